"""The plain text of a stretch of Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesome_lint.markdown import Paragraph, parse, plain_text
from awesome_lint.text import SourceText

if TYPE_CHECKING:
    from awesome_lint.template.scan import Scan

_MARKUP = re.compile(r"[*_~`\[\]<>&\\@]|://|www\.")
_NUMBER = re.compile(r"\s*\d{1,3}[.)]\s+(?=[^\W\d])")
_LEAD = "a "


def behind_number(text: str, start: int, end: int) -> int:
    """Give where a title begins behind a number that counts the entries: "1. Title"."""
    number = _NUMBER.match(text, start, end)
    return number.end() if number is not None else start


def plain_text_of(markdown: str) -> str:
    """Give what a reader sees of inline Markdown, on one line."""
    flat = " ".join(markdown.split())
    if not _MARKUP.search(flat):
        return flat
    # Behind a word the text can only be a paragraph, whatever it begins with.
    block = parse(SourceText(_LEAD + flat)).children[0]
    return plain_text(block.children)[len(_LEAD) :].strip() if isinstance(block, Paragraph) else flat


def plain_text_between(text: str, start: int, end: int, scan: Scan) -> str:
    """Give what a reader sees of an entry's text between two offsets, on one line.

    Args:
        text: The whole source.
        start: Where it begins.
        end: Where it ends.
        scan: The entry's tokens; what they say need not be parsed again.
    """
    pieces: list[str] = []
    at = start
    for token in scan.between(start, end):
        if token.kind == "mark" and token.node is not None:
            pieces += (text[at : token.start], plain_text((token.node,)))
            at = token.end
            if _MARKUP.search(pieces[-2]):
                return plain_text_of(text[start:end])
    if _MARKUP.search(text, at, end):
        return plain_text_of(text[start:end])
    return " ".join("".join([*pieces, text[at:end]]).split())
