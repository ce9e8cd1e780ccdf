"""What a paragraph, an item or a cell is in a list, as far as its own text tells."""

from __future__ import annotations

import re
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.markdown.nodes import (
    Break,
    Emphasis,
    Image,
    InlineCode,
    InlineHtml,
    Link,
    Strong,
    Text,
    plain_text,
)
from awesome_lint.template.outline import is_internal
from awesome_lint.words import column_of, is_generic_label, link_kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from awesome_lint.markdown.nodes import AnyNode, Block, Inline

_KEY = re.compile(r"[\W_]*([^\W\d_][^\n:：.,;()\[\]]{0,30}?)[\s*_]*[:：](?!//)")
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_DATED = re.compile(
    r"(?<![0-9])(?:19[5-9][0-9]|20[0-3][0-9])(?![0-9])|['’‘`]\s?[0-9]{2}(?![0-9])|[A-Z]{2}[0-9]{2}(?![0-9])"
)
_LONGEST = 400  # code points of a text that its first words can tell something of
_LEAD = 6  # words before a link; behind more, it is one of running text
_RECURRING = 5  # addresses of one label
_TITLE = 3  # words of a text that can be a title
_AMONG = re.compile(r"[\W_]*(?:and|et|und|y|и|与|和)?[\W_]*")
_SPEAKING = re.compile(
    r"\b(?:we|you|your|please|our|this (?:repo|list|repository|project|section)|pull requests?|feel free|contributions?"
    r"|if you|note that|click|star this|thanks|thank you|welcome)\b",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W_]")


class Nature(Enum):
    """What a text is.

    Attributes:
        ENTRY: It names a work and links it: a telling link, or words and a link.
        FIELD: It says one thing of a work: a key and its value, links that name nothing, or emphasis alone.
        TEXT: Words without a link of their own.
        NAVIGATION: It leads to places in the same document.
        EMPTY: Nothing to read.
    """

    ENTRY = "entry"
    FIELD = "field"
    TEXT = "text"
    NAVIGATION = "navigation"
    EMPTY = "empty"


class Look(NamedTuple):
    """What is seen of a text at a glance.

    Attributes:
        nature: What it is.
        linked: Whether it has a link that leads out of the document.
        words: How many words it has, labels of links included.
    """

    nature: Nature
    linked: bool
    words: int


class Looker:
    """Looks at texts of one list.

    Args:
        blocks: The list's blocks: labels that lead to several addresses there ("Reading note") name no work.
    """

    def __init__(self, blocks: Iterable[Block]) -> None:
        self._blocks = tuple(blocks)

    @cached_property
    def _recurring(self) -> frozenset[str]:
        """The short labels that stand for several addresses, in lower case."""
        urls: dict[str, set[str]] = {}
        stack: list[AnyNode] = list(self._blocks)
        while stack:
            node = stack.pop()
            kind = type(node)
            if kind is Text:
                continue
            children: tuple[AnyNode, ...] = getattr(node, "children", ())
            if kind is not Link:
                stack.extend(children)
            elif len(children) == 1 and type(label := children[0]) is Text and type(node) is Link:
                urls.setdefault(label.value.lower(), set()).add(node.url)
        return frozenset(label for label, found in urls.items() if len(found) >= _RECURRING)

    def at(self, nodes: tuple[Inline, ...]) -> Look:
        """Look at the inline nodes of a text, twins in the place of HTML."""
        links = links_of(nodes)
        text = plain_text(nodes)
        words = count_words(text)
        linked = any(not is_internal(link.url) for link in links)
        nature = _unlinked_nature(nodes, text, words) if not links else None
        if nature is None:
            nature = self._linked_nature(nodes, text, links, words) if linked else Nature.NAVIGATION
        return Look(nature, linked, words)

    def _linked_nature(self, nodes: tuple[Inline, ...], text: str, links: list[Link], words: int) -> Nature:
        if key_of(text) is not None:
            return Nature.FIELD
        telling = next((link for link in links if is_telling(link) and not self.recurs(link)), None)
        if telling is not None:
            if _is_enumeration(nodes, links):
                return Nature.FIELD
            lead = count_words(plain_text(tuple(node for node in nodes if node.end <= telling.start)))
            return Nature.ENTRY if lead <= _LEAD or words - lead < lead else Nature.TEXT
        labels = sum(count_words(plain_text(link.children)) for link in links)
        return Nature.ENTRY if words - labels >= _TITLE else Nature.FIELD

    def recurs(self, link: Link) -> bool:
        """Whether a link's label stands for several addresses in the list."""
        label = plain_text(link.children)
        return count_words(label) <= _TITLE and label.lower() in self._recurring


