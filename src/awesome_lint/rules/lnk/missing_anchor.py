"""LNK006."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import category, normalize
from urllib.parse import quote

from awesome_lint import slugs, urls
from awesome_lint.diagnostics import Fixability, Severity
from awesome_lint.markdown.nodes import Definition, Heading, Html, InlineHtml
from awesome_lint.rules import places
from awesome_lint.rules.base import Rule, unsafe
from awesome_lint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.markdown.nodes import Image, Link
    from awesome_lint.rules.base import Context

_NO_LETTER = r"[\W_]+"
# Anchors that GitHub's own page has, and lines of a file.
_BUILT_IN = r"|top|readme|readme-ov-file|l\d+(?:c\d+)?(?:-l\d+(?:c\d+)?)?|fn(?:ref)?-.*"
_YEAR = r"(?<!\d)\d{4}(?!\d)"
_UNSEEN = frozenset({"Cc", "Cf", "Mn", "Me", "Zs"})  # categories of characters that do not show, or hardly
_NEAR = 80  # of 100: less alike is no suggestion
_SUGGESTIONS = 1_000_000  # comparisons in one file; beyond that messages name no nearest anchor


class MissingAnchor(Rule):
    """A link to an anchor that the page does not have.

    ## Why
    Entries of a table of contents break when a heading is renamed, or when its anchor was guessed: GitHub drops emoji
    and punctuation, makes hyphens of blanks and numbers repeated headings. Anchors given by `id` or `name`, those of
    HTML headings, and a difference in letter case are accepted.

    ## Example
    `[Tools](#tools)` where the heading reads `## Tools & More`; its anchor is `#tools--more`.

    ## Fix
    Unsafe: the only anchor that differs in hyphens, emoji or punctuation alone. The message names the nearest anchor.
    Where the two look alike, characters that do not show are written in percent-encoding (`%EF%B8%8F`).
    """

    code = "LNK006"
    name = "missing-anchor"
    severity = Severity.ERROR
    fixability = Fixability.SOMETIMES
    answers_for = frozenset({"awesome-toc"})

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag links to anchors of this file, and of other Markdown files that were read."""
        own: _Anchors | None = None
        others: dict[str, _Anchors] = {}
        for node in (*ctx.derive(places.links), *ctx.nodes(Definition)):
            if "#" not in node.url or (not isinstance(node, Definition) and node.syntax == "reference"):
                continue
            target = urls.local_target(node.url)
            if target is None or re.fullmatch(_BUILT_IN, target.fragment.lower()):
                continue
            if not target.path:
                own = own or _Anchors(_own_anchors(ctx))
                anchors = own
            elif target.path in ctx.surroundings.anchors:
                anchors = others.setdefault(target.path, _Anchors(ctx.surroundings.anchors[target.path]))
            else:
                continue
            if not anchors.has(target.fragment):
                yield self._missing(ctx, node, target, anchors)

    def _missing(
        self, ctx: Context, node: Link | Image | Definition, target: urls.LocalTarget, anchors: _Anchors
    ) -> Diagnostic:
        where = f" in `{target.path}`" if target.path else ""
        fragment = target.fragment
        certain = anchors.alike(fragment)
        nearest = certain or anchors.nearest(fragment)
        if nearest is not None and _visible(nearest) == _visible(fragment):
            certain, nearest, fragment = certain and _encoded(certain), _encoded(nearest), _encoded(fragment)
        message = f"there is no anchor `#{fragment}`{where}"
        if nearest is None:
            return self.diagnostic(node.url_span, message)
        fix = None
        at = ctx.source.text.find("#", *node.url_span)
        if certain is not None and at >= 0:
            fix = unsafe(f"Link to #{certain}", Edit.replace(at + 1, node.url_span.end, certain))
        return self.diagnostic(node.url_span, f"{message}; the nearest one is `#{nearest}`", fix)


def _own_anchors(ctx: Context) -> frozenset[str]:
    nodes: list[Heading | Html | InlineHtml] = [*ctx.nodes(Heading), *ctx.nodes(Html), *ctx.nodes(InlineHtml)]
    nodes.sort(key=lambda node: node.start)
    return slugs.anchors_of(nodes)


class _Anchors:
    """The anchors of one file, to be asked for one and for those like it."""

    def __init__(self, names: frozenset[str]) -> None:
        self._names = names
        self._folded = {name.casefold() for name in names}
        self._comparisons = 0
        self._by_letters: dict[str, list[str]] = {}
        for name in sorted(names):
            self._by_letters.setdefault(_letters(name), []).append(name)

    def has(self, fragment: str) -> bool:
        """Whether the page has this anchor; GitHub's page ignores letter case."""
        return fragment.removeprefix(slugs.USER_CONTENT).casefold() in self._folded

    def alike(self, fragment: str) -> str | None:
        """Give the only anchor with the same letters and digits."""
        names = self._by_letters.get(_letters(fragment), [])
        return names[0] if len(names) == 1 and _letters(fragment) else None

    def nearest(self, fragment: str) -> str | None:
        """Give the most similar anchor, if one is similar at all."""
        self._comparisons += len(self._names)
        if not self._names or self._comparisons > _SUGGESTIONS:
            return None
        from rapidfuzz import fuzz, process

        years = re.findall(_YEAR, fragment)
        names = [name for name in sorted(self._names) if re.findall(_YEAR, name) == years]
        found = process.extractOne(fragment.casefold(), names, scorer=fuzz.ratio, score_cutoff=_NEAR)
        return found[0] if found else None


def _letters(name: str) -> str:
    """Give what is left of an anchor without hyphens, emoji and punctuation."""
    return re.sub(_NO_LETTER, "", normalize("NFKC", name).casefold())


def _visible(name: str) -> str:
    """Give what readers see of an anchor."""
    return "".join(char for char in normalize("NFD", name).casefold() if category(char) not in _UNSEEN)


def _encoded(name: str) -> str:
    """Give an anchor in which characters that do not show are percent-encoded."""
    return "".join(quote(char) if category(char) in _UNSEEN else char for char in name)
