"""`check`: what is checked, what is printed, what is written, and the exit code."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.cli.conftest import Cli


def test_without_paths_the_readme_of_the_current_folder_is_checked(cli: Cli, readme: Path) -> None:
    outcome = cli("--output-format", "concise", "--quiet")

    assert outcome.code == 1
    assert outcome.out.splitlines() == [
        "README.md:7:42: error LNK003 `https://` names no host",
        "README.md:6:1: warning TPL010 [*] entry begins with `+`, the template with `*`",
    ]


@pytest.mark.parametrize("name", ["readme.md", "Readme.markdown", "README.mkd"])
def test_a_readme_is_found_whatever_its_letter_case(cli: Cli, folder: Path, clean: str, name: str) -> None:
    (folder / name).write_text(clean)

    assert cli().code == 0


def test_without_a_readme_the_message_says_what_to_do(cli: Cli, folder: Path) -> None:
    outcome = cli()

    assert outcome.code == 2
    assert outcome.err == f"error: no README.md in {folder}; name the files or folders to check\n"


def test_a_clean_list_gives_0_and_says_so(cli: Cli, readme: Path, clean: str) -> None:
    readme.write_text(clean)

    outcome = cli()

    assert (outcome.code, outcome.out) == (0, "No diagnostics in 1 file.\n")


def test_check_may_be_left_out_but_not_before_a_commands_name(cli: Cli, folder: Path, papers: str) -> None:
    (folder / "export").write_text(papers)

    assert "export:7:42: error LNK003" in cli("check", "export", "--select", "LNK", "--quiet").out
    assert "./export:6:1" in cli("./export", "--quiet").out
    assert cli("export", "export", "--format", "csv").out.startswith("line,")


def test_full_ends_in_counts_that_tell_safe_from_unsafe_fixes(cli: Cli, readme: Path, papers: str) -> None:
    readme.write_text(papers + "\n#### Deep\n\n* (NSDI'24) Fifth Paper [link](https://example.org/5) [Tag | MIT]\n")

    assert cli().out.endswith(
        "Found 3 diagnostics (1 error, 2 warnings).\n[*] 1 fixable with `--fix` (1 more with `--unsafe-fixes`).\n"
    )
    assert cli("--unsafe-fixes").out.endswith("[*] 2 fixable with `--fix --unsafe-fixes`.\n")


def test_fix_writes_the_file_and_reports_what_remains(cli: Cli, readme: Path, fixed: str) -> None:
    outcome = cli("--fix")

    assert readme.read_text() == fixed
    assert outcome.code == 1
    assert outcome.out.endswith("Found 2 diagnostics: 1 fixed, 1 remaining (1 error).\n")


def test_fix_only_reports_nothing_and_exits_0(cli: Cli, readme: Path, fixed: str) -> None:
    outcome = cli("--fix-only")

    assert readme.read_text() == fixed
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "Fixed 1 diagnostic.\n")


def test_exit_non_zero_on_fix(cli: Cli, readme: Path) -> None:
    assert cli("--fix-only", "--exit-non-zero-on-fix").code == 1
    assert cli("--fix-only", "--exit-non-zero-on-fix").code == 0


def test_show_fixes_lists_what_was_fixed(cli: Cli, readme: Path) -> None:
    assert "Fixed 1 diagnostic in README.md:\n  1 x TPL010 (entry-marker)\n" in cli("--fix", "--show-fixes").out


def test_unfixable_rules_do_not_fix(cli: Cli, readme: Path, papers: str) -> None:
    cli("--fix", "--unfixable", "entry-marker")

    assert readme.read_text() == papers


def test_diff_prints_what_would_change_and_writes_nothing(cli: Cli, readme: Path, papers: str) -> None:
    outcome = cli("--diff", "--fix")

    assert readme.read_text() == papers
    assert outcome.code == 1
    assert outcome.err == "Would fix 1 diagnostic in 1 file.\n"
    assert outcome.out.startswith("--- README.md\n+++ README.md\n@@ ")
    assert "-+ (NSDI'24) Second" in outcome.out
    assert "+* (NSDI'24) Second" in outcome.out


def test_diff_of_a_file_that_no_fix_would_change_exits_0(cli: Cli, readme: Path, fixed: str) -> None:
    readme.write_text(fixed)

    outcome = cli("--diff")

    assert (outcome.code, outcome.out, outcome.err) == (0, "", "Nothing would change.\n")


def test_standard_input_is_linted_under_the_name_it_is_given(cli: Cli, papers: str) -> None:
    outcome = cli("-", "--stdin-filename", "docs/list.md", "--output-format", "concise", stdin=papers.encode())

    assert outcome.code == 1
    assert outcome.out.startswith("docs/list.md:7:42: error LNK003")


def test_fixed_standard_input_goes_out_byte_by_byte_and_all_else_to_standard_error(
    cli: Cli, papers: str, fixed: str
) -> None:
    data = b"\xef\xbb\xbf" + papers.replace("\n", "\r\n").rstrip().encode()

    outcome = cli("--fix", "-", stdin=data)

    assert outcome.code == 1
    assert outcome.data == b"\xef\xbb\xbf" + fixed.replace("\n", "\r\n").rstrip().encode()
    assert "<stdin>:7:42: error LNK003" in outcome.err


def test_standard_input_goes_alone(cli: Cli, readme: Path) -> None:
    outcome = cli("-", "README.md")

    assert outcome.code == 2
    assert "standard input" in outcome.err


def test_json_is_a_list_of_objects_as_ruff_prints_them(cli: Cli, readme: Path) -> None:
    outcome = cli("--output-format", "json")
    first, second = json.loads(outcome.out)

    assert outcome.err == ""
    assert first == {
        "code": "TPL010",
        "name": "entry-marker",
        "message": "entry begins with `+`, the template with `*`",
        "severity": "warning",
        "filename": "README.md",
        "location": {"row": 6, "column": 1},
        "end_location": {"row": 6, "column": 2},
        "fix": {
            "applicability": "safe",
            "message": "Write `*`",
            "edits": [{"content": "*", "location": {"row": 6, "column": 1}, "end_location": {"row": 6, "column": 2}}],
        },
        "url": "https://github.com/OWNER/awesome-lint/blob/main/docs/rules/entry-marker.md",
    }
    assert (second["code"], second["fix"]) == ("LNK003", None)


def test_json_of_a_clean_list_is_an_empty_list(cli: Cli, readme: Path, clean: str) -> None:
    readme.write_text(clean)

    assert json.loads(cli("--output-format", "json").out) == []
    assert cli("--output-format", "jsonl").out == ""


def test_jsonl_is_the_same_one_a_line(cli: Cli, readme: Path) -> None:
    lines = [json.loads(line) for line in cli("--output-format", "jsonl").out.splitlines()]

    assert lines == json.loads(cli("--output-format", "json").out)


def test_output_file_takes_the_report_and_standard_error_the_summary(cli: Cli, readme: Path, folder: Path) -> None:
    outcome = cli("--output-format", "json", "--output-file", "report.json")

    assert outcome.out == ""
    assert len(json.loads((folder / "report.json").read_text())) == 2


def test_an_output_file_that_cannot_be_written_is_named(cli: Cli, readme: Path) -> None:
    outcome = cli("--output-file", "nowhere/report.txt")

    assert outcome.code == 2
    assert outcome.err.startswith("error: nowhere/report.txt: cannot be written: ")


@pytest.mark.parametrize(
    ("head", "arguments", "expected"),
    [
        ("", (), "profile papers (4 of 4 entries name a venue)"),
        ("", ("--profile", "awesome"), "profile awesome (it is configured)"),
        ("", ("--template", "- [Title](url)"), "profile awesome (the configured template names no venue)"),
        (
            "<!-- template: * (conf'yy) Title [link](url) [tags] -->\n\n",
            (),
            "profile papers (the template in the file's own comment names a venue)",
        ),
        ("", ("--config", ".awesome-lint.toml"), "profile papers (it is configured), configuration .awesome-lint.toml"),
    ],
)
def test_verbose_says_once_which_profile_and_why(
    cli: Cli, readme: Path, folder: Path, papers: str, head: str, arguments: tuple[str, ...], expected: str
) -> None:
    readme.write_text(head + papers)
    if "--config" in arguments:
        (folder / ".awesome-lint.toml").write_text('profile = "papers"\n')

    assert cli("--verbose", *arguments).err == f"README.md: {expected}\n"


def test_verbose_says_why_there_is_no_profile(cli: Cli, readme: Path) -> None:
    readme.write_text("# Notes\n\n## Things\n\n- one\n- two\n- three\n")

    assert cli("--verbose").err.splitlines()[0] == ("README.md: no profile (no item can be an entry)")


def test_timing_prints_all_rules_that_ran(cli: Cli, readme: Path) -> None:
    outcome = cli("--statistics", "--timing", "--quiet", "--select", "LNK003,TPL010,TPL001")
    records = json.loads(cli("--statistics", "--timing", "--output-format", "json").out)

    *rows, last = outcome.out.splitlines()
    assert sorted(row.split("%")[1].strip() for row in rows) == [
        "0  TPL001 [ ] unmatched-entry",
        "1  LNK003 [ ] malformed-url",
        "1  TPL010 [*] entry-marker",
    ]
    assert re.fullmatch(r"Rules took \d+\.\d\d ms of \d+\.\d\d ms\.", last)
    assert {record["count"] for record in records} == {0, 1}
    assert all(record["milliseconds"] >= 0 and 0 <= record["share"] <= 1 for record in records)


def test_timing_is_taken_although_the_result_is_cached(cli: Cli, readme: Path) -> None:
    assert cli("--statistics").code == 1

    assert " ms " in cli("--statistics", "--timing").out


@pytest.mark.parametrize("options", [["--timing"], ["--timing", "--statistics", "--fix"]])
def test_timing_goes_with_statistics_and_without_fixes(cli: Cli, readme: Path, options: list[str]) -> None:
    outcome = cli(*options)

    assert outcome.code == 2
    assert "--timing goes with" in outcome.err


def test_statistics_count_by_rule(cli: Cli, readme: Path) -> None:
    assert cli("--statistics", "--quiet").out == "1  LNK003 [ ] malformed-url\n1  TPL010 [*] entry-marker\n"
    assert json.loads(cli("--statistics", "--output-format", "json").out)[1] == {
        "code": "TPL010",
        "name": "entry-marker",
        "count": 1,
        "fixable_count": 1,
    }


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--select", "TPL"], 0),
        (["--select", "TPL", "--fail-on", "warning"], 1),
        (["--select", "TPL", "--fail-on", "warning", "--exit-zero"], 0),
        (["--ignore", "malformed-url"], 0),
        (["--ignore", "malformed-url,TPL"], 0),
        (["--select", "ENC", "--extend-select", "LNK003"], 1),
        (["--select", "ENC", "--select", "LNK"], 1),
    ],
)
def test_exit_code_by_selection_and_severity(cli: Cli, readme: Path, arguments: Sequence[str], code: int) -> None:
    assert cli(*arguments).code == code


@pytest.mark.parametrize("template", ["- Title [link](url)", "* (conf'yy) Title\n  [link](url) [tags]", "--"])
def test_template_takes_any_text_that_follows_it(cli: Cli, readme: Path, template: str) -> None:
    outcome = cli("--template", template, "README.md")

    assert "No such option" not in outcome.err
    assert "requires an argument" not in outcome.err


def test_a_template_that_begins_with_a_dash_is_used(cli: Cli, folder: Path) -> None:
    (folder / "README.md").write_text(
        "# L\n\n## A\n\n- [A](https://example.org/a) - About.\n* [B](https://example.org/b) - B.\n"
    )

    outcome = cli(
        "--template", "- [Title](url) - Description.", "--select", "entry-marker", "--output-format", "concise"
    )

    assert outcome.out.startswith("README.md:6:1: warning TPL010")


def test_a_template_that_is_none_is_said_where_it_came_from(cli: Cli, readme: Path) -> None:
    outcome = cli("--template", "")

    assert outcome.code == 2
    assert outcome.err.startswith("error: --template: ")


def test_a_file_that_cannot_be_read_does_not_stop_the_others(cli: Cli, readme: Path, folder: Path) -> None:
    (folder / "binary.md").write_bytes(b"abc\xff")

    outcome = cli("missing.md", "binary.md", "README.md", "--output-format", "concise")

    assert outcome.code == 2
    assert "README.md:7:42: error LNK003" in outcome.out
    assert "error: missing.md: cannot be read: No such file or directory\n" in outcome.err
    assert "error: binary.md: not UTF-8: byte 3" in outcome.err


def test_a_folder_means_its_readme_and_other_lists_each_once(cli: Cli, folder: Path, papers: str) -> None:
    (folder / "sub").mkdir()
    (folder / "README.md").write_text(papers)
    (folder / "sub" / "more.md").write_text(papers)
    (folder / "prose.md").write_text("# Prose\n\n- See [that](https://).\n")
    (folder / ".gitignore").write_text("")

    outcome = cli(".", ".", "--select", "LNK003", "--output-format", "concise", "--quiet")

    assert [line.partition(":")[0] for line in outcome.out.splitlines()] == ["./README.md", "./sub/more.md"]


def test_include_and_exclude_of_the_configuration_hold_in_folders(cli: Cli, folder: Path, papers: str) -> None:
    for name in ("README.md", "a.md", "b.md"):
        (folder / name).write_text(papers)
    (folder / ".awesome-lint.toml").write_text('exclude = ["b.md"]\n')

    outcome = cli(".", "--select", "LNK003", "--output-format", "concise", "--quiet")

    assert [line.partition(":")[0] for line in outcome.out.splitlines()] == ["./README.md", "./a.md"]


def test_a_folder_without_lists_is_no_error_but_is_said(cli: Cli, folder: Path) -> None:
    outcome = cli(".")

    assert (outcome.code, outcome.err) == (0, "no lists found in .\n")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_results_come_in_the_order_of_paths_whatever_the_jobs(cli: Cli, folder: Path, papers: str, jobs: str) -> None:
    names = [f"{number}.md" for number in range(6)]
    for name in names:
        (folder / name).write_text(papers)

    outcome = cli(*names, "--jobs", jobs, "--no-cache", "--select", "LNK003", "--output-format", "concise", "--quiet")

    assert [line.partition(":")[0] for line in outcome.out.splitlines()] == names


def test_a_cached_result_is_the_same_result(cli: Cli, readme: Path) -> None:
    first = cli("--output-format", "json")
    second = cli("--output-format", "json", "--verbose")

    assert first.out == second.out
    assert "from the cache" not in first.err
    assert second.err == "README.md: profile papers (4 of 4 entries name a venue), from the cache\n"


def test_a_changed_configuration_is_not_answered_from_the_cache(cli: Cli, readme: Path, folder: Path) -> None:
    assert cli().code == 1
    (folder / ".awesome-lint.toml").write_text('ignore = ["LNK"]\n')

    assert cli().code == 0


def test_each_file_has_the_configuration_nearest_above_it(cli: Cli, folder: Path, papers: str) -> None:
    for name in ("one", "two"):
        (folder / name).mkdir()
        (folder / name / "list.md").write_text(papers)
    (folder / "pyproject.toml").write_text('[tool.awesome-lint]\nignore = ["LNK003", "TPL010"]\n')
    (folder / "two" / ".awesome-lint.toml").write_text('ignore = ["LNK003"]\nfail-on = "warning"\n')

    outcome = cli("one/list.md", "two/list.md", "--output-format", "concise", "--quiet")

    assert outcome.code == 1
    assert outcome.out == "two/list.md:6:1: warning TPL010 [*] entry begins with `+`, the template with `*`\n"


def test_isolated_uses_no_configuration_file(cli: Cli, readme: Path, folder: Path) -> None:
    (folder / ".awesome-lint.toml").write_text("broken")

    assert cli().code == 2
    assert cli("--isolated").code == 1


def test_one_mistake_of_a_configuration_is_said_once(cli: Cli, folder: Path, papers: str) -> None:
    for name in ("a.md", "b.md"):
        (folder / name).write_text(papers)
    (folder / ".awesome-lint.toml").write_text('slect = ["TPL"]\n')

    outcome = cli("a.md", "b.md")

    assert outcome.code == 2
    assert outcome.err == 'error: .awesome-lint.toml: slect: unknown key; did you mean "select"? (line 1)\n'


def test_an_unknown_rule_is_answered_with_the_nearest(cli: Cli, readme: Path) -> None:
    outcome = cli("--select", "venue-from")

    assert outcome.code == 2
    assert outcome.err == "error: --select: unknown rule 'venue-from'; did you mean 'venue-form'?\n"


def test_an_unknown_option_is_wrong_usage(cli: Cli, readme: Path) -> None:
    assert cli("--fxi").code == 2


def test_what_a_terminal_would_act_on_is_shown_as_an_escape(cli: Cli, folder: Path, papers: str) -> None:
    hostile = papers.replace("Second", "\x1b[31mSecond\u202e\x07")
    (folder / "README.md").write_text(hostile)

    for form in ("full", "concise"):
        assert "\x1b" not in cli("--output-format", form, "--color", "never").out
        assert "\u202e" not in cli("--output-format", form).out


@pytest.mark.parametrize(
    ("variables", "arguments", "coloured"),
    [
        ({}, (), False),
        ({}, ("--color", "always"), True),
        ({"FORCE_COLOR": "1"}, (), True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, (), False),
        ({"FORCE_COLOR": "1"}, ("--color", "never"), False),
    ],
)
def test_colours(
    cli: Cli,
    readme: Path,
    monkeypatch: pytest.MonkeyPatch,
    variables: dict[str, str],
    arguments: Sequence[str],
    coloured: bool,
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    assert ("\x1b[" in cli(*arguments).out) is coloured


def test_json_has_no_colours(cli: Cli, readme: Path) -> None:
    assert "\x1b" not in cli("--output-format", "json", "--color", "always").out


def test_a_file_that_fails_to_be_written_is_an_error(cli: Cli, readme: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from awesome_lint.errors import InputError
    from awesome_lint.workspace import run

    def refuse(*_: object) -> None:
        raise InputError("README.md: is read-only; nothing was written")

    monkeypatch.setattr(run, "write_atomic", refuse)

    outcome = cli("--fix")

    assert outcome.code == 2
    assert outcome.err == "error: README.md: is read-only; nothing was written\n"


def test_more_than_fifty_findings_end_with_what_helps(cli: Cli, folder: Path) -> None:
    items = "".join(f"* [P{number}](https://) - About {number}.\n" for number in range(51))
    (folder / "README.md").write_text(f"# L\n\n## A\n\n{items}")
    both = (
        "`--statistics` counts them by rule; `--write-baseline` makes them known, so that only new ones are reported.\n"
    )

    assert cli("--select", "LNK003").out.endswith(both)
    assert cli("--select", "LNK003", "--statistics").out.endswith(both.partition("; ")[2])
    assert both not in cli("--select", "LNK003", "--quiet").out
    (folder / "README.md").write_text(f"# L\n\n## A\n\n{items}".replace("[P0](https://)", "[P0](https://p.example)"))
    assert "Found 50 " in (fewer := cli("--select", "LNK003").out)
    assert both not in fewer


def test_marks_of_statistics_are_explained_where_they_occur(cli: Cli, folder: Path) -> None:
    (folder / "README.md").write_text("# L\n\n* [A](https://)\n* [B](https://b.example)\n")

    assert "fixable with" not in cli("--select", "LNK003", "--statistics").out
