"""The title, and the name or the venue that one link or bracket holds with it."""

from __future__ import annotations

import re
from typing import Final

from awesome_lint.template.link_class import LabelClass, bare_label
from awesome_lint.template.people import looks_like_name
from awesome_lint.template.plain import behind_number
from awesome_lint.template.roles.dated import authored, dated
from awesome_lint.template.roles.draft import Draft, word_count
from awesome_lint.template.roles.lead import lead
from awesome_lint.template.roles.links import link
from awesome_lint.template.roles.rest import rest
from awesome_lint.template.roles.title_end import text_end
from awesome_lint.template.roles.values import BRACKETS, COLONS, DASHES, LOOSE_BRACKET, QUOTES, SQUARE, Role
from awesome_lint.template.token import TokenKind
from awesome_lint.template.token_class import is_note

K = TokenKind
_LONG_TAG: Final = 6  # words in brackets that still are a tag
_TITLE_WORDS: Final = 4  # from which on a title may end in a bracket of several words
_AHEAD: Final = {LabelClass.VENUE: 1, LabelClass.GENERIC: 3, LabelClass.BARE: 2}
"""Words that must follow a link of such a label for the title to be among them."""
_IN_LABEL: Final = frozenset({K.VENUE, K.DATE, K.AUTHORS, K.MARK, K.OPEN})
"""What a label holds that is not a title alone."""
_TEXT: Final = frozenset(
    {K.WORDS, K.CODE, K.VENUE, K.DATE, K.AUTHORS, K.OPEN, K.PUNCT, K.EMOJI, K.EMPTY, K.CLOSE}
)  # fmt: skip


def title(draft: Draft, at: int, end: int) -> int:
    """Find the title.

    Args:
        draft: The record.
        at: Index of the token that it may begin with.
        end: Index that it cannot go beyond if it begins there.

    Returns:
        The index behind it, or behind what was read in vain.
    """
    least = at
    while True:
        inside = _link_in_marks(draft, at)
        if inside is not None:
            least, at = max(least, draft.mark_end(at) + 1), inside
        if draft.kind(at) is not K.LINK:
            return max(least, _unlinked_title(draft, at, end))
        behind = _passed(draft, at)
        if behind is None:
            return max(least, _linked_title(draft, at))
        at, end = behind, len(draft.tokens)


def _link_in_marks(draft: Draft, at: int) -> int | None:
    """Give the first link in the emphasis that begins at an index; None if it holds none, or anything besides."""
    if draft.kind(at) is not K.MARK or draft.tokens[at].closing:
        return None
    end = draft.mark_end(at)
    kinds = draft.kinds(at + 1, end)
    if K.LINK not in kinds or kinds - {K.LINK, K.PUNCT, K.EMOJI, K.MARK}:
        return None
    return next(index for index in range(at + 1, end) if draft.kind(index) is K.LINK)


def _passed(draft: Draft, at: int) -> int | None:
    """Give the index behind a link that only stands before the title; None if its label is the title."""
    cls = draft.link_class(at)
    if cls is LabelClass.IMAGE:
        link(draft, at)
        return lead(draft, at + 1)
    if cls not in _AHEAD or draft.words_ahead(at + 1) < _AHEAD[cls]:
        return None
    if cls is not LabelClass.VENUE and _dash_follows(draft, at + 1):
        return None
    link(draft, at)
    return draft.behind_punctuation(at + 1)


def _dash_follows(draft: Draft, at: int) -> bool:
    """Whether a dash or a colon stands at an index, but for what closes there."""
    while draft.kind(at) in (K.CLOSE, K.MARK, K.EMOJI, K.IMAGE):
        at += 1
    return draft.kind(at) is K.PUNCT and draft.tokens[at].text in DASHES | COLONS


