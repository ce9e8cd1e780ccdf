"""A folder means its READMEs and what else may be a list, less what Git ignores."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from awesome_lint.workspace.discovery import discover

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LIST = "* [A](https://a.example)\n"


@pytest.fixture
def tree(tmp_path: Path) -> Callable[..., list[str]]:
    def build(files: dict[str, str], below: str = "", **options: list[str]) -> list[str]:
        (tmp_path / ".git" / "info").mkdir(parents=True)
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content)
        top = tmp_path / below
        return [found.path.removeprefix(f"{top}/") for found in discover(str(top), **options)]

    return build


def test_markdown_with_items_is_found_sorted(tree: Callable[..., list[str]]) -> None:
    files = {"b.md": LIST, "a.markdown": "1. [A][a]\n", "docs/c.MD": "| [x](y) |\n", "code.py": LIST, "notes.txt": LIST}
    assert tree(files) == ["a.markdown", "b.md", "docs/c.MD"]


def test_prose_is_left_out_but_a_readme_is_not(tree: Callable[..., list[str]]) -> None:
    files = {"README.md": "Hello", "readme.zh-CN.md": "Hello", "docs/README.md": "Hello", "prose.md": "[a](b)\n- c\n"}
    assert tree(files) == ["README.md", "readme.zh-CN.md"]


def test_readmes_at_the_top_are_explicit_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text(LIST)
    (tmp_path / "readme-template.md").write_text(LIST)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "README.md").write_text(LIST)
    assert [found.explicit for found in discover(str(tmp_path))] == [True, False, False]


def test_gitignore_files_of_every_level_count(tree: Callable[..., list[str]]) -> None:
    files = {
        ".gitignore": "/build/\n*.draft.md\nsub/kept.md\n",
        ".git/info/exclude": "secret.md\n",
        "a.draft.md": LIST,
        "secret.md": LIST,
        "build/a.md": LIST,
        "sub/.gitignore": "!kept.md\n!b.draft.md\ninner/*\n",
        "sub/kept.md": LIST,
        "sub/b.draft.md": LIST,
        "sub/c.draft.md": LIST,
        "sub/inner/d.md": LIST,
        "sub/build/e.md": LIST,
    }
    assert tree(files) == ["sub/b.draft.md", "sub/build/e.md", "sub/kept.md"]


def test_gitignore_of_the_folders_around_counts_too(tree: Callable[..., list[str]]) -> None:
    files = {
        ".gitignore": "sub/a.md\nb.md\n",
        "sub/a.md": LIST,
        "sub/b.md": LIST,
        "sub/c.md": LIST,
        "sub/sub/a.md": LIST,
    }
    assert tree(files, below="sub") == ["c.md", "sub/a.md"]


def test_tools_folders_are_skipped(tree: Callable[..., list[str]]) -> None:
    assert tree({"node_modules/x/README.md": LIST, ".venv/a.md": LIST, ".git/a.md": LIST, ".github/a.md": LIST}) == [
        ".github/a.md"
    ]


def test_include_and_exclude(tree: Callable[..., list[str]]) -> None:
    files = {"README.md": LIST, "lists/a.md": LIST, "lists/b.md": LIST, "old/c.md": LIST}
    assert tree(files, include=["lists/", "README.md"], exclude=["b.md"]) == ["README.md", "lists/a.md"]


def test_a_file_is_given_once_and_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "list.md").write_text(LIST)
    (tmp_path / "README.md").symlink_to("docs/list.md")
    (tmp_path / "docs" / "up").symlink_to("..")
    (tmp_path / "dangling.md").symlink_to("gone.md")
    assert [found.path for found in discover(str(tmp_path))] == [str(tmp_path / "README.md")]


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert list(discover(str(tmp_path / "gone"))) == []
