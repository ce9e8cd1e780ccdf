"""What follows the title, line by line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from awesome_lint.markdown.nodes import Link
from awesome_lint.template.link_class import LabelClass
from awesome_lint.template.people import looks_like_name, sureness
from awesome_lint.template.roles.dated import authored, dated
from awesome_lint.template.roles.links import image, link
from awesome_lint.template.roles.running import after_separator, describe, words
from awesome_lint.template.roles.values import COLONS, DASHES, LOOSE_BRACKET, QUOTES, SQUARE, Role
from awesome_lint.template.token import BORDERS, TokenKind
from awesome_lint.template.token_class import is_note
from awesome_lint.template.venue_tokens import is_shaped, known_as
from awesome_lint.words.columns import column_of

if TYPE_CHECKING:
    from awesome_lint.template.roles.draft import Draft

K = TokenKind
_NAMES: Final = 0.28  # how sure one must be of names in a place for them
_LONGEST_TAG: Final = 14  # words in brackets
_SURE: Final = 0.35  # of a second venue
_REMARK: Final = 4  # words
_HANDLE = re.compile(r"[A-Za-z0-9][\w-]{2,38}")
_KEYS: Final = {
    role.value: role
    for role in (Role.AUTHORS, Role.AFFILIATION, Role.DESCRIPTION, Role.TAGS, Role.TITLE, Role.NAME)
}  # fmt: skip
"""The roles of what stands behind a key of such a name."""


def rest(draft: Draft, at: int) -> None:
    """Give roles to all that follows the title, line by line."""
    tokens = draft.tokens
    while at < len(tokens):
        end = at
        while end < len(tokens) and tokens[end].kind not in BORDERS:
            end += 1
        if end > at:
            _line(draft, at, end)
        at = end + 1


def _line(draft: Draft, first: int, last: int) -> None:
    """Read one line behind the title, or what is left of the title's own."""
    begins = draft.kind(first - 1) in BORDERS
    key = draft.key_end(first) if begins else None
    if key is not None and key <= last:
        _keyed(draft, first, key, last)
    elif begins and (_meta_line(draft, first, last) or _bracketed_key(draft, first, last)):
        return
    elif begins and _runs(draft, first, last):
        describe(draft, first, last)
    else:
        units(draft, first, last)


def _keyed(draft: Draft, first: int, at: int, last: int) -> None:
    """Read a line with a key: what the key says is what follows."""
    key = next(token.text for token in draft.tokens[first:at] if token.kind in (K.WORDS, K.CODE, K.VENUE))
    column = column_of(key)
    links = [index for index in range(at, last) if draft.kind(index) is K.LINK]
    if column in _KEYS and at < last:
        role = _KEYS[column]
        if role is Role.TITLE and Role.TITLE in draft.has:
            role = Role.DESCRIPTION
        stop = last
        while stop > at and draft.kind(stop - 1) is K.PUNCT and role is not Role.DESCRIPTION:
            stop -= 1
        draft.give(role, at, stop)
        for index in links:
            link(draft, index)
        return
    if column in ("venue", "date") and dated(draft, at, last):
        return
    if links:
        units(draft, at, last)
    elif not dated(draft, at, last) and draft.words_at(at) >= 3:
        draft.give(Role.DESCRIPTION, at, last)


def _bracketed_key(draft: Draft, first: int, last: int) -> bool:
    """Read a line such as "[Summary] ...": the words behind a bracket that says what they are."""
    while first < last and draft.kind(first) is K.HTML:
        first += 1
    close = draft.pairs.get(first, last)
    if close + 1 >= last or draft.tokens[first].text[-1] not in SQUARE:
        return False
    if column_of(draft.written(first + 1, close).strip("*_")) != "description":
        return False
    describe(draft, close + 1, last)
    return True


def _runs(draft: Draft, first: int, last: int) -> bool:
    """Whether a line is running text: it begins with words, and small words follow."""
    if draft.kind(first) not in (K.WORDS, K.CODE, K.AUTHORS, K.VENUE, K.OPEN):
        return False
    near = draft.tokens[first : min(last, first + 8)]
    begun = [word[0] for token in near if token.kind is K.WORDS for word in token.text.split()]
    return sum(letter.islower() for letter in begun) >= 2