def _unlinked_title(draft: Draft, at: int, end: int) -> int:
    """Take a quotation, emphasised words or plain text for the title; gives the index behind it."""
    kind = draft.kind(at)
    if kind is None:
        return at
    token = draft.tokens[at]
    if kind is K.OPEN and token.text[-1] in QUOTES and draft.pairs.get(at, at) - at > 1:
        _take(draft, at + 1, draft.pairs[at])
        return draft.pairs[at] + 1
    if kind is K.OPEN and at in draft.pairs and draft.words_at(at + 1) >= _TITLE_WORDS:
        close = draft.pairs[at]
        if draft.kind(close + 1) in (None, K.LINE, K.HTML, K.BLOCK, K.ITEM, K.OPEN) and K.LINK not in draft.kinds(
            at, close
        ):
            _take(draft, at + 1, close)  # "[CVPR 2020][Title]"
            return close + 1
    if kind is K.MARK and not token.closing:
        return _marked_title(draft, at)
    return _text_title(draft, at, end) if kind in _TEXT else at


def _marked_title(draft: Draft, at: int) -> int:
    """Take emphasised words for the title, with the words behind them where these go on; gives the index behind."""
    end = draft.mark_end(at)
    if K.LINK not in draft.kinds(at + 1, end) and draft.kind(end + 1) is K.WORDS and _goes_on(draft, end):
        return _text_title(draft, at, len(draft.tokens))
    _take(draft, at + 1, end)
    return end + 1


def _goes_on(draft: Draft, end: int) -> bool:
    """Whether the words behind emphasis go on with the title: "**Sparse** Attention", not "**Title** Authors"."""
    token = draft.tokens[end + 1]
    if draft.words_at(end + 1) < 2 or token.text[:1].isupper():
        return False
    return word_count(draft.tokens[:end]) <= 2 and draft.text[draft.tokens[end].end - 1] != "."


def _linked_title(draft: Draft, at: int) -> int:
    """Take a link's label for the title, or for the name that stands before it; gives the index behind."""
    telling = draft.link_class(at) is LabelClass.TELLING
    linked = _linked_behind_name(draft, at) if telling else None
    if linked is not None:
        draft.give(Role.NAME, at, at + 1, at, draft.label_span(at))
        draft.give(Role.LINK, at, at + 1)
        return _linked_title(draft, linked)
    begin = _behind_name(draft, at) if telling else None
    if begin is None:
        draft.give(Role.LINK, at, at + 1)
        _title_label(draft, at)
        return at + 1
    draft.give(Role.NAME, at, at + 1, at, draft.label_span(at))
    draft.give(Role.LINK, at, at + 1)
    if draft.kind(begin) is K.OPEN:
        return _unlinked_title(draft, begin, len(draft.tokens))
    return _text_title(draft, begin, len(draft.tokens))


def _linked_behind_name(draft: Draft, at: int) -> int | None:
    """Give the index of the title's link in `[Name](url): [Title](url)`, else None."""
    after = at + 1
    while draft.kind(after) in (K.CLOSE, K.MARK):
        after += 1
    if draft.kind(after) is not K.PUNCT or draft.tokens[after].text not in COLONS:
        return None
    short = bare_label(draft.tokens[at].text).count(" ") < _TITLE_WORDS - 1
    behind = after + 1
    telling = draft.kind(behind) is K.LINK and draft.link_class(behind) is LabelClass.TELLING
    long = telling and bare_label(draft.tokens[behind].text).count(" ") >= _TITLE_WORDS - 1
    return behind if short and long else None


