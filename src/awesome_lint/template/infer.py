"""The template that a list's entries follow, found from the entries themselves.

Each record's fields (`roles`) give a skeleton: what stands there, in order. The commonest skeleton is the seed; others are
merged into it as optional parts as long as enough records ask for them; what is left makes at most two further templates.
Literal text, brackets and labels are those of the majority. Deterministic, and linear in the records looked at.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from awesome_lint.markdown.nodes import Link
from awesome_lint.model import RecordShape
from awesome_lint.template.link_class import LabelClass, bare_label, label_class
from awesome_lint.template.roles import Role
from awesome_lint.template.tokens import TokenKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from awesome_lint.model import ListRecord
    from awesome_lint.template.roles import Assigned
    from awesome_lint.template.tokens import Token


class Typed(NamedTuple):
    """A record with its tokens and the fields they are."""

    record: ListRecord
    tokens: Sequence[Token]
    roles: Sequence[Assigned]


SAMPLE: Final = 240
"""Records looked at: enough to tell a list's style, few enough to cost little on a long one."""
_MOST_SIGNATURES: Final = 40
_MOST_OPTIONAL: Final = 8
_MOST_ADDED: Final = 4
_MOST_TEMPLATES: Final = 3
_LEAST_SHARE: Final = 0.1  # of the records looked at, for a further template
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
_WORDS: Final = {
    Role.TITLE: "Title",
    Role.NAME: "Name",
    Role.AUTHORS: "Authors",
    Role.VENUE: "conf",
    Role.TAGS: "tags",
    Role.AFFILIATION: "affiliation",
    Role.DESCRIPTION: "Description",
}
_OPENING: Final = {"(": ")", "[": "]", "{": "}", "（": "）", "【": "】", "“": "”", '"': '"', "「": "」", "《": "》", "*": "*", "_": "_", "`": "`", "~": "~"}
_COMMENT = re.compile(r"<!--.*?-->|<a\s[^>]*>\s*</a>|</?(?:sub|sup|span|font|center|div|kbd|small|u|ins)\b[^>]*>", re.DOTALL | re.IGNORECASE)
_DATE_WORD = re.compile(r"[A-Za-z]+")


class _Unit(NamedTuple):
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


class _Slot(NamedTuple):
    """A field of one record with its frame and the literal text before that.

    Attributes:
        kind: What it is.
        gap: The literal text before its frame.
        before: Its frame's beginning.
        word: What the template says for it.
        after: Its frame's end.
    """

    kind: str
    gap: str
    before: str
    word: str
    after: str


class _Skeleton(NamedTuple):
    slots: tuple[_Slot, ...]
    tail: str

    @property
    def kinds(self) -> tuple[str, ...]:
        """What is compared."""
        return tuple([slot.kind for slot in self.slots])


