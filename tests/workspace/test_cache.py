"""Results of earlier runs: used when nothing changed, and only then."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from awesome_lint.records import replace
from awesome_lint.workspace import cache as cache_module
from awesome_lint.workspace.cache import default_folder, program_stamp
from awesome_lint.workspace.request import FileResult, Request, Target
from awesome_lint.workspace.run import lint_paths

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Again = Callable[..., FileResult]

TEXT = "# Ä\n\n## B\n\n* [x]() one [y](other.md#one) [z](http://arxiv.org/abs/2401.00001)\n"


@pytest.fixture
def again(tmp_path: Path, make_target: Callable[..., Target], monkeypatch: pytest.MonkeyPatch) -> Again:
    """Lint `work/list.md` with a cache; the program seems never to change, even while somebody works on it."""
    monkeypatch.setattr(cache_module, "program_stamp", lambda: "one")
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / "list.md").write_text(TEXT)
    (tmp_path / "work" / "other.md").write_text("# One\n")

    def lint(digest: str = "none", **request: object) -> FileResult:
        target = make_target("work/list.md", digest=digest)
        asked = Request(cache_folder=str(tmp_path / "cache"), **request)  # type: ignore[arg-type]
        (result,) = lint_paths([target], asked)
        return result

    return lint


def test_the_second_result_is_the_first_one(again: Again) -> None:
    first, second = again(), again()
    assert (first.cached, second.cached) == (False, True)
    assert replace(second, cached=False) == first
    assert any(diagnostic.fix is not None for diagnostic in first.diagnostics)


def test_whatever_changes_counts(again: Again, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "work"
    again()
    changes: list[Callable[[], object]] = [
        lambda: (folder / "list.md").write_text(TEXT + "\nmore\n"),
        lambda: (folder / "other.md").write_text("# Two\n"),
        (folder / "other.md").unlink,
        (folder / "LICENSE").touch,
        lambda: monkeypatch.setattr(cache_module, "program_stamp", lambda: "another"),
    ]
    for change in changes:
        assert again().cached
        change()
        assert not again().cached
    assert not again(digest="another").cached
    assert again(digest="another").cached
    assert again().cached


def test_an_answer_that_depended_on_another_file_changes_with_it(again: Again, tmp_path: Path) -> None:
    assert "missing-anchor" not in [item.name for item in again().diagnostics]
    (tmp_path / "work" / "other.md").write_text("# Two\n")
    assert "missing-anchor" in [item.name for item in again().diagnostics]


def test_fixing_does_not_trust_a_result_with_fixes(again: Again, tmp_path: Path) -> None:
    again()
    assert not again(fix=True).cached
    assert "https://arxiv" in (tmp_path / "work" / "list.md").read_text()
    again()
    assert again().cached


def test_a_list_with_nothing_to_fix_comes_from_the_cache_when_fixing(again: Again, tmp_path: Path) -> None:
    (tmp_path / "work" / "list.md").write_text("# A\n\nProse.\n")
    first = again(fix=True)
    assert not first.cached
    assert replace(again(fix=True), cached=False) == first


@pytest.mark.parametrize(
    "content", [b"", b"\xff", b"[]", b"{}", b'{"from": 1}', b"[" * 100_000, b'{"from":["x"],"looked":3}']
)
def test_a_broken_cache_file_is_no_result(again: Again, tmp_path: Path, content: bytes) -> None:
    first = again()
    (stored,) = (tmp_path / "cache" / "results").glob("*.json")
    stored.write_bytes(content)
    assert again() == first
    assert again().cached


ROW = ["LNK001", "some-link", "bad", "error", 0, 1, None]
WRONG: dict[int, list[object]] = {
    0: [3, None, ["a"], "\ud800"],
    2: [{}, "\udfff"],
    3: ["fatal", 3, []],
    4: [-1, 2, "0", 0.0, True, 10**30],
    5: [10**9, None],
    6: [3, "fix", [], ["a", "safe", 3], ["a", "safe", [[0, 1]]], ["a", "b", []], ["a", "safe", [[0, 9**9, ""]]]],
}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("looked", []),
        ("looked", [{}, {}, 3, 4, 5]),
        ("looked", [3, {}, "", "", {}]),
        ("notes", 3),
        ("notes", [3]),
        ("notes", ["\ud800"]),
        ("profile", ["papers"]),
        ("reason", None),
        ("known", [ROW, 3]),
        ("diagnostics", None),
        ("diagnostics", {"a": "b"}),
        ("diagnostics", [["LNK001"]]),
        ("diagnostics", ["LNK001x"]),
        *(("diagnostics", [[*ROW[:place], value, *ROW[place + 1 :]]]) for place in WRONG for value in WRONG[place]),
        ("diagnostics", [[*ROW[:6], ["a", "safe", [[0, 3, "x"], [1, 2, "y"]]]]]),
        ("diagnostics", [[*ROW[:6], ["a", "safe", [[0, 0, "x"], [0, 0, "y"]]]]]),
    ],
)
def test_broken_details_are_no_result(again: Again, tmp_path: Path, key: str, value: object) -> None:
    first = again()
    (stored,) = (tmp_path / "cache" / "results").glob("*.json")
    stored.write_text(json.dumps(json.loads(stored.read_text()) | {key: value}))
    assert again() == first


@pytest.mark.parametrize("kind", ["zero", "fifo", "loop", "folder"])
def test_what_is_no_file_is_no_result(again: Again, tmp_path: Path, kind: str) -> None:
    first = again()
    (stored,) = (tmp_path / "cache" / "results").glob("*.json")
    stored.unlink()
    makers: dict[str, Callable[[], None]] = {
        "zero": lambda: stored.symlink_to("/dev/zero"),
        "fifo": lambda: os.mkfifo(stored),
        "loop": lambda: stored.symlink_to(stored.name),
        "folder": stored.mkdir,
    }
    makers[kind]()
    assert again() == first
    assert replace(again(), cached=False) == first


def test_nothing_is_written_through_links_in_the_cache(again: Again, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    (tmp_path / "cache" / "results").mkdir(parents=True)
    (tmp_path / "cache" / "results" / ".gitignore").symlink_to(victim)
    again()
    (stored,) = (tmp_path / "cache" / "results").glob("*.json")
    stored.unlink()
    stored.with_name(f"{stored.name}.{os.getpid()}").symlink_to(victim)
    again()
    assert not victim.exists()


def test_a_cache_that_cannot_be_written_stops_nothing(again: Again, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    assert not again().cached
    assert not again().cached


def test_the_cache_keeps_itself_out_of_git_and_in_bounds(
    again: Again, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache_module, "_KEPT", 6)
    for index in range(9):
        again(digest=str(index))
    results = tmp_path / "cache" / "results"
    assert (results / ".gitignore").read_text() == "*\n"
    assert 3 <= len(list(results.glob("*.json"))) <= 6
    assert again(digest="8").cached


def test_parallel_runs_fill_and_use_the_cache(
    tmp_path: Path, make_target: Callable[..., Target], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache_module, "program_stamp", lambda: "one")
    (tmp_path / "work").mkdir()
    for index in range(6):
        (tmp_path / "work" / f"{index}.md").write_text(TEXT * (index + 1))
    targets = [make_target(f"work/{index}.md") for index in range(6)]
    request = Request(jobs=2, cache_folder=str(tmp_path / "cache"))
    first = list(lint_paths(targets, request))
    (tmp_path / "work" / "3.md").write_text(TEXT)
    second = list(lint_paths(targets, request))
    assert [result.cached for result in first] == [False] * 6
    assert [result.cached for result in second] == [True, True, True, False, True, True]
    assert [result.name for result in second] == [f"work/{index}.md" for index in range(6)]


def test_where_the_cache_is() -> None:
    assert default_folder({"AWESOME_LINT_CACHE_DIR": "/x", "XDG_CACHE_HOME": "/y"}) == "/x"
    if sys.platform == "linux":
        assert default_folder({"XDG_CACHE_HOME": "/y"}) == "/y/awesome-lint"
        assert default_folder({}) == os.path.expanduser("~/.cache/awesome-lint")  # noqa: PTH111


def test_the_stamp_names_the_libraries_and_nothing_is_cached_without() -> None:
    stamp = program_stamp()
    assert stamp is not None
    assert {"markdown_it_py", "mdit_py_plugins", "ftfy", "rapidfuzz"} <= {part.split("-")[0] for part in stamp.split()}


def test_no_stamp_no_cache(again: Again, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache_module, "program_stamp", lambda: None)
    assert not again().cached
    assert not again().cached


LIGHT = """
import sys
from dataclasses import dataclass
from awesome_lint.workspace.request import Request, Target
from awesome_lint.workspace.run import lint_paths

@dataclass(frozen=True)
class Fixed:
    folder: str = "/"
    digest: str = "none"
    def load(self):
        from awesome_lint.settings import Config
        return Config()

(result,) = lint_paths([Target(sys.argv[1], "list.md", True, Fixed())], Request(cache_folder=sys.argv[2]))
heavy = (
    "awesome_lint.markdown awesome_lint.rules awesome_lint.template concurrent.futures ftfy httpx markdown_it "
    "mdit_py_plugins multiprocessing pathlib pathspec platformdirs pydantic rapidfuzz rich"
)
print(result.cached, *(name for name in heavy.split() if name in sys.modules))
"""


def test_on_the_way_to_a_cached_result_nothing_heavy_is_imported(tmp_path: Path) -> None:
    (tmp_path / "work").mkdir()
    path = tmp_path / "work" / "list.md"
    path.write_text(TEXT)
    command = [sys.executable, "-I", "-c", LIGHT, str(path), str(tmp_path / "cache")]
    outputs = [subprocess.run(command, check=True, capture_output=True, text=True).stdout.split() for _ in range(2)]
    assert outputs[0][0] == "False"
    assert outputs[1] == ["True"]
