"""Names of diagnostics that stay the same while a list is edited elsewhere.

A fingerprint is made of the rule and of the words that the diagnostic stands in: the list item, heading, paragraph or
table row that holds the beginning of its span. Line numbers are no part of it, nor are blanks, the marks of lists,
headings and quotations, or how a paragraph is broken into lines; so an entry that is moved, indented or wrapped keeps
its fingerprints, and one whose words change gets others.

Bullets that Markdown does not know (`•`) count as marks, for lists are written with them.

Lines are enough to tell these blocks apart, so this needs the text and no tree: that counts, for results out of the
cache come without one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.text import SourceText

_BYTES = 16
_BEGINS = re.compile(r"[ \t>]*+(?:[-*+•◦▪●‣](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)|\||<!--)")
_ALONE = re.compile(r"[ \t>]*+(?:#{1,6}(?=[ \t]|$)|```|~~~)|.*-->[ \t]*$")
"""Headings, fences, and what ends in a comment: the next line is another block's."""
_MARKS = re.compile(r"[ \t>]*+(?:(?:[-*+•◦▪●‣]|\d{1,9}[.)])(?:[ \t]++|$))*+(?:#{1,6}(?:[ \t]++|$))?")
_DELIMITERS = re.compile(r"[ \t>]*+\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*$")
"""A table's second line (GFM 4.10)."""


class Blocks:
    """The words of a source by the block they stand in.

    Args:
        source: The text.
    """

    def __init__(self, source: SourceText) -> None:
        self._source = source
        self._starts = _block_starts([source.line_text(line + 1) for line in range(len(source.line_starts))])
        self._words: dict[int, list[str]] = {}
        self._joined: dict[int, str] = {}

    def words_at(self, offset: int) -> str:
        """Give the words, without any blank between them, of the block that holds an offset; "" on an empty line."""
        start = self.first_line(offset) - 1
        words = self._joined.get(start)
        if words is None:  # made once, for one block can hold very many diagnostics
            words = self._joined[start] = "".join(self._at(start))
        return words

    def shown_at(self, offset: int) -> str:
        """Give the same with single blanks, as people read it."""
        return " ".join(self._at(self.first_line(offset) - 1))

    def first_line(self, offset: int) -> int:
        """Give the line, from 1, that the block which holds an offset begins on."""
        return self._starts[self._source.line_at(offset) - 1] + 1

    def all(self) -> Iterator[tuple[int, str]]:
        """Give each block that has words: the line, from 1, that it begins on, and its words as `words_at` does."""
        for start in dict.fromkeys(self._starts):
            words = "".join(self._at(start))
            if words:
                yield start + 1, words

    def _at(self, start: int) -> list[str]:
        words = self._words.get(start)
        if words is None:
            words = self._words[start] = self._read(start)
        return words

    def _read(self, start: int) -> list[str]:
        pieces: list[str] = []
        for index in range(start, len(self._starts)):
            if self._starts[index] != start:
                break
            line = self._source.line_text(index + 1)
            pieces += line[_marks(line) :].split()
        return pieces


def _block_starts(lines: Sequence[str]) -> list[int]:
    """Give, for each line, the index of the line that its block begins on."""
    starts: list[int] = []
    start = 0
    apart = True
    table = False
    for index, line in enumerate(lines):
        blank = not line.strip(" \t>")
        alone = blank or _ALONE.match(line) is not None
        if not apart and "|" in line and "|" in lines[index - 1] and _DELIMITERS.match(line):
            start, table = index, True
        elif apart or alone or _BEGINS.match(line):
            start, table = index, table and line.lstrip(" \t>").startswith("|")
        elif table:
            start = index
        starts.append(start)
        apart = alone
    return starts


def _marks(line: str) -> int:
    """Give how many characters of a line are marks of the blocks around its words."""
    found = _MARKS.match(line)
    return found.end() if found is not None else 0


def fingerprints(source: SourceText, diagnostics: Iterable[Diagnostic]) -> list[str]:
    """Give each diagnostic's fingerprint.

    Args:
        source: The text that the diagnostics' spans count in.
        diagnostics: All of that text's, in the order of their spans: those of one rule in equal words are told apart
            by their number in this order.

    Returns:
        32 hexadecimal digits each, different for each diagnostic of a file; the file's name is no part of them.
    """
    blocks = Blocks(source)
    seen: dict[tuple[str, str], int] = {}
    digests: dict[tuple[str, str], blake2b] = {}
    found: list[str] = []
    for diagnostic in diagnostics:
        key = _key(diagnostic, blocks)
        seen[key] = number = seen.get(key, 0) + 1
        if key not in digests:
            digests[key] = _digest(*key)
        digest = digests[key].copy()
        digest.update(f"\0{number}".encode())
        found.append(digest.hexdigest())
    return found


def common_fingerprint(diagnostic: Diagnostic, blocks: Blocks) -> str:
    """Give what all diagnostics of one rule in equal words have in common: 32 hexadecimal digits, to be counted."""
    return fingerprint_of(*_key(diagnostic, blocks))


@lru_cache(maxsize=256)
def fingerprint_of(code: str, words: str) -> str:
    """Give the same for the code of a rule and the words of a block, as `Blocks.words_at` gives them."""
    return _digest(code, words).hexdigest()


def _key(diagnostic: Diagnostic, blocks: Blocks) -> tuple[str, str]:
    start, end = diagnostic.span
    return diagnostic.code, "" if start == end == 0 else blocks.words_at(start)  # at 0: of the file as a whole


def _digest(code: str, words: str) -> blake2b:
    return blake2b(f"{code}\0{words}".encode("utf-8", "surrogatepass"), digest_size=_BYTES)
