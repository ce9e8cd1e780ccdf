"""AWE001."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.markdown.nodes import Heading, Html, Image, InlineHtml, Link, List, Table
from awesome_lint.rules.awe.images import html_images
from awesome_lint.rules.awe.mdast import leading_headings
from awesome_lint.rules.base import unsafe
from awesome_lint.rules.npm import NpmRule
from awesome_lint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic, Fix
    from awesome_lint.rules.awe.images import HtmlImage
    from awesome_lint.rules.base import Context

_BADGE = "[![Awesome](https://awesome.re/badge.svg)](https://awesome.re)"
_SOURCE = "https://awesome.re/badge.svg"
_TARGETS = frozenset({"https://awesome.re", "https://github.com/sindresorhus/awesome"})
_SOURCES = frozenset(f"https://awesome.re/{name}.svg" for name in ("badge", "badge-flat", "badge-flat2"))
_HOME = re.compile(r"(?i)(?:https?://)?(?:www\.)?(?:awesome\.re|github\.com/sindresorhus/awesome)/?(?:#[^/]*)?")
_IMAGE = re.compile(r"(?i)//(?:www\.)?awesome\.re/(?!mentioned)|img\.shields\.io/[^/]*/?[^/]*awesome")
_COPY = re.compile(r"(?i)/sindresorhus/awesome/[^?#]*badge[^/?#]*\.svg")


class AwesomeBadge(NpmRule):
    """A list without the Awesome badge at its head, or with another image in its place.

    ## Why
    The badge says that the list follows the Awesome guidelines, and leads to the list of all such lists. Its image is
    served at awesome.re; copies of it elsewhere (rawgit, a CDN) go stale.

    ## Example
    `# Awesome Tea`, where `# Awesome Tea [![Awesome](https://awesome.re/badge.svg)](https://awesome.re)` is expected.

    ## Fix
    Unsafe, as only you can say that the list is an awesome list: the badge is added to the title. Unsafe too: the image
    of an existing badge is taken from awesome.re.

    ## Npm
    Better: the badge may stand anywhere before the first list, also in HTML, and its addresses may be spelt in any way;
    headings within lists and quotations need no badge, and a list whose title is not the first block is not let off.
    """

    code = "AWE001"
    name = "awesome-badge"
    claimed = True
    fixability = Fixability.SOMETIMES

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag a missing badge, and badges whose image is not the one."""
        return self._as_npm_does(ctx) if ctx.strict else self._better(ctx)

    def _as_npm_does(self, ctx: Context) -> Iterator[Diagnostic]:
        leading = ctx.derive(leading_headings)
        for heading in ctx.nodes(Heading):
            if heading.start not in leading:
                continue
            badges = _npm_badges(heading) if heading.depth == 1 else []
            if not badges:
                yield self._missing(ctx, heading)
            wrong = (image for image in badges if image.url not in _SOURCES)
            yield from (self._wrong(image.span, image.url_span, image.url) for image in wrong)

    def _better(self, ctx: Context) -> Iterator[Diagnostic]:
        end = _end_of_head(ctx)
        links = [link for link in ctx.nodes(Link) if link.start < end and _HOME.fullmatch(link.url)]
        linked = [image for link in links for image in link.children if isinstance(image, Image)]
        images = [image for image in ctx.nodes(Image) if image.start < end and _IMAGE.search(image.url)]
        raw: list[Html | InlineHtml] = [*ctx.nodes(Html), *ctx.nodes(InlineHtml)]
        in_html = [image for node in raw if node.start < end for image in html_images(ctx.source.text, node)]
        drawn = [image for image in in_html if _is_badge(image)]
        if not linked and not images and not drawn:
            headings = (block for block in ctx.root.children if isinstance(block, Heading))
            yield self._missing(ctx, next((each for each in headings if each.depth == 1 and each.start < end), None))
        for image in linked:
            if _COPY.search(image.url):
                yield self._wrong(image.span, image.url_span, image.url)
        for tag in drawn:
            if _COPY.search(tag.url):
                at = ctx.source.text.find(tag.url, *tag.span)
                yield self._wrong(tag.span, Span(at, at + len(tag.url)), tag.url)

    def _missing(self, ctx: Context, heading: Heading | None) -> Diagnostic:
        message = "the Awesome badge is missing, expected beside the title"
        if heading is None:
            return self.diagnostic(Span(0, 0), message)
        fix: Fix | None = None
        if heading.depth == 1:
            at = heading.content_span.end
            blank = "" if ctx.source.text[at - 1 : at] in {" ", ""} else " "
            fix = unsafe("Add the badge to the title", Edit.insert(at, f"{blank}{_BADGE}"))
        return self.diagnostic(heading.span, message, fix)

    def _wrong(self, span: Span, url_span: Span, url: str) -> Diagnostic:
        fix = unsafe("Take the image from awesome.re", Edit.replace(*url_span, _SOURCE))
        return self.diagnostic(span, f"the badge's image is `{url}`, expected `{_SOURCE}`", fix)


def _is_badge(image: HtmlImage) -> bool:
    """Whether an image in HTML is the badge, or the Awesome logo itself."""
    found = _IMAGE.search(image.url) or _COPY.search(image.url)
    return found is not None or image.alt.strip().lower() == "awesome"


def _npm_badges(heading: Heading) -> list[Image]:
    """Give the images in a heading's links to the list of all awesome lists."""
    return [
        image
        for link in heading.children
        if isinstance(link, Link) and link.syntax != "reference" and link.url in _TARGETS
        for image in link.children
        if isinstance(image, Image) and image.syntax != "reference"
    ]


def _end_of_head(ctx: Context) -> int:
    """Give where the first list or table begins; a table or list of badges has no text before it."""
    lists = (block.start for block in ctx.root.children if isinstance(block, List | Table))
    return next(lists, len(ctx.source.text))
