"""Pull requests of strangers who want more than to be linted."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt
from tests.action.composite import commands
from tests.action.scenes import BASE, BRANCH, FIXABLE, FIXED
from tests.cli.git_canary import ATTRIBUTES, Canary, without_second_lock

if TYPE_CHECKING:
    from pathlib import Path

    from tests.action.github import GitHub
    from tests.action.scenes import Scene


@pytest.mark.parametrize(
    ("target", "fix"),
    [("/proc/self/environ", "off"), ("../temporary/secret.md", "commit"), (".git/config", "off")],
)
def test_a_link_that_leads_out_stops_everything(
    scene: Scene, github: GitHub, installed: Path, target: str, fix: str
) -> None:
    (scene.temporary / "secret.md").write_text("# A secret of the runner\n")
    scene.start({"other.md": BASE})
    (scene.workspace / "README.md").symlink_to(target)
    scene.pull({"other.md": BASE + FIXABLE})
    use = scene.use(installed, fix=fix)
    assert use.failed
    assert "README.md: a symbolic link that leads out of the repository" in use.log
    assert "secret of the runner" not in use.log + use.summary
    assert github.comments == []


def test_a_base_is_not_taken_for_a_pull_request(scene: Scene, github: GitHub, installed: Path) -> None:
    scene.start({"README.md": BASE})
    scene.pull({"README.md": BASE + FIXABLE})
    scene.git("checkout", "--quiet", "main")
    base = scene.git("rev-parse", "HEAD")
    scene.variables |= {"GITHUB_EVENT_NAME": "pull_request_target", "GITHUB_SHA": base, "GITHUB_REF": "refs/heads/main"}
    use = scene.use(installed)
    assert "pull_request_target checks the base out" in use.log
    assert use.failed
    assert github.comments == []


def test_a_tree_cannot_run_anything(scene: Scene, installed: Path) -> None:
    trap = f"import pathlib\npathlib.Path({str(scene.temporary / 'ran')!r}).touch()\n"
    modules = ["awesome_lint/__init__.py", "json.py", "click.py", "sitecustomize.py", "usercustomize.py", "pydantic.py"]
    scene.start({"README.md": BASE, **dict.fromkeys(modules, trap), "pyvenv.cfg": "home = .\n"})
    scene.pull({"README.md": BASE + FIXABLE})
    scene.variables |= {"PYTHONPATH": str(scene.workspace), "PYTHONSTARTUP": str(scene.workspace / "json.py")}
    use = scene.use(installed, fix="commit")
    assert use.outputs["commit"]
    assert not (scene.temporary / "ran").exists()


def test_no_program_that_a_configuration_of_git_names_runs(
    scene: Scene, github: GitHub, installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pull request with a bare repository as plain files, in a checkout whose own configuration is a trap, too."""
    canary = Canary.hatched(tmp_path)
    scene.start({"lists/README.md": BASE, "other/README.md": BASE})
    scene.git("clone", "--quiet", "--bare", ".", str(tmp_path / "bare"))
    lists = scene.workspace / "lists"
    shutil.copytree(tmp_path / "bare", lists, dirs_exist_ok=True)
    shutil.copy(scene.workspace / ".git" / "index", lists / "index")
    (lists / "config").write_text("[core]\n\tbare = false\n\tworktree = .\n")
    canary.trap(lists / "config", lists)
    change = {f"{folder}/README.md": BASE + FIXABLE for folder in ("lists", "other")}
    scene.pull({**change, "lists/.gitattributes": ATTRIBUTES, ".gitattributes": ATTRIBUTES})
    canary.trap(scene.workspace / ".git" / "config", scene.workspace / ".git")
    monkeypatch.setenv("PATH", str(without_second_lock(tmp_path)), prepend=os.pathsep)
    use = scene.use(installed, paths="lists/README.md\nother/README.md", fix="commit", only_changed="true")
    assert canary.ran() == ""
    assert github.run_git("rev-parse", BRANCH) == use.outputs["commit"]
    for folder in ("lists", "other"):
        assert github.run_git("show", f"{BRANCH}:{folder}/README.md") + "\n" == BASE + FIXED
    assert use.outputs["total"] == "0"


def test_texts_of_a_list_give_no_commands_and_mention_nobody(scene: Scene, github: GitHub, installed: Path) -> None:
    nasty = "+ (NSDI'24) A @octocat <img src=x> ##[add-path]/tmp ``` #1 Paper [link](https://) [Tag | MIT]\n"
    scene.start({"README.md": BASE})
    scene.pull({"README.md": BASE + nasty + "::add-mask::x\n::stop-commands::y\n"})
    use = scene.use(installed)
    assert not set(commands(use.log)) - {"error", "warning", "notice"}
    shown = MarkdownIt("commonmark").parse(github.comments[0]["body"].partition("\n")[2])
    assert "html_block" not in {token.type for token in shown}
    children = [child for token in shown for child in token.children or ()]
    assert "html_inline" not in {child.type for child in children}
    assert not any("octocat" in child.content for child in children if child.type == "text")


@pytest.mark.parametrize("fix", ["off", "commit"])
def test_a_pull_request_does_not_decide_on_what_is_asked_and_known(scene: Scene, installed: Path, fix: str) -> None:
    scene.start({"README.md": BASE, ".awesome-lint.toml": "[links]\ntimeout = 3\n"})
    theirs = 'baseline = "known.json"\nignore = ["DUP"]\n[links.hosts."example.org".headers]\nCookie = "x"\n'
    scene.pull({"README.md": BASE + FIXABLE, ".awesome-lint.toml": theirs, "known.json": "no baseline"})
    use = scene.use(installed, fix=fix)
    assert not use.failed, use.log
    said = ".awesome-lint.toml: links, baseline: as before the change, which cannot decide on them for its own check\n"
    assert said in use.log
    assert use.outputs["total"] == ("0" if fix == "commit" else "1")


def test_without_the_base_no_configuration_decides(scene: Scene, installed: Path) -> None:
    scene.start({"README.md": BASE, ".awesome-lint.toml": 'baseline = "known.json"\n'})
    scene.pull({"README.md": BASE + FIXABLE})
    scene.shallow(1)
    use = scene.use(installed, only_changed="false", comment="false")
    assert not use.failed, use.log
    assert "the commit before the pull request is not there, so links, output-format and baseline" in use.log
    assert use.outputs["total"] == "2"
