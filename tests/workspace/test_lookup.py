"""What is looked up around a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.markdown import parse
from awesome_lint.text import SourceText
from awesome_lint.workspace.lookup import Place, repository_of
from awesome_lint.workspace.surroundings import collect

if TYPE_CHECKING:
    from pathlib import Path

    from awesome_lint.settings import Surroundings


def surroundings(path: Path, text: str, folder: Path | None = None) -> Surroundings:
    return collect(str(path), parse(SourceText(text)), str(folder or path.parent)).surroundings


def test_local_targets_of_every_syntax_are_looked_up(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "my file.md").touch()
    text = (
        "[a](docs/my%20file.md) [b](docs) ![c](<no image.png>) [d][d] <img src='x&amp;y.png'>\n\n"
        "<a\nhref=docs>\n\n[d]: ./gone.md 'title'\n\n[e](https://a.example) [f](#here) [g](mailto:x@y.z) [h](//h/x)\n"
    )
    assert surroundings(tmp_path / "README.md", text).existing == {
        "docs/my file.md": True,
        "docs": True,
        "no image.png": False,
        "./gone.md": False,
        "x&y.png": False,
    }


def test_a_leading_slash_is_the_repository(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "top.md").touch()
    (tmp_path / "docs").mkdir()
    found = surroundings(tmp_path / "docs" / "list.md", "[a](/top.md) [b](/docs) [c](top.md) [d](../top.md)\n")
    assert found.existing == {"/top.md": True, "/docs": True, "top.md": False, "../top.md": True}


def test_targets_that_no_file_system_takes_do_not_exist(tmp_path: Path) -> None:
    found = surroundings(tmp_path / "a.md", f"[a](x%00y.md#a) [b]({'z' * 5000}.md#b)\n")
    assert set(found.existing.values()) == {False}
    assert found.anchors == {}


def test_anchors_of_other_markdown_files(tmp_path: Path) -> None:
    (tmp_path / "other.md").write_text("# One\n\n## Two words\n")
    (tmp_path / "latin.md").write_bytes(b"# \xff\n")
    (tmp_path / "code.py").write_text("# One\n")
    text = "[a](other.md#one) [b](other.md) [c](gone.md#x) [d](latin.md#x) [e](code.py#L1)\n"
    assert surroundings(tmp_path / "README.md", text).anchors == {"other.md": frozenset({"one", "two-words"})}


def test_nothing_outside_of_the_repository_is_read(tmp_path: Path) -> None:
    (tmp_path / "outside.md").write_text("# One\n")
    inside = tmp_path / "repository"
    (inside / ".git").mkdir(parents=True)
    (inside / "link.md").symlink_to("../outside.md")
    found = surroundings(inside / "README.md", "[a](../outside.md#one) [b](link.md#one)\n")
    assert found.existing == {"../outside.md": True, "link.md": True}
    assert found.anchors == {}


def test_path_siblings_and_date(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "LICENSE").touch()
    found = surroundings(tmp_path / "docs" / "list.md", "", folder=tmp_path)
    assert found.path == "docs/list.md"
    assert found.siblings == {"LICENSE"}
    assert found.today is not None
    assert len(found.today) == len("2024-01-01")
    assert surroundings(tmp_path / "list.md", "", folder=tmp_path / "docs").path == (tmp_path / "list.md").as_posix()
    assert surroundings(tmp_path / "gone" / "list.md", "").siblings == frozenset()


def test_looking_again_tells_every_change(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# One\n")
    place = Place(str(tmp_path / "README.md"))

    def look() -> object:
        return place.look(["a.md", "b.md"], ["a.md"])

    first = look()
    assert look() == first
    (tmp_path / "a.md").write_text("# Two\n")
    second = look()
    assert second != first
    (tmp_path / "b.md").touch()
    third = look()
    assert third not in (first, second)
    (tmp_path / "c.txt").touch()
    assert look() not in (first, second, third)


def test_repository_of_the_file_system_root_is_found_or_none(tmp_path: Path) -> None:
    (tmp_path / "work" / "tree").mkdir(parents=True)
    (tmp_path / "work" / ".git").write_text("gitdir: elsewhere")
    assert repository_of(str(tmp_path / "work" / "tree")) == str(tmp_path / "work")
