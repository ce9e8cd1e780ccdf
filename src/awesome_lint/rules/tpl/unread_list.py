"""TPL019."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from awesome_lint import urls
from awesome_lint.markdown.nodes import Link, List, ListItem, TableRow, walk
from awesome_lint.rules import places
from awesome_lint.rules.base import Rule
from awesome_lint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.markdown.nodes import Block
    from awesome_lint.rules.base import Context

_FEWEST: Final = 2  # items that make a list


class UnreadList(Rule):
    """A list of which no entry could be read.

    ## Why
    The file has items or rows with links, but none could be read as an entry, so nothing is known of titles, venues and
    duplicates, and nothing is exported. It is reported once, for the file as a whole.

    ## Example
    `- [📄](https://example.org/ants.pdf)`: nothing here can be a title.

    Give the entries titles, or state how they are written (`template`) in the configuration.
    """

    code = "TPL019"
    name = "unread-list"

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Look for items with links where there are no entries."""
        reading = ctx.reading
        if ctx.document.entries or (reading.templates and reading.origin in ("configuration", "file")):
            return  # a stated template that nothing follows is said by `unfollowed-template`
        lines = [ctx.source.line_at(start) for start in _items(ctx)]
        if len(lines) >= _FEWEST:
            yield self.diagnostic(
                Span(0, 0),
                f"no entry could be read, though there are {len(lines)} items with links (the first is on line"
                f' {lines[0]}); say how one is written, as in `template = "- [Title](url) - Description."`',
            )


def _items(ctx: Context) -> Iterator[int]:
    """Give where the items and rows of content sections begin that lead elsewhere."""
    silent = ctx.derive(places.silent_sections)
    found: list[tuple[int, Block]] = [(row.start, row) for row in ctx.nodes(TableRow)]
    found += ((item.start, item.children[0]) for item in ctx.nodes(ListItem) if item.children)
    for start, block in sorted(found, key=lambda each: each[0]):
        if not silent.holds(start) and not isinstance(block, List):  # whose items count themselves
            links = (each for each in walk(block) if isinstance(each, Link))
            if any(urls.is_web(link.url) for link in links):
                yield start
