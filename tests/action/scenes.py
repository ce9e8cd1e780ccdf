"""Repositories with lists, checked out as GitHub does for events, and the action used there."""

from __future__ import annotations

import json
import os
import subprocess
from typing import TYPE_CHECKING, Any

from tests.action.composite import Runner
from tests.action.github import NAME, TOKEN

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.action.composite import Use
    from tests.action.github import GitHub

NUMBER = 12
BASE = """\
# Papers

## NSDI

* (NSDI'24) First Paper on Things [link](https://example.org/1) [Tag | MIT]
+ (NSDI'24) Old Paper with a Marker of Its Own [link](https://example.org/0) [Tag | MIT]
* (NSDI'24) Third Paper on Things [link](https://example.org/3) [Tag | MIT]
* (NSDI'24) Fourth Paper on Things [link](https://example.org/4) [Tag | MIT]
"""
FIXABLE = "+ (NSDI'24) Fifth Paper on Things [link](https://example.org/5) [Tag | MIT]\n"
FIXED = "*" + FIXABLE[1:]
BROKEN = "* (NSDI'24) Sixth Paper on Things [link](https://) [Tag | MIT]\n"
GOOD = "* (NSDI'24) Seventh Paper on Things [link](https://example.org/7) [Tag | MIT]\n"
BRANCH = "add/paper"
OTHER_SECRETS = ("runtime-token-0123456789", "id-token-0123456789")
_IDENTITY = {f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}


