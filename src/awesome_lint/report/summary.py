"""The last lines of a run, and the list of what was fixed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Applicability, Severity
from awesome_lint.report.style import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.report.base import Totals
    from awesome_lint.report.style import Style


MOST_READ = 50
"""Diagnostics that a person may look through one by one."""


def counted(number: int, noun: str, plural: str = "") -> str:
    """Give "1 file", "2 files"; "info" has no plural."""
    return f"{number} {noun}" if number == 1 or noun == Severity.INFO.value else f"{number} {plural or f'{noun}s'}"


def summary(totals: Totals, *, unsafe: bool = False) -> str:
    """Give the lines that end a report of diagnostics: how many, and how many a fix would mend.

    Args:
        totals: What the run came to.
        unsafe: Whether `--unsafe-fixes` was given.
    """
    known = f"; {totals.known} known from before" if totals.known else ""
    if totals.diagnostics == 0:
        if totals.fixed:
            return f"Fixed {counted(totals.fixed, 'diagnostic')}; none remain{known}.\n"
        return f"No diagnostics in {counted(totals.files, 'file')}{known}.\n" if totals.files else ""
    parts = ", ".join(counted(count, severity.value) for severity, count in _worst_first(totals) if count)
    found = f"Found {counted(totals.diagnostics + totals.fixed, 'diagnostic')}"
    if totals.fixed:
        lines = [f"{found}: {totals.fixed} fixed, {totals.diagnostics} remaining ({parts}){known}."]
    else:
        lines = [f"{found} ({parts}){known}."]
    lines += _fixable(totals, unsafe=unsafe)
    return "\n".join(lines) + "\n"


def refusals(totals: Totals) -> str:
    """Give the line that says how many fixes were left out; "" where none were."""
    if not totals.refused:
        return ""
    return (
        f"{counted(totals.refused, 'fix', 'fixes')} refused, which would change more than may be; --verbose says why.\n"
    )


def hint_at_ways(totals: Totals, *, statistics: bool) -> str:
    """Give the line that helps where there is more than anybody reads; "" where there is less.

    Args:
        totals: What the run came to.
        statistics: Whether `--statistics` can be given, and was not.
    """
    if totals.diagnostics <= MOST_READ:
        return ""
    counting = "`--statistics` counts them by rule; " if statistics else ""
    return f"{counting}`--write-baseline` makes them known, so that only new ones are reported.\n"


def _worst_first(totals: Totals) -> list[tuple[Severity, int]]:
    return sorted(totals.severities.items(), key=lambda item: -item[0].rank)


def _fixable(totals: Totals, *, unsafe: bool) -> list[str]:
    safe = totals.fixes[Applicability.SAFE]
    hidden = totals.fixes[Applicability.UNSAFE]
    if unsafe:
        safe, hidden = safe + hidden, 0
    option = "--fix --unsafe-fixes" if unsafe else "--fix"
    if safe and hidden:
        return [f"[*] {safe} fixable with `{option}` ({hidden} more with `--unsafe-fixes`)."]
    if safe:
        return [f"[*] {safe} fixable with `{option}`."]
    if hidden:
        return [f"None fixable with `--fix` ({hidden} with `--fix --unsafe-fixes`)."]
    return []


def diff_summary(totals: Totals) -> str:
    """Give the line that ends a diff, for the error stream: how much would change."""
    if not totals.fixed:
        return "Nothing would change.\n"
    return f"Would fix {counted(totals.fixed, 'diagnostic')} in {counted(totals.changed, 'file')}.\n"


def fixed_list(fixed: dict[str, Sequence[Diagnostic]], style: Style) -> str:
    """Give what `--show-fixes` prints: for each file by its name, how often each rule was mended."""
    lines: list[str] = []
    for name, diagnostics in fixed.items():
        counts = Counter((diagnostic.code, diagnostic.name) for diagnostic in diagnostics)
        lines.append(f"Fixed {counted(len(diagnostics), 'diagnostic')} in {style.strong(visible(name))}:")
        lines += [f"  {count} x {code} ({rule})" for (code, rule), count in sorted(counts.items())]
    return "".join(line + "\n" for line in lines)
