"""Which part of a document each suppression comment covers."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.markdown.nodes import Heading, Html, ListItem, Paragraph, TableRow
from awesome_lint.suppress.directives import Verb
from awesome_lint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from awesome_lint.markdown.nodes import AnyNode, Root
    from awesome_lint.suppress.directives import Directive
    from awesome_lint.text import SourceText

ALL = -1


class Mark(NamedTuple):
    """One name in one comment: the index of the directive, and that of its selector (`ALL` where it names none)."""

    directive: int
    selector: int


class Reach(NamedTuple):
    """Diagnostics of `codes` that begin from `start` to `end`, both included, are silenced on behalf of `mark`."""

    start: int
    end: int
    codes: frozenset[str]
    mark: Mark


class Setting(NamedTuple):
    """What comments stand in.

    Attributes:
        root: The document's tree.
        source: Its text.
        records: Where its records stand, sorted.
    """

    root: Root
    source: SourceText
    records: Sequence[Span]


def find_reaches(
    directives: Sequence[Directive], setting: Setting, everything: frozenset[str]
) -> tuple[list[Reach], set[Mark]]:
    """Give what the comments cover, sorted by start, and the `enable` marks that ended something.

    Args:
        directives: In document order.
        setting: The document.
        everything: The codes of all rules, for comments that name none.
    """
    reaches: list[Reach] = []
    end = len(setting.source.text)
    regions = _Regions(end)
    beyond: dict[int, Span | None] = {}
    for index, directive in enumerate(directives):
        named = _named(index, directive, everything)
        if directive.verb is Verb.DISABLE:
            regions.disable(directive, named)
        elif directive.verb is Verb.ENABLE:
            regions.enable(directive, named)
        else:
            covered = Span(0, end)
            if directive.verb is Verb.IGNORE:
                ignored = _ignored(directive, setting, beyond)
                if ignored is None:
                    continue
                covered = ignored
            reaches += (Reach(*covered, codes, mark) for mark, codes in named)
    reaches += regions.close()
    reaches.sort(key=lambda reach: reach.start)
    return reaches, regions.ended


def path_to(root: Root, offset: int) -> list[AnyNode]:
    """Give the nodes that hold the character at `offset`, from the root to the innermost."""
    path: list[AnyNode] = [root]
    while True:
        children: tuple[AnyNode, ...] = getattr(path[-1], "children", ())
        index = bisect_right(children, offset, key=_start) - 1
        if index < 0 or children[index].end <= offset:
            return path
        path.append(children[index])


def _begin(span: Span) -> int:
    return span.start


def _start(node: AnyNode) -> int:
    return node.start


def _named(index: int, directive: Directive, everything: frozenset[str]) -> list[tuple[Mark, frozenset[str]]]:
    if directive.selectors is None:
        return [(Mark(index, ALL), everything)]
    return [(Mark(index, number), selector.codes) for number, selector in enumerate(directive.selectors)]


def _ignored(directive: Directive, setting: Setting, beyond: dict[int, Span | None]) -> Span | None:
    """Give what an `ignore` comment covers; both ends are included.

    `beyond` remembers what `_next_node` found.
    """
    source, offset = setting.source, directive.span.start
    path = path_to(setting.root, offset)
    if directive.npm:
        following = _next_sibling(path, len(path) - 1)
        return None if following is None else Span(offset, following.end - 1)
    block = path[-1]
    if not isinstance(block, Html):
        return _with_record(_own_line(path), offset, setting)
    if block.value.strip() == source.text[offset : directive.span.end]:
        found = _next_node(path, beyond)
        return None if found is None else _with_record(found, found.start, setting)
    record = _record_at(offset, setting)
    if record is not None and offset < record.end:
        return record
    line = source.line_at(offset)
    start = source.line_starts[line - 1]
    alone = not source.text[start:offset].strip()
    return Span(start, source.line_end(min(line + 1, source.line_count) if alone else line))


def _record_at(offset: int, setting: Setting) -> Span | None:
    """Give the last record that begins at an offset or before."""
    index = bisect_right(setting.records, offset, key=_begin) - 1
    return setting.records[index] if index >= 0 else None


def _with_record(own: Span, offset: int, setting: Setting) -> Span:
    """Give the whole record that `own`, the node around an offset, is a part of; else `own`.

    One paragraph can hold several records; what stands behind one up to the next is its.
    """
    index = bisect_right(setting.records, offset, key=_begin)
    record = setting.records[index - 1] if index else None
    if record is None or own.start >= record.end:
        return own
    following = setting.records[index].start if index < len(setting.records) else own.end + 1
    return Span(record.start, following - 1 if following <= own.end else max(own.end, record.end))


def _own_line(path: Sequence[AnyNode]) -> Span:
    """Give the node whose text a comment stands in; an item's first paragraph goes with the item's marker."""
    for depth in range(len(path) - 1, 0, -1):
        node, parent = path[depth], path[depth - 1]
        if isinstance(node, Paragraph):
            first = isinstance(parent, ListItem) and parent.children[0] is node
            return Span(parent.start if first else node.start, node.end)
        if isinstance(node, Heading | TableRow):
            return node.span
    return path[-1].span


def _next_node(path: Sequence[AnyNode], known: dict[int, Span | None]) -> Span | None:
    """Give the node behind a comment that stands alone: its next sibling, else that of the node around it.

    What stands behind a row of comments is looked for once: `known` holds it by the beginning of each of them.
    """
    passed = [path[-1].start]
    found = known.get(passed[0])
    if passed[0] not in known:
        found = next(_beyond(path, passed), None)
    known |= dict.fromkeys(passed, found)
    return found


def _beyond(path: Sequence[AnyNode], passed: list[int]) -> Iterator[Span]:
    """Give the nodes behind the last one of a path that are no comments; the comments before them go to `passed`."""
    for depth in range(len(path) - 1, 0, -1):
        for sibling in _later_siblings(path, depth):
            if not _is_comment(sibling):
                yield sibling.span
            passed.append(sibling.start)


def _next_sibling(path: Sequence[AnyNode], depth: int) -> AnyNode | None:
    return next(_later_siblings(path, depth), None) if depth else None


def _later_siblings(path: Sequence[AnyNode], depth: int) -> Iterator[AnyNode]:
    siblings: tuple[AnyNode, ...] = getattr(path[depth - 1], "children", ())
    index = bisect_right(siblings, path[depth].start, key=_start)
    while index < len(siblings):
        yield siblings[index]
        index += 1


def _is_comment(node: AnyNode) -> bool:
    """Whether a block is nothing but comments, so that several of them may stand above one node."""
    return isinstance(node, Html) and node.value.startswith("<!--") and node.value.rstrip().endswith("-->")


class _Regions:
    """What is disabled at the moment, while the comments are read from top to bottom.

    A rule that is off already is not switched off again, so regions of one layer never overlap for a rule. npm's
    comments have layers of their own: there, enabling one rule does not undo a `disable` of all rules.
    """

    def __init__(self, end: int) -> None:
        self.ended: set[Mark] = set()
        self._end = end
        self._open: dict[str, dict[str, tuple[Mark, int]]] = {"ours": {}, "npm all": {}, "npm named": {}}
        self._closed: list[Reach] = []

    def disable(self, directive: Directive, named: Sequence[tuple[Mark, frozenset[str]]]) -> None:
        layer = self._open[_layer(directive)]
        for mark, codes in named:
            for code in codes:
                layer.setdefault(code, (mark, directive.span.start))

    def enable(self, directive: Directive, named: Sequence[tuple[Mark, frozenset[str]]]) -> None:
        layers = [_layer(directive)]
        if layers == ["npm all"]:
            layers.append("npm named")
        for mark, codes in named:
            for layer in layers:
                if self._end_codes(self._open[layer], codes, directive.span.start - 1):
                    self.ended.add(mark)

    def close(self) -> list[Reach]:
        for layer in self._open.values():
            self._end_codes(layer, frozenset(layer), self._end)
        return self._closed

    def _end_codes(self, layer: dict[str, tuple[Mark, int]], codes: frozenset[str], end: int) -> bool:
        grouped: dict[tuple[Mark, int], set[str]] = {}
        for code in codes & layer.keys():
            grouped.setdefault(layer.pop(code), set()).add(code)
        self._closed += (Reach(start, end, frozenset(group), mark) for (mark, start), group in grouped.items())
        return bool(grouped)


def _layer(directive: Directive) -> str:
    if not directive.npm:
        return "ours"
    return "npm all" if directive.selectors is None else "npm named"
