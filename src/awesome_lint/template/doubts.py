"""What an alignment leaves over: why a record is no entry, and whether an entry may be written by its template."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from awesome_lint.template.grammar import Op
from awesome_lint.template.slots import SlotKind
from awesome_lint.template.token import TokenKind
from awesome_lint.template.token_class import half
from awesome_lint.template.view import title_link

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from awesome_lint.template.align import Taken
    from awesome_lint.template.grammar import Flat, Grammar
    from awesome_lint.template.slots import Template
    from awesome_lint.template.token import Token

_TANGLED: Final = 650  # fields that cost more than this are read, but not written
_NO_TITLE: Final = 7_000  # little more than the price of a missing title
_TRIFLE: Final = 300  # words that cost no more are a note such as "Oral"
_LONGEST: Final = 40  # code points of words that are shown
_PARTNERS: Final = {"[": "]", "(": ")"}
_SPOKEN = (TokenKind.WORDS, TokenKind.AUTHORS, TokenKind.CODE)
_UNPLACED = (*_SPOKEN, TokenKind.VENUE, TokenKind.DATE)
_TELL_TAGS = (
    TokenKind.PUNCT,
    TokenKind.MARK,
    TokenKind.CODE,
    TokenKind.OPEN,
    TokenKind.CLOSE,
    TokenKind.EMOJI,
)


class Aligned(NamedTuple):
    """A record's tokens, what takes each of them, and the price of all in thousandths."""

    template: Template
    grammar: Grammar
    text: str
    tokens: list[Token]
    taken: tuple[Taken, ...]
    price: int

    def flat(self, taken: Taken) -> Flat | None:
        """Give the element that takes some tokens."""
        return self.grammar.flats[taken.element] if taken.element >= 0 else None


def leftover(aligned: Aligned) -> str:
    """Say which words no element takes; "" where there are none."""
    for taken in aligned.taken:
        token = aligned.tokens[taken.start]
        extra = taken.element == -1 and token.kind in _SPOKEN and taken.price > _TRIFLE
        if extra or _no_tags(aligned, taken):
            words = " ".join(aligned.text[token.start : aligned.tokens[taken.end - 1].end].split())
            words = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 3]}..."
            return f"the template has no place for {words!r}"
    return ""


def _no_tags(aligned: Aligned, taken: Taken) -> bool:
    """Whether words stand where tags are wanted, but without a bracket, a separator or emphasis that says so."""
    flat = aligned.flat(taken)
    if flat is None or flat.kind is not SlotKind.TAGS or flat.op is not Op.FIELD or flat.slot is None:
        return False
    others = [aligned.flat(each) for each in aligned.taken if each is not taken]
    framed = any(other is not None and other.slot is flat.slot for other in others)
    plain = not any(token.kind in _TELL_TAGS for token in aligned.tokens[taken.start : taken.end])
    return bool(flat.slot.open) and not framed and plain


def refusal(aligned: Aligned) -> str:
    """Say why what costs too much is no entry."""
    linked = any(token.kind is TokenKind.LINK for token in aligned.tokens)
    if title_link(aligned.template.elements) is not None and not linked:
        return "it has no link"
    return leftover(aligned) or "too little of it stands where the template has it"


def only_lacks_title(aligned: Aligned) -> bool:
    """Whether all but the title stands there, its place being empty."""
    flats = [aligned.flat(taken) for taken in aligned.taken]
    kinds = {flat.kind for flat in flats if flat is not None and flat.slot is not None}
    return {SlotKind.VENUE, SlotKind.LINK} <= kinds and SlotKind.TITLE not in kinds and aligned.price < _NO_TITLE


def empty_tags(aligned: Aligned) -> tuple[int, int] | None:
    """Give where brackets stand that hold nothing, where the template has tags."""
    if SlotKind.TAGS not in aligned.grammar.holds:
        return None
    extras = {taken.start for taken in aligned.taken if taken.element == -1}
    tokens = aligned.tokens
    for index, token in enumerate(tokens):
        if token.kind is not TokenKind.OPEN or half(token.text) != "[":
            continue
        stop = index + 1
        while stop < len(tokens) and tokens[stop].kind is TokenKind.PUNCT:
            stop += 1
        if stop < len(tokens) and tokens[stop].kind is TokenKind.CLOSE and {index, stop} <= extras:
            return token.start, tokens[stop].end
    return None


