"""What reporters write."""

from __future__ import annotations

import io
import json
from functools import partial
from typing import TYPE_CHECKING

import pytest

from awesome_lint.diagnostics import Applicability, Diagnostic, Fix, Severity, Times
from awesome_lint.report.base import Setting, Totals
from awesome_lint.report.concise import ConciseReporter
from awesome_lint.report.full import FullReporter
from awesome_lint.report.json_ import JsonLinesReporter, JsonReporter, diagnostic_object
from awesome_lint.report.statistics import StatisticsReporter
from awesome_lint.report.style import Style
from awesome_lint.report.summary import diff_summary, fixed_list, summary
from awesome_lint.text import Edit, SourceText, Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from awesome_lint.report.base import Reporter

PLAIN = Style()


def written(make: Callable[[Setting], Reporter], source: SourceText, diagnostics: list[Diagnostic]) -> str:
    """Give what a reporter writes of one file."""
    return written_with(make, source, diagnostics, unsafe=False)


def written_with(
    make: Callable[[Setting], Reporter], source: SourceText, diagnostics: list[Diagnostic], *, unsafe: bool
) -> str:
    """Give the same where unsafe fixes may count."""
    out = io.StringIO()
    reporter = make(Setting(out, unsafe=unsafe))
    reporter.write(source, diagnostics)
    reporter.close()
    return out.getvalue()


def test_full_underlines_the_span_and_shows_what_the_fix_makes_of_the_line(
    source: SourceText, diagnostics: list[Diagnostic]
) -> None:
    assert written(FullReporter, source, diagnostics) == (
        "list.md:1:1: info AAA001 wrong title (no-fix)\n"
        "1 | # T\n"
        "  | ^^^\n"
        "\n"
        "list.md:3:11: warning AAA002 [*] wrong word (with-safe)\n"
        "3 | * first | 第二  entry [x]()\n"
        "  |           ^^^^\n"
        "  = fix: Write 2\n"
        "3 ~ * first | 2     entry [x]()\n"
        "\n"
        "list.md:3:21: error AAA003 empty link (with-unsafe)\n"
        "3 | * first | 第二  entry [x]()\n"
        "  |                       ^^^^^\n"
        "  = unsafe fix: Remove it\n"
        "3 ~ * first | 第二  entry\n"
        "\n"
        "list.md:4:9: warning AAA004 no stop (with-suggestion)\n"
        "4 | * second\n"
        "  |         ^\n"
        "  = suggestion: Add a stop\n"
        "4 ~ * second.\n"
        "\n"
    )


def test_unsafe_fixes_count_as_fixable_if_asked(source: SourceText, diagnostics: list[Diagnostic]) -> None:
    assert "error AAA003 [*] empty link" in written_with(FullReporter, source, diagnostics, unsafe=True)
    assert "AAA003 [*] empty link" in written_with(ConciseReporter, source, diagnostics, unsafe=True)


def test_concise_is_one_line_each(source: SourceText, diagnostics: list[Diagnostic]) -> None:
    assert written(ConciseReporter, source, diagnostics) == (
        "list.md:1:1: AAA001 wrong title\n"
        "list.md:3:11: AAA002 [*] wrong word\n"
        "list.md:3:21: AAA003 empty link\n"
        "list.md:4:9: AAA004 no stop\n"
    )


def test_a_fix_over_several_lines_is_told_but_not_shown(source: SourceText) -> None:
    fix = Fix("Join", (Edit(Span(3, 5), " "),))
    diagnostic = Diagnostic("AAA005", "x", "apart", Span(0, 30), Severity.INFO, fix)

    assert written(FullReporter, source, [diagnostic]).splitlines()[1:] == [
        "1 | # T",
        "  | ^^^",
        "  = fix: Join",
        "",
    ]


def test_json_counts_rows_and_columns_from_1_in_code_points(source: SourceText, diagnostics: list[Diagnostic]) -> None:
    made = diagnostic_object(source, diagnostics[2])

    assert made["location"] == {"row": 3, "column": 21}
    assert made["end_location"] == {"row": 3, "column": 26}
    assert made["fix"] == {
        "applicability": "unsafe",
        "message": "Remove it",
        "edits": [{"content": "", "location": {"row": 3, "column": 21}, "end_location": {"row": 3, "column": 26}}],
    }


def test_json_and_jsonl_say_the_same(source: SourceText, diagnostics: list[Diagnostic]) -> None:
    array = json.loads(written(JsonReporter, source, diagnostics))
    lines = [json.loads(line) for line in written(JsonLinesReporter, source, diagnostics).splitlines()]

    assert array == lines
    assert [one["code"] for one in array] == ["AAA001", "AAA002", "AAA003", "AAA004"]
    assert json.loads(written(JsonReporter, source, [])) == []


