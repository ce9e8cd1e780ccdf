"""JSON with comments and trailing commas, as editors and JavaScript tools read their configuration."""

from __future__ import annotations

import json
import re

# What is not closed goes up to the end, so that nothing is looked at twice.
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"?|//[^\n\r]*|/\*.*?(?:\*/|\Z)|,', re.DOTALL)
_BLANKS_AND_COMMENTS = re.compile(r"(?:\s|//[^\n\r]*|/\*.*?(?:\*/|\Z))*+", re.DOTALL)


def read_jsonc(text: str) -> object:
    """Read a text.

    Raises:
        ValueError: It is not JSON, comments and trailing commas left out; names line and column.
        RecursionError: It is nested too deeply.
    """
    return json.loads(_TOKEN.sub(lambda token: _plain(token, text), text))


def _plain(token: re.Match[str], text: str) -> str:
    """Give what stands for a token: blanks for a comment, nothing but them for a comma before a closing bracket."""
    written = token[0]
    if written[0] == "/":
        return re.sub(r"[^\n\r]", " ", written)  # so that lines and columns stay what they are
    if written == ",":
        behind = _BLANKS_AND_COMMENTS.match(text, token.end())
        if behind is not None and text[behind.end() : behind.end() + 1] in ("]", "}"):
            return " "
    return written
