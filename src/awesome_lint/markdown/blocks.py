"""markdown-it's block parser, made to say where each block begins, and to try only the rules that can match.

Nothing of what the rules do changes. Two things are added:

- `BlockState` notes for each token the offset at which its block begins, behind indentation and the marks of its
  containers. The tokens themselves hold line numbers only.
- `DispatchingRuler` and `BlockParser` look at a line's first character before they ask a rule. Most lines of a list
  begin with a letter or a bullet, which rules out all but a few.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Literal

from markdown_it.common.utils import MD_TRIM_CHARS
from markdown_it.parser_block import ParserBlock
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from markdown_it import MarkdownIt
    from markdown_it.token import Token
    from markdown_it.utils import EnvType

    BlockRule = Callable[[StateBlock, int, int, bool], bool]

MAX_NESTING = 100
"""How many containers may nest (a list and its item count as two); what is deeper stays text of a paragraph."""

TRIMMED = MD_TRIM_CHARS
"""The characters that markdown-it takes off both ends of an inline content."""

_FIRST = {
    "front_matter": "-",
    "fence": "`~",
    "blockquote": ">",
    "hr": "*-_",
    "list": "*+-0123456789",
    "footnote_def": "[",
    "reference": "[",
    "html_block": "<",
    "heading": "#",
}
"""The characters with which a block of a rule can begin; rules that are not named here may begin with any."""

_CHAINS = ("paragraph", "reference", "blockquote", "list")
"""What markdown-it's rules may interrupt."""

_CONTAINERS = frozenset({"blockquote", "list", "footnote_def"})


