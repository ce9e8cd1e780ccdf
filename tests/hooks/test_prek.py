"""The same hooks under prek."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.hooks.support import BROKEN, CLEAN, DIRTY, FIXABLE

if TYPE_CHECKING:
    from tests.hooks.support import Hooks, Outcome, Repository

pytestmark = pytest.mark.xdist_group("hooks")  # one process, so that the hooks are installed once


def run(repository: Repository, *arguments: str) -> Outcome:
    return repository.tool("prek", "run", "--all-files", "--color", "never", *arguments)


def test_errors_fail_and_clean_lists_pass(repository: Repository, hooks: Hooks) -> None:
    repository.use(hooks, "awesome-lint")
    repository.write("README.md", DIRTY)
    repository.write("clean/README.md", CLEAN)

    outcome = run(repository)

    assert outcome.code == 1
    assert "README.md:7:42: error LNK003" in outcome.text
    assert "clean/README.md" not in outcome.text
    assert repository.read("README.md") == DIRTY

    repository.write("README.md", CLEAN)

    assert run(repository).code == 0


def test_a_fix_fails_once_and_passes_the_next_time(repository: Repository, hooks: Hooks) -> None:
    repository.use(hooks, "awesome-lint-fix", "awesome-lint-links")
    repository.write("README.md", FIXABLE)

    first, second = run(repository), run(repository)

    assert (first.code, second.code) == (1, 0)
    assert "files were modified by this hook" in first.text
    assert "Fixed 1 diagnostic; none remain." in first.text
    assert "awesome-lint links" not in first.text + second.text
    assert repository.read("README.md") == CLEAN


def test_errors_remain_after_a_fix(repository: Repository, hooks: Hooks) -> None:
    repository.use(hooks, "awesome-lint-fix")
    repository.write("README.md", DIRTY)

    assert [run(repository).code for _ in range(2)] == [1, 1]
    assert repository.read("README.md") == BROKEN
