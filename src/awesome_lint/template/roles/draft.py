"""One record on its way: its tokens, what is asked of them again and again, and the roles given so far."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from awesome_lint.markdown.nodes import Link
from awesome_lint.records import Record
from awesome_lint.template.link_class import LabelClass, label_class
from awesome_lint.template.roles.brackets import pairs_of
from awesome_lint.template.roles.values import COLONS, QUOTES, SQUARE, Assigned, Role
from awesome_lint.template.token import BORDERS, TokenKind
from awesome_lint.template.tokens import label_tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from awesome_lint.template.token import Token
    from awesome_lint.venues import Registry
    from awesome_lint.words import Affiliations

K = TokenKind
_FEW: Final = 40  # tokens that are looked through faster than looked up
_NEAR: Final = 12  # tokens looked at ahead
_LONGEST_VENUE: Final = 90  # code points of a label
_SURE_VENUE: Final = 0.7  # for a label with no date
_KEY = re.compile(r"[^\W\d_][\w /&();.-]{1,29}\Z")


class Known(Record):
    """What is known of the list that a record stands in.

    Attributes:
        text: The whole source.
        registry: The venue series that are known.
        affiliations: The universities, labs and companies that are known.
        recurring: Labels that the list gives to many links; see `recurring_labels`.
    """

    text: str
    registry: Registry
    affiliations: Affiliations
    recurring: frozenset[str]


class Draft:
    """The tokens of one record, or of one link's label, and their roles.

    Args:
        known: What is known of the list.
        tokens: The tokens.
    """

    def __init__(self, known: Known, tokens: Sequence[Token]) -> None:
        self.known = known
        self.text = known.text
        self.tokens = tokens
        self.found: list[Assigned] = []
        self.has: set[Role] = set()
        kinds = {token.kind for token in tokens}
        self.pairs = pairs_of(tokens) if K.CLOSE in kinds else {}
        self._opened = {close: opened for opened, close in self.pairs.items()}
        self._mark_ends: dict[int, int] = {}
        if K.MARK in kinds:
            self._mark_ends = {id(token.node): index for index, token in enumerate(tokens) if token.kind is K.MARK}
        self._classes: dict[int, LabelClass] = {}
        self._places: dict[TokenKind, list[int]] = {}
        self._ahead: list[int] = []

    def give(self, role: Role, first: int, last: int, inside: int = -1, text: tuple[int, int] | None = None) -> None:
        """Give a role to the tokens from `first` to before `last`; nothing if they are empty.

        Args:
            role: The role.
            first: Index of the first token.
            last: Index behind the last token.
            inside: The index of the link whose label holds it, if it is a part of one.
            text: Where it begins and ends in the source, if not where the tokens do.
        """
        if text is None:
            if first >= last:
                return
            text = (self.tokens[first].start, self.tokens[last - 1].end)
        if text[0] >= text[1]:
            return
        self.found.append(Assigned(role, first, last, inside, text))
        self.has.add(role)

    # what stands at a place

    def kind(self, at: int) -> TokenKind | None:
        """Give the kind of a token; None outside the record."""
        return self.tokens[at].kind if 0 <= at < len(self.tokens) else None

    def kinds(self, first: int, last: int) -> set[TokenKind]:
        """Give the kinds of the tokens from `first` to before `last`."""
        if last - first <= _FEW:
            return {token.kind for token in self.tokens[first:last]}
        if not self._places:
            for index, token in enumerate(self.tokens):
                self._places.setdefault(token.kind, []).append(index)
        found: set[TokenKind] = set()
        for kind, places in self._places.items():
            at = bisect_left(places, first)
            if at < len(places) and places[at] < last:
                found.add(kind)
        return found

    def written(self, first: int, last: int) -> str:
        """Give the source of the tokens from `first` to before `last`."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end] if first < last else ""

    def mark_end(self, at: int) -> int:
        """Give the index of the mark that ends the emphasis which begins at a mark."""
        end = self._mark_ends[id(self.tokens[at].node)]
        return end if end > at else len(self.tokens) - 1

    def opened_by(self, close: int) -> int | None:
        """Give the index of the bracket that a closing one belongs to."""
        return self._opened.get(close)

    def affiliated(self, opened: int, close: int) -> bool:
        """Whether a bracket holds affiliations: "(@mit.edu)", or names of which one is known in round brackets."""
        text = self.written(opened + 1, close).strip("*_` ")
        known = self.known.affiliations.is_affiliation
        if text.startswith("@") or known(text.strip("@")):
            return len(text) > 1
        pieces = [piece.strip() for piece in text.split(",")]
        if (
            len(pieces) < 2
            or self.tokens[opened].text[-1] in SQUARE
            or not all(piece[:1].isupper() for piece in pieces)
        ):
            return False
        return any(map(known, pieces))

    # links

    def link_class(self, at: int) -> LabelClass:
        """Give what the label of the link at an index says."""
        found = self._classes.get(at)
        if found is None:
            token = self.tokens[at]
            found = label_class(token, self.known.recurring)
            if found in (LabelClass.TELLING, LabelClass.GENERIC) and self.venue_label(token):
                found = LabelClass.VENUE
            self._classes[at] = found
        return found

    def venue_label(self, token: Token) -> list[Token]:
        """Give the venue and date in a label that holds nothing else, such as "ICCV 2019 Oral"."""
        if not isinstance(token.node, Link) or len(token.text) > _LONGEST_VENUE:
            return []
        framing = (K.OPEN, K.CLOSE, K.MARK, K.PUNCT, K.EMOJI)
        inner = [each for each in self.label_tokens(token) if each.kind not in framing]
        kinds = [each.kind for each in inner]
        dated = [each for each in inner if each.kind in (K.VENUE, K.DATE)]
        if K.VENUE in kinds:
            sure = K.DATE in kinds or max(each.sure for each in dated if each.kind is K.VENUE) >= _SURE_VENUE
            return dated if sure and word_count(inner) <= 2 and len(dated) < 4 else []
        return dated if kinds == [K.DATE] else []

    def label_tokens(self, token: Token) -> Sequence[Token]:
        """Give the tokens of a link's label."""
        return label_tokens(self.text, token, self.known.registry)

    def label_span(self, at: int) -> tuple[int, int]:
        """Give where the label of the link at an index begins and ends in the source."""
        node = self.tokens[at].node
        if isinstance(node, Link) and node.children:
            return node.children[0].start, node.children[-1].end
        return self.tokens[at].start, self.tokens[at].end

    # what follows

    def more_text(self, at: int) -> bool:
        """Whether a title can still come."""
        return any(
            token.kind is K.WORDS or (token.kind is K.LINK and self.link_class(index) is LabelClass.TELLING)
            for index, token in enumerate(self.tokens[at : at + _NEAR], at)
        )

    def text_follows(self, at: int) -> bool:
        """Whether the very next thing but punctuation, and brackets, is text that can be a title."""
        while True:
            while self.kind(at) in (K.PUNCT, K.HTML, K.EMOJI, K.CLOSE):
                at += 1
            kind = self.kind(at)
            if kind is not K.OPEN:
                break
            if self.tokens[at].text[-1] in QUOTES:
                return True
            at = self.pairs.get(at, at) + 1
        return kind in (K.WORDS, K.MARK) or (kind is K.LINK and self.link_class(at) is LabelClass.TELLING)

    def words_at(self, at: int) -> int:
        """Count the words from an index to the next link or border, as far as one looks ahead."""
        count = 0
        for token in self.tokens[at : at + _NEAR]:
            if token.kind is K.WORDS:
                count += token.text.count(" ") + 1
            elif token.kind not in (K.PUNCT, K.MARK, K.OPEN, K.CLOSE, K.VENUE, K.DATE):
                break
        return count

    def words_ahead(self, at: int) -> int:
        """Count the words from an index to the end of the paragraph, links not counted."""
        if not self._ahead:
            borders = BORDERS - {K.LINE}
            self._ahead = [0]
            for token in reversed(self.tokens):
                more = word_count((token,))
                self._ahead.append(0 if token.kind in borders else self._ahead[-1] + more)
            self._ahead.reverse()
        return self._ahead[at] if at < len(self._ahead) else 0

    def behind_punctuation(self, at: int) -> int:
        """Give the index behind punctuation, closing brackets and line breaks."""
        while self.kind(at) in (K.PUNCT, K.CLOSE, K.LINE, K.HTML):
            at += 1
        return at

    def key_end(self, at: int) -> int | None:
        """Give the index behind a key such as "Keyword:" or "**Abstract:**"; None if the line begins with none."""
        index = at
        while self.kind(index) in (K.MARK, K.EMOJI, K.PUNCT) and index < at + 3:
            index += 1
        if self.kind(index) not in (K.WORDS, K.CODE, K.VENUE):
            return None
        key = self.tokens[index].text
        if not _KEY.match(key) or key.count(" ") > 3:
            return None
        index += 1
        colon = False
        for _ in range(2):
            if self.kind(index) is K.MARK:
                index += 1
            elif self.kind(index) is K.PUNCT and self.tokens[index].text in COLONS:
                colon = True
                index += 1
        return index if colon else None


def word_count(tokens: Iterable[Token]) -> int:
    """Count the words of the tokens that are plain words."""
    return sum(token.text.count(" ") + 1 for token in tokens if token.kind is K.WORDS)
