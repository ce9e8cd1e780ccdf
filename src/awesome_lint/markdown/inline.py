"""Inline content to nodes, in one pass and linear time.

markdown-it's own inline parser keeps no positions, and looks for the end of a label by trial, which takes quadratic
time on nested brackets. This one follows the algorithm of the CommonMark specification (0.31.2, appendix "An algorithm
for parsing nested emphasis and links"), and knows at each step where it stands. The tests hold it against the examples
of both specifications and against markdown-it's own output.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from awesome_lint.markdown.assemble import Item, Piece, assemble, bare_link
from awesome_lint.markdown.autolinks import find_url, may_hold_url
from awesome_lint.markdown.characters import ESCAPABLE, read_entity
from awesome_lint.markdown.code_spans import CodeSpans
from awesome_lint.markdown.delimiters import Run
from awesome_lint.markdown.destinations import Target, identifier, read_label, read_target
from awesome_lint.markdown.nodes import (
    Break,
    FootnoteReference,
    Image,
    Inline,
    InlineCode,
    InlineHtml,
    Link,
    LinkSyntax,
    Text,
    plain_text,
)
from awesome_lint.markdown.raw_html import RawHtml
from awesome_lint.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from collections.abc import Set as AbstractSet

    from awesome_lint.markdown.anchors import Anchor

MAX_IMAGES = 8
"""How deep images may nest in each other's alternative text; beyond, the brackets are text."""

_SPECIAL = re.compile(r"[\n&*<\[\\\]_`~]|!\[")
_RUNS = {mark: re.compile(re.escape(mark) + "++") for mark in "*_~"}
_URI = re.compile(r"<([a-zA-Z][a-zA-Z0-9+.\-]{1,31}:[^<>\x00-\x20]*+)>")
_HOST_LABEL = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
_EMAIL = re.compile(rf"<([a-zA-Z0-9.!#$%&'*+/=?^_`{{|}}~-]++@{_HOST_LABEL}(?:\.{_HOST_LABEL})*+)>")
_FOOTNOTE = re.compile(r"\^([^\s\[\]]+)\Z")
_MAX_TILDES = 2


class References:
    """What brackets may refer to: definitions by identifier (URL and title), and labels of footnotes."""

    __slots__ = ("definitions", "footnotes")

    def __init__(self, definitions: Mapping[str, tuple[str, str | None]], footnotes: AbstractSet[str]) -> None:
        self.definitions = definitions
        self.footnotes = footnotes


class _Bracket:
    """An opening bracket: its index among the items, its offset, and whether it is `![` and has brackets inside."""

    __slots__ = ("image", "index", "inner", "start")

    def __init__(self, index: int, start: int, *, image: bool) -> None:
        self.index = index
        self.start = start
        self.image = image
        self.inner = False


def parse_inline(content: str, anchor: Anchor, references: References, begin: int = 0) -> tuple[Inline, ...]:
    """Give the nodes of an inline content.

    Args:
        content: The text, lines joined by LF, without block marks and without blanks at both ends.
        anchor: Where it stands in the source.
        references: The document's definitions and footnotes.
        begin: Where to begin; what stands before is read as context only.
    """
    special = _SPECIAL.search(content, begin)
    if special is None and "@" not in content and not may_hold_url(content):
        size = len(content)
        return (Text(anchor.start(begin), anchor.end(size), content[begin:]),) if begin < size else ()
    return _Scanner(content, anchor, references).parse(begin)


