"""LNK003."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesome_lint import urls
from awesome_lint.diagnostics import Fixability, Severity
from awesome_lint.markdown.nodes import Definition
from awesome_lint.outgoing import NESTED
from awesome_lint.rules import places
from awesome_lint.rules.base import Rule, display_only, safe, unsafe
from awesome_lint.rules.lnk.broken_syntax import broken_links
from awesome_lint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.markdown.nodes import Image, Link
    from awesome_lint.rules.base import Context

_SOUND = re.compile(
    r"(?:https?://(?!https?[:/;])(?:[\w-]+\.)+[\w-]+(?::\d{1,4})?(?:[/?#][^\s\\]*)?|#.*|mailto:.*)", re.IGNORECASE
)
_BLANKS = frozenset(" \t")
_KNOWN_HOSTS = frozenset(
    {"github.com", "gitlab.com", "arxiv.org", "doi.org", "youtube.com", "youtu.be", "huggingface.co"}
)
_NO_HOST = r"(?i)(?:https?|ttps?|htps?):?/*"


class MalformedUrl(Rule):
    """A destination that cannot be a URL, or Markdown that fails to make a link of one.

    ## Why
    `https://` alone, `ttps://...`, `https//...`, a blank within or before the URL, a parenthesis that is never closed,
    a label that no bracket opens, a line break in the middle, `[label] (url)` with a blank between, `(label)[url]`, a
    URL that one of its own parentheses cuts short, a word stuck to the link, a host without scheme, a host or port that
    cannot be, an item that is but the definition of a label (`- [Foo]: https://...`), or is written like one: readers
    see a link that leads nowhere, raw Markdown, or nothing.

    ## Example
    `[paper](ttps://arxiv.org/abs/2112.01406)` becomes `[paper](https://arxiv.org/abs/2112.01406)`.

    ## Fix
    Safe where only one URL can be meant: a misspelt or doubled scheme, blanks around the URL. Unsafe where text
    becomes a link by it (a closed parenthesis, a removed blank or line break, an item that was a definition) or a
    scheme has to be chosen. A scheme before a host that nothing else in the list names is shown only, for it may be the
    rest of another host. `https://`
    alone has none, nor has a host that cannot be.
    """

    code = "LNK003"
    name = "malformed-url"
    severity = Severity.ERROR
    fixability = Fixability.SOMETIMES
    answers_for = frozenset({"awesome-list-item"})

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag destinations of links, images and definitions, then text that was to be a link."""
        text = ctx.source.text
        for node in ctx.derive(places.links):
            if node.syntax == "reference":
                continue
            if not _SOUND.fullmatch(node.url):
                yield from self._destination(ctx, node)
            elif node.syntax == "inline" and (
                text[node.url_span.start - 1] in _BLANKS or text[node.url_span.end] in _BLANKS
            ):
                yield from self._blanks_around(text, node)
        for definition in ctx.nodes(Definition):
            if not _SOUND.fullmatch(definition.url):
                yield from self._destination(ctx, definition)
        for definition in ctx.derive(places.unlinked_entries):
            yield self._entry(text, definition)
        for broken in broken_links(ctx):
            fix = unsafe(broken.remedy, *broken.edits) if broken.edits else None
            yield self.diagnostic(broken.span, broken.message, fix)

    def _entry(self, text: str, node: Definition) -> Diagnostic:
        """Flag an entry that is written as a definition."""
        colon = text.rfind("]:", node.start, node.url_span.start) + 1
        message = f"item is the definition of a label, which nobody sees: `[{node.label}]({node.url})` is meant"
        plain = node.title is None and text[node.url_span.end : node.end].strip() == ""
        edits = (Edit.replace(colon, node.url_span.start, "("), Edit.insert(node.url_span.end, ")"))
        bare = plain and text[colon + 1 : node.url_span.start].strip(" \t") == ""
        return self.diagnostic(node.span, message, unsafe("Write a link", *edits) if bare else None)

    def _destination(self, ctx: Context, node: Link | Image | Definition) -> Iterator[Diagnostic]:
        """Judge a destination that is not plainly sound."""
        url, span = node.url, node.url_span
        where = span if not span.empty else node.span
        mended = urls.mend_scheme(url)
        if not url.strip() or re.fullmatch(NESTED, url):
            return  # empty-link and nested-link report these
        if re.fullmatch(_NO_HOST, url):
            yield self.diagnostic(where, f"`{url}` names no host")
        elif mended is not None:
            fix = safe(f"Write {mended}", Edit(span, mended))
            yield self.diagnostic(where, f"misspelt scheme in `{url}`: `{mended}` is meant", fix)
        elif url.startswith("(") and urls.is_web(url.strip("()")):
            bare = url.strip("()")
            yield self.diagnostic(where, f"parentheses around `{bare}`", safe(f"Write {bare}", Edit(span, bare)))
        elif urls.is_web(url) and re.search(r"\s", url):
            written = re.sub(r"\s", "%20", url)
            yield self.diagnostic(where, f"blank within `{url}`", unsafe(f"Write {written}", Edit(span, written)))
        elif urls.is_web(url) and (reason := urls.impossible(url)) is not None:
            yield self.diagnostic(where, f"`{url}` {reason}")
        elif url.lower().startswith("file:"):
            yield self.diagnostic(where, f"`{url}` is a file on somebody's own computer")
        elif urls.lacks_scheme(url) and not ctx.surroundings.existing.get(url):
            make = unsafe if _is_known_host(ctx, url) else display_only  # else it may be the rest of another one
            fix = make(f"Write https://{url}", Edit.insert(span.start, "https://"))
            yield self.diagnostic(where, f"`{url}` has no scheme, so it is read as a file of the repository", fix)

    def _blanks_around(self, text: str, node: Link | Image) -> Iterator[Diagnostic]:
        """Flag blanks between a destination and its parentheses."""
        start, end = node.url_span
        left, right = start, end
        while text[left - 1] in _BLANKS:
            left -= 1
        while text[right] in _BLANKS:
            right += 1
        edits = [Edit.delete(left, start)] if text[left - 1] == "(" and left < start else []
        if text[right] == ")" and right > end:  # else a title follows
            edits.append(Edit.delete(end, right))
        if edits:
            yield self.diagnostic(Span(left, right), f"blank around `{node.url}`", safe("Remove the blank", *edits))


def _is_known_host(ctx: Context, url: str) -> bool:
    """Whether what stands in the place of a host is one: it says so, many lists link to it, or this one does."""
    host = urls.host_of(f"https://{url}")
    return host.startswith("www.") or host in _KNOWN_HOSTS or host in ctx.derive(_hosts)


def _hosts(ctx: Context) -> frozenset[str]:
    return frozenset(urls.host_of(node.url) for node in ctx.derive(places.links) if urls.is_web(node.url))
