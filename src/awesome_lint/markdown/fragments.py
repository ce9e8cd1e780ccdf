"""Stretches of HTML blocks read as inline content."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesome_lint.markdown.anchors import Segments, Shift
from awesome_lint.markdown.inline import References, parse_inline

if TYPE_CHECKING:
    from awesome_lint.markdown.anchors import Anchor
    from awesome_lint.markdown.nodes import Inline

_NEWLINE = re.compile(r"\r\n?|\n")
_NO_REFERENCES = References({}, frozenset())


def inline_at(text: str, start: int, end: int) -> tuple[Inline, ...]:
    """Read a stretch of the source as the content of a paragraph; references in it are text.

    Args:
        text: The whole source.
        start: Where the stretch begins; blanks there are left out.
        end: Where it ends; blanks before are left out.
    """
    raw = text[start:end]
    start += len(raw) - len(raw.lstrip())
    raw = raw.strip().replace("\0", "\ufffd")
    if "\r" not in raw:
        return parse_inline(raw, Shift(start), _NO_REFERENCES)
    firsts, bases, wide = [0], [start], []
    removed = 0
    for newline in _NEWLINE.finditer(raw):
        more = newline.end() - newline.start() - 1
        removed += more
        wide.append(more)
        firsts.append(newline.end() - removed)
        bases.append(start + removed)
    anchor: Anchor = Segments(firsts, bases, [*wide, 0])
    return parse_inline(_NEWLINE.sub("\n", raw), anchor, _NO_REFERENCES)
