"""Which links a change adds."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from awesome_lint.titles import title_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from awesome_lint.changes.added import Added
    from awesome_lint.outgoing import LinkPlace


def added_places(places: Iterable[LinkPlace], former: Iterable[LinkPlace], added: Added) -> list[LinkPlace]:
    """Give the links of a text that its former state has not, in their order.

    A link is its URL and, where an entry's title stands for it, that title: a title that is put to another link, or a
    link to another title, is as new as both.

    Args:
        places: The text's.
        former: Those of its former state.
        added: Which blocks are new: of more equal links than there were, those there are.
    """
    before = Counter(map(_key, former))
    alike: dict[tuple[str, str], list[LinkPlace]] = {}
    ordered = list(places)
    for place in ordered:
        alike.setdefault(_key(place), []).append(place)
    new: set[int] = set()
    for key, group in alike.items():
        group.sort(key=lambda place: added.holds(place.span.start))
        new.update(map(id, group[before[key] :]))
    return [place for place in ordered if id(place) in new]


def _key(place: LinkPlace) -> tuple[str, str]:
    return place.url, title_key(place.entry.title) if place.entry is not None and place.first else ""
