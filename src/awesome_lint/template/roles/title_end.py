"""Where a title that is plain text ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from awesome_lint.markdown.nodes import Link
from awesome_lint.template.link_class import LabelClass
from awesome_lint.template.people import looks_like_name, sureness
from awesome_lint.template.roles.draft import word_count
from awesome_lint.template.roles.values import BRACKETS, COLONS, DASHES, LEADS, SQUARE, is_arxiv_id
from awesome_lint.template.token import BORDERS, TokenKind
from awesome_lint.template.venue_tokens import is_shaped
from awesome_lint.words import link_kind
from awesome_lint.words.tables import table

if TYPE_CHECKING:
    from awesome_lint.template.roles.draft import Draft

K = TokenKind
_BEHIND: Final = frozenset({K.EMPTY, K.BLOCK, K.ITEM, K.QUOTE, K.CELL, K.IMAGE})
_WITHIN: Final = ("</", "<!--", "<a", "<sub", "<sup", "<span")  # HTML that may stand in a title
_SHORT: Final = 3  # words of a tool's name
_NEAR: Final = 14  # tokens looked at behind a full stop
_JOINING: Final = frozenset({"a", "an", "the", "of", "for", "with", "via", "to", "and", "on", "from", "using"})
_LONGEST_VENUE: Final = 40  # code points of a venue that no registry knows


def text_end(draft: Draft, at: int, end: int) -> int:
    """Give where a title that is plain text ends.

    Args:
        draft: The record.
        at: Index of the title's first token.
        end: Index that it cannot go beyond.

    Returns:
        The index of the first token that is no part of it.
    """
    index, words = at, 0
    while index < end and not _ends_at(draft, index, words):
        token = draft.tokens[index]
        if token.kind is K.OPEN and token.text[-1] in BRACKETS and index in draft.pairs:
            index = draft.pairs[index]
            words += 1
        elif token.kind is K.WORDS:
            words += token.text.count(" ") + 1
        elif token.kind in (K.CODE, K.VENUE, K.DATE, K.AUTHORS):
            words += 1
        index += 1
    return index


def _ends_at(draft: Draft, at: int, words: int) -> bool:
    """Whether a title of so many words ends before a token."""
    token = draft.tokens[at]
    kind = token.kind
    if kind is K.LINK:
        return not words or draft.link_class(at) is not LabelClass.TELLING or not _inside_text(draft, at)
    if kind in _BEHIND:
        return True
    if kind is K.HTML:
        return not token.text.startswith(_WITHIN)
    if kind is K.LINE:
        return not _line_goes_on(draft, at, words)
    if kind is K.OPEN:
        return token.text[-1] in BRACKETS and at in draft.pairs and _bracket_ends(draft, at, draft.pairs[at])
    if not words:
        return False
    if kind is K.WORDS and token.text.lower() in LEADS:
        return draft.tokens[at - 1].text[-1:] in ("?", "!")
    if kind is K.MARK:
        return not token.closing and _mark_ends(draft, at, draft.mark_end(at))
    if kind is K.AUTHORS:
        return draft.kind(at - 1) in (K.PUNCT, K.LINE, K.MARK) or draft.tokens[at - 1].text[-1:] in ("?", "!")
    if kind is K.VENUE:
        return _venue_ends(draft, at)
    if kind is K.DATE:
        return _date_ends(draft, at)
    if kind is K.PUNCT:
        return _punct_ends(draft, at, words)
    return kind is K.CODE and words > 2 and draft.kind(at + 1) in (None, K.CODE, K.LINK, K.PUNCT, K.LINE)


def _inside_text(draft: Draft, at: int) -> bool:
    """Whether a link stands within running text, with small words on both sides."""
    after = draft.tokens[at + 1] if at + 1 < len(draft.tokens) else None
    return after is not None and after.kind is K.WORDS and after.text[:1].islower()


def _line_goes_on(draft: Draft, at: int, words: int) -> bool:
    """Whether a title that was wrapped goes on in the next line."""
    if draft.kind(at + 1) is not K.WORDS or not words or draft.tokens[at].node is not None:
        return False
    if draft.key_end(at + 1) is not None:
        return False
    before = draft.tokens[at - 1].text if draft.kind(at - 1) is K.PUNCT else None
    if before is not None and before in ".。":
        return False
    if before is not None and before in ":,-–—":
        return True
    text = draft.tokens[at + 1].text
    if draft.kind(at + 2) is K.PUNCT and draft.tokens[at + 2].text == "," and looks_like_name(text):
        return False
    return text[:1].islower() or words >= 4


def _bracket_ends(draft: Draft, at: int, close: int) -> bool:
    """Whether a bracket ends the title: by what it holds."""
    inner = draft.tokens[at + 1 : close]
    kinds = draft.kinds(at + 1, close)
    square = draft.tokens[at].text[-1] in SQUARE
    following = draft.kind(close + 1)
    if not inner:
        return False
    if kinds & {K.LINK, K.EMPTY} and K.WORDS not in kinds:
        return True
    if K.AUTHORS in kinds or (K.CODE in kinds and square):
        return True
    stated = any(
        token.kind is K.DATE or (token.kind is K.VENUE and (token.sure >= 0.5 or following is not K.WORDS))
        for token in inner
    )
    if stated and word_count(inner) <= 5:
        return True
    # square brackets before the links or at the end: a tag
    return square and following in (None, K.LINK, K.OPEN, K.LINE, K.BLOCK, K.ITEM)


def _mark_ends(draft: Draft, at: int, close: int) -> bool:
    """Whether emphasis behind the first words ends the title."""
    inner = draft.tokens[at + 1 : close]
    kinds = draft.kinds(at + 1, close)
    if kinds & {K.AUTHORS, K.LINK} or (kinds & {K.VENUE, K.DATE} and word_count(inner) <= 3):
        return True
    following = draft.kind(close + 1)
    if following is K.WORDS or (following is K.PUNCT and draft.tokens[close + 1].text == ":"):
        return False
    if draft.kind(at - 1) in (K.PUNCT, K.LINE) or (inner and inner[0].kind is K.OPEN):
        return True
    if draft.kind(at - 1) is K.WORDS and draft.tokens[at - 1].text.rpartition(" ")[2] in _JOINING:
        return False
    return sureness(" ".join(token.text for token in inner)) >= 0.3


def _venue_ends(draft: Draft, at: int) -> bool:
    """Whether a venue stands behind the title, not in it."""
    token = draft.tokens[at]
    before, after = draft.kind(at - 1), draft.kind(at + 1)
    if after is K.WORDS and is_arxiv_id(draft.tokens[at + 1].text):
        return True
    if before is K.WORDS:  # cut off the end of the same stretch
        return after is K.DATE or (token.sure >= 0.8 and after not in (K.WORDS, K.PUNCT))
    if before is K.DATE:
        return False
    if after is K.WORDS and draft.tokens[at + 1].start - token.end <= 1 and token.sure < 0.9:
        return False
    if before is K.PUNCT:
        separator = draft.tokens[at - 1].text
        if separator in COLONS:
            return after is K.DATE or after is None
        return token.sure >= 0.35 or after is K.DATE or separator == "|"
    return token.sure >= 0.6


def _date_ends(draft: Draft, at: int) -> bool:
    """Whether a date stands behind the title, not in it."""
    before, after = draft.kind(at - 1), draft.kind(at + 1)
    if after is K.WORDS:
        return False
    if after is K.VENUE:
        return True
    if before in (K.PUNCT, K.AUTHORS, K.VENUE, K.LINE, K.MARK):
        return True
    return after in (None, K.LINK, K.LINE, K.BLOCK, K.ITEM, K.OPEN) or (
        after is K.PUNCT and draft.tokens[at + 1].text in ".,|;"
    )


def _punct_ends(draft: Draft, at: int, words: int) -> bool:
    """Whether punctuation ends the title: by what follows it."""
    mark = draft.tokens[at].text
    after = _behind_leads(draft, at + 1)
    if mark in "|•∙‧·":
        return True
    if mark in ".。":
        return _stop_ends(draft, after, words)
    if mark in DASHES and words <= _SHORT and _is_described(draft, after):
        return True
    if mark in DASHES or mark in ";；":
        return _dash_ends(draft, after, dash=mark in DASHES)
    return mark in ",，" and _comma_ends(draft, after)


def _is_described(draft: Draft, at: int) -> bool:
    """Whether running text behind a dash tells of a tool named before it: there is a link, but that of no paper."""
    if draft.kind(at) is not K.WORDS or draft.words_at(at) < _SHORT:
        return False
    if draft.kinds(0, len(draft.tokens)) & {K.VENUE, K.DATE, K.AUTHORS, K.CELL}:
        return False
    nodes = [token.node if isinstance(token.node, Link) else None for token in draft.tokens if token.kind is K.LINK]
    urls = [node.url if node is not None else "" for node in nodes]
    return bool(urls) and not any(link_kind("", url) == "paper" for url in urls)


def _stop_ends(draft: Draft, after: int, words: int) -> bool:
    """Whether a full stop ends the title that `after` stands behind."""
    kind = draft.kind(after)
    if kind is K.WORDS:
        return words >= 3 and (_rest_is_apart(draft, after) or looks_like_name(draft.tokens[after].text))
    if kind is K.MARK:
        return not draft.tokens[after].closing
    return kind not in (K.PUNCT, K.CLOSE, K.EMOJI, K.HTML, K.QUOTE, K.CELL)


def _dash_ends(draft: Draft, after: int, *, dash: bool) -> bool:
    """Whether a dash, or a semicolon, ends the title that `after` stands behind."""
    kind = draft.kind(after)
    if kind in (K.DATE, K.AUTHORS, K.LINK, K.EMPTY, K.IMAGE):
        return True
    if kind is K.VENUE:
        return draft.kind(after + 1) is K.DATE or draft.tokens[after].sure >= 0.7
    if kind is K.OPEN:
        return after in draft.pairs and _bracket_ends(draft, after, draft.pairs[after])
    return kind is K.WORDS and _name_alone(draft, after, dash=dash)


def _comma_ends(draft: Draft, after: int) -> bool:
    """Whether a comma ends the title that `after` stands behind."""
    kind = draft.kind(after)
    if kind in (K.DATE, K.AUTHORS, K.LINK, K.EMPTY):
        return True
    if kind is K.VENUE:
        return draft.kind(after + 1) is K.DATE or _ends_here(draft, after + 1) or draft.tokens[after].sure >= 0.6
    if kind is K.MARK:
        return bool(draft.kinds(after + 1, draft.mark_end(after)) & {K.VENUE, K.DATE, K.AUTHORS})
    return kind is K.WORDS and _unknown_venue(draft, after)


def _behind_leads(draft: Draft, at: int) -> int:
    """Give the index behind words such as "in" and "by"."""
    while draft.kind(at) is K.WORDS and draft.tokens[at].text.lower() in LEADS:
        at += 1
    return at


def _name_alone(draft: Draft, at: int, *, dash: bool) -> bool:
    """Whether one name stands to the next border, "Talk - Jane Doe", or before a venue behind the same mark."""
    text = draft.tokens[at].text
    if " " not in text or not looks_like_name(text):
        return False
    apart = draft.kind(at + 1) is K.PUNCT and draft.tokens[at + 1].text in (DASHES if dash else {";", "；"})
    return (dash and _ends_here(draft, at + 1)) or (apart and draft.kind(at + 2) in (K.VENUE, K.DATE, K.LINK))


def _unknown_venue(draft: Draft, at: int) -> bool:
    """Whether words are a venue that no registry knows, by a year behind: ", Foo Bar, 2020"."""
    text = draft.tokens[at].text
    if not text[:1].isupper() or text.count(" ") > 6 or text.lower() in table("title-words"):
        return False
    after = at + 1
    if draft.kind(after) is K.DATE:
        return True
    if draft.kind(after) is K.PUNCT and draft.tokens[after].text == "," and draft.kind(after + 1) is K.DATE:
        return True
    return len(text) < _LONGEST_VENUE and is_shaped(text) and _ends_here(draft, after)


def _ends_here(draft: Draft, at: int) -> bool:
    """Whether text ends at an index, but for punctuation: links, brackets or a border follow."""
    while draft.kind(at) is K.PUNCT:
        at += 1
    kind = draft.kind(at)
    return kind in (None, K.LINK, K.EMPTY, K.OPEN, K.IMAGE) or kind in BORDERS


def _rest_is_apart(draft: Draft, at: int) -> bool:
    """Whether behind a full stop come names, a venue or a year before the line ends, so that no title goes on."""
    for index in range(at, min(len(draft.tokens), at + _NEAR)):
        token = draft.tokens[index]
        if token.kind in BORDERS:
            return False
        if token.kind is K.AUTHORS:
            return True
        if token.kind in (K.VENUE, K.DATE) and draft.kind(index - 1) in (K.PUNCT, K.WORDS, K.MARK):
            return token.kind is K.DATE or draft.kind(index + 1) is K.DATE or token.sure >= 0.6
        if token.kind in (K.LINK, K.OPEN):
            return False
    return False
