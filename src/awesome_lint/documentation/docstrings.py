"""Reading our own docstrings (Google style): what they say of a class and of its attributes."""

from __future__ import annotations

import inspect
import re

_SECTION = re.MULTILINE | re.DOTALL
_ATTRIBUTE = re.compile(r" {4}(\w+): (.*)")


def summary_of(kind: type) -> str:
    """Give the first line of a class's docs."""
    return inspect.cleandoc(kind.__doc__ or "").partition("\n")[0]


def section_of(kind: type, title: str) -> str:
    """Give what stands in a class's docs below the line `## Title`; "" without such a section."""
    found = re.search(rf"^## {re.escape(title)}\n+(.*?)\s*(?=^## |\Z)", inspect.cleandoc(kind.__doc__ or ""), _SECTION)
    return found[1] if found else ""


def attributes_of(kind: type) -> dict[str, str]:
    """Give what the "Attributes" sections of a class and its bases say, by attribute."""
    docs: dict[str, str] = {}
    for base in reversed(kind.__mro__):
        docs |= _own_attributes(inspect.cleandoc(base.__doc__ or ""))
    return docs


def _own_attributes(text: str) -> dict[str, str]:
    docs: dict[str, str] = {}
    name = ""
    inside = False
    for line in text.split("\n"):
        if not inside:
            inside = line == "Attributes:"
        elif match := _ATTRIBUTE.fullmatch(line):
            name = match[1]
            docs[name] = match[2]
        elif name and line.startswith(" " * 8):
            docs[name] += " " + line.strip()
        else:
            inside = False
    return docs