def _behind_name(draft: Draft, at: int) -> int | None:
    """Give where the title begins in `[Name](url) [conf] Title` and `[Name](url) Name: Title`, else None."""
    label = bare_label(draft.tokens[at].text)
    if label.count(" ") > 3:
        return None
    after = at + 1
    while draft.kind(after) in (K.CLOSE, K.MARK):
        after += 1
    if draft.kind(after) is K.OPEN and after in draft.pairs and draft.tokens[after].text[-1] in BRACKETS:
        close = draft.pairs[after]
        titled = draft.kind(close + 1) is K.WORDS and draft.words_at(close + 1) >= 4
        stated = draft.kinds(after + 1, close) & {K.VENUE, K.DATE}
        return close + 1 if titled and stated and dated(draft, after + 1, close) else None
    quoted = draft.kind(after) is K.OPEN and draft.tokens[after].text[-1] in QUOTES and after in draft.pairs
    if quoted and draft.words_at(after + 1) >= _TITLE_WORDS:
        return after
    if draft.kind(after) is not K.WORDS or draft.tokens[after].text.lower() != label.lower():
        return None
    colon = draft.kind(after + 1) is K.PUNCT and draft.tokens[after + 1].text in COLONS
    return after if colon and draft.words_at(after + 2) >= 3 else None


def _text_title(draft: Draft, at: int, end: int) -> int:
    """Take plain text for the title, without the tag, affiliation or venue in brackets at its end."""
    stop = text_end(draft, at, end)
    last = stop
    while last > at and draft.kind(last - 1) in (K.PUNCT, K.LINE, K.HTML, K.EMOJI):
        last -= 1
    opened = draft.opened_by(last - 1)
    if opened is not None and opened > at and _edge_bracket(draft, opened, last - 1, at):
        last = opened
    _take(draft, at, last)
    return stop


def _edge_bracket(draft: Draft, opened: int, close: int, begin: int) -> bool:
    """Read a bracket at the end of a title that begins at `begin`; False if it belongs to the title."""
    inner = draft.tokens[opened + 1 : close]
    if not inner:
        return True
    if draft.tokens[opened].text[-1] in QUOTES:
        return False
    if dated(draft, opened + 1, close, LOOSE_BRACKET):
        authored(draft, opened + 1, close)
        return True
    text = draft.written(opened + 1, close)
    if draft.affiliated(opened, close):
        draft.give(Role.AFFILIATION, opened + 1, close)
        return True
    if _is_acronym(text, " ".join(token.text for token in draft.tokens[begin:opened] if token.kind is K.WORDS)):
        return False
    kinds = draft.kinds(opened + 1, close)
    if K.AUTHORS in kinds:
        authored(draft, opened + 1, close)
        return True
    if text.count(" ") >= _LONG_TAG or kinds - {K.WORDS, K.CODE, K.PUNCT, K.EMOJI, K.MARK, K.VENUE}:
        return False
    round_one, stopped = draft.tokens[opened].text[-1] not in SQUARE, draft.kind(opened - 1) is K.PUNCT
    if round_one and not text[:1].isupper() and text.count(" ") >= 2:
        return False
    if round_one and " " in text and Role.AUTHORS not in draft.has and looks_like_name(text):
        draft.give(Role.AUTHORS, opened + 1, close)
        return True
    apart = " " not in text or "," in text or stopped or is_note(text.lower())
    if round_one and not apart and word_count(draft.tokens[begin:opened]) >= _TITLE_WORDS:
        return False  # "Title (Extended Version)"
    draft.give(Role.TAGS, opened + 1, close)
    return True


def _is_acronym(text: str, before: str) -> bool:
    """Whether a text is made of the first letters of the words before it."""
    letters = [char for char in text if char.isalpha()]
    if not 2 <= len(letters) <= 10 or " " in text.strip():
        return False
    initials = [word[0].lower() for word in re.findall(r"[A-Za-z]+", before)]
    wanted = [letter.lower() for letter in letters if letter.isupper()] or [letter.lower() for letter in letters]
    at = 0
    for initial in initials:
        if at < len(wanted) and initial == wanted[at]:
            at += 1
    return at >= len(wanted) - 1 and at >= 2


def _take(draft: Draft, first: int, last: int) -> None:
    """Take tokens for the title, without a date or venue in brackets at their end, and without a final stop."""
    while first < last and draft.kind(first) in (K.PUNCT, K.EMOJI, K.HTML, K.LINE):
        first += 1
    while last > first:
        shorter = _without_end(draft, first, last)
        if shorter == last:
            break
        last = shorter
    if first >= last:
        return
    start, end = _title_text(draft, first, last)
    draft.give(Role.TITLE, first, last, -1, (behind_number(draft.text, start, end), end))
    for index in range(first, last):
        if draft.kind(index) is K.LINK:
            link(draft, index)


