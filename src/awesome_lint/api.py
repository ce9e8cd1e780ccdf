"""Linting and fixing texts from other programs: no files are read, nothing is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.runner import fix_source, lint_source, read_source
from awesome_lint.settings import Config, Surroundings
from awesome_lint.text import SourceText

if TYPE_CHECKING:
    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.model import Document
    from awesome_lint.runner import FixResult


def lint(text: str, config: Config | None = None, surroundings: Surroundings | None = None) -> list[Diagnostic]:
    """Give what deviates in a list.

    Args:
        text: The list, in Markdown.
        config: What is a deviation; None: the defaults.
        surroundings: What is known of the file's place; without it, nothing is said about local files.

    Returns:
        Diagnostics in order of their spans, which count code points of `text` from 0.

    Raises:
        ConfigError: A selector or an option in the configuration cannot be used.
        TemplateError: The configured template is not in the notation.
    """
    return lint_source(SourceText(text), config or Config(), surroundings or Surroundings())


def fix(
    text: str, config: Config | None = None, surroundings: Surroundings | None = None, *, unsafe: bool = False
) -> FixResult:
    """Give a list with its deviations mended.

    Args:
        text: As `lint`'s.
        config: As `lint`'s.
        surroundings: As `lint`'s.
        unsafe: Whether fixes may choose between readings, drop words or move things.

    Returns:
        The new text in `source.text`, what was fixed in `applied`, what is left in `remaining`.

    Raises:
        ConfigError: As `lint`.
        TemplateError: As `lint`.
    """
    return fix_source(SourceText(text), config or Config(), surroundings or Surroundings(), unsafe=unsafe)


def read(text: str, config: Config | None = None) -> Document:
    """Give the sections and entries of a list.

    Args:
        text: As `lint`'s.
        config: As `lint`'s; its template and section settings count.

    Raises:
        TemplateError: As `lint`.
    """
    return read_source(SourceText(text), config or Config()).document
