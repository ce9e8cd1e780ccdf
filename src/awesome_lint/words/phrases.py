"""Texts that stand for something else than an entry: placeholders, and headings of sections without entries."""

from __future__ import annotations

import re
from typing import Final

from awesome_lint.words.names import phrase_key
from awesome_lint.words.tables import table

_LONGEST: Final = 120  # code points; no listed phrase comes near it
_BOX = re.compile(r"\[[ xX]\](?!\S)")
_ELLIPSIS = re.compile(r"[\s\W_]*(?:\.\s*\.|…|⋯|。\s*。)[\s\W_]*")
_NUMBER = re.compile(r"(?:\d+|[ivx]+|[a-z])\Z")
_BACK: Final = (" back to top", " top", " back to contents", " back to table of contents", " back to toc")
_EXPLAINED = re.compile(
    r"[\W\d_]*(?:what(?:'s|’s|\s+is|\s+are|\s+does)|why|how\s+(?:to|do|does|should|can|you)|overview\s+of|about\s+(?:this|the))\b"
    r"|[\W\d_]*(?:什么是|为什么|如何|什麼是|為什麼)",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"[(\[（【][^()\[\]（）【】]*[)\]）】]")


def begins_with_box(text: str, start: int) -> bool:
    """Whether a task box (`[x]`, `[ ]`) stands at an offset, with a blank or nothing behind it."""
    return _BOX.match(text, start) is not None


def is_placeholder(text: str) -> bool:
    """Whether a whole text only says that something will follow: "to be updated", "TBD", "待更新", "...", "[ ]".

    Punctuation, emphasis, letter case and emoji do not matter.
    """
    if len(text) > _LONGEST:
        return False
    if _BOX.fullmatch(text.strip()):
        return True
    key = phrase_key(text)
    return key in table("placeholders") if key else _ELLIPSIS.fullmatch(text) is not None


def section_kind(heading: str) -> str | None:
    """Give what a section holds instead of entries, by the plain text of its heading; None if it may hold entries.

    Numbering ("3. License"), punctuation, emoji, letter case, accents, "back to top" and what stands in brackets behind
    do not matter.

    Returns:
        "contents", "contributing", "license", "citation", "acknowledgements", "related-lists" (entries all the same),
        "code-of-conduct", "footnotes", "changelog", "todo", "star-history", "contact", "sponsors", "contributors",
        "maintainers" or "usage".
    """
    if len(heading) > _LONGEST:
        return None
    return _kind(heading, table("sections"))


def aside_kind(heading: str) -> str | None:
    """Give what a section speaks of besides entries, by the plain text of its heading; None if of nothing.

    Such a section may hold entries all the same: there are lists of newsletters under "News".

    Returns:
        "news"; "notes" ("Introduction", "What is pruning?"); "project", of what documents software ("Installation",
        "Usage"); "people" ("Team").
    """
    if len(heading) > _LONGEST:
        return None
    kind = _kind(heading, table("asides"))
    if kind is None and _EXPLAINED.match(heading):
        return "notes"
    return kind


def _kind(heading: str, kinds: dict[str, str]) -> str | None:
    """Look a heading up, with numbering and what stands in brackets behind it, then without."""
    spelled = heading.replace("&", " and ")
    for text in (heading, spelled, _IN_BRACKETS.sub(" ", spelled)):
        key = phrase_key(text)
        for suffix in _BACK:
            key = key.removesuffix(suffix)
        while key:
            kind = kinds.get(key)
            if kind is not None:
                return kind
            first, _, rest = key.partition(" ")
            if not _NUMBER.match(first):
                break
            key = rest
    return None
