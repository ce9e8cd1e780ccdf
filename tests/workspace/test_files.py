"""Reading and writing: every outcome is clear, and no file is ever left half-written."""

from __future__ import annotations

import os
import socket
import stat
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from awesome_lint.errors import InputError
from awesome_lint.workspace.files import load, write_atomic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LIST = "* [A](https://a.example)\r\n"


def test_load_keeps_text_newlines_and_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "list.md"
    path.write_bytes(b"\xef\xbb\xbf" + LIST.encode())
    source, data = load(str(path))
    assert source.text == LIST
    assert source.bom
    assert source.encode() == data == path.read_bytes()


def test_load_of_an_empty_file_is_an_empty_text(tmp_path: Path) -> None:
    path = tmp_path / "empty.md"
    path.touch()
    assert load(str(path)).source.text == ""


@pytest.mark.parametrize(
    ("data", "message"),
    [(b"a\xff", "byte 1 (0xff)"), (b"ab\0c", "byte 2 is NUL"), (b"\xef\xbb\xbf\xe4\xff", "byte 3 (0xe4)")],
)
def test_load_names_the_byte_that_is_no_text(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "list.md"
    path.write_bytes(data)
    with pytest.raises(InputError, match=r"list\.md") as error:
        load(str(path))
    assert message in str(error.value)


def test_load_refuses_what_is_no_file(tmp_path: Path) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "socket"))
        for path, kind in ((tmp_path, "a folder"), (fifo, "a FIFO"), (tmp_path / "socket", "a socket")):
            with pytest.raises(InputError, match=kind):
                load(str(path))
    with pytest.raises(InputError, match="a device"):
        load(os.devnull)


def test_load_of_a_missing_file_names_it(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"gone\.md: cannot be read: No such file"):
        load(str(tmp_path / "gone.md"))
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(InputError, match="symbolic links"):
        load(str(tmp_path / "loop"))


def test_names_that_are_no_utf8_can_be_shown(tmp_path: Path) -> None:
    with pytest.raises(InputError) as error:
        load(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.md"))
    assert "�.md" in str(error.value).encode("utf-8").decode("utf-8")


def test_write_replaces_the_content_and_keeps_the_mode(tmp_path: Path) -> None:
    path = tmp_path / "list.md"
    path.write_bytes(LIST.encode())
    path.chmod(0o640)
    source, data = load(str(path))
    write_atomic(str(path), source.with_text("new\n"), data)
    assert path.read_bytes() == b"new\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [child.name for child in tmp_path.iterdir()] == ["list.md"]


def test_write_goes_through_a_symbolic_link(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    real = tmp_path / "docs" / "real.md"
    real.write_text("old")
    link = tmp_path / "link.md"
    link.symlink_to("docs/real.md")
    source, data = load(str(link))
    write_atomic(str(link), source.with_text("new"), data)
    assert link.is_symlink()
    assert link.readlink() == Path("docs/real.md")
    assert real.read_text() == "new"


def test_write_refuses_a_file_that_changed_or_vanished(tmp_path: Path) -> None:
    path = tmp_path / "list.md"
    path.write_text("old")
    source, data = load(str(path))
    path.write_text("somebody else's")
    with pytest.raises(InputError, match="changed while"):
        write_atomic(str(path), source.with_text("new"), data)
    assert path.read_text() == "somebody else's"
    path.unlink()
    with pytest.raises(InputError, match="cannot be read"):
        write_atomic(str(path), source.with_text("new"), data)
    assert list(tmp_path.iterdir()) == []


def test_failure_in_the_middle_leaves_the_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "list.md"
    path.write_text("old")
    source, data = load(str(path))

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InputError, match=r"No space left on device; the file is as it was"):
        write_atomic(str(path), source.with_text("new"), data)
    assert path.read_text() == "old"
    assert [child.name for child in tmp_path.iterdir()] == ["list.md"]


def test_ctrl_c_in_the_middle_leaves_the_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "list.md"
    path.write_text("old")
    source, data = load(str(path))

    def interrupted(*_: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_atomic(str(path), source.with_text("new"), data)
    assert path.read_text() == "old"
    assert [child.name for child in tmp_path.iterdir()] == ["list.md"]


@pytest.fixture
def unprivileged() -> Iterator[Callable[[], None]]:
    """A function that takes the superuser's rights away until the test ends; does nothing for other users."""
    superuser = os.geteuid() == 0
    yield lambda: os.seteuid(65534) if superuser else None
    if superuser:
        os.seteuid(0)


@pytest.mark.parametrize(
    ("file_mode", "folder_mode", "message"),
    [(0o444, 0o777, "is read-only"), (0o666, 0o555, "cannot be written: Permission denied; the file is as it was")],
)
def test_write_refuses_read_only_files_and_folders(
    unprivileged: Callable[[], None], file_mode: int, folder_mode: int, message: str
) -> None:
    with tempfile.TemporaryDirectory() as name:  # pytest's own folder is closed to other users
        folder = Path(name)
        path = folder / "list.md"
        path.write_text("old")
        path.chmod(file_mode)
        folder.chmod(folder_mode)
        unprivileged()
        source, data = load(str(path))
        with pytest.raises(InputError, match=message):
            write_atomic(str(path), source.with_text("new"), data)
        assert path.read_text() == "old"
        assert [child.name for child in folder.iterdir()] == ["list.md"]
        if os.getuid() == 0:
            os.seteuid(0)
        folder.chmod(0o777)


def test_load_of_a_file_that_may_not_be_read(unprivileged: Callable[[], None]) -> None:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name, "list.md")
        path.write_text("old")
        path.chmod(0)
        Path(name).chmod(0o777)
        unprivileged()
        with pytest.raises(InputError, match=r"list\.md: cannot be read: Permission denied"):
            load(str(path))
        if os.getuid() == 0:
            os.seteuid(0)