def _meta_line(draft: Draft, first: int, last: int) -> bool:
    """Read a line that as a whole is authors or a venue; False if it is something else."""
    kinds = draft.kinds(first, last) - {K.HTML, K.PUNCT, K.MARK, K.EMOJI}
    if not kinds or kinds & {K.LINK, K.IMAGE, K.EMPTY}:
        return False
    if kinds == {K.AUTHORS} and Role.AUTHORS not in draft.has:
        start = next(index for index in range(first, last) if draft.kind(index) is K.AUTHORS)
        draft.give(Role.AUTHORS, start, start + 1)
        return True
    start, stop = first, last
    while start < stop and draft.kind(start) in (K.MARK, K.PUNCT, K.EMOJI):
        start += 1
    while stop > start and draft.kind(stop - 1) in (K.MARK, K.PUNCT):
        stop -= 1
    if kinds == {K.WORDS} and is_note(draft.written(start, stop).lower()):
        draft.give(Role.TAGS, start, stop)
        return True
    only_words = Role.AUTHORS not in draft.has and not kinds & {K.VENUE, K.DATE}
    if only_words and sureness(draft.written(start, stop)) >= _NAMES:
        draft.give(Role.AUTHORS, start, stop)
        return True
    if not kinds & {K.VENUE, K.DATE} or kinds - {K.VENUE, K.DATE, K.WORDS} or not dated(draft, first, last):
        return False
    authored(draft, start, stop)
    return True


def units(draft: Draft, at: int, last: int) -> None:
    """Give roles to the tokens from `at` to before `last`, one thing after the other."""
    while at < last:
        at = _unit(draft, at, last)


def _unit(draft: Draft, at: int, last: int) -> int:
    """Give a role to what stands at an index; gives the index behind."""
    token = draft.tokens[at]
    kind = token.kind
    if kind is K.OPEN and draft.pairs.get(at, last) < last:
        return _bracket(draft, at, draft.pairs[at])
    if kind is K.MARK and not token.closing:
        return _marked(draft, at, min(draft.mark_end(at), last - 1), last)
    if kind is K.PUNCT and token.text in DASHES | COLONS:
        return after_separator(draft, at + 1, last)
    if kind is K.VENUE:
        return _venue(draft, at, last)
    if kind in (K.WORDS, K.OPEN, K.MARK):
        return words(draft, at, last)
    _single(draft, at)
    return at + 1


def _single(draft: Draft, at: int) -> None:
    """Give the role of a token that is a field by itself, if it is one."""
    kind = draft.tokens[at].kind
    if kind is K.LINK:
        link(draft, at)
        _person(draft, at)
    elif kind is K.IMAGE:
        image(draft, at)
    elif kind in (K.EMOJI, K.CODE):
        draft.give(Role.TAGS, at, at + 1)
    elif kind is K.DATE:
        draft.give(Role.DATE, at, at + 1)
    elif kind is K.AUTHORS and Role.AUTHORS not in draft.has:
        draft.give(Role.AUTHORS, at, at + 1)


def _person(draft: Draft, at: int) -> None:
    """Take a link's label for the author if it is a name."""
    label = draft.tokens[at].text
    if Role.AUTHORS in draft.has or draft.link_class(at) is not LabelClass.TELLING:
        return
    if (label.startswith("@") or sureness(label) >= _NAMES) and looks_like_name(label):
        draft.give(Role.AUTHORS, at, at + 1, at, draft.label_span(at))


