"""`awesome-lint init`."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli

OFF = ["malformed-url"]
LIST = "# Awesome Things\n\n## Tools\n\n" + "".join(
    f"- [Tool {number}](https://) - Does *something* {number}.\n" for number in range(4)
)
PROJECT = '[project]\nname = "x"\n'


@pytest.fixture
def awesome(folder: Path) -> Path:
    path = folder / "readme.md"
    path.write_text(LIST)
    return path


def test_a_configuration_is_written_and_lint_is_quiet_with_it(cli: Cli, awesome: Path, folder: Path) -> None:
    assert "malformed-url" in cli().out

    outcome = cli("init")

    assert outcome.code == 0
    assert outcome.err == ""
    assert (
        outcome.out == "Wrote .awesome-lint.toml: profile awesome (4 of 4 entries begin with their link), 1 rule off.\n"
    )
    data = (folder / ".awesome-lint.toml").read_text()
    assert tomllib.loads(data) == {
        "profile": "awesome",
        "template": "- [Title](url) - Description.",
        "ignore": OFF,
    }
    assert '  "malformed-url",  # 4 of 4 entries break it\n' in data
    assert "malformed-url" not in cli().out
    assert json.loads(cli("config", "--output-format", "json").out)["ignore"]["origin"] == ".awesome-lint.toml"


@pytest.mark.parametrize("path", ["readme.md", "../lists", "."])
def test_it_stands_beside_the_list(cli: Cli, awesome: Path, folder: Path, path: str) -> None:
    assert cli("init", path).code == 0
    assert (folder / ".awesome-lint.toml").exists()


def test_a_dry_run_prints_and_writes_nothing(cli: Cli, awesome: Path, folder: Path) -> None:
    before = sorted(folder.iterdir())

    outcome = cli("init", "--dry-run")

    assert sorted(folder.iterdir()) == before
    assert tomllib.loads(outcome.out)["profile"] == "awesome"
    assert outcome.out.startswith("# Made by `awesome-lint init` for readme.md;")


def test_standard_input_prints(cli: Cli, folder: Path) -> None:
    outcome = cli("init", "-", "--profile", "awesome-npm", stdin=LIST.encode())

    assert list(folder.iterdir()) == []
    assert tomllib.loads(outcome.out)["profile"] == "awesome-npm"
    assert "for <stdin>;" in outcome.out


def test_style_choices_of_other_linters_come_over(cli: Cli, awesome: Path, folder: Path) -> None:
    (folder / ".markdownlint.json").write_text('{"MD048": {"style": "tilde"}, // fences\n "MD026": false}')
    (folder / ".remarkrc.js").write_text("module.exports = {}")

    outcome = cli("init")
    data = (folder / ".awesome-lint.toml").read_text()

    assert outcome.err == ".remarkrc.js: not taken over, for it is a program; only data is read\n"
    assert tomllib.loads(data)["rules"] == {"fenced-code-marker": {"style": "~"}}
    assert '  "no-heading-punctuation",  # as .markdownlint.json (MD026)\n' in data
    assert "[rules.fenced-code-marker]  # as .markdownlint.json (MD048)\n" in data
    assert cli().code in (0, 1)


def test_an_existing_configuration_is_never_overwritten(cli: Cli, awesome: Path, folder: Path) -> None:
    own = folder / ".awesome-lint.toml"
    own.write_text("# mine\n")

    outcome = cli("init")

    assert outcome.code == 2
    assert outcome.err == (
        "error: .awesome-lint.toml: exists; --force overwrites it, --dry-run shows what would be written\n"
    )
    assert own.read_text() == "# mine\n"
    assert cli("init", "--dry-run").code == 0
    assert own.read_text() == "# mine\n"
    assert cli("init", "--force").code == 0
    assert tomllib.loads(own.read_text())["profile"] == "awesome"


def test_an_existing_table_of_a_project_is_not_passed_over(cli: Cli, awesome: Path, folder: Path) -> None:
    (folder / "pyproject.toml").write_text("[tool.awesome-lint]\n")

    outcome = cli("init")

    assert outcome.code == 2
    assert "pyproject.toml: has a table [tool.awesome-lint]" in outcome.err
    assert not (folder / ".awesome-lint.toml").exists()
    assert cli("init", "--force").code == 0
    assert (folder / ".awesome-lint.toml").exists()


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("end", ["", "\n"])
def test_a_table_is_appended_to_a_project(cli: Cli, awesome: Path, folder: Path, newline: str, end: str) -> None:
    project = folder / "pyproject.toml"
    before = (PROJECT.rstrip("\n") + end).replace("\n", newline).encode()
    project.write_bytes(before)

    outcome = cli("init", "--pyproject")
    data = project.read_bytes()

    assert (outcome.code, outcome.err) == (0, "")
    assert data.startswith(before)
    assert data.count(b"\n") == data.count(newline.encode())
    assert tomllib.loads(data.decode()) == {
        "project": {"name": "x"},
        "tool": {"awesome-lint": {"profile": "awesome", "template": "- [Title](url) - Description.", "ignore": OFF}},
    }
    assert "malformed-url" not in cli().out


def test_the_nearest_project_above_is_meant(cli: Cli, folder: Path) -> None:
    (folder / "pyproject.toml").write_text(PROJECT)
    (folder / "docs").mkdir()
    (folder / "docs" / "list.md").write_text(LIST)

    assert cli("init", "--pyproject", "docs/list.md").code == 0
    assert "awesome-lint" in tomllib.loads((folder / "pyproject.toml").read_text())["tool"]


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({}, "no pyproject.toml in "),
        ({"pyproject.toml": "[tool.awesome-lint]\nfail-on = 'info'\n"}, "has a table [tool.awesome-lint] already"),
        ({"pyproject.toml": PROJECT, ".awesome-lint.toml": ""}, ".awesome-lint.toml: exists, and goes before"),
        ({"pyproject.toml": "[tool.awesome-lint\n"}, "not TOML"),
        ({"pyproject.toml": "[tool\n"}, "not TOML"),
        ({"pyproject.toml": "tool = {}\n"}, "not TOML"),
    ],
)
@pytest.mark.parametrize("force", [[], ["--force"]])
def test_a_project_that_cannot_take_a_table_is_left_alone(
    cli: Cli, awesome: Path, folder: Path, files: dict[str, str], said: str, force: list[str]
) -> None:
    for name, text in files.items():
        (folder / name).write_text(text)

    outcome = cli("init", "--pyproject", *force)

    assert outcome.code == 2
    assert said in outcome.err
    assert {name: (folder / name).read_text() for name in files} == files


def test_a_folder_without_a_readme_is_an_error(cli: Cli, folder: Path) -> None:
    outcome = cli("init")

    assert outcome.code == 2
    assert "no README.md" in outcome.err
    assert list(folder.iterdir()) == []


def test_a_wrong_template_is_an_error(cli: Cli, awesome: Path, folder: Path) -> None:
    assert cli("init", "--template", "- {Title").code == 2
    assert not (folder / ".awesome-lint.toml").exists()


def test_verbose_names_the_entries_that_do_not_follow_the_template(cli: Cli, awesome: Path) -> None:
    awesome.write_text(LIST + "- Words: [one](https://example.org/1), [two](https://example.org/2)\n")

    outcome = cli("init", "--dry-run", "--verbose")

    assert "#   4 of 5 entries follow it (80%)\n" in outcome.out
    assert outcome.err.startswith("does not follow the template: line 9: - Words: [one]")
    assert cli("init", "--dry-run").err == ""
