"""ENC001."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability, Severity
from awesome_lint.rules import places
from awesome_lint.rules.base import Rule, safe
from awesome_lint.rules.enc.garbled import decoded
from awesome_lint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context

_RUN = re.compile(r"[^\x00-\x7f][^\x00-\x7f]+")  # a third of the time that `{2,}` takes
_LOST = "\ufffd"


class Mojibake(Rule):
    """Text that was decoded with the wrong encoding.

    ## Why
    UTF-8 that some editor read as Mac OS Roman or Windows-1252 shows as `üëç` for a thumb and `Œº` for a Greek mu:
    nobody can read or search it. U+FFFD stands where a character is lost for good.

    ## Example
    `Serving with Œº-Serve` was `Serving with μ-Serve`.

    ## Fix
    Safe: the garbled characters are decoded again, nothing else is touched. Only text that gives valid UTF-8, and reads
    better after decoding, is flagged. Lost characters (U+FFFD) have no fix.
    """

    code = "ENC001"
    name = "mojibake"
    severity = Severity.ERROR
    fixability = Fixability.SOMETIMES

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag each garbled run of characters."""
        text = ctx.source.text
        if text.isascii():
            return
        yield from self._lost(ctx)
        for match in _RUN.finditer(text):
            mended = decoded(match[0])
            if mended is None or self._is_left_alone(ctx, match.start()):
                continue
            before, after = _common_ends(match[0], mended)
            start, end = match.start() + before, match.end() - after
            mended = mended[before : len(mended) - after]
            message = f"garbled text `{text[start:end]}` was `{mended}`"
            yield self.diagnostic(Span(start, end), message, safe(f"Write {mended}", Edit.replace(start, end, mended)))

    def _lost(self, ctx: Context) -> Iterator[Diagnostic]:
        for match in places.matches(ctx, f"{_LOST}+", frozenset(_LOST)):
            if not self._is_left_alone(ctx, match.start()):
                message = "a character was lost here (U+FFFD stands in its place)"
                yield self.diagnostic(Span(*match.span()), message)

    @staticmethod
    def _is_left_alone(ctx: Context, offset: int) -> bool:
        return ctx.derive(places.code).holds(offset) or ctx.derive(places.destinations).holds(offset)


def _common_ends(one: str, other: str) -> tuple[int, int]:
    """Give how many characters two texts share at their beginning and, besides those, at their end."""
    limit = min(len(one), len(other))
    before = next((at for at in range(limit) if one[at] != other[at]), limit)
    limit -= before
    after = next((at for at in range(limit) if one[-1 - at] != other[-1 - at]), limit)
    return before, after
