"""What characters were before somebody read their UTF-8 in another encoding."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from unicodedata import category

# What UTF-8 is most often read as by mistake. Control characters stand for the bytes that windows-1252 leaves out.
_ENCODINGS = ("mac_roman", "cp1252", "latin-1", "cp1250", "cp1251", "cp437")
# Of the characters that ftfy finds again in each encoding those that are met most: marks, Western letters, Greek.
_COMMON = {
    "mac_roman": "£§©®°±²³µ·ÀÂÃÄÇÈÉÊËÑÒÓÔÕÖßàåçèéêëìíîïñòóôõöûü–—‘’“”„†•…‰‹›€αβγδεζηθικλμνξπρστυφχψω",
    "cp1252": "£§©®°±²³µ·«»¿ÀÂÃÄÆÇÈÉÊËÑÓÔÕÖ×ØÙÚÛÜßàáâãäæçèéêëìíîïñòóôõöøùúûüýÿ–—‘’‚“„†•…‹›€→−≤≥≠≈αβγδεζηθικλμνξοσφχψω",
}
_APPLE = "\uf8ff"  # byte F0 of Mac OS Roman, with which every emoji begins in UTF-8; a logo where Apple's fonts are
# RFC 3629, section 4, each byte as the character of its number; not so strict, for decoding is left to others.
_SEQUENCE = re.compile("[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_APPLE_SEQUENCE = re.compile(f"{_APPLE}[^\x00-\x7f]{{3}}")
_RUSSIAN = re.compile("[А-яЁё]+")  # letters that ftfy never takes for garbled ones, and whole lists are made of
_IMPLAUSIBLE = frozenset({"Cc", "Cn", "Co", "Cs"})


@lru_cache(maxsize=4096)
def decoded(run: str) -> str | None:
    """Give what a run of characters was before it was garbled; None if it reads well as it is.

    Args:
        run: Two or more characters, none of them ASCII.
    """
    return None if _RUSSIAN.fullmatch(run) else common().get(run) or decoded_by_ftfy(run)


@cache
def common() -> dict[str, str]:
    """Give the commonest characters, each by what becomes of it; `decoded_by_ftfy` says the same, but loads ftfy."""
    return {char.encode().decode(encoding): char for encoding, chars in _COMMON.items() for char in chars}


def decoded_by_ftfy(run: str) -> str | None:
    """Do as `decoded`, without the table; ftfy takes a fifth of a short run to load, and is asked only where needed."""
    if not _could_be_utf8(run):
        return None
    if _APPLE in run:
        mended = _APPLE_SEQUENCE.sub(_decode_apple, run)
    else:
        from ftfy import fix_encoding

        mended = fix_encoding(run)
    return None if mended == run or any(category(char) in _IMPLAUSIBLE for char in mended) else mended


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


def _decode_apple(match: re.Match[str]) -> str:
    try:
        return match[0].encode("mac_roman").decode("utf-8")
    except UnicodeError:
        return match[0]
