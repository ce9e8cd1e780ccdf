"""Venues: the registry of series, and the forms in which people write a venue."""

from awesome_lint.venues.arxiv import YearMonth, arxiv_year
from awesome_lint.venues.dates import heading_date
from awesome_lint.venues.extras import may_have_extras
from awesome_lint.venues.forms import VenueText, heading_series, heading_venue, parse_venue
from awesome_lint.venues.headings import HeadingWords, heading_words, title_words
from awesome_lint.venues.registry import Registry
from awesome_lint.venues.series import How, Match, Series

__all__ = [
    "HeadingWords",
    "How",
    "Match",
    "Registry",
    "Series",
    "VenueText",
    "YearMonth",
    "arxiv_year",
    "heading_date",
    "heading_series",
    "heading_venue",
    "heading_words",
    "may_have_extras",
    "parse_venue",
    "title_words",
]
