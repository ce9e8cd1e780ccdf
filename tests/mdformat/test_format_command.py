"""The command `format`: what it writes, says and exits with."""

from __future__ import annotations

import io
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from awesome_lint.cli.main import main

LIST = "# Awesome Tools\n\n\n* [One](https://example.org/1) - It does this.  \n"
FORMATTED = "# Awesome Tools\n\n* [One](https://example.org/1) - It does this.\n"
NOTES = "# Notes\n\n\n* a\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the current one."""
    monkeypatch.chdir(tmp_path)
    for variable in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(variable, raising=False)
    return tmp_path


def write(name: str, text: str) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def feed(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_a_file_is_written_once(capfd: pytest.CaptureFixture[str]) -> None:
    path = write("tools.md", LIST)
    path.chmod(0o640)
    assert main(["format", "tools.md"]) == 0
    assert path.read_text(encoding="utf-8") == FORMATTED
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert capfd.readouterr().out == "1 file reformatted\n"
    before = path.stat().st_mtime_ns, path.stat().st_ino
    assert main(["format", "tools.md"]) == 0
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == before
    assert capfd.readouterr().out == "1 file left unchanged\n"


def test_without_a_path_the_readme_is_meant(capfd: pytest.CaptureFixture[str]) -> None:
    path = write("README.md", LIST)
    assert main(["format"]) == 0
    assert path.read_text(encoding="utf-8") == FORMATTED
    path.unlink()
    assert main(["format"]) == 2
    assert "no README.md" in capfd.readouterr().err


def test_check_changes_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    path = write("tools.md", LIST)
    write("good.md", FORMATTED)
    assert main(["format", "--check", "tools.md", "good.md"]) == 1
    assert path.read_text(encoding="utf-8") == LIST
    expected = "Would reformat: tools.md\n1 file would be reformatted, 1 file already formatted\n"
    assert capfd.readouterr().out == expected
    assert main(["format", "--check", "good.md"]) == 0
    assert main(["format", "--check", "--quiet", "tools.md"]) == 1
    assert capfd.readouterr().out == "1 file already formatted\n"


def test_diff_changes_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    path = write("tools.md", LIST)
    assert main(["format", "--diff", "tools.md"]) == 1
    assert path.read_text(encoding="utf-8") == LIST
    out, err = capfd.readouterr()
    assert out == (
        "--- tools.md\n+++ tools.md\n@@ -1,4 +1,3 @@\n # Awesome Tools\n \n-\n"
        "-* [One](https://example.org/1) - It does this.  \n+* [One](https://example.org/1) - It does this.\n"
    )
    assert err == "1 file would be reformatted\n"
    assert main(["format", "--diff", "--color", "always", "tools.md"]) == 1
    assert "\x1b[" in capfd.readouterr().out
    assert main(["format"]) == 2


def test_a_folder_gives_its_readme_and_lists_only() -> None:
    readme = write("README.md", NOTES)
    inner = write("more/tools.md", LIST)
    other = write("more/notes.md", NOTES + "- [x](https://example.org)\n")
    ignored = write("out/tools.md", LIST)
    write(".awesome-lint.toml", 'exclude = ["out"]\n')
    assert main(["format", "."]) == 0
    assert readme.read_text(encoding="utf-8") == NOTES.replace("\n\n\n", "\n\n")
    assert inner.read_text(encoding="utf-8") == FORMATTED
    assert other.read_text(encoding="utf-8").startswith(NOTES)
    assert ignored.read_text(encoding="utf-8") == LIST
    assert main(["format", "--force-exclude", "out/tools.md"]) == 0
    assert ignored.read_text(encoding="utf-8") == LIST
    assert main(["format", "out/tools.md", "out/tools.md"]) == 0
    assert ignored.read_text(encoding="utf-8") == FORMATTED


def test_a_folder_without_lists(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["format", "."]) == 0
    assert capfd.readouterr().out == "no lists found\n"


def test_standard_input(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    feed(monkeypatch, LIST.encode())
    assert main(["format", "-"]) == 0
    assert capfd.readouterr() == (FORMATTED, "")
    feed(monkeypatch, LIST.encode())
    assert main(["format", "--check", "--stdin-filename", "a/README.md", "-"]) == 1
    assert capfd.readouterr().out == "Would reformat: a/README.md\n"
    feed(monkeypatch, LIST.encode())
    assert main(["format", "--diff", "-"]) == 1
    assert capfd.readouterr().out.startswith("--- <stdin>\n")
    feed(monkeypatch, b"\xff\n")
    assert main(["format", "-"]) == 2
    out, err = capfd.readouterr()
    assert (out, err.startswith("error: <stdin>: not UTF-8")) == ("", True)


def test_standard_input_keeps_its_bytes(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    feed(monkeypatch, b"\xef\xbb\xbf# T\r\n\r\n\r\ntext")
    assert main(["format", "-"]) == 0
    assert capfdbinary.readouterr().out == b"\xef\xbb\xbf# T\r\n\r\ntext\r\n"


def test_standard_input_has_the_configuration_of_its_name(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    write("lists/.awesome-lint.toml", 'template = "- [Title](url): Description"\n')
    feed(monkeypatch, b"- [A](https://example.org/a) - It\n")
    assert main(["format", "--stdin-filename", "lists/a.md", "-"]) == 0
    assert capfd.readouterr().out == "- [A](https://example.org/a): It\n"


def test_options_go_before_the_file() -> None:
    path = write("tools.md", "- [A](https://example.org/a) - It\n")
    assert main(["format", "--template", "- [Title](url): Description", "tools.md"]) == 0
    assert path.read_text(encoding="utf-8") == "- [A](https://example.org/a): It\n"
    assert main(["format", "--config", 'template = "* [Title](url): Description"', "tools.md"]) == 0
    assert path.read_text(encoding="utf-8") == "* [A](https://example.org/a): It\n"


def test_bad_files_do_not_cost_the_others(capfd: pytest.CaptureFixture[str]) -> None:
    good = write("good.md", LIST)
    Path("bad.md").write_bytes(b"# T\n\xff\n")
    assert main(["format", "bad.md", "missing.md", "good.md"]) == 2
    assert good.read_text(encoding="utf-8") == FORMATTED
    assert Path("bad.md").read_bytes() == b"# T\n\xff\n"
    out, err = capfd.readouterr()
    assert err.splitlines() == [
        "error: bad.md: not UTF-8: byte 4 (0xff): invalid start byte; save the file as UTF-8",
        "error: missing.md: cannot be read: No such file or directory",
    ]
    assert out == "1 file reformatted\n"


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_file_that_may_not_be_written(capfd: pytest.CaptureFixture[str]) -> None:
    path = write("tools.md", LIST)
    path.chmod(0o444)
    assert main(["format", "tools.md"]) == 2
    assert "read-only" in capfd.readouterr().err
    assert path.read_text(encoding="utf-8") == LIST


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-", "tools.md"], "goes alone"),
        (["https://github.com/OWNER/REPO"], "clone the repository"),
        (["--nonsense"], "no such option"),
        (["--config", "x = 1", "tools.md"], "unknown key"),
        (["--template", "{", "tools.md"], "--template"),
    ],
)
def test_wrong_usage(arguments: list[str], message: str, capfd: pytest.CaptureFixture[str]) -> None:
    path = write("tools.md", LIST)
    assert main(["format", *arguments]) == 2
    assert message in capfd.readouterr().err
    assert path.read_text(encoding="utf-8") == LIST


def test_what_is_formatted_passes_check_and_fix(capfd: pytest.CaptureFixture[str]) -> None:
    path = write("tools.md", LIST + "* [Two](https://example.org/2): It does that\n")
    assert main(["format", "tools.md"]) == 0
    text = path.read_text(encoding="utf-8")
    capfd.readouterr()
    assert main(["check", "--no-cache", "--diff", "tools.md"]) == 0
    assert capfd.readouterr().out == ""
    assert main(["check", "--no-cache", "--fix", "--exit-zero", "tools.md"]) == 0
    assert path.read_text(encoding="utf-8") == text


def test_a_program_that_only_checks_starts_without_the_formatter() -> None:
    code = (
        "import sys; from awesome_lint.cli.main import main; main(['check', '--no-cache', 'tools.md']); "
        "sys.exit(any(name.startswith(('mdformat', 'awesome_lint.formatting')) for name in sys.modules))"
    )
    write("tools.md", FORMATTED)
    assert subprocess.run([sys.executable, "-c", code], check=False, capture_output=True).returncode == 0
