"""The part of a source line that a diagnostic is about, with the span underlined."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.report.style import cells, inert, visible_line

if TYPE_CHECKING:
    from awesome_lint.text import SourceText, Span

_CUT = "…"
_LEAD = 3
"""Where a line is too long to be shown whole, a third of the window stands before the span."""


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


def excerpt(source: SourceText, span: Span, width: int) -> Excerpt:
    """Give the line on which `span` begins; a span over several lines counts up to the end of its first.

    Args:
        source: The file.
        span: What to underline.
        width: How many columns there are for the text.
    """
    line = source.line_at(span.start)
    begin = source.line_starts[line - 1]
    end = source.line_end(line)
    start = min(span.start, end)
    stop = min(max(span.end, start), end)
    first, last = _window(source.text, (begin, end), start, width)
    stop = min(stop, last)
    whole = source.text[first:last]
    before, length = start - first, stop - start
    if not (whole.isascii() and whole.isprintable()):  # else one column a character, as in most lines
        before = cells(visible_line(source.text[first:start]))
        length = cells(visible_line(source.text[first:stop])) - before
        whole = visible_line(whole)
    cut_before = _CUT if first > begin else ""
    cut_after = _CUT if last < end else ""
    return Excerpt(line, cut_before + inert(whole.rstrip()) + cut_after, len(cut_before) + before, max(length, 1))


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
