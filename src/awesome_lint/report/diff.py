"""What fixing would change, as a unified diff."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.report.style import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.report.style import Style
    from awesome_lint.text import SourceText

_NO_NEWLINE = "\\ No newline at end of file\n"


def unified_diff(before: SourceText, after: SourceText) -> str:
    """Give the diff that `patch` and `git apply` read; "" where both are the same.

    Lines end at LF only, as these programs have it; a CR before it is part of its line.
    """
    if before.text == after.text:
        return ""
    import difflib

    name = visible(before.name)
    lines = difflib.unified_diff(_lines(before.text), _lines(after.text), name, name)
    return "".join(line if line.endswith("\n") else f"{line}\n{_NO_NEWLINE}" for line in lines)


def _lines(text: str) -> list[str]:
    lines = text.split("\n")
    last = lines.pop()
    kept = [line + "\n" for line in lines]
    return [*kept, last] if last else kept


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
