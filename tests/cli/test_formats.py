"""`--output-format`: several reports at once, where they go, and what CI gets unasked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from junitparser import JUnitXml
from tests.report.hostile import obeyed

if TYPE_CHECKING:
    from tests.cli.conftest import Cli

PAGE = Path(__file__).resolve().parents[2] / "docs" / "formats.md"
CI = ("GITHUB_ACTIONS", "GITLAB_CI", "TF_BUILD")
FORMATS = (
    "full",
    "concise",
    "grouped",
    "json",
    "jsonl",
    "github",
    "sarif",
    "junit",
    "gitlab",
    "rdjson",
    "azure",
    "markdown",
)


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_printed_and_changes_no_exit_code(form: str, readme: Path, cli: Cli) -> None:
    outcome = cli("--output-format", form)
    assert outcome.code == 1
    assert "LNK003" in outcome.out
    assert outcome.err == ""
    assert cli("-o", "report", "--output-format", form).code == 1
    report = readme.with_name("report").read_bytes()
    assert outcome.data.startswith(report) if form in ("full", "concise", "grouped") else b"LNK003" in report


def test_several_reports_at_once_each_in_its_place(readme: Path, cli: Cli) -> None:
    outcome = cli("--output-format=concise", "--output-format=sarif:out.sarif", "--output-format", "junit:out.xml")
    assert outcome.code == 1
    assert outcome.out == cli("--output-format=concise").out
    (run,) = json.loads(readme.with_name("out.sarif").read_text())["runs"]
    assert [result["ruleId"] for result in run["results"]] == ["TPL010", "LNK003"]
    assert [rule["name"] for rule in run["tool"]["driver"]["rules"]] == ["entry-marker", "malformed-url"]
    assert all("## Why" in rule["help"]["markdown"] for rule in run["tool"]["driver"]["rules"])
    assert JUnitXml.fromfile("out.xml").failures == 1


def test_with_files_for_all_the_totals_are_still_told(readme: Path, cli: Cli) -> None:
    outcome = cli("--output-format", "json:out.json")
    assert outcome.out == ""
    assert outcome.err.startswith("Found 2 diagnostics (1 error, 1 warning).\n")
    assert len(json.loads(readme.with_name("out.json").read_text())) == 2
    assert cli("--output-format", "json:out.json", "--quiet").err == ""


def test_a_dash_is_standard_output(readme: Path, cli: Cli) -> None:
    assert json.loads(cli("--output-format", "json:-", "--output-format", "full:out.txt").out)
    assert not readme.with_name("-").exists()


def test_the_output_file_takes_the_report_without_a_file(readme: Path, cli: Cli) -> None:
    outcome = cli("--output-format", "concise", "--output-format", "json:out.json", "-o", "out.txt")
    assert outcome.out == ""
    assert readme.with_name("out.txt").read_text() == cli("--output-format", "concise", "--quiet").out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--output-format=xml",), "no format is called 'xml'; there are full, concise, grouped, json"),
        (("--output-format=sarif:",), "a file's name is missing behind the colon"),
        (("--output-format=full", "--output-format=json"), "full and json both go to standard output"),
        (("--output-format=full", "--output-format=json:-"), "json:FILE"),
        (("--output-format=sarif:x", "--output-format=json:x"), "sarif and json both go to x"),
        (("--output-format=sarif:x", "-o", "y"), "--output-file y: every format names a file already"),
        (("--output-format=sarif:missing/x",), "missing/x: cannot be written: No such file or directory"),
        (("--output-format=sarif:x", "--diff"), "goes without --diff, which reports no diagnostics"),
        (("--output-format=sarif:x", "--fix-only"), "goes without --fix-only"),
        (("--output-format=sarif", "--statistics"), "give the report a file: sarif:FILE"),
    ],
)
def test_what_cannot_be_is_said(arguments: tuple[str, ...], told: str, readme: Path, cli: Cli) -> None:
    outcome = cli(*arguments)
    assert outcome.code == 2
    assert told in " ".join(outcome.err.split())
    assert outcome.out == ""


def test_statistics_take_the_place_of_the_main_report_only(readme: Path, cli: Cli) -> None:
    outcome = cli("--statistics", "--output-format", "full", "--output-format", "json:out.json")
    assert outcome.out.splitlines()[:2] == ["1  LNK003 [ ] malformed-url", "1  TPL010 [*] entry-marker"]
    assert len(json.loads(readme.with_name("out.json").read_text())) == 2


# Configuration


def configured(folder: Path, text: str) -> None:
    (folder / ".awesome-lint.toml").write_text(text)


def test_the_configuration_may_name_one_format_or_several(readme: Path, folder: Path, cli: Cli) -> None:
    configured(folder, 'output-format = "concise"\n')
    assert cli().out.startswith("README.md:7:42: error LNK003")
    configured(folder, 'output-format = ["concise", "json:out.json"]\n')
    assert cli().out.startswith("README.md:7:42: error LNK003")
    assert len(json.loads((folder / "out.json").read_text())) == 2
    (folder / "out.json").unlink()
    assert cli("--output-format", "grouped").out.startswith("README.md:\n")
    assert not (folder / "out.json").exists()


def test_files_of_the_configuration_stand_beside_it(readme: Path, folder: Path, cli: Cli) -> None:
    (folder / "below").mkdir()
    (folder / "below" / "README.md").write_bytes(readme.read_bytes())
    configured(folder, 'output-format = "json:out.json"\n')
    cli("below/README.md")
    assert (folder / "out.json").exists()
    assert json.loads(cli("config", "--output-format", "json").out)["output-format"]["value"] == (
        f"json:{(folder / 'out.json').resolve()}"
    )


def test_a_configuration_cannot_reach_other_files(folder: Path, readme: Path, cli: Cli, tmp_path: Path) -> None:
    (folder / "link").symlink_to(tmp_path)
    (folder / "out").symlink_to(tmp_path / "elsewhere")
    for file in ("../out", f"{tmp_path}/out", "link/out", "out", ".git/hooks/post-checkout", "a/../../out"):
        configured(folder, f'output-format = ["full", "concise:{file}"]\n')
        outcome = cli()
        assert outcome.code == 2
        assert "a configuration can only name files below its own folder" in outcome.err
        assert not (tmp_path / "out").exists()
        assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize(
    ("file", "why"),
    [
        (".bashrc.txt", "hidden"),
        (".config/out.json", "hidden"),
        ("a/../out.json", "hidden"),
        ("link.json", "symbolic links"),
        ("linked/out.json", "symbolic links"),
        ("loop/out.json", "symbolic links"),
        ("out", "end in .json, .jsonl, .sarif, .xml, .md, .txt"),
        ("setup.py", "end in .json"),
        ("Makefile", "end in .json"),
    ],
)
def test_a_configuration_names_only_what_looks_like_a_report(
    folder: Path, readme: Path, cli: Cli, file: str, why: str
) -> None:
    (folder / "there").mkdir()
    (folder / "linked").symlink_to("there")
    (folder / "link.json").symlink_to("there/other.json")
    (folder / "loop").symlink_to("loop")
    configured(folder, f'output-format = ["full", "json:{file}"]\n')
    outcome = cli()
    assert outcome.code == 2
    assert outcome.err.startswith(f'error: .awesome-lint.toml: output-format: "json:{file}": a configuration can')
    assert why in outcome.err
    assert f"; use --output-format json:{file} for others (line 1)\n" in outcome.err
    assert list((folder / "there").iterdir()) == []


@pytest.mark.parametrize("form", FORMATS)
def test_a_report_takes_the_place_of_an_earlier_one_only(folder: Path, readme: Path, cli: Cli, form: str) -> None:
    configured(folder, f'output-format = ["concise", "{form}:out.txt"]\n' if form != "full" else "")
    said = ("--output-format", "concise", "--output-format", "full:out.txt") if form == "full" else ()
    assert cli(*said).code == 1
    first = (folder / "out.txt").read_bytes()
    assert cli(*said).code == 1
    assert (folder / "out.txt").read_bytes() == first
    if form == "full":
        return
    (folder / "out.txt").write_text("My notes\n")
    outcome = cli()
    assert outcome.code == 2
    assert "out.txt: holds something else than a report" in outcome.err
    assert (folder / "out.txt").read_text() == "My notes\n"
    assert cli("--output-format", "full", "--output-format", f"{form}:out.txt").code == 1 or form == "full"
    assert (folder / "out.txt").read_bytes() == first


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ('"xml"', 'output-format: no format is called "xml"; there are full, concise'),
        ('["full", "xml"]', 'output-format[1]: no format is called "xml"'),
        ('"sarif:"', 'output-format: "sarif:" lacks a file behind the colon'),
        ("3", "output-format: expected a string, found 3"),
        ("[3]", "output-format[0]: expected a string, found 3"),
        ('["full", "json"]', "full and json both go to standard output"),
    ],
)
def test_wrong_formats_in_a_configuration_are_said(value: str, told: str, readme: Path, folder: Path, cli: Cli) -> None:
    configured(folder, f"output-format = {value}\n")
    outcome = cli()
    assert outcome.code == 2
    assert told in outcome.err


# CI


@pytest.mark.parametrize(
    ("variable", "first"),
    [
        ("GITHUB_ACTIONS", "::warning file=README.md,line=6,endLine=6,col=1,endColumn=1,"),
        ("TF_BUILD", "##vso[task.logissue type=warning;sourcepath=README.md;linenumber=6;"),
    ],
)
def test_ci_gets_what_it_shows_and_people_the_totals(
    variable: str, first: str, readme: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, "True" if variable == "TF_BUILD" else "true")
    outcome = cli()
    assert outcome.out.startswith(first)
    assert "Found 2 diagnostics (1 error, 1 warning).\n" in outcome.out
    assert cli("--output-format", "concise").out.startswith("README.md:7:42: error LNK003")
    monkeypatch.setenv(variable, "false")
    assert "\nREADME.md:7:42: error LNK003" in cli().out


def test_a_configuration_wins_over_the_environment(
    readme: Path, folder: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    configured(folder, 'output-format = "concise"\n')
    assert cli().out.startswith("README.md:7:42: error LNK003")


def test_gitlab_gets_its_report_and_people_see_lines_besides(
    readme: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITLAB_CI", "true")
    outcome = cli()
    assert [issue["check_name"] for issue in json.loads(outcome.out)] == ["entry-marker", "malformed-url"]
    assert outcome.err.splitlines()[0].startswith("README.md:7:42: error LNK003 `https://` names no host")
    assert "Found 2 diagnostics" in outcome.err
    asked = cli("--output-format", "gitlab")
    assert asked.out == outcome.out
    assert asked.err == ""


def test_a_hook_s_log_on_gitlab_is_for_people(readme: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITLAB_CI", "true")
    monkeypatch.setenv("PRE_COMMIT", "1")
    assert "\nREADME.md:7:42: error LNK003" in cli().out
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert cli().out.startswith("::warning file=README.md")


@pytest.mark.parametrize("variable", CI)
def test_in_ci_too_fixing_and_counting_give_what_they_always_give(
    variable: str, readme: Path, papers: str, fixed: str, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    diff, statistics = cli("--diff"), cli("--statistics")
    listing = cli("links", "--offline", "--list", "--no-cache")
    monkeypatch.setenv(variable, "true")
    assert (cli("--diff").out, cli("--diff").err) == (diff.out, diff.err)
    assert cli("--statistics").out.startswith(statistics.out.partition("Found")[0])
    assert cli("links", "--offline", "--list", "--no-cache").out == listing.out
    outcome = cli("--fix", "-", "--stdin-filename", "README.md", stdin=papers.encode())
    assert outcome.out == fixed
    assert "LNK003" in outcome.err or "malformed-url" in outcome.err


def test_files_are_named_from_the_root_that_was_checked_out(
    folder: Path, readme: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(folder.parent))
    assert cli().out.startswith("::warning file=lists/README.md,line=6,")
    (result, *_) = json.loads(cli("--output-format", "sarif").out)["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "lists/README.md"


HOSTILE = """\
# Papers

