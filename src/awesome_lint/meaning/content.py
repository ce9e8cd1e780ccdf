"""What a piece of a document says: its words and its destinations, with markup, punctuation and spelling taken off."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from awesome_lint.markdown.nodes import (
    Break,
    Code,
    Definition,
    FootnoteReference,
    FrontMatter,
    Heading,
    Html,
    Image,
    InlineCode,
    InlineHtml,
    Link,
    Paragraph,
    TableCell,
    Text,
    plain_text,
    walk,
)
from awesome_lint.meaning.resource import resource
from awesome_lint.words import is_generic_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from awesome_lint.markdown.nodes import AnyNode, Root

_WORD = re.compile(r"[^\W_]+")
_NON_ASCII = re.compile(r"[^\x00-\x7f]{2,}")
# Zero-width blanks, joiners, direction marks, soft hyphens: not seen, so not said.
_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")
_ENCODINGS = ("mac_roman", "cp1252", "latin-1")
_OWN_COMMENT = re.compile(r"<!--\s*awesome-lint\b")
Leaf = Paragraph | Heading | TableCell | Code | Html | FrontMatter | Definition


class Content(NamedTuple):
    """Words in no order, and the resources that are linked."""

    words: Counter[str]
    resources: Counter[str]


def leaves(root: Root) -> Iterator[Leaf]:
    """Give the blocks that hold text, in document order; nothing below them is visited."""
    stack: list[AnyNode] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, Leaf):
            yield node
        else:
            children: tuple[AnyNode, ...] = getattr(node, "children", ())
            stack.extend(reversed(children))


def content_of(blocks: Iterable[Leaf]) -> Content:
    """Give what some blocks say together."""
    texts: list[str] = []
    urls: list[str] = []
    for block in blocks:
        _say(block, texts, urls)
        texts.append("\n")
    return Content(Counter(words("".join(texts))), Counter(resource(url) for url in urls if url))


def words(text: str) -> list[str]:
    """Give the words of a text as they read when wrong decoding, ligatures and invisible characters are undone."""
    return _WORD.findall(readable(text))


def readable(text: str) -> str:
    """Give a text in its compatible composed form, decoded back from mojibake, without invisible characters."""
    if text.isascii():
        return text
    if _NON_ASCII.search(text):
        from ftfy import fix_encoding

        text = _NON_ASCII.sub(_decode_again, fix_encoding(text))
    return _INVISIBLE.sub("", normalize("NFKC", text))


def _decode_again(run: re.Match[str]) -> str:
    for encoding in _ENCODINGS:
        try:
            return run[0].encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return run[0]


def _say(block: Leaf, texts: list[str], urls: list[str]) -> None:
    """Collect texts and destinations; a link's label never runs together with the words around it."""
    stack: list[AnyNode | str] = [block]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            texts.append(node)
        elif isinstance(node, Text | InlineCode | Code | FrontMatter):
            texts.append(node.value)
        elif isinstance(node, InlineHtml | Html):
            texts.append(_without_own_comments(node.value))
        elif isinstance(node, FootnoteReference):
            texts.append(f" {node.label} ")
        elif isinstance(node, Break):
            texts.append("\n")
        else:
            if isinstance(node, Link | Image | Definition):
                urls.append(node.url)
                texts.append(f" {node.title or ''} ")
                stack.append(" ")
            children: tuple[AnyNode, ...] = getattr(node, "children", ())
            stack.extend(reversed(children))


def _without_own_comments(html: str) -> str:
    """Leave out this program's comments: what they say is said to the program."""
    pieces: list[str] = []
    done = 0
    while (opening := _OWN_COMMENT.search(html, done)) is not None:
        pieces.append(html[done : opening.start()])
        end = html.find("-->", opening.end())
        done = len(html) if end < 0 else end + len("-->")
    pieces.append(html[done:])
    return "".join(pieces)


def empty_labels(blocks: Iterable[Leaf]) -> Counter[str]:
    """Give the words of generic labels ("link", "paper") of links that lead nowhere."""
    labels = (
        plain_text(node.children)
        for block in blocks
        for node in walk(block)
        if isinstance(node, Link) and not node.url.strip()
    )
    return Counter(word for label in labels if is_generic_label(label) for word in words(label))
