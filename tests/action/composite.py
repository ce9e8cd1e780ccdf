"""Runs the steps of `action.yml` as GitHub's runner does: files for outputs and summary, a shell for each step, `if:`.

Steps that use other actions are not run but written down, and have the outputs that a test gives them.
"""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from tests.action.expressions import Expressions

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[2]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
SHELL = ("bash", "--noprofile", "--norc", "-e", "-o", "pipefail")
_OUTPUT = re.compile(
    r"^(?P<name>[^=<\n]+)(?:<<(?P<end>.+)\n(?P<lines>(?:.*\n)*?)(?P=end)|=(?P<value>.*))$", re.MULTILINE
)
_PROXIES = re.compile(r"(?i)^(?:https?|all|no)_proxy$|^SSL_CERT_")


@dataclass
class Ran:
    """A step that ran, or did not."""

    outcome: str
    log: str = ""
    outputs: dict[str, str] = field(default_factory=dict)
    used: str = ""
    given: dict[str, str] = field(default_factory=dict)


@dataclass
class Use:
    """One use of the action: what came of each step, by its name."""

    steps: dict[str, Ran]
    summary: str
    outputs: dict[str, str]

    @property
    def failed(self) -> bool:
        return any(step.outcome == "failure" for step in self.steps.values())

    @property
    def outcomes(self) -> dict[str, str]:
        return {name: step.outcome for name, step in self.steps.items()}

    @property
    def log(self) -> str:
        return "".join(step.log for step in self.steps.values())


class Runner:
    """A runner.

    Args:
        temporary: RUNNER_TEMP.
        variables: What the workflow's run sets: GITHUB_REPOSITORY and others.
        installed: Outputs of an install step that ran before; None: it runs.
    """

    def __init__(
        self, temporary: Path, variables: Mapping[str, str], installed: Mapping[str, str] | None = None
    ) -> None:
        self._temporary = temporary
        self._variables = variables
        self._installed = installed

    def use(self, inputs: Mapping[str, str], python: str, token: str = "") -> Use:
        """Run all steps.

        Args:
            inputs: The workflow's `with:`.
            python: What `actions/setup-python` finds.
            token: `github.token`.
        """
        self._files = {name: self._temporary / f"file-{name.lower()}" for name in ("OUTPUT", "STEP_SUMMARY")}
        for path in self._files.values():
            path.write_text("", "utf-8")
        given = {
            name: Expressions({"github.token": token}, {}).fill(about.get("default", ""))
            for name, about in ACTION["inputs"].items()
        }
        assert set(inputs) <= set(given), "an input that action.yml does not have"
        self._values = {f"inputs.{name}": value for name, value in {**given, **inputs}.items()}
        self._values |= {"github.run_id": "7", "github.run_attempt": "1", "github.job": "check", "runner.os": "Linux"}
        self._steps: dict[str, Ran] = {}
        for step in ACTION["runs"]["steps"]:
            ran = self._step(step, python)
            self._steps[step["name"]] = ran
            if "id" in step:
                self._values |= {f"steps.{step['id']}.outputs.{name}": value for name, value in ran.outputs.items()}
                self._values[f"steps.{step['id']}.outcome"] = ran.outcome
        outputs = {name: self._expressions().fill(about["value"]) for name, about in ACTION["outputs"].items()}
        return Use(self._steps, self._files["STEP_SUMMARY"].read_text("utf-8"), outputs)

    def _expressions(self) -> Expressions:
        well = all(step.outcome != "failure" for step in self._steps.values())
        return Expressions(self._values, {"always": True, "cancelled": False, "failure": not well, "success": well})

    def _step(self, step: dict[str, Any], python: str) -> Ran:
        expressions = self._expressions()
        if not expressions.holds(step.get("if", "success()")):
            return Ran("skipped")
        if "uses" in step:
            given = {name: expressions.fill(str(value)) for name, value in step["with"].items()}
            return Ran("success", outputs={"python-path": python}, used=step["uses"], given=given)
        if step.get("id") == "install" and self._installed is not None:
            return Ran("success", outputs=dict(self._installed))
        assert "${{" not in step["run"]
        environment = self._environment() | {name: expressions.fill(text) for name, text in step.get("env", {}).items()}
        script = self._temporary / "script.sh"
        script.write_text(step["run"], "utf-8")
        self._files["OUTPUT"].write_text("", "utf-8")
        done = subprocess.run(
            (*SHELL, str(script)),
            cwd=self._variables["GITHUB_WORKSPACE"],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        log = done.stdout.decode("utf-8")
        return Ran(
            "failure" if done.returncode else "success", log, read_outputs(self._files["OUTPUT"].read_text("utf-8"))
        )

    def _environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name in {"PATH", "LANG"} or _PROXIES.match(name)}
        return {
            **kept,
            "HOME": str(self._temporary),
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_ACTION_PATH": str(ROOT),
            "RUNNER_TEMP": str(self._temporary),
            "RUNNER_OS": "Linux",
            **{f"GITHUB_{name}": str(path) for name, path in self._files.items()},
            **self._variables,
        }


def read_outputs(text: str) -> dict[str, str]:
    """Read what steps write to GITHUB_OUTPUT: `name=value`, or `name<<END`, lines, `END`."""
    found: dict[str, str] = {}
    for match in _OUTPUT.finditer(text):
        found[match["name"]] = match["value"] if match["value"] is not None else match["lines"].removesuffix("\n")
    return found


def commands(log: str) -> list[str]:
    """Give the commands that GitHub's runner carries out; it looks for both forms, unless it is told to stop."""
    found: list[str] = []
    stopped = ""
    for line in re.split(r"\r\n|\r|\n", log):
        match = re.match(r"\s*::([\w-]+)(?: [^:]*)?::", line) or re.search(r"##\[([\w-]+)[^\]]*\]", line)
        if match is None:
            continue
        if stopped:
            stopped = "" if match[1] == stopped else stopped
        elif match[1] == "stop-commands":
            stopped = line.strip().removeprefix("::stop-commands::")
        else:
            found.append(match[1])
    return found
