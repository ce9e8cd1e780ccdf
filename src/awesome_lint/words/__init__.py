"""Words that tell what a text is: affiliations, placeholders, headings without entries, columns, link labels."""

from awesome_lint.words.affiliations import Affiliations, is_affiliation
from awesome_lint.words.columns import column_of
from awesome_lint.words.links import answers_https, is_generic_label, link_kind
from awesome_lint.words.phrases import aside_kind, begins_with_box, is_placeholder, section_kind

__all__ = [
    "Affiliations",
    "answers_https",
    "aside_kind",
    "begins_with_box",
    "column_of",
    "is_affiliation",
    "is_generic_label",
    "is_placeholder",
    "link_kind",
    "section_kind",
]
