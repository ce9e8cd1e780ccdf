"""What a rule finds, and what it proposes: values that rules make and reporters print."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from awesome_lint.records import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from awesome_lint.text import Edit, Span


class Severity(Enum):
    """How much a diagnostic matters, from least to most."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """A number that grows with the severity."""
        return _RANKS[self]

    def at_least(self, other: Severity) -> bool:
        """Whether this severity is `other` or more."""
        return self.rank >= other.rank


_RANKS = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}


class Applicability(Enum):
    """Who may apply a fix: see "Safe and unsafe" in ARCHITECTURE.md."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    DISPLAY = "display-only"


class Fixability(Enum):
    """How often a rule's diagnostics carry a fix (of any applicability)."""

    NEVER = "never"
    SOMETIMES = "sometimes"
    ALWAYS = "always"


class Fix(Record):
    """Edits that are made together or not at all.

    Attributes:
        message: What the fix does, as an order: "Write SIGCOMM'24".
        edits: In the order of their spans, not overlapping.
        applicability: Who may apply it.
    """

    message: str
    edits: tuple[Edit, ...]
    applicability: Applicability = Applicability.SAFE


class Diagnostic(Record):
    """One finding of one rule at one place.

    Attributes:
        code: The rule's code, such as "TPL003".
        name: The rule's name, such as "venue-form".
        message: What is wrong, in one sentence without a full stop.
        span: Where, in code points of the source.
        severity: As the rule or the configuration has it.
        fix: What would mend it, if anything.
        settled: Whether the severity is this very place's own, so that the one configured for the rule does not apply.
    """

    code: str
    name: str
    message: str
    span: Span
    severity: Severity
    fix: Fix | None = None
    settled: bool = False


class RuleInfo(Record):
    """What reporters and documentation need to know of a rule.

    Attributes:
        code: Three letters for the family and three digits.
        name: Kebab-case; says what is flagged.
        summary: First line of the documentation.
        severity: The default.
        fixability: How often its diagnostics carry a fix.
    """

    code: str
    name: str
    summary: str
    severity: Severity
    fixability: Fixability


class Times(Record):
    """How long rules took.

    Attributes:
        whole: All of a run over one text: reading, rules, comments; in nanoseconds.
        rules: Each rule's own part, by its code and name, in nanoseconds. What several rules need (headings' anchors,
            say) is made when the first one asks, so that one's part is more than it would take alone.
    """

    whole: int
    rules: Mapping[tuple[str, str], int]
