"""Fixes in what a program writes: it would undo them, so they are only shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from awesome_lint.diagnostics import Applicability
from awesome_lint.markdown.generated import regions, said_of_file
from awesome_lint.records import replace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.settings import Config
    from awesome_lint.template import ListReading
    from awesome_lint.text import Span

_RULE: Final = "generated-file"


def is_generated(reading: ListReading, config: Config) -> bool:
    """Whether a program writes the file: the configuration knows, else the file says so."""
    if config.generated is not None:
        return config.generated
    return said_of_file(reading.document.root, reading.document.source) is not None


def without_fixes_of_generated(found: list[Diagnostic], reading: ListReading, config: Config) -> list[Diagnostic]:
    """Give diagnostics whose fixes, where a program writes what they would change, are for people to look at."""
    if config.generated is not None:
        found = [item for item in found if item.name != _RULE]  # no news
    if config.generated is False:
        return found
    if is_generated(reading, config):
        return [_shown(item) for item in found]
    marked = regions(reading.document.root, reading.document.source)
    return [_shown(item) if _touches(item, marked) else item for item in found] if marked else found


def _touches(item: Diagnostic, marked: Iterable[Span]) -> bool:
    edits = item.fix.edits if item.fix is not None else ()
    return any(edit.span.start < span.end and span.start < edit.span.end for edit in edits for span in marked) or any(
        span.start < edit.span.start < span.end for edit in edits for span in marked
    )


def _shown(item: Diagnostic) -> Diagnostic:
    if item.fix is None:
        return item
    return replace(item, fix=replace(item.fix, applicability=Applicability.DISPLAY))
