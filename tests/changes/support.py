"""Linting a text against the one before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.runner import check, fix_reading, read_source
from awesome_lint.settings import Config, Surroundings
from awesome_lint.text import SourceText
from awesome_lint.workspace.before import hold, known_of
from awesome_lint.workspace.request import Before

if TYPE_CHECKING:
    from awesome_lint.diagnostics import Diagnostic

DEFAULTS = Config()


def found(head: str, config: Config = DEFAULTS) -> list[Diagnostic]:
    """Give all of a text's diagnostics."""
    return check(read_source(SourceText(head), config), config, Surroundings())


def new(
    base: str | None, head: str, config: Config = DEFAULTS, arrived: tuple[tuple[str, frozenset[str]], ...] = ()
) -> list[Diagnostic]:
    """Give those that a change from `base` to `head` brings."""
    before = Before(
        None if base is None else SourceText(base), tuple((SourceText(text), words) for text, words in arrived)
    )
    held = hold(before, read_source(SourceText(head), config), config)
    known = known_of(held, config, Surroundings(), None)
    return check(held.reading, config, Surroundings(known=known))


def fixed(base: str | None, head: str, config: Config = DEFAULTS, *, unsafe: bool = False) -> str:
    """Give `head` with what its change from `base` brings mended."""
    held = hold(Before(None if base is None else SourceText(base)), read_source(SourceText(head), config), config)
    known = known_of(held, config, Surroundings(), None)
    return fix_reading(held.reading, config, Surroundings(known=known), unsafe=unsafe).source.text


def said(base: str | None, head: str, config: Config = DEFAULTS) -> list[tuple[int, str]]:
    """Give line and code of what a change brings."""
    source = SourceText(head)
    return [(source.line_at(item.span.start), item.code) for item in new(base, head, config)]
