"""What stands before the title: marks, dates and venues, bracketed names, authors, tags."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from awesome_lint.template.link_class import LabelClass
from awesome_lint.template.people import looks_like_name, sureness
from awesome_lint.template.roles.dated import dated
from awesome_lint.template.roles.draft import word_count
from awesome_lint.template.roles.links import image, link
from awesome_lint.template.roles.values import BRACKETS, COLONS, DASHES, LEADS, QUOTES, SQUARE, Role
from awesome_lint.template.token import TokenKind
from awesome_lint.template.venue_tokens import is_shaped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_lint.template.roles.draft import Draft
    from awesome_lint.template.token import Token

K = TokenKind
_TITLE: Final = 3  # words of a title behind one name


def lead(draft: Draft, at: int) -> int:
    """Give roles to what stands before the title.

    Args:
        draft: The record.
        at: Index of the token to begin with.

    Returns:
        The index of the token that the title may begin with.
    """
    while at < len(draft.tokens):
        behind = _step(draft, at)
        if behind is None:
            break
        at = behind
    return at


def _step(draft: Draft, at: int) -> int | None:
    """Read one thing before the title; gives the index behind it, None if the title begins here."""
    token = draft.tokens[at]
    kind = token.kind
    if kind in (K.HTML, K.LINE) or (kind is K.PUNCT and draft.found):
        return at + 1
    if kind is K.WORDS:
        behind = _title_behind_name(draft, at)
        if behind is not None:
            draft.give(Role.AUTHORS, at, at + 1)
            if draft.kind(at + 2) is K.DATE and at + 2 < behind:
                draft.give(Role.DATE, at + 2, at + 3)
            return behind
        return at + 1 if draft.found and token.text.lower().rstrip(":") in LEADS else None
    if kind is K.IMAGE:
        image(draft, at)
        return at + 1
    if kind is K.OPEN and token.text[-1] in BRACKETS and at in draft.pairs:
        end = draft.pairs[at]
        return end + 1 if _leading_bracket(draft, at, end) else None
    if kind is K.MARK and not token.closing:
        end = draft.mark_end(at)
        return end + 1 if _leading_mark(draft, at, end) else None
    role = _leading_role(draft, at)
    if role is None:
        return None
    draft.give(role, at, at + 1)
    return at + 1


def _title_behind_name(draft: Draft, at: int) -> int | None:
    """Give where the title begins that stands behind one name: `Ann Bee, "Title"`, "Ann Bee (2019). Title"; else None.

    What says that it is one is a quotation, emphasis or a link behind the name, or a year in brackets.
    """
    text = draft.tokens[at].text
    if " " not in text or not looks_like_name(text):
        return None
    behind, opened = at + 1, at + 1
    dated_name = draft.kind(opened) is K.OPEN and draft.pairs.get(opened) == opened + 2
    if dated_name and draft.kind(opened + 1) is K.DATE:
        behind = opened + 3
    if draft.kind(behind) is not K.PUNCT or draft.tokens[behind].text not in (",", ":", "."):
        return None
    if draft.kind(behind + 1) is K.DATE and draft.kind(behind + 2) is K.PUNCT and draft.tokens[behind + 2].text == ".":
        behind += 2  # "A. Bee. 2019. Title."
    begin = behind + 1
    kind = draft.kind(begin)
    if kind is K.OPEN:
        return begin if draft.tokens[begin].text[-1] in QUOTES and begin in draft.pairs else None
    if kind is K.MARK:
        return begin if word_count(draft.tokens[begin : draft.mark_end(begin)]) >= _TITLE else None
    if kind is K.LINK:
        return begin if draft.link_class(begin) is LabelClass.TELLING else None
    return begin if behind != at + 1 and kind is K.WORDS and draft.words_at(begin) >= _TITLE else None


def _leading_role(draft: Draft, at: int) -> Role | None:
    """Give the role of a single token before the title; None if it is part of the title."""
    kind, following = draft.tokens[at].kind, draft.kind(at + 1)
    if kind is K.EMOJI:
        return Role.TAGS
    if kind is K.CODE:
        if following is K.WORDS and draft.words_at(at + 1) > _TITLE and draft.tokens[at + 1].text[:1].isupper():
            return Role.TAGS if draft.kinds(at + 1, len(draft.tokens)) & {K.VENUE, K.DATE} else None
        if following is K.PUNCT and draft.tokens[at + 1].text in DASHES and draft.kind(at + 2) is K.LINK:
            return Role.TAGS if draft.link_class(at + 2) is LabelClass.TELLING else None  # "`command` - [Tool](url)"
        tag = following in (K.CODE, K.LINK, K.EMOJI) or (following in (K.WORDS, K.PUNCT) and draft.found)
        return Role.TAGS if tag else None
    if kind is K.DATE:
        return None if _begins_title(draft, at) else Role.DATE
    if kind is K.VENUE:
        return Role.VENUE if _leading_venue(draft, at) else None
    if kind is K.AUTHORS:
        apart = following in (K.PUNCT, K.OPEN, K.LINK, K.MARK, K.LINE, K.DATE)
        return Role.AUTHORS if apart and draft.more_text(at + 1) else None
    return None


def _begins_title(draft: Draft, at: int) -> bool:
    """Whether a date begins a title: "2020 Election Forecasts" - words follow it at once."""
    return draft.kind(at + 1) is K.WORDS and draft.tokens[at].end == draft.tokens[at + 1].start - 1 and not draft.found


def _leading_venue(draft: Draft, at: int) -> bool:
    """Whether a venue stands before the title, not in it: by how sure it is and what is beside it."""
    token = draft.tokens[at]
    following = draft.kind(at + 1)
    if following is K.DATE:
        return True
    if following in (None, K.LINE, K.BLOCK, K.ITEM):
        return False
    if token.sure >= 0.8 and draft.kind(at - 1) is K.DATE and draft.tokens[at - 1].end + 3 >= token.start:
        return True
    if draft.found and token.sure >= 0.4 and following in (K.LINK, K.PUNCT, K.MARK, K.CLOSE):
        return True
    return token.sure >= 0.7 and following in (K.PUNCT, K.LINK, K.MARK) and draft.tokens[at + 1].text != ":"


def _leading_bracket(draft: Draft, at: int, end: int) -> bool:
    """Read a bracket before the title; False if it is part of the title."""
    inner = draft.tokens[at + 1 : end]
    kinds = draft.kinds(at + 1, end)
    following = draft.kind(end + 1)
    if not inner or dated(draft, at + 1, end):
        return True
    if K.LINK in kinds and (following in (None, K.BLOCK, K.ITEM) or not kinds - {K.LINK, K.PUNCT}):
        for index in range(at + 1, end):
            if draft.kind(index) is K.LINK:
                link(draft, index)
        return True
    if following in (None, K.BLOCK, K.ITEM) or kinds & {K.LINK, K.LINE}:
        return False
    words = draft.written(at + 1, end).strip("*_ ")
    if K.AUTHORS in kinds or (looks_like_name(words) and words.count(" ") and following is K.LINK):
        draft.give(Role.AUTHORS, at + 1, end)
    elif _acronym_alone(inner):
        draft.give(Role.VENUE, at + 1, end)
    elif draft.tokens[at].text[-1] in "[【［" and words.count(" ") < 4:
        draft.give(Role.NAME if following is not K.LINK else Role.TAGS, at + 1, end)
    elif words.count(" ") < 2 and draft.tokens[at].start == draft.tokens[0].start:
        draft.give(Role.TAGS, at + 1, end)
    else:
        return False
    return True


def _acronym_alone(inner: Sequence[Token]) -> bool:
    """Whether tokens are one acronym, as a venue that no registry knows is."""
    return len(inner) == 1 and inner[0].kind is K.WORDS and is_shaped(inner[0].text) and inner[0].text.isupper()


def _leading_mark(draft: Draft, at: int, end: int) -> bool:
    """Read emphasised text before the title: a venue, a name, authors; False if it is the title."""
    inner = draft.tokens[at + 1 : end]
    kinds = draft.kinds(at + 1, end)
    if not inner:
        return True
    if K.LINK in kinds or not draft.more_text(end + 1) or not draft.text_follows(end + 1):
        return False
    if dated(draft, at + 1, end):
        return True
    if kinds == {K.AUTHORS} or (sureness(" ".join(token.text for token in inner)) >= 0.6):
        draft.give(Role.AUTHORS, at + 1, end)
        return True
    if inner[0].kind is K.OPEN and draft.pairs.get(at + 1) == end - 1 and inner[0].text[-1] in SQUARE:
        draft.give(Role.NAME, at + 2, end - 1)
        return True
    words = sum(token.text.count(" ") + 1 for token in inner if token.kind in (K.WORDS, K.CODE, K.VENUE))
    following = draft.kind(end + 1)
    colon = following is K.PUNCT and draft.tokens[end + 1].text in COLONS
    inner_colon = inner[-1].kind is K.PUNCT and inner[-1].text in COLONS
    named = words <= 3 and (colon or inner_colon or following in (K.WORDS, K.OPEN))
    if not named or draft.words_at(end + 1) < 4:
        return False
    draft.give(Role.NAME, at + 1, end - 1 if inner_colon else end)
    return True
