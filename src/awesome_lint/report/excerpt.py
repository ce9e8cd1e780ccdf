"""The part of a source line that a diagnostic is about, with the span underlined."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.report.style import cells, inert, visible_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from awesome_lint.text import SourceText, Span

_CUT = "…"
_LEAD = 3
"""Where a line is too long to be shown whole, a third of the window stands before the span."""
_LEAST_SHOWN = 4
"""Of a span that reaches beyond a window, a quarter of the window is enough to see."""


class Excerpt(NamedTuple):
    """One line as a terminal shows it.

    Attributes:
        line: Its number, from 1.
        text: The line, or a window of it.
        indent: Columns of the terminal before the span.
        length: Columns of the span in `text`; at least 1, also for an empty span.
    """

    line: int
    text: str
    indent: int
    length: int


class Mark(NamedTuple):
    """A span as it is underlined: the columns before it, and its own; at least 1, also for an empty span."""

    span: Span
    indent: int
    length: int


class Part(NamedTuple):
    """A window of a line, and what is to be underlined in it."""

    text: str
    marks: tuple[Mark, ...]


def excerpt(source: SourceText, span: Span, width: int) -> Excerpt:
    """Give the line on which `span` begins; a span over several lines counts up to the end of its first.

    Args:
        source: The file.
        span: What to underline.
        width: How many columns there are for the text.
    """
    part = parts(source, (span,), width)[0]
    return Excerpt(source.line_at(span.start), part.text, part.marks[0].indent, part.marks[0].length)


def parts(source: SourceText, spans: Iterable[Span], width: int) -> list[Part]:
    """Give a line once with several spans underlined; one that is too long in as many windows as show them all.

    Args:
        source: The file.
        spans: At least one; all begin on the same line.
        width: How many columns there are for the text.
    """
    waiting = sorted(set(spans))
    line = source.line_at(waiting[0].start)
    begin, end = source.line_starts[line - 1], source.line_end(line)
    found: list[Part] = []
    after = begin
    while waiting:
        room = width if after == begin else width - len(_CUT)
        first, last = _window(source.text, (after, end), min(waiting[0].start, end), room)
        fits = [span for span in waiting[1:] if min(span.end, span.start + width // _LEAST_SHOWN, end) <= last]
        shown = [waiting[0], *fits]
        cuts = (_CUT if first > begin else "", _CUT if last < end else "")
        found.append(_part(source.text, (first, last), shown, cuts))
        waiting = [span for span in waiting[1:] if span not in fits]
        after = min(last, waiting[0].start) if waiting else last
    return found


def _part(text: str, window: tuple[int, int], spans: Sequence[Span], cuts: tuple[str, str]) -> Part:
    first, last = window
    whole = text[first:last]
    plain = whole.isascii() and whole.isprintable()  # then one column a character, as in most lines
    marks: list[Mark] = []
    for span in spans:
        start = min(span.start, last)
        stop = min(max(span.end, start), last)
        before, length = start - first, stop - start
        if not plain:
            before = cells(visible_line(text[first:start]))
            length = cells(visible_line(text[first:stop])) - before
        marks.append(Mark(span, len(cuts[0]) + before, max(length, 1)))
    shown = whole if plain else visible_line(whole)
    return Part(cuts[0] + inert(shown.rstrip()) + cuts[1], tuple(marks))


def _window(text: str, line: tuple[int, int], start: int, width: int) -> tuple[int, int]:
    """Choose the offsets between which a line is shown; looks at no more characters than could fit."""
    begin, end = line
    if end - begin <= width and cells(visible_line(text[begin:end])) <= width:
        return line
    room = width - 2 * len(_CUT)
    around = text[max(begin, start - room) : min(end, start + room)]
    if around.isascii() and around.isprintable():  # one column a character, so counting will do
        first = begin if start - begin <= room - room // _LEAD else start - room // _LEAD
        return first, min(end, first + room)
    return _measured_window(text, line, start, room)


def _measured_window(text: str, line: tuple[int, int], start: int, room: int) -> tuple[int, int]:
    """Do as `_window` with characters of any width."""
    begin, end = line
    before = room - room // _LEAD
    first = begin
    if start - begin > before or cells(visible_line(text[begin:start])) > before:
        first = start
        used = 0
        while first > begin and used < room // _LEAD:
            first -= 1
            used += cells(visible_line(text[first]))
    used = cells(visible_line(text[first:start]))
    last = start
    while last < end and used < room:
        used += cells(visible_line(text[last]))
        last += 1
    return first, last
