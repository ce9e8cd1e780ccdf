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
from awesome_lint.report.summary import diff_summary, fixed_list, hint_at_ways, refusals, summary
from awesome_lint.text import Edit, SourceText, Span
from awesome_lint.version import PROJECT_URL

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


def test_full_shows_a_line_once_with_its_findings_and_as_its_safe_fixes_leave_it(
    source: SourceText, diagnostics: list[Diagnostic]
) -> None:
    assert written(FullReporter, source, diagnostics) == (
        "3 | * first | 第二  entry [x]()\n"
        "  |           ^^^^        ^^^^^\n"
        "list.md:3:21: error AAA003 empty link (with-unsafe)\n"
        "  = unsafe fix: Remove it\n"
        "list.md:3:11: warning AAA002 [*] wrong word (with-safe)\n"
        "3 ~ * first | 2     entry [x]()\n"
        "\n"
        "4 | * second\n"
        "  |         ^\n"
        "list.md:4:9: warning AAA004 no stop (with-suggestion)\n"
        "  = suggestion: Add a stop\n"
        "4 ~ * second.\n"
        "\n"
        "1 | # T\n"
        "  | ^^^\n"
        "list.md:1:1: info AAA001 wrong title (no-fix)\n"
        "\n"
    )


def test_with_unsafe_fixes_a_line_is_shown_as_both_kinds_leave_it(
    source: SourceText, diagnostics: list[Diagnostic]
) -> None:
    assert written_with(FullReporter, source, diagnostics[1:3], unsafe=True).splitlines()[2:] == [
        "list.md:3:21: error AAA003 [*] empty link (with-unsafe)",
        "  = unsafe fix: Remove it",
        "list.md:3:11: warning AAA002 [*] wrong word (with-safe)",
        "3 ~ * first | 2     entry",
        "",
    ]


def test_unsafe_fixes_count_as_fixable_if_asked(source: SourceText, diagnostics: list[Diagnostic]) -> None:
    assert "error AAA003 [*] empty link" in written_with(FullReporter, source, diagnostics, unsafe=True)
    assert "AAA003 [*] empty link" in written_with(ConciseReporter, source, diagnostics, unsafe=True)


def test_concise_is_one_line_each(source: SourceText, diagnostics: list[Diagnostic]) -> None:
    assert written(ConciseReporter, source, diagnostics) == (
        "list.md:3:21: error AAA003 empty link\n"
        "list.md:3:11: warning AAA002 [*] wrong word\n"
        "list.md:4:9: warning AAA004 no stop\n"
        "list.md:1:1: info AAA001 wrong title\n"
    )


