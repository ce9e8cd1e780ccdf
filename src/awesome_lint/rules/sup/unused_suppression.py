"""SUP002."""

from __future__ import annotations

from typing import ClassVar

from awesome_lint.diagnostics import Fixability, Severity
from awesome_lint.rules.sup.comments import SuppressionRule


class UnusedSuppression(SuppressionRule):
    """A suppression comment silences nothing.

    ## Why

    The line was mended, or the comment stands in the wrong place. Left in, it would hide the next mistake. A comment
    is only reported if all rules that it names were running. Comments in the form of npm's linters
    (`<!--lint disable some-rule-->`) are never reported, because those linters may need them.

    ## Example

    ```markdown
    * [A](https://a.example) <!-- awesome-lint: ignore[duplicate-link] the second half of the talk -->
    ```

    ## Fix

    Safe: the comment, or the name of the rule that it does not silence, is removed; nothing that a reader sees changes.
    Unsafe where the comment keeps apart what would run together without it: two lists with one bullet, a list and an
    indented one below it, or text on both of its sides.
    """

    code = "SUP002"
    name = "unused-suppression"
    severity: ClassVar[Severity] = Severity.INFO
    fixability: ClassVar[Fixability] = Fixability.ALWAYS
