"""The line that says how far a run is: only where a person watches."""

from __future__ import annotations

import io
import os
from itertools import count
from typing import TYPE_CHECKING

import pytest

from awesome_lint.cli import progress
from awesome_lint.cli.progress import Progress
from awesome_lint.report.style import cells

if TYPE_CHECKING:
    from collections.abc import Iterator


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """No CI and no hook around the test, and a clock that goes on by two seconds at each look."""
    for variable in ("CI", "PRE_COMMIT"):
        monkeypatch.delenv(variable, raising=False)
    ticks: Iterator[int] = count(step=2)
    monkeypatch.setattr(progress, "monotonic", lambda: float(next(ticks)))


def shown(stream: io.StringIO, *, quiet: bool = False) -> str:
    line = Progress(stream, 3, quiet=quiet)
    line.show(1, "README.md")
    line.clear()
    return stream.getvalue()


def test_a_terminal_is_told_and_wiped_again() -> None:
    assert shown(Terminal()) == "\r\x1b[K1/3 README.md\r\x1b[K"


def test_anything_else_is_told_nothing() -> None:
    assert shown(io.StringIO()) == ""
    assert shown(Terminal(), quiet=True) == ""


@pytest.mark.parametrize("variable", ["CI", "PRE_COMMIT"])
def test_what_is_written_down_is_told_nothing(monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
    """pre-commit gives its hooks a terminal where its own output has colours, and shows later what was written."""
    monkeypatch.setenv(variable, "1")

    assert shown(Terminal()) == ""


@pytest.mark.parametrize(
    ("columns", "name", "expected"),
    [
        (80, "lists/" + "a" * 65 + ".md", "1/3 lists/" + "a" * 65 + ".md"),
        (80, "lists/" + "a" * 70 + ".md", "1/3 …ts/" + "a" * 69 + ".md"),
        (20, "lists/第二第二第二.md", "1/3 …第二第二.md"),
    ],
)
def test_a_name_takes_the_terminal_s_width_and_no_more(
    monkeypatch: pytest.MonkeyPatch, columns: int, name: str, expected: str
) -> None:
    monkeypatch.setattr(progress, "get_terminal_size", lambda: os.terminal_size((columns, 24)))
    line = Progress(stream := Terminal(), 3, quiet=False)
    line.show(1, name)
    shown_name = stream.getvalue().removeprefix("\r\x1b[K")
    assert cells(shown_name) <= columns - 1
    assert shown_name.endswith(".md")
    assert shown_name == expected or "…" in expected
