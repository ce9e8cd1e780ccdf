"""What is said of wrong usage."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (("chekc", "README.md"), "awesome-lint check README.md"),
        (("help",), "awesome-lint --help"),
        (("help", "links"), "awesome-lint links --help"),
        (("explain", "TPL001"), "awesome-lint rule TPL001"),
        (("Rules",), "awesome-lint rule"),
    ],
)
def test_a_command_that_there_is_not_gets_a_suggestion(
    cli: Cli, folder: Path, arguments: tuple[str, ...], meant: str
) -> None:
    outcome = cli(*arguments)

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == f"error: {arguments[0]}: neither a command nor a file; did you mean `{meant}`?\n"


def test_a_file_is_a_file_whatever_its_name(cli: Cli, folder: Path, clean: str) -> None:
    (folder / "explain").write_text(clean)

    assert cli("explain").code == 0
    assert "cannot be read" in cli("papers").err


def test_errors_are_of_one_style(cli: Cli, folder: Path) -> None:
    assert cli("--fxi").err.startswith("error: no such option")
    assert "`awesome-lint check --help` shows what can be given" in cli("--fxi").err
    assert cli("-", "a.md").err.startswith("error: - (standard input) goes alone")
    assert cli("rule", "a", "b").err.startswith("error: ")


@pytest.mark.parametrize(("name", "kind"), [("list.rst", "reStructuredText"), ("LIST.RST", "reStructuredText")])
def test_another_markup_is_refused_by_name_and_other_files_are_checked(
    cli: Cli, readme: Path, folder: Path, name: str, kind: str
) -> None:
    (folder / name).write_text("List\n====\n")

    outcome = cli(name, "README.md")

    assert outcome.code == 2
    assert outcome.err == f"error: {name}: cannot be read: it is {kind}, and only Markdown is read\n"
    assert "LNK003" in outcome.out


@pytest.mark.parametrize("command", ["check", "links"])
def test_help_has_groups_and_every_option_once(cli: Cli, command: str) -> None:
    text = cli(command, "--help").out

    for title in ("Fixing:", "Configuration:", "Only what is new:", "Output:", "Other options:"):
        assert f"\n{title}\n" in text
    options = [line.split()[0] for line in text.splitlines() if line.startswith("  -")]
    assert len(options) == len(set(options))
    assert {"--fix", "--diff-base", "--baseline"} <= set(options)
    assert text.index("\n  --fix ") < text.index("\n  --diff-base")


def test_a_family_lists_its_rules(cli: Cli) -> None:
    lines = cli("rule", "tpl").out.splitlines()

    assert lines
    assert all(line.startswith("TPL") for line in lines)
    all_rules = [line.split() for line in cli("rule").out.splitlines()]
    assert [words for words in all_rules if words[0].startswith("TPL")] == [line.split() for line in lines]
