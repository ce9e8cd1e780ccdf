"""When two spellings of a word or phrase are the same to the eye of a reader."""

from __future__ import annotations

import re
import unicodedata

_BETWEEN = re.compile(r"[\W_]+")
_WORDS_OF_ASCII = bytes(ord(chr(code).lower()) if code < 128 and chr(code).isalnum() else 0x20 for code in range(256))
_ACCENTS = dict.fromkeys((*range(0x300, 0x370), *range(0x64B, 0x653), 0x200C, 0x200D), None)
_SAME = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ß": "ss", "ı": "i"})


def phrase_key(text: str) -> str:
    """Give the words of a text in lower case with one blank between them; accents and all but letters and digits go.

    Vowel signs that are letters of their script (Devanagari, Thai) stay only as far as they count as letters, on both
    sides of every comparison. The key of a text without letters and digits is empty.
    """
    if text.isascii():  # most are, and this takes a third of the time
        return " ".join(text.encode("ascii").translate(_WORDS_OF_ASCII).decode("ascii").split())
    folded = unicodedata.normalize("NFKD", text).casefold().translate(_ACCENTS).translate(_SAME)
    folded = unicodedata.normalize("NFC", folded)
    return _BETWEEN.sub(" ", folded).strip()


def solid_key(text: str) -> str:
    """Give `phrase_key` without its blanks, for names that are written in one word or two ("Byte Dance")."""
    return phrase_key(text).replace(" ", "")
