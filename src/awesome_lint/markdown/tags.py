"""HTML tags as they stand in the source, with their attributes' places."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_ATTRIBUTES = r"""(?:[\s/]++(?:[^\s"'<>/=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'=<>`]++))?+)?+)*+"""
_TAG = re.compile(rf"<(/?+)([A-Za-z][A-Za-z0-9-]*+)({_ATTRIBUTES})>")
# A comment that is not closed hides the rest, as it does in a browser.
_TAGS = re.compile(rf"<!--(?:(?!-->)[\s\S])*+(?:-->)?+|{_TAG.pattern}")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'=<>`]++)))?+""")


class Attribute(NamedTuple):
    """An attribute's value, entities decoded, and its own characters without quotation marks."""

    value: str
    span: Span


class Tag(NamedTuple):
    """A tag.

    Attributes:
        name: Its name in lower case.
        closing: Whether it is an end tag.
        start: Where it begins in the source.
        end: Where it ends.
        attributes: Where the characters between name and closing bracket stand.
    """

    name: str
    closing: bool
    start: int
    end: int
    attributes: Span

    def attribute(self, text: str, name: str) -> Attribute | None:
        """Give the first attribute of a name; None without one."""
        for found in _ATTRIBUTE.finditer(text, *self.attributes):
            if found[1].lower() == name:
                group = found.lastindex or 1
                if group == 1:
                    return Attribute("", Span(found.end(), found.end()))
                return Attribute(unescape(found[group]).strip(), Span(*found.span(group)))
        return None


def tag_at(text: str, start: int, end: int) -> Tag | None:
    """Give the tag that fills the source between two offsets; None where anything else stands there."""
    found = _TAG.fullmatch(text, start, end)
    return _tag(found) if found else None


def tags_between(text: str, start: int, end: int) -> Iterator[Tag]:
    """Give the tags of a stretch of the source in order; those in comments are none."""
    for found in _TAGS.finditer(text, start, end):
        if found[2]:
            yield _tag(found)


def _tag(found: re.Match[str]) -> Tag:
    return Tag(found[2].lower(), bool(found[1]), found.start(), found.end(), Span(*found.span(3)))
