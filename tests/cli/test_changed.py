"""`--diff-base` and `--staged`, with real git."""

from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING

import pytest
from tests.cli.git_support import commit, git, init

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli

BAD = "* (NSDI'24) Fifth Paper on Things [link](https://) [Tag | MIT]\n"
GOOD = "* (NSDI'24) Fifth Paper on Things [link](https://example.org/5) [Tag | MIT]\n"
CONCISE = ("--output-format", "concise", "--quiet")
CI = (
    "PRE_COMMIT_FROM_REF",
    *("GITHUB_ACTIONS", "GITHUB_BASE_REF", "GITHUB_EVENT_PATH", "GITLAB_CI", "TF_BUILD", "CI_COMMIT_BEFORE_SHA"),
    *("CI_MERGE_REQUEST_DIFF_BASE_SHA", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "SYSTEM_PULLREQUEST_TARGETBRANCH"),
)


@pytest.fixture
def repository(folder: Path, papers: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with `papers` as its README on branch `main`, with branch `topic` checked out."""
    for variable in (*CI, "GIT_INDEX_FILE", "GIT_DIR"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("HOME", str(folder.parent))  # without anybody's settings
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    init(folder)
    commit(folder, README_md=papers)
    git(folder, "switch", "--quiet", "--create", "topic")
    return folder


def lines(output: str) -> list[tuple[int, str]]:
    return [(int(line), code) for line, code in re.findall(r"^README\.md:(\d+):\d+: \w+ (\w+)", output, re.MULTILINE)]


def test_only_what_a_branch_brings_is_reported_and_counts(cli: Cli, repository: Path, papers: str) -> None:
    commit(repository, README_md=papers + GOOD)
    outcome = cli("--diff-base", "main", *CONCISE)
    assert (outcome.code, outcome.out) == (0, "")
    assert cli(*CONCISE).code == 1

    commit(repository, README_md=papers + BAD)
    outcome = cli("--diff-base", "main", *CONCISE)
    assert (outcome.code, lines(outcome.out)) == (1, [(9, "LNK003")])


def test_what_is_not_committed_yet_counts_and_so_does_a_new_file(cli: Cli, repository: Path, papers: str) -> None:
    (repository / "README.md").write_text(papers + BAD)
    (repository / "more.md").write_text(papers)
    outcome = cli("README.md", "more.md", "--diff-base", "main", *CONCISE)
    assert outcome.out.splitlines() == [
        "README.md:9:42: error LNK003 `https://` names no host",
        "more.md:7:42: error LNK003 `https://` names no host",
        "more.md:6:1: warning TPL010 [*] entry begins with `+`, the template with `*`",
    ]


def test_what_the_base_gained_meanwhile_is_no_part_of_the_change(cli: Cli, repository: Path, papers: str) -> None:
    commit(repository, README_md=papers + GOOD)
    git(repository, "switch", "--quiet", "main")
    commit(repository, README_md=papers.replace("Third Paper", "Third Article"))
    git(repository, "switch", "--quiet", "topic")
    assert lines(cli("--diff-base", "main", *CONCISE).out) == []


def test_without_changes_that_is_said_and_nothing_is_wrong(cli: Cli, repository: Path) -> None:
    outcome = cli("--diff-base", "main")
    commit_name = git(repository, "rev-parse", "main")
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err == f"0 of 1 list changed since {commit_name[:10]}, the merge base with main\n"
    assert json.loads(cli("--diff-base", "main", "--output-format", "jsonl").out or "[]") == []


def test_a_renamed_list_and_one_that_is_split_are_followed(cli: Cli, repository: Path, papers: str) -> None:
    git(repository, "mv", "README.md", "papers.md")
    commit(repository, papers_md=papers + BAD)
    assert cli("papers.md", "--diff-base", "main", *CONCISE).out.splitlines() == [
        "papers.md:9:42: error LNK003 `https://` names no host"
    ]
    third = next(line for line in papers.splitlines(keepends=True) if "Third" in line)
    commit(repository, papers_md=papers.replace(third, ""), other_md=f"# Other Papers\n\n## NSDI\n\n{third}{BAD}")
    outcome = cli("papers.md", "other.md", "--diff-base", "main", "--select", "LNK", *CONCISE)
    assert outcome.out.splitlines() == ["other.md:6:42: error LNK003 `https://` names no host"]


def test_fixing_leaves_alone_what_is_not_reported(cli: Cli, repository: Path, papers: str) -> None:
    wrong = GOOD.replace("* (", "+ (")
    (repository / "README.md").write_text(papers + wrong)
    shown = cli("--diff-base", "main", "--diff", "--quiet")
    assert [line for line in shown.out.splitlines() if line[0] in "+-"][2:] == [f"-{wrong[:-1]}", f"+{GOOD[:-1]}"]

    outcome = cli("--diff-base", "main", "--fix", "--quiet")
    assert (outcome.code, outcome.out) == (0, "")
    assert (repository / "README.md").read_text() == papers + GOOD


def test_the_cache_knows_what_a_result_was_held_against(cli: Cli, repository: Path, papers: str) -> None:
    commit(repository, README_md=papers + BAD)
    whole = [(7, "LNK003"), (9, "LNK003"), (6, "TPL010")]
    for _ in range(2):
        assert lines(cli(*CONCISE).out) == whole
        assert lines(cli("--diff-base", "main", *CONCISE).out) == [(9, "LNK003")]
        assert lines(cli("--diff-base", "HEAD", *CONCISE).out) == []
    outcome = cli("--diff-base", "main", "--verbose", "--output-format", "concise")
    assert "from the cache" in outcome.err
    assert "README.md: 2 known before, not reported" in outcome.err


def test_standard_input_is_held_against_the_file_it_stands_for(cli: Cli, repository: Path, papers: str) -> None:
    text = (papers + BAD).encode()
    options = ("-", "--stdin-filename", "README.md", "--diff-base", "main", *CONCISE)
    assert lines(cli(*options, stdin=text).out) == [(9, "LNK003")]
    assert lines(cli(*options, stdin=papers.encode()).out) == []
    assert cli("-", "--diff-base", "main", stdin=text).code == 2


def test_a_list_that_was_no_text_before_is_new(cli: Cli, repository: Path, papers: str) -> None:
    (repository / "README.md").write_bytes(b"\xff\xfe\n")
    git(repository, "commit", "--quiet", "--all", "--message", "Broken")
    (repository / "README.md").write_text(papers)
    assert len(lines(cli("--diff-base", "HEAD", *CONCISE).out)) == 2


def test_names_that_are_hard_to_quote(cli: Cli, repository: Path, papers: str) -> None:
    (repository / "dé p").mkdir()
    path = repository / "dé p" / "a\tb é.md"
    path.write_text(papers)
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message", "More")
    path.write_text(papers + BAD)
    assert cli(str(path.relative_to(repository)), "--diff-base", "HEAD", *CONCISE).out.count("LNK003") == 1


def test_many_files_in_processes(cli: Cli, repository: Path, papers: str) -> None:
    names = [f"list{number}.md" for number in range(5)]
    for name in names:
        (repository / name).write_text(papers)
    commit(repository)
    for name in names:
        (repository / name).write_text(papers + BAD)
    outcome = cli(*names, "--diff-base", "HEAD", "--jobs", "2", "--no-cache", *CONCISE)
    assert outcome.out.splitlines() == [f"{name}:9:42: error LNK003 `https://` names no host" for name in names]


def test_a_repository_within_another_has_a_base_of_its_own(cli: Cli, repository: Path, papers: str) -> None:
    inner = repository / "inner"
    inner.mkdir()
    init(inner)
    commit(inner, list_md=papers)
    git(inner, "branch", "other")
    (inner / "list.md").write_text(papers + BAD)
    outcome = cli("inner/list.md", "--diff-base", "other", *CONCISE)
    assert outcome.out == "inner/list.md:9:42: error LNK003 `https://` names no host\n"


# --- what cannot be compared ----------------------------------------------------------------------------------------


def test_unknown_refs_say_how_to_get_them(cli: Cli, repository: Path) -> None:
    outcome = cli("--diff-base", "origin/main")
    assert outcome.code == 2
    assert outcome.err == (
        f"error: {repository}: no commit or branch origin/main to compare with;"
        " fetch it: `git fetch origin main:refs/remotes/origin/main`\n"
    )


def test_a_commit_that_is_not_here_is_fetched_by_its_name(cli: Cli, repository: Path) -> None:
    name = "f" * 40
    assert cli("--diff-base", name).err.endswith(f"fetch it: `git fetch origin {name}`\n")


@pytest.mark.parametrize("ref", ["--output=stolen", "-h", "main..topic", "main:README.md", "a b\nc", ""])
def test_refs_are_never_options_or_anything_but_commits(cli: Cli, repository: Path, ref: str) -> None:
    outcome = cli(f"--diff-base={ref}")
    assert outcome.code == 2
    assert "to compare with" in outcome.err
    assert not (repository / "stolen").exists()


def test_no_repository_no_commit_and_no_common_history(cli: Cli, folder: Path, papers: str) -> None:
    (folder / "README.md").write_text(papers)
    outcome = cli("--diff-base", "main")
    assert outcome.code == 2
    assert "no git repository to compare with" in outcome.err

    init(folder)
    outcome = cli("--diff-base", "main")
    assert outcome.code == 2
    assert "no commit yet" in outcome.err

    commit(folder, README_md=papers)
    git(folder, "switch", "--quiet", "--orphan", "other")
    commit(folder, README_md=papers + GOOD)
    outcome = cli("--diff-base", "main")
    assert (outcome.code, "have no common history" in outcome.err) == (2, True)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give folders away")
def test_a_repository_that_git_does_not_trust(cli: Cli, repository: Path) -> None:
    os.chown(repository, 12345, 12345)
    outcome = cli("--diff-base", "main")
    assert outcome.code == 2
    assert "`git config --global --add safe.directory PATH`" in outcome.err


def test_a_shallow_clone_says_how_to_get_the_rest(
    cli: Cli, repository: Path, papers: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(repository, README_md=papers + GOOD)
    git(repository, "switch", "--quiet", "main")
    commit(repository, README_md="# Other\n\n" + papers)
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth=1", "--branch=topic", f"file://{repository}", str(clone))
    monkeypatch.chdir(clone)
    outcome = cli("--diff-base", "origin/main")
    assert outcome.code == 2
    assert "`fetch-depth: 0`" in outcome.err
    assert "`git fetch --unshallow`" in outcome.err
    assert "`git fetch origin main:refs/remotes/origin/main`" in outcome.err

    git(clone, "fetch", "--quiet", "--depth=1", "origin", "main:refs/remotes/origin/main")
    outcome = cli("--diff-base", "origin/main")
    assert outcome.code == 2
    assert "the history is cut off before origin/main was left" in outcome.err

    git(clone, "fetch", "--quiet", "--unshallow", "origin")
    assert cli("--diff-base", "origin/main", *CONCISE).code == 0


@pytest.mark.parametrize(
    "options",
    [
        ("--staged", "--diff-base", "main"),
        ("--staged", "--write-baseline"),
        ("--diff-base", "main", "--write-baseline"),
        ("https://github.com/OWNER/awesome-lint", "--diff-base", "main"),
        ("-", "--staged"),
    ],
)
def test_options_that_contradict_each_other(cli: Cli, repository: Path, options: tuple[str, ...]) -> None:
    outcome = cli(*options)
    assert outcome.code == 2
    assert "error: " in outcome.err


# --- auto -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def clone(repository: Path, papers: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clone of `repository` with branch `topic`, which adds a wrong entry, checked out."""
    commit(repository, README_md=papers + BAD)
    git(repository, "switch", "--quiet", "main")
    place = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", str(repository), str(place))
    git(place, "switch", "--quiet", "topic")
    monkeypatch.chdir(place)
    return place


def test_auto_takes_the_default_branch_of_the_remote(cli: Cli, clone: Path) -> None:
    assert lines(cli("--diff-base", "auto", *CONCISE).out) == [(9, "LNK003")]
    git(clone, "remote", "set-head", "origin", "--delete")
    outcome = cli("--diff-base", "auto")
    assert outcome.code == 2
    assert "name it, as in --diff-base origin/main" in outcome.err


@pytest.mark.parametrize(
    "environment",
    [
        {"PRE_COMMIT_FROM_REF": "origin/main", "GITHUB_BASE_REF": "topic"},
        {"GITHUB_ACTIONS": "true", "GITHUB_BASE_REF": "main"},
        {"GITLAB_CI": "true", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main"},
        {"TF_BUILD": "True", "SYSTEM_PULLREQUEST_TARGETBRANCH": "refs/heads/main"},
        {"TF_BUILD": "True", "SYSTEM_PULLREQUEST_TARGETBRANCH": "main"},
    ],
)
def test_auto_takes_the_branch_that_ci_names(
    cli: Cli, clone: Path, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str]
) -> None:
    git(clone, "remote", "set-head", "origin", "topic")  # not what is to be taken
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert lines(cli("--diff-base", "auto", *CONCISE).out) == [(9, "LNK003")]


def test_auto_takes_the_commit_that_gitlab_names(cli: Cli, clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI_MERGE_REQUEST_DIFF_BASE_SHA", git(clone, "rev-parse", "origin/main"))
    assert lines(cli("--diff-base", "auto", *CONCISE).out) == [(9, "LNK003")]


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        ({"before": "HEAD-SHA", "ref": "refs/heads/topic"}, []),
        ({"before": "MAIN-SHA", "ref": "refs/heads/topic"}, [(9, "LNK003")]),
        (
            {"before": "0" * 40, "ref": "refs/heads/topic", "repository": {"default_branch": "main"}},
            [(9, "LNK003")],
        ),
        (
            {"before": "f" * 40, "ref": "refs/heads/topic", "repository": {"default_branch": "main"}},
            [(9, "LNK003")],
        ),
        ({"pull_request": {"base": {"sha": "MAIN-SHA"}}}, [(9, "LNK003")]),
        ({"merge_group": {"base_sha": "MAIN-SHA"}}, [(9, "LNK003")]),
    ],
)
def test_auto_reads_the_event_that_github_hands_over(
    cli: Cli,
    clone: Path,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    event: dict[str, object],
    expected: list[tuple[int, str]],
) -> None:
    text = json.dumps(event)
    for word, ref in (("HEAD-SHA", "HEAD"), ("MAIN-SHA", "origin/main")):
        text = text.replace(word, git(clone, "rev-parse", ref))
    (tmp_path / "event.json").write_text(text)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(tmp_path / "event.json"))
    assert lines(cli("--diff-base", "auto", *CONCISE).out) == expected


