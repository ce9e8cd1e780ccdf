"""Lists on GitHub, fetched with the real git from repositories of this machine that stand for GitHub's."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

from awesome_lint.cli import remote
from awesome_lint.errors import InputError
from awesome_lint.workspace.git.fetching import complete_history

if TYPE_CHECKING:
    from collections.abc import Callable

    class Outcome(Protocol):
        code: int
        out: str
        err: str

    Cli = Callable[..., Outcome]

LIST = "# Awesome Tools\n\n## Tools\n\n- [a](https://example.org/a) - A tool for Github.\n"
DAY = 86400


@pytest.fixture
def github(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that git takes for https://github.com, and a temporary folder of its own to see what is left there."""
    served = tmp_path / "github"
    config = tmp_path / ".gitconfig"
    config.write_text(
        f'[url "{served.as_uri()}/"]\n\tinsteadOf = https://github.com/\n[init]\n\tdefaultBranch = main\n'
    )
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.setenv("GIT_ALLOW_PROTOCOL", "https:file")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    monkeypatch.setenv("TMPDIR", str(temporary))
    return served


@pytest.fixture
def publish(github: Path) -> Callable[..., Path]:
    """Make a repository with commits, one for each of the given ages in days."""

    def make(name: str, files: dict[str, str], ages: tuple[int, ...] = (0,)) -> Path:
        folder = github / name
        folder.mkdir(parents=True)
        _git(folder, "init", "--quiet")
        for number, age in enumerate(ages):
            for path, text in files.items():
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_text(text)
            (folder / "number").write_text(str(number))
            _git(folder, "add", "--all")
            moment = f"@{int(time.time()) - age * DAY - 60} +0000"
            _git(folder, "commit", "--quiet", "--message", "x", GIT_COMMITTER_DATE=moment, GIT_AUTHOR_DATE=moment)
        return folder

    return make


