"""The names that other programs may use."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import awesome_lint
from awesome_lint import version

ROOT = Path(__file__).resolve().parents[2]
TEXT = """\
# L

## Section

- [A](https://) - About a.
* [B](https://example.org/b) - About b.
- [C](https://example.org/c) - About c.
"""


@pytest.mark.parametrize("name", awesome_lint.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(awesome_lint, name) is not None


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        awesome_lint.nonsense  # noqa: B018


def test_the_version_is_the_projects() -> None:
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text())

    assert "version" in pyproject["project"]["dynamic"]  # the build reads it where the program does
    assert pyproject["tool"]["hatch"]["version"] == {"path": "src/awesome_lint/version.py"}
    assert awesome_lint.__version__ == version.__version__


def test_lint_fix_and_read_a_text() -> None:
    config = awesome_lint.Config(profile="awesome", rules=awesome_lint.RuleSelection(("LNK003", "entry-marker")))

    found = awesome_lint.lint(TEXT, config)
    result = awesome_lint.fix(TEXT, config)

    assert [diagnostic.code for diagnostic in found] == ["LNK003", "TPL010"]
    assert result.source.text == TEXT.replace("* [B]", "- [B]")
    assert [diagnostic.code for diagnostic in result.remaining] == ["LNK003"]
    assert [entry.title for entry in awesome_lint.read(TEXT, config).entries] == ["A", "B", "C"]
