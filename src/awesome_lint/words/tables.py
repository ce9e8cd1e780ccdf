"""The built-in words, from the compiled form of this folder's TOML files."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final, Literal, TypeAlias

COMPILED: Final = Path(__file__).with_name("compiled.txt")

TableName: TypeAlias = Literal[
    "affiliations",
    "placeholders",
    "sections",
    "asides",
    "columns",
    "generic-labels",
    "label-kinds",
    "host-kinds",
    "https-hosts",
    "title-words",
]


@cache
def table(name: TableName) -> dict[str, str]:
    """Give one table: by key, what is said of it ("" where it only stands there)."""
    return dict(line.partition("\t")[::2] for line in _blocks()[name].split("\n"))


@cache
def _blocks() -> dict[str, str]:
    """Read the compiled file, once: blocks with an empty line between them, each under its name."""
    text = COMPILED.read_text(encoding="utf-8").rstrip("\n")
    return dict(block.partition("\n")[::2] for block in text.split("\n\n")[1:])
