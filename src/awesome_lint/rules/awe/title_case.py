"""Title case: as npm's awesome-lint wants it, and as people write it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from awesome_lint.shortcodes import SHORTCODE

if TYPE_CHECKING:
    from collections.abc import Iterator

# As observed of the npm package `case` 1.6: letters and punctuation are those of Latin-1; an apostrophe is no boundary.
_MARK: Final = r"\x20-&(-/:-@\[-`{-~\xa0-\xbf×÷"
_SMALL_LETTER = r"[a-zß-öø-ÿ]"
_CAPITAL = r"[A-ZÀ-ÖØ-Þ]"
_FIRST_LETTERS = rf"(?:^|(?<=[{_MARK}])){_SMALL_LETTER}"
_HUMP = rf"[^A-ZÀ-ÖØ-Þ]{_CAPITAL}"
_SMALL_WORDS = r"(?a)(?<!^)\b(?:An?|And|As|At|But|By|En|For|If|In|Of|On|Or|The|To|Vs?|Via)\b"
_SUFFIX = r"\.[0-9A-Za-z]+$"
_LONGEST_SUFFIX: Final = 10


def is_npm_title(text: str) -> bool:
    """Whether npm's awesome-lint takes a text for title case: as a whole with small words small, or with none small.

    Letters outside of Latin-1 have no capitals there, a single word has no capital inside, and what looks like a file's
    suffix at the end does not count.
    """
    text = _without_suffixes(text)
    bare = text if re.search(_SMALL_LETTER, text) else text.lower()  # all capitals are none
    if not re.search(r"(?<=[^ ]) (?=[^ ])", bare):
        core = re.sub(rf"^[{_MARK}]+", "", bare)
        core = core[: _end_of_core(core)]
        if re.search(rf"[{_MARK}]", core) or (core == bare and re.search(_HUMP, core)):
            return False
    capitalised = re.sub(_FIRST_LETTERS, lambda letter: letter[0].upper(), bare)
    last_blank = capitalised.rfind(" ")
    title = re.sub(_SMALL_WORDS, lambda word: word[0].lower() if word.end() <= last_blank else word[0], capitalised)
    return text in {capitalised, title}


def _without_suffixes(text: str) -> str:
    suffix = re.compile(_SUFFIX)
    end = len(text)
    while (dot := text.rfind(".", max(1, end - _LONGEST_SUFFIX - 1), end)) > 0 and suffix.match(text, dot, end):
        end = dot
    return text[:end]


def _end_of_core(text: str) -> int:
    """Give where the marks at the end of a text begin; a pattern for it would be quadratic."""
    mark = re.compile(f"[{_MARK}]")
    end = len(text)
    while end and mark.match(text, end - 1):
        end -= 1
    return end


_SMALL: Final = (
    " a an and as at but by de en for from if in into nor of off on onto or over per plus so than that the to until up"
    " v versus via vs with within without yet "
)
# Words by which a title is told to be in a language that writes titles as sentences.
_FOREIGN: Final = (
    " al avec con da das dei del della den der des di die dos du e el et für la las le les los mit na o os para por"
    " pour sobre sur um una und une van von y "
)
_TOKEN = re.compile(r"[^\s/|&+]+")
_PLAIN_WORD = re.compile(r"[a-z]+(?:['’][a-z]+)?(?:-\w+)*")
_VOWEL = re.compile("[aeiouy]")


def is_sentence_language(text: str) -> bool:
    """Whether a title is in a language whose titles are written as sentences, or not in Latin script."""
    words = text.split()
    return any(f" {word} " in _FOREIGN for word in words) or any(char.isalpha() and not char.isascii() for char in text)


def _is_name(word: str, names: frozenset[str]) -> bool:
    return word in names or not word.islower() or not _VOWEL.search(word)


def small_first_letters(text: str, names: frozenset[str], *, first: bool) -> Iterator[re.Match[str]]:
    """Give the words that title case would begin with a capital.

    Names with capitals, digits or punctuation inside, or without vowels, are as they should be (iOS, node.js, tmux),
    and so are emoji by their short codes.

    Args:
        text: A part of a title.
        names: Words that are written with a small letter.
        first: Whether the title begins here: then even a small word begins with a capital.
    """
    for token in _TOKEN.finditer(text):
        if re.fullmatch(SHORTCODE, token[0]):
            continue
        start = next((at for at in range(token.start(), token.end()) if text[at].isalnum()), token.end())
        end = next((at for at in range(token.end(), start, -1) if text[at - 1].isalnum()), start)
        word = _PLAIN_WORD.fullmatch(text, start, end)
        if word and (first or f" {word[0]} " not in _SMALL) and not _is_name(word[0], names):
            yield word
        first = first and start == end
