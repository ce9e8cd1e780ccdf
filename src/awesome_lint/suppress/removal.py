"""Taking suppression comments out again."""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Applicability, Fix
from awesome_lint.markdown.nodes import Html, List, ListItem
from awesome_lint.suppress.directives import Verb
from awesome_lint.suppress.reach import path_to
from awesome_lint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_lint.markdown.nodes import AnyNode, Root
    from awesome_lint.suppress.directives import Directive
    from awesome_lint.text import SourceText


def removal(directive: Directive, unused: Sequence[int], root: Root, source: SourceText) -> tuple[Span, str, Fix]:
    """Give span, message and fix for the names of a comment that silence nothing.

    Args:
        directive: The comment.
        unused: The indices of those names in order, or `ALL` for a comment that names none.
        root: The document's tree.
        source: Its text.
    """
    selectors = directive.selectors
    does = "ends nothing" if directive.verb is Verb.ENABLE else "silences nothing"
    if selectors is None or len(unused) == len(selectors):
        edit = _without_comment(directive.span, root, source)
        applicability = Applicability.UNSAFE if _parts(root, directive.span, source) else Applicability.SAFE
        return directive.span, f"this comment {does}", Fix("Remove the comment", (edit,), applicability)
    names = ", ".join(selectors[index].text for index in unused)
    gone = frozenset(unused)
    kept = ", ".join(selector.text for index, selector in enumerate(selectors) if index not in gone)
    brackets = Span(selectors[0].span.start, selectors[-1].span.end)
    where = Span(selectors[unused[0]].span.start, selectors[unused[-1]].span.end)
    return where, f"{names} {does} here", Fix(f"Remove {names}", (Edit(brackets, kept),))


def _without_comment(span: Span, root: Root, source: SourceText) -> Edit:
    text = source.text
    line = source.line_at(span.start)
    line_start, line_end = source.line_starts[line - 1], source.line_end(source.line_at(span.end))
    before, after = text[line_start : span.start], text[span.end : line_end]
    if before.strip() or after.strip():
        lead = len(before) - len(before.rstrip(" \t")) if not after or after[0] in " \t" else 0
        trail = len(after) if not after.strip() else 0
        return Edit.delete(span.start - lead, span.end + trail)
    return _without_lines(line, source.line_at(span.end), span, root, source)


def _without_lines(first: int, last: int, span: Span, root: Root, source: SourceText) -> Edit:
    """Delete whole lines, so that what stands around them neither runs together nor drifts apart."""
    start = source.line_starts[first - 1]
    blank_above = first == 1 or not source.line_text(first - 1).strip()
    blank_below = last >= source.line_count or not source.line_text(last + 1).strip()
    if not blank_above and not blank_below and not _is_within_html(root, span) and not _joins_nothing(root, span):
        return Edit.delete(start, source.line_end(last))
    if blank_above and last >= source.line_count:
        return Edit.delete(source.line_starts[max(first - 2, 0)], len(source.text))
    gone = last + 1 if blank_above and blank_below else last
    end = source.line_starts[gone] if gone < len(source.line_starts) else len(source.text)
    return Edit.delete(start, end)


def _is_within_html(root: Root, span: Span) -> bool:
    """Whether a comment is a line of a larger HTML block, which an empty line in its place would end."""
    block = path_to(root, span.start)[-1]
    return isinstance(block, Html) and block.start < span.start


def _joins_nothing(root: Root, span: Span) -> bool:
    """Whether a comment's line may go without trace: nothing but items, or one paragraph, stands above and below it."""
    above, below = _siblings(root, span)
    path = path_to(root, span.start)
    if not isinstance(path[-1], Html):
        return True
    if isinstance(path[-2], ListItem):
        return below is None
    return isinstance(above, List) and isinstance(below, List)


def _parts(root: Root, span: Span, source: SourceText) -> bool:
    """Whether a comment keeps apart what would run together without it."""
    return _parts_lists(root, span, source) or _parts_text(root, span, source)


def _parts_lists(root: Root, span: Span, source: SourceText) -> bool:
    """Whether without a comment the list below it would become a part of the one above, or one with it."""
    above, below = _siblings(root, span)
    if not isinstance(above, List) or below is None or _is_within_html(root, span):
        return False
    if source.position(above.start).column != source.position(below.start).column:
        return True
    return isinstance(below, List) and above.children[-1].marker[-1] == below.children[0].marker[-1]


def _parts_text(root: Root, span: Span, source: SourceText) -> bool:
    """Whether what stands behind a comment on its line would begin a block, or a word, without it."""
    before = source.text[source.line_starts[source.line_at(span.start) - 1] : span.start]
    after = source.text[span.end : source.line_end(source.line_at(span.end))]
    if not after.strip():
        return False
    if not before.strip(" \t*+->#|") or isinstance(path_to(root, span.start)[-1], Html):
        return True
    return not before[-1].isspace() and not after[0].isspace()


def _siblings(root: Root, span: Span) -> tuple[AnyNode | None, AnyNode | None]:
    """Give the blocks right above and below a comment that is a block itself."""
    path = path_to(root, span.start)
    if not isinstance(path[-1], Html):
        return None, None
    siblings: tuple[AnyNode, ...] = getattr(path[-2], "children", ())
    index = bisect_right(siblings, span.start, key=attrgetter("start")) - 1
    return (siblings[index - 1] if index else None, siblings[index + 1] if index + 1 < len(siblings) else None)
