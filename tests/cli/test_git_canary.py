"""Nothing that a configuration of git names runs, whoever wrote it; and what git is asked for stays right."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.cli import git_canary
from tests.cli.git_canary import ATTRIBUTES, PLACES, VARIABLES, Canary, Scene, plain, without_second_lock
from tests.cli.git_support import WHO, commit, git

from awesome_lint.workspace.blame import days_added
from awesome_lint.workspace.git.layout import work_tree_around
from awesome_lint.workspace.lookup import repository_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Cli
    from tests.links.server import Server

    Place = Callable[[Canary, Path, str], Scene]

WRONG = "+ (NSDI'24) Fifth Paper on Things [link](https://example.org/5) [Tag | MIT]\n"
FIXED = "*" + WRONG[1:]
QUIET = ("--no-cache", "--quiet", "--output-format=concise")
NEW = [(9, "TPL010")]
LINKS = ("links", "--allow-private", "--max-retries=0", "--timeout=5", "--host-interval=0")


@pytest.fixture
def canary(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Canary:
    """The canary, where git has the settings of nobody but `tmp_path`."""
    for variable in [name for name in os.environ if name.startswith(("GIT_", "GITHUB_", "XDG_CONFIG"))]:
        monkeypatch.delenv(variable)
    monkeypatch.setenv("HOME", str(tmp_path))
    repository_of.cache_clear()
    return Canary.hatched(tmp_path)


@pytest.fixture(params=["as it is", "without options"])
def second_lock(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether git is given the options that are a second lock: nothing may rest on them."""
    if request.param == "without options":
        monkeypatch.setenv("PATH", str(without_second_lock(tmp_path)), prepend=os.pathsep)


def lines(output: str) -> list[tuple[int, str]]:
    return [(int(line), code) for line, code in re.findall(r"README\.md:(\d+):\d+: \w+ (\w+)", output)]


def plain_git(folder: Path, *arguments: str) -> None:
    """Run git as somebody does who suspects nothing."""
    command = ["git", "-c", "safe.bareRepository=all", *arguments]
    subprocess.run(command, cwd=folder, env={**os.environ, **WHO}, capture_output=True, check=False, timeout=60)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
def test_git_alone_falls_into_each_trap(canary: Canary, tmp_path: Path, papers: str, place: Place) -> None:
    """So the other tests prove something."""
    scene = place(canary, tmp_path / "top", papers)
    canary.ran()
    scene.path.write_text(papers + WRONG)
    for arguments in (["diff"], ["status"], ["add", "--all"]):
        plain_git(scene.path.parent, *arguments)
    assert canary.ran()


@pytest.mark.usefixtures("second_lock")
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
def test_no_command_runs_anything_and_lines_are_right(
    cli: Cli, canary: Canary, tmp_path: Path, papers: str, place: Place, monkeypatch: pytest.MonkeyPatch, server: Server
) -> None:
    scene = place(canary, tmp_path / "top", papers)
    canary.ran()
    text = papers + WRONG
    scene.path.write_text(text)
    monkeypatch.chdir(scene.folder)

    outcome = cli("check", scene.file, "--diff-base=HEAD", *QUIET)
    assert (lines(outcome.out), outcome.err) == (NEW, "")
    assert canary.ran() == "", "--diff-base"

    monkeypatch.chdir(scene.path.parent)
    named = ("-", f"--stdin-filename={scene.path.name}")
    assert lines(cli("check", *named, "--diff-base=HEAD", *QUIET, stdin=text.encode()).out) == NEW
    assert canary.ran() == "", "--diff-base, on standard input"
    monkeypatch.chdir(scene.folder)

    about = ("--profile=awesome-npm", "--select=awesome-github,awesome-git-repo-age,awesome-license")
    assert "AWE009" in cli("check", scene.file, *about, *QUIET).out
    assert canary.ran() == "", "rules that ask git"

    assert cli("check", scene.file, "--staged", *QUIET).out == ""
    outcome = cli("check", scene.file, "--fix", "--diff-base=HEAD", *QUIET)
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")
    assert scene.path.read_text() == papers + FIXED
    assert canary.ran() == "", "--fix --diff-base, --staged"

    days = days_added(str(scene.path), range(1, 100))
    assert sorted(days) == list(range(1, 9))
    scene.path.write_text(f"# List\n\n- [Page](http://127.0.0.1:{server.port}/page) - A page.\n")
    assert cli(*LINKS, "--archive", "--no-cache", scene.file).code == 0
    assert canary.ran() == "", "--archive"
    assert cli("init", "--force", scene.file).code in {0, 2}
    assert canary.ran() == "", "init"


