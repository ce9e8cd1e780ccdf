"""`--force-exclude`: what hooks pass by although git names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli


@pytest.fixture
def vendored(folder: Path, papers: str) -> Path:
    """A list in a folder that the configuration excludes."""
    path = folder / "vendor" / "list" / "README.md"
    path.parent.mkdir(parents=True)
    path.write_text(papers)
    (folder / ".awesome-lint.toml").write_text('exclude = ["/vendor/"]\n')
    return path


def test_a_named_file_is_checked_although_it_is_excluded(cli: Cli, vendored: Path) -> None:
    assert cli("vendor/list/README.md").code == 1


@pytest.mark.parametrize(("command", "said"), [("check", ""), ("links", "No links to check.\n")])
def test_forced_it_is_passed_by_and_that_is_said(cli: Cli, vendored: Path, command: str, said: str) -> None:
    outcome = cli(command, "--force-exclude", "vendor/list/README.md")

    assert (outcome.code, outcome.out) == (0, said)
    assert outcome.err == "no lists found in vendor/list/README.md\n"


def test_globs_are_relative_to_the_configuration(
    cli: Cli, vendored: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder / "vendor")

    assert cli("--force-exclude", "list/README.md").code == 0
    assert cli("--force-exclude", str(vendored)).code == 0


def test_what_is_not_excluded_is_checked(cli: Cli, vendored: Path, readme: Path) -> None:
    outcome = cli("--force-exclude", "--fix", "vendor/list/README.md", "README.md")

    assert outcome.code == 1
    assert vendored.read_text().count("+ (NSDI'24)") == 1
    assert "+ (NSDI'24)" not in readme.read_text()


def test_a_file_outside_of_the_configuration_s_folder_is_checked(
    cli: Cli, folder: Path, papers: str, vendored: Path
) -> None:
    outside = folder.parent / "vendor" / "README.md"
    outside.parent.mkdir()
    outside.write_text(papers)

    assert cli("--force-exclude", "--config", ".awesome-lint.toml", str(outside)).code == 1
