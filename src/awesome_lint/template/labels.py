"""Tags and affiliations: told by their brackets, by the separators between them, or by emphasis."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesome_lint.records import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_lint.template.scan import Scan, Token
    from awesome_lint.template.slots import Slot

_EMPHASIS = re.compile(r"(\*\*|__|\*|_)(?=\S)([^*_]+|(?:(?!\1).)+)(?<=\S)\1")
_SOFT_SEPARATOR = re.compile(r"\s+/\s+|\s*[,;，；、]\s+|\s*[，；、]\s*")

_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"


class Labels(Record):
    """Tags and affiliations as they stand.

    Attributes:
        start: Offset of the first character, bracket included.
        end: Offset behind the last one.
        texts: Each label as Markdown, without emphasis around it; empty for `[]`.
        emphasised: For each label, whether it was emphasised as a whole.
    """

    start: int
    end: int
    texts: tuple[str, ...]
    emphasised: tuple[bool, ...]


def find_labels(
    text: str, scan: Scan, taken: Sequence[tuple[int, int]], slot: Slot, *, first: bool, ahead: bool
) -> Labels | None:
    """Find the tags of an entry.

    Args:
        text: The whole source.
        scan: The entry's tokens.
        taken: Offsets of the fields that are known already.
        slot: The template's slot for tags.
        first: Whether the template begins with the tags.
        ahead: Whether it has them before all links.

    Returns:
        Where and what they are, or None. They stand behind the last link, or ahead of the first where the template has
        them there; where nothing stands there, in brackets that hold a separator anywhere else; without a link, in
        square brackets at the end.
    """
    if ahead:
        found = _ahead(text, scan, taken, slot, first=first)
        if found is not None:
            return found
    start, end = _stretch(text, scan, taken)
    if start is None:
        last = scan.tokens[-1] if scan.tokens else None
        if last is None or not _bracketed(text, last, slot) or last.end != scan.end or last.start == scan.start:
            return None
        return _from_groups(text, [last], slot)
    if start < end:
        return _parse(text, scan, start, end, slot)
    for token in scan.tokens:
        separated = _bracketed(text, token, slot) and "|" in text[token.start : token.end]
        if separated and (token.start, token.end) not in taken:
            return _from_groups(text, [token], slot)
    return None


def _stretch(text: str, scan: Scan, taken: Sequence[tuple[int, int]]) -> tuple[int | None, int]:
    """Give the stretch behind the last link, without fields that are known at its edges."""
    ends = [token.end for token in scan.tokens if token.kind in ("link", "empty")]
    if not ends:
        return None, scan.end
    start, end = ends[-1], scan.end
    for first, last in taken:
        if first >= start and last == end:
            end = first
        elif first >= start and not text[start:first].strip():
            start = last
    while start < end and (_blank(text[start]) or text[start] == ")"):
        start += 1
    if text.startswith("]", start) and start > scan.start and text[start - 1] == ")" and end > start + 1:
        start += 1  # the closing bracket of a frame around the link
        while start < end and _blank(text[start]):
            start += 1
    return _without_badges(text, scan, *_without_blanks(text, start, end))


def _without_badges(text: str, scan: Scan, start: int, end: int) -> tuple[int, int]:
    """Leave out the badges and tags of HTML at both ends of a stretch."""
    tokens = scan.between(start, end)
    first, last = 0, len(tokens)
    while first < last and tokens[first].kind in ("badge", "html") and not text[start : tokens[first].start].strip():
        start, first = tokens[first].end, first + 1
    while last > first and tokens[last - 1].kind in ("badge", "html") and not text[tokens[last - 1].end : end].strip():
        end, last = tokens[last - 1].start, last - 1
    return _without_blanks(text, start, end)


def _without_blanks(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and _blank(text[start]):
        start += 1
    while end > start and _blank(text[end - 1]):
        end -= 1
    return start, end


def _blank(char: str) -> bool:
    """Whether a character is a blank, or is not seen at all."""
    return char.isspace() or char in _UNSEEN


def _ahead(text: str, scan: Scan, taken: Sequence[tuple[int, int]], slot: Slot, *, first: bool) -> Labels | None:
    """Find tags in brackets before the links: at the very beginning, else nearest to the links."""
    edge = next((token.start for token in scan.tokens if token.kind in ("link", "empty")), scan.end)
    groups = [token for token in scan.between(scan.start, edge) if _bracketed(text, token, slot)]
    if first:
        groups = [token for token in groups[:1] if token.start == scan.start]
    if not groups or (groups[-1].start, groups[-1].end) in taken:
        return None
    return _from_groups(text, groups[-1:], slot)


def _bracketed(text: str, token: Token, slot: Slot) -> bool:
    """Whether a token is text in square brackets, or in those of the template."""
    closing = ("]", "\\]", "】", slot.close) if slot.close else ("]", "\\]", "】")
    return token.kind == "group" and text.startswith(closing, token.inner[1])


def _parse(text: str, scan: Scan, start: int, end: int, slot: Slot) -> Labels | None:
    tokens = scan.between(start, end)
    if any(token.kind in ("link", "badge", "html", "break") for token in tokens):
        return None
    groups = [token for token in tokens if _bracketed(text, token, slot)]
    if groups and len(groups) == len(tokens) and _covers(text, groups, start, end):
        return _from_groups(text, groups, slot)
    return _loose(text, scan, tokens, start, end, slot)


def _covers(text: str, tokens: list[Token], start: int, end: int) -> bool:
    """Whether nothing but blanks stands beside some tokens."""
    at = start
    for token in tokens:
        if text[at : token.start].strip(" \t\n|,"):
            return False
        at = token.end
    return not text[at:end].strip()


def _from_groups(text: str, groups: list[Token], slot: Slot) -> Labels:
    pieces = [piece for group in groups for piece in _pieces(text[slice(*group.inner)], slot)]
    return _labels(groups[0].start, groups[-1].end, pieces)


def _pieces(text: str, slot: Slot) -> list[str]:
    """Cut the text of some tags: at pipes, else at the template's separator, else at what others use for one."""
    flat = " ".join(text.split())
    own = slot.pieces[1] if len(slot.pieces) > 1 else "|"
    if "|" in flat:
        return flat.split("|")
    if own in flat:
        return flat.split(own)
    if own.strip() in ("/", ""):
        return _SOFT_SEPARATOR.split(flat)  # "C/C++" is one tag
    return flat.split(own.strip()) if own.strip() in flat else _SOFT_SEPARATOR.split(flat)


