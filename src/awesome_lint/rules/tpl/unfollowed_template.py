"""TPL018."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from awesome_lint.rules.base import Rule
from awesome_lint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context

_SHOWN: Final = 3  # entries that a message shows
_LONGEST: Final = 60  # code points of each


class UnfollowedTemplate(Rule):
    """A stated template that fewer than half of the entries follow.

    ## Why
    The configuration, or a comment in the list, says how entries are written, and most are not written so: the template
    has a slip, or the list has changed since. It is reported once, for the file as a whole, with three of the entries
    that do not follow it.

    ## Example
    `--template "| [Title](url) | conf |"` for a list whose entries are `* Title. [[paper](url)]`.

    Correct the template, or take it away: without one, the list's own is found in its entries, and
    `awesome-lint config README.md` shows it.
    """

    code = "TPL018"
    name = "unfollowed-template"

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Compare how many entries follow the stated templates with how many do not."""
        reading = ctx.reading
        if reading.origin not in ("configuration", "file") or not reading.nonconforming or reading.coverage * 2 >= 1:
            return
        texts = " or ".join(f"`{' '.join(template.text.split())}`" for template in reading.templates)
        source = ctx.source
        shown = "; ".join(
            f"line {source.line_at(record.span.start)}: `{_beginning(source.text[slice(*record.span)])}`"
            for record in reading.nonconforming[:_SHOWN]
        )
        where = "the comment" if reading.origin == "file" else "the configuration"
        yield self.diagnostic(
            Span(0, 0),
            f"fewer than half of the entries follow the template {texts} ({len(reading.nonconforming)} do not, such as"
            f" {shown}); correct it in {where}, or take it away, and the list's own is found in its entries",
        )


def _beginning(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
