"""A table of contents as it stands: its heading, its lists, its entries."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from awesome_lint.markdown.nodes import Heading, Link, List, ListItem, Paragraph, plain_text, walk
from awesome_lint.rules.awe.toc_outline import text_key
from awesome_lint.text import Span
from awesome_lint.words import section_kind
from awesome_lint.words.names import phrase_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_lint.markdown.nodes import Block
    from awesome_lint.rules.base import Context

# Headings that are a table of contents' only if they are followed by one: "Index" may hold entries.
_MAYBE = frozenset({"index", "overview"})


@dataclass(frozen=True, slots=True, eq=False)
class TocEntry:
    """An entry of a table of contents.

    Attributes:
        item: The list item.
        text: What it says, without the entries below it.
        key: The same, as headings' texts are compared.
        link: Its first link, or None.
        label: The span of its text: of the link's label, else of its first paragraph; None if it has neither.
        others: The fragments of further links to places in the page that its first paragraph holds.
        children: The entries below it.
    """

    item: ListItem
    text: str
    key: str
    link: Link | None
    label: Span | None
    others: tuple[str, ...]
    children: tuple[TocEntry, ...]

    @property
    def fragment(self) -> str | None:
        """What stands behind `#` in a link within the page, else None."""
        return self.link.url[1:] if self.link is not None and self.link.url.startswith("#") else None


@dataclass(frozen=True, slots=True, eq=False)
class TocList:
    """One list of a table of contents, an outer or a nested one."""

    node: List
    entries: tuple[TocEntry, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Toc:
    """A table of contents.

    Attributes:
        heading: Its heading.
        blocks: What stands between it and the first section.
        end: Where the first section begins.
        lists: Its lists, outer ones before those nested in them.
        entries: The entries of all lists in document order.
    """

    heading: Heading
    blocks: tuple[Block, ...]
    end: int
    lists: tuple[TocList, ...]
    entries: tuple[TocEntry, ...]


def read_toc(ctx: Context, names: Sequence[str]) -> Toc | None:
    """Give a document's table of contents, or None if it has none that can be held against its headings.

    Args:
        ctx: The document.
        names: Texts of headings that introduce one, besides the built-in ones.
    """
    keys = {phrase_key(name) for name in names}
    blocks = ctx.root.children
    for at, block in enumerate(blocks):
        if not isinstance(block, Heading):
            continue
        text = plain_text(block.children)
        sure = section_kind(text) == "contents" or phrase_key(text) in keys
        if not sure and phrase_key(text) not in _MAYBE:
            continue
        toc = _read(ctx, block, blocks[at + 1 :])
        if _leads_within(toc) or (sure and not toc.lists and not _holds_links(ctx, toc)):
            return toc
    return None


def _read(ctx: Context, heading: Heading, behind: tuple[Block, ...]) -> Toc:
    blocks = behind[: _length(heading, behind)]
    end = behind[len(blocks)].start if len(blocks) < len(behind) else len(ctx.source.text)
    outer = [node for block in blocks for node in walk(block) if isinstance(node, List)]
    lists: list[TocList] = []
    done = 0
    for node in outer:
        if node.start >= done:  # else it is nested in one that was read
            _read_list(node, lists)
            done = node.end
    entries = [entry for each in lists for entry in each.entries]
    entries.sort(key=lambda entry: entry.item.start)
    return Toc(heading, blocks, end, tuple(lists), tuple(entries))


def _length(heading: Heading, behind: tuple[Block, ...]) -> int:
    """Give how many blocks belong to the table: those up to a heading, or up to one that is not followed by a part."""
    end = len(behind)
    for at, block in enumerate(behind):
        if isinstance(block, Heading) and (block.depth <= heading.depth or not _is_part(behind[at + 1 :])):
            end = at
            break
    return end


def _is_part(behind: tuple[Block, ...]) -> bool:
    """Whether what stands below a sub-heading leads to places in the page, and nowhere else.

    It may be a list, all of whose items lead there, a table or a row of links.
    """
    if behind and isinstance(behind[0], List):
        return all(_first_url(item).startswith("#") for item in behind[0].children)
    part = takewhile(lambda block: not isinstance(block, Heading), behind)
    found = [node.url for block in part for node in walk(block) if isinstance(node, Link)]
    return bool(found) and all(url.startswith("#") for url in found)


def _first_url(item: ListItem) -> str:
    return next((node.url for node in walk(item) if isinstance(node, Link)), "")


def _read_list(node: List, lists: list[TocList]) -> tuple[TocEntry, ...]:
    at = len(lists)
    lists.append(TocList(node, ()))
    entries = tuple(_read_item(item, lists) for item in node.children)
    lists[at] = TocList(node, entries)
    return entries


def _read_item(item: ListItem, lists: list[TocList]) -> TocEntry:
    first = item.children[0] if item.children else None
    paragraph = first if isinstance(first, Paragraph) else None
    links = [node for node in walk(paragraph) if isinstance(node, Link)] if paragraph else []
    link = links[0] if links else None
    others = tuple(node.url[1:] for node in links[1:] if node.url.startswith("#"))
    text, label = "", None
    if link is not None and link.children:
        text, label = plain_text(link.children), Span(link.children[0].start, link.children[-1].end)
    elif link is None and paragraph is not None:
        text, label = plain_text(paragraph.children), paragraph.span
    children = [entry for block in item.children if isinstance(block, List) for entry in _read_list(block, lists)]
    return TocEntry(item, text.strip(), text_key(text), link, label, others, tuple(children))


def _leads_within(toc: Toc) -> bool:
    """Whether a list leads to places in the page, as entries of a table of contents do."""
    within = sum(entry.fragment is not None for entry in toc.entries)
    return within > 0 and within * 2 >= sum(entry.link is not None for entry in toc.entries)


def _holds_links(ctx: Context, toc: Toc) -> bool:
    """Whether something else than lists leads to places in the page: a table, a row of links, HTML."""
    text = ctx.source.text
    return any(text.find(mark, toc.heading.end, toc.end) >= 0 for mark in ("](#", 'href="#', "href='#"))
