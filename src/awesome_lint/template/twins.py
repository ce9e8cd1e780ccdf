"""Inline HTML read as the Markdown that it equals."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.markdown import (
    Break,
    Delete,
    Emphasis,
    Image,
    InlineCode,
    InlineHtml,
    Link,
    Strong,
    plain_text,
    tag_at,
)
from awesome_lint.records import replace

if TYPE_CHECKING:
    from awesome_lint.markdown import Inline, Tag

MAX_DEPTH = 32
"""How deep tags may nest within one row of nodes; deeper ones stay tags."""

_CONTAINERS = frozenset({"a", "b", "strong", "i", "em", "s", "del", "strike", "code"})


def twins(nodes: tuple[Inline, ...], text: str) -> tuple[Inline, ...]:
    """Give inline nodes with the tags among them read as links, images, emphasis, code and breaks.

    Tags that are badly nested or have no counterpart stay as they are, as do all others.

    Args:
        nodes: The nodes of a paragraph, a heading or a cell.
        text: The whole source.
    """
    if not nodes or text.find("<", nodes[0].start, nodes[-1].end) < 0:
        return nodes
    return _level(nodes, text)


class _Open(NamedTuple):
    """A tag whose end has not come, and the nodes before it."""

    tag: Tag
    node: InlineHtml
    before: list[Inline]


def _level(nodes: tuple[Inline, ...], text: str) -> tuple[Inline, ...]:
    if not any(type(node) is InlineHtml or hasattr(node, "children") for node in nodes):
        return nodes
    row = _Row(text)
    for node in nodes:
        tag = tag_at(text, node.start, node.end) if type(node) is InlineHtml else None
        if tag is not None and type(node) is InlineHtml:
            row.tag(tag, node)
        elif isinstance(node, Emphasis | Strong | Delete | Link):
            inner = _level(node.children, text)
            row.nodes.append(node if inner is node.children else replace(node, children=inner))
        else:
            row.nodes.append(node)
    found = row.finish()
    same = len(found) == len(nodes) and all(new is old for new, old in zip(found, nodes, strict=True))
    return nodes if same else found


class _Row:
    """One row of nodes under construction; the innermost open tag is the last."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._open: list[_Open] = []
        self._counts = dict.fromkeys(_CONTAINERS, 0)
        self._skipped = dict.fromkeys(_CONTAINERS, 0)
        self.nodes: list[Inline] = []

    def tag(self, tag: Tag, node: InlineHtml) -> None:
        """Take in a tag."""
        if tag.name not in _CONTAINERS:
            self.nodes.append(self._void(tag, node))
        elif tag.closing:
            self._close(tag, node)
        elif len(self._open) >= MAX_DEPTH:
            self._skipped[tag.name] += 1
            self.nodes.append(node)
        else:
            if tag.name == "a" and self._counts["a"]:
                self._flatten("a")  # a link ends where another begins
            self._counts[tag.name] += 1
            self._open.append(_Open(tag, node, self.nodes))
            self.nodes = []

    def finish(self) -> tuple[Inline, ...]:
        """Give the nodes; tags that are still open stay tags."""
        for opened in self._open:
            opened.before.append(opened.node)
        pieces = [*(opened.before for opened in self._open), self.nodes]
        return tuple([node for piece in pieces for node in piece])

    def _void(self, tag: Tag, node: InlineHtml) -> Inline:
        if tag.name == "br" and not tag.closing:
            return Break(node.start, node.end)
        source = tag.attribute(self._text, "src") if tag.name == "img" and not tag.closing else None
        if source is None:
            return node
        alt, title = tag.attribute(self._text, "alt"), tag.attribute(self._text, "title")
        words = alt.value if alt else ""
        return Image(node.start, node.end, source.value, title.value if title else None, (), words, "html", source.span)

    def _close(self, tag: Tag, node: InlineHtml) -> None:
        name = tag.name
        if self._skipped[name] or not self._counts[name]:
            self._skipped[name] = max(0, self._skipped[name] - 1)
            self.nodes.append(node)
            return
        if self._open[-1].tag.name != name:
            self._flatten(name, keep=True)
        opened = self._open.pop()
        self._counts[name] -= 1
        children, self.nodes = tuple(self.nodes), opened.before
        twin = self._twin(opened, node, children)
        self.nodes.extend((opened.node, *children, node) if twin is None else (twin,))

    def _flatten(self, name: str, *, keep: bool = False) -> None:
        """Make plain tags of what is open since the last tag of a name, and of that tag, unless it is to be kept."""
        at = len(self._open) - 1
        while self._open[at].tag.name != name:
            at -= 1
        first = at + keep
        opened = self._open[first:]
        del self._open[first:]
        for each in opened:
            self._counts[each.tag.name] -= 1
            each.before.append(each.node)
        pieces = [*(each.before for each in opened), self.nodes]
        self.nodes = pieces[0]
        for piece in pieces[1:]:
            self.nodes.extend(piece)

    def _twin(self, opened: _Open, node: InlineHtml, children: tuple[Inline, ...]) -> Inline | None:
        start, end, tag = opened.node.start, node.end, opened.tag
        if tag.name == "a":
            target = tag.attribute(self._text, "href")
            if target is None:
                return None
            title = tag.attribute(self._text, "title")
            return Link(start, end, target.value, title.value if title else None, children, "html", target.span)
        if tag.name == "code":
            return InlineCode(start, end, plain_text(children))
        if tag.name in {"b", "strong"}:
            return Strong(start, end, children)
        return (Emphasis if tag.name in {"i", "em"} else Delete)(start, end, children)
