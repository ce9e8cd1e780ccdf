"""Running text behind the title: a description, unless it is names, a venue or an affiliation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from awesome_lint.template.link_class import LabelClass
from awesome_lint.template.people import looks_like_name, sureness
from awesome_lint.template.roles.dated import dated
from awesome_lint.template.roles.links import image, link
from awesome_lint.template.roles.values import COLONS, DASHES, LEADS, Role, is_arxiv_id
from awesome_lint.template.token import TokenKind
from awesome_lint.template.token_class import is_note
from awesome_lint.template.venue_tokens import is_shaped

if TYPE_CHECKING:
    from awesome_lint.template.roles.draft import Draft

K = TokenKind
_LOOSE: Final = frozenset({K.LINK, K.PUNCT, K.OPEN, K.CLOSE, K.IMAGE, K.EMPTY})
_META: Final = _LOOSE - {K.EMPTY} | {K.VENUE, K.DATE, K.AUTHORS, K.MARK, K.EMOJI, K.CODE}
_NAMES: Final = 0.55  # how sure one must be of names where a description may stand
_BEFORE_TAGS: Final = DASHES | {"|", ","}
_FEW_WORDS: Final = 3  # of a tag behind a description
_MOST_ENDING: Final = 64  # brackets and punctuation that a line may end in
_APART: Final = frozenset(
    {K.PUNCT, K.LINK, K.OPEN, K.LINE, K.BLOCK, K.ITEM, K.IMAGE, K.DATE, K.MARK, K.EMPTY, K.EMOJI}
)  # fmt: skip


def after_separator(draft: Draft, at: int, last: int) -> int:
    """Read what follows a dash or a colon: a description, unless it is all venue, date, authors or links.

    Args:
        draft: The record.
        at: Index of the token behind the dash.
        last: Index behind the last token of the line.

    Returns:
        The index behind what was read.
    """
    while at < last and draft.kind(at) in (K.EMOJI, K.IMAGE):
        if draft.kind(at) is K.IMAGE:
            image(draft, at)
        else:
            draft.give(Role.TAGS, at, at + 1)
        at += 1
    if draft.kind(at) is K.LINK and draft.link_class(at) is LabelClass.BARE and _is_dash(draft, at + 1):
        link(draft, at)
        return after_separator(draft, at + 2, last)
    stop = _before_stop(draft, at, last)
    kinds = draft.kinds(at, stop)
    if not kinds:
        return last
    if kinds <= _LOOSE:
        return at
    name = _name_before_dash(draft, at, stop)
    if name is not None:
        draft.give(Role.AUTHORS, at, name)
        return after_separator(draft, name + 1, last)
    if {K.VENUE, K.DATE} <= kinds and _only_notes(draft, at, stop) and dated(draft, at, stop):
        return last
    tail = _before_tags(draft, at, last)
    if tail < stop and _names(draft, at, tail):
        draft.give(Role.AUTHORS, at, tail)
        return tail
    stated = kinds & {K.VENUE, K.DATE, K.AUTHORS}
    if stated and kinds <= _META:
        return at
    short = K.DATE in kinds and stop - at <= 4 and kinds <= {K.WORDS, K.DATE, K.PUNCT, K.VENUE}
    if short and dated(draft, at, stop):
        return last
    if Role.AUTHORS not in draft.has:
        text = draft.written(at, stop)
        if sureness(text) >= _NAMES or (kinds == {K.WORDS} and looks_like_name(text) and " " in text):
            draft.give(Role.AUTHORS, at, stop)
            return last
    return describe(draft, at, last)


def _name_before_dash(draft: Draft, at: int, stop: int) -> int | None:
    """Give the index of the dash behind one name that a venue, a date or a link follows: "Ann Bee - ICML 2020"."""
    if Role.AUTHORS in draft.has or draft.kind(at) is not K.WORDS or not _is_dash(draft, at + 1) or at + 2 >= stop:
        return None
    text = draft.tokens[at].text
    named = " " in text and looks_like_name(text)
    return at + 1 if named and draft.kinds(at + 2, stop) <= _META else None


def _only_notes(draft: Draft, at: int, stop: int) -> bool:
    """Whether all words in a stretch are remarks such as "Best Paper"."""
    return all(is_note(token.text.lower()) for token in draft.tokens[at:stop] if token.kind is K.WORDS)


def _is_dash(draft: Draft, at: int) -> bool:
    return draft.kind(at) is K.PUNCT and draft.tokens[at].text in DASHES


def _before_stop(draft: Draft, at: int, stop: int) -> int:
    """Give where a stretch ends without the full stops and round brackets that close it."""
    least = max(at, stop - _MOST_ENDING)
    while stop > least and draft.kind(stop - 1) in (K.PUNCT, K.CLOSE) and draft.tokens[stop - 1].text in ".。)":
        stop -= 1
    return stop


def _names(draft: Draft, at: int, stop: int) -> bool:
    """Whether a stretch is a list of names, or a single one, where the record has no authors yet."""
    if Role.AUTHORS in draft.has or draft.kinds(at, stop) - {K.WORDS, K.AUTHORS, K.PUNCT}:
        return False
    text = draft.written(at, stop)
    return sureness(text) >= _NAMES or (looks_like_name(text) and " " in text)


def _before_tags(draft: Draft, at: int, stop: int) -> int:
    """Give where the brackets begin that a stretch ends in; `stop` if it ends in none."""
    for _ in range(_MOST_ENDING):
        if stop <= at + 1 or draft.kind(stop - 1) not in (K.PUNCT, K.CLOSE):
            break
        if draft.kind(stop - 1) is K.CLOSE:
            opened = draft.opened_by(stop - 1)
            if opened is None or opened <= at:
                break
            stop = opened
        else:
            stop -= 1
    return stop


def describe(draft: Draft, at: int, last: int) -> int:
    """Take running text to the end of the line for the description, but for links, badges and tags behind it.

    Returns:
        The index behind the line.
    """
    stop = _text_end(draft, at, last)
    stopped = stop - 1 > at and draft.kind(stop - 1) is K.PUNCT and draft.tokens[stop - 1].text == "."
    draft.give(Role.DESCRIPTION, at, stop - 1 if stopped else stop)
    for index in range(at, last):
        kind = draft.kind(index)
        if kind is K.LINK:
            link(draft, index)
        elif index >= stop and kind is K.IMAGE:
            image(draft, index)
        elif index >= stop and kind in (K.CODE, K.EMOJI):
            draft.give(Role.TAGS, index, index + 1)
        elif index >= stop and kind is K.OPEN and draft.kind(index - 1) is K.MARK:
            draft.give(Role.TAGS, index + 1, draft.pairs[index])
    return last


def _text_end(draft: Draft, at: int, last: int) -> int:
    """Give where running text ends: before the images, tags and bracketed links behind it."""
    stop = index = last
    while index > at:
        begin = _behind_text(draft, index - 1)
        if begin is not None:
            stop = index = begin
        elif draft.kind(index - 1) is K.PUNCT and stop < last and draft.tokens[index - 1].text in _BEFORE_TAGS:
            stop = index = index - 1
        else:
            break
    return stop


def _behind_text(draft: Draft, at: int) -> int | None:
    """Give where something begins that ends at a token and is no part of the text before it; None if it is part."""
    kind = draft.kind(at)
    if kind is K.CLOSE:
        return _links_only(draft, at)
    if kind is K.MARK and draft.tokens[at].closing:
        return _bracket_behind(draft, at)
    cls = draft.link_class(at) if kind is K.LINK else None
    apart = draft.kind(at - 1) is K.PUNCT and draft.tokens[at - 1].text in DASHES | COLONS
    stopped = draft.kind(at - 1) is K.PUNCT and draft.tokens[at - 1].text == "."
    badge = cls is LabelClass.IMAGE or (cls is LabelClass.BARE and apart) or (cls is LabelClass.GENERIC and stopped)
    tag = kind is K.CODE and draft.kind(at - 1) in (K.PUNCT, K.CODE, K.CLOSE, K.IMAGE)
    return at if badge or tag or kind in (K.IMAGE, K.EMOJI, K.HTML, K.LINE) else None


def _bracket_behind(draft: Draft, end: int) -> int | None:
    """Give where emphasis begins that is nothing but a bracket behind a full stop: "Notes. *(Korean)*"."""
    opened = draft.opened_by(end - 1)
    if opened is None or draft.kind(opened - 1) is not K.MARK or draft.mark_end(opened - 1) != end:
        return None
    stop = draft.kind(opened - 2) is K.PUNCT and draft.tokens[opened - 2].text == "."
    return opened - 1 if stop and draft.words_at(opened + 1) <= _FEW_WORDS else None


def _links_only(draft: Draft, close: int) -> int | None:
    """Give where a bracket that holds nothing but links begins."""
    opened = draft.opened_by(close)
    if opened is None:
        return None
    kinds = draft.kinds(opened + 1, close)
    return opened if K.LINK in kinds and kinds <= {K.LINK, K.PUNCT, K.IMAGE} else None


def words(draft: Draft, at: int, last: int) -> int:
    """Read words behind the title: a venue, a single author, an affiliation, or running text to the end of the line.

    Args:
        draft: The record.
        at: Index of the words, or of what begins the text.
        last: Index behind the last token of the line.

    Returns:
        The index behind what was read.
    """
    token = draft.tokens[at]
    text = token.text
    if token.kind is K.WORDS and (text.lower() in LEADS or (draft.kind(at - 1) is K.VENUE and is_arxiv_id(text))):
        return at + 1
    if text.lower().startswith("by ") and Role.AUTHORS not in draft.has and sureness(text[3:]) > 0.2:
        draft.give(Role.AUTHORS, at, at + 1, -1, (token.start + 3, token.end))
        return at + 1
    following = draft.kind(at + 1)
    if token.kind is K.WORDS and (following is None or following in _APART):
        role = _role_alone(draft, at)
        if role is not None:
            draft.give(role, at, at + 1)
            return at + 1
        if text.count(" ") < 2 and draft.kind(at - 1) is K.PUNCT and draft.words_at(at) < 4:
            return at + 1
    after = at + 1
    while draft.kind(after) is K.HTML:
        after += 1
    if text.count(" ") < 3 and draft.kind(after) is K.PUNCT and draft.tokens[after].text in DASHES:
        draft.give(Role.TAGS, at, at + 1)
        return after
    return describe(draft, at, last)


def _role_alone(draft: Draft, at: int) -> Role | None:
    """Give the role of words with nothing that goes on with them; None if they are running text or a remark."""
    text = draft.tokens[at].text
    venue = Role.VENUE not in draft.has
    if venue and draft.kind(at + 1) is K.DATE and text[:1].isupper() and text.count(" ") < 9:
        return Role.VENUE
    if draft.known.affiliations.is_affiliation(text):
        return Role.AFFILIATION
    if Role.AUTHORS not in draft.has and sureness(text) >= 0.25:
        return Role.AUTHORS
    return Role.VENUE if venue and is_shaped(text) and text.count(" ") < 12 else None
