"""Fields of a record by what its tokens are, without any template.

The title is looked for first: a quotation, a link whose label tells, a stretch in bold, or the first words. What stands
around it is told by kind: venues and dates, names, links, brackets at the edges, keys at the beginning of a line; running
text behind a dash is the description.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from awesome_lint.markdown.nodes import Link
from awesome_lint.template.link_class import LabelClass, badge_text, bare_label, label_class
from awesome_lint.template.people import looks_like_name, sureness
from awesome_lint.template.tokens import BORDERS, Token, TokenKind, inline_tokens
from awesome_lint.template.venue_tokens import cut_chunk, is_shaped, known_as
from awesome_lint.words.columns import column_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from awesome_lint.model import ListRecord
    from awesome_lint.venues import Registry
    from awesome_lint.words import Affiliations


class Role(Enum):
    """What a stretch of a record is."""

    TITLE = "title"
    NAME = "name"
    AUTHORS = "authors"
    VENUE = "venue"
    DATE = "date"
    LINK = "link"
    IMAGE = "image"
    TAGS = "tags"
    AFFILIATION = "affiliation"
    DESCRIPTION = "description"


class Assigned(NamedTuple):
    """A role, and the tokens that have it: their indexes, the last one excluded.

    Attributes:
        role: The role.
        first: Index of the first token.
        last: Index behind the last token.
        inside: Where the role is that of a part of a link's label: the link's index; else -1.
        text: Where it begins and ends, in code points of the source.
    """

    role: Role
    first: int
    last: int
    inside: int = -1
    text: tuple[int, int] = (0, 0)


K = TokenKind
_OPENERS: Final = {")": "(", "]": "[", "}": "{", "）": "（", "】": "【", "」": "「", "』": "『", "》": "《", "”": "“", "»": "«", '"': '"'}
_BRACKETS: Final = frozenset("([{（【〔［")
_QUOTES: Final = frozenset('"“「『«《')
_DASHES: Final = frozenset({"-", "–", "—", "--", "---"})
_SEPARATORS: Final = frozenset({"|", "·", "•", "∙", "‧", ";", "；"}) | _DASHES
_LEADS: Final = frozenset({"in", "at", "by", "from", "on", "via", "appeared in", "published in", "to appear in", "accepted by", "accepted at", "proceedings of", "proc"})
_SMALL: Final = frozenset({"of", "on", "in", "the", "and", "for", "de", "et", "der", "für", "und", "to", "at"})
_TITLE_END = " \t\r\n.,;:|–—-·"
_LONG_TAG: Final = 6  # words in brackets that still are a tag
_BRACKETED: Final = 0.15  # how sure one must be of a venue that stands alone in brackets
_KEY = re.compile(r"[^\W\d_][\w /&().-]{1,29}\Z")


class Recogniser:
    """Tells the fields of records.

    Args:
        text: The whole source.
        registry: The venue series that are known.
        affiliations: The universities, labs and companies that are known.
        recurring: Labels that the list gives to many links; see `recurring_labels`.
    """

    def __init__(
        self, text: str, registry: Registry, affiliations: Affiliations, recurring: frozenset[str] = frozenset()
    ) -> None:
        self.text = text
        self.registry = registry
        self.affiliations = affiliations
        self.recurring = recurring

    def assign(self, tokens: Sequence[Token], header: Sequence[str] = ()) -> list[Assigned]:
        """Give the roles of a record's tokens, in order.

        Args:
            tokens: The tokens.
            header: What the columns of its table are called, if it is a row.
        """
        return _Assignment(self, tokens, header).run()


class _Assignment:
    """One record on its way."""

    def __init__(self, maker: Recogniser, tokens: Sequence[Token], header: Sequence[str]) -> None:
        self._maker = maker
        self._text = maker.text
        self._tokens = tokens
        self._header = header
        self._found: list[Assigned] = []
        self._has: set[Role] = set()
        self._pairs = _pairs(tokens)
        self._classes: dict[int, LabelClass] = {}
        self._after_dash = False

    def run(self) -> list[Assigned]:
        """Give the roles."""
        tokens = self._tokens
        if any(token.kind is K.CELL for token in tokens) or self._header:
            self._row()
        else:
            at = self._lead(0)
            at = self._title(at, len(tokens))
            self._rest(at)
        if Role.TITLE not in self._has:
            self._title_of_last_resort()
        return sorted(self._found, key=lambda each: (each.text, each.first))

    # --- small questions ---------------------------------------------------------------------------------------------

    def _kind(self, at: int) -> TokenKind | None:
        return self._tokens[at].kind if 0 <= at < len(self._tokens) else None

    def _class(self, at: int) -> LabelClass:
        found = self._classes.get(at)
        if found is None:
            token = self._tokens[at]
            found = label_class(token, self._maker.recurring)
            if found in (LabelClass.TELLING, LabelClass.GENERIC) and self._venue_label(token):
                found = LabelClass.VENUE
            self._classes[at] = found
        return found

    def _venue_label(self, token: Token) -> list[Token]:
        """Give the venue and date in a label that holds nothing else, such as "ICCV 2019 Oral"."""
        if not isinstance(token.node, Link) or len(token.text) > 90:
            return []
        inner = [each for each in self._inner(token) if each.kind not in (K.OPEN, K.CLOSE, K.MARK, K.PUNCT, K.EMOJI)]
        kinds = [each.kind for each in inner]
        dated = [each for each in inner if each.kind in (K.VENUE, K.DATE)]
        words = sum(each.text.count(" ") + 1 for each in inner if each.kind is K.WORDS)
        if K.VENUE in kinds and (K.DATE in kinds or max(t.sure for t in dated if t.kind is K.VENUE) >= 0.7):
            return dated if words <= 2 and len(dated) < 4 else []
        return dated if kinds == [K.DATE] else []

    def _inner(self, token: Token) -> list[Token]:
        node = token.node
        return inline_tokens(self._text, node.children, self._maker.registry) if isinstance(node, Link) else []

    def _give(self, role: Role, first: int, last: int, inside: int = -1, text: tuple[int, int] | None = None) -> None:
        if text is None:
            if first >= last:
                return
            text = (self._tokens[first].start, self._tokens[last - 1].end)
        if text[0] >= text[1]:
            return
        self._found.append(Assigned(role, first, last, inside, text))
        self._has.add(role)

    # --- before the title --------------------------------------------------------------------------------------------

    def _lead(self, at: int) -> int:
        """Give roles to what stands before the title: marks, dates and venues, bracketed names, authors, tags."""
        tokens = self._tokens
        while at < len(tokens):
            token = tokens[at]
            kind = token.kind
            if kind in (K.HTML, K.LINE) or (kind is K.PUNCT and self._found):
                at += 1
            elif kind is K.EMOJI:
                self._give(Role.TAGS, at, at + 1)
                at += 1
            elif kind is K.IMAGE:
                self._image(at)
                at += 1
            elif kind is K.CODE and self._kind(at + 1) in (K.CODE, K.LINK, K.WORDS, K.PUNCT, K.EMOJI):
                if self._kind(at + 1) in (K.WORDS, K.PUNCT) and not self._found:
                    return at
                self._give(Role.TAGS, at, at + 1)
                at += 1
            elif kind is K.DATE:
                if self._only_words_before_date(at):
                    return at
                self._give(Role.DATE, at, at + 1)
                at += 1
            elif kind is K.VENUE and self._leading_venue(at):
                self._give(Role.VENUE, at, at + 1)
                at += 1
            elif kind is K.AUTHORS and self._leading_authors(at):
                self._give(Role.AUTHORS, at, at + 1)
                at += 1
            elif kind is K.OPEN and token.text[-1] in _BRACKETS and at in self._pairs:
                end = self._pairs[at]
                if not self._leading_bracket(at, end):
                    return at
                at = end + 1
            elif kind is K.MARK and not token.closing:
                end = self._mark_end(at)
                if not self._leading_mark(at, end):
                    return at
                at = end + 1
            elif kind is K.WORDS and token.text.lower().rstrip(":") in _LEADS and self._found:
                at += 1
            else:
                return at
        return at

    def _only_words_before_date(self, at: int) -> bool:
        """Whether a date begins a title: "2020 Election Forecasts" - words follow it at once."""
        return self._kind(at + 1) is K.WORDS and self._tokens[at].end == self._tokens[at + 1].start - 1 and not self._found

    def _leading_venue(self, at: int) -> bool:
        token = self._tokens[at]
        following = self._kind(at + 1)
        if following is K.DATE:
            return True
        if following in (None, K.LINE, K.BLOCK, K.ITEM):
            return False
        if token.sure >= 0.8 and self._kind(at - 1) is K.DATE and self._tokens[at - 1].end + 3 >= token.start:
            return True
        if self._found and token.sure >= 0.4 and following in (K.LINK, K.PUNCT, K.MARK, K.CLOSE):
            return True
        return token.sure >= 0.7 and following in (K.PUNCT, K.LINK, K.MARK) and self._tokens[at + 1].text != ":"

    def _leading_authors(self, at: int) -> bool:
        return self._kind(at + 1) in (K.PUNCT, K.OPEN, K.LINK, K.MARK, K.LINE, K.DATE) and self._more_text(at + 1)

    def _more_text(self, at: int) -> bool:
        """Whether a title can still come."""
        return any(
            token.kind is K.WORDS or (token.kind is K.LINK and self._class(index) is LabelClass.TELLING)
            for index, token in enumerate(self._tokens[at : at + 12], at)
        )

    def _leading_bracket(self, at: int, end: int) -> bool:
        """Read a bracket before the title; False if it is part of the title."""
        inner = self._tokens[at + 1 : end]
        kinds = {token.kind for token in inner}
        following = self._kind(end + 1)
        if not inner:
            return True
        if self._dated(at + 1, end):
            return True
        if following in (None, K.BLOCK, K.ITEM) or K.LINK in kinds and not kinds - {K.LINK, K.PUNCT}:
            if K.LINK in kinds:
                for index in range(at + 1, end):
                    if self._kind(index) is K.LINK:
                        self._link(index)
                return True
            return False
        if kinds & {K.LINK, K.LINE}:
            return False
        words = " ".join(token.text for token in inner)
        if K.AUTHORS in kinds or (looks_like_name(words) and words.count(" ") and following is K.LINK):
            self._give(Role.AUTHORS, at + 1, end)
        elif self._known_venue(inner):
            self._give(Role.VENUE, at + 1, end)
        elif self._tokens[at].text[-1] in "[【［" and words.count(" ") < 4:
            self._give(Role.NAME if following is not K.LINK else Role.TAGS, at + 1, end)
        elif words.count(" ") < 2 and self._tokens[at].start == self._tokens[0].start:
            self._give(Role.TAGS, at + 1, end)
        else:
            return False
        return True

    def _known_venue(self, inner: Sequence[Token]) -> bool:
        return len(inner) == 1 and inner[0].kind is K.WORDS and is_shaped(inner[0].text) and inner[0].text.isupper()

    def _dated(self, first: int, last: int, least: float = 0.35) -> bool:
        """Give venue and date of a stretch that holds nothing but these, and words such as "Oral"; else False."""
        venue: int | None = None
        date: int | None = None
        words = 0
        for index in range(first, last):
            token = self._tokens[index]
            if token.kind is K.VENUE:
                venue = index if venue is None or token.sure > self._tokens[venue].sure else venue
            elif token.kind is K.DATE:
                date = index if date is None else date
            elif token.kind is K.WORDS:
                words += token.text.count(" ") + 1
            elif token.kind not in (K.PUNCT, K.MARK, K.OPEN, K.CLOSE, K.EMOJI, K.HTML):
                return False
        if venue is None and date is None:
            return False
        if venue is not None and (date is not None or self._tokens[venue].sure >= least):
            if words > 4 and date is None:
                return False
        elif venue is not None:
            return False
        if words > 8:
            return False
        if venue is None and words:
            series = self._words_beside(first, last, date)
            if series is None:
                return False
            venue = series if series >= 0 else None
        if venue is not None:
            self._give(Role.VENUE, venue, venue + 1)
        if date is not None:
            self._give(Role.DATE, date, date + 1)
        return True

    def _words_beside(self, first: int, last: int, date: int | None) -> int | None:
        """Give the words beside a date that are an unknown venue; -1 if they are only remarks; None if neither."""
        for index in range(first, last):
            token = self._tokens[index]
            if token.kind is K.WORDS:
                text = token.text
                if text.lower() in _LEADS:
                    continue
                if _is_titled(text):
                    return index
                return -1 if text.count(" ") < 2 else None
        return -1

    def _mark_end(self, at: int) -> int:
        node = self._tokens[at].node
        for index in range(at + 1, len(self._tokens)):
            if self._tokens[index].node is node:
                return index
        return len(self._tokens) - 1

    def _leading_mark(self, at: int, end: int) -> bool:
        """Read emphasised text before the title: a venue, a name, authors; False if it is the title."""
        inner = self._tokens[at + 1 : end]
        kinds = {token.kind for token in inner}
        if not inner:
            return True
        if K.LINK in kinds:
            return False
        more = self._more_text(end + 1) and self._text_follows(end + 1)
        if not more:
            return False
        if self._dated(at + 1, end):
            return True
        if kinds == {K.AUTHORS} or (sureness(" ".join(t.text for t in inner)) >= 0.6):
            self._give(Role.AUTHORS, at + 1, end)
            return True
        if inner[0].kind is K.OPEN and self._pairs.get(at + 1) == end - 1 and inner[0].text[-1] in "[【":
            self._give(Role.NAME, at + 2, end - 1)
            return True
        words = sum(token.text.count(" ") + 1 for token in inner if token.kind in (K.WORDS, K.CODE, K.VENUE))
        punct = self._kind(end + 1) is K.PUNCT and self._tokens[end + 1].text in ":："
        inner_colon = inner[-1].kind is K.PUNCT and inner[-1].text in ":："
        following = self._following_words(end + 1)
        if words <= 3 and following >= 4 and (punct or inner_colon or self._kind(end + 1) in (K.WORDS, K.OPEN)):
            stop = end - 1 if inner_colon else end
            self._give(Role.NAME, at + 1, stop)
            return True
        return False

    def _text_follows(self, at: int) -> bool:
        """Whether the very next thing but punctuation is text that can be a title."""
        while self._kind(at) in (K.PUNCT, K.HTML, K.EMOJI, K.CLOSE):
            at += 1
        kind = self._kind(at)
        if kind in (K.WORDS, K.MARK):
            return True
        if kind is K.OPEN:
            return self._tokens[at].text[-1] in _QUOTES or self._text_follows(self._pairs.get(at, at) + 1)
        return kind is K.LINK and self._class(at) is LabelClass.TELLING

    def _following_words(self, at: int) -> int:
        count = 0
        for token in self._tokens[at : at + 12]:
            if token.kind is K.WORDS:
                count += token.text.count(" ") + 1
            elif token.kind not in (K.PUNCT, K.MARK, K.OPEN, K.CLOSE, K.VENUE, K.DATE):
                break
        return count

    # --- the title ---------------------------------------------------------------------------------------------------

    def _title(self, at: int, end: int) -> int:
        """Find the title from a token on; gives the index behind it."""
        kind = self._kind(at)
        if kind is None:
            return at
        token = self._tokens[at]
        if kind is K.OPEN and token.text[-1] in _QUOTES and at in self._pairs:
            close = self._pairs[at]
            if close - at > 1:
                self._title_span(at + 1, close)
                return close + 1
        if kind is K.MARK and not token.closing:
            return self._marked_title(at)
        if kind is K.LINK:
            return self._linked_title(at)
        if kind in (K.WORDS, K.CODE, K.VENUE, K.DATE, K.AUTHORS, K.OPEN, K.PUNCT, K.EMOJI, K.EMPTY, K.CLOSE):
            return self._text_title(at, end)
        return at

    def _marked_title(self, at: int) -> int:
        end = self._mark_end(at)
        inner = range(at + 1, end)
        links = [index for index in inner if self._kind(index) is K.LINK]
        if links and all(self._kind(index) in (K.LINK, K.PUNCT, K.EMOJI, K.MARK) for index in inner):
            return max(end + 1, self._linked_title(links[0]))
        after = self._kind(end + 1)
        if not links and after in (K.WORDS, K.VENUE, K.DATE, K.AUTHORS, K.CODE) and self._joined(end):
            return self._text_title(at, len(self._tokens))
        self._title_span(at + 1, end)
        return end + 1

    def _joined(self, end: int) -> bool:
        """Whether the words behind emphasis go on with the title: "**Sparse** Attention", not "**Title** Authors"."""
        token = self._tokens[end + 1]
        if token.kind is not K.WORDS or self._following_words(end + 1) < 2:
            return False
        words = sum(each.text.count(" ") + 1 for each in self._tokens[:end] if each.kind is K.WORDS)
        return words <= 2 and not token.text[:1].isupper() and self._text[self._tokens[end].end - 1] != "."

    def _linked_title(self, at: int) -> int:
        """Read a link that begins the entry: it holds the title, or a name before it, or it only leads to it."""
        cls = self._class(at)
        following = self._following_text(at + 1)
        if cls is LabelClass.VENUE and following:
            self._link(at)
            return self._title(self._skip_punct(at + 1), len(self._tokens))
        if cls is LabelClass.IMAGE:
            self._link(at)
            at = self._lead(at + 1)
            return self._title(at, len(self._tokens)) if Role.TITLE not in self._has else at
        if cls is LabelClass.GENERIC and following >= 3 and not self._dash_follows(at):
            self._link(at)
            return self._title(self._skip_punct(at + 1), len(self._tokens))
        if cls is LabelClass.BARE and following >= 2 and Role.TITLE not in self._has and not self._dash_follows(at):
            self._link(at)
            return self._title(self._skip_punct(at + 1), len(self._tokens))
        renamed = self._named_then_titled(at) if cls is LabelClass.TELLING else None
        if renamed is not None:
            return renamed
        self._link(at, title=True)
        return at + 1

    def _skip_punct(self, at: int) -> int:
        while self._kind(at) in (K.PUNCT, K.CLOSE, K.LINE, K.HTML):
            at += 1
        return at

    def _dash_follows(self, at: int) -> bool:
        at += 1
        while self._kind(at) in (K.CLOSE, K.MARK, K.EMOJI, K.IMAGE):
            at += 1
        return self._kind(at) is K.PUNCT and self._tokens[at].text in _DASHES | {":", "："}

    def _following_text(self, at: int) -> int:
        """Count the words that follow at once, other links between them not counted."""
        count = 0
        for token in self._tokens[at:]:
            if token.kind is K.WORDS:
                count += token.text.count(" ") + 1
            elif token.kind in BORDERS and token.kind is not K.LINE:
                break
        return count

    def _named_then_titled(self, at: int) -> int | None:
        """Read `[Name](url) [conf] Title` and `[Name](url) Name: Title`; None if the link's label is the title."""
        label = bare_label(self._tokens[at].text)
        if label.count(" ") > 3:
            return None
        after = at + 1
        while self._kind(after) in (K.CLOSE, K.MARK):
            after += 1
        if self._kind(after) is K.OPEN and after in self._pairs and self._tokens[after].text[-1] in _BRACKETS:
            close = self._pairs[after]
            inner = self._tokens[after + 1 : close]
            dated = any(token.kind in (K.VENUE, K.DATE) for token in inner)
            if dated and self._following_words(close + 1) >= 4 and self._kind(close + 1) is K.WORDS:
                before = len(self._found)
                if self._dated(after + 1, close):
                    self._give(Role.NAME, at, at + 1, at, self._label_span(at))
                    self._give(Role.LINK, at, at + 1)
                    return self._title(close + 1, len(self._tokens))
                del self._found[before:]
        words = self._tokens[after] if self._kind(after) is K.WORDS else None
        if words is not None and words.text.lower() == label.lower() and self._kind(after + 1) is K.PUNCT:
            if self._tokens[after + 1].text in ":：" and self._following_words(after + 2) >= 3:
                self._give(Role.NAME, at, at + 1, at, self._label_span(at))
                self._give(Role.LINK, at, at + 1)
                return self._title(after, len(self._tokens))
        return None

    def _label_span(self, at: int) -> tuple[int, int]:
        node = self._tokens[at].node
        if isinstance(node, Link) and node.children:
            return node.children[0].start, node.children[-1].end
        return self._tokens[at].start, self._tokens[at].end

    def _text_title(self, at: int, end: int) -> int:
        stop = self._text_end(at, end)
        last = stop
        while last > at and self._kind(last - 1) in (K.PUNCT, K.LINE, K.HTML, K.EMOJI):
            last -= 1
        # what is bracketed at the end is a tag, an affiliation or a venue of its own
        if self._kind(last - 1) is K.CLOSE:
            opened = self._opened_by(last - 1)
            if opened is not None and opened > at and self._edge_bracket(opened, last - 1, at):
                last = opened
        while last > at and self._kind(last - 1) in (K.PUNCT, K.LINE):
            last -= 1
        if last > at:
            self._title_span(at, last)
        return max(stop, last) if Role.TITLE in self._has else stop

    def _edge_bracket(self, opened: int, close: int, title: int) -> bool:
        """Read a bracket at a title's end; False if it belongs to the title."""
        inner = self._tokens[opened + 1 : close]
        if not inner:
            return True
        if self._tokens[opened].text[-1] in _QUOTES:
            return False
        text = self._text[inner[0].start : inner[-1].end]
        before = " ".join(token.text for token in self._tokens[title:opened] if token.kind is K.WORDS)
        if self._dated(opened + 1, close, _BRACKETED):
            return True
        if self._maker.affiliations.is_affiliation(text):
            self._give(Role.AFFILIATION, opened + 1, close)
            return True
        if _is_acronym(text, before):
            return False
        if any(token.kind is K.AUTHORS for token in inner):
            self._give(Role.AUTHORS, opened + 1, close)
            return True
        if text.count(" ") < _LONG_TAG and before.count(" ") >= 0 and all(
            token.kind in (K.WORDS, K.CODE, K.PUNCT, K.EMOJI, K.MARK, K.VENUE) for token in inner
        ):
            if self._tokens[opened].text[-1] in "[【" or text[:1].isupper() or text.count(" ") < 2:
                self._give(Role.TAGS, opened + 1, close)
                return True
        return False

    def _text_end(self, at: int, end: int) -> int:
        """Give where a title that is plain text ends."""
        tokens = self._tokens
        index = at
        words = 0
        while index < end:
            token = tokens[index]
            kind = token.kind
            if kind in (K.LINK, K.EMPTY):
                if kind is K.LINK and self._class(index) is LabelClass.TELLING and words and self._inside_text(index):
                    index += 1
                    continue
                break
            if kind in (K.BLOCK, K.ITEM, K.QUOTE, K.CELL, K.IMAGE):
                break
            if kind is K.HTML and not token.text.startswith(("</", "<!--", "<a", "<sub", "<sup", "<span")):
                break
            if kind is K.LINE:
                if not self._line_goes_on(index, words):
                    break
            elif kind is K.OPEN and token.text[-1] in _BRACKETS and index in self._pairs:
                close = self._pairs[index]
                if self._bracket_ends(index, close):
                    break
                index = close + 1
                words += 1
                continue
            elif kind is K.MARK and not token.closing:
                close = self._mark_end(index)
                if words and self._mark_ends(index, close):
                    break
            elif kind is K.AUTHORS and words and self._kind(index - 1) in (K.PUNCT, K.LINE, K.MARK):
                break
            elif kind is K.VENUE and words and self._venue_ends(index):
                break
            elif kind is K.DATE and words and self._date_ends(index):
                break
            elif kind is K.PUNCT and words and self._punct_ends(index, words):
                break
            elif kind is K.WORDS:
                words += token.text.count(" ") + 1
            elif kind is K.CODE:
                if words > 2 and self._kind(index + 1) in (None, K.CODE, K.LINK, K.PUNCT, K.LINE):
                    break
                words += 1
            elif kind in (K.VENUE, K.DATE, K.AUTHORS):
                words += 1
            index += 1
        return index

    def _inside_text(self, at: int) -> bool:
        """Whether a link stands within running text, with small words on both sides."""
        after = self._tokens[at + 1] if at + 1 < len(self._tokens) else None
        return after is not None and after.kind is K.WORDS and after.text[:1].islower()

    def _line_goes_on(self, at: int, words: int) -> bool:
        """Whether a title that was wrapped goes on in the next line."""
        after = self._kind(at + 1)
        before = self._tokens[at - 1] if at else None
        if after is not K.WORDS or not words or self._tokens[at].node is not None:
            return False
        if self._is_key(at + 1):
            return False
        if before is not None and before.kind is K.PUNCT and before.text in ".。":
            return False
        text = self._tokens[at + 1].text
        if before is not None and before.kind is K.PUNCT and before.text in ":,-–—":
            return True
        if self._kind(at + 2) is K.PUNCT and self._tokens[at + 2].text == "," and looks_like_name(text):
            return False
        return text[:1].islower() or words >= 4

    def _bracket_ends(self, at: int, close: int) -> bool:
        inner = self._tokens[at + 1 : close]
        kinds = {token.kind for token in inner}
        if kinds & {K.LINK, K.EMPTY} and not kinds & {K.WORDS}:
            return True
        if not inner:
            return False
        dated = any(
            token.kind is K.DATE or (token.kind is K.VENUE and (token.sure >= 0.5 or self._kind(close + 1) is not K.WORDS))
            for token in inner
        )
        words = sum(token.text.count(" ") + 1 for token in inner if token.kind is K.WORDS)
        if dated and words <= 5:
            return True
        if K.CODE in kinds and self._tokens[at].text[-1] in "[【":
            return True
        following = self._kind(close + 1)
        if K.AUTHORS in kinds:
            return True
        # a bracket in square form before the links or at the end: a tag
        return self._tokens[at].text[-1] in "[【" and following in (None, K.LINK, K.OPEN, K.LINE, K.BLOCK, K.ITEM)

    def _mark_ends(self, at: int, close: int) -> bool:
        inner = self._tokens[at + 1 : close]
        kinds = {token.kind for token in inner}
        if kinds & {K.AUTHORS, K.LINK}:
            return True
        if kinds & {K.VENUE, K.DATE} and sum(t.text.count(" ") + 1 for t in inner if t.kind is K.WORDS) <= 3:
            return True
        if self._kind(close + 1) in (K.WORDS,) or (self._kind(close + 1) is K.PUNCT and self._tokens[close + 1].text == ":"):
            return False
        text = " ".join(token.text for token in inner)
        return self._kind(at - 1) in (K.PUNCT, K.LINE) or sureness(text) >= 0.3 or inner[:1] and inner[0].kind is K.OPEN

    def _venue_ends(self, at: int) -> bool:
        token = self._tokens[at]
        before, after = self._kind(at - 1), self._kind(at + 1)
        if before is K.WORDS:  # cut off the end of the same stretch
            return after is K.DATE or token.sure >= 0.8 and after not in (K.WORDS, K.PUNCT)
        if before is K.DATE:
            return False
        if after is K.WORDS and self._tokens[at + 1].start - token.end <= 1 and token.sure < 0.9:
            return False
        if before is K.PUNCT:
            separator = self._tokens[at - 1].text
            if separator in ":：":
                return after is K.DATE or after is None
            return token.sure >= 0.35 or after is K.DATE or separator in "|"
        return token.sure >= 0.6

    def _date_ends(self, at: int) -> bool:
        before, after = self._kind(at - 1), self._kind(at + 1)
        if after is K.WORDS:
            return False
        if after is K.VENUE:
            return True
        if before in (K.PUNCT, K.AUTHORS, K.VENUE, K.LINE, K.MARK):
            return True
        return after in (None, K.LINK, K.LINE, K.BLOCK, K.ITEM, K.OPEN) or (
            after is K.PUNCT and self._tokens[at + 1].text in ".,|;"
        )

    def _punct_ends(self, at: int, words: int) -> bool:
        """Whether punctuation ends the title: by what follows it."""
        mark = self._tokens[at].text
        after = self._skip_leads(at + 1)
        kind = self._kind(after)
        if mark in "|•∙‧" or mark == "·":
            return True
        if mark in ".。":
            if kind in (None, K.LINK, K.EMPTY, K.IMAGE, K.LINE, K.BLOCK, K.ITEM, K.AUTHORS, K.VENUE, K.DATE, K.CODE):
                return True
            if kind is K.OPEN:
                return True
            if kind is K.MARK:
                return self._tokens[after].closing is False
            if kind is K.WORDS:
                return words >= 3 and (self._rest_is_apart(after) or looks_like_name(self._tokens[after].text))
            return False
        if mark in _DASHES or mark in ";；":
            if kind in (K.DATE, K.AUTHORS, K.LINK, K.EMPTY, K.IMAGE):
                return True
            if kind is K.VENUE:
                return self._kind(after + 1) is K.DATE or self._tokens[after].sure >= 0.7
            if kind is K.OPEN:
                return self._bracket_ends(after, self._pairs[after]) if after in self._pairs else False
            return kind is K.WORDS and mark in _DASHES and self._name_alone(after)
        if mark in ",，":
            if kind in (K.DATE, K.AUTHORS, K.LINK, K.EMPTY):
                return True
            if kind is K.VENUE:
                return self._kind(after + 1) is K.DATE or self._ends_here(after + 1) or self._tokens[after].sure >= 0.6
            if kind is K.MARK:
                inner = self._tokens[after + 1 : self._mark_end(after)]
                return any(token.kind in (K.VENUE, K.DATE, K.AUTHORS) for token in inner)
            return kind is K.WORDS and self._unknown_venue(after)
        return False

    def _skip_leads(self, at: int) -> int:
        while self._kind(at) is K.WORDS and self._tokens[at].text.lower() in _LEADS:
            at += 1
        return at

    def _name_alone(self, at: int) -> bool:
        """Whether one name and nothing more stands to the next border: "Talk - Jane Doe"."""
        return self._ends_here(at + 1) and looks_like_name(self._tokens[at].text) and " " in self._tokens[at].text

    def _unknown_venue(self, at: int) -> bool:
        """Whether words are a venue that no registry knows, by a year behind: ", Foo Bar, 2020"."""
        text = self._tokens[at].text
        if not text[:1].isupper() or text.count(" ") > 6:
            return False
        after = at + 1
        if self._kind(after) is K.DATE:
            return True
        if self._kind(after) is K.PUNCT and self._tokens[after].text == "," and self._kind(after + 1) is K.DATE:
            return True
        return is_shaped(text) and self._ends_here(after) and len(text) < 40

    def _ends_here(self, at: int) -> bool:
        while self._kind(at) is K.PUNCT:
            at += 1
        kind = self._kind(at)
        return kind in (None, K.LINK, K.EMPTY, K.OPEN, K.IMAGE) or kind in BORDERS

    def _rest_is_apart(self, at: int) -> bool:
        """Whether behind a full stop come names, a venue or a year before the line ends, so that no title goes on."""
        count = 0
        for index in range(at, min(len(self._tokens), at + 14)):
            token = self._tokens[index]
            if token.kind in BORDERS:
                return False
            if token.kind is K.AUTHORS:
                return True
            if token.kind in (K.VENUE, K.DATE) and self._kind(index - 1) in (K.PUNCT, K.WORDS, K.MARK):
                return token.kind is K.DATE or self._kind(index + 1) is K.DATE or token.sure >= 0.6
            if token.kind in (K.LINK, K.OPEN):
                return False
            count += token.text.count(" ")
        return False

    def _title_span(self, first: int, last: int) -> None:
        """Take tokens for the title, without a date or venue in brackets at their end, and without a final stop."""
        while first < last and self._kind(first) in (K.PUNCT, K.EMOJI, K.HTML, K.LINE):
            first += 1
        changed = True
        while changed and last > first:
            changed = False
            if self._kind(last - 1) is K.CLOSE and self._tokens[last - 1].text not in '"”':
                opened = self._opened_by(last - 1)
                if opened is not None and opened > first and self._dated(opened + 1, last - 1):
                    last, changed = opened, True
            elif self._kind(last - 1) is K.DATE and self._kind(last - 2) in (K.PUNCT, K.VENUE) and last - 1 > first:
                if self._kind(last - 2) is K.VENUE and self._kind(last - 3) in (K.PUNCT, K.WORDS) and last - 2 > first:
                    self._give(Role.VENUE, last - 2, last - 1)
                    self._give(Role.DATE, last - 1, last)
                    last, changed = last - 2, True
                elif self._kind(last - 2) is K.PUNCT and self._tokens[last - 2].text in ",|-–":
                    self._give(Role.DATE, last - 1, last)
                    last, changed = last - 2, True
            elif self._kind(last - 1) in (K.PUNCT, K.EMOJI, K.LINE, K.HTML):
                last, changed = last - 1, True
        if first >= last:
            return
        links = [index for index in range(first, last) if self._kind(index) is K.LINK]
        start, end = self._tokens[first].start, self._tokens[last - 1].end
        marks = [index for index in range(first, last) if self._kind(index) is K.MARK]
        if self._kind(first) is K.MARK and self._kind(last - 1) is K.MARK and self._mark_end(first) == last - 1:
            start, end = self._tokens[first].end, self._tokens[last - 1].start
        elif len(marks) % 2 and self._kind(last - 1) is not K.MARK:
            closing = self._mark_end(marks[-1])
            end = max(end, self._tokens[closing].end) if closing < len(self._tokens) else end
        self._give(Role.TITLE, first, last, -1, (start, end))
        for index in links:
            self._link(index)

    def _title_of_last_resort(self) -> None:
        """Take the label of the first link for the title, or a name."""
        for role in (Role.NAME, Role.DESCRIPTION):
            if role is Role.DESCRIPTION and any(each.role is Role.LINK for each in self._found):
                break
            for index, each in enumerate(self._found):
                if each.role is role:
                    self._found[index] = each._replace(role=Role.TITLE)
                    self._has.add(Role.TITLE)
                    return
        for each in self._found:
            if each.role is Role.LINK and self._class(each.first) is not LabelClass.IMAGE:
                self._give(Role.TITLE, each.first, each.last, each.first, self._label_span(each.first))
                return

    # --- links -------------------------------------------------------------------------------------------------------

    def _link(self, at: int, *, title: bool = False) -> None:
        """Take a link, and the fields that its label holds."""
        token = self._tokens[at]
        self._give(Role.LINK, at, at + 1)
        if self._class(at) is LabelClass.VENUE and not title:
            for each in self._venue_label(token):
                role = Role.VENUE if each.kind is K.VENUE else Role.DATE
                self._give(role, at, at + 1, at, (each.start, each.end))
        elif self._class(at) is LabelClass.IMAGE:
            self._badge(at, token.node)
        elif title:
            self._label(at)

    def _label(self, at: int) -> None:
        """Read the label of the title's link, which may hold a venue, a date and authors, too."""
        token = self._tokens[at]
        span = self._label_span(at)
        inner = self._inner(token)
        kinds = {each.kind for each in inner}
        if not kinds & {K.VENUE, K.DATE, K.AUTHORS, K.MARK, K.OPEN} and token.text.strip()[-1:] not in ".,:;":
            self._give(Role.TITLE, at, at + 1, at, span)
            return
        nested = _Assignment(self._maker, inner, ())
        first = nested._lead(0)  # noqa: SLF001 - the same class
        behind = nested._title(first, len(inner))  # noqa: SLF001
        if Role.TITLE in nested._has:  # noqa: SLF001
            nested._rest(behind)  # noqa: SLF001
        if Role.TITLE not in nested._has:  # noqa: SLF001
            self._give(Role.TITLE, at, at + 1, at, span)
            return
        for each in nested._found:  # noqa: SLF001
            if each.role in (Role.TAGS, Role.NAME, Role.AFFILIATION, Role.IMAGE) and each.role is not Role.NAME:
                continue
            self._give(each.role, at, at + 1, at, each.text)

    def _image(self, at: int) -> None:
        token = self._tokens[at]
        self._give(Role.IMAGE, at, at + 1)
        self._badge(at, token.node)

    def _badge(self, at: int, node: object) -> None:
        """Read the venue that a badge shows."""
        image = node
        if isinstance(node, Link):
            image = next((child for child in node.children if getattr(child, "alt", None) is not None), None)
        url = getattr(image, "url", None)
        shown = badge_text(url) if isinstance(url, str) else ""
        if not shown or Role.VENUE in self._has:
            return
        pieces = list(cut_chunk(shown, 0, len(shown), self._maker.registry))
        venue = next((each for each in pieces if each.kind == "venue" and each.sure >= 0.35), None)
        date = next((each for each in pieces if each.kind == "date"), None)
        span = getattr(image, "url_span", None)
        if venue is None or date is None or span is None:
            return
        for piece, role in ((venue, Role.VENUE), (date, Role.DATE)):
            written = shown[piece.start : piece.end]
            place = self._text.find(written, span.start, span.end)
            if place >= 0:
                self._give(role, at, at + 1, at, (place, place + len(written)))

    # --- behind the title --------------------------------------------------------------------------------------------

    def _rest(self, at: int) -> None:
        """Give roles to all that follows the title, line by line."""
        tokens = self._tokens
        while at < len(tokens):
            end = at
            while end < len(tokens) and tokens[end].kind not in BORDERS:
                end += 1
            if end > at:
                self._line(at, end)
            at = end + 1

    def _is_key(self, at: int) -> bool:
        """Whether a line begins with a key such as "Keyword:" or "**Abstract:**"."""
        return self._key_end(at) is not None

    def _key_end(self, at: int) -> int | None:
        """Give the index behind a key and its colon; None if the line begins with none."""
        index = at
        while self._kind(index) in (K.MARK, K.EMOJI, K.PUNCT) and index < at + 3:
            index += 1
        token = self._tokens[index] if index < len(self._tokens) else None
        if token is None or token.kind not in (K.WORDS, K.CODE, K.VENUE) or not _KEY.match(token.text) or token.text.count(" ") > 3:
            return None
        index += 1
        colon = False
        for _ in range(2):
            if self._kind(index) is K.MARK:
                index += 1
            elif self._kind(index) is K.PUNCT and self._tokens[index].text in ":：":
                colon = True
                index += 1
        return index if colon else None

    def _line(self, first: int, last: int) -> None:
        """Read one line behind the title, or what is left of the title's own."""
        key = self._key_end(first) if first and self._kind(first - 1) in BORDERS else None
        if key is not None and key <= last:
            self._keyed(first, key, last)
            return
        at = first
        plain = self._kind(first - 1) in BORDERS if first else False
        if plain and self._meta_line(first, last):
            return
        if plain and self._runs(first, last):
            self._describe(first, last)
            return
        while at < last:
            at = self._unit(at, last, first)

    def _keyed(self, first: int, at: int, last: int) -> None:
        """Read a line with a key: what the key says is what follows."""
        key = next(token.text for token in self._tokens[first:at] if token.kind in (K.WORDS, K.CODE, K.VENUE))
        column = column_of(key)
        links = [index for index in range(at, last) if self._kind(index) is K.LINK]
        if column in ("authors", "affiliation", "description", "tags", "title", "name") and at < last:
            role = Role(column)
            if role is Role.TITLE and Role.TITLE in self._has:
                role = Role.DESCRIPTION
            stop = last
            while stop > at and self._kind(stop - 1) in (K.PUNCT,) and role is not Role.DESCRIPTION:
                stop -= 1
            self._give(role, at, stop)
            for index in links:
                self._link(index)
            return
        if column in ("venue", "date") and self._dated(at, last):
            return
        if links:
            while at < last:
                at = self._unit(at, last, at)
            return
        if not self._dated(at, last) and self._following_words(at) >= 3:
            self._give(Role.DESCRIPTION, at, last)

    def _runs(self, first: int, last: int) -> bool:
        """Whether a line is running text: it begins with words, and small words follow."""
        if self._kind(first) not in (K.WORDS, K.CODE, K.AUTHORS, K.VENUE, K.OPEN):
            return False
        words = " ".join(token.text for token in self._tokens[first : min(last, first + 8)] if token.kind is K.WORDS).split()
        return sum(word[0].islower() for word in words) >= 2

    def _meta_line(self, first: int, last: int) -> bool:
        """Read a line that as a whole is authors or a venue; False if it is something else."""
        inner = [token for token in self._tokens[first:last] if token.kind is not K.HTML]
        core = [token for token in inner if token.kind not in (K.PUNCT, K.MARK, K.EMOJI)]
        if not core or any(token.kind in (K.LINK, K.IMAGE, K.EMPTY) for token in core):
            return False
        kinds = {token.kind for token in core}
        if kinds == {K.AUTHORS} and Role.AUTHORS not in self._has:
            start = next(i for i in range(first, last) if self._kind(i) is K.AUTHORS)
            self._give(Role.AUTHORS, start, start + 1)
            return True
        start, stop = first, last
        while start < stop and self._kind(start) in (K.MARK, K.PUNCT, K.EMOJI):
            start += 1
        while stop > start and self._kind(stop - 1) in (K.MARK, K.PUNCT):
            stop -= 1
        text = self._text[self._tokens[start].start : self._tokens[stop - 1].end] if start < stop else ""
        if Role.AUTHORS not in self._has and sureness(text) >= 0.28:
            self._give(Role.AUTHORS, start, stop)
            return True
        if kinds <= {K.VENUE, K.DATE, K.WORDS} and kinds & {K.VENUE, K.DATE} and self._dated(first, last):
            return True
        return False

    def _unit(self, at: int, last: int, first: int) -> int:
        """Give a role to what stands at an index; gives the index behind."""
        token = self._tokens[at]
        kind = token.kind
        if kind is K.LINK:
            self._link(at)
            named = Role.AUTHORS not in self._has and self._class(at) is LabelClass.TELLING
            if named and (sureness(token.text) >= 0.28 or token.text.startswith("@")) and looks_like_name(token.text):
                self._give(Role.AUTHORS, at, at + 1, at, self._label_span(at))
            return at + 1
        if kind is K.IMAGE:
            self._image(at)
            return at + 1
        if kind in (K.EMPTY, K.HTML, K.CLOSE):
            return at + 1
        if kind is K.EMOJI:
            self._give(Role.TAGS, at, at + 1)
            return at + 1
        if kind is K.CODE:
            self._give(Role.TAGS, at, at + 1)
            return at + 1
        if kind is K.OPEN and at in self._pairs and self._pairs[at] < last:
            return self._bracket(at, self._pairs[at])
        if kind is K.MARK and not token.closing:
            end = min(self._mark_end(at), last - 1)
            return self._marked(at, end, last)
        if kind is K.PUNCT:
            if token.text in _DASHES or token.text in ":：":
                return self._after_separator(at + 1, last)
            return at + 1
        if kind is K.AUTHORS:
            if Role.AUTHORS not in self._has:
                self._give(Role.AUTHORS, at, at + 1)
            return at + 1
        if kind is K.VENUE:
            return self._venue(at, last)
        if kind is K.DATE:
            self._give(Role.DATE, at, at + 1)
            return at + 1
        return self._words(at, last)

    def _bracket(self, at: int, close: int) -> int:
        inner = self._tokens[at + 1 : close]
        kinds = {token.kind for token in inner}
        if not inner:
            return close + 1
        if kinds & {K.LINK, K.IMAGE, K.EMPTY}:
            index = at + 1
            while index < close:
                index = self._unit(index, close, at + 1)
            return close + 1
        if self._tokens[at].text[-1] in _QUOTES:
            return close + 1
        if self._dated(at + 1, close, _BRACKETED):
            return close + 1
        text = self._text[inner[0].start : inner[-1].end]
        plain = text.strip("*_`@ ")
        if K.AUTHORS in kinds and Role.AUTHORS not in self._has:
            self._give(Role.AUTHORS, at + 1, close)
        elif self._maker.affiliations.is_affiliation(plain):
            self._give(Role.AFFILIATION, at + 1, close)
        elif Role.VENUE not in self._has and len(inner) == 1 and is_shaped(plain) and known_as(plain, self._maker.registry):
            self._give(Role.VENUE, at + 1, close)
        elif plain.count(" ") < 14:
            self._give(Role.TAGS, at + 1, close)
        return close + 1

    def _marked(self, at: int, end: int, last: int) -> int:
        """Read emphasised text behind the title."""
        inner = self._tokens[at + 1 : end]
        kinds = {token.kind for token in inner}
        if not inner:
            return end + 1
        if kinds & {K.LINK, K.IMAGE}:
            index = at + 1
            while index < end:
                index = self._unit(index, end, at + 1)
            return end + 1
        authors = next((i for i in range(at + 1, end) if self._kind(i) is K.AUTHORS), None)
        if authors is not None and Role.AUTHORS not in self._has:
            self._give(Role.AUTHORS, authors, authors + 1)
            if authors + 1 < end:
                self._dated(authors + 1, end)
            return end + 1
        if kinds & {K.VENUE, K.DATE} and self._dated(at + 1, end):
            return end + 1
        text = self._text[inner[0].start : inner[-1].end]
        if Role.AUTHORS not in self._has and sureness(text) >= 0.28:
            self._give(Role.AUTHORS, at + 1, end)
        elif Role.VENUE not in self._has and (self._kind(end + 1) is K.DATE or is_shaped(text)):
            self._give(Role.VENUE, at + 1, end)
        elif self._kind(end + 1) is K.WORDS:
            return self._words(at, last)
        else:
            self._give(Role.TAGS, at + 1, end)
        return end + 1

    def _venue(self, at: int, last: int) -> int:
        token = self._tokens[at]
        dated = self._kind(at + 1) is K.DATE or (
            self._kind(at + 1) is K.PUNCT and self._tokens[at + 1].text in ",'" and self._kind(at + 2) is K.DATE
        )
        if token.sure < 0.35 and not dated and Role.VENUE in self._has:
            return self._words(at, last)
        if self._kind(at + 1) is K.WORDS and not dated and self._kind(at - 1) is not K.WORDS and self._following_words(at + 1) > 3:
            return self._words(at, last)
        if Role.VENUE not in self._has or dated:
            self._give(Role.VENUE, at, at + 1)
        return at + 1

    def _after_separator(self, at: int, last: int) -> int:
        """Read what follows a dash or a colon: a description, unless it is all venue, date, authors or links."""
        if at >= last:
            return last
        while at < last and self._kind(at) in (K.EMOJI, K.IMAGE):
            at = self._unit(at, last, at)
        stop = last
        while stop > at and self._kind(stop - 1) in (K.PUNCT, K.CLOSE) and self._tokens[stop - 1].text in ".。)":
            stop -= 1
        inner = self._tokens[at:stop]
        kinds = {token.kind for token in inner}
        if not inner:
            return last
        if kinds <= {K.LINK, K.PUNCT, K.OPEN, K.CLOSE, K.IMAGE, K.EMPTY}:
            return at
        tail = self._before_tags(at, last)
        if tail < stop and Role.AUTHORS not in self._has:
            text = self._text[inner[0].start : self._tokens[tail - 1].end]
            names = {token.kind for token in self._tokens[at:tail]} <= {K.WORDS, K.AUTHORS, K.PUNCT}
            if names and (sureness(text) >= 0.55 or (looks_like_name(text) and " " in text)):
                self._give(Role.AUTHORS, at, tail)
                return tail
        meta = {K.VENUE, K.DATE, K.AUTHORS, K.PUNCT, K.MARK, K.OPEN, K.CLOSE, K.LINK, K.EMOJI, K.IMAGE, K.CODE}
        if kinds & {K.VENUE, K.DATE, K.AUTHORS} and kinds <= meta:
            return at
        text = self._text[inner[0].start : inner[-1].end]
        if kinds <= {K.WORDS, K.DATE, K.PUNCT, K.VENUE} and K.DATE in kinds and len(inner) <= 4 and self._dated(at, stop):
            return last
        single = kinds == {K.WORDS} and Role.AUTHORS not in self._has and looks_like_name(text) and " " in text
        if Role.AUTHORS not in self._has and (sureness(text) >= 0.55 or single):
            self._give(Role.AUTHORS, at, stop)
            return last
        return self._describe(at, last)

    def _before_tags(self, at: int, stop: int) -> int:
        """Give where the brackets begin that a stretch ends in; `stop` if it ends in none."""
        while stop > at + 1 and self._kind(stop - 1) in (K.PUNCT, K.CLOSE):
            if self._kind(stop - 1) is K.CLOSE:
                opened = self._opened_by(stop - 1)
                if opened is None or opened <= at:
                    return stop
                stop = opened
            else:
                stop -= 1
        return stop

    def _opened_by(self, close: int) -> int | None:
        return next((first for first, last in self._pairs.items() if last == close), None)

    def _describe(self, at: int, last: int) -> int:
        """Take running text to the end of the line for the description, but for links, badges and tags behind it."""
        stop = last
        index = last
        while index > at:
            kind = self._kind(index - 1)
            if kind in (K.IMAGE, K.EMOJI, K.HTML, K.LINE):
                stop = index - 1
            elif kind is K.CODE and self._kind(index - 2) in (K.PUNCT, K.CODE, K.CLOSE, K.IMAGE):
                stop = index - 1
            elif kind is K.LINK and self._class(index - 1) is LabelClass.IMAGE:
                stop = index - 1
            elif kind is K.CLOSE and self._links_only(index - 1) is not None:
                index = self._links_only(index - 1) or index
                stop = index
                continue
            elif kind is K.PUNCT and stop < last and self._tokens[index - 1].text in "|,":
                stop = index - 1
            else:
                break
            index -= 1
        full = stop
        if self._kind(stop - 1) is K.PUNCT and self._tokens[stop - 1].text == "." and stop - 1 > at:
            full = stop - 1
        self._give(Role.DESCRIPTION, at, full)
        for index in range(at, last):
            if self._kind(index) is K.LINK:
                self._link(index)
            elif index >= stop and self._kind(index) is K.IMAGE:
                self._image(index)
            elif index >= stop and self._kind(index) in (K.CODE, K.EMOJI):
                self._give(Role.TAGS, index, index + 1)
        return last

    def _links_only(self, close: int) -> int | None:
        """Give where a bracket that holds nothing but generic links begins."""
        opened = self._opened_by(close)
        if opened is None:
            return None
        kinds = {self._kind(index) for index in range(opened + 1, close)}
        return opened if kinds and kinds <= {K.LINK, K.PUNCT, K.IMAGE} and K.LINK in kinds else None

    def _words(self, at: int, last: int) -> int:
        """Read plain words behind the title: a venue, a single author, an affiliation, or running text."""
        token = self._tokens[at]
        text = token.text
        if token.kind is K.WORDS and text.lower() in _LEADS:
            return at + 1
        if text.lower().startswith("by ") and Role.AUTHORS not in self._has and sureness(text[3:]) > 0.2:
            self._give(Role.AUTHORS, at, at + 1, -1, (token.start + 3, token.end))
            return at + 1
        alone = token.kind is K.WORDS and self._kind(at + 1) in (
            None, K.PUNCT, K.LINK, K.OPEN, K.LINE, K.BLOCK, K.ITEM, K.IMAGE, K.DATE, K.MARK, K.EMPTY, K.EMOJI,
        )  # fmt: skip
        if alone:
            if self._kind(at + 1) is K.DATE and Role.VENUE not in self._has and text[:1].isupper() and text.count(" ") < 9:
                self._give(Role.VENUE, at, at + 1)
                return at + 1
            if self._maker.affiliations.is_affiliation(text):
                self._give(Role.AFFILIATION, at, at + 1)
                return at + 1
            if Role.AUTHORS not in self._has and sureness(text) >= 0.25:
                self._give(Role.AUTHORS, at, at + 1)
                return at + 1
            if Role.VENUE not in self._has and is_shaped(text) and text.count(" ") < 12:
                self._give(Role.VENUE, at, at + 1)
                return at + 1
        before = self._kind(at - 1)
        if text.count(" ") < 2 and alone and before is K.PUNCT and self._following_words(at) < 4:
            return at + 1
        after = at + 1
        while self._kind(after) is K.HTML:
            after += 1
        if text.count(" ") < 3 and self._kind(after) is K.PUNCT and self._tokens[after].text in _DASHES:
            self._give(Role.TAGS, at, at + 1)
            return after
        return self._describe(at, last)

    # --- rows --------------------------------------------------------------------------------------------------------

    def _row(self) -> None:
        """Read a row: each cell by the name of its column, else by what it holds."""
        tokens = self._tokens
        cells: list[tuple[int, int]] = []
        start = 0
        for index, token in enumerate(tokens):
            if token.kind is K.CELL:
                cells.append((start, index))
                start = index + 1
        cells.append((start, len(tokens)))
        columns = [column_of(name) for name in self._header]
        columns += [None] * (len(cells) - len(columns))
        title = self._title_cell(cells, columns)
        for number, (first, last) in enumerate(cells):
            if first < last:
                self._cell(first, last, columns[number], is_title=number == title)

    def _title_cell(self, cells: Sequence[tuple[int, int]], columns: Sequence[str | None]) -> int:
        named = [number for number, column in enumerate(columns[: len(cells)]) if column == "title"]
        for number in named:
            first, last = cells[number]
            if any(self._kind(index) in (K.WORDS, K.LINK, K.VENUE, K.CODE, K.AUTHORS) for index in range(first, last)):
                return number
        best, score = 0, -1.0
        for number, (first, last) in enumerate(cells):
            column = columns[number]
            if column in ("authors", "venue", "date", "tags", "description", "affiliation", "link", "code"):
                continue
            value = 0.0
            for index in range(first, last):
                kind = self._kind(index)
                if kind is K.LINK and self._class(index) is LabelClass.TELLING:
                    value += 6 + min(6, self._tokens[index].text.count(" "))
                elif kind in (K.WORDS,):
                    value += min(8, self._tokens[index].text.count(" ") + 1) - (30 if len(self._tokens[index].text) > 250 else 0)
            if column == "name":
                value -= 3
            if value > score:
                best, score = number, value
        return best

    def _cell(self, first: int, last: int, column: str | None, *, is_title: bool) -> None:
        if is_title:
            at = self._lead(first)
            at = self._title(min(at, last), last)
            while at < last:
                at = self._unit(at, last, first)
            return
        core = [token for token in self._tokens[first:last] if token.kind not in (K.PUNCT, K.MARK, K.HTML, K.EMOJI)]
        text = self._text[self._tokens[first].start : self._tokens[last - 1].end].strip(" *_-–—`")
        if not text or text.upper() in {"NA", "N/A", "NONE", "TBD", "X"}:
            return
        links = [index for index in range(first, last) if self._kind(index) is K.LINK]
        if column in ("venue", "date") or (column is None and any(t.kind in (K.VENUE, K.DATE) for t in core)):
            if self._dated(first, last) or self._venue_cell(first, last, column):
                return
        if links and column not in ("description",):
            at = first
            while at < last:
                at = self._unit(at, last, first)
            return
        role = {"authors": Role.AUTHORS, "name": Role.NAME, "tags": Role.TAGS, "description": Role.DESCRIPTION}.get(column or "")
        role = role or {"affiliation": Role.AFFILIATION, "venue": Role.VENUE}.get(column or "")
        if role is None:
            if any(token.kind is K.AUTHORS for token in core) or (column is None and sureness(text) >= 0.5):
                role = Role.AUTHORS
            elif any(token.kind is K.CODE for token in core):
                role = Role.TAGS
            elif text.count(" ") >= 5:
                role = Role.DESCRIPTION
            elif self._maker.affiliations.is_affiliation(text):
                role = Role.AFFILIATION
            else:
                role = Role.TAGS
        if role is Role.VENUE and Role.VENUE in self._has:
            return
        start, stop = first, last
        while start < stop and self._kind(start) in (K.MARK, K.PUNCT):
            start += 1
        while stop > start and self._kind(stop - 1) in (K.MARK, K.PUNCT) and role is not Role.DESCRIPTION:
            stop -= 1
        self._give(role, start, stop)

    def _venue_cell(self, first: int, last: int, column: str | None) -> bool:
        links = [index for index in range(first, last) if self._kind(index) is K.LINK]
        if column == "venue" and links and all(self._class(index) is LabelClass.VENUE for index in links[:1]):
            for index in links:
                self._link(index)
            return True
        if column == "venue" and links:
            self._link(links[0])
            self._give(Role.VENUE, links[0], links[0] + 1, links[0], self._label_span(links[0]))
            return True
        return False


def _is_titled(text: str) -> bool:
    """Whether a text is set as a name is: each word but the small ones with a capital."""
    words = text.split()
    if len(words) > 7 or not text[:1].isupper():
        return False
    return all(not word[0].islower() or word in _SMALL for word in words)


def _pairs(tokens: Sequence[Token]) -> dict[int, int]:
    """Give the index of the closing bracket or quotation mark of each opening one."""
    pairs: dict[int, int] = {}
    stack: list[int] = []
    for index, token in enumerate(tokens):
        if token.kind is K.OPEN:
            stack.append(index)
        elif token.kind is K.CLOSE:
            wanted = _OPENERS.get(token.text[-1], "")
            for depth in range(len(stack) - 1, max(-1, len(stack) - 5), -1):
                if tokens[stack[depth]].text[-1] == wanted:
                    pairs[stack[depth]] = index
                    del stack[depth:]
                    break
        elif token.kind in BORDERS and token.kind is not K.LINE:
            stack.clear()
    return pairs


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


def spans_of(found: Iterable[Assigned], role: Role) -> list[Assigned]:
    """Give the stretches with a role."""
    return [each for each in found if each.role is role]
