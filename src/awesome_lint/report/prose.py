"""Sections whose items may be no entries at all."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.text import SourceText

_UNMATCHED = "unmatched-entry"
_LACKS = frozenset({"missing-title", "missing-venue", "missing-link"})
_LACKING = 2
"""What lacks so many of its fields has hardly anything of an entry."""
_LINK = "]("
"""An item with a link is rather an entry that a wrong template does not fit."""
_FEWEST = 3


def prose_sections(source: SourceText, diagnostics: Sequence[Diagnostic]) -> list[str]:
    """Give the headings below which several items are hardly entries, as keys of TOML.

    Args:
        source: A list.
        diagnostics: What was found in it.
    """
    lacking = Counter(item.span.start for item in diagnostics if item.name in _LACKS)
    places = {place for place, count in lacking.items() if count >= _LACKING}
    places |= {item.span.start for item in diagnostics if item.name == _UNMATCHED}
    places = {place for place in places if _LINK not in source.line_text(source.line_at(place))}
    if len(places) < _FEWEST:
        return []
    from awesome_lint.report.sections import Headings  # takes a parse

    headings = Headings(source)
    counts = Counter(filter(None, map(headings.above, sorted(places))))
    return [json.dumps(heading, ensure_ascii=False) for heading, count in counts.items() if count >= _FEWEST]
