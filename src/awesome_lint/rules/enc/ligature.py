"""ENC006."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize

from awesome_lint.diagnostics import Fixability
from awesome_lint.rules import places
from awesome_lint.rules.base import Rule, safe
from awesome_lint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context

_LIGATURES = frozenset("\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06")
_SET = "".join(sorted(_LIGATURES))
_WORD = rf"(?<!\w)[^\W{_SET}]*[{_SET}]\w*"


class Ligature(Rule):
    """A ligature character such as `ﬁ`, pasted from a PDF.

    ## Why
    A ligature is one character: who searches for `Classifiers` does not find `Classiﬁers`.

    ## Example
    `Pre-Trained Classiﬁers` for `Pre-Trained Classifiers`.

    ## Fix
    Safe: the letters are written one by one. In a link's destination nothing is flagged.
    """

    code = "ENC006"
    name = "ligature"
    fixability = Fixability.ALWAYS

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag each word that holds one."""
        for match in places.matches(ctx, _WORD, _LIGATURES):
            start = match.start()
            if ctx.derive(places.code).holds(start) or ctx.derive(places.destinations).holds(start):
                continue
            edits = [
                Edit.replace(start + at, start + at + 1, normalize("NFKC", char))
                for at, char in enumerate(match[0])
                if char in _LIGATURES
            ]
            word = "".join(normalize("NFKC", char) if char in _LIGATURES else char for char in match[0])
            message = f"`{word}` is written with a ligature character"
            yield self.diagnostic(Span(*match.span()), message, safe(f"Write {word}", *edits))