@pytest.mark.parametrize("text", ["{", "[]", '{"before": 3}'])
def test_an_event_that_says_nothing(
    cli: Cli, clone: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str
) -> None:
    (tmp_path / "event.json").write_text(text)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(tmp_path / "event.json"))
    outcome = cli("--diff-base", "auto", *CONCISE)
    if text == "{":
        assert outcome.code == 2
        assert "name the base in place of `auto`" in outcome.err
    else:
        assert lines(outcome.out) == [(9, "LNK003")]


def test_a_base_that_ci_names_and_that_is_not_here(cli: Cli, clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_BASE_REF", "release")
    outcome = cli("--diff-base", "auto")
    assert outcome.code == 2
    assert "`git fetch origin release:refs/remotes/origin/release`" in outcome.err


# --- staged ---------------------------------------------------------------------------------------------------------


def test_what_is_staged_is_checked_and_not_the_work_tree(cli: Cli, repository: Path, papers: str) -> None:
    readme = repository / "README.md"
    readme.write_text(papers + BAD)
    assert lines(cli("--staged", *CONCISE).out) == []
    git(repository, "add", "README.md")
    readme.write_text("# Empty\n")
    outcome = cli("--staged", *CONCISE)
    assert (outcome.code, lines(outcome.out)) == (1, [(9, "LNK003")])
    readme.write_text(papers + BAD.replace("Fifth", "Sixth"))
    assert lines(cli("--staged", *CONCISE).out) == [(9, "LNK003")]


def test_the_first_commit_is_all_new(cli: Cli, folder: Path, papers: str) -> None:
    init(folder)
    (folder / "README.md").write_text(papers)
    assert cli("--staged", *CONCISE).out == ""
    git(folder, "add", "README.md")
    assert len(lines(cli("--staged", *CONCISE).out)) == 2


def test_staged_files_are_fixed_if_nothing_else_would_be_mixed_in(cli: Cli, repository: Path, papers: str) -> None:
    readme = repository / "README.md"
    readme.write_text(papers + GOOD.replace("* (", "+ ("))
    git(repository, "add", "README.md")
    outcome = cli("--staged", "--fix", "--quiet")
    assert (outcome.code, outcome.err) == (0, "")
    assert readme.read_text() == papers + GOOD

    readme.write_text(papers + GOOD.replace("* (", "+ (") + "More.\n")
    before = readme.read_bytes()
    outcome = cli("--staged", "--fix")
    assert outcome.code == 2
    assert "README.md: has changes that are not staged" in outcome.err
    assert readme.read_bytes() == before


def test_a_hook_that_commits_a_part_sees_that_part(
    cli: Cli, repository: Path, papers: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / "README.md").write_text(papers + BAD)
    index = repository / ".git" / "next-index"
    index.write_bytes((repository / ".git" / "index").read_bytes())
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/next-index")
    assert lines(cli("--staged", *CONCISE).out) == []
    blob = git(repository, "hash-object", "-w", "README.md")
    git(repository, "-c", "core.safecrlf=false", "update-index", "--cacheinfo", f"100644,{blob},README.md")
    index.write_bytes((repository / ".git" / "index").read_bytes())
    git(repository, "reset", "--quiet")
    assert lines(cli("--staged", *CONCISE).out) == [(9, "LNK003")]
    monkeypatch.setenv("GIT_INDEX_FILE", str(repository.parent / "elsewhere"))
    assert lines(cli("--staged", *CONCISE).out) == []


def test_conflicts_are_named(cli: Cli, repository: Path, papers: str) -> None:
    commit(repository, README_md=papers.replace("Third", "3rd"))
    git(repository, "switch", "--quiet", "main")
    commit(repository, README_md=papers.replace("Third", "IIIrd"))
    with pytest.raises(Exception, match="merge"):
        git(repository, "merge", "topic")
    outcome = cli("--staged")
    assert outcome.code == 2
    assert outcome.err == "error: README.md: has conflicts; resolve them, and stage the file\n"


def test_a_link_to_the_list_is_followed(cli: Cli, repository: Path, papers: str) -> None:
    (repository / "link.md").symlink_to("README.md")
    (repository / "README.md").write_text(papers + BAD)
    assert (
        cli("link.md", "--diff-base", "main", *CONCISE).out == "link.md:9:42: error LNK003 `https://` names no host\n"
    )


def test_line_ends_that_git_converts_are_no_change(cli: Cli, repository: Path, papers: str) -> None:
    git(repository, "config", "core.autocrlf", "true")
    (repository / "README.md").write_bytes((papers + BAD).replace("\n", "\r\n").encode())
    assert lines(cli("--diff-base", "main", *CONCISE).out) == [(9, "LNK003")]


@pytest.mark.parametrize(
    ("ref", "remedy"),
    [
        ("upstream/next", "`git remote add upstream URL`, then `git fetch upstream next`"),
        ("fork/next", "`git fetch fork next:refs/remotes/fork/next`"),
        ("topic/next", "`git fetch origin topic/next:refs/remotes/origin/topic/next`"),
    ],
)
def test_a_base_that_is_not_here_is_fetched_from_the_remote_it_names(
    cli: Cli, repository: Path, ref: str, remedy: str
) -> None:
    git(repository, "remote", "add", "fork", "https://example.org/fork.git")

    assert remedy in cli("--diff-base", ref).err
    git(repository, "remote", "add", "upstream", "https://example.org/up.git")
    assert "`git fetch upstream next:refs/remotes/upstream/next`" in cli("--diff-base", "upstream/next").err
