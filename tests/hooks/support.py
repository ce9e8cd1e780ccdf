"""Repositories as users have them, with the project's hooks in them, and the real pre-commit, prek and git."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
MANIFEST = ROOT / ".pre-commit-hooks.yaml"

CLEAN = """\
# Papers

## NSDI

* (NSDI'24) First Paper on Things [link](https://example.org/1) [Tag | MIT]
* (NSDI'24) Second Paper on Things [link](https://example.org/2) [Tag | MIT]
* (NSDI'24) Third Paper on Things [link](https://example.org/3) [Tag | MIT]
* (NSDI'24) Fourth Paper on Things [link](https://example.org/4) [Tag | MIT]
"""
FIXABLE = CLEAN.replace("* (NSDI'24) Second", "+ (NSDI'24) Second")
BROKEN = CLEAN.replace("https://example.org/3", "https://")
DIRTY = FIXABLE.replace("https://example.org/3", "https://")

_FOREIGN = ("GIT_", "PRE_COMMIT", "PREK_", "GITHUB_", "GITLAB_", "VIRTUAL_ENV")
_CI = frozenset({"CI", "SKIP", "TF_BUILD", "NO_COLOR", "FORCE_COLOR"})


class Outcome(NamedTuple):
    """What a tool came to: its exit code, and all that it printed."""

    code: int
    text: str


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Outcome:
    """Run a command to its end, with nothing to read."""
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    return Outcome(done.returncode, done.stdout)


class Repository:
    """A user's repository.

    Args:
        folder: Where it is made.
        environment: What its commands run with.
    """

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder = folder
        self.environment = environment
        folder.mkdir(parents=True)
        self.git("init", "--quiet", "--initial-branch", "main")

    def git(self, *arguments: str, check: bool = True) -> Outcome:
        """Run git; unless told otherwise, it has to succeed."""
        outcome = self._run("git", *arguments)
        assert not check or outcome.code == 0, outcome.text
        return outcome

    def tool(self, name: str, *arguments: str, **environment: str) -> Outcome:
        """Run a program of the test's own environment."""
        return self._run(str(BIN / name), *arguments, **environment)

    def write(self, name: str, text: str) -> None:
        """Write a file and stage it: hooks look at no others."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        self.git("add", "--", name)

    def read(self, name: str) -> str:
        """Give a file's text."""
        return (self.folder / name).read_bytes().decode()

    def use(self, hooks: Hooks, *wanted: str) -> None:
        """Write `.pre-commit-config.yaml`; each hook is a YAML mapping, or its id."""
        lines = "".join(f"  - {hook if hook.startswith('{') else f'id: {hook}'}\n" for hook in wanted)
        config = f"repos:\n- repo: {hooks.folder}\n  rev: {hooks.revision}\n  hooks:\n{lines}"
        self.write(".pre-commit-config.yaml", config)

    def _run(self, *command: str, **environment: str) -> Outcome:
        return run(command, self.folder, self.environment | environment)


class Hooks(NamedTuple):
    """A repository that offers the hooks."""

    folder: Path
    revision: str


def environment_in(folder: Path) -> dict[str, str]:
    """Give variables with which git, pre-commit, prek and the program keep what they remember in `folder`."""
    kept = {name: value for name, value in os.environ.items() if name not in _CI and not name.startswith(_FOREIGN)}
    (folder / "gitconfig").write_text('[user]\n\tname = "A B"\n\temail = a@b.example\n')
    return kept | {
        "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
        "GIT_CONFIG_GLOBAL": str(folder / "gitconfig"),
        "GIT_CONFIG_NOSYSTEM": "1",
        "PRE_COMMIT_HOME": str(folder / "pre-commit"),
        "PREK_HOME": str(folder / "prek"),
        "PIP_NO_COMPILE": "1",  # a third of the time that an installation takes
        "AWESOME_LINT_CACHE_DIR": str(folder / "cache"),
    }


def published(folder: Path, environment: dict[str, str]) -> Hooks:
    """Commit the project as it lies in the work tree, changed or not, to a repository of its own.

    So what the tests see does not depend on whether the tree is dirty, and what git ignores is left behind, as it is
    for users. An unpacked sdist has no repository; all its files count.
    """
    repository = Repository(folder, environment)
    for name in _project_files():
        source = ROOT / name
        if source.is_file():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(source.read_bytes())
    repository.git("add", "--all")
    repository.git("commit", "--quiet", "--message", "As it is")
    return Hooks(folder, repository.git("rev-parse", "HEAD").text.strip())


def _project_files() -> list[str]:
    needed = (".pre-commit-hooks.yaml", "pyproject.toml", "README.md", "LICENSE", "src")
    listed = ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *needed)
    done = subprocess.run(listed, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    if done.returncode == 0 and done.stdout:
        return [name for name in done.stdout.split("\0") if name]
    below = (path for name in needed for path in [ROOT / name, *(ROOT / name).rglob("*")])
    return [str(path.relative_to(ROOT)) for path in below if "__pycache__" not in path.parts]
