"""Link reference definitions (CommonMark 0.31.2, section 4.7), with the place of each part.

markdown-it's own rule keeps only the lines, and reads a title that never closes in quadratic time; this one replaces
it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.markdown.destinations import MAX_LABEL, Destination, decode, identifier, read_destination

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

    from awesome_lint.markdown.blocks import BlockRule

_LABEL_PART = re.compile(r"(?:[^\[\]\\]|\\.|\\$)*+")
_TITLE_PARTS = {
    '"': re.compile(r'(?:[^"\\]|\\.|\\$)*+'),
    "'": re.compile(r"(?:[^'\\]|\\.|\\$)*+"),
    "(": re.compile(r"(?:[^()\\]|\\.|\\$)*+"),
}
_CLOSING = {'"': '"', "'": "'", "(": ")"}
_BLANK = re.compile(r"[ \t]*+")
_TAB_OR_FEED = re.compile(r"[\v\f]+")  # vertical tabs and form feeds, which cmark-gfm takes for a destination


class Found(NamedTuple):
    """A definition as it stands; offsets are those of the block parser's text.

    Attributes:
        label: As written.
        url: Decoded.
        title: Decoded, or None.
        url_start: Where the destination's own characters begin.
        url_end: Where they end.
        end: Where the definition ends.
    """

    label: str
    url: str
    title: str | None
    url_start: int
    url_end: int
    end: int


class _Cursor:
    """A place in the lines that a paragraph would have; lines are looked at one by one, when they are needed."""

    def __init__(self, state: StateBlock, line: int) -> None:
        self._state = state
        self.line = line
        self.at = 0
        self._enter(line)

    def _enter(self, line: int) -> None:
        state = self._state
        self.line = line
        self.start = state.bMarks[line] + state.tShift[line]
        self.text = state.src[self.start : state.eMarks[line]]
        self.at = 0

    @property
    def offset(self) -> int:
        """Where the cursor stands in the parser's text."""
        return self.start + self.at

    @property
    def size(self) -> int:
        """How long the whole text is."""
        return len(self._state.src)

    @property
    def rest(self) -> bool:
        """Whether something is left on the line."""
        return self.at < len(self.text)

    def skip_blank(self) -> bool:
        """Go over blanks on the line; tell whether there were any."""
        before = self.at
        blank = _BLANK.match(self.text, self.at)
        self.at = blank.end() if blank else self.at
        return self.at > before

    def next_line(self) -> bool:
        """Go to the next line, if the paragraph has one."""
        state, line = self._state, self.line + 1
        if line >= state.lineMax or state.isEmpty(line):
            return False
        # Far indented lines and lazy ones (negative indentation) always go on.
        if 0 <= state.sCount[line] < state.blkIndent + 4:
            parent, state.parentType = state.parentType, "reference"
            rules = state.md.block.ruler.getRules("reference")
            ended = any(rule(state, line, state.lineMax, True) for rule in rules)  # noqa: FBT003 - silent
            state.parentType = parent
            if ended:
                return False
        self._enter(line)
        return True

    def take(self, part: re.Pattern[str], closing: str, most: int) -> str | None:
        """Read up to `closing`, over lines, and go behind it; None if it does not come within `most` characters."""
        pieces: list[str] = []
        size = 0
        while True:
            found = part.match(self.text, self.at)
            piece = found[0] if found else ""
            pieces.append(piece)
            self.at += len(piece)
            size += len(piece) + 1
            if self.text.startswith(closing, self.at):
                self.at += 1
                return "\n".join(pieces) if size <= most + 1 else None
            if self.rest or size > most or not self.next_line():
                return None


def definition(state: StateBlock, startLine: int, _endLine: int, silent: bool) -> bool:  # noqa: FBT001, N803 - a rule
    """Match a definition; adds a "definition" token with what was `Found`, and enters it into the references."""
    if silent or (state.is_code_block(startLine) and not follows_definition(state, startLine)):
        return False
    cursor = _Cursor(state, startLine)
    if not cursor.text.startswith("["):
        return False
    cursor.at = 1
    label = cursor.take(_LABEL_PART, "]", MAX_LABEL)
    if label is None or not cursor.text.startswith(":", cursor.at):
        return False
    name = identifier(label)
    cursor.at += 1
    cursor.skip_blank()
    if not name or (not cursor.rest and not cursor.next_line()):
        return False
    cursor.skip_blank()
    destination = read_destination(cursor.text, cursor.at)
    if destination is None:
        feed = _TAB_OR_FEED.fullmatch(cursor.text, cursor.at)
        if feed is None:
            return False
        destination = Destination(feed.start(), feed.end(), feed.end())
    start = cursor.start
    url = cursor.text[destination.start : destination.end]
    cursor.at = destination.behind
    ended = _title(cursor)
    if ended is None:
        return False
    title, line, end = ended
    found = Found(label, decode(url), title, start + destination.start, start + destination.end, end)
    state.env.setdefault("references", {}).setdefault(name, (found.url, found.title))
    state.line = line + 1
    token = state.push("definition", "", 0)
    token.map = [startLine, state.line]
    token.meta = {"found": found, "identifier": name}
    return True


def follows_definition(state: StateBlock, line: int) -> bool:
    """Whether a definition ends right above a line: both were one paragraph, in which no indented code begins."""
    last = state.tokens[-1] if state.tokens else None
    return last is not None and last.type == "definition" and last.map is not None and last.map[1] == line


def code_rule(stock: BlockRule) -> BlockRule:
    """Make markdown-it's rule for indented code leave alone what goes on behind a definition."""

    def code(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: FBT001, N803 - a rule
        return not follows_definition(state, startLine) and stock(state, startLine, endLine, silent)

    return code


def _title(cursor: _Cursor) -> tuple[str | None, int, int] | None:
    """Read what follows a destination: give title, last line and end, or None where something else follows."""
    end, line = cursor.offset, cursor.line
    blank = cursor.skip_blank()
    alone = not cursor.rest
    without = (None, line, end) if alone else None
    if alone and not cursor.next_line():
        return without
    cursor.skip_blank()
    mark = cursor.text[cursor.at : cursor.at + 1]
    if mark not in _CLOSING or not (alone or blank):
        return without
    cursor.at += 1
    title = cursor.take(_TITLE_PARTS[mark], _CLOSING[mark], cursor.size)
    end, line = cursor.offset, cursor.line
    cursor.skip_blank()
    if title is None or cursor.rest:
        return without
    return decode(title), line, end
