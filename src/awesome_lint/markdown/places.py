"""Where things stand in the source: the way back from the block parser's lines and offsets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.markdown.anchors import Anchor, Segments, Shift
from awesome_lint.markdown.blocks import TRIMMED, BlockState

if TYPE_CHECKING:
    from markdown_it.token import Token

    from awesome_lint.markdown.lines import Lines


class Places:
    """The places of one text.

    Args:
        state: What the block parser left: where lines end, and where the blocks of tokens begin.
        lines: The text as the block parser read it.
        text: The source.
    """

    def __init__(self, state: BlockState, lines: Lines, text: str) -> None:
        self._state = state
        self._lines = lines
        self._text = lines.text
        self.text = text
        self.source = lines.source

    def start(self, index: int) -> int:
        """Give the offset at which the block of the token at `index` begins."""
        return self.source(self._state.starts[index])

    def anchor(self, content: str, line: int) -> Anchor:
        """Place a content whose first line is a part of `line`, and each other one of the lines that follow."""
        at = content.find("\n")
        if at < 0:
            return Shift(self.source(self.content_end(line)) - len(content))
        firsts, bases, wide = [0], [], []
        while at >= 0:
            end = self._state.eMarks[line]
            bases.append(self.source(end) - at)
            wide.append(self._lines.newline_width(end) - 1)
            firsts.append(at + 1)
            line += 1
            at = content.find("\n", at + 1)
        bases.append(self.source(self.content_end(line)) - len(content))
        wide.append(0)
        return Segments(firsts, bases, wide)

    def content_end(self, line: int) -> int:
        """Give the offset, in the parser's text, behind the last character of a line that the parser does not trim."""
        text, end = self._text, self._state.eMarks[line]
        if text[end - 1] in TRIMMED:
            begin = self._state.bMarks[line]
            end = begin + len(text[begin:end].rstrip(TRIMMED))
        return end

    def last(self, token: Token, start: int) -> int:
        """Give the source offset behind the last line of a token that is not blank, not before `start`."""
        text, state = self._text, self._state
        first, line = token.map or (0, 0)
        while line > first:
            line -= 1
            if text[state.bMarks[line] : state.eMarks[line]].strip(" \t"):
                return max(start, self.source(state.eMarks[line]))
        return start

    def last_mark(self, token: Token, start: int) -> int:
        """Give the same, without the blanks at that line's end."""
        end = self.last(token, start)
        text = self.text[start:end]
        return start + len(text.rstrip(" \t"))
