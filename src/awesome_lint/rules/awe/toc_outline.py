"""The headings that a table of contents can list, with their anchors and their places in the outline."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from unicodedata import normalize
from urllib.parse import unquote

from awesome_lint import slugs
from awesome_lint.markdown.nodes import Heading, Html, InlineHtml, Link, Paragraph, plain_text, walk
from awesome_lint.shortcodes import SHORTCODE
from awesome_lint.words import section_kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from awesome_lint.markdown.nodes import Block
    from awesome_lint.rules.base import Context

_SHORTCODE = re.compile(SHORTCODE)
# Not the year of "2024 Papers".
_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2})*|[ivx]+(?=[.):]))[.):]?\s+")
_EMPTY_BRACKETS = re.compile(r"\(\s*\)|\[\s*\]")
_TAG = re.compile(r"<[^<>]*>")
# Letters and digits, and what tells C, C++ and C# apart.
_BETWEEN = re.compile(r"[^\w+]+|_+")


def text_key(text: str) -> str:
    """Give what a heading and its entry share: words in small letters; emoji, numbers in front, punctuation gone."""
    bare = _bare(text)
    start = number.end() if (number := _NUMBER.match(bare)) else 0
    key = _BETWEEN.sub(" ", bare[start:].replace("&", " and ").replace("#", " sharp "))
    return " ".join(key.split()) or bare


def text_number(text: str) -> str:
    """Give the number that a text begins with, "" without one: "3.4" of "3.4. Tools"."""
    number = _NUMBER.match(_bare(text))
    return number[1] if number else ""


def without_number(text: str) -> str:
    """Give a text without the number that it begins with."""
    number = _NUMBER.match(text)
    return text[number.end() :] if number else text


def _bare(text: str) -> str:
    bare = text.lower() if text.isascii() else normalize("NFKC", text).casefold()
    return (_SHORTCODE.sub(" ", bare) if ":" in bare else bare).strip()


@dataclass(frozen=True, slots=True, eq=False)
class OutlineHeading:
    """A heading as a table of contents sees it.

    Attributes:
        heading: The node.
        position: Its number among all headings, from 0.
        text: Its plain text.
        key: What an entry for it says: see `text_key`.
        anchor: The anchor that entries are expected to name: what HTML in it or right before it sets, or GitHub's.
        parent: The heading of which it is a part.
    """

    heading: Heading
    position: int
    text: str
    key: str
    anchor: str
    parent: OutlineHeading | None

    @property
    def content(self) -> bool:
        """Whether it may hold entries, by the built-in names ("License" does not)."""
        return section_kind(self.text) is None


class Outline:
    """All headings that stand in no other block, to be asked for one by its anchor."""

    def __init__(self, ctx: Context) -> None:
        self.headings: list[OutlineHeading] = []
        self._by_anchor: dict[str, OutlineHeading] = {}
        self._nodes: list[Heading | Html] = [*ctx.nodes(Heading), *ctx.nodes(Html)]
        self._nodes.sort(key=lambda node: node.start)
        self._inline = ctx.nodes(InlineHtml)
        given = {heading.start: anchor for heading, anchor in slugs.heading_anchors(self._nodes)}
        around: tuple[Block | None, ...] = (None, *ctx.root.children, None)
        for at, block in enumerate(ctx.root.children, 1):
            if isinstance(block, Heading):
                self._add(block, given[block.start], around[at - 1])
                if at + 2 < len(around) and not isinstance(around[at + 2], Heading):
                    self._name(self.headings[-1], _anchors_set_by(around[at + 1]))
        self._ends = self._find_ends(len(ctx.source.text))

    def _add(self, heading: Heading, anchor: str, before: Block | None) -> None:
        inside = [name for node in walk(heading) if isinstance(node, InlineHtml) for name in _explicit(node)]
        names = [*inside, *_anchors_set_by(before)]
        text = _text_of(heading)
        parent = self.headings[-1] if self.headings else None
        while parent is not None and parent.heading.depth >= heading.depth:
            parent = parent.parent
        expected = names[0] if names else anchor
        found = OutlineHeading(heading, len(self.headings), text, text_key(text), expected, parent)
        self.headings.append(found)
        self._name(found, [anchor, *names])

    def _name(self, heading: OutlineHeading, anchors: Iterable[str]) -> None:
        for anchor in anchors:
            self._by_anchor.setdefault(anchor.casefold(), heading)

    def _find_ends(self, end_of_text: int) -> list[int]:
        ends = [end_of_text] * len(self.headings)
        open_ones: list[OutlineHeading] = []
        for found in self.headings:
            while open_ones and open_ones[-1].heading.depth >= found.heading.depth:
                ends[open_ones.pop().position] = found.heading.start
            open_ones.append(found)
        return ends

    def find(self, fragment: str) -> OutlineHeading | None:
        """Give the heading that a fragment, as it stands behind `#`, leads to."""
        return self._by_anchor.get(_plain(fragment))

    def end_of(self, heading: OutlineHeading) -> int:
        """Give where the next heading that is not a part of this one begins, or the document ends."""
        return self._ends[heading.position]

    def knows(self, fragment: str) -> bool:
        """Whether the page has this anchor, a heading's or not."""
        return _plain(fragment) in self._by_anchor or _plain(fragment) in self._all_anchors

    @cached_property
    def _all_anchors(self) -> frozenset[str]:
        nodes: list[Heading | Html | InlineHtml] = [*self._nodes, *self._inline]
        nodes.sort(key=lambda node: node.start)
        return frozenset(anchor.casefold() for anchor in slugs.anchors_of(nodes))


def outline(ctx: Context) -> Outline:
    """Read the headings of a document, for `ctx.derive`."""
    return Outline(ctx)


def _plain(fragment: str) -> str:
    return unquote(fragment).removeprefix(slugs.USER_CONTENT).casefold()


def _text_of(heading: Heading) -> str:
    """Give a heading's text without links that lead back to the top or to the table of contents."""
    own = tuple(node for node in heading.children if not (isinstance(node, Link) and node.url.startswith("#")))
    text = _EMPTY_BRACKETS.sub("", plain_text(own)).strip() or plain_text(heading.children)
    return " ".join(text.split())


def _explicit(node: Html | InlineHtml) -> Iterator[str]:
    return slugs.explicit_anchors(node.value)


def _anchors_set_by(block: Block | None) -> list[str]:
    """Give the anchors that a block sets which shows nothing: `<a name="tools"></a>` beside a heading."""
    if isinstance(block, Html):
        return [] if _TAG.sub("", block.value).strip() else list(_explicit(block))
    if not isinstance(block, Paragraph) or plain_text(block.children).strip():
        return []
    return [name for node in block.children if isinstance(node, InlineHtml) for name in _explicit(node)]
