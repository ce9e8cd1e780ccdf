"""SUP001."""

from __future__ import annotations

from typing import ClassVar

from awesome_lint.diagnostics import Severity
from awesome_lint.rules.sup.comments import SuppressionRule


class MalformedSuppression(SuppressionRule):
    """A suppression comment cannot be read, or names an unknown rule.

    ## Why

    Such a comment silences nothing, or less than its author meant, and nobody would notice. Known are
    `ignore`, `disable`, `enable` and `ignore-file`, each with rules in brackets or without brackets for all rules.

    ## Example

    ```markdown
    * [A](https://a.example) <!-- awesome-lint: ignore[LNK01] -->
    ```
    """

    code = "SUP001"
    name = "malformed-suppression"
    severity: ClassVar[Severity] = Severity.ERROR
