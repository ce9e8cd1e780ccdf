"""ENC004."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.markdown.nodes import Heading
from awesome_lint.rules import places
from awesome_lint.rules.base import Rule, safe, unsafe
from awesome_lint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context

_ASCII = {"（": "(", "）": ")", "［": "[", "］": "]", "【": "[", "】": "]", "：": ":", "，": ",", "；": ";"}
_OPENING = "（［【"
_CLOSING = "）］】"
_SET = "".join(_ASCII)
_LABEL = 300  # code points that a label in brackets may have
_CHARS = frozenset(_ASCII)
_RUN = f"[{_SET}]+"
_BROKEN_LINK = "(?P<close>[\\]】])(?P<left>[(（])(?P<url>https?://[^\\s()（）]{1,2000})(?P<right>[)）])"
# Letters and punctuation of Chinese, Japanese and Korean text, in which full-width punctuation is right.
_CJK = "[\u2e80-\u2fff\u3001-\u300f\u3012-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"


class FullWidthPunctuation(Rule):
    """Full-width punctuation, as East Asian keyboards give it, in markup or in a line of another script.

    ## Why
    `[label]（https://...）` is no link, `(Baidu）` is not closed, and `Title：Subtitle` has no blank where others have
    one. In Chinese, Japanese and Korean text full-width punctuation is right, so in a line that holds any such letter
    only what keeps a link from being one is flagged. In a file most of whose lines are of that kind, so is a bracket
    that another one of ASCII pairs with, and nothing else.

    ## Example
    `Compound AI Systems. （Rice, UIUC)` for `Compound AI Systems. (Rice, UIUC)`.

    ## Fix
    Safe: the ASCII character is written, with the blank that belongs to it. Unsafe where the text becomes a link by
    it, a heading's anchor changes, or a colon would part a name from a title.
    """

    code = "ENC004"
    name = "full-width-punctuation"
    fixability = Fixability.SOMETIMES

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag broken links and each run of full-width punctuation."""
        if ctx.derive(places.characters).isdisjoint(_ASCII):
            return
        text = ctx.source.text
        headings = places.Spans(node.span for node in ctx.nodes(Heading))
        titles = places.Spans(entry.title_span for entry in ctx.document.entries)
        done: list[Span] = []
        for match in places.matches(ctx, _BROKEN_LINK, _CHARS):
            if not match[0].isascii() and not ctx.derive(places.code).holds(match.start()):
                diagnostic = self._broken_link(ctx, match)
                done.append(diagnostic.span)
                yield diagnostic
        broken = places.Spans(done)
        east_asian, is_east_asian = places.LineFact(ctx, _CJK), _is_east_asian(ctx.source.text)
        for match in places.matches(ctx, _RUN, _CHARS):
            start, end = match.span()
            if (
                east_asian.holds(start)
                or (is_east_asian and not _is_half_of_pair(ctx, match))
                or _is_figure(text, start, end)
                or broken.holds(start)
                or ctx.derive(places.code).holds(start)
                or ctx.derive(places.destinations).holds(start)
            ):
                continue
            meant = _spaced(text, start, end)
            parts = match[0] == "：" and titles.holds(start)  # an ASCII colon would part a name from the title
            fix = unsafe if parts or headings.holds(start) or text.startswith(("http", "www."), end) else safe
            message = f"full-width `{match[0]}` in a line without East Asian text"
            yield self.diagnostic(
                Span(start, end), message, fix(f"Write `{meant.strip()}`", Edit.replace(start, end, meant))
            )

    def _broken_link(self, ctx: Context, match: re.Match[str]) -> Diagnostic:
        message = "full-width brackets keep this from being a link"
        start, end = match.span()
        edits = [
            Edit.replace(*match.span(group), _ASCII[match[group]])
            for group in ("close", "left", "right")
            if match[group] in _ASCII
        ]
        if match["close"] == "】":
            line_start = ctx.source.line_starts[ctx.source.line_at(start) - 1]
            start = ctx.source.text.rfind("【", max(line_start, start - _LABEL), start)
            if start < 0:
                return self.diagnostic(Span(*match.span()), message)
            edits.insert(0, Edit.replace(start, start + 1, "["))
        return self.diagnostic(Span(start, end), message, unsafe("Write ASCII brackets", *edits))


def _is_east_asian(text: str) -> bool:
    """Whether most lines with letters hold East Asian ones."""
    lines = [line for line in text.splitlines() if any(map(str.isalpha, line))]
    letters = re.compile(_CJK)
    return 2 * sum(letters.search(line) is not None for line in lines) > len(lines)


def _is_half_of_pair(ctx: Context, match: re.Match[str]) -> bool:
    """Whether a run has a bracket whose line holds no full-width one that could pair with it."""
    source = ctx.source
    number = source.line_at(match.start())
    line = source.text[source.line_starts[number - 1] : source.line_end(number)]
    return any(
        line.count(opening) != line.count(closing) and (opening in match[0] or closing in match[0])
        for opening, closing in zip(_OPENING, _CLOSING, strict=True)
    )


def _is_figure(text: str, start: int, end: int) -> bool:
    """Whether the characters are part of a figure made of characters, such as `（╯°□°）╯`, or of some other script."""
    around = text[max(0, start - 1) : start] + text[end : end + 1]
    return any(not char.isascii() and not char.isalpha() and not char.isspace() for char in around)


def _spaced(text: str, start: int, end: int) -> str:
    """Give the ASCII form of a run, with a blank before an opening and after any other mark where a word is next."""
    run = text[start:end]
    meant = "".join(_ASCII[char] for char in run)
    if run[0] in _OPENING and start and (text[start - 1].isalnum() or text[start - 1] in ".,;:*_)]`"):
        meant = f" {meant}"
    following = text[end : end + 1]
    if run[-1] not in _OPENING and (following.isalnum() or following in {"(", "[", "`"}):
        meant = f"{meant} "
    return meant