def _loose(text: str, scan: Scan, tokens: list[Token], start: int, end: int, slot: Slot) -> Labels | None:
    """Read tags without brackets, or with one bracket lost: pipes between them, or emphasis alone, tell them."""
    strays = {offset for offset in scan.strays if start <= offset < end}
    first, last = _without_strays(text, start, end, strays) if strays else (start, end)
    inner = text[first:last]
    if any(bracket in inner for bracket in "[]") or any(first <= offset < last for offset in strays):
        return None  # with another bracket beside them these would become a link, or tags within tags
    if "|" in inner or (strays and text[end - 1] in ("]", slot.close[-1:])):
        return _labels(start, end, _pieces(inner, slot))
    marks = [token for token in tokens if token.kind == "mark"]
    if marks and len(marks) == len(tokens) and _covers(text, marks, start, end):
        return _labels(start, end, [text[token.start : token.end] for token in marks])
    return None


def _without_strays(text: str, start: int, end: int, strays: set[int]) -> tuple[int, int]:
    """Leave out blanks and brackets without partner, also those behind a backslash, at both ends."""
    while start < end and (text[start].isspace() or start in strays):
        start += 2 if text[start] == "\\" else 1
    while end > start:
        if text[end - 1].isspace() or end - 1 in strays:
            end -= 1
        elif end - 2 in strays and text[end - 2] == "\\":
            end -= 2
        else:
            break
    return start, max(start, end)


def _labels(start: int, end: int, pieces: list[str]) -> Labels:
    texts: list[str] = []
    emphasised: list[bool] = []
    for piece in pieces:
        stripped = " ".join(piece.split()).strip(" /,;")
        match = _EMPHASIS.fullmatch(stripped)
        if match:
            stripped = match[2].strip()
        if stripped:
            texts.append(stripped)
            emphasised.append(match is not None)
    return Labels(start, end, tuple(texts), tuple(emphasised))