def infer_templates(text: str, typed: Sequence[Typed], recurring: frozenset[str]) -> list[str]:
    """Give the templates that records follow, the commonest first, in the notation.

    Args:
        text: The whole source.
        typed: The records that are entries, with their fields.
        recurring: The labels that the list gives to many links.
    """
    sample = typed[:: max(1, -(-len(typed) // SAMPLE))]
    by_shape: dict[RecordShape, list[Typed]] = {}
    for each in sample:
        by_shape.setdefault(each.record.shape, []).append(each)
    found: list[tuple[int, str]] = []
    for shape, members in by_shape.items():
        if len(members) < max(3, _LEAST_SHARE * len(sample)):
            continue
        skeletons = [
            (each, skeleton) for each in members if (skeleton := _skeleton(text, each, recurring)) is not None
        ]
        while skeletons and len(found) < _MOST_TEMPLATES + 2:
            merged, fitting = _grown([skeleton for _, skeleton in skeletons])
            if len(fitting) < max(3, _LEAST_SHARE * len(sample)):
                break
            markers = Counter(skeletons[index][0].record.marker for index in fitting)
            written = _write(merged, [skeletons[index][1] for index in fitting], shape, _marker(markers))
            found.append((len(fitting), written))
            kept = set(fitting)
            skeletons = [each for index, each in enumerate(skeletons) if index not in kept]
    found.sort(key=lambda each: -each[0])
    return [written for _, written in found[:_MOST_TEMPLATES]]


# --- skeletons -------------------------------------------------------------------------------------------------------


def _skeleton(text: str, typed: Typed, recurring: frozenset[str]) -> _Skeleton | None:
    """Give what a record is made of, as a template would say it."""
    units = _units(text, typed, recurring)
    if not any("T" in unit.kind for unit in units):
        return None
    record = typed.record
    start = record.parts[0].start if record.parts else record.span.start
    end = record.span.end
    slots: list[_Slot] = []
    at = start
    opened = ""
    for index, unit in enumerate(units):
        following = units[index + 1].start if index + 1 < len(units) else end
        gap = opened or _plain(text[at : unit.start], typed, at)
        before = _opening(gap)
        behind = _plain(text[unit.end : following], typed, unit.end)
        after = _closing(before, behind)
        if after is None:
            before, after = "", ""
        slots.append(_Slot(unit.kind, gap[: len(gap) - len(before)], before, unit.word, after))
        opened = behind[len(after) :]
        at = unit.end
    return _Skeleton(tuple(slots), opened)


def _units(text: str, typed: Typed, recurring: frozenset[str]) -> list[_Unit]:
    """Give the fields in order, those in labels with their link, venue and date beside each other as one."""
    inside: dict[int, list[Assigned]] = {}
    for each in typed.roles:
        if each.inside >= 0:
            inside.setdefault(each.inside, []).append(each)
    units: list[_Unit] = []
    described = [each.text for each in typed.roles if each.role is Role.DESCRIPTION]
    for each in typed.roles:
        if each.inside >= 0 or each.role is Role.IMAGE:
            continue
        if each.role is not Role.DESCRIPTION and any(start <= each.text[0] < end for start, end in described):
            continue
        if each.role is Role.LINK:
            units.append(_link_unit(text, typed.tokens[each.first], inside.get(each.first, ()), recurring))
        elif each.role is Role.DATE:
            units.append(_Unit("D", *each.text, _date_word(text[slice(*each.text)])))
        elif each.role is Role.TAGS and typed.tokens[each.first].kind is TokenKind.EMOJI:
            continue
        else:
            start, stop = each.text
            if typed.tokens[each.first].kind is TokenKind.CODE and each.last == each.first + 1:
                marks = len(text[start:stop]) - len(text[start:stop].lstrip("`"))
                start, stop = start + marks, stop - marks
            units.append(_Unit(_KINDS[each.role], start, stop, _WORDS[each.role]))
    units.sort(key=lambda unit: (unit.start, unit.end))
    units = [unit for index, unit in enumerate(units) if not index or unit.start >= units[index - 1].end]
    return _repeated(_joined(text, units))


def _link_unit(text: str, token: Token, inside: Iterable[Assigned], recurring: frozenset[str]) -> _Unit:
    node = token.node
    fields = sorted(inside, key=lambda each: each.text)
    if not isinstance(node, Link) or node.syntax in ("bare", "autolink"):
        return _Unit("U", token.start, token.end, "url" if not isinstance(node, Link) or node.syntax == "bare" else "<url>")
    cls = label_class(token, recurring)
    if fields:
        inner = [_Unit(_KINDS[each.role], *each.text, _word(text, each)) for each in fields]
        inner = _joined(text, inner)
        at = node.children[0].start if node.children else token.start + 1
        end = node.children[-1].end if node.children else at
        pieces: list[str] = []
        for unit in inner:
            pieces += (_escaped(text[at : unit.start]), unit.word)
            at = unit.end
        pieces.append(_escaped(text[at:end]))
        return _Unit("[" + "".join(unit.kind for unit in inner) + "]", token.start, token.end, f"[{''.join(pieces)}](url)")
    if cls is LabelClass.IMAGE:
        return _Unit("B", token.start, token.end, "[![](url)](url)")
    start = node.children[0].start if node.children else token.start + 1
    end = node.children[-1].end if node.children else start
    label = text[start:end]
    if cls is LabelClass.TELLING:
        return _Unit("L", token.start, token.end, "[Name](url)")
    return _Unit("L", token.start, token.end, f"[{_escaped(label)}](url)")


def _word(text: str, each: Assigned) -> str:
    return _date_word(text[slice(*each.text)]) if each.role is Role.DATE else _WORDS.get(each.role, "Name")


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


def _joined(text: str, units: Sequence[_Unit]) -> list[_Unit]:
    """Make one unit of a venue and a date that stand beside each other."""
    out: list[_Unit] = []
    for unit in units:
        before = out[-1] if out else None
        if before is not None and {before.kind, unit.kind} == {"V", "D"}:
            between = text[before.end : unit.start]
            if len(between) <= 3 and not any(char in "()[]*_|\n<>" for char in between):
                out[-1] = _Unit("V", before.start, unit.end, before.word + between + unit.word)
                continue
        out.append(unit)
    return out


def _repeated(units: Sequence[_Unit]) -> list[_Unit]:
    """Take links behind the first generic one together: they are one repeated part."""
    out: list[_Unit] = []
    for unit in units:
        for kind in ("L", "G"):
            if unit.kind == kind and out and out[-1].kind in (kind, f"{kind}*"):
                unit = unit._replace(kind=f"{kind}*")
        if unit.kind[-1] == "*" and out[-1].kind == unit.kind:
            out[-1] = out[-1]._replace(end=unit.end)
            continue
        out.append(unit)
    return out


def _plain(gap: str, typed: Typed, start: int) -> str:
    """Give the literal text between two fields without what is no part of a form: emoji, images, comments."""
    if not gap:
        return ""
    end = start + len(gap)
    pieces: list[str] = []
    at = start
    for token in typed.tokens:
        if token.start < start or token.end > end:
            continue
        if token.kind in (TokenKind.EMOJI, TokenKind.IMAGE, TokenKind.HTML, TokenKind.EMPTY) or (
            token.kind in (TokenKind.WORDS, TokenKind.CODE, TokenKind.AUTHORS, TokenKind.VENUE, TokenKind.DATE)
            and token.text.lower() not in {"in", "by", "at"}
        ):
            pieces.append(gap[at - start : token.start - start])
            at = token.end
        elif token.kind is TokenKind.LINE:
            pieces += (gap[at - start : token.start - start].rstrip(" "), _break(token))
            at = token.end
        elif token.kind in _BORDER_TEXT:
            pieces += (gap[at - start : token.start - start].rstrip(" \n"), _BORDER_TEXT[token.kind])
            at = token.end
    pieces.append(gap[at - start :])
    written = _COMMENT.sub("", "".join(pieces))
    return re.sub(r"[ \t]+", " ", written) if "\0" not in written else written


_BORDER_TEXT: Final = {
    TokenKind.BLOCK: "\0b",
    TokenKind.ITEM: "\0i",
    TokenKind.QUOTE: "\0q",
    TokenKind.CELL: "\0c",
}


def _break(token: Token) -> str:
    written = token.text
    if token.node is None:
        return "\0n"
    return "\0\\" if written.strip().startswith("\\") else "\0n"


def _opening(gap: str) -> str:
    """Give the brackets and marks at the end of a gap that open there."""
    end = len(gap)
    start = end
    while start and (gap[start - 1] in _OPENING or gap[start - 1] == "\\"):
        start -= 1
    return gap[start:]


def _closing(before: str, behind: str) -> str | None:
    """Give what closes an opening frame at the beginning of the text behind it; None if it is not closed there."""
    if not before:
        return ""
    mirror = "".join(_OPENING.get(char, "") for char in reversed(before.replace("\\", "")))
    bare = behind.replace("\\", "")
    for lead in ("", ".", "!", "?", ","):
        if bare.startswith(lead + mirror):
            want, at = lead + mirror, 0
            taken = 0
            while taken < len(want):
                taken += behind[at] != "\\"
                at += 1
            return behind[:at]
    return None


# --- growing a template ----------------------------------------------------------------------------------------------


class _Place(NamedTuple):
    kind: str
    optional: bool


def _grown(skeletons: Sequence[_Skeleton]) -> tuple[list[_Place], list[int]]:
    """Give the places of the template that most skeletons fit, and the indexes of those."""
    counts = Counter(skeleton.kinds for skeleton in skeletons)
    ranked = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    places = [_Place(kind, optional=False) for kind in ranked[0][0]]
    seed = len(places)
    title = next(kind for kind in ranked[0][0] if "T" in kind)
    for kinds, count in ranked[1:_MOST_SIGNATURES]:
        merged = _merged(places, kinds)
        if merged is None:
            continue
        added = len(merged) - len(places)
        optional = sum(place.optional for place in merged)
        mandatory = len(merged) - optional
        if added > _MOST_ADDED or optional > _MOST_OPTIONAL or mandatory * 2 < min(seed, 4):
            continue
        if any(place.kind == title and place.optional for place in merged):
            continue
        newly = sum(place.optional for place in merged) - sum(place.optional for place in places)
        if newly and count < max(2, 0.008 * len(skeletons) * newly):
            continue
        places = merged
    fitting = [index for index, skeleton in enumerate(skeletons) if _fits(places, skeleton.kinds)]
    return places, fitting


def _merged(places: Sequence[_Place], kinds: Sequence[str]) -> list[_Place] | None:
    """Give places that also hold `kinds`: what only one side has becomes optional."""
    rows, columns = len(places), len(kinds)
    best = [[0] * (columns + 1) for _ in range(rows + 1)]
    for row in range(rows - 1, -1, -1):
        for column in range(columns - 1, -1, -1):
            if places[row].kind == kinds[column]:
                best[row][column] = 1 + best[row + 1][column + 1]
            else:
                best[row][column] = max(best[row + 1][column], best[row][column + 1])
    if not best[0][0]:
        return None
    out: list[_Place] = []
    row = column = 0
    while row < rows or column < columns:
        if row < rows and column < columns and places[row].kind == kinds[column]:
            out.append(places[row])
            row, column = row + 1, column + 1
        elif column >= columns or (row < rows and best[row + 1][column] >= best[row][column + 1]):
            out.append(_Place(places[row].kind, optional=True))
            row += 1
        else:
            out.append(_Place(kinds[column], optional=True))
            column += 1
    return out


def _fits(places: Sequence[_Place], kinds: Sequence[str]) -> bool:
    return _positions(places, kinds) is not None


def _positions(places: Sequence[_Place], kinds: Sequence[str]) -> list[int] | None:
    """Give the place of each kind, mandatory places all taken; None if they do not fit."""
    found: list[int] = []
    at = 0
    for kind in kinds:
        while at < len(places) and places[at].kind != kind:
            if not places[at].optional:
                return None
            at += 1
        if at == len(places):
            return None
        found.append(at)
        at += 1
    return found if all(place.optional for place in places[at:]) else None


# --- writing it ------------------------------------------------------------------------------------------------------


def _marker(markers: Counter[str | None]) -> str | None:
    marker = markers.most_common(1)[0][0] if markers else None
    if marker is None:
        return None
    return marker if marker in "*+-" else "1" + marker[-1]


def _write(places: Sequence[_Place], skeletons: Sequence[_Skeleton], shape: RecordShape, marker: str | None) -> str:
    """Write a template: each place as most of its records have it."""
    words = [Counter[str]() for _ in places]
    frames = [Counter[tuple[str, str]]() for _ in places]
    gaps = [Counter[str]() for _ in places]
    tails: Counter[str] = Counter()
    firsts = 0
    while firsts < len(places) and places[firsts].optional:
        firsts += 1
    for skeleton in skeletons:
        positions = _positions(places, skeleton.kinds)
        if positions is None:
            continue
        for number, (slot, position) in enumerate(zip(skeleton.slots, positions, strict=True)):
            words[position][slot.word] += 1
            frames[position][slot.before, slot.after] += 1
            if number:
                gaps[position][slot.gap] += 1
        tails[skeleton.tail.strip()] += 1
    out: list[str] = []
    begun = False
    for index, place in enumerate(places):
        word = _commonest(words[index])
        before, after = frames[index].most_common(1)[0][0] if frames[index] else ("", "")
        gap = _commonest(gaps[index])
        body = f"{_literal(before)}{word}{_literal(after)}"
        if place.kind[-1] == "*":
            repeated = "[Name](url)" if place.kind == "L*" else word
            out.append("{" + _literal(gap) + _literal(before) + repeated + _literal(after) + "}*")
        elif place.optional and not begun:
            following = gaps[index + 1] if index + 1 < len(places) else Counter()
            out.append("{" + body + _literal(_commonest(following)) + "}?")
            continue
        elif place.optional:
            out.append("{" + _literal(gap) + body + "}?")
        else:
            out.append((_literal(gap) if begun else "") + body)
        begun = True
    if tails and tails.most_common(1)[0][1] * 2 > tails.total():
        tail = _literal(_commonest(tails))
        last = out[-1]
        out[-1] = f"{last[:-2]}{tail}{last[-2:]}" if last.endswith("}?") and places[-1].kind == "X" else last + tail
    written = "".join(out)
    return _framed(written, shape, marker)


def _commonest(counts: Counter[str]) -> str:
    if not counts:
        return ""
    return min(counts.items(), key=lambda each: (-each[1], each[0]))[0]


def _escaped(text: str) -> str:
    return text.replace("{", "\\{").replace("}", "\\}")


def _literal(text: str) -> str:
    """Write literal text in the notation: braces escaped, breaks as they are written there."""
    text = _escaped(text)
    text = re.sub(r" *\0b *", "\n\n", text)
    text = re.sub(r" *\0i *", "\n  - ", text)
    text = re.sub(r" *\0q *", "\n  > ", text)
    text = re.sub(r"\s*\|?\s*\0c\s*\|?\s*", " | ", text)
    text = re.sub(r" *\0\\ *", " \\\\\n", text)
    return re.sub(r" *\0n *", "\n", text)


def _framed(written: str, shape: RecordShape, marker: str | None) -> str:
    if shape is RecordShape.ITEM:
        inner = written.replace("\n\n", "\n\n  ")
        lines = inner.split("\n")
        inner = "\n".join([lines[0], *(line if line.startswith("  ") or not line else f"  {line}" for line in lines[1:])])
        return f"{marker or '-'} {inner}"
    if shape is RecordShape.ROW:
        return f"| {written} |"
    if shape is RecordShape.HEADING:
        return f"### {written}"
    if shape is RecordShape.DETAILS:
        head, _, body = written.partition("\n\n")
        return f"<details><summary>{head}</summary>\n\n{body}\n\n</details>" if body else f"<details><summary>{head}</summary>\n</details>"
    return written
