"""Destinations, titles and labels of links (CommonMark 0.31.2, sections 4.7 and 6.3)."""

from __future__ import annotations

import re
from typing import NamedTuple

from markdown_it.common.utils import normalizeReference, unescapeAll

MAX_LABEL = 999
"""Most characters between the brackets of a link label (section 6.3)."""

_MAX_PARENTHESES = 32
"""How deep parentheses may nest in a destination; the section asks for at least three, cmark has this limit."""

_ANGLED = re.compile(r"<((?:[^<>\n\\]|\\.|\\)*+)>")
_PLAIN = re.compile(r"(?:[^\x00-\x20\x7f()\\]|\\[!-/:-@\[-`{-~]|\\)*+")
_BLANK = re.compile(r"[ \t]*+(?:\n[ \t]*+)?+")
_TITLES = {
    '"': re.compile(r'"((?:[^"\\]|\\[\s\S])*+)"'),
    "'": re.compile(r"'((?:[^'\\]|\\[\s\S])*+)'"),
    "(": re.compile(r"\(((?:[^()\\]|\\[\s\S])*+)\)"),
}
_LABEL = re.compile(r"\[((?:[^\[\]\\]|\\[\s\S]){0,999}+)\]")


class Destination(NamedTuple):
    """A destination: the span of its characters without angle brackets, and where the text goes on."""

    start: int
    end: int
    behind: int


class Target(NamedTuple):
    """What stands in the parentheses of an inline link.

    Attributes:
        url: The destination, entities and backslash escapes decoded.
        start: Where the destination's own characters begin.
        end: Where they end.
        title: The title, decoded, or None.
        behind: Where the text goes on behind the closing parenthesis.
    """

    url: str
    start: int
    end: int
    title: str | None
    behind: int


def decode(raw: str) -> str:
    """Decode entities and backslash escapes."""
    return unescapeAll(raw)


def identifier(label: str) -> str:
    """Give the form by which labels are compared (section 6.3: "normalized")."""
    return normalizeReference(label)


def read_destination(text: str, at: int) -> Destination | None:
    """Read a destination that is not empty, or `<>`, at `at`."""
    if text.startswith("<", at):
        angled = _ANGLED.match(text, at)
        return Destination(angled.start(1), angled.end(1), angled.end()) if angled else None
    level = 0
    match_plain = _PLAIN.match
    end = at
    while True:
        plain = match_plain(text, end)
        if plain is not None:
            end = plain.end()
        mark = text[end : end + 1]
        if mark == "(" and level < _MAX_PARENTHESES:
            level += 1
        elif mark == ")" and level:
            level -= 1
        else:
            return Destination(at, end, end) if end > at and level == 0 and mark != "(" else None
        end += 1


def read_target(text: str, at: int) -> Target | None:
    """Read the parentheses of an inline link; `at` is behind the opening one."""
    at = skip_blank(text, at)
    if text.startswith(")", at):
        return Target("", at, at, None, at + 1)
    destination = read_destination(text, at)
    if destination is None:
        return None
    start, end, behind = destination
    title: str | None = None
    at = skip_blank(text, behind)
    if at > behind and text[at : at + 1] in _TITLES:
        quoted = _TITLES[text[at]].match(text, at)
        if quoted is None:
            return None
        title = decode(quoted[1])
        at = skip_blank(text, quoted.end())
    if not text.startswith(")", at):
        return None
    return Target(decode(text[start:end]), start, end, title, at + 1)


def read_label(text: str, at: int) -> str | None:
    """Give what stands in the brackets of a link label at `at`, which may be nothing; None if there is no label."""
    label = _LABEL.match(text, at)
    return label[1] if label else None


def skip_blank(text: str, at: int) -> int:
    """Give the offset behind spaces, tabs and at most one line ending."""
    blank = _BLANK.match(text, at)
    return blank.end() if blank else at
