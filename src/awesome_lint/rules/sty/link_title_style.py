"""STY013."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.diagnostics import Fixability
from awesome_lint.markdown.nodes import Definition
from awesome_lint.rules import places
from awesome_lint.rules.base import safe
from awesome_lint.rules.npm import NpmRule
from awesome_lint.rules.sty.consistent import CONSISTENT, expected_style, one_of, said_why
from awesome_lint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.markdown.nodes import Image, Link
    from awesome_lint.rules.base import Context

_NPM_STYLE = "'"
_STYLES = {'"': '"', "'": "'", "(": "()"}  # by their opening mark
_BLANK = " \t\r\n>"  # between destination and title; `>` closes a destination, or marks a quotation's next line


class _Title(NamedTuple):
    """A title in its marks; `start` is where its link, image or definition begins."""

    start: int
    span: Span
    style: str
    text: str


class LinkTitleStyle(NpmRule):
    """A title of a link, an image or a definition that stands in other marks than expected.

    ## Why
    Markdown takes `"title"`, `'title'` and `(title)` for the same; a list that uses one of them is easier to read and
    to search.

    ## Example
    In a list that has `"` elsewhere, `[Foo](https://foo.example 'All of foo')` becomes
    `[Foo](https://foo.example "All of foo")`.

    ## Fix
    Safe: the title reads as before; marks within it are escaped where they have to be.

    ## Npm
    Better: without configuration the expected marks are those of most titles in the file, where npm's tool expects `'`
    of every list; and a title that holds the expected mark may stand in others.
    """

    @dataclass(frozen=True, slots=True)
    class Options:
        """What can be set.

        Attributes:
            style: `"`, `'` or `()`; "consistent" for the marks that the file uses; "default" for `'` under the profile
                "awesome-npm", and "consistent" under any other.
        """

        style: str = "default"

        def __post_init__(self) -> None:
            """Check the value."""
            one_of("style", self.style, ("default", CONSISTENT, *_STYLES.values()))

    code = "STY013"
    name = "link-title-style"
    fixability = Fixability.ALWAYS
    options: Options

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag each title in other marks."""
        titles = list(_titles(ctx))
        configured = self.options.style
        if configured == "default":
            configured = _NPM_STYLE if ctx.strict else CONSISTENT
        expected = expected_style(configured, (title.style for title in titles), strict=ctx.strict)
        if expected is None:
            return
        why = said_why(configured, "titles", strict=ctx.strict)
        for title in titles:
            if title.style == expected or (not ctx.strict and any(mark in title.text for mark in expected)):
                continue
            same_line = ctx.source.line_at(title.start) == ctx.source.line_at(title.span.start)
            span = title.span if same_line else Span(title.start, title.span.end)
            message = f"title in `{title.style}`, expected `{expected}`{why}"
            yield self.diagnostic(span, message, safe(f"Write it in {expected}", *_edits(title, expected)))


def _titles(ctx: Context) -> Iterator[_Title]:
    """Give all titles that are not empty, in document order."""
    text = ctx.source.text
    nodes: list[Link | Image | Definition] = [
        *(node for node in ctx.derive(places.links) if node.syntax == "inline"),
        *ctx.nodes(Definition),
    ]
    nodes.sort(key=lambda node: node.start)
    for node in nodes:
        if not node.title:
            continue
        end = node.end if isinstance(node, Definition) else node.end - 1
        start = node.url_span.end
        between = text[start:end]
        start += len(between) - len(between.lstrip(_BLANK))
        end -= len(between) - len(between.rstrip())
        yield _Title(node.start, Span(start, end), _STYLES[text[start]], text[start + 1 : end - 1])


def _edits(title: _Title, style: str) -> list[Edit]:
    """Put a title in other marks: change both, and escape those of its characters that would end it."""
    (start, end), text = title.span, title.text
    marked = re.compile(rf"\\.|[{re.escape(style)}]", re.DOTALL)
    inside = [
        Edit.insert(start + 1 + match.start(), "\\") for match in marked.finditer(text) if not match[0].startswith("\\")
    ]
    return [Edit.replace(start, start + 1, style[0]), *inside, Edit.replace(end - 1, end, style[-1])]
