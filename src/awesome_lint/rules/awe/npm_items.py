"""What npm's awesome-lint says of list items: which it looks at, and the first fault it names of each."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from awesome_lint.markdown.nodes import (
    Break,
    Delete,
    Emphasis,
    Heading,
    Image,
    InlineCode,
    InlineHtml,
    Link,
    List,
    ListItem,
    Paragraph,
    Strong,
    Text,
)
from awesome_lint.rules.awe.casing import first_word, is_npm_beginning, npm_words
from awesome_lint.rules.awe.emoji import ends_in_emoji, without_emoji
from awesome_lint.rules.awe.mdast import is_npm_contents, shown_text
from awesome_lint.rules.awe.web_address import is_web_address
from awesome_lint.rules.places import Spans
from awesome_lint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.markdown.nodes import Inline
    from awesome_lint.rules.base import Context

_SEPARATOR: Final = " - "
_DASH = re.compile(r"[\s\ufeff]*[–—]")
_ODD_BLANK = re.compile(r"[\s\ufeff]-[\s\ufeff]")
_LATER_DASH = re.compile(r" - [A-Z]")
_END = re.compile(r"""[.!?…]["”]?\Z""")
_ENDS_TWICE = re.compile(r"""[.!?…]["”][.!?…]+\Z""")  # within a closing quotation mark and behind it
_LONGEST_END: Final = 40
_PARENTHESES = re.compile(r"\([^()]+\)")
_FEW: Final = 2  # words with an emoji behind them that need no full stop
_END_INSIDE = re.compile(r"[.!?…]")


class Fault(Enum):
    """What is wrong with an item; the values are messages."""

    NO_LINK_FIRST = "item does not begin with a link"
    NO_LINK = "item has no link that stands by itself"
    URL = "link of the item does not lead to another site"
    NO_TEXT = "link of the item has no text"
    LABEL = "link of the item holds more than text"
    DASH_KIND = "link and description are separated by `–` or `—`, expected ` - `"
    BLANK_KIND = "the dash between link and description has other blanks around it than two simple ones"
    NO_DASH = "link and description are not separated by ` - `"
    END = "description does not end in punctuation, expected `.`"
    END_TWICE = "description ends in punctuation both within and behind a closing quotation mark"
    MARKUP = "struck-through text or a line break in the description"
    EMPTY = "description does not begin with a word"
    SMALL = "description begins with a small letter, expected a capital"


class Place(NamedTuple):
    """A fault and where it is.

    Attributes:
        fault: What is wrong.
        span: The node that npm's tool reports; at the document's beginning for an empty item.
        rest: The nodes behind the item's link; empty where the fault is not in the description.
    """

    fault: Fault
    span: Span
    rest: tuple[Inline, ...] = ()


def faulty_items(ctx: Context) -> Iterator[Place]:
    """Give the first fault of each item that has one."""
    for item in _items(ctx):
        place = _fault(item)
        if place is not None:
            yield place


def _items(ctx: Context) -> Iterator[ListItem]:
    """Give all items; below a heading "Contents", those of lists behind the heading that follows it.

    As observed: only such lists then count as do not stand in a quotation or a footnote.
    """
    contents = next((node for node in ctx.nodes(Heading) if node.depth == 2 and is_npm_contents(node)), None)
    if contents is None:
        yield from ctx.nodes(ListItem)
        return
    blocks = ctx.root.children
    at = next((index for index, block in enumerate(blocks) if block is contents), len(blocks))
    start = next((index for index in range(at + 1, len(blocks)) if isinstance(blocks[index], Heading)), len(blocks))
    lists = Spans(block.span for block in blocks[start:] if isinstance(block, List))
    yield from (item for item in ctx.nodes(ListItem) if lists.holds(item.start))


