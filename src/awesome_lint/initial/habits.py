"""What a list breaks so often that it must be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.markdown.nodes import (
    Blockquote,
    Break,
    Code,
    Definition,
    Emphasis,
    Heading,
    Image,
    Link,
    List,
    ListItem,
    Paragraph,
    Root,
    Strong,
    Table,
    ThematicBreak,
    walk,
)
from awesome_lint.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.markdown.nodes import AnyNode
    from awesome_lint.template import ListReading

_FEWEST = 3  # of less, more than half is no habit


class Share(NamedTuple):
    """In how many of the nodes that a rule looks at it reports something.

    Attributes:
        broken: In how many.
        of: How many there are.
        noun: What they are called, in the plural.
    """

    broken: int
    of: int
    noun: str

    @property
    def habitual(self) -> bool:
        """Whether it is more than half of them, and enough to be no accident."""
        return self.broken >= _FEWEST and self.broken * 2 > self.of

    def __str__(self) -> str:
        return f"{self.broken} of {self.of} {self.noun}"


class _Kind(NamedTuple):
    """A kind of nodes that rules look at.

    Attributes:
        noun: What they are called, in the plural.
        belongs: Whether a node is one.
    """

    noun: str
    belongs: Callable[[AnyNode], bool]


def _has_title(node: AnyNode) -> bool:
    return isinstance(node, Link | Image | Definition) and node.title is not None


def _is_emphasised_line(node: AnyNode) -> bool:
    return isinstance(node, Paragraph) and len(node.children) == 1 and isinstance(node.children[0], Emphasis | Strong)


def _is_bulleted(node: AnyNode) -> bool:
    return isinstance(node, ListItem) and node.marker in ("*", "+", "-")


def _is_numbered(node: AnyNode) -> bool:
    return isinstance(node, ListItem) and node.marker not in ("*", "+", "-")


def _of(kind: type | tuple[type, ...]) -> Callable[[AnyNode], bool]:
    return lambda node: isinstance(node, kind)


_KINDS = {
    _Kind("files", _of(Root)): (
        "awesome-badge",
        "awesome-code-of-conduct",
        "awesome-contributing",
        "awesome-git-repo-age",
        "awesome-github",
        "awesome-heading",
        "awesome-license",
        "awesome-no-ci-badge",
        "awesome-toc",
        "file-extension",
        "final-newline",
        "no-file-name-articles",
        "no-file-name-consecutive-dashes",
        "no-file-name-irregular-characters",
        "no-file-name-mixed-case",
        "no-file-name-outer-dashes",
        "unreadable-template",
    ),
    _Kind("block quotations", _of(Blockquote)): ("blockquote-indentation", "no-blockquote-without-marker"),
    _Kind("check boxes", lambda node: isinstance(node, ListItem) and node.checked is not None): (
        "checkbox-character-style",
        "checkbox-content-indent",
    ),
    _Kind("code blocks", _of(Code)): ("code-block-style", "fenced-code-marker", "no-shell-dollars"),
    _Kind("definitions", _of(Definition)): ("definition-case", "definition-spacing", "no-unused-definitions"),
    _Kind("emphasised texts", _of(Emphasis)): ("emphasis-marker",),
    _Kind("strong texts", _of(Strong)): ("strong-marker",),
    _Kind("hard line breaks", _of(Break)): ("hard-break-spaces",),
    _Kind("headings", _of(Heading)): (
        "empty-section",
        "heading-style",
        "no-heading-content-indent",
        "no-heading-indent",
        "no-heading-punctuation",
        "no-multiple-toplevel-headings",
        "sibling-heading-level",
        "skipped-heading-level",
    ),
    _Kind("link titles", _has_title): ("link-title-style",),
    _Kind("lists", _of(List)): ("list-item-bullet-indent",),  # reports once for all items of one indentation
    _Kind("list items", _of(ListItem)): ("list-item-indent",),
    _Kind("bulleted items", _is_bulleted): ("unordered-list-marker-style",),
    _Kind("numbered items", _is_numbered): ("ordered-list-marker-style", "ordered-list-marker-value"),
    _Kind("emphasised lines", _is_emphasised_line): ("no-emphasis-as-heading",),
    _Kind("thematic breaks", _of(ThematicBreak)): ("rule-style",),
    _Kind("tables", _of(Table)): ("no-table-indentation", "table-cell-padding", "table-pipe-alignment", "table-pipes"),
    _Kind("references", lambda node: isinstance(node, Link | Image) and node.syntax == "reference"): (
        "no-unneeded-full-reference-image",
        "no-unneeded-full-reference-link",
    ),
}
_KIND_OF = {rule: kind for kind, rules in _KINDS.items() for rule in rules}


def shares(reading: ListReading, diagnostics: Iterable[Diagnostic]) -> dict[str, Share]:
    """Give, for each rule that reports something, in how many of its nodes it does.

    A rule that is not known to look at other nodes looks at entries; where nothing was read as one, at list items.

    Args:
        reading: The list.
        diagnostics: What the rules report of it.
    """
    places: dict[str, list[int]] = {}
    for diagnostic in diagnostics:
        places.setdefault(diagnostic.name, []).append(diagnostic.span.start)
    found: dict[_Kind | None, list[Span]] = {}
    result: dict[str, Share] = {}
    for rule, starts in places.items():
        kind = _KIND_OF.get(rule)
        if kind not in found:
            found[kind] = _entries(reading) if kind is None else _nodes(reading, kind)
        spans = found[kind]
        noun = kind.noun if kind is not None else "list items" if _unread(reading) else "entries"
        result[rule] = Share(_hit(spans, sorted(starts), reading.document.source.text), len(spans), noun)
    return result


def _nodes(reading: ListReading, kind: _Kind) -> list[Span]:
    return [node.span for node in walk(reading.document.root) if kind.belongs(node)]


def _unread(reading: ListReading) -> bool:
    return reading.template is None and not reading.document.entries


def _entries(reading: ListReading) -> list[Span]:
    document = reading.document
    if _unread(reading):
        return [node.span for node in walk(document.root) if isinstance(node, ListItem)]
    records = [entry.record for entry in document.entries]
    records += (item.record for item in document.unmatched if not item.placeholder)
    # one that follows no template can be read all the same, and is both
    return sorted({Span(record.span.start, max(record.span.end, record.anchor.end)) for record in records})


def _hit(spans: Sequence[Span], starts: Sequence[int], text: str) -> int:
    """Count the spans in which something begins, or in the blanks before them; of nested ones the innermost.

    Args:
        spans: Where they stand, in document order.
        starts: Offsets, sorted.
        text: The source.
    """
    hit: set[int] = set()
    around: list[int] = []
    upcoming = 0
    for start in starts:
        while upcoming < len(spans) and spans[upcoming].start <= start:
            around = [index for index in around if spans[index].end > spans[upcoming].start]
            around.append(upcoming)
            upcoming += 1
        around = [index for index in around if spans[index].end >= start]
        if upcoming < len(spans) and _is_before(start, spans[upcoming], text):
            hit.add(upcoming)
        elif around:
            hit.add(around[-1])
    return len(hit)


def _is_before(start: int, span: Span, text: str) -> bool:
    """Whether nothing but the indentation of its own line stands between an offset and a span."""
    return text.find("\n", start, span.start) < 0 and not text[start : span.start].strip(" \t>")
