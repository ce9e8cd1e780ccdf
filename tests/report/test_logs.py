"""Reports that stand in a log: for people, and with commands for GitHub and Azure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import category

import pytest
from hypothesis import given
from tests.report.hostile import findings, obeyed, report

from awesome_lint.diagnostics import Diagnostic, Severity
from awesome_lint.report.base import Setting
from awesome_lint.report.mending import told
from awesome_lint.report.style import Style, inert, visible
from awesome_lint.text import SourceText, Span

if TYPE_CHECKING:
    import io
    from collections.abc import Sequence

    from tests.report.node import Node

LEVELS = {"error": Severity.ERROR, "warning": Severity.WARNING, "notice": Severity.INFO}


def parsed(line: str) -> tuple[str, dict[str, str], str]:
    """Read a workflow command as GitHub's runner does: name, properties and message decoded."""
    head, _, message = line[2:].partition("::")
    name, _, pairs = head.partition(" ")
    properties = dict(pair.split("=", 1) for pair in pairs.split(",") if pair)
    return name, {key: decoded(value) for key, value in properties.items()}, decoded(message)


def decoded(text: str) -> str:
    codes = {"%25": "%", "%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ","}
    return re.sub("%(?:25|0D|0A|3A|2C)", lambda match: codes[match[0]], text)


def harmless(text: str) -> bool:
    """Whether a log may hold these lines: nothing that a terminal or a runner of CI acts on."""
    for line in text.split("\n"):
        if obeyed(line):
            return False
        if any(category(character) in ("Cc", "Cf", "Zl", "Zp", "Cs") for character in line if character != "\u200d"):
            return False
    return True


def test_grouped_puts_diagnostics_below_their_file(source: SourceText, diagnostics: list[Diagnostic]) -> None:
    assert report("grouped", [(source, diagnostics), (SourceText("", "empty.md"), [])]) == (
        "list.md:\n"
        "  3:21 AAA003 empty link (with-unsafe)\n"
        "  3:11 AAA002 [*] wrong word (with-safe)\n"
        "  4:9  AAA004 no stop (with-suggestion)\n"
        "  1:1  AAA001 wrong title (no-fix)\n"
        "\n"
    )


@given(findings())
def test_nobody_acts_on_what_people_read(found: tuple[SourceText, list[Diagnostic]]) -> None:
    for form in ("full", "concise", "grouped"):
        assert harmless(report(form, [found]))


def test_headings_that_lack_a_blank_are_no_commands() -> None:
    assert visible("##[OSDI](https://example.org)") == "##[OSDI](https://example.org)"
    assert visible("x ##[error]y ##Vso[task.x]") == "x \\x23#[error]y \\x23#Vso[task.x]"
    assert inert("  ::error::x") == "  \\x3a:error::x"
    assert inert("a::error::x") == "a::error::x"


def test_github_says_where_what_and_how_to_mend_it(source: SourceText, diagnostics: list[Diagnostic]) -> None:
    assert report("github", [(source, diagnostics)]).splitlines() == [
        (
            "::notice file=list.md,line=1,endLine=1,col=1,endColumn=3,title=awesome-lint AAA001 (no-fix)"
            "::list.md:1:1: AAA001 wrong title"
        ),
        (
            "::warning file=list.md,line=3,endLine=3,col=11,endColumn=12,title=awesome-lint AAA002 (with-safe)"
            "::list.md:3:11: AAA002 wrong word; fix: Write 2 (--fix)%0ACorrected line: * first | 2     entry [x]()"
        ),
        (
            "::error file=list.md,line=3,endLine=3,col=21,endColumn=25,title=awesome-lint AAA003 (with-unsafe)"
            "::list.md:3:21: AAA003 empty link; unsafe fix: Remove it (--fix --unsafe-fixes)"
            "%0ACorrected line: * first | 第二  entry"
        ),
        (
            "::warning file=list.md,line=4,endLine=4,col=9,endColumn=9,title=awesome-lint AAA004 (with-suggestion)"
            "::list.md:4:9: AAA004 no stop; suggestion: Add a stop%0ACorrected line: * second."
        ),
    ]


@pytest.mark.parametrize(
    ("span", "place"),
    [
        (Span(0, 2), "line=1,endLine=1,col=1,endColumn=2,"),
        (Span(0, 4), "line=1,endLine=1,col=1,endColumn=3,"),  # with its newline
        (Span(1, 6), "line=1,endLine=2,"),  # columns count on one line only
        (Span(8, 8), "line=2,endLine=2,col=5,endColumn=5,"),  # behind the last newline is no line
    ],
)
def test_github_gets_lines_and_columns_as_it_counts_them(span: Span, place: str) -> None:
    found = Diagnostic("AAA001", "x", "wrong", span, Severity.ERROR)
    assert f"file=a.md,{place}title=" in report("github", [(SourceText("abc\ndefg\n", "a.md"), [found])])


def many(errors: int, warnings: int, infos: int) -> list[tuple[SourceText, Sequence[Diagnostic]]]:
    levels = [Severity.ERROR] * errors + [Severity.WARNING] * warnings + [Severity.INFO] * infos
    return [
        (
            SourceText("\n" * len(levels), "a.md"),
            [Diagnostic("AAA001", "x", f"number {at}", Span(at, at), level) for at, level in enumerate(levels)],
        )
    ]


@pytest.mark.parametrize("counts", [(10, 10, 10), (11, 3, 9), (0, 0, 11), (40, 30, 20)])
def test_github_gets_no_more_annotations_than_it_shows(counts: tuple[int, int, int]) -> None:
    lines = report("github", many(*counts)).splitlines()
    annotations = [parsed(line) for line in lines if re.match("::(error|warning|notice) ", line)]
    kinds = [name for name, _, _ in annotations]
    assert all(kinds.count(kind) <= 10 for kind in LEVELS)
    plain = [line for line in lines if not line.startswith("::")]
    if counts == (10, 10, 10):
        assert not plain
        assert len(annotations) == 30
        return
    assert len(annotations) - 1 + len(plain) == sum(counts)  # nothing is lost, one notice says so
    name, properties, message = annotations[-1]
    assert (name, properties) == ("notice", {"title": "awesome-lint"})
    rest = [count - min(count, 10 if at < 2 else 9) for at, count in enumerate(counts)]
    for number, word in zip(rest, ("error", "warning", "info"), strict=True):
        assert (f"{number} {word}" in message) == (number > 0)
    assert lines.index("::endgroup::") > next(at for at, line in enumerate(lines) if line.startswith("::group::"))


@given(findings())
def test_a_list_cannot_give_github_commands(found: tuple[SourceText, list[Diagnostic]]) -> None:
    source, diagnostics = found
    lines = report("github", [found]).split("\n")
    assert lines.pop() == ""
    assert len(lines) == len(diagnostics)
    for line, diagnostic in zip(lines, diagnostics, strict=True):
        name, properties, message = parsed(line)
        assert LEVELS[name] is diagnostic.severity
        assert properties["file"] == visible(source.name)
        assert properties["title"] == f"awesome-lint {diagnostic.code} ({diagnostic.name})"
        assert set(properties) <= {"file", "line", "endLine", "col", "endColumn", "title"}
        first, *more = message.split("\n")
        assert first.endswith(f": {diagnostic.code} {told(diagnostic)}")
        assert [each.partition(": ")[0] for each in more] in ([], ["Corrected line"])
        assert 1 <= int(properties["line"]) <= int(properties["endLine"]) <= source.line_count


@given(findings())
def test_what_github_would_not_show_is_plain_text(found: tuple[SourceText, list[Diagnostic]]) -> None:
    for line in report("github", [found] * 40).split("\n"):
        if not re.match("::(?:error|warning|notice) |::group::[0-9]|::endgroup::$", line):
            assert harmless(line)


@given(found=findings())
def test_github_commands_are_those_of_its_own_library(node: Node, found: tuple[SourceText, list[Diagnostic]]) -> None:
    for line in report("github", [found]).split("\n")[:-1]:
        name, properties, message = parsed(line)
        assert node.ask("github", command=name, properties=properties, message=message) == line + "\n"


def test_files_are_named_from_the_root_of_the_repository(source: SourceText, diagnostics: list[Diagnostic]) -> None:
    def file(name: str, root: str = "/repo") -> str:
        setting = Setting(_nowhere(), folder="/repo/docs", root=root)
        line = report("github", [(SourceText(source.text, name), diagnostics[:1])], setting)
        return parsed(line.strip())[1]["file"]

    assert file("list.md") == "docs/list.md"
    assert file("../README.md") == "README.md"
    assert file("/repo/a/b.md") == "a/b.md"
    assert file("/elsewhere/b.md") == "/elsewhere/b.md"
    assert file("list.md", root="") == "list.md"
    assert file("https://github.com/a/b") == "https://github.com/a/b"


def _nowhere() -> io.StringIO:
    from io import StringIO

    return StringIO()


def test_azure_has_errors_and_warnings_and_nothing_below(source: SourceText, diagnostics: list[Diagnostic]) -> None:
    assert report("azure", [(source, diagnostics[:3])]).splitlines() == [
        "list.md:1:1: AAA001 wrong title",
        (
            "##vso[task.logissue type=warning;sourcepath=list.md;linenumber=3;columnnumber=11;code=AAA002;]"
            "wrong word; fix: Write 2 (--fix)"
        ),
        (
            "##vso[task.logissue type=error;sourcepath=list.md;linenumber=3;columnnumber=21;code=AAA003;]"
            "empty link; unsafe fix: Remove it (--fix --unsafe-fixes)"
        ),
    ]


@given(found=findings())
def test_azures_own_library_reads_what_was_written(node: Node, found: tuple[SourceText, list[Diagnostic]]) -> None:
    source, diagnostics = found
    lines = report("azure", [found]).split("\n")[:-1]
    assert len(lines) == len(diagnostics)
    for line, diagnostic in zip(lines, diagnostics, strict=True):
        if diagnostic.severity is Severity.INFO:
            assert harmless(line)
            continue
        assert line.startswith("##vso[task.logissue ")
        assert not obeyed(line[1:])
        assert node.ask("azure", line=line) == {
            "command": "task.logissue",
            "properties": {
                "type": diagnostic.severity.value,
                "sourcepath": visible(source.name),
                "linenumber": str(min(source.position(diagnostic.span.start).line, source.line_count)),
                "columnnumber": line.partition("columnnumber=")[2].partition(";")[0],
                "code": diagnostic.code,
            },
            "message": told(diagnostic),
        }


def test_colours_are_only_for_people(source: SourceText, diagnostics: list[Diagnostic]) -> None:
    colours = Setting(_nowhere(), Style(color=True))
    assert "\x1b[" in report("grouped", [(source, diagnostics)], colours)
    for form in ("github", "azure", "json", "sarif", "junit", "gitlab", "rdjson", "markdown"):
        assert "\x1b[" not in report(form, [(source, diagnostics)], colours)
