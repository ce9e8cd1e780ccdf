"""Which differences from a template that was found are of form alone, so that the author of a list would mend them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from awesome_lint.model import DeviationKind
from awesome_lint.template.link_class import bare_label
from awesome_lint.words import link_kind

if TYPE_CHECKING:
    from awesome_lint.model import Deviation

_BRACKETS = re.compile(r"[\[\](){}]")
_MARKS = re.compile(r"[*_`]+")
_WORDS = re.compile(r"\w+")
_PUNCTUATION: Final = frozenset(".,;:!?")


def is_of_form(deviation: Deviation) -> bool:
    """Whether a difference is one of form alone: no order, no other words, and no bracket of something else."""
    kind, found, expected = deviation.kind, deviation.found, deviation.expected
    if kind is DeviationKind.ORDER:
        return False
    if kind is DeviationKind.TAGS_FORM:  # words in bold stand out because somebody wanted it
        return _WORDS.findall(found) == _WORDS.findall(expected) and len(_MARKS.findall(found)) <= len(
            _MARKS.findall(expected)
        )
    if kind is DeviationKind.VENUE_FORM and found.replace(".", "") == expected.replace(".", ""):
        return False  # a stop behind an abbreviation
    if kind is DeviationKind.SPACING:
        # a separator more or less may mean something; blanks, and one for another, do not
        other = bool(found.strip()) != bool(expected.strip()) or _is_of_text(found, expected)
        return not other and _BRACKETS.findall(found) == _BRACKETS.findall(expected)
    if kind is DeviationKind.TITLE_PUNCTUATION:
        return ":" not in found and not _BRACKETS.search(found)  # a colon leads to what follows it
    if kind is DeviationKind.FRAME and found.endswith(":") and not expected.endswith(":"):
        return False
    if kind is DeviationKind.FINAL_PUNCTUATION:
        return _BRACKETS.findall(found) == _BRACKETS.findall(expected)
    return all(found.count(opened) == found.count(closed) for opened, closed in ("[]", "()"))


def is_the_same(deviation: Deviation) -> bool:
    """Whether an entry says the same with the difference as without, which another label of a link may not."""
    if deviation.kind is not DeviationKind.LINK_LABEL:
        return True
    label, other = bare_label(deviation.found).lower(), bare_label(deviation.expected).lower()
    kind = link_kind(label, "")
    return label == other or (kind != "other" and kind == link_kind(other, ""))  # "paper" and "PDF", but not "link"


def is_slip(deviation: Deviation) -> bool:
    """Whether a difference is a slip wherever it is: blanks more or less, or a missing stop."""
    blanks = deviation.kind is DeviationKind.SPACING and deviation.found.strip() == deviation.expected.strip()
    return blanks or deviation.kind is DeviationKind.FINAL_PUNCTUATION


def is_bare(deviation: Deviation) -> bool:
    """Whether a field has nothing of the frame that the template sets around it."""
    return deviation.kind is DeviationKind.FRAME and deviation.found.rstrip(".,;") in deviation.expected


def _is_of_text(found: str, expected: str) -> bool:
    """Whether a separator is the text's own punctuation: "see: [link]" is no other way to write "see. [link]"."""
    return found[:1] in _PUNCTUATION and expected[:1] in _PUNCTUATION and found[0] != expected[0]
