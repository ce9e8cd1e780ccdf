"""The typed AST of a list: document, sections, entries and their fields."""

from awesome_lint.model.document import Document, HeadingDate, HeadingVenue, Section
from awesome_lint.model.entry import Deviation, DeviationKind, Entry, EntryLink, Unmatched, Venue
from awesome_lint.model.record import Border, Inherited, ListRecord, Part, RecordShape

__all__ = [
    "Border",
    "Deviation",
    "DeviationKind",
    "Document",
    "Entry",
    "EntryLink",
    "HeadingDate",
    "HeadingVenue",
    "Inherited",
    "ListRecord",
    "Part",
    "RecordShape",
    "Section",
    "Unmatched",
    "Venue",
]
