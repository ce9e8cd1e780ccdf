"""The plain text of a stretch of Markdown."""

from __future__ import annotations

import re

from awesome_lint.markdown import Paragraph, parse, plain_text
from awesome_lint.text import SourceText

_MARKUP = re.compile(r"[*_~`\[\]<>&\\@]|://|www\.")
_LEAD = "a "


def plain_text_of(markdown: str) -> str:
    """Give what a reader sees of inline Markdown, on one line."""
    flat = " ".join(markdown.split())
    if not _MARKUP.search(flat):
        return flat
    # Behind a word the text can only be a paragraph, whatever it begins with.
    block = parse(SourceText(_LEAD + flat)).children[0]
    return plain_text(block.children)[len(_LEAD) :].strip() if isinstance(block, Paragraph) else flat
