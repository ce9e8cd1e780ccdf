"""Every command on a page is run, in the order of the page, and ends and prints as the page says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.documentation.conftest import ADDED, LIST
from tests.documentation.pages import DOCS, ROOT, Command, blocks_of, fits, written_pages

if TYPE_CHECKING:
    from pathlib import Path

    from tests.documentation.conftest import Reader

INSTALL = 'pip install "git+https://github.com/OWNER/awesome-lint"'

# Commands that the pages' own order cannot run, with the test that does.
ELSEWHERE = {
    INSTALL: "tests/documentation/test_commands.py",
    "make demo": "tests/documentation/test_commands.py",
    "make test": "tests/documentation/test_commands.py",
    "make fuzz": "tests/fuzz/test_laws.py",
    "make docs": "tests/documentation/test_commands.py",
    "make lock": "tests/documentation/test_commands.py",
    "make site": "tests/documentation/test_site.py",
    "make bench": "tests/benchmarks/test_generate.py",
    "awesome-lint --watch README.md": "tests/cli/test_watch.py",
    'eval "$(awesome-lint completion zsh)"': "tests/cli/test_completion.py",
    "awesome-lint completion fish | source": "tests/cli/test_completion.py",
    "pre-commit run --all-files --hook-stage manual awesome-lint-links": "tests/hooks/test_docs.py",
}
PAGES = [page for page in written_pages() if any(block.language == "console" for block in blocks_of(page))]


def follow(page: Path, reader: Reader) -> None:
    """Write the files and run the commands of a page, and hold their output against what is shown."""
    for block in blocks_of(page):
        if block.file:
            reader.write(block.file, block.text)
        if block.language != "console":
            continue
        for command in block.commands:
            if command.text in ELSEWHERE:
                continue
            outcome = reader.follows(command)
            if command.shown:
                assert fits(command.shown, outcome.text.splitlines()), f"$ {command.text}\n{outcome.text}"


@pytest.mark.parametrize(
    "page",
    [page for page in PAGES if page.name not in {"getting-started.md", "contributors.md"}],
    ids=lambda page: page.name,
)
def test_commands_do_what_their_page_says(page: Path, reader: Reader) -> None:
    follow(page, reader)


@pytest.mark.xdist_group("hooks")
def test_a_maintainer_gets_from_a_messy_list_to_a_protected_one(with_project: Reader) -> None:
    """Only with what the page says; at its end hook, workflow and baseline are committed, and work."""
    follow(DOCS / "getting-started.md", with_project)

    tracked = with_project.types("git ls-files").text.split()
    assert {
        ".awesome-lint.toml",
        ".awesome-lint-baseline.json",
        ".pre-commit-config.yaml",
        ".github/workflows/awesome-lint.yml",
    } <= set(tracked)
    clean = with_project.read("README.md")
    with_project.write("README.md", clean + ADDED)
    refused = with_project.types("git commit --all --message New")
    assert refused.code == 1
    assert "Fixed 5 diagnostics in README.md" in refused.text
    assert with_project.types("git commit --all --message New").code == 0
    added = with_project.read("README.md").removeprefix(clean)
    assert added == (
        "* (SIGMOD'24) Bf-Tree: A Modern Read-Write-Optimized Concurrent Index [link](https://example.org/bftree) "
        "[B-Tree | Microsoft]\n"
    )
    with_project.write("README.md", clean + added.replace("https://example.org/bftree", "https://"))
    assert with_project.types("git commit --all --message Broken").code == 1


def test_a_contributor_mends_an_entry_with_one_command(reader: Reader) -> None:
    reader.types("git switch --quiet --create new && git push --quiet --set-upstream origin new")
    reader.write("README.md", LIST + ADDED)
    reader.types("git commit --quiet --all --message New")

    follow(DOCS / "contributors.md", reader)

    assert reader.types("git status --short --branch").text == "## new...origin/new\n"
    assert reader.read("README.md").startswith(LIST)


def test_the_project_is_installed_from_its_address(with_project: Reader, tmp_path: Path, programs: Path) -> None:
    pages = [page.name for page in written_pages() if INSTALL in page.read_text(encoding="utf-8")]
    assert {"README.md", "getting-started.md", "contributors.md"} <= set(pages)
    place = tmp_path / "environment"
    uv = f"uv --quiet --no-progress pip install --python '{place}'"

    made = with_project.types(f"uv --quiet venv '{place}' && {INSTALL.replace('pip install', uv)}")

    assert made.code == 0, made.text
    ran = with_project.types(f"'{place}/bin/awesome-lint' lists/")
    assert (ran.code, ran.text) == (0, "No diagnostics in 1 file.\n")
    assert programs != place / "bin"


def test_what_is_run_elsewhere_is_run_by_a_test_that_exists() -> None:
    for command, file in ELSEWHERE.items():
        assert (ROOT / file).is_file(), command


@pytest.mark.parametrize(
    ("target", "steps"),
    [
        (
            "test",
            [
                "ruff",
                "mypy",
                "lint-imports",
                "generate.py --check",
                "lock.py --check",
                "screenshot.py --check",
                "mkdocs",
                "pytest",
            ],
        ),
        ("docs", ["generate.py\n", "screenshot.py\n"]),
        ("lock", ["scripts/lock.py\n"]),
        ("bench", ["python -m benchmarks\n"]),
    ],
)
def test_make_would_take_these_steps(reader: Reader, target: str, steps: list[str]) -> None:
    """Running them here would be running this test, writing into the checkout, or measuring."""
    done = reader.types(f"make --dry-run --directory '{ROOT}' --old-file .venv/.made {target}")

    assert done.code == 0, done.text
    assert [step for step in steps if step not in done.text] == []


def test_the_demo_shows_diagnostics_fixes_and_the_fixed_list(reader: Reader, programs: Path) -> None:
    done = reader.types(f"make --directory '{ROOT}' --no-print-directory --old-file .venv/.made BIN='{programs}' demo")

    assert done.code == 0, done.text
    found, difference, fixed = done.text.split("\n$ ")
    assert found.startswith("$ awesome-lint ")
    assert "\n[*] " in found
    assert "\n+* (FAST'24) TeRM" in difference
    assert "\n* (FAST'24) TeRM" in fixed


def test_a_remark_on_the_exit_code_is_read() -> None:
    [block] = [block for block in blocks_of(DOCS / "ci.md") if "sarif" in block.text]

    assert [command.codes for command in block.commands] == [{0}]
    [links] = [block for block in blocks_of(DOCS / "getting-started.md") if "awesome-lint links" in block.text]
    assert links.commands == [Command("awesome-lint links", frozenset({0, 1}), ())]


@pytest.mark.parametrize(
    ("shown", "lines", "expected"),
    [
        (("a", "b"), ["a", "b"], True),
        (("a",), ["a", "b"], False),
        (("...", "b"), ["a", "c", "b"], True),
        (("a", "..."), ["a"], True),
        (("...", "b"), ["b", "c"], False),
    ],
)
def test_dots_stand_for_lines(shown: tuple[str, ...], lines: list[str], expected: bool) -> None:
    assert fits(shown, lines) is expected