class BlockState(StateBlock):
    """markdown-it's state, and where blocks begin.

    Attributes:
        starts: For each token that opens a block, and by its index, the offset at which the block begins; else -1.
        skipped: For inline tokens (by index) before whose content whole lines of blanks were dropped: how many lines.
    """

    def __init__(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> None:
        self.starts = array("q")
        self.skipped: dict[int, int] = {}
        self._cut = ""
        super().__init__(src, md, env, tokens)

    def begin(self, line: int) -> int:
        """Give the offset of a line's first character behind the marks of the containers that are open."""
        return self.bMarks[line] + self.tShift[line]

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Add a token."""
        if ttype == "inline":
            if self._cut and self._cut[0] in TRIMMED:
                lead = self._cut[: len(self._cut) - len(self._cut.lstrip(TRIMMED))]
                if "\n" in lead:
                    self.skipped[len(self.tokens)] = lead.count("\n")
            self._cut = ""
        if ttype == "list_item_open":
            self.note(len(self.tokens), self.begin(self.line))
        return super().push(ttype, tag, nesting)

    def note(self, index: int, start: int) -> None:
        """Remember where the block of the token at `index` begins."""
        starts = self.starts
        if index >= len(starts):
            starts.extend([-1] * (index + 1 - len(starts)))
        starts[index] = start

    def getLines(  # noqa: N802 - markdown-it's names
        self,
        begin: int,
        end: int,
        indent: int,
        keepLastLF: bool,  # noqa: FBT001, N803
    ) -> str:
        """Cut lines out of the source.

        Those of a paragraph or a heading, which are all lines that are asked for at the container's own indentation and
        without the last newline, begin behind their indentation (CommonMark 0.31.2, section 4.8). markdown-it leaves
        that to the inline parser, which cannot tell it in code spans, and it leaves list marks in the text behind some
        tabs in nested block quotations.
        """
        if keepLastLF or indent != self.blkIndent:
            return super().getLines(begin, end, indent, keepLastLF)
        if end == begin + 1:
            self._cut = self.src[self.begin(begin) : self.eMarks[begin]]
        else:
            self._cut = "\n".join([self.src[self.begin(line) : self.eMarks[line]] for line in range(begin, end)])
        return self._cut


class DispatchingRuler(Ruler["BlockRule"]):
    """A ruler whose chains ask only the rules that can match a line's first character."""

    def __init__(self) -> None:
        super().__init__()
        self._tables: dict[tuple[str, bool], Dispatch] = {}
        self._terminators: dict[str, list[BlockRule]] = {}

    def getRules(self, chainName: str = "") -> list[BlockRule]:  # noqa: N802, N803 - markdown-it's names
        """Give the rules of a chain; for what may end a paragraph, one that asks those that can match."""
        if not chainName:
            return super().getRules()
        found = self._terminators.get(chainName)
        if found is None:
            found = self._terminators[chainName] = [_terminator(self.dispatch(chainName))]
        return found

    def dispatch(self, chain: str = "", *, leaves: bool = False) -> Dispatch:
        """Give the rules of a chain by first character; with `leaves`, without those of containers."""
        found = self._tables.get((chain, leaves))
        if found is None:
            active = self.get_active_rules()
            chained = super().getRules(chain)
            names = {rule: name for name, rule in zip(active, super().getRules(), strict=True)}
            rules = [(names[rule], rule) for rule in chained]
            found = Dispatch([(name, rule) for name, rule in rules if not (leaves and name in _CONTAINERS)])
            self._tables[chain, leaves] = found
        return found


class Dispatch:
    """Rules by the first character of a line."""

    __slots__ = ("_any", "_by_first")

    def __init__(self, rules: list[tuple[str, BlockRule]]) -> None:
        firsts = {first for name, _ in rules for first in _FIRST.get(name, "")}
        self._by_first: Mapping[str, tuple[BlockRule, ...]] = {
            first: tuple(rule for name, rule in rules if first in _FIRST.get(name, first)) for first in firsts
        }
        self._any = tuple(rule for name, rule in rules if name not in _FIRST)

    def rules(self, state: StateBlock, line: int) -> tuple[BlockRule, ...]:
        """Give the rules that can match a line which is not blank."""
        at = state.bMarks[line] + state.tShift[line]
        return self._by_first.get(state.src[at : at + 1], self._any)


def _terminator(dispatch: Dispatch) -> BlockRule:
    def terminates(state: StateBlock, line: int, end: int, _silent: bool) -> bool:  # noqa: FBT001 - markdown-it's
        for rule in dispatch.rules(state, line):  # noqa: SIM110 - `any` costs twice as much here
            if rule(state, line, end, True):  # noqa: FBT003 - silent
                return True
        return False

    return terminates


class BlockParser(ParserBlock):
    """markdown-it's block parser over a `BlockState` and a `DispatchingRuler`."""

    def __init__(self) -> None:
        super().__init__()
        stock = self.ruler
        chains = {chain: stock.getRules(chain) for chain in _CHAINS}
        self.ruler = self.dispatcher = DispatchingRuler()
        for name, rule in zip(stock.get_active_rules(), stock.getRules(), strict=True):
            self.ruler.push(name, rule, {"alt": [chain for chain in _CHAINS if rule in chains[chain]]})

    def read(self, src: str, md: MarkdownIt, env: EnvType) -> BlockState:
        """Give the state after reading a whole text: tokens, and where their blocks begin."""
        state = BlockState(src, md, env, [])
        if src:
            self.tokenize(state, 0, state.lineMax)
        return state

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803 - markdown-it's names
        """Add the tokens of some lines, noting where their blocks begin."""
        assert isinstance(state, BlockState)  # noqa: S101 - `read` makes no other
        rules = self.dispatcher.dispatch(leaves=state.level >= MAX_NESTING).rules
        line = startLine
        blank = False
        while line < endLine:
            state.line = line = state.skipEmptyLines(line)
            # A line of less indentation belongs to the container outside of this one.
            if line >= endLine or state.sCount[line] < state.blkIndent:
                break
            first = len(state.tokens)
            start = state.begin(line)
            for rule in rules(state, line):
                if rule(state, line, endLine, False):  # noqa: FBT003 - not silent
                    break
            if len(state.tokens) > first:
                state.note(first, start)
            state.tight = not blank
            line = state.line
            # A paragraph in a nested list may have taken in the blank line behind it.
            blank = blank or state.isEmpty(line - 1)
            if line < endLine and state.isEmpty(line):
                blank = True
                line += 1
                state.line = line
