"""Template text cut into pieces: field words, links, images, comments, line breaks, groups, and literal text.

It is no Markdown parser: a template's groups may hold half of a Markdown construct (a nested item, one bracket), which
only becomes one when an entry is written.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from awesome_lint.errors import TemplateError
from awesome_lint.model import Border
from awesome_lint.template.pieces import (
    BreakPiece,
    CommentPiece,
    GroupPiece,
    ImagePiece,
    LinkPiece,
    Literal,
    Word,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from awesome_lint.template.pieces import Piece

VENUE_WORDS: Final = frozenset({"conf", "venue"})
DATE_WORDS: Final = frozenset({"yyyy", "yy", "mm", "dd"})
TAG_WORDS: Final = frozenset({"tag", "tags", "affiliation", "affiliations"})
TEXT_WORDS: Final = frozenset({"title", "name", "author", "authors", "description"})
FIELD_WORDS: Final = VENUE_WORDS | DATE_WORDS | TAG_WORDS | TEXT_WORDS | {"mon", "url"}

_DEEPEST = 24  # groups and labels in each other
_YEARED = re.compile(r"(conf|venue)(yyyy|yy)|(yyyy|yy)(conf|venue)", re.IGNORECASE)
_BRACED = re.compile(r"\{([A-Za-z]+)\}(?![?*])")
_WORD = re.compile(r"[A-Za-z]+")
_BREAK = re.compile(
    r"(?P<hard>\\?)(?P<lines>[ \t]*(?:\r?\n[ \t]*)+)(?:(?P<quote>>[ \t]*)|(?P<item>(?:[-+*]|\d{1,9}[.)])[ \t]+))?"
    r"|<br\s*/?>(?P<after>[ \t]*(?:\r?\n[ \t]*)?)",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"(?P<open><!-{2,}[^\w>]*)(?P<text>.*?)(?P<close>[^\w<]*-->)", re.DOTALL)
_IMAGE_TAG = re.compile(r"<img\b(?P<rest>[^<>]*)>", re.IGNORECASE)
_SOURCE = re.compile(r"""\bsrc\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'>]+))""", re.IGNORECASE)
_ANCHOR_TAG = re.compile(
    r"""<a\s+href\s*=\s*["']?(?P<url>[^"'<>]*)["']?\s*>(?P<label>.*?)</a>""", re.IGNORECASE | re.DOTALL
)
_SUMMARY_END = re.compile(r"\s*</summary>(?P<rest>\s*(?:[-+*][ \t]+)?)", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>\s*")
_PLAIN = re.compile(r"[^\\\r\n{}\[\]!<|A-Za-z]+")


def cut(text: str, start: int, *, cells: bool = False) -> tuple[Piece, ...]:
    """Cut a template from `start` on into pieces.

    Args:
        text: The whole template.
        start: Where its first piece begins.
        cells: Whether pipes part the cells of a row.

    Raises:
        TemplateError: A group or a link is not closed, or a brace is closed that was never opened.
    """
    return _Cutter(text, start, len(text), 0, cells=cells).run()


class _Cutter:
    """Cuts one stretch: the whole template, a label, or what stands in braces."""

    def __init__(
        self, text: str, start: int, end: int, depth: int, *, cells: bool = False, group: bool = False
    ) -> None:
        self._text = text
        self.at = start
        self._end = end
        self._depth = depth
        self._cells = cells
        self._group = group
        self._pieces: list[Piece] = []
        if depth > _DEEPEST:
            raise TemplateError("groups and links stand too deep in each other", start)

    def run(self) -> tuple[Piece, ...]:
        """Give the pieces; of a group, `at` is left at its closing brace."""
        steps: dict[str, Callable[[], bool]] = {
            "\\": self._escape,
            "\n": self._break,
            "\r": self._break,
            "{": self._open,
            "[": self._link,
            "!": self._image,
            "<": self._html,
            "|": self._cell,
        }
        while self.at < self._end:
            char = self._text[self.at]
            if char == "}":
                if self._group:
                    break
                raise TemplateError(
                    f"a brace is closed that was never opened (character {self.at + 1}); "
                    "a literal one is written `\\}`",
                    self.at,
                )
            if char == "]" and self._text.startswith("(", self.at + 1, self._end):
                raise TemplateError(_INCOMPLETE.format(self.at + 1), self.at)
            step = steps.get(char)
            if step is not None and step():
                continue
            word = _WORD.match(self._text, self.at, self._end) if char.isascii() and char.isalpha() else None
            if word is not None:
                self._word(word.group())
                continue
            plain = _PLAIN.match(self._text, self.at, self._end)
            stop = plain.end() if plain else self.at + 1
            if plain and stop < self._end and self._text[stop] in "\r\n":
                stop = max(len(self._text[self.at : stop].rstrip(" \t")) + self.at, self.at)
            if stop == self.at:  # only blanks before a line break
                self._break()
                continue
            self._literal(self._text[self.at : stop])
            self.at = stop
        return tuple(self._pieces)

    def _literal(self, text: str) -> None:
        if self._pieces and isinstance(self._pieces[-1], Literal):
            last = self._pieces[-1]
            self._pieces[-1] = Literal(last.text + text, last.offset)
        else:
            self._pieces.append(Literal(text, self.at))

    def _word(self, word: str) -> None:
        lower, at = word.lower(), self.at
        both = _YEARED.fullmatch(word)
        if both:
            first, second = (both[1], both[2]) if both[1] else (both[3], both[4])
            self._pieces += (Word(first.lower(), at), Word(second.lower(), at + len(first)))
        elif lower in FIELD_WORDS and (lower != "mon" or word == "Mon"):
            self._pieces.append(Word(lower, at))
        else:
            self._literal(word)
        self.at = at + len(word)

    def _escape(self) -> bool:
        following = self._text[self.at + 1 : self.at + 2]
        if following in ("\n", "\r"):
            return self._break()
        if not following or following.isalnum() or following.isspace() or self.at + 2 > self._end:
            return False
        if following in "{}":  # braces are nothing in Markdown: the backslash is the notation's own
            self._literal(following)
        else:
            self._literal(self._text[self.at : self.at + 2])
        self.at += 2
        return True

    def _break(self) -> bool:
        match = _BREAK.match(self._text, self.at, self._end)
        if match is None:
            return False
        kind: Border | None = None
        if match["item"]:
            kind = Border.ITEM
        elif match["quote"]:
            kind = Border.QUOTE
        elif match["lines"] and match["lines"].count("\n") > 1:
            kind = Border.BLOCK
        self._pieces.append(BreakPiece(kind, match.group(), self.at))
        self.at = match.end()
        return True

    def _cell(self) -> bool:
        if not self._cells:
            return False
        start, stop = self.at, self.at + 1
        while stop < self._end and self._text[stop] in " \t":
            stop += 1
        if self._pieces and isinstance(self._pieces[-1], Literal):
            last = self._pieces.pop()
            assert isinstance(last, Literal)  # noqa: S101 - just looked at
            kept = last.text.rstrip(" \t")
            start -= len(last.text) - len(kept)
            if kept:
                self._pieces.append(Literal(kept, last.offset))
        self._pieces.append(BreakPiece(Border.CELL, self._text[start:stop], start))
        self.at = stop
        return True

    def _open(self) -> bool:
        start = self.at
        braced = _BRACED.match(self._text, start, self._end)
        if braced is not None:
            word = braced[1]
            if word.lower() not in FIELD_WORDS and not _YEARED.fullmatch(word):
                known = ", ".join(sorted(FIELD_WORDS))
                raise TemplateError(f"{word!r} is no field word; known are {known}", start)
            self.at += 1
            self._word(word)
            self.at += 1
            return True
        inner = _Cutter(self._text, start + 1, self._end, self._depth + 1, cells=self._cells, group=True)
        pieces = inner.run()
        if inner.at >= self._end:
            raise TemplateError(
                f"a brace is opened and never closed (character {start + 1}); optional parts are written `{{...}}?`, "
                "a literal brace `\\{`",
                start,
            )
        mark = self._text[inner.at + 1 : inner.at + 2]
        if mark not in ("?", "*") or inner.at + 1 >= self._end:
            raise TemplateError(
                f"write `{{...}}?` for an optional or `{{...}}*` for a repeated part (character {inner.at + 1})",
                inner.at,
            )
        self._pieces.append(GroupPiece(_standalone(pieces, self._pieces), mark == "*", start))
        self.at = inner.at + 2
        return True

    def _link(self) -> bool:
        start = self.at
        close = self._closing(start)
        if close is None:
            raise TemplateError(
                f"a bracket is opened and never closed (character {start + 1}); a literal one is written `\\[`", start
            )
        target = self._text[close + 1 : close + 2]
        if target not in ("(", "[") or close + 1 >= self._end:
            return False
        stop = self._text.find(")" if target == "(" else "]", close + 2, self._end)
        if target == "[" and (stop < 0 or self._text[close + 2 : stop].lower() != "name"):
            return False
        if stop < 0:
            raise TemplateError(_INCOMPLETE.format(start + 1), start)
        inner = _Cutter(self._text, start + 1, close, self._depth + 1).run()
        self._pieces.append(LinkPiece(self._text[start + 1 : close], inner, target == "[", html=False, offset=start))
        self.at = stop + 1
        return True

    def _closing(self, start: int) -> int | None:
        """Give the bracket that closes the one at `start`; escaped ones and those in code are none."""
        depth = 0
        at = start
        while at < self._end:
            char = self._text[at]
            if char == "\\":
                at += 1
            elif char == "[":
                depth += 1
            elif char == "]":
                depth -= 1
                if depth == 0:
                    return at
            at += 1
        return None

    def _image(self) -> bool:
        start = self.at
        close = self._closing(start + 1) if self._text.startswith("![", start, self._end) else None
        if close is None or not self._text.startswith("(", close + 1, self._end):
            return False
        stop = self._text.find(")", close + 2, self._end)
        if stop < 0:
            raise TemplateError(_INCOMPLETE.format(start + 1), start)
        alt = _Cutter(self._text, start + 2, close, self._depth + 1).run()
        url = _Cutter(self._text, close + 2, stop, self._depth + 1).run()
        badge = self._text[close + 2 : stop].lower() != "url" and any(isinstance(piece, Word) for piece in url)
        self._pieces.append(ImagePiece(self._text[start : stop + 1], url if badge else alt, start))
        self.at = stop + 1
        return True

    def _html(self) -> bool:
        """Read a comment, an image, a link or another tag."""
        text, start = self._text, self.at
        if (match := _COMMENT.match(text, start, self._end)) is not None:
            word = match["text"].lower()
            if word in FIELD_WORDS:
                self._pieces.append(CommentPiece(match["open"], word, match["close"], start))
                self.at = match.end()
                return True
        elif (match := _IMAGE_TAG.match(text, start, self._end)) is not None:
            source = _SOURCE.search(match.group())
            name = next((name for name in ("double", "single", "bare") if source and source[name]), None)
            pieces: tuple[Piece, ...] = ()
            if source and name and source[name].lower() != "url":
                pieces = _Cutter(text, start + source.start(name), start + source.end(name), self._depth + 1).run()
            self._pieces.append(ImagePiece(match.group(), pieces, start))
            self.at = match.end()
            return True
        elif (match := _ANCHOR_TAG.match(text, start, self._end)) is not None:
            inner = _Cutter(text, match.start("label"), match.end("label"), self._depth + 1).run()
            self._pieces.append(LinkPiece(match["label"], inner, reference=False, html=True, offset=start))
            self.at = match.end()
            return True
        elif _BREAK.match(text, start, self._end):
            return self._break()
        elif (match := _SUMMARY_END.match(text, start, self._end)) is not None:
            kind = Border.ITEM if match["rest"].strip() else Border.BLOCK
            self._pieces.append(BreakPiece(kind, match.group(), start))
            self.at = match.end()
            return True
        else:
            match = _TAG.match(text, start, self._end)
        if match is None:
            return False
        self._literal(match.group())
        self.at = match.end()
        return True


_INCOMPLETE = "a link of the template is not complete (character {}); write it as `[label](url)`"


def _standalone(pieces: tuple[Piece, ...], before: list[Piece]) -> tuple[Piece, ...]:
    """Take off the line breaks that only set a group's braces on lines of their own; `before` may lose its last one."""
    first = pieces[0] if pieces else None
    if isinstance(first, BreakPiece) and before and isinstance(before[-1], BreakPiece):
        if before[-1].border in (None, Border.BLOCK):
            before.pop()
        if pieces and isinstance(pieces[-1], BreakPiece) and len(pieces) > 1:
            pieces = pieces[:-1]
    return pieces
