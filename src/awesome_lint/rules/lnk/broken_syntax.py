"""Text that was to be a link, but that Markdown does not read as one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesome_lint.markdown.nodes import Link, ListItem, Paragraph
from awesome_lint.records import Record
from awesome_lint.rules import places
from awesome_lint.text import Edit, Span
from awesome_lint.urls import is_web

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.markdown.nodes import Image
    from awesome_lint.rules.base import Context

# Compiled by `re` on first use: most lists need none of these.
_TARGET = r"(?i)(?P<extra>\(*)[ \t]*(?P<url>(?:https?:|www\.)[^\s\[\]<>]*)"
_NEXT_LINE = r"[ \t]*(?:\r\n?|\n)[ \t>]*(?P<rest>[^\s()\[\]<>*+-][^\s()\[\]<>]*)\)"
_REST_OF_URL = r"[ \t]+[^\s()\[\]<>\"']+(?:[ \t]+[^\s()\[\]<>\"']+){0,3}[ \t]*\)"
_GAP = r"(?i)\](?P<gap>[ \t]+)\((?:https?://|www\.)[^\s()]*\)"
_BACKWARDS = r"(?i)\((?P<label>[^()\[\]\r\n]{1,100})\)\[(?P<url>(?:https?://|www\.)[^\s\[\]()]+)\]"
_COLON = r"(?i)\[(?P<label>[^\[\]\r\n]{1,100})\](?P<colon>:[ \t]*)(?P<url>https?://[^\s()<>]*[^\s()<>.,;:])(?=[ \t])"
_LAST_WORD = r"[^\W_][\w.+#/-]*\Z"
_REST_BEHIND = r"[\w/?#=&%-][^\s()\[\]<>|\\]+\)"  # what follows a URL that a parenthesis of its own has cut short
_STUCK = r"[^\W\d_]{3,}"  # letters right behind a link; one or two may be an ending: [link](url)s
_STOPS = ".,;:!?"
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
    """Give each place where somebody wrote a link, and Markdown reads none, or another one."""
    text = ctx.source.text
    links = ctx.derive(places.links)
    owned = {text.rfind("](", node.start, node.url_span.start) for node in links}
    at = text.find("](")
    while at >= 0:
        if at not in owned and not _is_left_alone(ctx, at):
            yield from _unclosed(ctx, at)
        at = text.find("](", at + 2)
    for node in links:
        if node.syntax == "inline":
            yield from _running_on(text, node)
    if "] (" in text or "]\t(" in text:
        for match in re.finditer(_GAP, text):
            if _is_label(text, match.start()) and not _is_left_alone(ctx, match.start()):
                message = "blank between the label and the destination, so this is no link"
                edit = Edit.delete(*match.span("gap"))
                yield BrokenLink(Span(*match.span()), message, "Remove the blank", (edit,))
    if ")[" in text:
        for match in re.finditer(_BACKWARDS, text):
            if text[match.start() - 1 : match.start()] != "]" and not _is_left_alone(ctx, match.start()):
                meant = f"[{match['label']}]({match['url']})"
                edit = Edit.replace(*match.span(), meant)
                message = f"label and destination stand the wrong way round: `{meant}` is meant"
                yield BrokenLink(Span(*match.span()), message, f"Write {meant}", (edit,))
    if "]:" in text:
        yield from _with_colon(ctx)


def _with_colon(ctx: Context) -> Iterator[BrokenLink]:
    """Judge items that begin as the definition of a label does, but are none because of what follows the URL."""
    text = ctx.source.text
    for item in ctx.nodes(ListItem):
        block = item.children[0] if item.children else None
        match = re.compile(_COLON).match(text, block.start, block.end) if isinstance(block, Paragraph) else None
        if block is None or match is None or match["label"].isdigit() or not is_web(match["url"]):
            continue
        if any(block.start == node.start for node in ctx.derive(places.links)):
            continue  # the label is a link
        meant = f"[{match['label']}]({match['url']})"
        edits = (Edit.replace(*match.span("colon"), "("), Edit.insert(match.end("url"), ")"))
        message = f"a colon stands before the URL, so this is no link: `{meant}` is meant"
        yield BrokenLink(Span(*match.span()), message, f"Write {meant}", edits)


def _running_on(text: str, node: Link | Image) -> Iterator[BrokenLink]:
    """Judge what stands right behind a link: the rest of its URL, or a word that a blank should set off."""
    end, (start, stop) = node.end, node.url_span
    if text[end : end + 1].isspace() or not is_web(node.url) or text[stop : stop + 1] != ")":
        return
    line = text.rfind("\n", 0, node.start) + 1
    rest = re.compile(_REST_BEHIND).match(text, end) if isinstance(node, Link) else None
    if rest is not None and text.count("(", line, node.start) <= text.count(")", line, node.start):
        meant = f"{text[start:stop]}){rest[0][:-1]}"
        edits = (Edit.replace(start, stop, f"<{meant}>"), Edit.delete(end, rest.end()))
        yield BrokenLink(
            Span(start, rest.end()), f"URL is cut short at a parenthesis: `{meant}` is meant", "Write it in `<>`", edits
        )
    elif word := re.compile(_STUCK, re.ASCII).match(text, end):
        edit = Edit.insert(end, " ")
        yield BrokenLink(Span(*word.span()), f"no blank between a link and `{word[0]}`", "Write a blank", (edit,))


def _is_left_alone(ctx: Context, offset: int) -> bool:
    return ctx.derive(places.code).holds(offset) or ctx.derive(places.destinations).holds(offset)


def _unclosed(ctx: Context, at: int) -> Iterator[BrokenLink]:
    """Judge a `](` at `at` that belongs to no link."""
    text = ctx.source.text
    match = re.compile(_TARGET).match(text, at + 2)
    line = ctx.source.line_at(at)
    if match is None:
        return
    start, end = match.span("url")
    url = match["url"]
    closed = _closing(url)
    if not _is_opened(ctx, at):
        if closed is not None and not match["extra"]:
            yield from _unopened(text, ctx.source.line_starts[line - 1], at, start + closed + 1)
        return
    if closed is not None:
        if match["extra"]:
            first, last = match.span("extra")
            edit = Edit.delete(first, last)
            yield BrokenLink(Span(at + 1, end), "parenthesis too many before the URL", "Remove it", (edit,))
        return
    if following := re.compile(_NEXT_LINE).match(text, end):
        edit = Edit.delete(end, following.start("rest"))
        message = f"line break within the URL `{url}{following['rest']}`"
        yield BrokenLink(Span(at + 1, following.end()), message, "Join the lines", (edit,))
    elif rest := re.compile(_REST_OF_URL).match(text, end):
        yield BrokenLink(Span(at + 1, rest.end()), f"blank within the URL `{text[start : rest.end() - 1]}`")
    else:
        bare = url.rstrip(_STOPS)
        end = start + len(bare)
        edit = Edit.insert(end, ")")
        message = f"the parenthesis before `{bare}` is never closed"
        yield BrokenLink(Span(at + 1, end), message, "Close the parenthesis", (edit,))


def _is_opened(ctx: Context, at: int) -> bool:
    """Whether a bracket opens the label that the `]` at `at` ends: one that no link before it on the line holds."""
    text = ctx.source.text
    start = ctx.source.line_starts[ctx.source.line_at(at) - 1]
    opening = text.rfind("[", start, at)
    while opening >= 0 and ctx.derive(_closed_links).holds(opening):
        opening = text.rfind("[", start, opening)
    return opening >= 0


def _closed_links(ctx: Context) -> places.Spans:
    """Give where links of the text stand; those in labels of others are left out."""
    spans: list[Span] = []
    for node in sorted(ctx.derive(places.links), key=lambda node: (node.start, -node.end)):
        if not spans or node.start >= spans[-1].end:
            spans.append(node.span)
    return places.Spans(spans)


def _unopened(text: str, line: int, at: int, end: int) -> Iterator[BrokenLink]:
    """Judge a `](url)` whose label no bracket opens."""
    word = re.compile(_LAST_WORD).search(text, max(line, at - _LABEL), at)
    edits = (Edit.insert(word.start(), "["),) if word else ()
    span = Span(word.start() if word else at, end)
    yield BrokenLink(span, "no bracket opens the label of this link", "Open the label", edits)


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
