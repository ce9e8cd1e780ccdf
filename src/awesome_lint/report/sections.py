"""Under which headings diagnostics stand."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from awesome_lint.markdown import Heading, parse, plain_text

if TYPE_CHECKING:
    from awesome_lint.text import SourceText


class Headings:
    """The headings of a list; reading it takes a parse.

    Args:
        source: The list.
    """

    def __init__(self, source: SourceText) -> None:
        found = [node for node in parse(source).children if isinstance(node, Heading)]
        self._starts = [node.start for node in found]
        self._titles = [plain_text(node.children) for node in found]

    def above(self, offset: int) -> str:
        """Give the text of the last heading that begins at or before an offset; "" without one."""
        index = bisect_right(self._starts, offset)
        return self._titles[index - 1] if index else ""
