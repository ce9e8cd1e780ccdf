"""What a baseline knows of one list, and what became of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from awesome_lint.fingerprints import Blocks, common_fingerprint, fingerprint_of
from awesome_lint.records import Record, replace

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.text import SourceText

_LONGEST = 100  # code points of the text that people read


class Finding(Record):
    """Diagnostics of one rule in equal words.

    Attributes:
        code: The rule's code.
        name: Its name.
        count: How many there are, at least 1.
        text: The beginning of the words that they stand in; for people only.
        fingerprint: What they have in common, see `common_fingerprint`.
    """

    code: str
    name: str
    count: int
    text: str
    fingerprint: str


Findings: TypeAlias = tuple[Finding, ...]


class Ran(NamedTuple):
    """Which rules looked at a list.

    Attributes:
        codes: Those whose silence means that nothing is wrong any more.
        source: The list's text as they saw it.
    """

    codes: AbstractSet[str]
    source: SourceText


def findings_of(source: SourceText, diagnostics: Iterable[Diagnostic]) -> Findings:
    """Give what a list's diagnostics are known by, in no certain order."""
    blocks = Blocks(source)
    found: dict[str, Finding] = {}
    for diagnostic in diagnostics:
        fingerprint = common_fingerprint(diagnostic, blocks)
        known = found.get(fingerprint)
        if known is None:
            text = _shown(blocks.shown_at(diagnostic.span.start))
            found[fingerprint] = Finding(diagnostic.code, diagnostic.name, 1, text, fingerprint)
        else:
            found[fingerprint] = replace(known, count=known.count + 1)
    return tuple(found.values())


def counts_of(findings: Findings) -> dict[str, int]:
    """Give how often each diagnostic is known, by `common_fingerprint`."""
    counts: Counter[str] = Counter()
    for finding in findings:
        counts[finding.fingerprint] += finding.count
    return dict(counts)


def all_there(findings: Findings, source: SourceText, found: Iterable[Diagnostic]) -> bool:
    """Whether a list has all the diagnostics that were known, so that nothing can be gone."""
    blocks = Blocks(source)
    there = Counter(common_fingerprint(diagnostic, blocks) for diagnostic in found)
    return all(count <= there[fingerprint] for fingerprint, count in counts_of(findings).items())


def still_known(findings: Findings, found: Iterable[Diagnostic], ran: Ran) -> Findings:
    """Give what is left of what was known: without what is gone, in the same order.

    A diagnostic is gone if its rule ran and does not give it, or if its words are gone.

    Args:
        findings: What was known.
        found: All diagnostics of the list now, known ones as well.
        ran: Which rules gave them.
    """
    blocks = Blocks(ran.source)
    there = Counter(common_fingerprint(diagnostic, blocks) for diagnostic in found)
    words = ["", *(words for _, words in blocks.all())]
    possible: dict[str, frozenset[str]] = {}
    left: list[Finding] = []
    for finding in findings:
        count = min(there[finding.fingerprint], finding.count)
        if finding.code in ran.codes:
            there[finding.fingerprint] -= count
        else:
            if finding.code not in possible:
                possible[finding.code] = frozenset(fingerprint_of(finding.code, each) for each in words)
            count = finding.count if finding.fingerprint in possible[finding.code] else 0
        if count:
            left.append(replace(finding, count=count))
    return tuple(left)


def updated(findings: Findings, now: Findings, ran: Ran) -> Findings:
    """Give what is known after a run whose diagnostics are all to be known, beside those of rules that did not run."""
    others = tuple(finding for finding in findings if finding.code not in ran.codes)
    fresh = {finding.fingerprint for finding in now}
    kept = still_known(others, (), ran)
    return now + tuple(finding for finding in kept if finding.fingerprint not in fresh)


def _shown(text: str) -> str:
    """Give a text fit for a file that is read in reviews: nothing invisible in it, and not too long."""
    shown = "".join(character if character.isprintable() else "\ufffd" for character in text)
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"
