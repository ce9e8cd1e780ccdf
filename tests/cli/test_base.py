"""Keys of a configuration that a change does not decide on for its own check: they are read from before it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli

OURS = """\
ignore = ["DUP"]
output-format = "json:stolen.json"
baseline = "mine.json"
[links]
timeout = 9
[links.hosts."example.org".headers]
Cookie = "x"
"""


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for the configuration before the change."""
    folder = tmp_path / "before"
    folder.mkdir()
    monkeypatch.setenv("AWESOME_LINT_BASE", str(folder))
    return folder


def effective(cli: Cli, *arguments: str) -> tuple[str, str]:
    outcome = cli("config", *arguments)
    assert outcome.code == 0, outcome.err
    return outcome.out, outcome.err


@pytest.mark.parametrize("name", [".awesome-lint.toml", "pyproject.toml"])
def test_guarded_keys_come_from_before_and_all_others_from_the_change(
    folder: Path, cli: Cli, base: Path, name: str
) -> None:
    heads = ("", "") if name.startswith(".") else ("[tool.awesome-lint]\n", "tool.awesome-lint.")
    (folder / name).write_text(heads[0] + OURS.replace("[links", f"[{heads[1]}links"))
    (base / name).write_text(f'{heads[0]}ignore = ["ENC"]\n[{heads[1]}links]\ntimeout = 3\n')
    out, err = effective(cli)
    assert "DUP" in out
    assert "ENC" not in out
    assert "timeout = 3" in out
    assert not {"Cookie", "mine.json", "stolen.json"} & set(out.replace('"', " ").split())
    assert f"{name}: links, output-format, baseline: as before the change" in err


def test_without_a_configuration_before_none_of_them_counts(folder: Path, cli: Cli, base: Path) -> None:
    (folder / ".awesome-lint.toml").write_text(OURS)
    out, _ = effective(cli)
    assert "DUP" in out
    assert "timeout = 9" not in out
    assert "stolen.json" not in out


def test_what_a_change_takes_away_stays(folder: Path, cli: Cli, base: Path) -> None:
    (base / ".awesome-lint.toml").write_text("[links]\ntimeout = 3\n")
    out, err = effective(cli)
    assert "timeout = 3" in out
    assert err == "configuration: links: as before the change, which cannot decide on them for its own check\n"


def test_a_nearer_configuration_that_a_change_adds_does_not_decide(folder: Path, cli: Cli, base: Path) -> None:
    (folder / "lists").mkdir()
    (folder / "lists" / "a.md").write_text("# A\n")
    (folder / "lists" / ".awesome-lint.toml").write_text(OURS)
    (base / ".awesome-lint.toml").write_text("[links]\ntimeout = 3\n")
    assert "timeout = 3" in effective(cli, "lists/a.md")[0]


def test_a_configuration_that_is_named_is_read_from_before(folder: Path, cli: Cli, base: Path) -> None:
    (folder / "own.toml").write_text(OURS)
    (base / "own.toml").write_text("[links]\ntimeout = 3\n")
    assert "timeout = 3" in effective(cli, "--config", "own.toml")[0]


def test_nothing_is_said_where_nothing_differs(folder: Path, cli: Cli, base: Path) -> None:
    for place in (folder, base):
        (place / ".awesome-lint.toml").write_text("[links]\ntimeout = 3\n")
    out, err = effective(cli)
    assert "timeout = 3" in out
    assert err == ""


def test_no_file_makes_another_thing_of_a_value(folder: Path, cli: Cli) -> None:
    (folder / "links.timeout=3").write_text("[links]\ntimeout = 9\n")
    assert "timeout = 3" in effective(cli, "--config", "links.timeout=3")[0]


def test_a_change_cannot_have_a_report_written(folder: Path, readme: Path, cli: Cli, base: Path) -> None:
    (folder / ".awesome-lint.toml").write_text('output-format = ["full", "json:stolen.json"]\n')
    cli("check")
    assert not (folder / "stolen.json").exists()
    (base / ".awesome-lint.toml").write_text('output-format = ["full", "json:wanted.json"]\n')
    cli("check")
    assert json.loads((folder / "wanted.json").read_text())
