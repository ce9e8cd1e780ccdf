"""What fixing would change, as a unified diff."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.report.line_match import changes
from awesome_lint.report.style import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from awesome_lint.report.line_match import Change
    from awesome_lint.report.style import Style
    from awesome_lint.text import SourceText

_NO_NEWLINE = "\\ No newline at end of file\n"
_CONTEXT = 3
"""Unchanged lines shown around changed ones."""


def unified_diff(before: SourceText, after: SourceText) -> str:
    """Give the diff that `patch` and `git apply` read (POSIX, `diff -u`); "" where both are the same.

    Lines end at LF only, as these programs have it; a CR before it is part of its line.
    """
    if before.text == after.text:
        return ""
    old, new = _lines(before.text), _lines(after.text)
    name = visible(before.name)
    pieces = [f"--- {name}\n+++ {name}\n"]
    for group in _grouped(changes(old, new)):
        pieces += _hunk(old, new, group)
    return "".join(piece if piece.endswith("\n") else f"{piece}\n{_NO_NEWLINE}" for piece in pieces)


def _lines(text: str) -> list[str]:
    lines = text.split("\n")
    last = lines.pop()
    kept = [line + "\n" for line in lines]
    return [*kept, last] if last else kept


def _grouped(found: Iterable[Change]) -> Iterator[list[Change]]:
    """Put changes together whose context touches."""
    group: list[Change] = []
    for change in found:
        if group and change.before - group[-1].before_end > 2 * _CONTEXT:
            yield group
            group = []
        group.append(change)
    if group:
        yield group


def _hunk(old: Sequence[str], new: Sequence[str], group: list[Change]) -> Iterator[str]:
    lead = min(_CONTEXT, group[0].before)
    trail = min(_CONTEXT, len(old) - group[-1].before_end)
    start, end = group[0].before - lead, group[-1].before_end + trail
    to_start, to_end = group[0].after - lead, group[-1].after_end + trail
    yield f"@@ -{_range(start, end)} +{_range(to_start, to_end)} @@\n"
    at = start
    for change in group:
        yield from (" " + line for line in old[at : change.before])
        yield from ("-" + line for line in old[change.before : change.before_end])
        yield from ("+" + line for line in new[change.after : change.after_end])
        at = change.before_end
    yield from (" " + line for line in old[at:end])


def _range(start: int, end: int) -> str:
    """Give a range of lines as a hunk's header has it: first line and count; an empty one names the line before."""
    count = end - start
    if count == 1:
        return str(start + 1)
    return f"{start + 1 if count else start},{count}"


def shown_diff(diff: str, style: Style) -> str:
    """Give a diff as a terminal shall show it: coloured, without anything a terminal would act on."""
    return "".join(_shown_lines(diff, style))


def _shown_lines(diff: str, style: Style) -> Iterator[str]:
    for number, line in enumerate(diff.removesuffix("\n").split("\n")):
        shown = visible(line)
        if number < 2:  # the two header lines
            yield style.strong(shown) + "\n"
        elif line.startswith("@@"):
            yield style.hunk(shown) + "\n"
        elif line.startswith("+"):
            yield style.added(shown) + "\n"
        elif line.startswith("-"):
            yield style.removed(shown) + "\n"
        else:
            yield shown + "\n"
