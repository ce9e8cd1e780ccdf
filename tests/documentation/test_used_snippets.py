"""The workflows and hooks that README and getting started show are used as they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml
from tests.action.conftest import github, installed, scene
from tests.documentation.conftest import ADDED, CLEAN
from tests.documentation.pages import DOCS, ROOT, blocks_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.action.github import GitHub
    from tests.action.scenes import Scene

__all__ = ["github", "installed", "scene"]

GETTING_STARTED = DOCS / "getting-started.md"
README = ROOT / "README.md"
WORKFLOW = ".github/workflows/awesome-lint.yml"
HOOKS = ".pre-commit-config.yaml"


def text_of(page: Path, file: str) -> str:
    [text] = [block.text for block in blocks_of(page) if block.file == file]
    return text


def job_of(page: Path) -> dict[str, Any]:
    [job] = yaml.safe_load(text_of(page, WORKFLOW))["jobs"].values()
    assert isinstance(job, dict)
    return job


@pytest.mark.parametrize(("page", "fails"), [(README, False), (GETTING_STARTED, True)], ids=["readme", "started"])
def test_a_pull_request_is_checked_by_the_workflow(
    page: Path, fails: bool, scene: Scene, github: GitHub, installed: Path
) -> None:
    *_, step = job_of(page)["steps"]
    # What fails the step is for the configuration to say: getting started has warnings fail it.
    scene.start({"README.md": CLEAN} | ({".awesome-lint.toml": 'fail-on = "warning"\n'} if fails else {}))
    scene.pull({"README.md": CLEAN + ADDED})

    use = scene.use(installed, **{name.replace("-", "_"): value for name, value in step.get("with", {}).items()})

    assert use.failed is fails
    [comment] = github.comments
    assert "+* (SIGMOD'24) Bf-Tree" in comment["body"]
    assert job_of(page)["permissions"] == {"contents": "read", "pull-requests": "write"}


def test_the_hook_of_the_readme_is_the_one_that_getting_started_runs() -> None:
    assert text_of(README, HOOKS) == text_of(GETTING_STARTED, HOOKS)
    assert job_of(README)["steps"][:-1] == job_of(GETTING_STARTED)["steps"][:-1]
