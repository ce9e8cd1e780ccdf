"""Telling new diagnostics from known ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.records import Record

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from awesome_lint.changes.added import Added
    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.fingerprints import Blocks
    from awesome_lint.template import ListReading


class Former(Record):
    """The blocks of a list as it was: list items, headings, paragraphs, table rows, by their words.

    Attributes:
        blocks: Where each stood, by numbers that count all blocks from above.
        neighbours: Which stood next to which, the upper one first.
        owners: Which stood below which, the nearest above it that stands there once: a field below its entry's title.
    """

    blocks: Mapping[str, Sequence[int]]
    neighbours: frozenset[tuple[str, str]]
    owners: frozenset[tuple[str, str]]


class Known(Record):
    """What is known of a list before it is linted.

    Attributes:
        findings: How often each diagnostic is known, by `common_fingerprint`.
        former: What stood there; None where only diagnostics are known, as from a baseline.
        law: The reading whose template, profile and spellings hold; None: the text's own.
    """

    findings: Mapping[str, int]
    former: Former | None = None
    law: ListReading | None = None


class Apart(NamedTuple):
    """Diagnostics, told apart; each part in the order of spans."""

    reported: list[Diagnostic]
    known: list[Diagnostic]


def apart(diagnostics: Sequence[Diagnostic], findings: Mapping[str, int], blocks: Blocks, added: Added) -> Apart:
    """Tell new diagnostics from known ones.

    Args:
        diagnostics: All of a text, in the order of their spans.
        findings: As `Known.findings`.
        blocks: The text's.
        added: What a change added to it: of more equal ones than are known, those there are new, else the last ones.
    """
    from awesome_lint.fingerprints import common_fingerprint  # runs that know nothing start without it

    alike: dict[str, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        alike.setdefault(common_fingerprint(diagnostic, blocks), []).append(diagnostic)
    known: set[int] = set()
    for fingerprint, group in alike.items():
        count = findings.get(fingerprint, 0)
        if count:
            group.sort(key=lambda item: added.holds(item.span.start))
            known.update(map(id, group[:count]))
    return Apart(
        [item for item in diagnostics if id(item) not in known], [item for item in diagnostics if id(item) in known]
    )
