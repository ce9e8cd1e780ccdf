"""The normal form of a whole document: safe fixes, then its layout, until nothing is left to do. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Applicability
from awesome_lint.fixer import FixPolicy, choose
from awesome_lint.formatting.blanks import needless_blanks
from awesome_lint.formatting.gaps import missing_gaps
from awesome_lint.formatting.margins import indented_paragraphs
from awesome_lint.formatting.proof import with_proven
from awesome_lint.formatting.styles import LAYOUT_RULES, OwnStyles
from awesome_lint.records import Record, replace
from awesome_lint.rules.selection import resolve, selected_codes
from awesome_lint.runner import check, fix_reading, read_source
from awesome_lint.template import read_document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.formatting.proof import Group
    from awesome_lint.settings import Config, Surroundings
    from awesome_lint.template import ListReading
    from awesome_lint.text import SourceText

PASS_LIMIT = 10
_STEPS = (needless_blanks, indented_paragraphs, missing_gaps)
"""What is done before the rules run; the edits of all of them never overlap."""


class FormatResult(Record):
    """A document in its normal form.

    Attributes:
        source: The text.
        reading: The same, read.
        fixed: The diagnostics whose safe fixes were applied; spans count in the text of their pass.
    """

    source: SourceText
    reading: ListReading
    fixed: tuple[Diagnostic, ...]


def format_source(source: SourceText, config: Config, surroundings: Surroundings) -> FormatResult:
    """Give a document in its normal form.

    Args:
        source: The text.
        config: What is a deviation, and which fixes are allowed.
        surroundings: The file's place in the world.

    Raises:
        ConfigError: A selector or an option in the configuration cannot be used.
        TemplateError: The configured template is not in the notation.
    """
    return format_reading(read_source(source, config), config, surroundings)


def format_reading(reading: ListReading, config: Config, surroundings: Surroundings) -> FormatResult:
    """Do as `format_source` with a text that is read already."""
    layout = _Layout(config, surroundings)
    first = fix_reading(reading, config, surroundings)
    current, fixed = first.reading, first.applied
    for _ in range(PASS_LIMIT):
        neat = layout.converge(current)
        if neat is None:
            break
        if _text(neat) != _text(current):
            again = fix_reading(neat, config, surroundings)
            current, fixed = again.reading, (*fixed, *again.applied)
            if _text(current) != _text(neat):
                continue
        return FormatResult(current.document.source, current, fixed)
    return FormatResult(first.source, first.reading, first.applied)  # no end is in sight: its layout stays as it is


class _Layout:
    """Brings the layout of documents into its normal form, and proves that they are shown as before."""

    def __init__(self, config: Config, surroundings: Surroundings) -> None:
        self._config = config
        self._surroundings = surroundings
        self._policy = FixPolicy.of(config.fix)
        self._codes = resolve(LAYOUT_RULES, ()) - resolve(config.rules.ignore, ())

    def converge(self, reading: ListReading) -> ListReading | None:
        """Give a document with its layout in normal form; None if that never comes to an end."""
        for _ in range(PASS_LIMIT):
            before = _text(reading)
            source, root = reading.document.source, reading.document.root
            reading = self._edited(reading, [group for step in _STEPS for group in step(source, root)])
            reading = self._edited(reading, self._by_rules(reading))
            if _text(reading) == before:
                return reading
        return None

    def _edited(self, reading: ListReading, groups: Sequence[Group]) -> ListReading:
        if not groups:
            return reading
        proven = with_proven(reading.document.source, reading.document.root, groups)
        if proven.root is reading.document.root:
            return reading
        return read_document(proven.source, proven.root, self._config)

    def _by_rules(self, reading: ListReading) -> list[Group]:
        """Give the edits of the layout's rules that the document's own profile does not run."""
        rules = self._config.rules
        codes = self._codes - selected_codes(rules, reading.profile)
        if not codes:
            return []
        styles = OwnStyles(reading)
        wider = replace(
            self._config,
            rules=replace(rules, extend_select=(*rules.extend_select, *sorted(codes))),
            options={**styles.options, **self._config.options},
        )
        found = check(reading, wider, self._surroundings)
        chosen = choose(
            item for item in found if item.code in codes and self._is_safe(item) and self._is_odd(item, styles)
        )
        return [item.fix.edits for item in chosen if item.fix is not None]

    def _is_safe(self, diagnostic: Diagnostic) -> bool:
        fix = diagnostic.fix
        return (
            fix is not None
            and fix.applicability is Applicability.SAFE
            and self._policy.applicability(diagnostic) is Applicability.SAFE
        )

    def _is_odd(self, diagnostic: Diagnostic, styles: OwnStyles) -> bool:
        """Whether a diagnostic is one by the configuration's own words, or of what the document does not mostly do."""
        return diagnostic.name in self._config.options or styles.allow(diagnostic)


def _text(reading: ListReading) -> str:
    return reading.document.source.text
