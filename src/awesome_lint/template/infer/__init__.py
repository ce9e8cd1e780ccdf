"""The template that a list's entries follow, found from the entries themselves.

Each record's fields (`roles`) give a skeleton: what stands there, in order. The commonest skeleton is the seed. Others
are merged into it as optional parts as long as enough records ask for them. What is left makes at most two further
templates. Literal text, brackets and labels are those of the majority. It is deterministic, and linear in the records.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from awesome_lint.template.infer.fields import Typed
from awesome_lint.template.infer.grow import grown
from awesome_lint.template.infer.skeleton import skeleton_of
from awesome_lint.template.infer.write import marker_of, written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_lint.model import RecordShape

__all__ = ["SAMPLE", "Typed", "infer_templates"]

SAMPLE: Final = 240
"""Records looked at: enough to tell a list's style, few enough to cost little on a long one."""
_MOST_TEMPLATES: Final = 3
_MOST_TRIED: Final = 5  # the commonest are taken of these
_LEAST_RECORDS: Final = 3
_LEAST_SHARE: Final = 0.1  # of the records looked at, for a further template


def infer_templates(text: str, typed: Sequence[Typed], recurring: frozenset[str]) -> list[str]:
    """Give the templates that records follow, the commonest first, in the notation.

    Args:
        text: The whole source.
        typed: The records that are entries, with their fields.
        recurring: The labels that the list gives to many links.
    """
    sample = typed[:: max(1, -(-len(typed) // SAMPLE))]
    least = max(_LEAST_RECORDS, _LEAST_SHARE * len(sample))
    by_shape: dict[RecordShape, list[Typed]] = {}
    for each in sample:
        by_shape.setdefault(each.record.shape, []).append(each)
    found: list[tuple[int, str]] = []
    for shape, members in by_shape.items():
        if len(members) < least:
            continue
        left = [(each, skeleton) for each in members if (skeleton := skeleton_of(text, each, recurring)) is not None]
        while left and len(found) < _MOST_TRIED:
            places, fitting = grown([skeleton for _, skeleton in left])
            if len(fitting) < least:
                break
            marker = marker_of(Counter(left[index][0].record.marker for index in fitting))
            template = written(places, [left[index][1] for index in fitting], shape, marker)
            found.append((len(fitting), template))
            kept = set(fitting)
            left = [each for index, each in enumerate(left) if index not in kept]
    found.sort(key=lambda each: -each[0])
    return [template for _, template in found[:_MOST_TEMPLATES]]
