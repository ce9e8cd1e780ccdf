"""ENC002."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import category, name

from awesome_lint.diagnostics import Fixability
from awesome_lint.rules import places
from awesome_lint.rules.base import Rule, safe, unsafe
from awesome_lint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context

_JOINERS = "\u200c\u200d"
_DIRECTION = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_ALWAYS = "\u00ad\u180e\u200b\u2060\u2061\u2062\u2063\u2064\ufeff"
_INVISIBLE = frozenset(_JOINERS + _DIRECTION + _ALWAYS)
_RUN = f"[{''.join(sorted(_INVISIBLE))}]+"
_CLOSING = frozenset(".,;!?)]")
_OPENING = frozenset("([")
_TAG_CHARACTERS = range(0xE0020, 0xE0080)
# Letters of scripts in which joiners change the shape of words: Arabic, Syriac, N'Ko, Mongolian, and Brahmic ones.
_JOINING = (
    "[\u0600-\u08ff\u0900-\u0dff\u0e00-\u0fff\u1000-\u109f\u1780-\u18af\u1900-\u1cff"
    "\ua800-\uabff\ufb50-\ufdff\ufe70-\ufefc]"
)


_RIGHT_TO_LEFT = "[\u05d0-\u061b\u0620-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"


class InvisibleCharacter(Rule):
    """A character that nobody sees.

    ## Why
    Zero-width blanks, soft hyphens and direction marks come along when text is copied from web pages and PDFs. They
    break searching, sorting and duplicate detection, and some of them can make text read otherwise than it is. Joiners
    in emoji and in scripts that need them, and direction marks beside right-to-left text, are not flagged.

    ## Example
    `Multi<U+00AD>-Exit Architectures` for `Multi-Exit Architectures`.

    ## Fix
    Safe within a word, at its end or at its beginning: the characters are removed. Unsafe beside other marks, for there
    an invisible character may be what keeps `@`, `<`, `#`, `-` or a bracket from being Markdown. Unsafe in a link's
    destination, too, since the destination changes.
    """

    code = "ENC002"
    name = "invisible-character"
    fixability = Fixability.ALWAYS

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag each run of invisible characters."""
        text = ctx.source.text
        right_to_left = places.LineFact(ctx, _RIGHT_TO_LEFT)
        for match in places.matches(ctx, _RUN, _INVISIBLE):
            start, end = match.span()
            if ctx.derive(places.code).holds(start) or _is_legitimate(text, match, right_to_left):
                continue
            names = ", ".join(dict.fromkeys(f"U+{ord(char):04X} {name(char, '?').lower()}" for char in match[0]))
            safely = _is_plain(text, start, end) and not ctx.derive(places.destinations).holds(start)
            fix = safe if safely else unsafe
            message = f"invisible {names}{_between(text, start, end)}"
            yield self.diagnostic(Span(start, end), message, fix("Remove it", Edit.delete(start, end)))


def _is_plain(text: str, start: int, end: int) -> bool:
    """Whether invisible characters stand in a word, or between one and a blank or what ends a clause."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isalnum() or (before and category(before) == "So"):
        hyphen = after == "-" and before.isalnum() and text[end + 1 : end + 2].isalnum()
        return after.isalnum() or not after.strip() or after in _CLOSING or hyphen
    return after.isalpha() and (not before.strip() or before in _OPENING)


def _is_legitimate(text: str, match: re.Match[str], right_to_left: places.LineFact) -> bool:
    """Whether an invisible character does its work where it stands."""
    before = text[match.start() - 1 : match.start()]
    after = text[match.end() : match.end() + 1]
    if all(char in _JOINERS for char in match[0]):
        if re.match(_JOINING, before) or re.match(_JOINING, after):
            return True
        return match[0] == "\u200d" and _is_pictograph(before) and _is_pictograph(after)
    return all(char in _DIRECTION for char in match[0]) and right_to_left.holds(match.start())


def _is_pictograph(char: str) -> bool:
    """Whether a character can stand beside a joiner in an emoji: a symbol, a selector or modifier of one, or a tag."""
    return bool(char) and (category(char) in ("So", "Sk", "Sm", "Mn") or ord(char) in _TAG_CHARACTERS)


def _between(text: str, start: int, end: int) -> str:
    """Say after and before which words a place is, for a message."""
    left = re.search(r"[^\s\W]{1,20}$", text[max(0, start - 20) : start])
    right = re.match(r"[^\s\W]{1,20}", text[end : end + 20])
    if left and right:
        return f" within `{left[0]}{right[0]}`"
    return f" after `{left[0]}`" if left else ""
