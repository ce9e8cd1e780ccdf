"""STY018."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesome_lint.rules.npm import NpmRule
from awesome_lint.rules.sty.file_names import START, file_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context

_ARTICLE = r"(?ai)(the|an|a)\b"
_RANGE = r"(?i)a[-.]?(?:[a-z0-9]|to-[a-z])?"  # a name that is an article by chance: `a.md`, `a-z.md`, `A-to-Z.md`


class NoFileNameArticles(NpmRule):
    """A file whose name begins with an article.

    ## Why
    Files are sorted and found by their first letters; an article says nothing.

    ## Example
    `the-list.md` for `list.md`.

    ## Npm
    Better: a name that is only the letter, or a range of letters (`a.md`, `a-z.md`), has no article.
    """

    code = "STY018"
    name = "no-file-name-articles"

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Look at the file's own name."""
        name = ctx.derive(file_name)
        if name is None:
            return
        article = re.match(_ARTICLE, name.stem)
        if article and (ctx.strict or not re.fullmatch(_RANGE, name.stem)):
            yield self.diagnostic(START, f"file name begins with `{article[0]}`, expected no article")
