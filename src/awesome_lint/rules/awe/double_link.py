"""AWE014."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from awesome_lint import urls
from awesome_lint.markdown.nodes import Emphasis, Image, InlineHtml, Link, ListItem, Paragraph, Strong, Text, plain_text
from awesome_lint.rules.awe.web_address import common_form
from awesome_lint.rules.npm import NpmRule
from awesome_lint.rules.places import Spans
from awesome_lint.words import link_kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.markdown.nodes import Inline
    from awesome_lint.model import Section
    from awesome_lint.rules.base import Context


class DoubleLink(NpmRule):
    """A list item that begins with the link of an earlier item.

    ## Why
    Most repeated items are there by mistake: two pull requests added the same thing. Links are compared by what they
    open: http and https, `www.`, a final slash and tracking parameters do not matter, queries and fragments do.

    ## Example
    `- [Foo](https://foo.example.org/docs)` and, further down, `- [Foo manual](http://foo.example.org/docs/)`.

    ## Npm
    Better: npm's tool flags every link that stands twice anywhere, but for further links of an item. Here only the
    link counts that an item begins with, or the first one to a paper; descriptions, texts, tables of contents and notes
    may link what they like. Links to a whole site, to a place in a page that runs in the browser (`#/route`) and within
    the repository are not flagged; the first place is named, not flagged. All forms of one paper are one link. Where
    `duplicate-link` or `same-link-different-titles` reports the place, this rule does not.
    """

    code = "AWE014"
    name = "double-link"

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag the links."""
        if ctx.strict:
            yield from self._all(ctx)
        else:
            yield from self._later(ctx)

    def _later(self, ctx: Context) -> Iterator[Diagnostic]:
        for group in _groups(_Keyed(urls.identity(link.url), link) for link in _first_links(ctx)):
            group.sort(key=lambda link: ctx.age(link.start))
            line = ctx.source.line_at(group[0].start)
            for link in group[1:]:
                yield self.diagnostic(link.span, f"{link.url} is also on line {line}")

    def _all(self, ctx: Context) -> Iterator[Diagnostic]:
        further = _further_links(ctx)
        links = (link for link in ctx.nodes(Link) if link.identifier is None and link.start not in further)
        for group in _groups(_Keyed(common_form(link.url), link) for link in links):
            old = [link for link in group if not ctx.is_added(link.start)]
            for link in group:
                if len(old) == 1 and link is old[0]:
                    continue  # it is the one that a change repeats
                other = group[0] if link is not group[0] else group[1]
                line = ctx.source.line_at(other.start)
                yield self.diagnostic(link.span, f"{link.url} is also on line {line}")


class _Keyed(NamedTuple):
    key: str
    link: Link


def _groups(links: Iterable[_Keyed]) -> Iterator[list[Link]]:
    """Give the links that share a key with others, in document order."""
    by_key: dict[str, list[Link]] = {}
    for key, link in links:
        by_key.setdefault(key, []).append(link)
    return (group for group in by_key.values() if len(group) > 1)


def _first_links(ctx: Context) -> Iterator[Link]:
    """Give the link that each item of a section with content is about."""
    silent = Spans(section.span for section in ctx.document.sections if _is_outermost_silent(section))
    for item in ctx.nodes(ListItem):
        first = item.children[0] if item.children else None
        if not isinstance(first, Paragraph) or silent.holds(item.start):
            continue
        link = _leading_link(first.children)
        if link is not None and _is_telling(link.url):
            yield link


def _is_outermost_silent(section: Section) -> bool:
    return not section.content and (section.parent is None or section.parent.content)


def _leading_link(nodes: tuple[Inline, ...]) -> Link | None:
    """Give the link that an item begins with, or the first one to a paper; other links belong to what a text says."""
    for node in nodes:
        if isinstance(node, Link):
            return node
        if isinstance(node, Strong | Emphasis) and isinstance(node.children[0], Link):
            return node.children[0]
        if not isinstance(node, Image | InlineHtml) and not (isinstance(node, Text) and not node.value.strip()):
            break
    links = (node for node in nodes if isinstance(node, Link))
    return next((link for link in links if link_kind(plain_text(link.children), link.url) == "paper"), None)


def _is_telling(url: str) -> bool:
    """Whether a link can stand for one thing: not a whole site, nor a page that the browser puts together."""
    if not urls.is_web(url) or urls.is_home_page(url):
        return False
    return not url.partition("#")[2].startswith(("/", "!"))


def _further_links(ctx: Context) -> frozenset[int]:
    """Give where those links begin that npm's tool leaves out: in an item's first paragraph, all but the first.

    As observed: only links that stand in the paragraph itself count, not those within emphasis.
    """
    found: list[int] = []
    for item in ctx.nodes(ListItem):
        first = item.children[0] if item.children else None
        if isinstance(first, Paragraph):
            links = [node.start for node in first.children if isinstance(node, Link)]
            found += links[1:]
    return frozenset(found)
