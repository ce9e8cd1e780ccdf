"""Venues: the registry of series, and the forms in which people write a venue."""

from awesome_lint.venues.arxiv import YearMonth, arxiv_year
from awesome_lint.venues.forms import VenueText, heading_venue, parse_venue
from awesome_lint.venues.registry import Registry
from awesome_lint.venues.series import How, Match, Series

__all__ = [
    "How",
    "Match",
    "Registry",
    "Series",
    "VenueText",
    "YearMonth",
    "arxiv_year",
    "heading_venue",
    "parse_venue",
]
