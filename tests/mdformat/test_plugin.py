"""mdformat itself, with the plugin: lists get the bytes of `awesome-lint format`, other files what they always got."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

import pytest
from mdformat._cli import run
from mdformat.plugins import PARSER_EXTENSIONS
from tests.mdformat.pages import SEED, corpus

import mdformat
from awesome_lint import mdformat_plugin
from awesome_lint.cli.main import main
from awesome_lint.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path

NAME = "awesome_lint"
LIST = """\
# Awesome Tools


* [One](https://example.org/1) - It does [this].
* [Two](https://example.org/2) - It does that.
+ [Three](https://example.org/3) - It does more.
"""
FORMATTED = """\
# Awesome Tools

* [One](https://example.org/1) - It does [this].
* [Two](https://example.org/2) - It does that.
* [Three](https://example.org/3) - It does more.
"""
NOTES = "# Notes\n\n* a\n* b [c]\n\n***\n\n|a|b|\n|-|-|\n|c|d|\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def mdformatted(folder: Path, data: bytes, name: str = "README.md", *options: str) -> bytes:
    path = folder / name
    path.write_bytes(data)
    assert run([*options, str(path)], cache_toml=False) == 0
    return path.read_bytes()


def formatted(folder: Path, data: bytes, name: str = "README.md") -> bytes:
    path = folder / name
    path.write_bytes(data)
    assert main(["format", "--quiet", str(path)]) == 0
    return path.read_bytes()


def without_plugin(text: str) -> str:
    return mdformat.text(text, extensions=())


def test_mdformat_finds_the_plugin() -> None:
    assert [point.load() for point in entry_points(group="mdformat.parser_extension", name=NAME)] == [mdformat_plugin]
    assert NAME in PARSER_EXTENSIONS


def test_a_list_keeps_what_mdformat_would_take(folder: Path) -> None:
    assert without_plugin(LIST) != FORMATTED
    assert mdformatted(folder, LIST.encode()).decode() == FORMATTED == formatted(folder, LIST.encode()).decode()


def test_other_files_get_what_they_get_without_the_plugin(folder: Path) -> None:
    assert mdformatted(folder, NOTES.encode(), "notes.md").decode() == without_plugin(NOTES)
    assert mdformatted(folder, NOTES.encode()).decode() == without_plugin(NOTES)
    changes = "# Changelog\n\n" + "".join(f"* Fix [it](https://example.org/{at})\n" for at in range(20))
    assert mdformatted(folder, changes.encode(), "CHANGELOG.md").decode() == without_plugin(changes)


@pytest.mark.skipif(not SEED.exists(), reason="no list to start from beside the project")
def test_the_counter_example(folder: Path) -> None:
    before = SEED.read_text(encoding="utf-8")
    plain = without_plugin(before)
    assert "_" * 70 in plain
    assert "[-](<>)" in plain
    after = mdformatted(folder, before.encode()).decode()
    assert after.encode() == formatted(folder, before.encode())
    assert "_" * 70 not in after
    assert "<>" not in after
    assert r"\[" not in after
    assert after.count("\n* ") >= before.count("\n* ")
    assert "\n- " not in after


@pytest.mark.skipif(not corpus(), reason="no corpus of real lists beside the project")
def test_real_lists_get_the_same_bytes(folder: Path) -> None:
    for source in corpus():
        if len(source.text) > 30_000:  # the long ones say nothing new
            continue
        text = mdformat.text(
            source.text, extensions=[NAME], options={"filename": ""}, _filename=str(folder / "README.md")
        )
        if mdformat_plugin.CHANGES_AST:
            assert text.encode() == formatted(folder, source.encode()), source.name


def test_the_bytes_around_the_text(folder: Path) -> None:
    bom = b"\xef\xbb\xbf"
    data = bom + LIST.encode()
    assert mdformatted(folder, data) == formatted(folder, data) == bom + FORMATTED.encode()
    data = LIST.replace("\n", "\r\n").encode()
    crlf = FORMATTED.replace("\n", "\r\n").encode()
    assert formatted(folder, data) == crlf
    assert mdformatted(folder, data, "README.md", "--end-of-line", "keep") == crlf
    assert mdformatted(folder, data) == FORMATTED.encode()  # mdformat's default: it makes LF of all newlines


def test_the_nearest_configuration_holds(folder: Path) -> None:
    below = folder / "below"
    below.mkdir()
    (below / ".awesome-lint.toml").write_text('template = "- [Title](url): Description"\n', encoding="utf-8")
    text = "# T\n\n- [A](https://example.org/a) - It.\n- [B](https://example.org/b): It\n"
    want = "# T\n\n- [A](https://example.org/a): It.\n- [B](https://example.org/b): It\n"
    assert mdformatted(below, text.encode()).decode() == formatted(below, text.encode()).decode() == want


def test_a_readme_with_a_configuration_is_a_list(folder: Path) -> None:
    (folder / ".awesome-lint.toml").write_text("", encoding="utf-8")
    assert mdformatted(folder, NOTES.encode()).decode() == NOTES
    assert mdformatted(folder, NOTES.encode(), "notes.md").decode() == without_plugin(NOTES)


def test_a_wrong_configuration_stops_mdformat_with_a_message(folder: Path) -> None:
    (folder / ".awesome-lint.toml").write_text("tempate = 1\n", encoding="utf-8")
    (folder / "README.md").write_text(LIST, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mdformat", "README.md"], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr.startswith("error: ")
    assert "tempate: unknown key" in done.stderr
    assert "Traceback" not in done.stderr
    assert (folder / "README.md").read_text(encoding="utf-8") == LIST
    with pytest.raises(ConfigError, match="tempate"):
        mdformat.text(LIST, extensions=[NAME])


def test_the_proof_of_mdformat_stays_on_for_other_files(folder: Path) -> None:
    mdformatted(folder, LIST.encode())
    assert mdformat_plugin.CHANGES_AST is True
    mdformatted(folder, NOTES.encode(), "notes.md")
    assert mdformat_plugin.CHANGES_AST is False
    with pytest.raises(AttributeError, match="nothing"):
        mdformat_plugin.nothing  # noqa: B018


def test_entries_are_not_wrapped(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert mdformatted(folder, LIST.encode(), "README.md", "--wrap", "20", "--number").decode() == FORMATTED
    assert capsys.readouterr().err == "Warning: awesome-lint: a list is not changed by wrap and number\n"


def test_check_and_standard_input(folder: Path) -> None:
    (folder / "README.md").write_text(LIST, encoding="utf-8")
    assert run(["--check", "README.md"], cache_toml=False) == 1
    (folder / "README.md").write_text(FORMATTED, encoding="utf-8")
    assert run(["--check", "README.md"], cache_toml=False) == 0
    command = [sys.executable, "-m", "mdformat", "-"]
    done = subprocess.run(command, cwd=folder, input=LIST.encode(), capture_output=True, check=True)
    assert done.stdout.decode() == FORMATTED


def test_the_plugin_can_be_left_out(folder: Path) -> None:
    assert mdformatted(folder, LIST.encode(), "README.md", "--no-extensions").decode() == without_plugin(LIST)


def test_empty_texts() -> None:
    for text in ("", "\n", "\ufeff"):
        mdformat.text(text, extensions=[NAME])
