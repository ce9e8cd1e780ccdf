"""ENC001."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from unicodedata import category

from awesome_lint.diagnostics import Fixability, Severity
from awesome_lint.rules import places
from awesome_lint.rules.base import Rule, safe
from awesome_lint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context

# What UTF-8 is most often read as by mistake. Control characters stand for the bytes that windows-1252 leaves out.
_ENCODINGS = ("mac_roman", "cp1252", "latin-1", "cp1250", "cp1251", "cp437")
_APPLE = "\uf8ff"  # byte F0 of Mac OS Roman, with which every emoji begins in UTF-8; a logo where Apple's fonts are
_RUN = re.compile(r"[^\x00-\x7f]{2,}")
# RFC 3629, section 4, each byte as the character of its number; not so strict, for decoding is left to others.
_SEQUENCE = re.compile("[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_APPLE_SEQUENCE = re.compile(f"{_APPLE}[^\x00-\x7f]{{3}}")
_LOST = "\ufffd"
_IMPLAUSIBLE = frozenset({"Cc", "Cn", "Co", "Cs"})


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
            mended = _decode(match[0])
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


class _Bytes(dict[int, int]):
    """The byte from 80 to FF for each character of an encoding's upper half, 0 for all others."""

    def __missing__(self, char: int) -> int:
        return 0


@cache
def _bytes_of(encoding: str) -> _Bytes:
    """Give an encoding's bytes; C1 controls stand for themselves where it leaves a byte out."""
    found = _Bytes((code, code) for code in range(0x80, 0xA0))
    for code in range(0x80, 0x100):
        found.update((ord(char), code) for char in bytes([code]).decode(encoding, "ignore"))
    return found


@cache
def _upper_halves() -> frozenset[str]:
    """Give the characters that the bytes from 80 to FF stand for in any of the encodings."""
    return frozenset(chr(code) for encoding in _ENCODINGS for code in _bytes_of(encoding))


def _could_be_utf8(run: str) -> bool:
    """Whether a run holds the bytes of a UTF-8 sequence, if any of the encodings gave it."""
    if len(_upper_halves().intersection(run)) < 2:
        return False
    return any(_SEQUENCE.search(run.translate(_bytes_of(encoding))) for encoding in _ENCODINGS)


@lru_cache(maxsize=4096)
def _decode(run: str) -> str | None:
    """Give what a run of characters was before it was garbled; None if it reads well as it is."""
    if not _could_be_utf8(run):
        return None
    if _APPLE in run:
        mended = _APPLE_SEQUENCE.sub(_decode_apple, run)
    else:
        from ftfy import fix_encoding

        mended = fix_encoding(run)
    return None if mended == run or any(category(char) in _IMPLAUSIBLE for char in mended) else mended


def _decode_apple(match: re.Match[str]) -> str:
    try:
        return match[0].encode("mac_roman").decode("utf-8")
    except UnicodeError:
        return match[0]


def _common_ends(one: str, other: str) -> tuple[int, int]:
    """Give how many characters two texts share at their beginning and, besides those, at their end."""
    limit = min(len(one), len(other))
    before = next((at for at in range(limit) if one[at] != other[at]), limit)
    limit -= before
    after = next((at for at in range(limit) if one[-1 - at] != other[-1 - at]), limit)
    return before, after
