"""Finding names of technologies that are written otherwise than their makers write them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from awesome_lint.rules.awe.persons import is_in_persons_name
from awesome_lint.rules.places import Spans
from awesome_lint.text import Span
from awesome_lint.words.spellings import WORD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.words.spellings import Form, Spellings

_BLANKS = re.compile(r"\s+")
_NPM_BLANKS = re.compile(r"[\s\ufeff]+")
_LONGEST_PHRASE = 40  # code points; no phrase of `Spellings.use` is as long, with the blanks behind it
_SHORT = 4
_COMMANDS: Final = {"rails": frozenset({"console", "server"}), "dart": frozenset({"pub"})}
_LATIN = 0x250  # code points below are letters that words are written in together with a-z
# What a word touches that is part of a path, a handle, a key, a flag or code. `-`, `_` and `.` are npm's.
_BEFORE = frozenset("-_./\\@#:=~$%+")
_BEHIND = frozenset("-_/\\@#=~(+")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):(.*)", re.IGNORECASE)
_SPECIAL = frozenset({"http", "https", "ws", "wss", "ftp", "file"})
_HOST = re.compile(r"[/\\]*(?:[^/\\?#@]*@)?[^\s/\\?#:@<>^|%\[\]]+(?::\d*)?(?:[/\\?#]|\Z)")


class Occurrence(NamedTuple):
    """A name that is written otherwise; offsets are code points of the text that was searched."""

    form: Form
    start: int
    end: int


def lowered(text: str) -> str:
    """Give a text in lower case, of the same length."""
    return text.replace("\u0130", "I").lower()


def sanitised(text: str) -> str:
    """Give a text as npm's awesome-lint looks at it: words that are URLs are gone, one blank is between the others."""
    return " ".join(word for word in _NPM_BLANKS.split(text) if word and not _is_url(word))


def _is_url(word: str) -> bool:
    """Whether a word reads as an absolute URL (https://url.spec.whatwg.org/): `javascript:` does, `http:` does not."""
    match = _SCHEME.fullmatch(word)
    if match is None:
        return False
    return match[1].lower() not in _SPECIAL or _HOST.match(match[2]) is not None


def misspelt(text: str, known: Spellings) -> Iterator[Occurrence]:
    """Give the names that are surely meant and written otherwise.

    Not among them: ambiguous forms, words that are part of a path, a handle or code, texts in capitals, commands
    (`rails console`), and persons' names.
    """
    if text.isupper():
        return
    low, behind = lowered(text), 0
    for word in WORD.finditer(low):
        start = word.start()
        for form in known.by_word.get(word[0], ()) if start >= behind else ():
            end = start + len(form.text)
            if (
                low.startswith(form.text, start)
                and not _within_word(low, start, end)
                and _told(low, start, end, form, known)
            ):
                behind = end
                if not form.ambiguous and not _touched(text, start, end) and not _is_right(text, start, end, form):
                    yield Occurrence(form, start, end)
                break


def npm_misspelt(text: str, known: Spellings) -> Iterator[Occurrence]:
    """Give what npm's awesome-lint reports of a `sanitised` text; of occurrences that overlap one."""
    low = lowered(text)
    anywhere = list(_npm_anywhere(low, known.anywhere))
    yield from anywhere
    taken = Spans(Span(start, end) for _, start, end in anywhere)
    behind = 0
    for word in WORD.finditer(low):
        start = word.start()
        for form in known.by_word.get(word[0], ()) if start >= behind else ():
            end = start + len(form.text)
            if (
                not form.anywhere
                and low.startswith(form.text, start)
                and _at_boundary(low, end)
                and text[start:end] != form.name
                and not _touched_for_npm(low, start, end)
                and _npm_told(low, start, end, form, known)
            ):
                behind = end
                if not taken.holds(start) and not taken.holds(end - 1):
                    yield Occurrence(form, start, end)
                break


def _npm_anywhere(low: str, forms: tuple[Form, ...]) -> Iterator[Occurrence]:
    """Give the forms that count within other words too."""
    by_text = {form.text: form for form in forms}
    for match in re.finditer("|".join(map(re.escape, by_text)), low):
        if not _touched_for_npm(low, *match.span()):
            yield Occurrence(by_text[match[0]], *match.span())


def _within_word(low: str, start: int, end: int) -> bool:
    """Whether a letter or digit stands right before or behind; those of scripts without blanks do not count."""
    return any(
        char.isalnum() and ord(char) < _LATIN for char in (low[max(start - 1, 0) : start], low[end : end + 1]) if char
    )


def _touched(text: str, start: int, end: int) -> bool:
    """Whether what stands right before or behind makes it part of a path, a handle or code."""
    if text[max(start - 1, 0) : start] in _BEFORE or text[end : end + 1] in _BEHIND:
        return True
    return text[end : end + 1] in {".", ":"} and text[end + 1 : end + 2].isalnum()


def _is_right(text: str, start: int, end: int, form: Form) -> bool:
    """Whether what is written is the name as it should be, a command, or part of a person's name."""
    written = text[start:end]
    if _as_named(written, form.name) or is_in_persons_name(text, start, end):
        return True
    behind = WORD.match(text, end + 1)
    return behind is not None and text[end] == " " and behind[0] in _COMMANDS.get(written, ())


def _as_named(written: str, name: str) -> bool:
    """Whether a name is written as it should be, be it at a sentence's beginning."""
    return written == name or (name.islower() and written == name[0].upper() + name[1:])


def _told(low: str, start: int, end: int, form: Form, known: Spellings) -> bool:
    """Whether the words around tell that the name is meant."""
    if not form.in_context or (form.used and _used(low, start, known.use)):
        return True
    at = _word_behind(low, end)
    if at is None:
        return False
    for beginning in form.before:
        if low.startswith(beginning, at):
            word = WORD.match(low, at + len(beginning))
            rest = word[0] if word else ""
            if len(beginning) > _SHORT or rest in {"", "s"}:
                return True
    return False


def _npm_told(low: str, start: int, end: int, form: Form, known: Spellings) -> bool:
    if not form.in_context or (form.alone and start == 0 and end == len(low)):
        return True
    at = _word_behind(low, end)
    return (at is not None and low.startswith(form.before, at)) or (form.used and _used(low, start, known.use))


def _used(low: str, start: int, phrases: tuple[str, ...]) -> bool:
    """Whether a phrase such as "built with" stands before `start`."""
    around = low[max(start - _LONGEST_PHRASE, 0) : start]
    before = around.rstrip()
    return before != around and any(
        before.endswith(phrase) and _at_boundary(before, len(before) - len(phrase)) for phrase in phrases
    )


def _word_behind(low: str, end: int) -> int | None:
    """Give where the next word begins, if blanks are between."""
    blanks = _BLANKS.match(low, end)
    return blanks.end() if blanks else None


def _touched_for_npm(low: str, start: int, end: int) -> bool:
    return (start > 0 and low[start - 1] in "-_.") or (end < len(low) and low[end] in "-_.")


def _at_boundary(low: str, at: int) -> bool:
    """Whether a word of ASCII letters, digits and `_` begins or ends at an offset, as JavaScript sees it."""
    before, behind = low[max(at - 1, 0) : at], low[at : at + 1]
    return bool(WORD.match(before)) != bool(WORD.match(behind))
