"""ENC003."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import name

from awesome_lint.diagnostics import Fixability
from awesome_lint.rules import places
from awesome_lint.rules.base import Rule, unsafe
from awesome_lint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context

# Letters whose shape is a Latin one in common fonts (Unicode Technical Standard 39, confusables, the exact ones only).
_LATIN = {
    **dict(zip("авесԁһіјӏԛорѕԝхуАВЕЅІЈКМНОРСТУХ", "aBecdhijlqopswxyABESIJKMHOPCTYX", strict=True)),
    **dict(zip("οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oABEZHIKMNOPTYX", strict=True)),
}
del _LATIN["в"]
_LETTERS = "".join(_LATIN)
_MIXED = f"(?<![^\\W\\d_])[A-Za-z{_LETTERS}]+(?![^\\W\\d_])"
_FOREIGN = "(?<![^\\W\\d_])[\u0370-\u052f]{2,}(?![^\\W\\d_])"  # a whole word of such a script


class LookAlikeCharacter(Rule):
    """A Cyrillic or Greek letter inside of a Latin word.

    ## Why
    `Tеnsor` with a Cyrillic `е` looks right and is never found: not by searching, not by sorting, not by people who
    follow a name or an address. Words in Greek or Cyrillic, and letters that look like no Latin one (`μ-Serve`), are
    not flagged, nor are lines that hold whole words of that script, where an ending may be meant.

    ## Example
    `Tеnsor` for `Tensor`.

    ## Fix
    Unsafe: the Latin letter is written, since only a person can know which script was meant.
    """

    code = "ENC003"
    name = "look-alike-character"
    fixability = Fixability.ALWAYS

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag each word of two scripts."""
        foreign = places.LineFact(ctx, _FOREIGN)
        for match in places.matches(ctx, _MIXED, frozenset(_LATIN)):
            word = match[0]
            if word.isascii() or not _is_latin(word) or ctx.derive(places.code).holds(match.start()):
                continue
            if foreign.holds(match.start()):
                continue
            meant = "".join(_LATIN.get(char, char) for char in word)
            strange = ", ".join(dict.fromkeys(name(char).title() for char in word if char in _LATIN))
            fix = unsafe(f"Write {meant}", Edit.replace(*match.span(), meant))
            yield self.diagnostic(Span(*match.span()), f"`{meant}` is written with another script: {strange}", fix)


def _is_latin(word: str) -> bool:
    """Whether more than half of a word's letters are Latin."""
    return sum(char.isascii() for char in word) * 2 > len(word)
