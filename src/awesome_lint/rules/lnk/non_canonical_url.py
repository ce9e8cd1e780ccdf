"""LNK004."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from awesome_lint import urls
from awesome_lint.diagnostics import Fixability
from awesome_lint.markdown.nodes import Definition, Link, plain_text
from awesome_lint.rules import places
from awesome_lint.rules.base import Rule, safe
from awesome_lint.template.shares import NEARLY_ALL
from awesome_lint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context
    from awesome_lint.text import Span

_FEW: Final = 5  # links to arXiv; in a shorter list the shares say little
_WORTH_A_LOOK = re.compile(
    r"arxiv\.org/|:~:|[?&](?:utm_|fbclid|[gdtyw]\w{0,6}cl\w*id|gclsrc|igsh|mc_|mkt_tok|_hs|casa_token|oly_|vero_id|wicked)"
    r"|\?tab=readme-ov-file",
    re.IGNORECASE,
)
_NAMES_FORM = re.compile(r"(?<![a-z])(?:pdf|html)(?![a-z])|ar5iv|arxiv\.org", re.IGNORECASE)
_ABSTRACT = re.compile(r"https://arxiv\.org/abs/\d{4}\.\d{4,5}(?:v\d+)?")
_OFFICIAL = re.compile(r"https://arxiv\.org/(?:abs|pdf|html|format|ps|src|e-print)/", re.IGNORECASE)


class _Destination(NamedTuple):
    """A URL in the text: where it stands, as it reads, and the label under which it is reached."""

    span: Span
    url: str
    label: str


class NonCanonicalUrl(Rule):
    """A URL for which there is a shorter or more lasting one of the same resource.

    ## Why
    arXiv over http, `www.` or `export.` is sent on, and a list that links to abstracts should not open a PDF here and
    there: each is flagged where four in five links of the list do otherwise. Tracking parameters and text fragments
    tell where somebody once came from or looked; GitHub adds `?tab=readme-ov-file` itself. One spelling for each
    resource also makes duplicates visible. Versions (`v2`) are kept.

    ## Example
    `[link](https://arxiv.org/pdf/2401.09670.pdf)` becomes `[link](https://arxiv.org/abs/2401.09670)` where four in
    five links of the list are to abstracts. `[pdf](https://arxiv.org/pdf/2401.09670)` says what it opens and stays.

    ## Fix
    Safe: the URL is another spelling of the same resource. Nothing but the URL changes.
    """

    code = "LNK004"
    name = "non-canonical-url"
    fixability = Fixability.ALWAYS

    @dataclass(frozen=True, slots=True)
    class Options:
        """What to set.

        Attributes:
            arxiv: The page of an arXiv paper that is opened where the label names none: "abs", "pdf", "keep" what is
                there, or "auto": abs if at least four in five such links of the list open it, else keep.
            tracking: Whether tracking parameters are flagged.
            text_fragments: Whether text fragments (`#:~:text=`) are flagged.
        """

        arxiv: Literal["auto", "abs", "pdf", "keep"] = "auto"
        tracking: bool = True
        text_fragments: bool = True

    options: Options

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag destinations of links and definitions."""
        found: list[_Destination] = []
        abstracts = 0
        for destination in _candidates(ctx):
            if self.options.arxiv != "pdf" and _ABSTRACT.fullmatch(destination.url):
                abstracts += 1  # nothing to write better, and most links of most lists
            else:
                found.append(destination)
        wanted = self._wanted_form(found, abstracts)
        official = abstracts + sum(_OFFICIAL.match(destination.url) is not None for destination in found)
        total = official + sum(map(_is_variant, found))
        mended = self.options.arxiv != "auto" or total < _FEW or official >= NEARLY_ALL * total
        for destination in found:
            url = self._canonical(destination, wanted)
            if url == destination.url or (not mended and _is_variant(destination) and urls.arxiv_paper(url)):
                continue
            written = ctx.source.text[slice(*destination.span)]
            content = url.replace("&", "&amp;") if "&amp;" in written else url
            fix = safe(f"Write {url}", Edit(destination.span, content))
            yield self.diagnostic(destination.span, f"{self._reason(destination.url, url)}: write `{url}`", fix)

    def _wanted_form(self, found: list[_Destination], abstracts: int) -> str | None:
        """Give the form that arXiv links are to have; None leaves each its own."""
        if self.options.arxiv != "auto":
            return None if self.options.arxiv == "keep" else self.options.arxiv
        papers = [urls.arxiv_paper(item.url) for item in found if not _NAMES_FORM.search(item.label)]
        forms = [paper.form for paper in papers if paper is not None]
        abstracts += forms.count("abs")
        others = len(forms) - forms.count("abs")
        return "abs" if abstracts and abstracts >= NEARLY_ALL * (abstracts + others) else None

    def _canonical(self, destination: _Destination, wanted: str | None) -> str:
        """Give the canonical spelling of a destination, or the destination itself."""
        url = urls.without_tracking(
            destination.url, parameters=self.options.tracking, text_fragments=self.options.text_fragments
        )
        paper = urls.arxiv_paper(url)
        if paper is None or "ar5iv" in paper.host:
            return url
        form = paper.form
        if wanted is not None and form in ("abs", "pdf", "html") and not _NAMES_FORM.search(destination.label):
            form = wanted
        if form == paper.form and _OFFICIAL.match(url):
            return url
        return urls.arxiv_url(paper, form)

    @staticmethod
    def _reason(url: str, canonical: str) -> str:
        before, after = urls.arxiv_paper(url), urls.arxiv_paper(canonical)
        if before is not None and after is not None and before.form != after.form:
            return f"link to arXiv's {before.form} page instead of its {after.form} page"
        if before is not None and not _OFFICIAL.match(url):
            return "not arXiv's own spelling of the URL"
        if url.partition("#")[0].endswith("?tab=readme-ov-file"):
            return "URL with a parameter that GitHub adds"
        return "URL with a text fragment" if ":~:" in url and ":~:" not in canonical else "URL with tracking parameters"


def _is_variant(destination: _Destination) -> bool:
    """Whether a URL of arXiv is spelled otherwise than arXiv spells it."""
    paper = urls.arxiv_paper(destination.url)
    return paper is not None and "ar5iv" not in paper.host and not _OFFICIAL.match(destination.url)


def _candidates(ctx: Context) -> Iterator[_Destination]:
    """Give the destinations that may have another spelling, as far as a glance at them tells."""
    text = ctx.source.text
    look = _WORTH_A_LOOK.search
    for node in ctx.derive(places.links):
        url = node.url
        if not look(url) or node.syntax == "reference" or url.startswith("["):
            continue
        if node.syntax == "bare" or _is_as_written(text[slice(*node.url_span)], url):
            label = plain_text(node.children) if isinstance(node, Link) else node.alt
            yield _Destination(node.url_span, url, label)
    for definition in ctx.nodes(Definition):
        if look(definition.url) and _is_as_written(text[slice(*definition.url_span)], definition.url):
            yield _Destination(definition.url_span, definition.url, "")


def _is_as_written(written: str, url: str) -> bool:
    """Whether a destination stands without escapes, so that it can be written anew without any."""
    return written in (url, url.replace("&", "&amp;"))
