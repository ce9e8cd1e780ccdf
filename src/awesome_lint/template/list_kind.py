"""Whether a file is a list at all, since tools hand over all files of a repository; and whether it is awesome."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesome_lint.markdown import plain_text
from awesome_lint.markdown.nodes import Link, ListItem, Paragraph, TableRow, walk

if TYPE_CHECKING:
    from awesome_lint.markdown.nodes import AnyNode
    from awesome_lint.model import Document
    from awesome_lint.template import ListReading

_OTHERS = re.compile(
    r"(?i)(?:change[-_]?log|changes|history|news|releases?(?:[-_]notes)?|authors|credits|contributing|contributors"
    r"|code[-_]of[-_]conduct|security|support|licen[cs]e|skill|agents|claude|gemini|(?:pull[-_]request|issue)[-_]template)\b"
)
_BADGE = re.compile(r"https?://awesome\.re/(?:mentioned-)?badge|sindresorhus/awesome/[^\s\"')>]*badge", re.IGNORECASE)
_NAME = re.compile(r"(?i)\bawesome(?:[\s_-]+(?!lint\b)\w|$)")
_WEB = ("http://", "https://")  # a host may be missing: such a list needs checking most
_FEW = 3
_ENOUGH = 8
_MANY = 40


def is_list(reading: ListReading, path: str | None = None) -> bool:
    """Whether a document is a list of links.

    It is, if it or its configuration states a template, if it has many entries that lead to the web, if it bears the
    Awesome badge or is called awesome, if most of its items or rows lead to the web, or if it has many links to the web
    for its length.

    Args:
        reading: The document.
        path: Its path; files that are called as change logs, guidelines and the like are no lists, although such a file
            may well be full of links. None: unknown.
    """
    if path is not None and _OTHERS.match(re.split(r"[/\\]", path)[-1]):
        return False
    document = reading.document
    if reading.origin in {"configuration", "file"} or claims_to_be_awesome(document):
        return True
    root = document.root
    blocks = sum(isinstance(node, Paragraph | TableRow) for node in walk(root))
    entries = sum(any(_is_web(link.node) for link in entry.links) for entry in document.entries)
    items = sum(isinstance(node, ListItem | TableRow) for node in walk(root))
    if (entries >= _ENOUGH and 2 * entries >= items) or (entries >= _FEW and 2 * entries >= blocks):
        return True
    linked = [_leads_away(node) for node in walk(root) if isinstance(node, ListItem | TableRow)]
    if sum(linked) >= _ENOUGH and 2 * sum(linked) >= len(linked):
        return True
    links = sum(_is_web(node) for node in walk(root))
    return links >= _MANY and 4 * links >= blocks


def _leads_away(node: ListItem | TableRow) -> bool:
    """Whether an item, without those below it, or a row holds a link to the web."""
    parts = (
        node.children if isinstance(node, TableRow) else (each for each in node.children if isinstance(each, Paragraph))
    )
    return any(_is_web(each) for part in parts for each in walk(part))


def _is_web(node: AnyNode) -> bool:
    return isinstance(node, Link) and node.url.startswith(_WEB)


def claims_to_be_awesome(document: Document) -> bool:
    """Whether a list bears the Awesome badge or is called awesome."""
    if _BADGE.search(document.source.text):
        return True
    return document.title is not None and _NAME.search(plain_text(document.title.children)) is not None
