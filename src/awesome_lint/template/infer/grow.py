"""The places of a template that most skeletons fit."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_lint.template.infer.skeleton import Skeleton

_MOST_SIGNATURES: Final = 40
_MOST_OPTIONAL: Final = 8
_MOST_ADDED: Final = 4
_LEAST_SHARE: Final = 0.008  # of the skeletons, for each place that becomes optional


class Place(NamedTuple):
    """A place of a template: the kind of field there, and whether entries may do without."""

    kind: str
    optional: bool


def grown(skeletons: Sequence[Skeleton]) -> tuple[list[Place], list[int]]:
    """Give the places of the template that most skeletons fit, and the indexes of those skeletons."""
    counts = Counter(skeleton.kinds for skeleton in skeletons)
    ranked = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    places = [Place(kind, optional=False) for kind in ranked[0][0]]
    seed = len(places)
    for kinds, count in ranked[1:_MOST_SIGNATURES]:
        merged = _merged(places, kinds)
        if merged is None:
            continue
        newly = _optional(merged) - _optional(places)
        if _is_like(places, merged, seed) and (not newly or count >= max(2, _LEAST_SHARE * len(skeletons) * newly)):
            places = merged
    fitting = [index for index, skeleton in enumerate(skeletons) if positions(places, skeleton.kinds) is not None]
    return places, fitting


def _optional(places: Sequence[Place]) -> int:
    """Count the places that entries may do without."""
    return sum(place.optional for place in places)


def _is_like(places: Sequence[Place], merged: Sequence[Place], seed: int) -> bool:
    """Whether merged places are still the template that began with `seed` places, its title among them."""
    optional = _optional(merged)
    if len(merged) - len(places) > _MOST_ADDED or optional > _MOST_OPTIONAL:
        return False
    title = next(place.kind for place in places if "T" in place.kind)
    lost = any(place.kind == title and place.optional for place in merged)
    return not lost and (len(merged) - optional) * 2 >= min(seed, 4)


def _merged(places: Sequence[Place], kinds: Sequence[str]) -> list[Place] | None:
    """Give places that also hold `kinds`: what only one side has becomes optional."""
    rows, columns = len(places), len(kinds)
    best = [[0] * (columns + 1) for _ in range(rows + 1)]
    for row in range(rows - 1, -1, -1):
        for column in range(columns - 1, -1, -1):
            if places[row].kind == kinds[column]:
                best[row][column] = 1 + best[row + 1][column + 1]
            else:
                best[row][column] = max(best[row + 1][column], best[row][column + 1])
    if not best[0][0]:
        return None
    out: list[Place] = []
    row = column = 0
    while row < rows or column < columns:
        if row < rows and column < columns and places[row].kind == kinds[column]:
            out.append(places[row])
            row, column = row + 1, column + 1
        elif column >= columns or (row < rows and best[row + 1][column] >= best[row][column + 1]):
            out.append(Place(places[row].kind, optional=True))
            row += 1
        else:
            out.append(Place(kinds[column], optional=True))
            column += 1
    return out


def positions(places: Sequence[Place], kinds: Sequence[str]) -> list[int] | None:
    """Give the place of each kind, mandatory places all taken; None if they do not fit."""
    found: list[int] = []
    at = 0
    for kind in kinds:
        while at < len(places) and places[at].kind != kind:
            if not places[at].optional:
                return None
            at += 1
        if at == len(places):
            return None
        found.append(at)
        at += 1
    return found if all(place.optional for place in places[at:]) else None
