"""What docs/pre-commit.md tells people to write is what they can write."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import yaml
from tests.hooks.support import CLEAN, DIRTY, FIXABLE, MANIFEST, ROOT

if TYPE_CHECKING:
    from tests.hooks.support import Hooks, Repository

pytestmark = pytest.mark.xdist_group("hooks")  # one process, so that the hooks are installed once

PAGE = (ROOT / "docs" / "pre-commit.md").read_text(encoding="utf-8")
CONFIGS = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
ADDRESS = "https://github.com/OWNER/awesome-lint"


def use(repository: Repository, hooks: Hooks, config: str) -> None:
    """Write a configuration of the page, with the repository of hooks in the place of the one it names."""
    [source] = yaml.safe_load(config)["repos"]
    assert source["repo"] == ADDRESS
    text = config.replace(ADDRESS, str(hooks.folder)).replace(f"rev: {source['rev']}", f"rev: {hooks.revision}")
    repository.write(".pre-commit-config.yaml", text)
    assert repository.tool("pre-commit", "validate-config").code == 0


def test_the_first_configuration_fixes(repository: Repository, hooks: Hooks) -> None:
    use(repository, hooks, CONFIGS[0])
    repository.write("README.md", FIXABLE)

    assert [repository.tool("pre-commit", "run", "--all-files").code for _ in range(2)] == [1, 0]
    assert repository.read("README.md") == CLEAN
    command = re.search(r"^\$ (pre-commit run .*manual.*)$", PAGE, re.MULTILINE)
    assert command is not None
    (repository.folder / ".awesome-lint.toml").write_text("[links]\nexclude = ['.']\n")
    asked = repository.tool(*command[1].split())
    assert asked.code == 0, asked.text
    assert re.search(r"^awesome-lint links\.+Passed$", asked.text, re.MULTILINE)


def test_the_second_takes_other_files_and_arguments(repository: Repository, hooks: Hooks) -> None:
    use(repository, hooks, CONFIGS[1])
    repository.write("README.md", DIRTY)
    repository.write("lists/papers.md", CLEAN)

    assert repository.tool("pre-commit", "run", "--all-files").code == 0

    repository.write("lists/papers.md", FIXABLE)

    outcome = repository.tool("pre-commit", "run", "--all-files")
    assert outcome.code == 1
    assert "lists/papers.md:6:1: warning TPL010" in outcome.text


def test_the_third_gives_it_another_name(repository: Repository, hooks: Hooks) -> None:
    use(repository, hooks, CONFIGS[2])
    repository.write("README.md", CLEAN)

    assert "Passed" in repository.tool("pre-commit", "run", "--all-files", "entries").text


def test_the_table_names_all_hooks_and_when_they_run() -> None:
    assert len(CONFIGS) == 3
    rows = re.findall(r"^\| `([a-z-]+)` \|.*\| (no|yes) \| (.+) \|$", PAGE, re.MULTILINE)

    assert {(name, "manual" in when, network == "yes") for name, network, when in rows} == {
        (hook["id"], "stages" in hook, "stages" in hook) for hook in yaml.safe_load(MANIFEST.read_text("utf-8"))
    }
