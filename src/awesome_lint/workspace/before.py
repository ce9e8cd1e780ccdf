"""Holding a list against what was known of it before: its text before a change, a baseline, or both."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.changes.added import Added, former_state
from awesome_lint.changes.known import Known
from awesome_lint.changes.links import added_places
from awesome_lint.fingerprints import Blocks, common_fingerprint
from awesome_lint.outgoing import outgoing
from awesome_lint.records import replace
from awesome_lint.runner import check, read_source
from awesome_lint.template import read_document
from awesome_lint.template.shares import CONVENTION
from awesome_lint.text import SourceText

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from awesome_lint.changes.known import Former
    from awesome_lint.outgoing import LinkPlace
    from awesome_lint.settings import Config, Surroundings
    from awesome_lint.template import ListReading
    from awesome_lint.workspace.request import Before, Target

_FOUND = "entries"
_BY_HABIT = (_FOUND, "none")
"""The origins of templates that nobody stated."""


class _Source(NamedTuple):
    """A text that parts of the list were in before a change.

    Attributes:
        reading: The text, read under the law that holds for the list.
        words: The blocks of it that count; None for all.
    """

    reading: ListReading
    words: frozenset[str] | None


class Held(NamedTuple):
    """A list, and what it was before a change.

    Attributes:
        reading: The list, read under `law`.
        law: What both were read under; None: what the list itself says.
        former: The blocks that stood there.
        sources: Where they stood.
    """

    reading: ListReading
    law: ListReading | None
    former: Former
    sources: tuple[_Source, ...]


def hold(before: Before, reading: ListReading, config: Config) -> Held:
    """Read a list's former states, and the list itself once more if it is held against the habits of its base.

    It is if both are of one profile, and the base had entries enough to have habits.
    """
    own: ListReading | None = None
    law: ListReading | None = None
    if before.source is not None:
        by_habit = reading.origin in _BY_HABIT
        own = read_source(before.source, config, None if by_habit else reading)
        if by_habit and own.origin == _FOUND and len(own.document.entries) >= CONVENTION:
            law = own
            document = reading.document
            reading = read_document(document.source, document.root, config, law)
        elif by_habit:
            own = read_document(before.source, own.document.root, config, reading)
    sources = [_Source(own, None)] if own is not None else []
    sources += [_Source(read_source(source, config, law or reading), words) for source, words in before.arrived]
    came = [words for _, blocks in before.arrived for words in blocks]
    former = former_state(before.source or SourceText(""), came)
    return Held(reading, law, former, tuple(sources))


def known_of(held: Held, config: Config, surroundings: Surroundings, baseline: Mapping[str, int] | None) -> Known:
    """Lint the former states of a list, and give what is known of it.

    Args:
        held: The list.
        config: As `check` takes it.
        surroundings: The list's own, which count for the former states as well.
        baseline: What is known besides, by `common_fingerprint`; what both know is not known twice.
    """
    counts: dict[str, int] = {}
    for source in held.sources:
        for fingerprint in _findings(source, config, replace(surroundings, known=None)):
            counts[fingerprint] = counts.get(fingerprint, 0) + 1
    for fingerprint, count in (baseline or {}).items():
        counts[fingerprint] = max(count, counts.get(fingerprint, 0))
    return Known(counts, held.former, held.law)


def _findings(source: _Source, config: Config, surroundings: Surroundings) -> Iterator[str]:
    blocks = Blocks(source.reading.document.source)
    for diagnostic in check(source.reading, config, surroundings):
        if source.words is None or blocks.words_at(diagnostic.span.start) in source.words:
            yield common_fingerprint(diagnostic, blocks)


def new_links(target: Target, reading: ListReading, config: Config) -> list[LinkPlace]:
    """Give the links of a list that lead to the web: all, or if it is held against a base, those that are new."""
    if target.before is None:
        return outgoing(reading.document)
    held = hold(target.before, reading, config)
    former: list[LinkPlace] = []
    for source in held.sources:
        places = outgoing(source.reading.document)
        if source.words is not None:
            blocks = Blocks(source.reading.document.source)
            places = [place for place in places if blocks.words_at(place.span.start) in source.words]
        former += places
    document = held.reading.document
    return added_places(outgoing(document), former, Added(Blocks(document.source), held.former))
