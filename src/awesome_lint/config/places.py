"""On which line of a configuration a key stands, for messages about it; the parser of TOML does not tell."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_PART = r"""(?:"(?:[^"\\]|\\.)*"|'[^']*'|[A-Za-z0-9_-]+)"""
_KEY = rf"{_PART}(?:\s*\.\s*{_PART})*"
_PATH = re.compile(rf"(?:{_PART}|\[\d+\]|\.(?!\s))+")
_HEADER = re.compile(rf"\s*\[(?P<array>\[?)\s*(?P<key>{_KEY})\s*\]")
_PAIR = re.compile(rf"\s*(?P<key>{_KEY})\s*=\s*(?P<value>.*)")
_QUOTES = ('"""', "'''")


def with_lines(message: str, files: Mapping[str, bytes]) -> str:
    """Give messages, one a line, with the line that each is about behind it, where that is known.

    Args:
        message: What is wrong: lines that begin with a file's prefix and, behind it, the key's path.
        files: The bytes of the files, by their prefixes.
    """
    return "\n".join(_with_line(line, files) for line in message.splitlines())


def _with_line(message: str, files: Mapping[str, bytes]) -> str:
    for prefix, data in files.items():
        file = prefix.partition(": ")[0]
        found = _PATH.match(message, len(file) + 2) if message.startswith(prefix) else None
        if found and (number := line_of(data.decode("utf-8-sig", "replace"), _parts(found[0]))):
            return f"{message} (line {number})"
    return message


def line_of(text: str, path: Sequence[str]) -> int | None:
    """Give the line, from 1, of the key at a path, or of the nearest one above it; None where none of them is found.

    Args:
        text: TOML.
        path: Names of tables and of the key, and numbers of items of arrays.
    """
    best, number = 0, None
    for line, key in _keys(text):
        if len(key) > best and list(path[: len(key)]) == key:
            best, number = len(key), line
    return number


def _keys(text: str) -> Iterator[tuple[int, list[str]]]:
    """Give the whole path of each key, and of each table, with its line."""
    table: list[str] = []
    counts: dict[str, int] = {}
    closing = ""
    for number, line in enumerate(text.split("\n"), 1):
        if closing:
            closing = "" if closing in line else closing
        elif header := _HEADER.match(line):
            table = _parts(header["key"])
            if header["array"]:
                name = header["key"]
                counts[name] = counts.get(name, -1) + 1
                table.append(str(counts[name]))
            yield number, table
        elif pair := _PAIR.match(line):
            yield number, [*table, *_parts(pair["key"])]
            closing = next((each for each in _QUOTES if pair["value"].count(each) == 1), "")


def _parts(path: str) -> list[str]:
    """Give the names in a path, bare as they are meant."""
    return [_name(part) for part in re.findall(rf"{_PART}", path)]


def _name(part: str) -> str:
    if part.startswith('"'):
        try:
            return str(json.loads(part))
        except ValueError:  # an escape that TOML has and JSON does not
            return part[1:-1]
    return part.strip("'")
