"""The typed AST of a list: document, sections, entries and their fields."""

from awesome_lint.model.document import Document, HeadingDate, HeadingVenue, Section
from awesome_lint.model.entry import Deviation, DeviationKind, Entry, EntryLink, Unmatched, Venue

__all__ = [
    "Deviation",
    "DeviationKind",
    "Document",
    "Entry",
    "EntryLink",
    "HeadingDate",
    "HeadingVenue",
    "Section",
    "Unmatched",
    "Venue",
]