def is_writable(aligned: Aligned) -> bool:
    """Whether nothing of an entry would be lost or turned round by writing it."""
    price = unpaired = 0
    for taken in aligned.taken:
        price += taken.price if taken.element >= 0 else 0
        token = aligned.tokens[taken.start]
        kind = token.kind
        if taken.element == -1 and (kind in _UNPLACED or (kind is TokenKind.PUNCT and not token.text.strip("*_`@"))):
            return False
        if taken.element == -1 and kind in (TokenKind.OPEN, TokenKind.CLOSE):
            unpaired += 1 if kind is TokenKind.OPEN else -1
    kinds = {flat.kind for taken in aligned.taken if (flat := aligned.flat(taken)) is not None and flat.op is Op.FIELD}
    if SlotKind.VENUE not in kinds and any(_is_year_of_venue(aligned.flat(taken)) for taken in aligned.taken):
        return False
    emphasis = any(flat.sort == "mark" for flat in aligned.grammar.flats)
    stars = (token.text.strip("\\")[:1] + token.text[-1:] for token in aligned.tokens if token.kind in _UNPLACED)
    lost = any("**" in token.text for token in aligned.tokens if token.kind is TokenKind.WORDS)
    no_emphasis = emphasis and (lost or any("*" in ends for ends in stars))
    return price <= _TANGLED and not unpaired and not no_emphasis and not _has_broken_link(aligned.tokens)


def _is_year_of_venue(flat: Flat | None) -> bool:
    return flat is not None and flat.kind is SlotKind.DATE and flat.slot is not None and "conf" in flat.slot.pieces


def _has_broken_link(tokens: list[Token]) -> bool:
    """Whether a link has lost a bracket, or was cut short: what is left of it stands among the words."""
    return any(is_broken_at(tokens, index) for index in range(len(tokens)))


def is_broken_at(tokens: Sequence[Token], at: int) -> bool:
    """Whether the rest of a link begins at a token: `](`, `] (http://…`, `].(http://…`, `[x](u)rest)`, `wordhttp://…`."""
    if at + 1 == len(tokens):
        return False
    token, after = tokens[at : at + 2]
    url = after.kind is TokenKind.LINK and after.text.startswith("http")
    third = tokens[at + 2] if at + 2 < len(tokens) else None
    label = token.kind is TokenKind.CLOSE and token.text[-1] == "]"
    if token.kind is TokenKind.CODE and not is_balanced(token.text):
        return True  # "`](`" takes the brackets of a link for code
    stray = len(after.text) == 1 and not after.text.isalnum() and third is not None and after.end == third.start
    if label and stray and third is not None and third.text == "(":
        return at + 3 < len(tokens) and third.end == tokens[at + 3].start and _may_be_url(tokens[at + 3])
    if token.end != after.start:
        follows = third is not None and third.start - after.end <= (third.kind is TokenKind.LINK) and _may_be_url(third)
        return label and after.text == "(" and follows
    if after.kind is TokenKind.WORDS and (label or token.kind is TokenKind.LINK):
        closes = third is not None and third.kind is TokenKind.CLOSE and third.start == after.end
        return closes or (not label and bool(set(after.text) & set("/=?")))
    if token.kind is TokenKind.OPEN and token.text == "(":
        return url and at > 0 and tokens[at - 1].end == token.start
    if label and after.text == "(":
        return True
    return url and token.kind in (TokenKind.CLOSE, TokenKind.WORDS, TokenKind.MARK, TokenKind.CODE)


def _may_be_url(token: Token) -> bool:
    return token.kind is TokenKind.LINK or (
        token.kind is TokenKind.WORDS and " " not in token.text and not set(token.text).isdisjoint("./")
    )


def are_whole(tags: str) -> bool:
    """Whether tags hold no bracket without a partner but one at an end: else a broken link may be among them."""
    bare = tags.replace("\\", "")
    opens, closes = bare[:1] in _PARTNERS, bare[-1:] in _PARTNERS.values()
    lone = bare[opens : len(bare) - closes] if opens != closes or bare[-1:] != _PARTNERS.get(bare[:1]) else bare
    return is_balanced(bare) or is_balanced(lone)


def is_balanced(text: str) -> bool:
    """Whether each round or square bracket of a text has its partner."""
    wanted: list[str] = []
    for char in text:
        if char in _PARTNERS:
            wanted.append(_PARTNERS[char])
        elif char in _PARTNERS.values() and (not wanted or wanted.pop() != char):
            return False
    return not wanted


def no_entry(*, wanted: bool, link: bool, venue: bool, title: bool, linked: bool) -> str:
    """Say why what was read is no entry, as a clause for a message; "" if it is one.

    Args:
        wanted: Whether the template has a link for the title.
        link: Whether it has a link of its own.
        venue: Whether it has a venue.
        title: Whether it has a title.
        linked: Whether that title is nothing but a link.
    """
    if wanted and not link and not venue:
        return "it has no link"
    if not title:
        return "" if venue and link else "it has no title beside its link" if link else "it has no title"
    return "it has no title beside its link" if linked and not (wanted or venue or link) else ""


def is_link(tokens: Iterable[Token], span: tuple[int, int]) -> bool:
    """Whether a stretch is one link and nothing else."""
    return any(token.kind is TokenKind.LINK and (token.start, token.end) == span for token in tokens)
