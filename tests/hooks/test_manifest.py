"""`.pre-commit-hooks.yaml`: which files the hooks get, that the usual ones ask no network, and our own use of them."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING, TypedDict

import pytest
import yaml
from tests.hooks.support import BIN, BROKEN, DIRTY, FIXABLE, MANIFEST, ROOT, environment_in

if TYPE_CHECKING:
    from pathlib import Path

GUARDED = """
import os, sys

def guard(event, arguments):
    if event in {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.sendmsg"}:
        os._exit(97)

sys.addaudithook(guard)
from awesome_lint.__main__ import main
sys.exit(main(sys.argv[1:]))
"""
"""The program, in a process that ends with 97 the moment it turns to the network."""


class Hook(TypedDict):
    id: str
    entry: str
    files: str
    types_or: list[str]
    stages: list[str]


HOOKS: dict[str, Hook] = {hook["id"]: hook for hook in yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))}


def test_pre_commit_and_prek_accept_it() -> None:
    assert list(HOOKS) == ["awesome-lint", "awesome-lint-fix", "awesome-lint-links"]
    for tool in ("pre-commit", "prek"):
        done = subprocess.run([BIN / tool, "validate-manifest", MANIFEST], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        assert "warn" not in (done.stdout + done.stderr).lower()


@pytest.mark.parametrize("hook", HOOKS.values(), ids=HOOKS)
def test_only_what_is_called_like_a_readme_is_passed(hook: Hook) -> None:
    wanted = ["README.md", "readme.md", "lists/README.md", "README.zh-CN.md", "README_ja.markdown", "Readme.es.md"]
    unwanted = ["CHANGELOG.md", "docs/readme-guide/index.md", "README", "README.rst", "README.md.bak", "my-readme.md"]
    matched = [name for name in wanted + unwanted if re.search(hook["files"], name)]

    assert hook["types_or"] == ["markdown"]
    assert matched == wanted


def test_links_are_the_manual_stage_s() -> None:
    assert {name: hook.get("stages") for name, hook in HOOKS.items()} == {
        "awesome-lint": None,
        "awesome-lint-fix": None,
        "awesome-lint-links": ["manual"],
    }


@pytest.mark.parametrize(("hook", "code"), [("awesome-lint", 1), ("awesome-lint-fix", 1), ("awesome-lint-links", 97)])
@pytest.mark.parametrize("profile", ["papers", "awesome-npm"])
def test_no_hook_but_that_of_links_turns_to_the_network(tmp_path: Path, hook: str, profile: str, code: int) -> None:
    environment = environment_in(tmp_path)
    (tmp_path / "README.md").write_text(DIRTY)
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, env=environment, check=True)
    program, *arguments = shlex.split(HOOKS[hook]["entry"])

    done = subprocess.run(
        [sys.executable, "-c", GUARDED, *arguments, "--profile", profile, "--fail-on", "warning", "README.md"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert program == "awesome-lint"
    assert done.returncode == code, done.stdout + done.stderr


def test_several_processes_at_once_do_not_get_in_each_other_s_way(tmp_path: Path) -> None:
    """What a hook would do that is not serial: processes with a share of the files each, and one cache of results."""
    environment = environment_in(tmp_path)
    _, *arguments = shlex.split(HOOKS["awesome-lint-fix"]["entry"])
    names = [f"{number}.md" for number in range(24)]
    for name in names:
        (tmp_path / name).write_text((FIXABLE, DIRTY)[int(name.removesuffix(".md")) % 2])
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "awesome_lint", *arguments, *names[share::4]],
            cwd=tmp_path,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for share in range(4)
    ]

    said = [process.communicate()[0] for process in running]

    assert [process.returncode for process in running] == [1] * 4
    assert all("error: " not in line[:7] for text in said for line in text.splitlines())
    assert {(tmp_path / name).read_text() for name in names[1::2]} == {BROKEN}


def test_the_project_uses_its_own_hook_and_its_lists_pass() -> None:
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    [own] = [hook for repo in config["repos"] for hook in repo["hooks"] if hook["id"] == "awesome-lint"]
    listed = subprocess.run(
        ["git", "ls-files", "*.md"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    ).stdout.split()
    if not listed:
        pytest.skip("not a git checkout, so no files are listed")
    names = [name for name in listed if re.search(own["files"], name)]

    assert shlex.split(own["entry"])[0] == ".venv/bin/awesome-lint"
    assert "README.md" in names
    done = subprocess.run(
        [sys.executable, "-m", "awesome_lint", *shlex.split(own["entry"])[1:], "--no-cache", *names],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
