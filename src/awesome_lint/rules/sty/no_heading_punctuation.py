"""STY025."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.markdown.nodes import (
    Delete,
    Emphasis,
    FootnoteReference,
    Heading,
    Image,
    InlineCode,
    InlineHtml,
    Link,
    Strong,
    Text,
)
from awesome_lint.rules.base import safe, unsafe
from awesome_lint.rules.npm import NpmRule
from awesome_lint.rules.sty.character_class import character_class
from awesome_lint.rules.sty.heading_parts import underlined_items
from awesome_lint.shortcodes import ends_in_shortcode
from awesome_lint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic, Fix
    from awesome_lint.markdown.nodes import Inline
    from awesome_lint.rules.base import Context

_NPM = "!,.:;?"
# Last words whose full stop is their own: `etc.`, `U.S.`, `Ph.D.`, `J.`
_ABBREVIATION = (
    r"(?i)(?:^|[\s(/&-])(?:[a-z]|\w+\.\w+|al|approx|appx|bros|co|corp|dept|dr|ed|eds|esp|est|etc|ext|fig|gov|inc|intl|jr"
    r"|lib|libs|ltd|max|min|misc|mr|mrs|ms|no|nos|nr|pp|prof|resp|sr|st|univ|vers|vol|vols|vs)\.\Z"
)
_CALM = frozenset(",:;")  # marks that say nothing at the end of a line


class NoHeadingPunctuation(NpmRule):
    """A heading that ends in punctuation, such as a colon.

    ## Why
    A heading is no sentence, and that something follows it need not be said. In a table of contents the mark reads as
    a mistake.

    ## Example
    `## Tools:` becomes `## Tools`.

    ## Fix
    Safe for a colon, a comma or a semicolon: the mark is removed; GitHub's anchor for the heading stays the same, as
    it leaves punctuation out. Unsafe for all others: a full stop may end a sentence, an exclamation mark may be meant.
    A heading of nothing else is left to a person.

    ## Npm
    Better: unless the option says otherwise, these are fine: a question mark, a full stop that is part of an
    abbreviation (`etc.`) or an ellipsis, an exclamation mark behind a single word, which may be a name (`Yahoo!`).
    So is a mark in code or in an image's alternative text, and the colon of an emoji's short code (`:zap:`).
    """

    code = "STY025"
    name = "no-heading-punctuation"
    fixability = Fixability.SOMETIMES

    @dataclass(frozen=True, slots=True)
    class Options:
        """What headings may not end in.

        Attributes:
            characters: The characters, as they stand between the brackets of a regular expression's class (`.,:;`); or
                a whole class in its brackets (`[^a-z0-9]`).
        """

        characters: str = _NPM

        def __post_init__(self) -> None:
            """Refuse what is no class.

            Raises:
                ValueError: It cannot be read as one.
            """
            character_class("characters", self.characters, negated=False)

    options: Options

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Look at the last character of each heading."""
        irregular = character_class("characters", self.options.characters, negated=False)
        lenient = not ctx.strict and self.options.characters == _NPM
        for heading in ctx.nodes(Heading):
            last = _last(heading.children)
            value = _value(last) if last is not None else ""
            if last is None or not value or not irregular.match(value[-1]):
                continue
            if not ctx.strict and (ends_in_shortcode(value) or heading.start in ctx.derive(underlined_items)):
                continue
            plain = isinstance(last, Text)
            alone = heading.children[0] is last
            if not ctx.strict and (not plain or (lenient and _meant(value, alone=alone))):
                continue
            span = _marks(ctx.source.text, last, value)
            message = f"heading ends in `{value[-1]}`, expected no punctuation"
            says_more = value.rstrip(value[-1]).strip() or (last is heading.children[-1] and not alone)
            fix = _fix(ctx.source.text, value[-1], span) if plain and says_more else None
            yield self.diagnostic(span, message, fix)


def _last(nodes: tuple[Inline, ...]) -> Inline | None:
    """Give the last node that holds text of its own; a footnote's call counts for nothing."""
    while nodes:
        node = nodes[-1]
        if isinstance(node, FootnoteReference):
            nodes = nodes[:-1]
        elif isinstance(node, Emphasis | Strong | Delete | Link) and node.children:
            nodes = node.children
        else:
            return node
    return None


def _value(node: Inline) -> str:
    if isinstance(node, Text | InlineCode | InlineHtml):
        return node.value
    return node.alt if isinstance(node, Image) else ""


def _meant(value: str, *, alone: bool) -> bool:
    """Whether the mark at a text's end belongs to its last word, or asks for an answer."""
    if value[-1] == "?":
        return True
    if value[-1] == "!":
        return alone and " " not in value.strip() and not value[:-1].endswith("!")
    return value[-1] == "." and (value.endswith("..") or re.search(_ABBREVIATION, value) is not None)


def _marks(text: str, node: Inline, value: str) -> Span:
    """Give the last mark of a node, and equal ones before it, as they are written: plain, escaped, or as an entity."""
    mark = value[-1]
    start = node.end
    if text[start - 1] != mark or (mark == ";" and text.rfind("&", node.start, start) >= 0):
        return Span(max(text.rfind("&", node.start, start), node.start), start)
    while start > node.start and text[start - 1] == mark:
        start -= 1
    if text[node.start : start].endswith("\\"):
        start -= 1
    return Span(start, node.end)


def _fix(text: str, mark: str, span: Span) -> Fix:
    start = span.start
    while text[start - 1] in " \t":
        start -= 1
    make = safe if mark in _CALM else unsafe
    return make(f"Remove `{mark}`", Edit.delete(start, span.end))
