"""The fields of a record as a template would say them."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from awesome_lint.markdown.nodes import Link
from awesome_lint.template.link_class import LabelClass, label_class
from awesome_lint.template.roles import Role
from awesome_lint.template.token import TokenKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from awesome_lint.model import ListRecord
    from awesome_lint.template.roles import Assigned
    from awesome_lint.template.token import Token

_KINDS: Final = {
    Role.TITLE: "T",
    Role.NAME: "N",
    Role.AUTHORS: "A",
    Role.VENUE: "V",
    Role.DATE: "D",
    Role.TAGS: "G",
    Role.AFFILIATION: "F",
    Role.DESCRIPTION: "X",
}
_BETWEEN_TAGS = re.compile(r"\s*[|/,;]\s*")
_WORDS: Final = {
    Role.TITLE: "Title",
    Role.NAME: "Name",
    Role.AUTHORS: "Authors",
    Role.VENUE: "conf",
    Role.TAGS: "tags",
    Role.AFFILIATION: "affiliation",
    Role.DESCRIPTION: "Description",
}
_DATE_WORD = re.compile(r"[A-Za-z]+")
_MOST_BETWEEN: Final = 3  # code points between a venue and its date


class Typed(NamedTuple):
    """A record with its tokens and the fields they are."""

    record: ListRecord
    tokens: Sequence[Token]
    roles: Sequence[Assigned]


class Unit(NamedTuple):
    """A field of one record as a template would write it.

    Attributes:
        kind: What it is, for comparing skeletons.
        start: Offset of its first character, frame not included.
        end: Offset behind its last character.
        word: What the template says for it.
    """

    kind: str
    start: int
    end: int
    word: str


def fields_of(text: str, typed: Typed, recurring: frozenset[str]) -> list[Unit]:
    """Give the fields of a record in order, those in labels with their link, venue and date beside each other as one.

    Args:
        text: The whole source.
        typed: The record.
        recurring: The labels that the list gives to many links.
    """
    inside: dict[int, list[Assigned]] = {}
    for each in typed.roles:
        if each.inside >= 0:
            inside.setdefault(each.inside, []).append(each)
    described = sorted(each.text for each in typed.roles if each.role is Role.DESCRIPTION)
    begins = [start for start, _ in described]
    ends = list(accumulate((end for _, end in described), max))
    units: list[Unit] = []
    for each in typed.roles:
        if each.inside >= 0 or each.role is Role.IMAGE:
            continue
        around = bisect_right(begins, each.text[0]) - 1
        if each.role is not Role.DESCRIPTION and around >= 0 and each.text[0] < ends[around]:
            continue
        if each.role is Role.LINK:
            units.append(_link(text, typed.tokens[each.first], inside.get(each.first, ()), recurring))
        elif each.role is not Role.TAGS or typed.tokens[each.first].kind is not TokenKind.EMOJI:
            units.append(Unit(_KINDS[each.role], *_bare(text, typed, each), _word(text, each)))
    units.sort(key=lambda unit: (unit.start, unit.end))
    units = [unit for index, unit in enumerate(units) if not index or unit.start >= units[index - 1].end]
    return _repeated(_joined(text, units))


def _bare(text: str, typed: Typed, each: Assigned) -> tuple[int, int]:
    """Give where a field begins and ends, without the backticks around code."""
    start, end = each.text
    if each.last == each.first + 1 and typed.tokens[each.first].kind is TokenKind.CODE:
        marks = end - start - len(text[start:end].lstrip("`"))
        return start + marks, end - marks
    return start, end


def _link(text: str, token: Token, inside: Iterable[Assigned], recurring: frozenset[str]) -> Unit:
    """Give a link as a template would say it: with the fields that its label holds, with its label, or as `url`."""
    node = token.node
    if not isinstance(node, Link) or node.syntax == "bare":
        return Unit("U", token.start, token.end, "url")
    if node.syntax == "autolink":
        return Unit("U", token.start, token.end, "<url>")
    at = node.children[0].start if node.children else token.start + 1
    end = node.children[-1].end if node.children else at
    fields = sorted((each for each in inside if each.role in _KINDS), key=lambda each: each.text)
    if fields:
        units = _joined(text, [Unit(_KINDS[each.role], *each.text, _word(text, each)) for each in fields])
        pieces: list[str] = []
        for unit in units:
            pieces += (escaped(text[at : unit.start]), unit.word)
            at = unit.end
        pieces.append(escaped(text[at:end]))
        kinds = "".join(unit.kind for unit in units)
        return Unit(f"[{kinds}]", token.start, token.end, f"[{''.join(pieces)}](url)")
    cls = label_class(token, recurring)
    if cls is LabelClass.IMAGE:
        return Unit("B", token.start, token.end, "[![](url)](url)")
    label = "Name" if cls is LabelClass.TELLING else escaped(text[at:end])
    return Unit("L", token.start, token.end, f"[{label}](url)")


def _word(text: str, each: Assigned) -> str:
    """Give what a template says for a field: its name, or the form of its date."""
    if each.role is Role.DATE:
        return _date_word(text[slice(*each.text)])
    if each.role is Role.TAGS:
        between = _BETWEEN_TAGS.search(text, *each.text)
        return f"tags{between.group()}affiliation" if between is not None else "tags"
    return _WORDS[each.role]


def _date_word(written: str) -> str:
    """Give a date's form: 2024-03 is yyyy-mm, 18 Mar 2020 is dd Mon yyyy."""
    form = re.sub(r"(?:19|20)\d\d", "yyyy", written, count=1)
    if form == written:
        return re.sub(r"\d\d", "yy", written, count=1).strip("'’‘`´ ") or "yyyy"
    form = _DATE_WORD.sub(lambda word: word[0] if word[0] == "yyyy" else "Mon", form)
    month = "Mon" not in form
    pieces = re.split(r"(\d+)", form)
    for index in range(1, len(pieces), 2):
        pieces[index] = "mm" if month else "dd"
        month = False
    return "".join(pieces).replace("Mon.", "Mon")


def _joined(text: str, units: Sequence[Unit]) -> list[Unit]:
    """Make one unit of a venue and a date that stand beside each other."""
    out: list[Unit] = []
    for unit in units:
        before = out[-1] if out else None
        if before is not None and {before.kind, unit.kind} == {"V", "D"}:
            between = text[before.end : unit.start]
            if len(between) <= _MOST_BETWEEN and not any(char in "()[]*_|\n<>" for char in between):
                out[-1] = Unit("V", before.start, unit.end, before.word + between + unit.word)
                continue
        out.append(unit)
    return out


def _repeated(units: Sequence[Unit]) -> list[Unit]:
    """Take the links behind a first one, and the tags, together: they are one repeated part."""
    out: list[Unit] = []
    for unit in units:
        before = out[-1].kind if out else ""
        if unit.kind in ("L", "G") and before == f"{unit.kind}*":
            out[-1] = out[-1]._replace(end=unit.end)
        elif unit.kind in ("L", "G") and before == unit.kind:
            out.append(unit._replace(kind=f"{unit.kind}*"))
        else:
            out.append(unit)
    return out


def escaped(text: str) -> str:
    """Give literal text with its braces escaped, as the notation writes them."""
    return text.replace("{", "\\{").replace("}", "\\}")
