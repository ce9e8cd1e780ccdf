"""What is known of the repository around a file: with the real git, on repositories made here."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from awesome_lint.markdown import parse
from awesome_lint.settings import Config, RepositoryFacts, RuleSelection
from awesome_lint.text import SourceText
from awesome_lint.workspace import cache as cache_module
from awesome_lint.workspace.git import facts as git_facts
from awesome_lint.workspace.git import process, tree
from awesome_lint.workspace.lookup import Looked, Place, repository_of
from awesome_lint.workspace.request import Request
from awesome_lint.workspace.run import lint_paths
from awesome_lint.workspace.surroundings import collect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from awesome_lint.settings import Need
    from awesome_lint.workspace.request import FileResult, Target

LIST = "# Awesome Tools\n\n## Tools\n\n- [a](https://example.org/a) - A tool.\n"
DAY = 86400


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's settings of Git, empty; whatever variables point Git elsewhere must not matter."""
    path = tmp_path / ".gitconfig"
    path.write_text("")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    repository_of.cache_clear()
    return path


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A repository with a list and no commit."""
    folder = tmp_path / "list"
    folder.mkdir()
    (folder / "README.md").write_text(LIST)
    run(folder, "init", "--quiet", "--initial-branch=main")
    return folder


def run(folder: Path, *arguments: str, age: float = 0) -> None:
    moment = f"@{int(time.time() - age * DAY)} +0000"
    who = {f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    dates = {"GIT_COMMITTER_DATE": moment, "GIT_AUTHOR_DATE": "@100000000 +0000"}
    subprocess.run(["git", *arguments], cwd=folder, env={**os.environ, **who, **dates}, check=True)


def commit(folder: Path, age: float = 0) -> None:
    run(folder, "commit", "--quiet", "--allow-empty", "--message", "x", age=age)


def looked(path: Path, *needs: Need, remote: str | None = None) -> tuple[RepositoryFacts, Looked]:
    surroundings, found = collect(str(path), parse(SourceText(LIST)), str(path.parent), needs, remote)
    assert surroundings.repository is not None
    return surroundings.repository, found


def facts(path: Path, *needs: Need, remote: str | None = None) -> RepositoryFacts:
    return looked(path, *needs, remote=remote)[0]


# --- files --------------------------------------------------------------------------------------------------------


def test_without_a_need_nothing_is_looked_up(place: Path) -> None:
    surroundings, found = collect(str(place / "README.md"), parse(SourceText(LIST)), str(place))
    assert surroundings.repository is None
    assert found.repository == {}


def test_files_are_found_whatever_their_letter_case_near_ones_first(place: Path) -> None:
    for name in ("CONTRIBUTING.rst", ".github/Contributing.MD", "docs/contributing.md", "lists/contributing.md"):
        (place / name).parent.mkdir(exist_ok=True)
        (place / name).write_text(name)
    for name in ("contributing.pdf", "contributing.de.md", "my-contributing.md"):
        (place / name).write_text("no")
    found = facts(place / "README.md", "files").contributing
    assert [(file.path, file.near) for file in found] == [
        ("CONTRIBUTING.rst", False),
        (".github/Contributing.MD", True),
        ("docs/contributing.md", False),
    ]
    assert [file.text for file in found] == [file.path for file in found]
    inner = facts(place / "lists" / "x.md", "files").contributing
    assert [(file.path, file.near) for file in inner] == [
        ("lists/contributing.md", True),
        ("CONTRIBUTING.rst", False),
        (".github/Contributing.MD", False),
        ("docs/contributing.md", False),
    ]


@pytest.mark.parametrize("name", ["code-of-conduct.md", "CODE_OF_CONDUCT.md", "Code_of-Conduct.md", "CODE_OF_CONDUCT"])
def test_codes_of_conduct(place: Path, name: str) -> None:
    (place / name).write_bytes("\ufeffWrite to \xff".encode())
    (file,) = facts(place / "README.md", "files").code_of_conduct
    assert (file.path, file.text, file.near) == (name, "Write to \xff", name.endswith(".md"))


def test_what_is_no_file_is_none(place: Path) -> None:
    (place / "contributing.md").mkdir()
    (place / "code-of-conduct.md").symlink_to("nowhere")
    found = facts(place / "README.md", "files")
    assert (found.contributing, found.code_of_conduct) == ((), ())


def test_a_file_without_a_repository(tmp_path: Path) -> None:
    (tmp_path / "contributing.md").write_bytes(b"\xff")
    found = facts(tmp_path / "README.md", "files", "remote", "history")
    assert [file.text for file in found.contributing] == ["\ufffd"]
    assert (found.readme, found.remote, found.root_ages, found.shallow) == (False, None, (), False)


@pytest.mark.parametrize(
    ("name", "readme"),
    [
        ("README.md", True),
        ("readme.markdown", True),
        (".github/README.md", True),
        ("docs/readme.md", True),
        ("lists/README.md", False),
        ("README.zh.md", False),
        ("list.md", False),
    ],
)
def test_which_file_is_the_readme(place: Path, name: str, readme: bool) -> None:
    (place / name).parent.mkdir(exist_ok=True)
    assert facts(place / name, "files").readme is readme


# --- what git tells -----------------------------------------------------------------------------------------------


def test_the_remote_is_the_branchs_own(place: Path) -> None:
    path = place / "README.md"
    run(place, "remote", "add", "origin", "https://github.com/a/origin")
    assert facts(path, "remote").remote is None, "the branch names no remote"
    run(place, "config", "branch.main.remote", "other")
    assert facts(path, "remote").remote is None, "there is no such remote"
    run(place, "remote", "add", "other", "https://github.com/a/other")
    assert facts(path, "remote").remote == "https://github.com/a/other"
    run(place, "config", "remote.other.pushurl", "git@github.com:a/pushed.git")
    assert facts(path, "remote").remote == "git@github.com:a/pushed.git"
    run(place, "checkout", "--quiet", "-b", "work")
    assert facts(path, "remote").remote is None
    commit(place)
    run(place, "checkout", "--quiet", "--detach")
    assert facts(path, "remote").remote == "https://github.com/a/origin"


def test_a_remote_that_is_known_is_not_asked_for(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(git_facts, "push_url", None)
    assert facts(place / "README.md", "remote", remote="https://github.com/a/b").remote == "https://github.com/a/b"


def test_a_remote_whose_name_looks_like_an_option(place: Path) -> None:
    run(place, "config", "branch.main.remote", "--help")
    assert facts(place / "README.md", "remote").remote is None


def test_users_settings_count(place: Path, own_settings: Path) -> None:
    own_settings.write_text('[url "https://github.com/"]\n\tinsteadOf = gh:\n')
    run(place, "remote", "add", "origin", "gh:a/b")
    run(place, "config", "branch.main.remote", "origin")
    assert facts(place / "README.md", "remote").remote == "https://github.com/a/b"


def test_variables_of_another_git_do_not_count(place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(place, "remote", "add", "origin", "https://github.com/a/b")
    run(place, "config", "branch.main.remote", "origin")
    commit(place, age=3.5)
    for name, value in {
        "GIT_DIR": str(tmp_path / "nowhere"),
        "GIT_WORK_TREE": str(tmp_path),
        "GIT_CONFIG_PARAMETERS": "'remote.origin.url'='https://example.org/x'",
        "GIT_CONFIG_GLOBAL": str(tmp_path / "nowhere"),
        "GIT_OBJECT_DIRECTORY": str(tmp_path / "nowhere"),
        "GIT_TRACE": "1",
    }.items():
        monkeypatch.setenv(name, value)
    found = facts(place / "README.md", "remote", "history")
    assert (found.remote, found.root_ages) == ("https://github.com/a/b", (3,))


def test_git_gets_no_secrets_and_asks_nobody() -> None:
    given = {
        "PATH": os.pathsep.join(("", ".", "/bin", "tools")),
        "HTTPS_PROXY": "p",
        "GIT_SSL_CAINFO": "ca",
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "safe.directory",
    }
    secrets = ("GITHUB_TOKEN", "TOKEN_OF_NPM", "my_token", "SECRET_KEY", "DB_PASSWORD")
    foreign = (
        "GIT_DIR",
        "GIT_INDEX_FILE",
        "GIT_CONFIG_GLOBAL",
        "GIT_CONFIG_PARAMETERS",
        "GIT_EXTERNAL_DIFF",
        "GIT_TRACE",
    )
    dropped = dict.fromkeys((*secrets, *foreign, "GIT_SSH_COMMAND", "GIT_PAGER"), "x")
    made = process.environment({**given, **dropped, "GIT_ASKPASS": "ask", "GIT_ALLOW_PROTOCOL": "ext"})
    assert made.items() >= {**given, "PATH": "/bin"}.items()
    assert (made["GIT_TERMINAL_PROMPT"], made["GIT_ASKPASS"], made["GIT_ALLOW_PROTOCOL"]) == ("0", "", "none")
    assert not dropped.keys() & made.keys()


def test_ages_of_first_commits(place: Path) -> None:
    path = place / "README.md"
    assert facts(path, "history").root_ages == ()
    commit(place, age=29.9)
    commit(place, age=2)
    assert facts(path, "history").root_ages == (29,)
    run(place, "checkout", "--quiet", "--orphan", "other")
    commit(place, age=40.2)
    run(place, "merge", "--quiet", "--allow-unrelated-histories", "--message", "m", "main")
    found = facts(path, "history")
    assert (found.root_ages, found.shallow) == ((40, 29), False)


def test_a_commit_of_tomorrow(place: Path) -> None:
    commit(place, age=-1.25)
    assert facts(place / "README.md", "history").root_ages == (-2,)


def test_a_shallow_clone(place: Path, tmp_path: Path) -> None:
    commit(place, age=50)
    commit(place, age=5.5)
    clone = tmp_path / "clone"
    run(tmp_path, "clone", "--quiet", "--depth=1", place.as_uri(), str(clone))
    found = facts(clone / "README.md", "history", "remote")
    assert (found.root_ages, found.shallow, found.remote) == ((5,), True, place.as_uri())


def test_a_work_tree_of_its_own(place: Path, tmp_path: Path) -> None:
    commit(place, age=7.5)
    run(place, "remote", "add", "origin", "https://github.com/a/b")
    tree = tmp_path / "tree"
    run(place, "worktree", "add", "--quiet", "-b", "work", str(tree))
    run(place, "config", "branch.work.remote", "origin")
    found, before = looked(tree / "README.md", "history", "remote")
    assert (found.remote, found.root_ages, found.readme) == ("https://github.com/a/b", (7,), True)
    commit(tree)
    after = looked(tree / "README.md", "history", "remote")[1]
    assert before.repository["remote"] == after.repository["remote"]
    assert before.repository["history"] != after.repository["history"]


@pytest.mark.parametrize("how", ["missing", "failing", "late"])
def test_git_that_cannot_tell(place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    tools = tmp_path / "bin"
    tools.mkdir()
    if how != "missing":
        (tools / "git").write_text("#!/bin/sh\n" + ("exit 128\n" if how == "failing" else "exec /bin/sleep 20\n"))
        (tools / "git").chmod(0o755)
    monkeypatch.setattr(tree, "_PATIENCE", 0.1)
    monkeypatch.setenv("PATH", str(tools))
    found, asked = looked(place / "README.md", "remote", *(("history",) if how != "failing" else ()))
    assert (found.remote, found.root_ages) == (None, ())
    assert Place(str(place / "README.md")).look({}, (), asked.repository) != asked


# --- in a run -----------------------------------------------------------------------------------------------------


@pytest.fixture
def lint(
    place: Path, tmp_path: Path, make_target: Callable[..., Target], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., FileResult]:
    """Lint the list, with a cache, under a profile."""
    monkeypatch.setattr(cache_module, "program_stamp", lambda: "one")

    def once(*rules: str, profile: str = "awesome-npm") -> FileResult:
        selection = RuleSelection(select=rules) if rules else RuleSelection()
        config = Config(profile=profile, rules=selection)
        target = make_target("list/README.md", config=config, digest=f"{profile} {rules}")
        (result,) = lint_paths([target], Request(cache_folder=str(tmp_path / "cache")))
        return result

    return once


def test_results_are_used_again_until_the_repository_changes(place: Path, lint: Callable[..., FileResult]) -> None:
    rules = ("awesome-contributing", "awesome-code-of-conduct", "awesome-github", "awesome-git-repo-age")
    said: list[set[str]] = []

    def add_remote() -> None:
        run(place, "remote", "add", "origin", "https://github.com/a/b")
        run(place, "config", "branch.main.remote", "origin")

    def write(name: str, text: str) -> None:
        (place / ".github").mkdir(exist_ok=True)
        (place / name).write_text(text)

    changes: list[Callable[[], object]] = [
        add_remote,
        lambda: commit(place, age=45),
        lambda: write(".github/contributing.md", ""),
        lambda: write(".github/contributing.md", "x"),
        lambda: write(".github/code-of-conduct.md", "sindresorhus@gmail.com"),
        lambda: write(".github/code-of-conduct.md", "owner@example.org"),
    ]
    for change in [lambda: None, *changes]:
        change()
        first = lint(*rules)
        assert not first.cached
        said.append({diagnostic.name for diagnostic in first.diagnostics})
        second = lint(*rules)
        assert second.cached
        assert second.diagnostics == first.diagnostics
    contributing, conduct, github, age = rules
    assert said == [
        {contributing, github, age},
        {contributing, age},
        {contributing},
        {contributing},
        set(),
        {conduct},
        set(),
    ]


def test_a_change_that_no_rule_asked_for_leaves_the_result(place: Path, lint: Callable[..., FileResult]) -> None:
    lint("DUP")
    run(place, "remote", "add", "origin", "https://github.com/a/b")
    commit(place)
    (place / ".github").mkdir()
    (place / "docs").mkdir()
    lint("DUP")
    (place / ".github" / "contributing.md").write_text("x")
    assert lint("DUP").cached


def test_the_default_rules_of_a_profile_ask_for_what_they_need(place: Path, lint: Callable[..., FileResult]) -> None:
    for profile, names in (
        ("awesome-npm", {"awesome-contributing", "awesome-github"}),
        ("awesome", {"awesome-contributing"}),
        ("papers", set()),
    ):
        found = {item.name for item in lint(profile=profile).diagnostics}
        assert found & {"awesome-contributing", "awesome-github", "awesome-git-repo-age"} == names


LIGHT = """
import sys
from dataclasses import dataclass
from awesome_lint.settings import Config
from awesome_lint.workspace.request import Request, Target
from awesome_lint.workspace.run import lint_paths

@dataclass(frozen=True)
class Fixed:
    folder: str = "/"
    digest: str = "none"
    def load(self):
        return Config(profile="papers")

list(lint_paths([Target(sys.argv[1], "list.md", True, Fixed())], Request()))
asked = "subprocess awesome_lint.workspace.git.process awesome_lint.workspace.repository"
asked += " awesome_lint.rules.awe.awesome_github"
print([name for name in asked.split() if name in sys.modules])
"""


def test_papers_start_neither_git_nor_what_asks_it(place: Path) -> None:
    path = str(place / "README.md")
    found = subprocess.run([sys.executable, "-c", LIGHT, path], capture_output=True, text=True, check=True)
    assert found.stdout == "[]\n"
