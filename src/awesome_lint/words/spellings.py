"""How names of technologies are written, from the compiled form of `spellings.toml`."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

COMPILED: Final = Path(__file__).with_name("spellings.txt")
WORD: Final = re.compile(r"[a-z0-9_]+")  # what begins a form, and what a text in lower case is searched for
_MARKS: Final = ("ambiguous", "alone", "used", "anywhere")


class Form(NamedTuple):
    """A way to write a name.

    Attributes:
        text: The form in lower case; a blank stands for one blank.
        name: How it should be written.
        ambiguous: Whether it is an ordinary word, an accepted short form, or a name whose makers write it otherwise.
        alone: Whether a text that holds nothing else means the name.
        used: Whether a phrase of `Spellings.use` before it tells that the name is meant.
        anywhere: Whether it counts within other words too.
        before: Beginnings of words that, behind it, tell the same.
    """

    text: str
    name: str
    ambiguous: bool = False
    alone: bool = False
    used: bool = False
    anywhere: bool = False
    before: tuple[str, ...] = ()

    @property
    def in_context(self) -> bool:
        """Whether it means the name only in some contexts."""
        return self.alone or self.used or bool(self.before)


class Spellings(NamedTuple):
    """Forms to look for.

    Attributes:
        by_word: The forms by the word they begin with (see `WORD`), longer ones first.
        anywhere: Those that count within other words too, longer ones first.
        use: Phrases such as "built with".
    """

    by_word: Mapping[str, tuple[Form, ...]]
    anywhere: tuple[Form, ...]
    use: tuple[str, ...]

    def extended(self, names: Iterable[str]) -> Spellings:
        """Give these and further names, each wrong in other letter case; they win over forms that read the same.

        Raises:
            ValueError: A name does not begin with a letter a-z or a digit, or holds other blanks than single ones.
        """
        forms = {form.text: form for found in self.by_word.values() for form in found}
        for name in names:
            text = name.lower()
            if not WORD.match(text) or name != " ".join(name.split()):
                raise ValueError(f"{name!r}: a name begins with a letter a-z or a digit, and has single blanks inside")
            forms[text] = Form(text, name)
        return Spellings(_by_word(forms.values()), self.anywhere, self.use)


@cache
def spellings() -> Spellings:
    """Give the built-in ones; the file is read once."""
    use, *rows = COMPILED.read_text(encoding="utf-8").splitlines()[1:]
    forms = [_form(*row.split("\t")) for row in rows]
    anywhere = tuple(sorted((form for form in forms if form.anywhere), key=_length))
    return Spellings(_by_word(forms), anywhere, tuple(use.split("|")))


def _form(text: str, name: str, marks: str, before: str) -> Form:
    told = marks.split()
    ambiguous, alone, used, anywhere = (mark in told for mark in _MARKS)
    return Form(text, name, ambiguous, alone, used, anywhere, tuple(before.split("|")) if before else ())


def _length(form: Form) -> int:
    """Give a key that sorts longer forms first."""
    return -len(form.text)


def _by_word(forms: Iterable[Form]) -> dict[str, tuple[Form, ...]]:
    found: dict[str, list[Form]] = {}
    for form in sorted(forms, key=_length):
        first = WORD.match(form.text)
        if first is not None:
            found.setdefault(first[0], []).append(form)
    return {word: tuple(same) for word, same in found.items()}
