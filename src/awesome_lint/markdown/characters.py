"""Backslash escapes and entities (CommonMark 0.31.2, sections 2.4 and 2.5)."""

from __future__ import annotations

import re
from typing import NamedTuple

from markdown_it.common.entities import entities
from markdown_it.common.utils import isValidEntityCode

ESCAPABLE = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
"""The characters that a backslash makes literal: ASCII punctuation."""

_ENTITY = re.compile(r"&(?:#[xX]([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([A-Za-z][A-Za-z0-9]{1,31}));")


class Entity(NamedTuple):
    """What an entity or a numeric reference stands for, and where it ends."""

    value: str
    end: int


def read_entity(text: str, at: int) -> Entity | None:
    """Read what begins with the `&` at `at`."""
    found = _ENTITY.match(text, at)
    if found is None:
        return None
    hexadecimal, decimal, name = found.groups()
    if name is not None:
        value = entities.get(name)
        return Entity(value, found.end()) if value is not None else None
    code = int(hexadecimal, 16) if hexadecimal is not None else int(decimal)
    return Entity(chr(code) if isValidEntityCode(code) else "\ufffd", found.end())