class _Scanner:
    """One pass over one content."""

    __slots__ = (
        "_anchor",
        "_brackets",
        "_code_spans",
        "_content",
        "_html",
        "_images",
        "_inactive",
        "_items",
        "_references",
        "_urls",
    )

    def __init__(self, content: str, anchor: Anchor, references: References) -> None:
        self._content = content
        self._anchor = anchor
        self._references = references
        self._items: list[Item] = []
        self._brackets: list[_Bracket] = []
        self._inactive = 0  # brackets of links below this index stand before a link, so they cannot hold it
        self._images: list[tuple[int, int]] = []  # index among the items, and depth, of images
        self._code_spans = CodeSpans(content)
        self._html = RawHtml(content)
        self._urls = may_hold_url(content)

    def parse(self, at: int) -> tuple[Inline, ...]:
        content = self._content
        items = self._items
        search = _SPECIAL.search
        steps = self._STEPS
        while special := search(content, at):
            start = special.start()
            if start > at:
                text = content[at:start]
                if self._urls and may_hold_url(text) and (end := self._bare(at, start)):
                    at = end
                    continue
                items.append(Piece(at, start, text))
            at = steps[content[start]](self, start)
        size = len(content)
        while at < size:
            if self._urls and (end := self._bare(at, size)):
                at = end
                continue
            items.append(Piece(at, size, content[at:]))
            break
        return assemble(items, content, self._anchor, addresses=True)

    # Each step reads what begins at a special character, adds to the items, and gives the offset behind.

    def _bare(self, at: int, stop: int) -> int:
        """Take in plain text up to the first bare URL in it, and the URL; give 0 if there is none."""
        if self._brackets:
            return 0
        found = find_url(self._content, at, stop)
        if found is None:
            return 0
        if found.start > at:
            self._items.append(Piece(at, found.start, self._content[at : found.start]))
        self._items.append(bare_link(self._content, found.start, found.end, found.url, self._anchor))
        return found.end

    def _literal(self, start: int, end: int) -> int:
        self._items.append(Piece(start, end, self._content[start:end]))
        return end

    def _newline(self, at: int) -> int:
        content, items = self._content, self._items
        start = at
        last = items[-1] if items else None
        if type(last) is Piece and content[at - 1] == " ":
            while start > last.start and content[start - 1] == " ":
                start -= 1
            hard = at - start > 1
            if not hard:
                start = at - 1
            if start > last.start:
                items[-1] = Piece(last.start, start, content[last.start : start])
            else:
                items.pop()
        else:
            hard = False
        self._line_end(start, at, hard=hard)
        return self._indentation(at + 1)

    def _line_end(self, start: int, at: int, *, hard: bool) -> None:
        if hard:
            self._items.append(Break(self._anchor.start(start), self._anchor.end(at + 1)))
        else:
            self._items.append(Piece(start, at + 1, "\n"))

    def _indentation(self, at: int) -> int:
        content = self._content
        while content.startswith((" ", "\t"), at):
            at += 1
        return at

    def _escape(self, at: int) -> int:
        following = self._content[at + 1 : at + 2]
        if following == "\n":
            self._line_end(at, at + 1, hard=True)
            return self._indentation(at + 2)
        if following in ESCAPABLE:
            self._items.append(Piece(at, at + 2, following))
            return at + 2
        return self._literal(at, at + 1)

    def _entity(self, at: int) -> int:
        entity = read_entity(self._content, at)
        if entity is None:
            return self._literal(at, at + 1)
        self._items.append(Piece(at, entity.end, entity.value))
        return entity.end

    def _run(self, at: int) -> int:
        content = self._content
        mark = content[at]
        found = _RUNS[mark].match(content, at)
        end = found.end() if found else at + 1
        if mark == "~" and end - at > _MAX_TILDES:
            return self._literal(at, end)
        self._items.append(Run(content, at, end))
        return end

    def _code(self, at: int) -> int:
        span = self._code_spans.read(at)
        if span.value is None:
            return self._literal(at, span.end)
        self._items.append(InlineCode(self._anchor.start(at), self._anchor.end(span.end), span.value))
        return span.end

    def _angle(self, at: int) -> int:
        content, anchor = self._content, self._anchor
        found = _URI.match(content, at) or _EMAIL.match(content, at)
        if found is not None:
            raw = found[1]
            start, end = anchor.start(at + 1), anchor.end(found.end() - 1)
            url = raw if found.re is _URI else "mailto:" + raw
            text = Text(start, end, raw)
            self._items.append(Link(start - 1, end + 1, url, None, (text,), "autolink", Span(start, end)))
            return found.end()
        end = self._html.end(at)
        if not end:
            return self._literal(at, at + 1)
        self._items.append(InlineHtml(anchor.start(at), anchor.end(end), content[at:end]))
        return end

    def _open(self, at: int) -> int:
        image = self._content[at] == "!"
        if self._brackets:
            self._brackets[-1].inner = True
        self._brackets.append(_Bracket(len(self._items), at, image=image))
        return self._literal(at, at + 1 + image)

    def _close(self, at: int) -> int:
        if not self._brackets:
            return self._literal(at, at + 1)
        bracket = self._brackets.pop()
        active = bracket.image or len(self._brackets) >= self._inactive
        self._inactive = min(self._inactive, len(self._brackets))
        if active:
            content = self._content
            if content.startswith("(", at + 1):
                target = read_target(content, at + 2)
                if target is not None and self._link(bracket, target, "inline", None):
                    return target.behind
            end = self._reference(bracket, at)
            if end:
                return end
        return self._literal(at, at + 1)

    def _reference(self, bracket: _Bracket, at: int) -> int:
        """Make a reference, or a footnote's, of the brackets that end at `at`; give the offset behind, or 0."""
        content, references = self._content, self._references
        if not references.definitions and not references.footnotes:
            return 0
        label = read_label(content, at + 1)
        begin, close = at + 2, at + 2 + len(label or "")
        end = at + 1 if label is None else close + 1
        if not label:
            # The brackets are their own label, which holds no brackets and ends where they do.
            begin, close = bracket.start + 1 + bracket.image, at
            label = None if bracket.inner else read_label(content, begin - 1)
            if label is not None and begin + len(label) != at:
                label = None
        if label is not None:
            name = identifier(label)
            known = references.definitions.get(name)
            if known is not None:
                target = Target(known[0], begin, close, known[1], end)
                if self._link(bracket, target, "reference", name):
                    return end
        return self._footnote(bracket, at)

    def _footnote(self, bracket: _Bracket, at: int) -> int:
        found = _FOOTNOTE.match(self._content, bracket.start + 1, at) if not bracket.image else None
        if found is None or identifier(found[1]) not in self._references.footnotes:
            return 0
        del self._items[bracket.index :]
        start, end = self._anchor.start(bracket.start), self._anchor.end(at + 1)
        self._items.append(FootnoteReference(start, end, found[1]))
        return at + 1

    def _link(self, bracket: _Bracket, target: Target, syntax: LinkSyntax, name: str | None) -> bool:
        """Replace the items of a label by a link or an image; give False if images nest too deep."""
        items, anchor, images = self._items, self._anchor, self._images
        depth = 0
        while images and images[-1][0] > bracket.index:
            depth = max(depth, images.pop()[1])
        if bracket.image:
            depth += 1
        if depth:
            images.append((bracket.index, depth))
        if depth > MAX_IMAGES:
            return False
        inner = items[bracket.index + 1 :]
        del items[bracket.index :]
        children = assemble(inner, self._content, anchor, addresses=False)
        start, end = anchor.start(bracket.start), anchor.end(target.behind)
        place = Span(anchor.start(target.start), anchor.end(target.end))
        if target.start == target.end:
            place = Span(place.start, place.start)
        if bracket.image:
            alt = plain_text(children)
            items.append(Image(start, end, target.url, target.title, children, alt, syntax, place, name))
        else:
            items.append(Link(start, end, target.url, target.title, children, syntax, place, name))
            self._inactive = len(self._brackets)
        return True

    _STEPS: ClassVar[dict[str, Callable[[_Scanner, int], int]]] = {
        "\n": _newline,
        "&": _entity,
        "*": _run,
        "_": _run,
        "~": _run,
        "`": _code,
        "<": _angle,
        "[": _open,
        "!": _open,
        "]": _close,
        "\\": _escape,
    }
