"""Templates written in the notation."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.model import RecordShape
from awesome_lint.template.infer.fields import escaped
from awesome_lint.template.infer.grow import positions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_lint.template.infer.grow import Place
    from awesome_lint.template.infer.skeleton import Skeleton

_LABEL = re.compile(r"\[(\W*)[^\n]*?(\W*)\]\(url\)\Z")  # with the brackets that stand inside it
_CELL = re.compile(r"\s*\|?\s*\0c\s*\|?\s*")


class _Place(NamedTuple):
    """What the records have at a place of a template: what is said there, its frame, and the text before that."""

    words: Counter[str]
    frames: Counter[tuple[str, str]]
    gaps: Counter[str]

    def body(self) -> str:
        """Give what most say there, in the frame that most have."""
        before, after = self.frame()
        return f"{before}{self.word()}{after}"

    def word(self) -> str:
        """Give what most say there; of tags, one alone does not tell how several are separated."""
        telling = Counter({word: count for word, count in self.words.items() if word != "tags"})
        return _commonest(telling or self.words)

    def frame(self) -> tuple[str, str]:
        """Give the frame that most have."""
        before, after = self.frames.most_common(1)[0][0] if self.frames else ("", "")
        return _literal(before), _literal(after)

    def gap(self) -> str:
        """Give the text before it that most have."""
        return _literal(_commonest(self.gaps))


def marker_of(markers: Counter[str | None]) -> str | None:
    """Give the bullet that most records have, or `1` with their delimiter; None if they have none."""
    marker = markers.most_common(1)[0][0] if markers else None
    return marker if marker is None or marker in "*+-" else f"1{marker[-1]}"


def written(places: Sequence[Place], skeletons: Sequence[Skeleton], shape: RecordShape, marker: str | None) -> str:
    """Write a template in the notation: each place as most of its records have it.

    Args:
        places: The places.
        skeletons: The records that fit them.
        shape: The shape of the records.
        marker: The bullet or number before them, if they are items.
    """
    found = [_Place(Counter(), Counter(), Counter()) for _ in places]
    tails: Counter[str] = Counter()
    for skeleton in skeletons:
        for number, at in enumerate(positions(places, skeleton.kinds) or ()):
            slot = skeleton.slots[number]
            found[at].words[slot.word] += 1
            found[at].frames[slot.before, slot.after] += 1
            if number:
                found[at].gaps[slot.gap] += 1
        # a row's own closing bar is part of its shape
        tails[skeleton.tail.strip(" \t\n|" if shape is RecordShape.ROW else None)] += 1
    out: list[str] = []
    begun = False
    for index, place in enumerate(places):
        following = found[index + 1].gap() if index + 1 < len(places) else ""
        out.append(_part(place, found[index], following, begun=begun))
        begun = begun or not place.optional or place.kind[-1] == "*"
    if tails.most_common(1)[0][1] * 2 > tails.total():
        tail, last = _literal(_commonest(tails)), out[-1]
        inside = places[-1].kind == "X" and last.endswith("}?")
        out[-1] = f"{last[:-2]}{tail}}}?" if inside else last + tail
    return _framed("".join(out), shape, marker)


def _part(place: Place, held: _Place, following: str, *, begun: bool) -> str:
    """Write a place, with the literal text before it; of optional first places with the text behind."""
    if place.kind[-1] == "*":
        before, after = held.frame()
        word = held.word()
        if place.kind == "L*":
            word = _LABEL.sub(r"[\1Name\2](url)", word)
        return f"{{{held.gap()}{before}{word}{after}}}*"
    if place.optional:
        return f"{{{held.gap()}{held.body()}}}?" if begun else f"{{{held.body()}{following}}}?"
    return f"{held.gap()}{held.body()}" if begun else held.body()


def _commonest(counts: Counter[str]) -> str:
    """Give the text that occurs most often; of several the first by code points."""
    return min(counts.items(), key=lambda each: (-each[1], each[0]), default=("", 0))[0]


def _literal(text: str) -> str:
    """Write literal text in the notation: braces escaped, breaks as they are written there."""
    text = escaped(text)
    text = re.sub(r" ?\0b ?", "\n\n", text)
    text = re.sub(r" ?\0i ?", "\n  - ", text)
    text = re.sub(r" ?\0q ?", "\n  > ", text)
    text = _CELL.sub(" | ", text)
    text = re.sub(r" ?\0\\ ?", " \\\\\n", text)
    return re.sub(r" ?\0n ?", "\n", text)


def _framed(written: str, shape: RecordShape, marker: str | None) -> str:
    """Write what stands around a record of a shape."""
    if shape is RecordShape.ITEM:
        inner = written.replace("\n\n", "\n\n  ")
        lines = inner.split("\n")
        inner = "\n".join(
            [lines[0], *(line if line.startswith("  ") or not line else f"  {line}" for line in lines[1:])]
        )
        return f"{marker or '-'} {inner}"
    if shape is RecordShape.ROW:
        return f"| {written} |"
    if shape is RecordShape.HEADING:
        return f"### {written}"
    if shape is RecordShape.DETAILS:
        head, _, body = written.partition("\n\n")
        return (
            f"<details><summary>{head}</summary>\n\n{body}\n\n</details>"
            if body
            else f"<details><summary>{head}</summary>\n</details>"
        )
    return written
