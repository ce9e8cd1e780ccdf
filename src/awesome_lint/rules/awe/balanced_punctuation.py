"""AWE013."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.rules.awe.paired_marks import STRAIGHT, unpaired
from awesome_lint.rules.base import display_only
from awesome_lint.rules.npm import NpmRule
from awesome_lint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic, Fix
    from awesome_lint.rules.awe.paired_marks import Mark, Unpaired
    from awesome_lint.rules.base import Context


class BalancedPunctuation(NpmRule):
    """A quotation mark, or an East Asian bracket, without its partner in the same item or paragraph.

    ## Why
    A quotation that begins and never ends is a slip of the pen; so is a bracket that a keyboard closed with another
    one. Straight `"`, curly quotation marks and full-width brackets are looked at.

    ## Example
    `“Attention is all you need` without a closing `”`.

    ## Fix
    Display-only: `’` for a `‘` that stands for an apostrophe, as in `It‘s`. Where a missing mark belongs only a person
    can say.

    ## Npm
    Better: npm's tool takes every `’` behind a letter for an apostrophe, so it flags `‘each’ quotation`; here `’` is an
    apostrophe only where it must be one (`’90s`, `rock ’n’ roll`, `readers’`). Quotations may begin low („so“) or be
    set ”so”, a `"` behind a digit stands for inches, full-width and ASCII parentheses are partners, and `1）` counts
    items. The mark itself is flagged, not the text around it.
    """

    code = "AWE013"
    name = "balanced-punctuation"
    fixability = Fixability.SOMETIMES

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag each mark without partner."""
        offsets = _Offsets(ctx.source.text)
        for item in unpaired(ctx):
            node = item.mark.node
            at = offsets.of(item.mark)
            span = node.span if ctx.strict or at is None else Span(at, at + 1)
            yield self.diagnostic(span, _message(item), _fix(item.mark, at))


def _message(item: Unpaired) -> str:
    mark = item.mark
    if mark.char == STRAIGHT:
        return f"odd number of `{STRAIGHT}`"
    if _stands_for_apostrophe(mark):
        return "`‘` within a word, expected the apostrophe `’`"
    return f"`{mark.char}` without {'a closing' if item.opens else 'an opening'} `{item.partner}`"


def _stands_for_apostrophe(mark: Mark) -> bool:
    return mark.char == "‘" and mark.before.isalpha() and mark.after.isalpha()


def _fix(mark: Mark, at: int | None) -> Fix | None:
    if at is None or not _stands_for_apostrophe(mark):
        return None
    return display_only("Write `’`", Edit.replace(at, at + 1, "’"))


class _Offsets:
    """Where marks stand in the source; each text is gone through once for each kind of mark."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._known: dict[tuple[int, str], dict[int, int]] = {}

    def of(self, mark: Mark) -> int | None:
        """Give the offset of a mark; None where entities or escapes make it unclear."""
        node = mark.node
        if node.end - node.start == len(node.value):
            return node.start + mark.at
        key = (node.start, mark.char)
        if key not in self._known:
            written = _positions(self._source[node.start : node.end], mark.char)
            read = _positions(node.value, mark.char)
            self._known[key] = dict(zip(read, written, strict=True)) if len(read) == len(written) else {}
        at = self._known[key].get(mark.at)
        return None if at is None else node.start + at


def _positions(text: str, char: str) -> list[int]:
    return [match.start() for match in re.finditer(re.escape(char), text)]
