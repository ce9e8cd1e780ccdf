"""JSON as reports write it: UTF-8 that no runner of CI takes for a command, and arrays that grow."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from awesome_lint.report.style import hidden, well_formed

if TYPE_CHECKING:
    from typing import TextIO

_COMMAND = r"(?i)##(?=vso\[|\[)"


def json_text(value: object, indent: int | None = None) -> str:
    """Give a value as JSON that is defused.

    Args:
        value: What to write.
        indent: Blanks a level; None for one line.
    """
    return defused(json.dumps(value, ensure_ascii=False, indent=indent))


def defused(text: str) -> str:
    r"""Give JSON that no terminal and no runner acts on, and that reads as the same.

    What `report.style.visible` and `inert` defuse is written with an escape (`\u0023#[error]`): JSON goes to terminals
    and to the logs of CI, too. All of it can only stand in strings. Lone surrogates are replaced; see `well_formed`.
    """
    if not text.isascii() or "\x7f" in text:
        text = well_formed(text)
        for character in set(text):
            if character != "\n" and hidden(character):
                text = text.replace(character, json.dumps(character)[1:-1])
    return re.sub(_COMMAND, r"\\u0023#", text) if "##" in text else text


class ArrayWriter:
    """Writes an array item by item; an empty one if there are none.

    Args:
        out: Where to; what is written is meant to be encoded as UTF-8 (RFC 8259, 8.1).
    """

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._any = False

    def add(self, value: object) -> None:
        """Write an item."""
        text = json_text(value, indent=2).replace("\n", "\n  ")  # first, so that an array stays one if this fails
        self._out.write((",\n" if self._any else "[\n") + "  " + text)
        self._any = True

    def close(self) -> None:
        """End the array."""
        self._out.write("\n]\n" if self._any else "[]\n")