def _without_end(draft: Draft, first: int, last: int) -> int:
    """Give where a title ends without its last part, if that is punctuation, or a venue or date of its own."""
    kind, before = draft.kind(last - 1), draft.kind(last - 2)
    if kind in (K.PUNCT, K.EMOJI, K.LINE, K.HTML):
        return last - 1
    if kind is K.CLOSE and draft.tokens[last - 1].text not in '"”':
        opened = draft.opened_by(last - 1)
        apart = opened is not None and opened > first and dated(draft, opened + 1, last - 1)
        return opened if opened is not None and apart else last
    if kind is not K.DATE or last - 1 <= first:
        return last
    if before is K.VENUE and draft.kind(last - 3) in (K.PUNCT, K.WORDS) and last - 2 > first:
        draft.give(Role.VENUE, last - 2, last - 1)
    elif before is not K.PUNCT or draft.tokens[last - 2].text not in ",|-–":
        return last
    draft.give(Role.DATE, last - 1, last)
    return last - 2


def _title_text(draft: Draft, first: int, last: int) -> tuple[int, int]:
    """Give where a title's text begins and ends: without emphasis around all of it, with the end of emphasis in it."""
    start, end = draft.tokens[first].start, draft.tokens[last - 1].end
    marks = [index for index in range(first, last) if draft.kind(index) is K.MARK]
    if marks and marks[0] == first and marks[-1] == last - 1 and draft.mark_end(first) == last - 1:
        return draft.tokens[first].end, draft.tokens[last - 1].start
    if len(marks) % 2 and marks[-1] != last - 1 and not draft.tokens[marks[-1]].closing:
        end = max(end, draft.tokens[draft.mark_end(marks[-1])].end)
    return start, end


def title_of_last_resort(draft: Draft) -> None:
    """Take the label of the first link for the title, or a name."""
    for role in (Role.NAME, Role.DESCRIPTION):
        if role is Role.DESCRIPTION and any(each.role is Role.LINK for each in draft.found):
            break
        for index, each in enumerate(draft.found):
            if each.role is role:
                draft.found[index] = each._replace(role=Role.TITLE)
                draft.has.add(Role.TITLE)
                return
    for each in draft.found:
        if each.role is Role.LINK and draft.link_class(each.first) is not LabelClass.IMAGE:
            draft.give(Role.TITLE, each.first, each.last, each.first, draft.label_span(each.first))
            return


def _title_label(draft: Draft, at: int) -> None:
    """Read the label of the title's link, which may hold a venue, a date and authors, too."""
    token = draft.tokens[at]
    tokens = draft.label_tokens(token)
    whole = (behind_number(draft.text, *draft.label_span(at)), draft.label_span(at)[1])
    if _IN_LABEL.isdisjoint([each.kind for each in tokens]) and token.text.strip()[-1:] not in (".", ",", ":", ";"):
        draft.give(Role.TITLE, at, at + 1, at, whole)
        return
    nested = Draft(draft.known, tokens)
    behind = title(nested, lead(nested, 0), len(nested.tokens))
    if Role.TITLE in nested.has:
        rest(nested, behind)
    telling = nested.has & {Role.VENUE, Role.DATE, Role.AUTHORS, Role.NAME}
    if Role.TITLE not in nested.has or (not telling and nested.has & {Role.TAGS, Role.AFFILIATION}):
        draft.give(Role.TITLE, at, at + 1, at, whole)  # with "(China)" at its end
        return
    for each in nested.found:
        if each.role not in (Role.TAGS, Role.AFFILIATION, Role.IMAGE):
            draft.give(each.role, at, at + 1, at, each.text)
