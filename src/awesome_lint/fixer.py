"""Which fixes may be applied, and which of them together."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Applicability
from awesome_lint.records import Record, replace
from awesome_lint.rules.selection import resolve
from awesome_lint.text import conflict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from awesome_lint.diagnostics import Diagnostic, Fix
    from awesome_lint.settings import FixSettings
    from awesome_lint.text import Edit, Span


class FixPolicy(Record):
    """What the configuration allows fixes to do, by codes of rules.

    Attributes:
        fixable: Rules whose fixes may be applied at all; None for all but `unfixable`.
        unfixable: Rules whose fixes may not be applied, where `fixable` is None.
        trusted: Rules whose unsafe fixes count as safe.
        distrusted: Rules whose safe fixes count as unsafe.
    """

    fixable: frozenset[str] | None
    unfixable: frozenset[str]
    trusted: frozenset[str]
    distrusted: frozenset[str]

    @classmethod
    def of(cls, settings: FixSettings) -> FixPolicy:
        """Read the settings.

        Raises:
            ConfigError: A selector names no rule.
        """
        everything = settings.fixable == type(settings)().fixable  # told apart, so that not every rule is imported
        return cls(
            None if everything else resolve(settings.fixable, settings.unfixable),
            resolve(settings.unfixable, ()) if everything else frozenset(),
            resolve(settings.extend_safe_fixes, settings.extend_unsafe_fixes),
            resolve(settings.extend_unsafe_fixes, ()),
        )

    def allows(self, code: str) -> bool:
        """Whether fixes of the rule with this code may be applied at all."""
        return code not in self.unfixable if self.fixable is None else code in self.fixable

    def applicability(self, diagnostic: Diagnostic) -> Applicability | None:
        """Say who may apply a diagnostic's fix under this policy; None if there is none that can be applied."""
        fix = diagnostic.fix
        if fix is None or not fix.edits or not self.allows(diagnostic.code):
            return None
        if fix.applicability is Applicability.SAFE and diagnostic.code in self.distrusted - self.trusted:
            return Applicability.UNSAFE
        if fix.applicability is Applicability.UNSAFE and diagnostic.code in self.trusted:
            return Applicability.SAFE
        return fix.applicability


def as_configured(diagnostics: Iterable[Diagnostic], settings: FixSettings) -> list[Diagnostic]:
    """Give diagnostics with their fixes as the configuration has them: taken away, or of another applicability.

    Raises:
        ConfigError: A selector names no rule.
    """
    if settings == type(settings)():
        return list(diagnostics)
    policy = FixPolicy.of(settings)
    return [_as_configured(diagnostic, policy) for diagnostic in diagnostics]


def _as_configured(diagnostic: Diagnostic, policy: FixPolicy) -> Diagnostic:
    fix = diagnostic.fix
    if fix is None:
        return diagnostic
    applicability = policy.applicability(diagnostic)
    if applicability is None and not policy.allows(diagnostic.code):
        return replace(diagnostic, fix=None)
    if applicability is None or applicability is fix.applicability:
        return diagnostic
    return replace(diagnostic, fix=replace(fix, applicability=applicability))


def choose(candidates: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Choose diagnostics whose fixes can be applied at once, the first ones in the text first.

    A fix waits for the next pass if one of its edits overlaps a chosen one, or inserts where a chosen one inserts.
    """
    chosen: list[Diagnostic] = []
    taken: list[Edit] = []
    for diagnostic in sorted(candidates, key=_first_edit):
        edits = _edits(diagnostic)
        if not any(_conflicts(edit.span, taken) for edit in edits):
            chosen.append(diagnostic)
            for edit in edits:
                insort(taken, edit)
    return chosen


def edits_of(diagnostics: Iterable[Diagnostic]) -> list[Edit]:
    """Give the edits of all fixes of some chosen diagnostics."""
    return [edit for diagnostic in diagnostics for edit in _edits(diagnostic)]


def _edits(diagnostic: Diagnostic) -> tuple[Edit, ...]:
    fix: Fix | None = diagnostic.fix
    return fix.edits if fix is not None else ()


def _first_edit(diagnostic: Diagnostic) -> tuple[Span, str]:
    return (_edits(diagnostic)[0].span, diagnostic.code)


def _conflicts(span: Span, taken: list[Edit]) -> bool:
    """Whether an edit of `span` cannot be made together with `taken`, whose edits are sorted and do not overlap."""
    index = bisect_left(taken, span, key=_span_of)
    neighbours = taken[max(index - 1, 0) : index + 1]
    return any(conflict(span, other.span) for other in neighbours)


def _span_of(edit: Edit) -> Span:
    return edit.span
