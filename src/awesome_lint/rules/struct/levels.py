"""Changing the depth of headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.markdown.nodes import Heading


def set_depth(text: str, heading: Heading, depth: int) -> Iterator[Edit]:
    """Give the edits that write an ATX heading with `depth` marks, a closing sequence of marks included."""
    yield Edit.replace(heading.start, heading.start + heading.depth, "#" * depth)
    closing = text.find("#", heading.content_span.end, heading.end)
    if closing >= 0 and heading.content_span.end > heading.start + heading.depth:
        yield Edit.replace(closing, closing + text.count("#", closing, heading.end), "#" * depth)
