"""A summary in Markdown, for the page that GitHub shows of a job (`GITHUB_STEP_SUMMARY`) and for comments.

Every word of a list, and every message that may hold some, stands in code, where it has no effect of its own. GitHub
takes a megabyte for a step, so no part grows without end.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.diagnostics import Applicability, Severity
from awesome_lint.report.base import Totals
from awesome_lint.report.changed_lines import changed_lines
from awesome_lint.report.markup import code_block, code_span
from awesome_lint.report.mending import told
from awesome_lint.report.places import rooted
from awesome_lint.report.sections import Headings
from awesome_lint.report.summary import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.report.base import Setting
    from awesome_lint.report.changed_lines import ChangedLine
    from awesome_lint.text import SourceText

_SECTIONS = 10
_RULES = 20
_CHANGES = 20
_DIAGNOSTICS = 50
_LONGEST = 300  # characters of a message
_WORST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.INFO)


class _Found(NamedTuple):
    """A diagnostic that is listed."""

    place: str
    diagnostic: Diagnostic


class MarkdownReporter:
    """Prints one document.

    Args:
        setting: Where to, and how.
    """

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._totals = Totals()
        self._sections: dict[tuple[str, str], Counter[Severity]] = {}
        self._rules: Counter[tuple[str, str]] = Counter()
        self._fixable: Counter[tuple[str, str]] = Counter()
        self._changes: list[ChangedLine] = []
        self._found: list[_Found] = []

    def write(self, source: SourceText, diagnostics: Sequence[Diagnostic]) -> None:
        """Take one file's diagnostics."""
        self._totals.files += 1
        self._totals.count(diagnostics)
        name = rooted(source.name, self._setting)
        headings = Headings(source) if diagnostics else None
        for diagnostic in diagnostics:
            title = headings.above(diagnostic.span.start) if headings is not None else ""
            self._sections.setdefault((name, title), Counter())[diagnostic.severity] += 1
            rule = (diagnostic.code, diagnostic.name)
            self._rules[rule] += 1
            self._fixable[rule] += self._mends(diagnostic)
            line, column = source.position(diagnostic.span.start)
            self._found.append(_Found(f"{name}:{line}:{column}", diagnostic))
        self._changes += changed_lines(source, diagnostics, _CHANGES - len(self._changes), unsafe=self._setting.unsafe)

    def _mends(self, diagnostic: Diagnostic) -> bool:
        return diagnostic.fix is not None and diagnostic.fix.applicability is not Applicability.DISPLAY

    def close(self) -> None:
        """Print the document."""
        parts = ["## awesome-lint", self._head()]
        if self._found:
            parts += [self._fixes(), self._worst(), self._by_rule(), self._list()]
        if self._setting.links is not None:
            parts.append(_links_table([status.verdict.value for status in self._setting.links()]))
        self._setting.out.write("\n\n".join(part for part in parts if part) + "\n")

    def _head(self) -> str:
        files = counted(self._totals.files, "file")
        if not self._found:
            return f"No diagnostics in {files}."
        counts = self._totals.severities
        numbers = ", ".join(counted(counts[level], level.value) for level in _WORST_FIRST if counts[level])
        return f"**{numbers}** in {files}."

    def _fixes(self) -> str:
        safe, unsafe = self._totals.fixes[Applicability.SAFE], self._totals.fixes[Applicability.UNSAFE]
        if not safe and not unsafe:
            return ""
        parts = [f"`--fix` mends {safe} of them" if safe else "`--fix` mends none of them"]
        parts += [f"`--fix --unsafe-fixes` {unsafe} more" if safe else f"`--fix --unsafe-fixes` {unsafe}"] * bool(
            unsafe
        )
        text = f"### What a fix would do\n\n{', '.join(parts)}."
        if not self._changes:
            return text
        lines = [
            line
            for change in self._changes
            for line in (f"@@ {change.place} @@", f"-{change.before}", f"+{change.after}")
        ]
        return f"{text}\n\n{code_block(lines, 'diff')}"

    def _worst(self) -> str:
        def weight(item: tuple[tuple[str, str], Counter[Severity]]) -> tuple[int, ...]:
            return tuple(-item[1][level] for level in _WORST_FIRST)

        ordered = sorted(self._sections.items(), key=weight)
        rows = [
            [_cell(title) if title else "*before the first heading*", _cell(name)]
            + [str(counts[level] or "") for level in _WORST_FIRST]
            for (name, title), counts in ordered[:_SECTIONS]
        ]
        return _table("Worst sections", ["section", "file", "errors", "warnings", "info"], rows, len(ordered))

    def _by_rule(self) -> str:
        rows = [
            [f"{code} `{name}`", str(count), str(self._fixable[code, name] or "")]
            for (code, name), count in self._rules.most_common(_RULES)
        ]
        return _table("Rules", ["rule", "diagnostics", "fixable"], rows, len(self._rules))

    def _list(self) -> str:
        ordered = sorted(self._found, key=lambda found: -found.diagnostic.severity.rank)
        rows = [
            [_cell(place), item.severity.value, item.code, _cell(_cut(told(item)))]
            for place, item in ordered[:_DIAGNOSTICS]
        ]
        return _table("Diagnostics", ["place", "severity", "rule", "message"], rows, len(ordered))


def _links_table(verdicts: Iterable[str]) -> str:
    counts = Counter(verdicts)
    rows = [[verdict, str(count)] for verdict, count in counts.most_common()]
    return _table("Links", ["verdict", "links"], rows, len(rows)) if rows else "### Links\n\nNo links to check."


def _table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]], count: int) -> str:
    """Give a table below a heading; `count` is how many rows there would be."""
    lines = [f"### {title}", "", _row(head), _row(["---"] * len(head)), *map(_row, rows)]
    if count > len(rows):
        lines += ["", f"And {count - len(rows)} more."]
    return "\n".join(lines)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(text: str) -> str:
    return code_span(text, cell=True)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
