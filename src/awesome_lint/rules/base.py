"""What a rule is, and what it is given."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, TypeVar

from awesome_lint.diagnostics import Applicability, Diagnostic, Fix, Fixability, RuleInfo, Severity
from awesome_lint.markdown.nodes import AnyNode, walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from awesome_lint.changes.added import Added
    from awesome_lint.changes.known import Apart
    from awesome_lint.fingerprints import Blocks
    from awesome_lint.markdown.nodes import Root
    from awesome_lint.model import Document
    from awesome_lint.settings import Need, Surroundings
    from awesome_lint.template import ListReading, Template
    from awesome_lint.text import Edit, SourceText, Span
    from awesome_lint.venues import Registry

NodeT = TypeVar("NodeT", bound=AnyNode)
ValueT = TypeVar("ValueT")
_CODE = re.compile(r"[A-Z]{3}[0-9]{3}")
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Context:
    """One document, read, and all that rules may know besides.

    Attributes:
        reading: What the file says as a list.
        document: The list.
        template: The template that its entries are held against; None if no template fits the list.
        profile: The profile in force: "papers", "awesome", "awesome-npm" or None.
        registry: Venue series, with what the configuration and the list's own examples add.
        surroundings: The file's place in the world.
    """

    def __init__(self, reading: ListReading, surroundings: Surroundings) -> None:
        self.reading = reading
        self.document: Document = reading.document
        self.template: Template | None = reading.template
        self.profile = reading.profile
        self.registry: Registry = reading.registry
        self.surroundings = surroundings

    @property
    def strict(self) -> bool:
        """Whether the verdicts of npm's awesome-lint are wanted, where ours are better."""
        return self.profile == "awesome-npm"

    @property
    def source(self) -> SourceText:
        """The document's text."""
        return self.document.source

    @property
    def root(self) -> Root:
        """The document's Markdown tree."""
        return self.document.root

    @cached_property
    def _blocks(self) -> Blocks:
        from awesome_lint.fingerprints import Blocks  # most runs know nothing from before

        return Blocks(self.source)

    @cached_property
    def _added(self) -> Added:
        from awesome_lint.changes.added import Added

        known = self.surroundings.known
        return Added(self._blocks, known.former if known is not None else None)

    def is_added(self, offset: int) -> bool:
        """Whether a change added what stands around an offset; never where no former state is known."""
        known = self.surroundings.known
        return known is not None and known.former is not None and self._added.holds(offset)

    def age(self, offset: int) -> int:
        """Give a number by which what stands around offsets sorts as it stood before a change, what was added last.

        Of two places that are at odds the later one is to be reported: by this number, then by the offset. It is the
        same for all where no former state is known.
        """
        known = self.surroundings.known
        return 0 if known is None or known.former is None else self._added.age(offset)

    def apart(self, found: list[Diagnostic]) -> Apart:
        """Tell new diagnostics, in the order of their spans, from those that are known."""
        from awesome_lint.changes.known import Apart, apart

        known = self.surroundings.known
        return Apart(found, []) if known is None else apart(found, known.findings, self._blocks, self._added)

    @cached_property
    def _by_type(self) -> dict[type, list[AnyNode]]:
        found: dict[type, list[AnyNode]] = {}
        for node in walk(self.document.root):
            found.setdefault(type(node), []).append(node)
        return found

    def nodes(self, kind: type[NodeT]) -> list[NodeT]:
        """Give all nodes of exactly this type in document order; the tree is walked once for all rules."""
        return self._by_type.get(kind, [])  # type: ignore[return-value]  # keyed by the type asked for

    @cached_property
    def _derived(self) -> dict[Callable[[Context], object], object]:
        return {}

    def derive(self, make: Callable[[Context], ValueT]) -> ValueT:
        """Give `make(self)`, made once however many rules ask for it; `make` is a module's function, not a lambda."""
        if make not in self._derived:
            self._derived[make] = make(self)
        return self._derived[make]  # type: ignore[return-value]  # keyed by what made it


@dataclass(frozen=True, slots=True)
class NoOptions:
    """For rules that have nothing to set."""


class Rule:
    """A check with a code, a name and documentation; one file each, found by `awesome_lint.rules`.

    The class docstring is the rule's page: a first line that says what is flagged, then the sections "Why", "Example",
    "Fix" (if it has one; says what is safe and what is not), each introduced by a line `## Title`.

    Attributes:
        code: Three letters for the family and three digits; never reused.
        name: Kebab-case; says what is flagged.
        severity: The default severity.
        fixability: How often its diagnostics carry a fix.
        profiles: The profiles that run it by default; "none" stands for a list that no profile fits.
        claimed: Whether it runs by default only on lists that say that they are awesome-lists, or are configured to be.
        severities: The default severities in profiles where another one holds.
        answers_for: Names of rules of npm's awesome-lint that would report the same: their suppression comments silence
            this rule too, and they say nothing at a place where this rule does.
        needs: What it needs to know of the repository; it is collected only where a rule that needs it runs.
        Options: A frozen dataclass; its fields are the rule's options, their docs its "Attributes" section.
        options: The values in force; a rule with options narrows the type by annotating `options: Options`.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity] = Severity.WARNING
    fixability: ClassVar[Fixability] = Fixability.NEVER
    profiles: ClassVar[frozenset[str]] = frozenset({"papers", "awesome", "none"})
    claimed: ClassVar[bool] = False
    severities: ClassVar[Mapping[str, Severity]] = {}
    answers_for: ClassVar[frozenset[str]] = frozenset()
    needs: ClassVar[frozenset[Need]] = frozenset()
    Options: ClassVar[type] = NoOptions
    options: object

    def __init_subclass__(cls) -> None:
        if "code" not in cls.__dict__:
            return  # a shared base, not a rule
        if not _CODE.fullmatch(cls.code) or not _NAME.fullmatch(cls.name) or not cls.__doc__:
            raise TypeError(f"{cls.__name__}: a rule needs a code like TPL001, a kebab-case name and a docstring")

    def __init__(self, options: object = None) -> None:
        self.options = self.Options() if options is None else options

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Give what this rule finds in a document, in any order."""
        raise NotImplementedError

    def diagnostic(self, span: Span, message: str, fix: Fix | None = None) -> Diagnostic:
        """Make a diagnostic of this rule, with its default severity; the runner applies the configured one."""
        return Diagnostic(self.code, self.name, message, span, self.severity, fix)

    @classmethod
    def info(cls) -> RuleInfo:
        """Give what reporters and documentation need."""
        summary = (cls.__doc__ or "").strip().partition("\n")[0].rstrip(".")
        return RuleInfo(cls.code, cls.name, summary, cls.severity, cls.fixability)


def safe(message: str, *edits: Edit) -> Fix:
    """Make a fix that keeps every entry as it reads."""
    return Fix(message, edits, Applicability.SAFE)


def unsafe(message: str, *edits: Edit) -> Fix:
    """Make a fix that chooses between readings, drops words or moves things."""
    return Fix(message, edits, Applicability.UNSAFE)


def display_only(message: str, *edits: Edit) -> Fix:
    """Make a suggestion for a person."""
    return Fix(message, edits, Applicability.DISPLAY)
