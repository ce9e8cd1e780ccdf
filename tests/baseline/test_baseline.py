"""Known diagnostics: what counts as one, what is gone, and the file that holds them."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome_lint.baseline.file import read_baseline, write_baseline
from awesome_lint.baseline.findings import Finding, Ran, counts_of, findings_of, still_known, updated
from awesome_lint.diagnostics import Diagnostic, Severity
from awesome_lint.errors import InputError
from awesome_lint.text import SourceText, Span

TEXT = "# List\n\n- One thing\n- Another thing\n- One thing\n"


def on(text: str, word: str, code: str = "AAA001", number: int = 1) -> Diagnostic:
    """Give a diagnostic on the n-th occurrence of a word."""
    start = -1
    for _ in range(number):
        start = text.index(word, start + 1)
    return Diagnostic(code, "some-rule", "wrong", Span(start, start + len(word)), Severity.ERROR)


def known(text: str, *diagnostics: Diagnostic) -> tuple[Finding, ...]:
    return findings_of(SourceText(text), diagnostics)


def ran(text: str, *codes: str) -> Ran:
    return Ran(frozenset(codes), SourceText(text))


def test_equal_ones_are_counted_and_others_are_apart() -> None:
    found = known(
        TEXT, on(TEXT, "One"), on(TEXT, "Another"), on(TEXT, "thing", number=3), on(TEXT, "One", code="BBB001")
    )
    assert [(each.code, each.count, each.text) for each in found] == [
        ("AAA001", 2, "One thing"),
        ("AAA001", 1, "Another thing"),
        ("BBB001", 1, "One thing"),
    ]
    assert sorted(counts_of(found).values()) == [1, 1, 2]
    assert sum(counts_of((*found, *found)).values()) == 8


def test_text_for_people_is_short_and_shows_what_is_invisible() -> None:
    text = f"- {'word ' * 60}\n- a\u202eb\tc\n"
    long, odd = known(text, on(text, "word"), on(text, "a\u202e"))
    assert (len(long.text), long.text[-1]) == (100, "…")
    assert odd.text == "a\ufffdb c"


def test_what_is_gone_is_gone_once() -> None:
    before = known(TEXT, on(TEXT, "One"), on(TEXT, "One", number=2), on(TEXT, "Another"))
    left = still_known(before, [on(TEXT, "One")], ran(TEXT, "AAA001"))
    assert [(each.text, each.count) for each in left] == [("One thing", 1)]
    assert still_known(
        before, [on(TEXT, "One"), on(TEXT, "One", number=2), on(TEXT, "Another")], ran(TEXT, "AAA001")
    ) == (before)


def test_a_rule_that_did_not_run_is_known_as_long_as_its_words_are_there() -> None:
    before = known(TEXT, on(TEXT, "One"), on(TEXT, "Another"))
    shorter = TEXT.replace("- Another thing\n", "")
    assert still_known(before, [], ran(TEXT, "BBB001")) == before
    assert [each.text for each in still_known(before, [], ran(shorter, "BBB001"))] == ["One thing"]


def test_a_new_baseline_keeps_what_rules_that_did_not_run_know() -> None:
    before = known(TEXT, on(TEXT, "One"), on(TEXT, "Another", code="BBB001"))
    now = known(TEXT, on(TEXT, "Another"))
    after = updated(before, now, ran(TEXT, "AAA001"))
    assert [(each.code, each.text) for each in after] == [("AAA001", "Another thing"), ("BBB001", "Another thing")]


findings = st.builds(
    Finding,
    code=st.from_regex(r"[A-Z]{3}[0-9]{3}", fullmatch=True),
    name=st.text(max_size=8),
    count=st.integers(1, 9),
    text=st.text(max_size=20),
    fingerprint=st.text(alphabet="0123456789abcdef", min_size=1, max_size=4),
)


@given(st.dictionaries(st.text(max_size=9), st.lists(findings, max_size=5).map(tuple), max_size=4))
def test_what_is_written_is_read_again_and_its_order_is_its_own(files: dict[str, tuple[Finding, ...]]) -> None:
    text = write_baseline(files)
    read = read_baseline(text, "b.json")
    assert {path: sorted(each, key=repr) for path, each in read.items()} == {
        path: sorted(each, key=repr) for path, each in files.items() if each
    }
    backwards = {path: tuple(reversed(each)) for path, each in reversed(files.items())}
    assert read_baseline(write_baseline(backwards), "b.json").keys() == read.keys()
    assert json.loads(text)["version"] == 1
    assert text.endswith("}\n")


def test_each_kind_of_diagnostic_has_a_line_of_its_own() -> None:
    assert write_baseline({}) == '{\n  "version": 1,\n  "files": {}\n}\n'
    text = write_baseline(
        {"b.md": known(TEXT, on(TEXT, "One"), on(TEXT, "Another")), "a.md": known(TEXT, on(TEXT, "One"))}
    )
    assert [line.strip()[:30] for line in text.splitlines()] == [
        "{",
        '"version": 1,',
        '"files": {',
        '"a.md": [',
        '{"code": "AAA001", "name": "so',
        "],",
        '"b.md": [',
        '{"code": "AAA001", "name": "so',
        '{"code": "AAA001", "name": "so',
        "]",
        "}",
        "}",
    ]


ROW = {"code": "AAA001", "name": "some-rule", "count": 1, "text": "One", "fingerprint": "ab"}


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("", "line 1, column 1: Expecting value"),
        ('{"version": 1,\n<<<<<<< HEAD\n', "line 2, column 1: Expecting property name"),
        ("[" * 200_000, "nested too deeply"),
        ("[]", "no `version`"),
        ('{"version": "1"}', "no `version`"),
        ('{"version": true}', "no `version`"),
        ('{"version": 1}', "`files` is no object"),
        ('{"version": 1, "files": {"a.md": 3}}', 'files."a.md" is no array'),
        ('{"version": 1, "files": {"a.md": [3]}}', 'files."a.md"[0] is no object'),
        (json.dumps({"version": 1, "files": {"a.md": [ROW | {"count": 0}]}}), 'files."a.md"[0].count is no number'),
        (json.dumps({"version": 1, "files": {"a.md": [ROW | {"count": True}]}}), "count is no number"),
        (json.dumps({"version": 1, "files": {"a.md": [ROW, ROW | {"text": 1}]}}), 'files."a.md"[1] lacks'),
    ],
)
def test_what_is_no_baseline_is_refused_with_the_place(content: str, why: str) -> None:
    with pytest.raises(InputError) as refusal:
        read_baseline(content, "known.json")
    message = str(refusal.value)
    assert message.startswith("known.json: no baseline of awesome-lint: ")
    assert why in message
    assert message.endswith("or write it anew with --write-baseline")


def test_a_later_version_is_refused() -> None:
    with pytest.raises(InputError, match="a baseline of version 2, while this program knows version 1"):
        read_baseline('{"version": 2, "files": {}}', "known.json")
