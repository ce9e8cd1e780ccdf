"""Where rules do not report: in files and sections that the configuration excepts."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from awesome_lint.rules.selection import resolve

if TYPE_CHECKING:
    from collections.abc import Iterable

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.settings import Config
    from awesome_lint.template import ListReading
    from awesome_lint.text import Span


def ignored_in_file(config: Config, path: str | None) -> frozenset[str]:
    """Give the codes of the rules that do not run in a file; `path` is that of `Surroundings`."""
    if path is None:
        return frozenset()
    name = path.rpartition("/")[2]
    selectors = [
        selector
        for pattern, ignored in config.per_file_ignores.items()
        if fnmatchcase(path, pattern) or fnmatchcase(name, pattern)
        for selector in ignored
    ]
    return resolve(selectors, ())


def outside_ignoring_sections(found: list[Diagnostic], reading: ListReading, config: Config) -> list[Diagnostic]:
    """Leave out what stands in sections that their rules are switched off for."""
    for override in config.per_section:
        codes = resolve(override.ignore, ())
        pattern = override.heading.casefold()
        spans = [
            section.span
            for section in reading.document.sections
            if codes and section.depth and fnmatchcase(section.title.strip().casefold(), pattern)
        ]
        found = [item for item in found if item.code not in codes or not _within(item.span, spans)]
    return found


def _within(span: Span, spans: Iterable[Span]) -> bool:
    return any(around.start <= span.start <= around.end for around in spans)
