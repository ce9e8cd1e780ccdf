"""Fields in a badge's URL, such as `https://img.shields.io/badge/conf'yyyy-tags`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from awesome_lint.template.dates import full_year
from awesome_lint.template.slots import Gap, Slot, SlotKind
from awesome_lint.venues import parse_venue

if TYPE_CHECKING:
    from awesome_lint.template.slots import Element


class BadgeFields(NamedTuple):
    """What a badge says."""

    series: str | None
    year: int | None
    tags: tuple[str, ...]


def badge_fields(content: tuple[Element, ...], url: str) -> BadgeFields | None:
    """Read a badge's URL by a template's; None if it is another kind of badge.

    Source of the escapes: shields.io, "Static Badge": `_` is a blank, `--` and `__` are the characters themselves.
    """
    match = _pattern(content).match(url)
    if match is None:
        return None
    found = {name: _plain(value) for name, value in match.groupdict().items() if value}
    venue = parse_venue(found["venue"]) if "venue" in found else None
    year = venue.year if venue is not None else None
    if year is None and "date" in found:
        digits = re.search(r"\d{4}|\d\d", found["date"])
        year = full_year(digits.group()) if digits else None
    return BadgeFields(venue.series if venue else None, year, (found["tags"],) if "tags" in found else ())


@lru_cache(maxsize=64)
def _pattern(content: tuple[Element, ...]) -> re.Pattern[str]:
    parts: list[str] = []
    names = {SlotKind.VENUE: "venue", SlotKind.DATE: "date", SlotKind.TAGS: "tags"}
    for element in content:
        if isinstance(element, Gap):
            parts.append(re.escape(element.text))
        elif isinstance(element, Slot):
            name = names.get(element.kind)
            value = r"(?:[^-/?#]|--)+"
            parts.append(f"(?P<{name}>{value})" if name and f"<{name}>" not in "".join(parts) else value)
    return re.compile("".join(parts))


def _plain(text: str) -> str:
    text = unquote(text).replace("__", "\0").replace("_", " ").replace("\0", "_").replace("--", "-")
    return text.strip()
