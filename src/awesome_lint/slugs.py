"""The anchors of a Markdown file, as GitHub makes them.

GitHub gives each heading an anchor (html-pipeline, `TableOfContentsFilter`): the heading's text without markup and
images, in lower case, without characters that are neither letters, marks, decimal digits, connector punctuation,
hyphens nor blanks; then each blank becomes a hyphen, and a repeated anchor gets the first of `-1`, `-2` ... that no
heading above has. Emoji vanish, but the
variation selector behind one is a mark and stays. Shortcodes (`:rocket:`) lose only their colons.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import category

from awesome_lint.markdown.nodes import (
    Break,
    Delete,
    Emphasis,
    Heading,
    Html,
    InlineCode,
    InlineHtml,
    Link,
    Strong,
    Text,
    walk,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from awesome_lint.markdown.nodes import AnyNode, Inline, Root

_ASCII_DROPPED = re.compile(r"[^a-z0-9_\- ]")
_KEPT_CATEGORIES = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "Pc"})
# Symbols that Unicode calls alphabetic (Other_Alphabetic in PropList.txt): circled, squared letters.
_LETTER_SYMBOLS = ((0x24B6, 0x24E9), (0x1F130, 0x1F149), (0x1F150, 0x1F169), (0x1F170, 0x1F189))
_EXPLICIT = r"""(?i)<[a-z][^<>]*?\s(?:id|name)\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))"""
_COMMENT = r"(?s)<!--.*?(?:-->|\Z)"
_HTML_HEADING = r"(?i)<(/?)h([1-6])(?:\s[^<>]*)?>"
_TAG = r"<[^<>]*>"
USER_CONTENT = "user-content-"


def slug(text: str) -> str:
    """Give the anchor of a heading with this plain text, without the number that tells repeated ones apart."""
    lowered = text.lower()
    if lowered.isascii():
        return _ASCII_DROPPED.sub("", lowered).replace(" ", "-")
    return "".join(char for char in lowered if char in "- " or _is_word(char)).replace(" ", "-")


def _is_word(char: str) -> bool:
    if category(char) in _KEPT_CATEGORIES:
        return True
    code = ord(char)
    return code >= _LETTER_SYMBOLS[0][0] and any(first <= code <= last for first, last in _LETTER_SYMBOLS)


def heading_text(children: tuple[Inline, ...]) -> str:
    """Give the text that GitHub makes the anchor of: images and tags count for nothing."""
    pieces: list[str] = []
    stack: list[AnyNode] = list(reversed(children))
    while stack:
        node = stack.pop()
        if isinstance(node, Text | InlineCode):
            pieces.append(node.value)
        elif isinstance(node, Break):
            pieces.append("\n")
        elif isinstance(node, Emphasis | Strong | Delete | Link):
            stack.extend(reversed(node.children))
    return "".join(pieces)


def anchors(root: Root) -> frozenset[str]:
    """Give every anchor that a link within GitHub can name: headings' (Markdown's and HTML's), `id` and `name`.

    Each stands as written (headings' are in lower case); the prefix `user-content-`, which GitHub adds in the page, is
    not part of it.
    """
    return anchors_of(walk(root))


def anchors_of(nodes: Iterable[AnyNode]) -> frozenset[str]:
    """Give the anchors of nodes that stand in document order: see `anchors`."""
    numbers = Numbers()
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, Heading):
            found.add(numbers.give(slug(heading_text(node.children))))
        elif isinstance(node, Html | InlineHtml):
            found.update(explicit_anchors(node.value))
            found.update(numbers.give(slug(text)) for text in _html_headings(_without_comments(node.value)))
    return frozenset(found)


def heading_anchors(nodes: Iterable[Heading | Html]) -> Iterator[tuple[Heading, str]]:
    """Give each Markdown heading with its anchor; raw HTML, in document order too, counts for its own headings."""
    numbers = Numbers()
    for node in nodes:
        if isinstance(node, Heading):
            yield node, numbers.give(slug(heading_text(node.children)))
        else:
            for text in _html_headings(_without_comments(node.value)):
                numbers.give(slug(text))


def explicit_anchors(html: str) -> Iterator[str]:
    """Give the anchors that raw HTML sets by `id` or `name`, those in comments left out."""
    return _explicit(_without_comments(html))


class Numbers:
    """Tells repeated anchors apart, as GitHub does."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def give(self, name: str) -> str:
        """Give a heading's anchor, with the next number that is free if others before had the same."""
        anchor = name
        while anchor in self._seen:
            self._seen[name] += 1
            anchor = f"{name}-{self._seen[name]}"
        self._seen[anchor] = 0
        return anchor


def _without_comments(html: str) -> str:
    return re.sub(_COMMENT, "", html) if "<!--" in html else html


def _html_headings(html: str) -> Iterator[str]:
    """Give the text of each heading that raw HTML opens and closes."""
    from html import unescape

    opened: re.Match[str] | None = None
    for tag in re.finditer(_HTML_HEADING, html):
        if not tag[1]:
            opened = tag
        elif opened is not None and opened[2] == tag[2]:
            yield unescape(re.sub(_TAG, "", html[opened.end() : tag.start()])).strip()
            opened = None


def _explicit(html: str) -> Iterator[str]:
    if "=" not in html:
        return
    from html import unescape

    for match in re.finditer(_EXPLICIT, html):
        name = unescape(match[1] or match[2] or match[3] or "")
        if name:
            yield name.removeprefix(USER_CONTENT)
