"""Diagnostics in words, as people read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.report.base import applies, rule_url
from awesome_lint.report.style import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.report.style import Style


def worst_first(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Give diagnostics with the errors before the warnings, and else in their order."""
    return sorted(diagnostics, key=lambda diagnostic: -diagnostic.severity.rank)


def said(diagnostic: Diagnostic, style: Style, *, unsafe: bool, severity: bool = True) -> str:
    """Give a diagnostic as `warning TPL010 [*] message`, on one line.

    Args:
        diagnostic: It.
        style: Colours, and whether the code leads to its rule's page.
        unsafe: Whether unsafe fixes count as fixable.
        severity: Whether its severity is named.
    """
    word = f"{diagnostic.severity.value} " if severity else ""
    code = style.severity(diagnostic.severity, word + style.link(diagnostic.code, rule_url(diagnostic.name)))
    mark = "[*] " if applies(diagnostic, unsafe=unsafe) else ""
    return f"{code} {mark}{visible(diagnostic.message)}"