def _git(folder: Path, *arguments: str, **variables: str) -> None:
    author = {f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    subprocess.run(["git", *arguments], cwd=folder, env={**os.environ, **author, **variables}, check=True)


def left(tmp_path: Path) -> list[str]:
    return [path.name for path in (tmp_path / "temporary").iterdir()]


def test_a_list_on_github_is_linted(cli: Cli, publish: Callable[..., Path], tmp_path: Path) -> None:
    publish("someone/tools", {"ReadMe.md": LIST})
    found = cli(
        "https://github.com/someone/tools", "--profile", "awesome", "--select", "AWE012", "--output-format=concise"
    )
    assert found.code == 0
    assert found.out.startswith("someone/tools/ReadMe.md:5:43: info AWE012")
    assert left(tmp_path) == []
    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize("behind", ["", "/", ".git", ".git/", "#readme", "?tab=readme-ov-file#tools"])
def test_how_the_url_may_be_written(cli: Cli, publish: Callable[..., Path], behind: str) -> None:
    publish("Some-One/awesome.tools", {"README.md": LIST})
    assert cli(f"https://github.com/Some-One/awesome.tools{behind}").code in {0, 1}


def test_the_repository_is_the_one_that_was_named(cli: Cli, publish: Callable[..., Path]) -> None:
    publish(
        "someone/tools",
        {"README.md": LIST, ".github/CONTRIBUTING.md": "Do.", "code-of-conduct.md": "[INSERT EMAIL ADDRESS]"},
    )
    selected = "awesome-github,awesome-contributing,awesome-code-of-conduct"
    found = cli(
        "https://github.com/someone/tools", "--profile=awesome", "--select", selected, "--output-format=concise"
    )
    (line,) = found.out.splitlines()[:-1]
    assert "AWE007 `code-of-conduct.md` holds the placeholder" in line
    strict = cli("https://github.com/someone/tools", "--profile=awesome-npm", "--select", selected)
    assert strict.code == 0


def test_the_repositorys_own_configuration_holds_and_none_around(
    cli: Cli, publish: Callable[..., Path], tmp_path: Path, folder: Path
) -> None:
    for outside in (tmp_path / "temporary", folder):
        (outside / ".awesome-lint.toml").write_text("this is not TOML")
    publish("someone/tools", {"README.md": LIST, ".awesome-lint.toml": 'select = ["AWE012"]\nfail-on = "info"\n'})
    assert cli("https://github.com/someone/tools", "--profile=awesome").code == 1
    assert cli("https://github.com/someone/tools", "--profile=awesome", "--isolated", "--select=DUP").code == 0
    publish("someone/plain", {"README.md": LIST})
    assert cli("https://github.com/someone/plain").code in {0, 1}


def test_keys_of_a_fetched_configuration_that_reach_out_do_not_count(
    cli: Cli, publish: Callable[..., Path], tmp_path: Path
) -> None:
    config = (
        'output-format = "json:out.json"\n[links]\nallow-private = true\nexclude = ["."]\n'
        '[links.hosts."example.org"]\nheaders = { X = "y" }\n'
    )
    publish("someone/list", {"README.md": LIST, ".awesome-lint.toml": config})
    url = "https://github.com/someone/list"
    outcome = cli("links", "--offline", "--no-cache", "--list", "--verbose", url)
    assert "excludes" not in outcome.out
    assert "nothing is asked offline" in outcome.out
    assert ".awesome-lint.toml without links and output-format, which count in one's own repository only" in outcome.err
    assert "someone/list/README.md:5" in cli("check", "--output-format", "concise", url).out
    assert "\nsomeone/list/README.md:" in cli("check", url).out  # and not in a file
    inline = cli("links", "--offline", "--no-cache", "--list", "--config", "links.exclude=['.']", url)
    assert "a pattern excludes it" in inline.out


def test_the_whole_history_is_fetched_only_for_the_age(
    cli: Cli, publish: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    publish("someone/old", {"README.md": LIST}, (40, 1))
    publish("someone/new", {"README.md": LIST}, (12, 1))
    fetched: list[str] = []

    def noting(url: str, folder: str) -> None:
        fetched.append(url)
        complete_history(url, folder)

    monkeypatch.setattr(remote, "complete_history", noting)
    for profile in ("awesome", "awesome-npm"):
        cli("https://github.com/someone/old", "--profile", profile)
        assert fetched == []
        asked = ("--profile", profile, "--select", "awesome-git-repo-age", "--output-format=concise")
        assert "AWE009" not in cli("https://github.com/someone/old", *asked).out
        assert "is 12 days old" in cli("https://github.com/someone/new", *asked).out
        assert fetched == ["https://github.com/someone/old", "https://github.com/someone/new"]
        fetched.clear()


def test_several_lists_and_files_in_one_run(
    cli: Cli, publish: Callable[..., Path], readme: Path, tmp_path: Path
) -> None:
    publish("a/one", {"docs/README.md": LIST})
    publish("b/two", {"README.markdown": LIST})
    urls = [
        "https://github.com/a/one",
        "https://github.com/b/two",
        "https://github.com/a/one",
        "https://github.com/a/none",
    ]
    found = cli(str(readme), *urls, "--output-format=concise", "--select=AWE012,LNK", "--jobs=2")
    assert found.code == 2
    assert [line.partition(":")[0] for line in found.out.splitlines() if "AWE012" in line] == [
        "a/one/docs/README.md",
        "b/two/README.markdown",
    ]
    assert "LNK" in found.out
    assert "https://github.com/a/none: cannot be cloned" in found.err
    assert left(tmp_path) == []


@pytest.mark.parametrize(
    "url",
    [
        "https://github.com/someone",
        "https://github.com/",
        "https://github.com/someone/..",
        "https://github.com/someone/tools/tree/main",
        "https://github.com/-o/tools",
        "https://user:secret@github.com/someone/tools",
        "https://github.com:443/someone/tools",
        "https://github.com.example.org/someone/tools",
        "https://gitlab.com/someone/tools",
        "http://github.com/someone/tools",
        "ssh://git@github.com/someone/tools",
        "git@github.com:someone/tools.git",
        "file:///someone/tools",
        "https://github.com/some\none/tools",
    ],
)
def test_other_urls_are_errors_that_name_the_form(cli: Cli, github: Path, tmp_path: Path, url: str) -> None:
    found = cli(url)
    assert found.code == 2
    assert "not a repository on GitHub; write https://github.com/OWNER/REPOSITORY" in found.err
    assert left(tmp_path) == []


def test_what_cannot_be_fetched(
    cli: Cli, publish: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish("someone/empty", {"index.md": LIST})
    publish("someone/sly", {"a": "b"})
    (tmp_path / "github/someone/sly/README.md").symlink_to("/etc/hostname")
    _git(tmp_path / "github/someone/sly", "add", "--all")
    _git(tmp_path / "github/someone/sly", "commit", "--quiet", "--message", "x")
    for name, why in (
        ("someone/none", "cannot be cloned"),
        ("someone/empty", "no README.md"),
        ("someone/sly", "README.md is a link that leads out of the repository"),
    ):
        found = cli(f"https://github.com/{name}")
        assert found.code == 2
        assert found.err.startswith(f"error: https://github.com/{name}: {why}")
    assert left(tmp_path) == []
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "git cannot be run" in cli("https://github.com/someone/none").err


@pytest.mark.parametrize("option", ["--fix", "--fix-only"])
def test_fixing_a_list_elsewhere_is_wrong_usage(cli: Cli, publish: Callable[..., Path], option: str) -> None:
    publish("someone/tools", {"README.md": LIST})
    found = cli(option, "https://github.com/someone/tools")
    assert found.code == 2
    assert "clone the repository to fix its list" in found.err


def test_a_diff_of_a_list_elsewhere(cli: Cli, publish: Callable[..., Path]) -> None:
    publish("someone/tools", {"README.md": LIST})
    asked = ("--diff", "--unsafe-fixes", "--profile=awesome", "--select=AWE012")
    found = cli("https://github.com/someone/tools", *asked)
    assert found.code == 1
    assert "+- [a](https://example.org/a) - A tool for GitHub." in found.out


def test_nothing_that_a_repository_or_a_user_brings_along_is_run(
    cli: Cli, publish: Callable[..., Path], tmp_path: Path
) -> None:
    ran = tmp_path / "ran"
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    hook = hooks / "post-checkout"
    hook.write_text(f"#!/bin/sh\ntouch {ran}\n")
    hook.chmod(0o755)
    template = tmp_path / "template"
    (template / "hooks").mkdir(parents=True)
    (template / "hooks" / "post-checkout").write_text(hook.read_text())
    (template / "hooks" / "post-checkout").chmod(0o755)
    with (tmp_path / ".gitconfig").open("a") as config:
        config.write(
            f"[core]\n\thooksPath = {hooks}\n[submodule]\n\trecurse = true\n[init]\n\ttemplateDir = {template}\n"
        )
    modules = '[submodule "x"]\n\tpath = x\n\turl = https://github.com/someone/none\n'
    publish("someone/tools", {"README.md": LIST, ".gitmodules": modules})
    ran.unlink(missing_ok=True)
    assert cli("https://github.com/someone/tools").code in {0, 1}
    assert not ran.exists()


def test_an_internal_stop_leaves_no_folder(github: Path, tmp_path: Path) -> None:
    def stopped() -> None:
        with remote.remote_folder() as folder:
            (Path(folder) / "x").mkdir()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert left(tmp_path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM that a process can take")
def test_being_ended_leaves_no_folder(github: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    programs = tmp_path / "programs"
    programs.mkdir()
    slow = programs / "git"
    started = tmp_path / "started"
    slow.write_text(f"#!/bin/sh\n: > {started}\nexec sleep 600\n")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", str(programs), prepend=os.pathsep)
    command = [sys.executable, "-m", "awesome_lint", "https://github.com/someone/tools"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        end = time.monotonic() + 60
        while (
            not any("awesome-lint-" in name for name in left(tmp_path))
            and process.poll() is None
            and time.monotonic() < end
        ):
            time.sleep(0.01)
        assert left(tmp_path) != []
        process.terminate()
        output, _ = process.communicate(timeout=60)
    assert (process.returncode, output) == (128 + signal.SIGTERM, "")
    assert left(tmp_path) == []


def test_fetching_a_repository_twice_asks_git_once(publish: Callable[..., Path], tmp_path: Path) -> None:
    source = publish("someone/tools", {"README.md": LIST})
    first = remote.fetch("https://github.com/someone/tools", str(tmp_path / "into"))
    (source / ".git" / "HEAD").unlink()
    assert remote.fetch("https://github.com/someone/tools#readme", str(tmp_path / "into")) == first
    with pytest.raises(InputError, match="cannot be cloned"):
        remote.fetch("https://github.com/someone/tools", str(tmp_path / "elsewhere"))
