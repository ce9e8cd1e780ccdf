"""Templates: one notation that reads entries and writes them."""

from awesome_lint.template.document import read_document
from awesome_lint.template.infile import TemplateNote
from awesome_lint.template.list_reading import ListReading
from awesome_lint.template.notation import parse_template
from awesome_lint.template.profiles import PROFILES
from awesome_lint.template.slots import Slot, SlotKind, Template

__all__ = [
    "PROFILES",
    "ListReading",
    "Slot",
    "SlotKind",
    "Template",
    "TemplateNote",
    "parse_template",
    "read_document",
]