@pytest.mark.usefixtures("second_lock")
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
def test_what_is_staged(
    cli: Cli, canary: Canary, tmp_path: Path, papers: str, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = place(canary, tmp_path / "top", papers)
    scene.path.write_text(papers + WRONG)
    top = Path(work_tree_around(str(scene.path.parent)) or "")
    blob = git(top, "hash-object", "-w", "--no-filters", "--", str(scene.path))
    git(top, "update-index", "--cacheinfo", f"100644,{blob},{scene.path.relative_to(top).as_posix()}")
    canary.ran()
    monkeypatch.chdir(scene.folder)
    assert lines(cli("check", scene.file, "--staged", *QUIET).out) == NEW
    scene.path.write_text(papers)
    assert lines(cli("check", scene.file, "--staged", *QUIET).out) == NEW
    outcome = cli("check", scene.file, "--staged", "--fix", *QUIET)
    assert "has changes that are not staged" in outcome.err
    scene.path.write_text(papers + WRONG)
    assert cli("check", scene.file, "--staged", "--fix", *QUIET).code == 0
    assert scene.path.read_text() == papers + FIXED
    assert canary.ran() == ""


@pytest.mark.usefixtures("second_lock")
def test_variables_name_no_program_either(
    cli: Cli, canary: Canary, tmp_path: Path, papers: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = plain(tmp_path / "top", papers)
    (scene.folder / ".git" / "info" / "attributes").write_text(ATTRIBUTES)
    monkeypatch.chdir(scene.folder)
    settings = list(canary.settings())
    for variable in VARIABLES:
        monkeypatch.setenv(variable, str(canary.program))
    monkeypatch.setenv("GIT_CONFIG_COUNT", str(len(settings)))
    for number, (key, value) in enumerate(settings):
        monkeypatch.setenv(f"GIT_CONFIG_KEY_{number}", key)
        monkeypatch.setenv(f"GIT_CONFIG_VALUE_{number}", value)
    scene.path.write_text(papers + WRONG)
    plain_git(scene.folder, "diff")
    assert canary.ran()
    assert lines(cli("check", scene.file, "--diff-base=HEAD", *QUIET).out) == NEW
    assert sorted(days_added(str(scene.path), range(1, 100))) == list(range(1, 9))
    assert canary.ran() == ""


def test_a_program_that_is_called_git_in_the_list_is_not_git(
    cli: Cli, canary: Canary, tmp_path: Path, papers: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = plain(tmp_path / "top", papers)
    shutil.copy(canary.program, scene.folder / "git")
    monkeypatch.chdir(scene.folder)
    monkeypatch.setenv("PATH", os.pathsep.join(("", ".", os.environ["PATH"])))
    scene.path.write_text(papers + WRONG)
    assert lines(cli("check", scene.file, "--diff-base=HEAD", *QUIET).out) == NEW
    assert canary.ran() == ""


@pytest.mark.usefixtures("second_lock")
def test_what_is_missing_is_not_fetched(
    cli: Cli, canary: Canary, tmp_path: Path, papers: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A clone without blobs fetches them when they are asked for, by a program that its configuration names."""
    scene = plain(tmp_path / "top", papers)
    blob = git(scene.folder, "rev-parse", "HEAD:README.md")
    scene.path.write_text(papers + WRONG)
    (scene.folder / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    canary.trap(scene.folder / ".git" / "config", scene.folder / ".git")
    with (scene.folder / ".git" / "config").open("a") as file:
        file.write("[core]\n\trepositoryformatversion = 1\n[extensions]\n\tpartialClone = origin\n")
        file.write(f'[remote "origin"]\n\tpromisor = true\n\turl = ext::{canary.program} promisor\n')
    monkeypatch.chdir(scene.folder)
    plain_git(scene.folder, "cat-file", "-p", blob)
    assert "promisor" in canary.ran()
    outcome = cli("check", scene.file, "--diff-base=HEAD", *QUIET)
    assert cli("check", scene.file, f"--diff-base={'f' * 40}", *QUIET).code == 2
    assert days_added(str(scene.path), range(1, 100)) == {}
    assert canary.ran() == ""
    assert outcome.code == 2
    assert "fetch without a filter" in outcome.err


# --- lists elsewhere -----------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("second_lock")
def test_a_fetched_list_runs_nothing(
    cli: Cli, canary: Canary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, server: Server
) -> None:
    """What it brings meets the user's own settings, which name programs: git-lfs is such a one."""
    served = tmp_path / "github" / "someone" / "tools"
    text = f"# List\n\n- [Page](http://127.0.0.1:{server.port}/page) - A page.\n"
    git_canary.embedded(canary, served, text)
    (served / ".awesome-lint.toml").write_text("[links]\narchive = true\n")
    (served / ".gitattributes").write_text(ATTRIBUTES)
    commit(served)
    (tmp_path / "template").mkdir()
    canary.hooks(tmp_path / "template" / "hooks")
    settings = f'[url "{(tmp_path / "github").as_uri()}/"]\n\tinsteadOf = https://github.com/\n'
    settings += f"[init]\n\ttemplateDir = {tmp_path / 'template'}\n"
    (tmp_path / ".gitconfig").write_text(canary.config() + settings)
    monkeypatch.setenv("GIT_ALLOW_PROTOCOL", "https:file:ext")
    canary.ran()
    url = "https://github.com/someone/tools"
    assert cli(*LINKS, "--archive", "--no-cache", url).code == 0
    assert server.count("/page") > 0
    outcome = cli("check", url, "--profile=awesome-npm", "--select=awesome-git-repo-age,awesome-github", *QUIET)
    assert "AWE009" in outcome.out
    assert canary.ran() == ""

    monkeypatch.delenv("GIT_ALLOW_PROTOCOL")
    outcome = cli(url)
    assert outcome.code == 2
    assert "transport 'file' not allowed" in outcome.err
    (tmp_path / ".gitconfig").write_text(
        f'[protocol "ext"]\n\tallow = always\n[url "ext::{canary.program} "]\n\tinsteadOf = https://github.com/\n'
    )
    monkeypatch.setenv("GIT_ALLOW_PROTOCOL", "https:ext")
    assert "transport 'ext' not allowed" in cli(url).err
    assert canary.ran() == ""


# --- what settings say of files counts ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("config", "attributes"),
    [
        ("[core]\n\tautocrlf = true\n", ""),
        ("[core]\n\tautocrlf = input\n", ""),
        ("[core]\n\teol = crlf\n", "*.md text\n"),
        ("", "*.md text eol=crlf\n"),
        ("", "* text=auto\n"),
        ("", "*.md working-tree-encoding=UTF-8 text\n"),
    ],
)
@pytest.mark.parametrize("where", [".git/config", "user"])
@pytest.mark.parametrize("which", [".gitattributes", ".git/info/attributes", "user"])
def test_a_list_with_other_line_ends_has_no_changed_line(
    cli: Cli,
    canary: Canary,
    tmp_path: Path,
    papers: str,
    monkeypatch: pytest.MonkeyPatch,
    config: str,
    attributes: str,
    where: str,
    which: str,
) -> None:
    scene = plain(tmp_path / "top", papers)
    own = tmp_path / ".config" / "git"
    own.mkdir(parents=True)
    with (tmp_path / ".gitconfig" if where == "user" else scene.folder / where).open("a") as file:
        file.write(config + canary.config())
    with (own / "attributes" if which == "user" else scene.folder / which).open("w") as file:
        file.write(ATTRIBUTES + attributes)
    monkeypatch.chdir(scene.folder)
    scene.path.write_bytes(papers.replace("\n", "\r\n").encode())
    assert cli("check", scene.file, "--diff-base=HEAD", "--no-cache").err.startswith("0 of 1 list changed")
    scene.path.write_bytes((papers + WRONG).replace("\n", "\r\n").encode())
    assert lines(cli("check", scene.file, "--diff-base=HEAD", *QUIET).out) == NEW
    assert sorted(days_added(str(scene.path), range(1, 100))) == list(range(1, 9))
    assert canary.ran() == ""


def test_shapes_of_a_repository(
    cli: Cli, canary: Canary, tmp_path: Path, papers: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An index in parts, one without what is not checked out, a hash function that is not SHA-1."""
    for name, changes in {
        "split": (["update-index", "--split-index"],),
        "sparse": (["sparse-checkout", "set", "--cone", "--sparse-index", "docs"],),
    }.items():
        scene = plain(tmp_path / name, papers)
        for folder in ("docs", "other"):
            (scene.folder / folder).mkdir()
            (scene.folder / folder / "x.md").write_text("x\n")
        commit(scene.folder)
        for change in changes:
            git(scene.folder, *change)
        monkeypatch.chdir(scene.folder)
        scene.path.write_text(papers + WRONG)
        assert lines(cli("check", scene.file, "--diff-base=HEAD", *QUIET).out) == NEW
        git(scene.folder, "add", "README.md")
        assert lines(cli("check", scene.file, "--staged", *QUIET).out) == NEW
    other = tmp_path / "sha256"
    other.mkdir()
    git(other, "init", "--quiet", "--object-format=sha256")
    scene = plain(other, papers)
    monkeypatch.chdir(other)
    scene.path.write_text(papers + WRONG)
    assert lines(cli("check", scene.file, "--diff-base=HEAD", *QUIET).out) == NEW
