"""STY021."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesome_lint.rules.npm import NpmRule
from awesome_lint.rules.sty.file_names import START, file_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context

# A tag for the file's language behind its name (BCP 47: language, script, region), as in `README.zh-CN.md`.
_LANGUAGE = r"[._-](?:[a-z]{2,3}|[A-Z]{2})(?:[-_][A-Z][a-z]{3})?(?:[-_](?:[A-Za-z]{2}|[0-9]{3}))?"


class NoFileNameMixedCase(NpmRule):
    """A file whose name has capitals and small letters.

    ## Why
    Some file systems tell `List.md` from `list.md`, others do not; links written on one break on the other.

    ## Example
    `Readme.md` for `README.md` or `readme.md`.

    ## Npm
    Better: a tag for the file's language does not count (`README.zh-CN.md`, `README_en.md`).
    """

    code = "STY021"
    name = "no-file-name-mixed-case"

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Look at the file's own name."""
        name = ctx.derive(file_name)
        if name is None:
            return
        stem = name.stem
        if not ctx.strict and (tag := re.search(rf"{_LANGUAGE}\Z", stem)):
            stem = stem[: tag.start()]
        if stem not in {stem.lower(), stem.upper()}:
            yield self.diagnostic(START, "capitals and small letters in the file name, expected one kind only")
