"""The entry point: source text to tree."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from markdown_it import MarkdownIt
from markdown_it.rules_block.html_block import HTML_SEQUENCES
from mdit_py_plugins.footnote.index import footnote_def
from mdit_py_plugins.front_matter import front_matter_plugin

from awesome_lint.markdown.blocks import BlockParser
from awesome_lint.markdown.build import Builder
from awesome_lint.markdown.lines import Lines
from awesome_lint.markdown.places import Places
from awesome_lint.markdown.references import code_rule, definition, follows_definition
from awesome_lint.markdown.tables import UNDERLINE, table_rule

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

    from awesome_lint.markdown.blocks import BlockRule
    from awesome_lint.markdown.nodes import Root
    from awesome_lint.text import SourceText

_CODE: Final = 4  # columns of indentation
_ENDS_PARAGRAPH = re.compile(r"(?:[-+*]|1[.)])[ \t]+\S")
_TWO_MARKS = re.compile(r"([*_-])[ \t]*+\1")
_YAML_MAPPING = re.compile(r"""---[ \t]*+\n(?:[ \t]*+#.*+\n)*+(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+:[ \t\n]""")


def parse(source: SourceText) -> Root:
    """Read Markdown: CommonMark 0.31.2 and GFM 0.29 with front matter, footnotes and GitHub's alerts.

    Any text is Markdown, so nothing raises. Containers deeper than `blocks.MAX_NESTING` stay text.
    """
    lines = Lines(source)
    md, blocks = _parser()
    state = blocks.read(lines.text, md, {})
    return Builder(state, Places(state, lines, source.text)).build()


@cache
def _parser() -> tuple[MarkdownIt, BlockParser]:
    blocks = BlockParser()
    md = MarkdownIt("commonmark")
    md.block = blocks
    rules = dict(zip(blocks.ruler.get_active_rules(), blocks.ruler.getRules(), strict=True))
    blocks.ruler.at("table", table_rule(rules["table"]), {"alt": ["paragraph", "reference"]})
    blocks.ruler.at("code", code_rule(rules["code"]))
    blocks.ruler.at("reference", definition)
    blocks.ruler.at("hr", _thematic_break_rule(rules["hr"]), {"alt": ["paragraph", "reference", "blockquote", "list"]})
    blocks.ruler.at("html_block", _html_rule(rules["html_block"]), {"alt": ["paragraph", "reference", "blockquote"]})
    blocks.ruler.at("list", _list_rule(rules["list"]), {"alt": ["paragraph", "reference", "blockquote"]})
    front_matter_plugin(md)
    rules = dict(zip(blocks.ruler.get_active_rules(), blocks.ruler.getRules(), strict=True))
    blocks.ruler.at("front_matter", _front_matter_rule(rules["front_matter"]))
    blocks.ruler.before("reference", "footnote_def", footnote_def, {"alt": ["paragraph", "reference"]})
    return md, blocks


def _thematic_break_rule(stock: BlockRule) -> BlockRule:
    """Ask the rule only where a second mark follows the first; most lines with a first one are items of lists.

    Right behind a definition a row of hyphens is the underline of a heading that has no text left: text, to cmark-gfm.
    """

    def thematic_break(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: FBT001, N803
        at = state.bMarks[startLine] + state.tShift[startLine]
        if follows_definition(state, startLine) and UNDERLINE.match(state.src, at, state.eMarks[startLine]):
            return False
        return _TWO_MARKS.match(state.src, at) is not None and stock(state, startLine, endLine, silent)

    return thematic_break


def _html_rule(stock: BlockRule) -> BlockRule:
    """Let any tag alone on a line begin a block where the line continues a paragraph lazily, as cmark-gfm does.

    That is what GitHub shows: there the paragraph's container is not open any more, and only in it such a tag is text
    (CommonMark 0.31.2, section 4.6, leaves that open). A line indented as code begins none.
    """
    alone, _, _ = HTML_SEQUENCES[-1]

    def html_block(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: FBT001, N803 - a rule
        indent = state.sCount[startLine]
        shallow = silent and indent < state.blkIndent
        if state.is_code_block(startLine) or (shallow and indent - max(state.listIndent, 0) >= _CODE):
            return False
        line = state.src[state.bMarks[startLine] + state.tShift[startLine] : state.eMarks[startLine]]
        if shallow or (silent and state.parentType in ("blockquote", "table")):
            return bool(alone.search(line)) or stock(state, startLine, endLine, silent)
        if (
            follows_definition(state, startLine)
            and alone.search(line)
            and not any(sequence[0].search(line) for sequence in HTML_SEQUENCES[:-1])
        ):
            return False
        return stock(state, startLine, endLine, silent)

    return html_block


def _list_rule(stock: BlockRule) -> BlockRule:
    """Begin no list behind a definition that could not end a paragraph, for both are one until the definition is told.

    Such are items without content, and those of another number than 1 (CommonMark 0.31.2, section 5.2).
    """

    def list_block(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: FBT001, N803 - a rule
        line = state.src[state.bMarks[startLine] + state.tShift[startLine] : state.eMarks[startLine]]
        if follows_definition(state, startLine) and not _ENDS_PARAGRAPH.match(line):
            return False
        return stock(state, startLine, endLine, silent)

    return list_block


def _front_matter_rule(stock: BlockRule) -> BlockRule:
    """Take for front matter only what begins as a YAML mapping; a text may well begin with a thematic break."""

    def front_matter(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: FBT001, N803 - a rule
        mapping = startLine == 0 and _YAML_MAPPING.match(state.src) is not None
        return mapping and stock(state, startLine, endLine, silent)

    return front_matter
