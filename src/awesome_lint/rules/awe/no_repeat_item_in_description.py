"""AWE011."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from awesome_lint.diagnostics import Fixability, Severity
from awesome_lint.markdown.nodes import Emphasis, InlineCode, Link, ListItem, Paragraph, Strong, Text
from awesome_lint.rules.awe.mdast import shown_text
from awesome_lint.rules.base import unsafe
from awesome_lint.rules.deviating import quoted
from awesome_lint.rules.npm import NPM, NpmRule
from awesome_lint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import ClassVar

    from awesome_lint.diagnostics import Diagnostic, Fix
    from awesome_lint.markdown.nodes import Inline
    from awesome_lint.rules.base import Context

_SEPARATOR: Final = " - "
_BOUNDARY = re.compile(r"[\s\ufeff!,.:?-]|\Z")
_OWN_SEPARATOR = re.compile(r"\s*(?:[-–—]{1,2}|:)\s+")
# What follows a name that says what the thing is or does; what does not, as in "DHCP client", needs the name.
_VERBS: Final = (
    "is|are|was|were|has|can|will|adds|aims|allows|automates|brings|builds|collects|combines|converts|creates|detects"
    "|enables|exposes|extends|finds|generates|gives|handles|helps|implements|includes|integrates|lets|makes|manages"
    "|offers|parses|performs|provides|reads|runs|serves|shows|simplifies|supports|takes|tests|tries|turns|uses|wraps"
)
_REPEATED = re.compile(
    rf"(?P<mark>\s*[:,]\s+|\s+[-–—]\s+)|\s+(?P<copula>is|are)\s+|\s+(?={_VERBS}\b)|(?P<all>[.!]?\s*\Z)"
)
_MOSTLY: Final = 0.5  # the share of items beyond which a list does so on purpose


class _Repeat(NamedTuple):
    """A description that begins with its item's name."""

    link: Link
    name: str
    rest: tuple[Inline, ...]


class NoRepeatItemInDescription(NpmRule):
    """A description that begins with the name that its link has just said.

    ## Why
    `Foo - Foo is a parser.` says the name twice before it says anything; the reader scans a list for the first words.

    ## Example
    `- [Foo](https://foo.example.org) - Foo is a parser.`, better `- A parser.`

    ## Fix
    Unsafe: the name goes, with "is" or the punctuation behind it, and what follows begins with a capital. A sentence
    further on may have relied on it. There is none where the description is only the name.

    ## Npm
    Better: a name that says what kind of thing follows (`DHCP client`, `C++ debugger`), one that goes on (`foo-cli`,
    `foo.js`) and a letter alone are not flagged; the list's other separators (`–`, `:`) count as ` - ` does; a list
    that begins most descriptions so does it on purpose. Its severity is "info".
    """

    code = "AWE011"
    name = "no-repeat-item-in-description"
    severity = Severity.INFO
    severities: ClassVar[Mapping[str, Severity]] = {NPM: Severity.ERROR}
    fixability = Fixability.SOMETIMES

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag the link whose name is repeated."""
        found = list(_repeats(ctx))
        if not ctx.strict:
            found = [repeat for repeat in found if _says_nothing_new(repeat)]
            if len(found) > max(1, _MOSTLY * len(ctx.nodes(ListItem))):
                return
        for repeat in found:
            message = f"description begins with the item's own name, {quoted(repeat.name)}"
            yield self.diagnostic(repeat.link.span, message, _fix(ctx, repeat))


def _repeats(ctx: Context) -> Iterator[_Repeat]:
    for item in ctx.nodes(ListItem):
        paragraph = next((block for block in item.children if isinstance(block, Paragraph)), None)
        nodes = paragraph.children if paragraph else ()
        at = _named_link(nodes)
        link = nodes[at] if at is not None else None
        if at is None or not isinstance(link, Link):
            continue
        name, rest = shown_text(link.children), nodes[at + 1 :]
        description = _description(rest, strict=ctx.strict)
        repeated = name and description is not None and description.lower().startswith(name.lower())
        if repeated and description is not None and _BOUNDARY.match(description, len(name)):
            yield _Repeat(link, name, rest)


def _named_link(nodes: tuple[Inline, ...]) -> int | None:
    """Give the index of the item's link: the first one, or the last of several with nothing but blanks between."""
    at: int | None = None
    for index, node in enumerate(nodes):
        if isinstance(node, Link) and node.identifier is None:
            at = index
        elif at is not None and not (isinstance(node, Text) and not node.value.strip()):
            break
    return at


def _description(rest: tuple[Inline, ...], *, strict: bool) -> str | None:
    """Give the text behind the separator, or None without one."""
    if not strict:
        match = _OWN_SEPARATOR.match(rest[0].value) if rest and isinstance(rest[0], Text) else None
        return shown_text(rest)[match.end() :] if match else None
    for index, node in enumerate(rest):
        if isinstance(node, Text) and node.value.strip():
            _, separator, behind = node.value.partition(_SEPARATOR)
            return (behind + shown_text(rest[index + 1 :])).lstrip() if separator else None
        if not isinstance(node, Text | Strong | Emphasis | InlineCode):
            break
    return None


def _says_nothing_new(repeat: _Repeat) -> bool:
    if len(repeat.name) == 1 and repeat.name.isalpha():
        return False
    return _REPEATED.match(_description(repeat.rest, strict=False) or "", len(repeat.name)) is not None


def _fix(ctx: Context, repeat: _Repeat) -> Fix | None:
    """Leave the name out where the words behind it can stand alone."""
    gap, text = repeat.rest[0], ctx.source.text
    separator = _OWN_SEPARATOR.match(text, gap.start, gap.end)
    if separator is None:
        return None
    start = separator.end()
    end = start + len(repeat.name)
    if text[start:end].lower() != repeat.name.lower():
        return None
    behind = _REPEATED.match(text, end, gap.end)
    if behind is None or behind["all"] is not None or behind.end() >= gap.end:
        return None
    first = text[behind.end()]
    edit = Edit.replace(start, behind.end() + 1, first.upper())
    return unsafe(f"Leave {quoted(text[start : behind.end()])} out", edit)
