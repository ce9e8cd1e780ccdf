"""AWE002."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.markdown.nodes import Definition, Emphasis, Heading, Html, Image, Link, Paragraph, Strong, Text, walk
from awesome_lint.rules.awe.images import without_comments
from awesome_lint.rules.awe.mdast import begins_with_html_heading, leading_headings
from awesome_lint.rules.awe.title_case import is_npm_title, is_sentence_language, small_first_letters
from awesome_lint.rules.base import unsafe
from awesome_lint.rules.npm import NpmRule
from awesome_lint.rules.struct.levels import set_depth
from awesome_lint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.markdown.nodes import Inline
    from awesome_lint.rules.base import Context

_HTML_TITLE = re.compile(r"<(?:h[1-6][\s>]|img\s)", re.IGNORECASE)
_NAMED = 8  # words in a message
_REPOSITORY = re.compile(r"[\w.]+(?:[-_][\w.]+)+")


class AwesomeHeading(NpmRule):
    """A list without a main heading, or with one that is not of depth 1 or not in title case.

    ## Why
    The main heading is the list's name. Readers of the page's outline, screen readers and search engines look for one
    heading of depth 1.

    ## Example
    `# Awesome deep learning` for `# Awesome Deep Learning`.

    ## Fix
    Unsafe: a small letter may be right in a name; each word's first letter becomes a capital. Unsafe too: a first
    heading that is of another depth gets depth 1, if it alone has its depth or says "awesome".

    ## Npm
    Better: names keep their capitals (iOS, vLLM, CI/CD), scripts without capitals and titles in other languages are
    left alone, an HTML heading or an image stands for the main heading wherever the file's head holds it, and further
    headings of depth 1 are left to `no-multiple-toplevel-headings`.
    """

    code = "AWE002"
    name = "awesome-heading"
    claimed = True
    fixability = Fixability.SOMETIMES

    @dataclass(frozen=True, slots=True)
    class Options:
        """What the title may hold.

        Attributes:
            names: Words that begin with a small letter, besides those with a capital, a digit or a point inside (iOS)
                and those without vowels (npm).
        """

        names: tuple[str, ...] = ()

    options: Options

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag a missing main heading, or what is wrong with it."""
        return self._as_npm_does(ctx) if ctx.strict else self._better(ctx)

    def _as_npm_does(self, ctx: Context) -> Iterator[Diagnostic]:
        leading = ctx.derive(leading_headings)
        count = 1 if begins_with_html_heading(ctx) else 0
        for heading in ctx.nodes(Heading):
            if heading.depth != 1 and heading.start not in leading:
                continue
            if heading.depth != 1:
                yield self._too_deep(ctx, heading)
            texts = [node.value for node in heading.children if isinstance(node, Text)]
            if not all(is_npm_title(text) for text in texts):
                yield self.diagnostic(heading.content_span, "the heading is not in title case")
            if count:
                yield self.diagnostic(heading.span, "second main heading, expected one only")
            count += 1
        if not count:
            yield self._missing()

    def _better(self, ctx: Context) -> Iterator[Diagnostic]:
        headings = [block for block in ctx.root.children if isinstance(block, Heading)]
        main = next((heading for heading in headings if heading.depth == 1), None)
        if main is not None and (main is headings[0] or not _html_title(ctx)):
            yield from self._case(ctx, main)
        elif main is None and not _html_title(ctx):
            yield self._too_deep(ctx, headings[0]) if _is_title(ctx, headings) else self._missing()

    def _case(self, ctx: Context, main: Heading) -> Iterator[Diagnostic]:
        texts = list(_texts(main))
        title = "".join(text.value for text in texts).strip()
        if is_sentence_language(title):
            return
        edits: list[Edit] = []
        names = frozenset(self.options.names)
        for text in texts:
            if ctx.source.text[text.start : text.end] != text.value:
                continue  # entities and escapes: offsets would not fit
            first = text is texts[0]
            for word in small_first_letters(text.value, names, first=first):
                at = text.start + word.start()
                edits.append(Edit.replace(at, at + 1, word[0][0].upper()))
        if not edits:
            return
        message = f"the title is not in title case, expected a capital at the beginning of {_words(ctx, edits)}"
        if _REPOSITORY.fullmatch(title):
            yield self.diagnostic(main.content_span, f"{message}, or the list's name in words")
        else:
            yield self.diagnostic(main.content_span, message, unsafe("Write it in title case", *edits))

    def _too_deep(self, ctx: Context, heading: Heading) -> Diagnostic:
        message = f"main heading of depth {heading.depth}, expected depth 1"
        fix = None
        if not heading.setext and heading.start == ctx.source.line_starts[ctx.source.line_at(heading.start) - 1]:
            fix = unsafe("Make it depth 1", *set_depth(ctx.source.text, heading, 1))
        return self.diagnostic(heading.span, message, fix)

    def _missing(self) -> Diagnostic:
        return self.diagnostic(Span(0, 0), "the list has no main heading, expected one of depth 1 at its head")


def _html_title(ctx: Context) -> bool:
    """Whether HTML or an image before the first Markdown heading stands for the title."""
    for block in ctx.root.children:
        if isinstance(block, Html):
            if _HTML_TITLE.search(without_comments(block.value)):
                return True
        elif isinstance(block, Paragraph):
            if any(isinstance(node, Image) for node in walk(block)):
                return True
        elif not isinstance(block, Definition):
            return False
    return False


def _is_title(ctx: Context, headings: list[Heading]) -> bool:
    """Whether the first heading names the list: it says so, or stands first and alone on its level."""
    if not headings:
        return False
    first, *others = headings
    if "awesome" in ctx.source.text[first.start : first.end].lower():
        return True
    visible = next(block for block in ctx.root.children if not isinstance(block, Html | Definition))
    return visible is first and bool(others) and all(other.depth > first.depth for other in others)


def _texts(heading: Heading) -> Iterator[Text]:
    """Give the texts of a heading, those in emphasis and links included, those of images not."""
    stack: list[Inline] = list(reversed(heading.children))
    while stack:
        node = stack.pop()
        if isinstance(node, Text):
            yield node
        elif isinstance(node, Emphasis | Strong | Link):
            stack.extend(reversed(node.children))


def _words(ctx: Context, edits: list[Edit]) -> str:
    """Name the first words that edits give a capital."""
    words = (re.compile(r"[\w'’-]+").match(ctx.source.text, edit.span.start) for edit in edits[:_NAMED])
    more = f" and {len(edits) - _NAMED} more" if len(edits) > _NAMED else ""
    return ", ".join(f"`{word[0]}`" for word in words if word) + more