def test_a_fix_over_several_lines_is_told_but_not_shown(source: SourceText) -> None:
    fix = Fix("Join", (Edit(Span(3, 5), " "),))
    diagnostic = Diagnostic("AAA005", "x", "apart", Span(0, 30), Severity.INFO, fix)

    assert written(FullReporter, source, [diagnostic]).splitlines() == [
        "1 | # T",
        "  | ^^^",
        "list.md:1:1: info AAA005 [*] apart (x)",
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
        "[*] all fixable with `--fix`.",
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
        "[*] all fixable with `--fix`.",
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


def finding(start: int, end: int, write: str | None = None, severity: Severity = Severity.WARNING) -> Diagnostic:
    fix = None if write is None else Fix("Write it", (Edit(Span(start, end), write),))
    return Diagnostic("AAA001", "x", "wrong", Span(start, end), severity, fix)


def full(text: str, found: list[Diagnostic], width: int = 120) -> list[str]:
    out = io.StringIO()
    FullReporter(Setting(out, width=width)).write(SourceText(text, "a.md"), found)
    return out.getvalue().splitlines()


def test_spans_that_overlap_or_touch_are_underlined_on_rows_of_their_own() -> None:
    found = [finding(0, 8), finding(2, 4), finding(8, 9), finding(2, 4), finding(6, 7)]

    assert full("abcdefghij", found)[:4] == [
        "1 | abcdefghij",
        "  | ^^^^^^^^",
        "  |   ^^  ^ ^",
        "a.md:1:1: warning AAA001 wrong (x)",
    ]


def test_a_fix_that_cannot_be_made_together_with_the_others_is_told() -> None:
    found = [finding(0, 3, "X"), finding(2, 4, "Y"), finding(0, 3, "X"), finding(6, 7, "Z")]

    assert full("abcdefg", found)[3:] == [
        "a.md:1:1: warning AAA001 [*] wrong (x)",
        "a.md:1:3: warning AAA001 [*] wrong (x)",
        "  = fix: Write it",
        "a.md:1:1: warning AAA001 [*] wrong (x)",
        "a.md:1:7: warning AAA001 [*] wrong (x)",
        "1 ~ XdefZ",
        "",
    ]


@pytest.mark.parametrize("width", [20, 40, 41, 60, 80])
def test_a_line_takes_the_whole_width_of_the_terminal_and_no_more(width: int) -> None:
    """At least 40 columns, for less shows nothing; the last column is used."""
    rows = [row for row in full("x" * 500, [finding(250, 251, "y")], width) if row.startswith("1 ")]
    fits = full("x" * (max(width, 40) - 4), [finding(0, 1)], width)[0]

    assert [len(row) for row in rows] == [max(width, 40)] * 2
    assert "…" not in fits
    assert "…" in full("x" * (max(width, 40) - 3), [finding(0, 1)], width)[0]


def test_a_line_of_many_digits_takes_no_more_either() -> None:
    text = "\n" * 9999 + "x" * 200

    assert len(full(text, [finding(10099, 10100)], 60)[0]) == 60


def test_a_long_line_is_shown_in_as_many_parts_as_show_all_that_is_wrong() -> None:
    text = "a" * 10 + "b" * 200 + "c" * 10

    rows = full(text, [finding(0, 10, "A"), finding(210, 220, "C", Severity.ERROR)], 44)

    assert [row for row in rows if row.startswith(("1 ", "  |"))] == [
        "1 | aaaaaaaaaa" + "b" * 28 + "…",
        "  | ^^^^^^^^^^",
        "1 | …" + "b" * 12 + "c" * 10,
        "  |  " + " " * 12 + "^" * 10,
        "1 ~ A" + "b" * 37 + "…",
        "1 ~ …" + "b" * 12 + "C",
    ]
    assert rows[4].startswith("a.md:1:211: error")


def test_blocks_with_errors_come_first_and_else_the_order_of_the_file() -> None:
    found = [
        finding(0, 1),
        finding(2, 3, severity=Severity.INFO),
        finding(4, 5, severity=Severity.INFO),
        finding(4, 5, severity=Severity.ERROR),
        finding(6, 7),
    ]

    rows = [row.split(" ")[:2] for row in full("a\nb\nc\nd", found) if row.startswith("a.md")]

    assert rows == [
        ["a.md:3:1:", "error"],
        ["a.md:3:1:", "info"],
        ["a.md:1:1:", "warning"],
        ["a.md:4:1:", "warning"],
        ["a.md:2:1:", "info"],
    ]


@pytest.mark.parametrize("make", [FullReporter, ConciseReporter, StatisticsReporter])
def test_codes_lead_to_the_pages_of_their_rules_where_the_terminal_can(
    make: Callable[[Setting], Reporter], source: SourceText, diagnostics: list[Diagnostic]
) -> None:
    out = io.StringIO()
    reporter = make(Setting(out, Style(links=True)))
    reporter.write(source, diagnostics[:1])
    reporter.close()

    page = f"{PROJECT_URL}/blob/main/docs/rules/no-fix.md"
    assert f"\x1b]8;;{page}\x1b\\AAA001\x1b]8;;\x1b\\" in out.getvalue()


@pytest.mark.parametrize("number", [50, 51])
def test_more_than_anybody_reads_ends_with_what_helps(diagnostics: list[Diagnostic], number: int) -> None:
    totals = Totals(files=1)
    totals.count([diagnostics[0]] * number)

    assert bool(hint_at_ways(totals, statistics=True)) == (number > 50)
    assert ("--statistics" in hint_at_ways(totals, statistics=True)) == (number > 50)
    assert "--statistics" not in hint_at_ways(totals, statistics=False)


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


@pytest.mark.parametrize(("refused", "said"), [(0, ""), (1, "1 fix refused,"), (3, "3 fixes refused,")])
def test_refused_fixes_are_counted(refused: int, said: str) -> None:
    totals = Totals(files=1)
    totals.refused = refused

    assert refusals(totals).startswith(said)
    assert bool(refusals(totals)) == bool(refused)


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
