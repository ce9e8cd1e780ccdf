"""How texts without bullets begin, as far as a record can begin so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.markdown import inline_at, tags_between
from awesome_lint.markdown.nodes import (
    Blockquote,
    Emphasis,
    Html,
    Link,
    Paragraph,
    Strong,
    Text,
    plain_text,
)
from awesome_lint.model.record import Border
from awesome_lint.template.lines import is_break, lines_of
from awesome_lint.template.nature import count_words, first_of, is_bold_line, is_telling, links_of, speaks_to_reader
from awesome_lint.template.twins import twins

if TYPE_CHECKING:
    from collections.abc import Iterable

    from awesome_lint.markdown.nodes import Block, Inline
    from awesome_lint.template.form import Start
    from awesome_lint.template.items import ItemReader

_BULLET = re.compile(r"\s*(?:[•◦‣▪●○■□◆◇►▸➤➢✦✧⁃∙·]|\[\d{1,3}\]|\(\d{1,3}\))\s*(?=\S|\Z)")
_BRACKETED = re.compile(r"\s*[(\[【（《]\s*(?=[^)\]】）》\n]{0,40}\d\d)[^)\]】）》\n]{2,40}[)\]】）》]")
_QUOTED = re.compile('\\s*["“”«„「『]')
_CITED = re.compile(
    r"[A-ZÀ-Þ][^\n]{2,300}?(?:\.\s|,\s|\s)\(?(?:19[5-9][0-9]|20[0-3][0-9])[a-z]?(?:,\s[A-Z][a-z]+)?\)?\s?[.,:]\s+\S"
)
_YEAR = re.compile(r"(?<![0-9])(?:19[5-9][0-9]|20[0-3][0-9])(?![0-9])|['’]\s?[0-9]{2}\b")
_DATED_END = re.compile(
    r"(?P<title>[^\n]{12,300})[(\[【（](?=[^()\[\]【】（）]*[A-Z]{2})[^()\[\]【】（）]{0,30}(?:19|20)[0-9]{2}[^()\[\]【】（）]{0,30}[)\]】）]\s*"
)
_LEAD = 6  # words of a venue before a linked title
_TITLE = 4  # words from which on a bold line can be a title
_HIDDEN_TAGS = frozenset({"table", "summary", "h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCK_TAGS = _HIDDEN_TAGS | {"p", "li", "ul", "ol", "div", "center", "details"}


class Piece(NamedTuple):
    """A text without bullet, as it may begin a record.

    Attributes:
        block: The block it is from.
        lines: Its lines.
        border: How it stands in a record that it does not begin.
        starts: For each line, how it begins a record, if it does.
    """

    block: Block
    lines: list[list[Inline]]
    border: Border
    starts: list[Start | None]


def pieces_of(block: Block, text: str, items: ItemReader) -> list[Piece]:
    """Give the texts of a paragraph, a quotation, or an HTML block."""
    if isinstance(block, Paragraph):
        nodes = items.nodes_of(block)
        return [_piece(block, lines_of(nodes, text), Border.BLOCK)] if nodes else []
    if isinstance(block, Blockquote):
        paragraphs = [child for child in block.children if isinstance(child, Paragraph) and child.children]
        return [_piece(child, lines_of(items.nodes_of(child), text), Border.QUOTE) for child in paragraphs]
    if isinstance(block, Html) and not block.value.startswith("<!--"):
        return html_pieces(block, block.start, block.end, text)
    return []


def html_pieces(block: Html, start: int, end: int, text: str) -> list[Piece]:
    """Give the texts of an HTML block between two offsets, one for each stretch between block-level tags."""
    found = (twins(inline_at(text, *stretch), text) for stretch in _stretches(start, end, text))
    return [_piece(block, lines_of(nodes, text), Border.BLOCK) for nodes in found if nodes]


def _piece(block: Block, lines: list[list[Inline]], border: Border) -> Piece:
    return Piece(block, lines, border, _starts(lines, quoted=border is Border.QUOTE))


def _stretches(at: int, end: int, text: str) -> Iterable[tuple[int, int]]:
    """Give what stands between block-level tags; tables, headings and summaries are left out."""
    hidden = 0
    for tag in tags_between(text, at, end):
        if tag.name in _BLOCK_TAGS:
            if not hidden and text[at : tag.start].strip():
                yield at, tag.start
            if tag.name in _HIDDEN_TAGS:
                hidden = max(0, hidden + (-1 if tag.closing else 1))
            at = tag.end
    if not hidden and text[at:end].strip():
        yield at, end


def start_of(line: list[Inline], *, quoted: bool) -> Start | None:
    """Give how a line begins a record, if it can begin one."""
    while line and is_break(line[0]):
        line = line[1:]
    nodes = tuple(line)
    first = first_of(nodes)
    if first is None:
        return None
    if isinstance(nodes[0], Text) and _BULLET.match(nodes[0].value):
        return "bullet"
    text = plain_text(nodes)
    if isinstance(first, Strong):
        return "bold" if not quoted and _is_title(nodes, first) else None
    links = links_of(nodes)
    if isinstance(first, Link):
        if not is_telling(first):
            return None
        return "quote" if quoted else "link"
    if quoted:
        return None
    if isinstance(first, Emphasis):
        return None
    telling = next((link for link in links if is_telling(link)), None)
    if telling is not None:
        before = plain_text(tuple(node for node in nodes if node.end <= telling.start))
        if count_words(before) <= _LEAD and _YEAR.search(before):
            return "bracket" if _BRACKETED.match(before) else "venue"
    if _BRACKETED.match(text) and count_words(text) > _TITLE:
        return "bracket"
    if _QUOTED.match(text) and (links or _YEAR.search(text)):
        return "quotation"
    if _CITED.match(text):
        return "citation"
    return "text" if _is_text_with_links(nodes, text, links) else None


def is_lone_work(block: Block, nodes: tuple[Inline, ...]) -> bool:
    """Whether a paragraph that stands alone below its heading is a work: "Title [ICSE 2024]"."""
    if not isinstance(block, Paragraph):
        return False
    text = plain_text(nodes).strip()
    dated = _DATED_END.fullmatch(text)
    if dated is None or speaks_to_reader(text) or ". " in dated["title"]:
        return False
    return count_words(dated["title"]) >= _TITLE and not any(is_telling(link) for link in links_of(nodes))


def _is_text_with_links(nodes: tuple[Inline, ...], text: str, links: list[Link]) -> bool:
    """Whether words are followed by links that name nothing, as in "Title. CVPR 2020. [[pdf]](url)"."""
    if not links or any(is_telling(link) for link in links) or not text[:1].strip():
        return False
    behind = tuple(node for node in nodes if node.start >= links[-1].end)
    before = tuple(node for node in nodes if node.end <= links[0].start)
    return first_of(behind) is None and count_words(plain_text(before)) >= _TITLE


def _is_title(nodes: tuple[Inline, ...], bold: Strong) -> bool:
    if any(is_telling(link) for link in links_of((bold,))):
        return True
    if count_words(plain_text((bold,))) >= _TITLE:
        return True
    return len(nodes) > 1 and any(isinstance(node, Link) for node in nodes)


def _starts(lines: list[list[Inline]], *, quoted: bool) -> list[Start | None]:
    """Give the start of each line; only what begins as the first line does begins another record."""
    first = start_of(lines[0], quoted=quoted)
    if first is None and not quoted and len(lines) > 1:
        if _is_short_title(lines, 0):
            first = "bold"
        else:
            whole = [node for line in lines for node in line]
            first = "text" if start_of(whole, quoted=False) == "text" else None
    if first is None:
        return [None, *("bullet" if _is_bulleted(line) else None for line in lines[1:])]
    starts = [start_of(line, quoted=quoted) for line in lines[1:]]
    if first == "bold":
        starts = [start or ("bold" if _is_short_title(lines, at) else None) for at, start in enumerate(starts, 1)]
    return [first, *(first if start == first else None for start in starts)]


def _is_short_title(lines: list[list[Inline]], at: int) -> bool:
    """Whether a line is bold, with lines behind it in its own paragraph that link something: no heading has those."""
    if not is_bold_line(tuple(lines[at])):
        return False
    for line in lines[at + 1 :]:
        nodes = tuple(line)
        if is_bold_line(nodes):
            return False
        if links_of(nodes):
            return True
    return False


def _is_bulleted(line: list[Inline]) -> bool:
    return bool(line) and isinstance(line[0], Text) and _BULLET.match(line[0].value) is not None