def _unlinked_nature(nodes: tuple[Inline, ...], text: str, words: int) -> Nature:
    if not words:
        return Nature.EMPTY
    if key_of(text) is not None:
        return Nature.FIELD
    whole = [node for node in nodes if not _is_mark(node)]
    return Nature.FIELD if whole and all(isinstance(node, Emphasis) for node in whole) else Nature.TEXT


def _is_enumeration(nodes: tuple[Inline, ...], links: list[Link]) -> bool:
    """Whether a text is nothing but several links with commas between, as authors and further sources are written."""
    if len(links) < 2 or not all(isinstance(node, Link | Text) for node in nodes):
        return False
    between = [node.value.strip() for node in nodes if isinstance(node, Text)]
    return any("," in each or "，" in each or "、" in each for each in between) and all(
        _AMONG.fullmatch(each) for each in between
    )


def speaks_to_reader(text: str) -> bool:
    """Whether a text has words with which lists speak of themselves and to their readers."""
    return _SPEAKING.search(text) is not None


def is_dated(text: str) -> bool:
    """Whether a year stands in a text."""
    return _DATED.search(text) is not None


def links_of(nodes: tuple[Inline, ...]) -> list[Link]:
    """Give the links among some nodes, those in emphasis included, in order."""
    found: list[Link] = []
    stack: list[Inline] = list(reversed(nodes))
    while stack:
        node = stack.pop()
        kind = type(node)
        if kind is Link:
            found.append(node)  # type: ignore[arg-type]
        elif kind is not Text and hasattr(node, "children"):
            stack.extend(reversed(node.children))
    return found


def is_telling(link: Link) -> bool:
    """Whether a link's label names the thing: not "PDF" or "Code", not a picture, not the address itself."""
    if link.syntax in {"bare", "autolink"} or is_internal(link.url):
        return False
    label = plain_text(tuple(node for node in link.children if not isinstance(node, Image)))
    if not any(character.isalpha() for character in label):
        return False
    if is_generic_label(label) or label.strip("[]() ") == link.url:
        return False
    return count_words(label) > _TITLE or link_kind(label, "") == "other"


def key_of(text: str) -> str | None:
    """Give what a text says a field of, if it begins with the name of one and a colon: "Keyword: ...", "代码：..."."""
    found = _KEY.match(text, 0, _LONGEST)
    if found is None:
        return None
    key = found[1]
    return column_of(key) or ("link" if is_generic_label(key) or link_kind(key, "") != "other" else None)


def count_words(text: str) -> int:
    """Count words; two signs of Chinese, Japanese or Korean count as one."""
    if text.isascii():
        return len(_WORD.findall(text))
    signs = len(_CJK.findall(text))
    return len(_WORD.findall(_CJK.sub(" ", text))) + (signs + 1) // 2


def _is_mark(node: Inline) -> bool:
    """Whether a node is but a break, a tag, or punctuation."""
    if isinstance(node, Text):
        return _LETTER.search(node.value) is None
    return isinstance(node, Break | InlineHtml)


def is_picture(nodes: tuple[Inline, ...]) -> bool:
    """Whether a text is nothing but pictures, linked or not."""
    if not isinstance(nodes[0], Image | Link):
        return False
    for node in nodes:
        inner = node.children if isinstance(node, Link) else (node,)
        if not inner or not all(isinstance(each, Image) or _is_mark(each) for each in inner):
            return False
    return True


def first_of(nodes: tuple[Inline, ...]) -> Inline | None:
    """Give the first node that is no blank, no tag, no picture and no mark."""
    for node in nodes:
        if not _is_mark(node) and not isinstance(node, Image):
            return node
    return None


def is_bold_line(nodes: tuple[Inline, ...]) -> bool:
    """Whether a text is one line, all of it bold, without a link."""
    whole = [node for node in nodes if not _is_mark(node)]
    return (
        len(whole) == 1
        and isinstance(whole[0], Strong)
        and not any(isinstance(node, Link | InlineCode) for node in whole[0].children)
        and "\n" not in plain_text(nodes)
    )
