"""What a terminal is taken to be able to: colours, links, columns."""

from __future__ import annotations

import io
import os

import pytest

from awesome_lint.cli.streams import style_for, width_of
from awesome_lint.report.style import Style

VARIABLES = ("NO_COLOR", "FORCE_COLOR", "TERM", "TERM_PROGRAM", "VTE_VERSION", "WT_SESSION", "KONSOLE_VERSION")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in (*VARIABLES, "KITTY_WINDOW_ID", "DOMTERM", "COLUMNS"):
        monkeypatch.delenv(variable, raising=False)


@pytest.mark.parametrize(
    ("variable", "value", "links"),
    [
        ("TERM", "xterm-256color", False),
        ("TERM", "xterm-kitty", True),
        ("TERM_PROGRAM", "iTerm.app", True),
        ("TERM_PROGRAM", "Apple_Terminal", False),
        ("VTE_VERSION", "4999", False),
        ("VTE_VERSION", "5000", True),
        ("VTE_VERSION", "new", False),
        ("WT_SESSION", "1", True),
    ],
)
def test_codes_are_links_on_terminals_known_to_make_them(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, links: bool
) -> None:
    monkeypatch.setenv(variable, value)

    assert style_for(Terminal(), "auto") == Style(color=True, links=links)
    assert style_for(io.StringIO(), "auto") == Style()
    assert style_for(io.StringIO(), "always") == Style(color=True)
    assert style_for(Terminal(), "never") == Style()


@pytest.mark.parametrize(
    ("variable", "terminal", "other"),
    [
        ("NO_COLOR", Style(), Style()),
        ("FORCE_COLOR", Style(color=True), Style(color=True)),
    ],
)
def test_variables_on_colours(monkeypatch: pytest.MonkeyPatch, variable: str, terminal: Style, other: Style) -> None:
    monkeypatch.setenv(variable, "1")

    assert (style_for(Terminal(), "auto"), style_for(io.StringIO(), "auto")) == (terminal, other)


@pytest.mark.parametrize(("columns", "width"), [(20, 40), (40, 40), (97, 97)])
def test_a_report_is_as_wide_as_its_terminal(monkeypatch: pytest.MonkeyPatch, columns: int, width: int) -> None:
    monkeypatch.setattr("shutil.get_terminal_size", lambda *_, **__: os.terminal_size((columns, 24)))

    assert width_of(Terminal()) == width
    assert width_of(io.StringIO()) == 120
