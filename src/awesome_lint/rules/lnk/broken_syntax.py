"""Text that was to be a link, but that Markdown does not read as one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesome_lint.records import Record
from awesome_lint.rules import places
from awesome_lint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.rules.base import Context

# Compiled by `re` on first use: most lists need none of these.
_TARGET = r"(?i)(?P<extra>\(*)[ \t]*(?P<url>(?:https?:|www\.)[^\s\[\]<>]*)"
_NEXT_LINE = r"[ \t]*(?:\r\n?|\n)[ \t>]*(?P<rest>[^\s()\[\]<>*+-][^\s()\[\]<>]*)\)"
_REST_OF_URL = r"[ \t]+[^\s()\[\]<>\"']+(?:[ \t]+[^\s()\[\]<>\"']+){0,3}[ \t]*\)"
_GAP = r"(?i)\](?P<gap>[ \t]+)\((?:https?://|www\.)[^\s()]*\)"
_LABEL = 300  # code points that a label in front of a blank may have


class BrokenLink(Record):
    """A link that is none.

    Attributes:
        span: Where it is broken.
        message: What breaks it.
        remedy: What the edits do.
        edits: What would make it a link; empty where only a person can.
    """

    span: Span
    message: str
    remedy: str = ""
    edits: tuple[Edit, ...] = ()


def broken_links(ctx: Context) -> Iterator[BrokenLink]:
    """Give each place where `](` or `] (` and a URL follow a label, and no link came of it."""
    text = ctx.source.text
    owned = {text.rfind("](", node.start, node.url_span.start) for node in ctx.derive(places.links)}
    at = text.find("](")
    while at >= 0:
        if at not in owned and not _is_left_alone(ctx, at):
            yield from _unclosed(ctx, at)
        at = text.find("](", at + 2)
    if "] (" in text or "]\t(" in text:
        for match in re.finditer(_GAP, text):
            if _is_label(text, match.start()) and not _is_left_alone(ctx, match.start()):
                message = "blank between the label and the destination, so this is no link"
                edit = Edit.delete(*match.span("gap"))
                yield BrokenLink(Span(*match.span()), message, "Remove the blank", (edit,))


def _is_left_alone(ctx: Context, offset: int) -> bool:
    return ctx.derive(places.code).holds(offset) or ctx.derive(places.destinations).holds(offset)


def _unclosed(ctx: Context, at: int) -> Iterator[BrokenLink]:
    """Judge a `](` at `at` that belongs to no link."""
    text = ctx.source.text
    match = re.compile(_TARGET).match(text, at + 2)
    line = ctx.source.line_at(at)
    if match is None or text.find("[", ctx.source.line_starts[line - 1], at) < 0:
        return
    start, end = match.span("url")
    url = match["url"]
    closed = _closing(url)
    if closed is not None:
        if match["extra"]:
            first, last = match.span("extra")
            edit = Edit.delete(first, last)
            yield BrokenLink(Span(at + 1, end), "parenthesis too many before the URL", "Remove it", (edit,))
        return
    span = Span(at + 1, end)
    if following := re.compile(_NEXT_LINE).match(text, end):
        edit = Edit.delete(end, following.start("rest"))
        message = f"line break within the URL `{url}{following['rest']}`"
        yield BrokenLink(Span(at + 1, following.end()), message, "Join the lines", (edit,))
    elif rest := re.compile(_REST_OF_URL).match(text, end):
        yield BrokenLink(Span(at + 1, rest.end()), f"blank within the URL `{text[start : rest.end() - 1]}`")
    elif text[end : end + 1] in ("", "]", "\n", "\r") or not text[end : ctx.source.line_end(line)].strip():
        edit = Edit.insert(end, ")")
        yield BrokenLink(span, f"the parenthesis before `{url}` is never closed", "Close the parenthesis", (edit,))


def _closing(url: str) -> int | None:
    """Give the offset in `url` of the parenthesis that closes the one before it."""
    depth = 0
    for at, char in enumerate(url):
        if char == "(":
            depth += 1
        elif char == ")":
            depth -= 1
            if depth < 0:
                return at
    return None


def _is_label(text: str, at: int) -> bool:
    """Whether the `]` at `at` closes a label: text in brackets that holds no link, and is no task's box."""
    opening = text.rfind("[", max(0, at - _LABEL), at)
    if opening < 0:
        return False
    label = text[opening + 1 : at]
    return label.strip().lower() not in ("", "x") and not any(mark in label for mark in ("](", "\n", "\r"))
