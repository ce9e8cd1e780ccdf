"""What a link is to its entry, by its label: the title, a venue, or one of the labels that only name a kind of link."""

from __future__ import annotations

import re
from collections import defaultdict
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from awesome_lint.markdown.nodes import Delete, Emphasis, Image, Link, Strong, plain_text
from awesome_lint.words import is_generic_label, link_kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from awesome_lint.markdown.nodes import Inline
    from awesome_lint.model import ListRecord
    from awesome_lint.template.token import Token


class LabelClass(Enum):
    """What a link's label says."""

    GENERIC = "generic"
    TELLING = "telling"
    VENUE = "venue"
    IMAGE = "image"
    BARE = "bare"

    __hash__ = object.__hash__  # as that of `TokenKind`


_RECURS: Final = 5  # different destinations under one label make the label say nothing of any
_SHORT: Final = 4  # words of a label that may recur
_EDGES = " \t\n[](){}【】（）*_`\\\"'“”:.,;|–—-"
_NUMBER = re.compile(r"[\d.\s#-]{1,12}\Z")
_BADGE = re.compile(
    r"https?://(?:img\.shields\.io|badgen\.net|custom-icon-badges\.[a-z.]+)/(?:badge|static/v1)/?([^?#]*)"
)
_COLOUR = re.compile(r"-[^-]*\Z")


def bare_label(label: str) -> str:
    """Give a label without the brackets, emphasis and punctuation around it."""
    return label.strip(_EDGES)


def _links_among(nodes: Iterable[Inline]) -> Iterator[Link]:
    """Give the links that stand among nodes or in emphasis there."""
    for node in nodes:
        if isinstance(node, Link):
            yield node
        elif isinstance(node, Emphasis | Strong | Delete):
            yield from _links_among(node.children)


def recurring_labels(records: Iterable[ListRecord]) -> frozenset[str]:
    """Give the labels that lead to many places: what a list calls the links that all of its entries have."""
    places: defaultdict[str, set[str]] = defaultdict(set)
    parts = (part for record in records for part in record.parts)
    for link in (link for part in parts for link in _links_among(part.nodes)):
        text = plain_text(link.children)
        if text and text.count(" ") < _SHORT:
            label = bare_label(text).lower()
            if len(places[label]) < _RECURS:
                places[label].add(link.url)
    return frozenset(label for label, urls in places.items() if len(urls) >= _RECURS)


def label_class(token: Token, recurring: frozenset[str]) -> LabelClass:
    """Tell what a link's label says, but for venues, which the tokens inside the label tell."""
    node = token.node
    if node is None or not isinstance(node, Link):
        return LabelClass.BARE
    if is_picture(node):
        return LabelClass.IMAGE
    if node.syntax in ("autolink", "bare"):
        return LabelClass.BARE
    label = bare_label(token.text)
    if label.startswith(("http://", "https://", "www.")) and " " not in label:
        return LabelClass.BARE
    if not label or says_nothing(label) or label.lower() in recurring:
        return LabelClass.GENERIC
    return LabelClass.TELLING


def is_picture(link: Link) -> bool:
    """Whether a link's label is nothing but images."""
    children = link.children
    return bool(children) and all(isinstance(child, Image) or not _visible(child) for child in children)


@lru_cache(maxsize=4096)
def says_nothing(label: str) -> bool:
    """Whether a bare label only names a kind of link, or counts."""
    return is_generic_label(label) or _NUMBER.match(label) is not None or link_kind(label, "") != "other"


def _visible(node: object) -> bool:
    value = getattr(node, "value", None)
    return not isinstance(value, str) or (bool(value.strip()) and not value.startswith("<"))


def badge_text(url: str) -> str:
    """Give the words that a badge shows, as its URL has them; "" where it is no badge that shows words of its own.

    Source: shields.io, "Static Badge": `LABEL-MESSAGE-COLOUR`, `_` for a blank, `--` and `__` for the characters.
    """
    match = _BADGE.match(url)
    if match is None or not match[1]:
        return ""
    text = unquote(_COLOUR.sub("", match[1]))
    for sign in "_-":
        text = text.replace(sign * 2, "\0").replace(sign, " ").replace("\0", sign)
    return text
