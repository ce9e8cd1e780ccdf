"""`--baseline`, `--write-baseline`, `--prune-baseline` and the configuration's `baseline`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.cli.git_support import commit, init

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli

NAME = ".awesome-lint-baseline.json"
BAD = "* (NSDI'24) Fifth Paper on Things [link](https://) [Tag | MIT]\n"
CONCISE = ("--output-format", "concise", "--quiet")


def codes(outcome_text: str) -> list[str]:
    return [line.split(": ")[1].split()[1] for line in outcome_text.splitlines()]


@pytest.fixture
def protected(cli: Cli, readme: Path) -> Path:
    """`papers` with a configuration and a baseline that knows both of its diagnostics."""
    (readme.parent / ".awesome-lint.toml").write_text(f'baseline = "{NAME}"\n')
    assert cli("--write-baseline").code == 0
    return readme


def test_nothing_but_a_baseline_is_written_over(cli: Cli, readme: Path, folder: Path) -> None:
    before = readme.read_bytes()
    package = folder / "package.json"
    package.write_text('{"version": "1.0.0", "files": ["a"]}')

    for name in ("README.md", "package.json"):
        outcome = cli("README.md", "--baseline", name, "--write-baseline")
        assert (outcome.code, outcome.err) == (
            2,
            f"error: {name}: holds something else than a baseline; name another file\n",
        )
    assert (readme.read_bytes(), package.read_text()) == (before, '{"version": "1.0.0", "files": ["a"]}')

    (folder / "known.json").write_text('<<<<<<< HEAD\n"fingerprint": "12"\n=======\n')
    assert cli("README.md", "--baseline", "known.json", "--write-baseline").code == 0
    assert cli("README.md", "--baseline", "known.json").code == 0


def test_writing_makes_all_known_and_says_how_to_use_it(cli: Cli, readme: Path) -> None:
    outcome = cli("--write-baseline")
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err == (
        f"{NAME}: 2 diagnostics known; they are left out from now on, where this file is found or `baseline` names it\n"
    )
    rows = json.loads((readme.parent / NAME).read_text())["files"]["README.md"]
    assert [(row["code"], row["count"]) for row in rows] == [("LNK003", 1), ("TPL010", 1)]
    assert cli("--baseline", NAME).code == 0
    assert cli("--no-baseline", *CONCISE).code == 1


def test_known_ones_are_left_out_and_new_ones_are_not(cli: Cli, protected: Path, papers: str) -> None:
    outcome = cli()
    assert (outcome.code, outcome.out, outcome.err) == (0, "No diagnostics in 1 file; 2 known from before.\n", "")
    protected.write_text(papers.replace("## NSDI\n", "Some text.\n\n## NSDI\n") + BAD)
    for _ in range(2):  # the second time out of the cache
        outcome = cli(*CONCISE)
        assert (outcome.code, outcome.out) == (1, "README.md:11:42: error LNK003 `https://` names no host\n")
    assert codes(cli("--no-baseline", *CONCISE).out) == ["LNK003", "LNK003", "TPL010"]
    assert codes(cli("--isolated", *CONCISE).out) == ["LNK003", "LNK003", "TPL010"]


def test_two_equal_ones_are_known_and_a_third_is_new(cli: Cli, readme: Path, papers: str) -> None:
    readme.write_text(papers + BAD + BAD)
    cli("--write-baseline", "--select", "LNK")
    assert cli("--baseline", NAME, "--select", "LNK", *CONCISE).out == ""
    readme.write_text(papers + BAD + BAD + BAD)
    assert cli("--baseline", NAME, "--select", "LNK", *CONCISE).out.count("LNK003") == 1


def test_known_ones_are_not_fixed_and_what_is_fixed_is_gone(cli: Cli, protected: Path, papers: str) -> None:
    wrong = BAD.replace("* (", "+ (").replace("https://", "https://example.org/5")
    protected.write_text(papers + wrong)
    assert cli("--fix", "--quiet").code == 0
    assert protected.read_text() == papers + wrong.replace("+ (", "* (")

    assert cli("--fix", "--no-baseline", "--quiet").code == 1
    outcome = cli()
    assert outcome.err == f"{NAME}: 1 known diagnostic is gone; remove what is gone with --prune-baseline\n"


def test_what_is_gone_is_said_and_removed_on_request(cli: Cli, protected: Path, papers: str, clean: str) -> None:
    path = protected.parent / NAME
    before = path.read_text()
    protected.write_text(clean)
    outcome = cli()
    assert outcome.code == 0
    assert outcome.err == f"{NAME}: 2 known diagnostics are gone; remove what is gone with --prune-baseline\n"
    assert path.read_text() == before
    assert cli("--quiet").err == ""

    assert cli("--prune-baseline").err == f"{NAME}: 2 known diagnostics are gone, and removed\n"
    assert json.loads(path.read_text()) == {"version": 1, "files": {}}
    assert cli("--prune-baseline").err == ""
    protected.write_text(papers)
    assert cli("--quiet").code == 1


def test_rules_that_did_not_run_have_nothing_gone(cli: Cli, protected: Path) -> None:
    before = (protected.parent / NAME).read_text()
    assert cli("--select", "DUP", "--prune-baseline").err == ""
    assert cli("--ignore", "LNK,TPL", "--prune-baseline").err == ""
    assert (protected.parent / NAME).read_text() == before


def test_other_files_stay_known_and_lost_ones_do_not(cli: Cli, protected: Path, papers: str) -> None:
    folder = protected.parent
    (folder / "docs").mkdir()
    (folder / "docs" / "more.md").write_text(papers)
    cli("docs/more.md", "--write-baseline")
    path = folder / NAME
    assert list(json.loads(path.read_text())["files"]) == ["README.md", "docs/more.md"]
    assert cli("README.md", "docs/more.md", *CONCISE).out == ""
    (folder / "docs" / "more.md").unlink()
    assert cli("README.md", "--prune-baseline").err == f"{NAME}: 2 known diagnostics are gone, and removed\n"
    assert list(json.loads(path.read_text())["files"]) == ["README.md"]


def test_paths_are_those_of_the_baselines_folder(cli: Cli, protected: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = protected.parent / "inner"
    inner.mkdir()
    monkeypatch.chdir(inner)
    assert cli("../README.md", *CONCISE).out == ""
    assert cli("../README.md", "--baseline", f"../{NAME}", *CONCISE).out == ""


def test_writing_twice_writes_the_same_bytes(cli: Cli, protected: Path) -> None:
    path = protected.parent / NAME
    before = path.stat().st_mtime_ns, path.read_bytes()
    cli("--write-baseline")
    assert (path.stat().st_mtime_ns, path.read_bytes()) == before


def test_with_a_base_what_either_knows_is_known_once(cli: Cli, protected: Path, papers: str) -> None:
    folder = protected.parent
    init(folder)
    commit(folder, README_md=papers)
    third = next(line for line in papers.splitlines(keepends=True) if "Third" in line)
    protected.write_text(papers + third)
    assert cli("--diff-base", "HEAD", "--select", "LNK", *CONCISE).out.count("LNK003") == 1
    assert cli("--select", "LNK", *CONCISE).out.count("LNK003") == 1


def test_standard_input_by_its_files_name(cli: Cli, protected: Path, papers: str) -> None:
    text = (papers + BAD).encode()
    assert cli("-", "--stdin-filename", "README.md", *CONCISE, stdin=text).out.count("LNK003") == 1
    assert cli("-", *CONCISE, stdin=text).out.count("LNK003") == 2
    assert cli("-", "--write-baseline", stdin=text).code == 2


@pytest.mark.parametrize("content", ["{", '{"version": 99, "files": {}}', "\ufeff\ud800"])
def test_what_is_no_baseline_is_an_error_and_can_be_written_anew(cli: Cli, protected: Path, content: str) -> None:
    path = protected.parent / NAME
    path.write_bytes(content.encode("utf-8", "surrogatepass"))
    outcome = cli()
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"error: {NAME}: ")
    assert cli("--write-baseline").code == 0
    assert cli().code == 0


def test_a_baseline_that_is_not_there(cli: Cli, readme: Path) -> None:
    outcome = cli("--baseline", "none.json")
    assert outcome.code == 2
    assert outcome.err == ("error: none.json: no such baseline; write it with --write-baseline, or use --no-baseline\n")
    outcome = cli("--baseline", "none/none.json", "--write-baseline")
    assert outcome.code == 2
    assert outcome.err.startswith("error: none/none.json: cannot be written: ")


@pytest.mark.parametrize("place", ["../known.json", "/known.json", ".git/known.json"])
def test_a_configuration_names_baselines_below_itself(cli: Cli, readme: Path, place: str) -> None:
    (readme.parent / ".awesome-lint.toml").write_text(f'baseline = "{place}"\n')
    outcome = cli("--write-baseline")
    assert outcome.code == 2
    assert f'baseline: "{place}": a configuration can only name files below its own folder' in outcome.err


@pytest.mark.parametrize(
    "options",
    [
        ("--write-baseline", "--prune-baseline"),
        ("--write-baseline", "--diff"),
        ("--no-baseline", "--baseline", "x.json"),
        ("--no-baseline", "--prune-baseline"),
    ],
)
def test_options_that_contradict_each_other(cli: Cli, readme: Path, options: tuple[str, ...]) -> None:
    outcome = cli(*options)
    assert outcome.code == 2
    assert outcome.err.startswith("error: ")
    assert not (readme.parent / NAME).exists()


def test_writing_after_fixing_knows_what_is_left(cli: Cli, readme: Path, fixed: str) -> None:
    assert cli("--fix", "--write-baseline").code == 0
    assert readme.read_text() == fixed
    rows = json.loads((readme.parent / NAME).read_text())["files"]["README.md"]
    assert [row["code"] for row in rows] == ["LNK003"]


def test_a_file_that_cannot_be_read_keeps_what_is_known_of_it(cli: Cli, protected: Path) -> None:
    path = protected.parent / NAME
    before = path.read_text()
    protected.write_bytes(b"\xff")
    assert cli("--write-baseline").code == 2
    assert path.read_text() == before


def test_the_baseline_with_the_default_name_counts_without_being_named(cli: Cli, readme: Path) -> None:
    assert "left out from now on" in cli("--write-baseline").err

    outcome = cli()
    assert outcome.code == 0
    assert "known from before" in outcome.out
    assert outcome.err == f"{NAME}: found here, so what it knows is left out; --no-baseline reports it, too\n"
    assert cli("--quiet").err == ""
    assert cli("--no-baseline").code == 1
    assert cli("--isolated").code == 1
    assert cli("--baseline", NAME).err == ""
    piped = readme.read_bytes()
    assert cli("-", "--stdin-filename", "README.md", stdin=piped).code == 0
    assert cli("-", stdin=piped).code == 1


def test_a_change_does_not_bring_the_baseline_of_its_own_check(
    cli: Cli, readme: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli("--write-baseline")
    monkeypatch.setenv("AWESOME_LINT_BASE", str(tmp_path))

    assert cli().code == 1
