"""The words of suppression comments: `<!-- awesome-lint: ignore[TPL001] reason -->` and npm's `<!--lint ignore id-->`.

The second form is that of remark-message-control, which the npm linter for awesome-lists uses
(https://github.com/remarkjs/remark-message-control): a verb and any number of rule ids, set off by blanks.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.rules.answers import codes_answering
from awesome_lint.rules.selection import known_codes, suggestion
from awesome_lint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from awesome_lint.text import SourceText

_OPEN = "<!--"
_CLOSE = "-->"
_OURS = re.compile(r"\s*awesome-lint\s*:\s*([^\s\[]*)")
_NO_COLON = re.compile(r"\s*awesome-lint\s+(?:ignore|disable|enable|ignore-file)(?![\w-])")
_NPM = re.compile(r"\s*lint\s+(enable|disable|ignore)(?![^\s])")
_WORD = re.compile(r"[^\s,]+")
_CODE = re.compile(r"[A-Z]{3}[0-9]{3}")


class Verb(Enum):
    """What a suppression comment asks for."""

    IGNORE = "ignore"
    DISABLE = "disable"
    ENABLE = "enable"
    IGNORE_FILE = "ignore-file"


class Selector(NamedTuple):
    """A rule, or a family of rules, that a comment names; `codes` is empty if there is none of that name."""

    text: str
    span: Span
    codes: frozenset[str]


class Directive(NamedTuple):
    """A suppression comment.

    Attributes:
        verb: What it asks for.
        selectors: The rules it names, in order; None for all rules.
        span: The whole comment.
        npm: Whether it is in npm's form.
    """

    verb: Verb
    selectors: tuple[Selector, ...] | None
    span: Span
    npm: bool


class Malformed(NamedTuple):
    """A comment, or a part of one, that is meant to suppress but cannot."""

    span: Span
    message: str


def read_directives(comments: Iterable[Span], source: SourceText) -> tuple[list[Directive], list[Malformed]]:
    """Read the suppression comments among the comments of a document, given by their spans; others are skipped."""
    directives: list[Directive] = []
    malformed: list[Malformed] = []
    for comment in comments:
        for found in _read(comment, source.text[comment.start + len(_OPEN) : comment.end - len(_CLOSE)]):
            if isinstance(found, Directive):
                directives.append(found)
            else:
                malformed.append(found)
    return directives, malformed


def _read(span: Span, text: str) -> Iterator[Directive | Malformed]:
    if opening := _OURS.match(text):
        yield from _read_ours(span, text, opening[1], opening.end())
    elif found := _NPM.match(text):
        yield from _read_npm(span, text, Verb(found[1]), found.end())
    elif _NO_COLON.match(text):
        yield Malformed(span, 'a colon is missing: write "awesome-lint: ignore"')


def _read_ours(span: Span, text: str, word: str, end: int) -> Iterator[Directive | Malformed]:
    """Read what follows `word`, which ends at `end` in `text`."""
    verb = _verb(word)
    rest = text[end:]
    if verb is None:
        yield Malformed(span, f"unknown word {word!r} after awesome-lint:; known are {_known_verbs()}")
    elif rest.lstrip().startswith("[") and not rest.startswith("["):
        yield Malformed(span, f"blank before the bracket: write {verb.value}[...]")
    elif not rest.startswith("["):
        yield Directive(verb, None, span, npm=False)
    elif "]" not in rest:
        yield Malformed(span, "the bracket is not closed")
    else:
        inside = end + 1
        selectors = _selectors(text, inside, text.index("]", inside), span.start + len(_OPEN))
        if not selectors:
            yield Malformed(span, f"the brackets name no rule; {verb.value} without brackets means all rules")
            return
        for selector in selectors:
            if not selector.codes:
                yield Malformed(selector.span, f"unknown rule {selector.text!r}{suggestion(selector.text)}")
        yield Directive(verb, selectors, span, npm=False)


def _read_npm(span: Span, text: str, verb: Verb, start: int) -> Iterator[Directive | Malformed]:
    """Read npm's form; ids of rules that only npm's linters know are left alone.

    A name reaches the rules that answer for it, too: what it silenced there stays silent here.
    """
    named = _selectors(text, start, len(text), span.start + len(_OPEN))
    selectors = tuple(selector._replace(codes=selector.codes | codes_answering(selector.text)) for selector in named)
    for selector in selectors:
        if not selector.codes and _CODE.fullmatch(selector.text):
            yield Malformed(selector.span, f"unknown rule {selector.text!r}{suggestion(selector.text)}")
    yield Directive(verb, selectors or None, span, npm=True)


def _selectors(text: str, start: int, end: int, offset: int) -> tuple[Selector, ...]:
    """Give the words of `text[start:end]`; `offset` is where `text` begins in the source."""
    return tuple(
        Selector(word[0], Span(offset + word.start(), offset + word.end()), known_codes(word[0]))
        for word in _WORD.finditer(text, start, end)
    )


def _verb(word: str) -> Verb | None:
    return next((verb for verb in Verb if verb.value == word), None)


def _known_verbs() -> str:
    return ", ".join(verb.value for verb in Verb)