## ##vso[task.setvariable variable=a]b

* (NSDI'24) First ##[add-mask]Paper [link](https://example.org/1) [Tag | MIT]
+ (NSDI'24) ##vso[task.complete result=Failed;]Second [link](https://example.org/2) [Tag | MIT]
  ::error::no error
* (NSDI'24) Third ::warning::Paper [link](https://) [Tag | MIT]
* (NSDI'24) Fourth Paper on Things [link](https://example.org/4) [Tag | MIT]

## ##[add-mask]Words

::error::no error, either
##vso[task.complete result=Failed;] a ﬁrst ligature
"""


@pytest.mark.parametrize("variable", CI)
@pytest.mark.parametrize(
    "arguments", [(), ("--diff",), ("--output-format", "full"), ("--output-format", "json"), ("-v",)]
)
def test_a_list_gives_no_commands_to_ci(
    variable: str, arguments: tuple[str, ...], folder: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, "true")
    (folder / "::error::x.md").write_text(HOSTILE)
    (folder / "##[add-mask]x.md").write_text(HOSTILE)
    outcome = cli("::error::x.md", "##[add-mask]x.md", "--profile", "papers", *arguments)
    assert outcome.code == 1
    ours = ("::error file=", "::warning file=", "::notice file=", "##vso[task.logissue type=")
    for line in (outcome.out + outcome.err).splitlines():
        assert not obeyed(line[1:] if line.startswith(ours) else line), line


def test_no_report_is_written_over_a_list(folder: Path, readme: Path, cli: Cli) -> None:
    before = readme.read_bytes()
    for arguments in (("-o", "README.md"), ("--output-format", "json:./README.md"), ("-o", str(readme))):
        outcome = cli("README.md", *arguments)
        assert (outcome.code, readme.read_bytes()) == (2, before)
        assert "would overwrite it" in outcome.err
    assert cli("links", "--offline", "--no-cache", "--report", "README.md").code == 2
    assert readme.read_bytes() == before


# Links


def test_the_summary_in_markdown_has_links_where_they_were_checked(folder: Path, readme: Path, cli: Cli) -> None:
    outcome = cli("links", "--offline", "--no-cache", "--output-format", "markdown")
    assert "### Links\n\n| verdict | links |\n| --- | --- |\n| skipped | 3 |\n" in outcome.out
    assert "### Links" not in cli("--output-format", "markdown").out


def test_links_print_several_reports_too(folder: Path, readme: Path, cli: Cli) -> None:
    outcome = cli("links", "--offline", "--no-cache", "--output-format", "concise", "--output-format", "json:out.json")
    assert "3 skipped" in outcome.out
    assert json.loads((folder / "out.json").read_text()) == []
    assert cli("links", "--offline", "--list", "--output-format", "json:out.json").code == 2


def test_the_page_on_formats_names_all_and_shows_what_is_printed(readme: Path, cli: Cli) -> None:
    page = PAGE.read_text("utf-8")
    rows = page.partition("|---|---|---|\n")[2].partition("\n\n")[0].splitlines()
    named = [word.strip("` ") for row in rows for word in row.split("|")[1].split(",")]
    assert sorted(named) == sorted(FORMATS)
    example = json.loads(page.partition("```json\n")[2].partition("```")[0])
    assert json.loads(cli("--output-format", "json").out)[0] == example