class Scene:
    """A repository on a GitHub of our own, its checkout, and an event.

    Args:
        folder: An empty folder.
        github: Where the repository is.
    """

    def __init__(self, folder: Path, github: GitHub) -> None:
        self.github = github
        self.workspace = folder / "workspace"
        self.temporary = folder / "temporary"
        self.temporary.mkdir(exist_ok=True)
        self._event = folder / "event.json"
        self.variables: dict[str, str] = {}

    def git(self, *arguments: str) -> str:
        """Run git in the checkout."""
        environment = {**_IDENTITY, "PATH": os.environ["PATH"], "HOME": str(self.temporary), "GIT_CONFIG_NOSYSTEM": "1"}
        done = subprocess.run(("git", *arguments), cwd=self.workspace, env=environment, capture_output=True, check=True)
        return done.stdout.decode().strip()

    def start(self, files: Mapping[str, str]) -> None:
        """Make the repository: branch main with one commit."""
        self.workspace.mkdir()
        subprocess.run(("git", "init", "--quiet", "--bare", str(self.github.git)), check=True)
        self.git("init", "--quiet", "--initial-branch=main")
        self.git("remote", "add", "origin", str(self.github.git))
        self.commit(files)
        self.git("push", "--quiet", "origin", "main")

    def commit(self, files: Mapping[str, str]) -> str:
        """Write and commit files, and give the commit."""
        for name, text in files.items():
            path = self.workspace / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "Change")
        return self.git("rev-parse", "HEAD")

    def pull(self, files: Mapping[str, str], *, fork: bool = False, meanwhile: Mapping[str, str] | None = None) -> None:
        """Make a pull request of some files, and check out what GitHub merges it to.

        Args:
            files: What the pull request writes.
            fork: Whether it comes from another repository, so that the token may only read.
            meanwhile: What the base got after the pull request began.
        """
        self.git("checkout", "--quiet", "-b", BRANCH)
        head = self.commit(files)
        self.git("push", "--quiet", "origin", BRANCH)
        self.git("checkout", "--quiet", "main")
        if meanwhile:
            self.commit(meanwhile)
            self.git("push", "--quiet", "origin", "main")
        base = self.git("rev-parse", "HEAD")
        self.git("checkout", "--quiet", "--detach")
        self.git("merge", "--quiet", "--no-ff", "--message", "Merge", head)
        pull = {
            "number": NUMBER,
            "state": "open",
            "head": {"sha": head, "ref": BRANCH, "repo": {"full_name": "stranger/list" if fork else NAME}},
            "base": {"sha": base, "ref": "main", "repo": {"full_name": NAME}},
        }
        self.github.pulls[NUMBER] = json.loads(json.dumps(pull))
        self.github.read_only = fork
        self._set("pull_request", {"action": "synchronize", "pull_request": pull}, f"refs/pull/{NUMBER}/merge")
        self.variables |= {"GITHUB_BASE_REF": "main", "GITHUB_HEAD_REF": BRANCH}

    def again(self, text: str) -> None:
        """Let the pull request's branch be written anew, with this README."""
        self.git("checkout", "--quiet", "main")
        self.git("branch", "--quiet", "-D", BRANCH)
        self.git("push", "--quiet", "origin", f":{BRANCH}")
        self.pull({"README.md": text})

    def shallow(self, depth: int) -> None:
        """Check the merge out as `actions/checkout` does without more history."""
        self.git("push", "--quiet", "origin", f"HEAD:refs/pull/{NUMBER}/merge")
        self.workspace = self.workspace.with_name("shallow")
        self.workspace.mkdir()
        self.git("init", "--quiet")
        self.git("fetch", "--quiet", f"--depth={depth}", self.github.git.as_uri(), f"refs/pull/{NUMBER}/merge")
        self.git("checkout", "--quiet", "--detach", "FETCH_HEAD")
        self.variables["GITHUB_WORKSPACE"] = str(self.workspace)

    def push(self, files: Mapping[str, str]) -> None:
        """Push to main, and check that out."""
        before = self.git("rev-parse", "HEAD")
        self.commit(files)
        self.git("push", "--quiet", "origin", "main")
        self._set("push", {"before": before, "after": self.git("rev-parse", "HEAD")}, "refs/heads/main")

    def scheduled(self) -> None:
        """Let it be time."""
        self._set("schedule", {"schedule": "17 4 * * 1"}, "refs/heads/main")

    def _set(self, name: str, payload: Mapping[str, Any], ref: str) -> None:
        self.started(name, payload, ref, self.git("rev-parse", "HEAD"))

    def started(self, name: str, payload: Mapping[str, Any], ref: str, sha: str) -> None:
        """Let an event start the workflow."""
        self._event.write_text(json.dumps(payload), "utf-8")
        self.variables = {
            "GITHUB_WORKSPACE": str(self.workspace),
            "GITHUB_EVENT_NAME": name,
            "GITHUB_EVENT_PATH": str(self._event),
            "GITHUB_REPOSITORY": NAME,
            "GITHUB_REF": ref,
            "GITHUB_SHA": sha,
            "GITHUB_API_URL": self.github.url,
            "GITHUB_SERVER_URL": "https://github.example",
            "GITHUB_WORKFLOW": "awesome-lint",
            "GITHUB_JOB": "check",
            "GITHUB_RUN_ID": "7",
            "ACTIONS_RUNTIME_TOKEN": OTHER_SECRETS[0],
            "ACTIONS_ID_TOKEN_REQUEST_TOKEN": OTHER_SECRETS[1],
        }

    def use(self, installed: Path, **inputs: str) -> Use:
        """Use the action with its token, and see that no secret shows.

        Args:
            installed: Python, where the action's first steps were run before.
            inputs: The workflow's `with:`; `_` for `-`.
        """
        state = self.temporary / f"state-{len(list(self.temporary.glob('state-*')))}"
        state.mkdir()
        cache = self.temporary / "links"
        cache.mkdir(exist_ok=True)
        outputs = {"folder": str(state), "python": str(installed), "links": str(cache)}
        runner = Runner(self.temporary, self.variables, outputs)
        use = runner.use({name.replace("_", "-"): value for name, value in inputs.items()}, str(installed), TOKEN)
        said = [
            use.log,
            use.summary,
            *use.outputs.values(),
            json.dumps(self.github.comments),
            json.dumps(self.github.issues),
        ]
        said += [path.read_text("utf-8", "replace") for path in state.rglob("*") if path.is_file()]
        for secret in (TOKEN, *OTHER_SECRETS):
            assert not any(secret in text for text in said)
        return use
