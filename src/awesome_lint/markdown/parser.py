"""The entry point: source text to tree."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote.index import footnote_def
from mdit_py_plugins.front_matter import front_matter_plugin

from awesome_lint.markdown.blocks import BlockParser
from awesome_lint.markdown.build import Builder
from awesome_lint.markdown.lines import Lines
from awesome_lint.markdown.references import definition
from awesome_lint.markdown.tables import table_rule

if TYPE_CHECKING:
    from awesome_lint.markdown.nodes import Root
    from awesome_lint.text import SourceText


def parse(source: SourceText) -> Root:
    """Read Markdown: CommonMark 0.31.2 and GFM 0.29 with front matter, footnotes and GitHub's alerts.

    Any text is Markdown, so nothing raises. Containers deeper than `blocks.MAX_NESTING` stay text.
    """
    lines = Lines(source)
    md, blocks = _parser()
    state = blocks.read(lines.text, md, {})
    return Builder(state, lines, source.text).build()


@cache
def _parser() -> tuple[MarkdownIt, BlockParser]:
    blocks = BlockParser()
    md = MarkdownIt("commonmark")
    md.block = blocks
    rules = dict(zip(blocks.ruler.get_active_rules(), blocks.ruler.getRules(), strict=True))
    blocks.ruler.at("table", table_rule(rules["table"]), {"alt": ["paragraph", "reference"]})
    blocks.ruler.at("reference", definition)
    front_matter_plugin(md)
    blocks.ruler.before("reference", "footnote_def", footnote_def, {"alt": ["paragraph", "reference"]})
    return md, blocks
