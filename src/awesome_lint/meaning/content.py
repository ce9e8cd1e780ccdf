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
from awesome_lint.outgoing import html_urls
from awesome_lint.shortcodes import SHORTCODE
from awesome_lint.words import is_generic_label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from awesome_lint.markdown.nodes import AnyNode, Root

# Emoji: pictographs, symbols that are drawn in colours, arrows and stars of the older blocks, flags, skin tones.
_EMOJI = "[\U0001f000-\U0001faff\u231a\u231b\u23e9-\u23fa\u2600-\u27bf\u2b05-\u2b07\u2b1b\u2b1c\u2b50\u2b55]"
_WORD = re.compile(rf"[^\W_]+|(?<![^\W_]){SHORTCODE}(?![^\W_])|{_EMOJI}(?:\u200d{_EMOJI})*")
# Characters that the bytes of UTF-8 become in one-byte encodings; U+F8FF, Apple's logo, begins emoji in Mac OS Roman.
_MAYBE_GARBLED = re.compile("[\x80-\u25ff\uf8ff\ufb01\ufb02]{2,}")
_APPLE = "\uf8ff"
# Zero-width blanks, joiners, direction marks, soft hyphens: not seen, so not said; but a joiner makes one emoji of two.
_INVISIBLE = re.compile(
    f"(?<!{_EMOJI})\u200d|\u200d(?!{_EMOJI})|[\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_SELECTOR = re.compile("[\ufe00-\ufe0f]")
_TAG = re.compile(r"<(?:[/!?]?[A-Za-z][\w-]*|!--|\?)")
_OWN_COMMENT = re.compile(r"<!--\s*awesome-lint\b")
Leaf = Paragraph | Heading | TableCell | Code | Html | FrontMatter | Definition


class Content(NamedTuple):
    """What some blocks say together.

    Attributes:
        sequence: Their words in order; an emoji is a word, and so is its short code.
        words: The same in no order.
        resources: The resources that are linked.
        tags: The raw HTML: what each tag and comment begins with, this program's own comments left out.
    """

    sequence: list[str]
    words: Counter[str]
    resources: Counter[str]
    tags: Counter[str]


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


def content_of(blocks: Iterable[Leaf], key: Callable[[str], str] = resource) -> Content:
    """Give what some blocks say together.

    Args:
        blocks: The blocks.
        key: Gives a text that is equal for two spellings of one resource.
    """
    texts: list[str] = []
    urls: list[str] = []
    tags: Counter[str] = Counter()
    for block in blocks:
        _say(block, texts, urls, tags)
        texts.append("\n")
    sequence = words("".join(texts))
    return Content(sequence, Counter(sequence), Counter(key(url) for url in urls if url), tags)


def words(text: str) -> list[str]:
    """Give the words of a text as they read when wrong decoding, ligatures and invisible characters are undone."""
    return _WORD.findall(readable(text))


def readable(text: str) -> str:
    """Give a text in its compatible composed form, decoded back from mojibake, without invisible characters."""
    if text.isascii():
        return text
    decoded = normalize("NFKC", _MAYBE_GARBLED.sub(_decode_again, text))
    return _INVISIBLE.sub("", _SELECTOR.sub("", decoded))


def _decode_again(run: re.Match[str]) -> str:
    if _APPLE in run[0]:
        try:
            return run[0].encode("mac_roman").decode("utf-8")
        except UnicodeError:
            return run[0]
    from ftfy import fix_encoding

    return fix_encoding(run[0])


def _say(block: Leaf, texts: list[str], urls: list[str], tags: Counter[str]) -> None:
    """Collect texts, destinations and tags; a link's label never runs together with the words around it."""
    stack: list[AnyNode | str] = [block]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            texts.append(node)
        elif isinstance(node, Text | InlineCode | Code | FrontMatter):
            texts.append(node.value)
        elif isinstance(node, InlineHtml | Html):
            html = without_own_comments(node.value)
            tags.update(_TAG.findall(html))
            _say_html(html, texts, urls)
        elif isinstance(node, FootnoteReference):
            texts.append(f" {node.label} ")
        elif isinstance(node, Break):
            texts.append("\n")
        else:
            if isinstance(node, Link | Image | Definition):
                urls.append(node.url)
                texts.append(f" {node.title or ''} ")
                stack.append(" ")
                if isinstance(node, Link) and node.syntax in {"autolink", "bare"}:
                    continue  # its label is its destination
            children: tuple[AnyNode, ...] = getattr(node, "children", ())
            stack.extend(reversed(children))


def _say_html(html: str, texts: list[str], urls: list[str]) -> None:
    """Collect what raw HTML says, and where it leads."""
    done = 0
    for url, start, end in html_urls(html):
        urls.append(url)
        texts.append(html[done:start])
        done = end
    texts.append(html[done:])


def without_own_comments(html: str) -> str:
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


def labels_of(blocks: Iterable[Leaf]) -> set[str]:
    """Give the words that stand in the labels of links."""
    links = (node for block in blocks for node in walk(block) if isinstance(node, Link))
    return {word for link in links for word in words(plain_text(link.children))}
