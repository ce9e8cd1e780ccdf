"""Which built-in profile a list's items fit, by how most of them are made."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.markdown import plain_text
from awesome_lint.markdown.nodes import Link
from awesome_lint.template.profiles import FITTED, profile_template
from awesome_lint.template.reader import Reader
from awesome_lint.words import is_generic_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_lint.template.outline import Candidate
    from awesome_lint.template.reading import Reading
    from awesome_lint.venues import Registry

_SAMPLE = 240  # items looked at: enough to tell a list's style, few enough to cost nothing on a long one
_SHARE = 0.5
_SEPARATOR = re.compile(r"\s*[-–—:：]{1,2}\s*")


class Fit(NamedTuple):
    """How well a list's items fit the profile that most of them are made like.

    Attributes:
        profile: It; None if it is less than half of the items.
        reason: What speaks for it, or against it, as a clause for messages.
    """

    profile: str | None
    reason: str


def best_fit(text: str, candidates: Sequence[Candidate], registry: Registry) -> Fit:
    """Find the profile that at least half of a list's items are made like."""
    sample = candidates[:: max(1, len(candidates) // _SAMPLE)]
    if not sample:
        return Fit(None, "no item can be an entry")
    counts: dict[str, int] = {}
    for name in FITTED:
        reader = Reader(profile_template(name), registry)
        fits = _fits_papers if name == "papers" else _fits_awesome
        count = 0
        for candidate in sample:
            reading = reader.read(text, candidate.paragraph)
            count += not isinstance(reading, str) and fits(text, reading)
        counts[name] = count
    best = max(counts, key=lambda name: counts[name])
    looked_at = "items" if len(sample) == len(candidates) else "items looked at"
    if counts[best] >= _SHARE * len(sample):
        return Fit(best, f"{counts[best]} of {len(sample)} {looked_at} fit it")
    shown = ", ".join(f"{name} {count}" for name, count in counts.items())
    return Fit(None, f"of {len(sample)} {looked_at} less than half fit one ({shown})")


def _fits_papers(text: str, reading: Reading) -> bool:
    """A venue in brackets, a title, and a link without further brackets whose label only says that it is one."""
    if reading.venue is None or not reading.fields.title or not reading.links:
        return False
    first = reading.links[0]
    if not isinstance(first.node, Link) or not is_generic_label(plain_text(first.node.children)):
        return False
    return not text.startswith(("[", "("), first.start - 1)


def _fits_awesome(text: str, reading: Reading) -> bool:
    """A link with a telling label at the beginning, and behind it nothing, or a dash or colon and text."""
    if not reading.links or reading.links[0].start != reading.scan.start or is_generic_label(reading.fields.title):
        return False
    description = reading.core(1)
    if description is None:
        return True
    start, end = reading.links[0].end, description.start
    for badge in reading.scan.between(start, end):
        start = badge.end
    return _SEPARATOR.fullmatch(text, start, end) is not None
