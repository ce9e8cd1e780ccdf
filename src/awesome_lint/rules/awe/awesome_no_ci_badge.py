"""AWE010."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.markdown.nodes import Html, Image, InlineHtml, Link, List, Table
from awesome_lint.rules.awe.images import html_images
from awesome_lint.rules.base import unsafe
from awesome_lint.rules.npm import NpmRule
from awesome_lint.rules.places import Spans
from awesome_lint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context

_OLD_SERVICES = re.compile(r"travis|circleci", re.IGNORECASE)
_STATUS = re.compile(r"travis|circleci|build status", re.IGNORECASE)
# What the images of builds' states are called by those who draw them.
_SERVICES = re.compile(
    r"travis-ci\.(?:org|com)|circleci\.com|ci\.appveyor\.com|appveyor\.com/api/projects/status|/workflows/[^/]+/badge\.svg"
    r"|/badges/[^/]+/(?:build|pipeline)\.svg|/_apis/build/status|cirrus-ci\.com|badge\.buildkite\.com"
    r"|semaphoreci\.com/(?:badges|api/v1)|/api/badges/[^/]+/[^/]+/status\.svg|app\.bitrise\.io|codeship\.com/projects"
    r"|img\.shields\.io/(?:travis|circleci|appveyor|github/(?:actions/)?workflow|gitlab/pipeline|azure-devops/build|cirrus"
    r"|drone|buildkite)",
    re.IGNORECASE,
)
# One of these is in each address that the pattern fits; looking for them is quicker.
_WORDS = (
    "travis",
    "circleci",
    "appveyor",
    "workflow",
    "/badges/",
    "/build",
    "cirrus",
    "buildkite",
    "semaphoreci",
    "bitrise",
    "codeship",
    "pipeline",
    "drone",
)
_MESSAGE = "badge with the state of builds, expected none in the list"


class AwesomeNoCiBadge(NpmRule):
    """A badge with the state of the list's builds.

    ## Why
    It says whether the list's own checks passed, which matters to its maintainers, not to its readers.

    ## Example
    `![Build Status](https://travis-ci.org/me/awesome-x.svg)` below the title.

    ## Fix
    Unsafe: the image is removed, with the link around it. Images in HTML are left to you.

    ## Npm
    Better: badges of all common services and images in HTML are flagged; badges within lists and tables are not, as
    they belong to entries, nor any image that only has "travis" in its address.
    """

    code = "AWE010"
    name = "awesome-no-ci-badge"
    claimed = True
    fixability = Fixability.SOMETIMES

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag each such image."""
        entries = Spans(block.span for block in ctx.root.children if isinstance(block, List | Table))
        if ctx.strict:
            images = [image for image in ctx.nodes(Image) if _is_npm_badge(image)]
        else:
            images = [image for image in ctx.nodes(Image) if _is_badge(image) and not entries.holds(image.start)]
        if images:
            yield from self._in_markdown(ctx, images)
        if not ctx.strict:
            yield from self._in_html(ctx, entries)

    def _in_markdown(self, ctx: Context, images: list[Image]) -> Iterator[Diagnostic]:
        links = {id(link.children[0]): link for link in ctx.nodes(Link) if len(link.children) == 1}
        for image in images:
            around = links.get(id(image), image)
            fix = unsafe("Remove the badge", Edit.delete(*_with_blanks(ctx.source.text, around.span)))
            yield self.diagnostic(around.span, _MESSAGE, fix)

    def _in_html(self, ctx: Context, entries: Spans) -> Iterator[Diagnostic]:
        raw: list[Html | InlineHtml] = [*ctx.nodes(Html), *ctx.nodes(InlineHtml)]
        for node in raw:
            if not _may_be_service(node.value) or entries.holds(node.start):
                continue
            for image in html_images(ctx.source.text, node):
                if _SERVICES.search(image.url):
                    yield self.diagnostic(image.span, _MESSAGE)


def _is_npm_badge(image: Image) -> bool:
    if image.syntax == "reference":
        return False
    return _OLD_SERVICES.search(image.url) is not None or _STATUS.search(image.title or "") is not None


def _is_badge(image: Image) -> bool:
    return _may_be_service(image.url) and _SERVICES.search(image.url) is not None


def _may_be_service(text: str) -> bool:
    low = text.lower()
    return any(word in low for word in _WORDS)


def _with_blanks(text: str, span: Span) -> Span:
    """Give a span with the blanks around it that would be left over without it, a line of its own with its newline."""
    start, end = span
    while start and text[start - 1] in " \t":
        start -= 1
    while end < len(text) and text[end] in " \t":
        end += 1
    begins = start == 0 or text[start - 1] == "\n"
    ends = end == len(text) or text[end] in "\r\n"
    if begins and ends:
        newline = 2 if text.startswith("\r\n", end) else 1
        return Span(start, min(end + newline, len(text)))
    if begins:
        return Span(span.start, end)
    return Span(start, span.end) if ends or end > span.end else span
