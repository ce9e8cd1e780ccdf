"""Which files are lists, and which are left to others."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.mdformat.pages import SEED, corpus

from awesome_lint.runner import read_source
from awesome_lint.settings import Config
from awesome_lint.template.list_kind import is_list
from awesome_lint.text import SourceText

PROJECT = Path(__file__).parents[2]
LINKS = "".join(f"- Some text {at}, then a [link](https://example.org/{at}) and more\n" for at in range(10))
ROWS = "|a|b|\n|-|-|\n" + "".join(f"|{at}|[x](https://example.org/{at})|\n" for at in range(10))


def said(text: str, path: str | None = None, config: Config | None = None) -> bool:
    return is_list(read_source(SourceText(text), config or Config()), path)


@pytest.mark.parametrize(
    "text",
    [
        LINKS,
        ROWS,
        "# Awesome Tools\n\ntext\n",
        "# Tools [![Awesome](https://awesome.re/badge.svg)](https://awesome.re)\n\ntext\n",
        "<!-- Template: * (conf'yy) Title [link](url) -->\n\n# Papers\n\ntext\n",
        "# T\n\n- [One](https://example.org/1) - It.\n- [Two](https://example.org/2) - It.\n- [C](https://example.org/3)\n",
        "[link](https://example.org)\n\n" * 50,
    ],
)
def test_lists(text: str) -> None:
    assert said(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# Tool\n\ntext\n\n- fast\n- small\n- [docs](docs/index.md)\n",
        "# awesome-lint\n\ntext\n",
        "# An awesomely fast thing\n\ntext\n",
        LINKS + "- no link\n" * 11,
        LINKS.replace("https://example.org", "docs"),
    ],
)
def test_others(text: str) -> None:
    assert not said(text)


@pytest.mark.parametrize(
    "name", ["CHANGELOG.md", "docs/Release_Notes.md", "SKILL.md", "CONTRIBUTING.md", "a\\HISTORY.md"]
)
def test_files_of_other_kinds_are_told_by_their_names(name: str) -> None:
    assert said(LINKS)
    assert not said(LINKS, name)


@pytest.mark.parametrize("name", ["README.md", "changes-in-law/papers.md", "newsletters.md"])
def test_other_names_say_nothing(name: str) -> None:
    assert said(LINKS, name)


def test_a_configured_template_says_that_it_is_a_list() -> None:
    assert said("# T\n\ntext\n", config=Config(template=("- [Title](url)",)))


def test_the_pages_of_this_project_are_no_lists() -> None:
    for path in (*PROJECT.glob("*.md"), *PROJECT.glob("docs/*.md")):
        assert not said(path.read_text(encoding="utf-8"), path.name), path


@pytest.mark.skipif(not corpus(), reason="no corpus of real lists beside the project")
def test_nearly_all_real_lists_are_lists() -> None:
    missed = [source.name for source in corpus() if not said(source.text, source.name)]
    assert len(missed) <= 4, missed
    assert SEED.name not in missed