def _bracket(draft: Draft, at: int, close: int) -> int:
    """Read a bracket behind the title; gives the index behind it."""
    kinds = draft.kinds(at + 1, close)
    if kinds & {K.LINK, K.IMAGE, K.EMPTY}:
        units(draft, at + 1, close)
        return close + 1
    if not kinds or draft.tokens[at].text[-1] in QUOTES:
        return close + 1
    if dated(draft, at + 1, close, LOOSE_BRACKET):
        authored(draft, at + 1, close)
        return close + 1
    plain = draft.written(at + 1, close).strip("*_`@ ")
    if draft.affiliated(at, close):
        draft.give(Role.AFFILIATION, at + 1, close)
    elif K.AUTHORS in kinds and Role.AUTHORS not in draft.has:
        authored(draft, at + 1, close)
    elif Role.VENUE not in draft.has and close == at + 2 and is_shaped(plain) and known_as(plain, draft.known.registry):
        draft.give(Role.VENUE, at + 1, close)
    elif plain.count(" ") < _LONGEST_TAG:
        draft.give(Role.TAGS, at + 1, close)
    return close + 1


def _marked(draft: Draft, at: int, end: int, last: int) -> int:
    """Read emphasised text behind the title, up to the mark at `end`; gives the index behind it."""
    kinds = draft.kinds(at + 1, end)
    if kinds & {K.LINK, K.IMAGE}:
        units(draft, at + 1, end)
        return end + 1
    if not kinds:
        return end + 1
    if K.AUTHORS in kinds and Role.AUTHORS not in draft.has:
        authors = next(index for index in range(at + 1, end) if draft.kind(index) is K.AUTHORS)
        draft.give(Role.AUTHORS, authors, authors + 1)
        dated(draft, authors + 1, end)
        return end + 1
    if kinds & {K.VENUE, K.DATE} and dated(draft, at + 1, end):
        return end + 1
    text = draft.written(at + 1, end)
    if Role.AUTHORS not in draft.has and (sureness(text) >= _NAMES or _owns_link(draft, text.rstrip("."))):
        draft.give(Role.AUTHORS, at + 1, end - 1 if draft.tokens[end - 1].text == "." and end > at + 2 else end)
    elif Role.VENUE not in draft.has and ((text[:1].isupper() and _date_behind(draft, end + 1)) or is_shaped(text)):
        draft.give(Role.VENUE, at + 1, end)
    elif _is_sentence(text):
        draft.give(Role.DESCRIPTION, at + 1, end)
    elif draft.kind(end + 1) is K.WORDS:
        return words(draft, at, last)
    else:
        draft.give(Role.TAGS, at + 1, end)
    return end + 1


def _date_behind(draft: Draft, at: int) -> bool:
    """Whether a date stands at an index, perhaps behind a comma."""
    if draft.kind(at) is K.PUNCT and draft.tokens[at].text == ",":
        at += 1
    return draft.kind(at) is K.DATE


def _owns_link(draft: Draft, text: str) -> bool:
    """Whether a word is the name by which a person or a group publishes one of the record's links."""
    if not _HANDLE.fullmatch(text):
        return False
    owned = re.compile(rf"https?://(?:[\w.-]+/@?{re.escape(text)}(?:/|\Z)|{re.escape(text)}\.\w+\.\w+)", re.IGNORECASE)
    urls = (token.node.url for token in draft.tokens if token.kind is K.LINK and isinstance(token.node, Link))
    return any(map(owned.match, urls))


def _is_sentence(text: str) -> bool:
    """Whether emphasised words are a remark of some length: at least half of its words are small."""
    words = text.split()
    return len(words) >= _REMARK and 2 * sum(word[0].islower() for word in words) >= len(words)


def _venue(draft: Draft, at: int, last: int) -> int:
    """Read a venue behind the title, or the running text that it is part of; gives the index behind."""
    following = draft.kind(at + 1)
    comma = following is K.PUNCT and draft.tokens[at + 1].text in ",'"
    with_date = following is K.DATE or (comma and draft.kind(at + 2) is K.DATE)
    if not with_date:
        second = draft.tokens[at].sure < _SURE and Role.VENUE in draft.has
        goes_on = following is K.WORDS and draft.kind(at - 1) is not K.WORDS and draft.words_at(at + 1) > 3
        if second or goes_on:
            return words(draft, at, last)
    if Role.VENUE not in draft.has or with_date:
        draft.give(Role.VENUE, at, at + 1)
    return at + 1