def _fault(item: ListItem) -> Place | None:
    first = item.children[0] if item.children else None
    if not isinstance(first, Paragraph):
        return Place(Fault.NO_LINK_FIRST, Span(first.start, first.start) if first else Span(0, 0))
    nodes = first.children
    if not nodes or isinstance(nodes[0], Text):
        return None
    at = _link_of(nodes)
    if at is None:
        return Place(Fault.NO_LINK, nodes[0].span)
    link, rest = nodes[at], nodes[at + 1 :]
    fault = _link_fault(link) if isinstance(link, Link) else None
    if fault is not None:
        return Place(fault, link.span)
    return _description_fault(rest) if rest else None


def _link_of(nodes: tuple[Inline, ...]) -> int | None:
    """Give the index of the link that a description is taken to follow: the first before a ` - `, else the first."""
    links = [index for index, node in enumerate(nodes) if isinstance(node, Link)]
    for index in links:
        behind = nodes[index + 1] if index + 1 < len(nodes) else None
        if isinstance(behind, Text) and behind.value.startswith(_SEPARATOR):
            return index
    return links[0] if links else None


def _is_reference(node: Inline) -> bool:
    return isinstance(node, Link | Image) and node.identifier is not None


def _link_fault(link: Link) -> Fault | None:
    if link.identifier is not None:
        return None
    if not is_web_address(link.url):
        return Fault.URL
    if not shown_text(link.children):
        return Fault.NO_TEXT
    plain = all(isinstance(node, Text | Emphasis | Strong | InlineCode) for node in link.children)
    return None if plain else Fault.LABEL


def _description_fault(rest: tuple[Inline, ...]) -> Place | None:
    gap = rest[0].value if isinstance(rest[0], Text) else ""
    whole, span = shown_text(rest), Span(rest[0].start, rest[-1].end)
    if _is_remark(whole):
        return None
    if not gap.startswith(_SEPARATOR) and not (len(rest) == 1 and ends_in_emoji(gap)):
        if _DASH.match(gap):
            return Place(Fault.DASH_KIND, span, rest)
        if _ODD_BLANK.match(gap):
            return Place(Fault.BLANK_KIND, span, rest)
        named = _LATER_DASH.search(whole) is not None and not gap.lstrip().startswith("/")
        return None if named else Place(Fault.NO_DASH, span, rest)
    if isinstance(rest[-1], Text) and _ENDS_TWICE.search(whole, max(0, len(whole) - _LONGEST_END)):
        return Place(Fault.END_TWICE, rest[-1].span, rest)
    if not _ends_well(rest[-1], whole):
        return Place(Fault.END, rest[-1].span, rest)
    markup = next((node for node in rest if _is_odd(node)), None)
    if markup is not None:
        return Place(Fault.MARKUP, markup.span, rest)
    if len(rest) > 1:
        return None
    text = _behind_separator(gap)
    if not first_word(text):
        return Place(Fault.EMPTY, span, rest)
    return None if is_npm_beginning(text) else Place(Fault.SMALL, span, rest)


def _is_odd(node: Inline) -> bool:
    """Whether a node must not stand in a description."""
    return isinstance(node, Delete | Break) or (isinstance(node, Image) and _is_reference(node))


def _behind_separator(gap: str) -> str:
    """Give what npm's tool takes for the description's text: all but three UTF-16 units, whatever they are."""
    if gap.startswith(_SEPARATOR):
        return gap[len(_SEPARATOR) :]
    return gap.encode("utf-16-le", "surrogatepass")[2 * len(_SEPARATOR) :].decode("utf-16-le", "replace")


def _is_remark(text: str) -> bool:
    """Whether what follows a link is no description: something in parentheses, emoji, or both."""
    bare = without_emoji(text).strip()
    return not bare or _PARENTHESES.fullmatch(bare) is not None


def _ends_well(node: Inline, whole: str) -> bool:
    if isinstance(node, Text):
        text = node.value
        if _END.search(text, max(0, len(text) - 2)):
            return True
        if text.endswith(")"):
            return _END_INSIDE.search(whole) is not None
        return ends_in_emoji(text) and (_END_INSIDE.search(whole) is not None or len(npm_words(whole)) <= _FEW)
    return isinstance(node, Link | Strong | Emphasis | Image | InlineHtml) and not _is_reference(node)