def test_json_of_several_files_is_one_array(source: SourceText, diagnostics: list[Diagnostic]) -> None:
    out = io.StringIO()
    reporter = JsonReporter(Setting(out))
    reporter.write(source, diagnostics[:1])
    reporter.write(SourceText("", "empty.md"), [])
    reporter.write(source, diagnostics[1:2])
    reporter.close()

    assert len(json.loads(out.getvalue())) == 2


def test_statistics_put_the_most_frequent_first(source: SourceText, diagnostics: list[Diagnostic]) -> None:
    repeated = [diagnostics[1]] * 10 + [diagnostics[0], diagnostics[2]]

    assert written(StatisticsReporter, source, repeated).splitlines() == [
        "10  AAA002 [*] with-safe",
        " 1  AAA001 [ ] no-fix",
        " 1  AAA003 [ ] with-unsafe",
    ]
    assert json.loads(written(partial(StatisticsReporter, as_json=True), source, repeated))[0]["fixable_count"] == 10


def test_statistics_with_times_put_the_slowest_first(source: SourceText, diagnostics: list[Diagnostic]) -> None:
    def reported(*, as_json: bool) -> str:
        out = io.StringIO()
        reporter = StatisticsReporter(Setting(out), as_json=as_json)
        reporter.write(source, [diagnostics[0], diagnostics[0], diagnostics[1]])
        reporter.take_times(Times(4_000_000, {("AAA001", "no-fix"): 250_000, ("AAA009", "silent"): 1_000_000}))
        reporter.take_times(Times(6_000_000, {("AAA001", "no-fix"): 500_000, ("AAA009", "silent"): 1_000_000}))
        reporter.close()
        return out.getvalue()

    assert reported(as_json=False).splitlines() == [
        "     2.00 ms   20.0%  0  AAA009 [ ] silent",
        "     0.75 ms    7.5%  2  AAA001 [ ] no-fix",
        "     0.00 ms    0.0%  1  AAA002 [*] with-safe",
        "Rules took 2.75 ms of 10.00 ms.",
    ]
    assert json.loads(reported(as_json=True))[1] == {
        "code": "AAA001",
        "name": "no-fix",
        "count": 2,
        "fixable_count": 0,
        "milliseconds": 0.75,
        "share": 0.075,
    }


def test_colours_change_nothing_but_colours(source: SourceText, diagnostics: list[Diagnostic]) -> None:
    import re

    out = io.StringIO()
    FullReporter(Setting(out, Style(color=True))).write(source, diagnostics)

    assert re.sub(r"\x1b\[[0-9;]*m", "", out.getvalue()) == written(FullReporter, source, diagnostics)


COUNTS = "(1 error, 2 warnings, 1 info).\n"
BOTH = "[*] 1 fixable with `--fix` (1 more with `--unsafe-fixes`).\n"


@pytest.mark.parametrize(
    ("unsafe", "fixed", "expected"),
    [
        (False, 0, f"Found 4 diagnostics {COUNTS}{BOTH}"),
        (True, 0, f"Found 4 diagnostics {COUNTS}[*] 2 fixable with `--fix --unsafe-fixes`.\n"),
        (False, 3, f"Found 7 diagnostics: 3 fixed, 4 remaining {COUNTS}{BOTH}"),
    ],
)
def test_the_summary_tells_safe_from_unsafe(
    diagnostics: list[Diagnostic], *, unsafe: bool, fixed: int, expected: str
) -> None:
    totals = Totals(files=1, fixed=fixed)
    totals.count(diagnostics)

    assert summary(totals, unsafe=unsafe) == expected


def test_summaries_of_little() -> None:
    assert summary(Totals(files=2)) == "No diagnostics in 2 files.\n"
    assert summary(Totals(files=1, fixed=1)) == "Fixed 1 diagnostic; none remain.\n"
    assert summary(Totals()) == ""
    assert diff_summary(Totals(fixed=2, changed=1)) == "Would fix 2 diagnostics in 1 file.\n"


def test_only_unsafe_fixes(diagnostics: list[Diagnostic]) -> None:
    totals = Totals(files=1)
    totals.count(diagnostics[2:3])

    assert totals.fixes[Applicability.UNSAFE] == 1
    assert summary(totals).endswith("None fixable with `--fix` (1 with `--fix --unsafe-fixes`).\n")


def test_fixed_rules_are_counted_by_file(diagnostics: list[Diagnostic]) -> None:
    assert fixed_list({"a.md": [diagnostics[1], diagnostics[2], diagnostics[1]]}, PLAIN) == (
        "Fixed 3 diagnostics in a.md:\n  2 x AAA002 (with-safe)\n  1 x AAA003 (with-unsafe)\n"
    )
