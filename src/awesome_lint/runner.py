"""The engine's two functions: what deviates in a text, and the text with what deviates mended. Pure."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Applicability
from awesome_lint.fixer import FixPolicy, as_configured, choose, edits_of
from awesome_lint.generated import without_fixes_of_generated
from awesome_lint.markdown import Root, parse
from awesome_lint.records import Record, replace
from awesome_lint.rules.answers import without_answered
from awesome_lint.rules.base import Context
from awesome_lint.rules.selection import (
    configured_severities,
    default_codes,
    make_rules,
    selected_codes,
    severities_in,
    unclaimed_codes,
)
from awesome_lint.scope import ignored_in_file, outside_ignoring_sections
from awesome_lint.suppress import Suppressions
from awesome_lint.template import read_document
from awesome_lint.template.list_kind import claims_to_be_awesome
from awesome_lint.text import apply_edits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import TypeAlias

    from awesome_lint.changes.known import Apart
    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Rule
    from awesome_lint.settings import Config, Surroundings
    from awesome_lint.template import ListReading
    from awesome_lint.text import SourceText

    Watch: TypeAlias = Callable[[Rule, Iterator[Diagnostic]], list[Diagnostic]]

PASS_LIMIT = 10
_PROOF_LIMIT = 64


class FixResult(Record):
    """A mended text.

    Attributes:
        source: The text after all passes.
        reading: The same, read.
        applied: The diagnostics whose fixes were applied, pass by pass; spans count in the text of their pass.
        remaining: What is left, as `lint_source` gives it for `source`.
        known: What is not reported since it was known before (`Surroundings.known`).
        passes: How many times fixes were applied.
        refused: Those of `remaining` whose fixes were left out, each with the reason: they are called safe, yet would
            change what the document says, or they never come to an end. Always a mistake of a rule.
    """

    source: SourceText
    reading: ListReading
    applied: tuple[Diagnostic, ...]
    remaining: list[Diagnostic]
    passes: int
    refused: tuple[tuple[Diagnostic, str], ...] = ()
    known: tuple[Diagnostic, ...] = ()


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Pause the cyclic garbage collector, and put it back as it was.

    Trees, entries and diagnostics hold no cycles, so it has nothing to find; yet it would go through all of them again
    and again while they are made, which took a third of the time.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@_collector_paused()
def read_source(source: SourceText, config: Config, law: ListReading | None = None) -> ListReading:
    """Read a list: its Markdown, its template, its entries.

    Args:
        source: The list.
        config: Its configuration.
        law: As in `read_document`.

    Raises:
        TemplateError: The configured template is not in the notation.
    """
    return read_document(source, parse(source), config, law)


@_collector_paused()
def lint_source(source: SourceText, config: Config, surroundings: Surroundings) -> list[Diagnostic]:
    """Give what deviates in a text, sorted by the beginning of spans, then by code.

    Raises:
        ConfigError: A selector or an option in the configuration cannot be used.
        TemplateError: The configured template is not in the notation.
    """
    return as_configured(check(read_source(source, config), config, surroundings), config.fix)


def check(
    reading: ListReading, config: Config, surroundings: Surroundings, watch: Watch | None = None
) -> list[Diagnostic]:
    """Do as `lint_source` with a text that is read already.

    Args:
        reading: The text.
        config: What is a deviation.
        surroundings: The file's place in the world.
        watch: Is given each rule with what it is about to find, and gives what it found: so it can take the time.
    """
    return check_apart(reading, config, surroundings, watch).reported


@_collector_paused()
def check_apart(reading: ListReading, config: Config, surroundings: Surroundings, watch: Watch | None = None) -> Apart:
    """Do as `check`, and give what is known before as well."""
    document = reading.document
    codes = selected_codes(config.rules, reading.profile)
    if reading.profile == "awesome" and config.profile is None and not claims_to_be_awesome(document):
        codes -= unclaimed_codes(config.rules)
    codes -= ignored_in_file(config, surroundings.path)
    context = Context(reading, surroundings)
    rules = make_rules(codes, config)
    if watch is None:
        found = [diagnostic for rule in rules for diagnostic in rule.check(context)]
    else:
        context.nodes(Root)  # makes what nearly all rules need, so that it is not on the first one's account
        found = [diagnostic for rule in rules for diagnostic in watch(rule, rule.check(context))]
    if not context.strict:
        found = without_answered(found, rules)
    spans = (*(entry.record.span for entry in document.entries), *(item.record.span for item in document.unmatched))
    suppressions = Suppressions(document.root, document.source, spans)
    kept = suppressions.silence(found)
    if suppressions:  # or the rules of every family would be imported for lists without comments
        kept += suppressions.report(codes, default_codes(reading.profile))
    kept = without_fixes_of_generated(outside_ignoring_sections(kept, reading, config), reading, config)
    kept.sort(key=lambda diagnostic: (diagnostic.span.start, diagnostic.code))
    levels = severities_in(reading.profile, rules) | configured_severities(config.severity)
    kept = [
        replace(item, severity=levels[item.code]) if item.code in levels and not item.settled else item for item in kept
    ]
    return context.apart(kept)


def fix_source(source: SourceText, config: Config, surroundings: Surroundings, *, unsafe: bool = False) -> FixResult:
    """Apply fixes until none is left.

    Safe fixes are applied first, and proven by `broken_law` to be safe, pass by pass; then, if allowed, the unsafe ones
    (and those that the configuration calls safe).

    Args:
        source: The text.
        config: What is a deviation, and which fixes are allowed.
        surroundings: The file's place in the world.
        unsafe: Whether fixes may choose between readings, drop words or move things.

    Raises:
        ConfigError: A selector or an option in the configuration cannot be used.
        TemplateError: The configured template is not in the notation.
    """
    return fix_reading(read_source(source, config), config, surroundings, unsafe=unsafe)


@_collector_paused()
def fix_reading(reading: ListReading, config: Config, surroundings: Surroundings, *, unsafe: bool = False) -> FixResult:
    """Do as `fix_source` with a text that is read already."""
    fixing = _Fixing(config, surroundings, unsafe=unsafe)
    state = fixing.settle(_State(reading, check_apart(reading, config, surroundings), ()))
    for _ in range(PASS_LIMIT):
        safe = state
        state = fixing.converge(state, proven=False)
        if _same(safe, state):
            break
        state = fixing.settle(state)
    return FixResult(
        state.reading.document.source,
        state.reading,
        state.applied,
        as_configured(state.found.reported, config.fix),
        state.passes,
        tuple(fixing.refused(state)),
        tuple(state.found.known),
    )


class _State(Record):
    """A text on its way: how it reads, what deviates in it, what was applied so far in how many passes."""

    reading: ListReading
    found: Apart
    applied: tuple[Diagnostic, ...]
    passes: int = 0


class _Fixing:
    """Applies fixes to one text; remembers those that it must not apply."""

    def __init__(self, config: Config, surroundings: Surroundings, *, unsafe: bool) -> None:
        self._config = config
        self._surroundings = surroundings
        self._policy = FixPolicy.of(config.fix)
        self._unsafe = unsafe
        self._reasons: dict[tuple[str, ...], str] = {}
        self._blocked: dict[str, str] = {}
        self._proofs = 0
        from awesome_lint.meaning import broken_law  # a run that only lints starts without these
        from awesome_lint.statuses import confirmed_moves

        self._broken_law = partial(broken_law, moved=confirmed_moves(surroundings.statuses))

    def converge(self, start: _State, *, proven: bool) -> _State:
        """Apply fixes pass by pass until none is left; with `proven`, those only that keep the safe law.

        Where that never comes to an end, it begins anew without the rules that keep it going.
        """
        state = start
        passed: list[_State] = []
        for _ in range(PASS_LIMIT):
            passed.append(state)
            chosen = self._chosen(state, proven=proven)
            if not chosen:
                return state
            reading = self._read(state, chosen)
            if proven and self._broken_law(state.reading, reading) is not None:
                chosen = self._lawful(state, chosen)
                if not chosen:
                    continue
                reading = self._read(state, chosen)
            found = check_apart(reading, self._config, self._surroundings)
            state = _State(reading, found, (*state.applied, *chosen), state.passes + 1)
        endless = self._chosen(state, proven=proven)
        if not endless:
            return state
        endless += _since_the_same(state, passed)
        self._blocked |= {diagnostic.code: f"still offered after {PASS_LIMIT} passes" for diagnostic in endless}
        return self.converge(start, proven=proven)

    def settle(self, start: _State) -> _State:
        """Apply safe fixes; those that were refused, or kept others going, are tried again in the text of others."""
        state = start
        for _ in range(PASS_LIMIT):
            self._reasons.clear()
            self._blocked.clear()
            before, state = state, self.converge(state, proven=True)
            if not (self._reasons or self._blocked) or _same(before, state):
                break
        return state

    def refused(self, state: _State) -> Iterator[tuple[Diagnostic, str]]:
        """Give what is left in a text because its fix was left out, with the reason."""
        for diagnostic in state.found.reported:
            if self._policy.applicability(diagnostic) is not None and (self._reasons or self._blocked):
                reason = self._blocked.get(diagnostic.code) or self._reasons.get(_key(state, diagnostic))
                if reason is not None:
                    yield diagnostic, reason

    def _chosen(self, state: _State, *, proven: bool) -> list[Diagnostic]:
        return choose(item for item in state.found.reported if self._allowed(state, item, proven=proven))

    def _allowed(self, state: _State, diagnostic: Diagnostic, *, proven: bool) -> bool:
        fix = diagnostic.fix
        if fix is None or diagnostic.code in self._blocked:
            return False
        allowed = self._policy.applicability(diagnostic)
        if allowed is not Applicability.SAFE and not (self._unsafe and allowed is Applicability.UNSAFE):
            return False
        if proven and (allowed is not Applicability.SAFE or fix.applicability is not Applicability.SAFE):
            return False
        return not self._reasons or _key(state, diagnostic) not in self._reasons

    def _read(self, state: _State, chosen: Sequence[Diagnostic]) -> ListReading:
        source = state.reading.document.source
        known = self._surroundings.known
        law = known.law if known is not None else None
        return read_source(source.with_text(apply_edits(source.text, edits_of(chosen))), self._config, law)

    def _lawful(self, state: _State, chosen: Sequence[Diagnostic]) -> list[Diagnostic]:
        """Give those of some fixes that keep the safe law together; the others are refused."""
        kept: list[Diagnostic] = []
        for code in sorted({diagnostic.code for diagnostic in chosen}):
            kept += self._lawful_besides(state, kept, [item for item in chosen if item.code == code])
        return kept

    def _lawful_besides(
        self, state: _State, kept: Sequence[Diagnostic], group: Sequence[Diagnostic]
    ) -> list[Diagnostic]:
        """Give those of `group` that keep the law together with `kept`: all, or found by halving."""
        self._proofs += 1
        reason = self._broken_law(state.reading, self._read(state, [*kept, *group]))
        if reason is None:
            return list(group)
        if len(group) == 1 or self._proofs > _PROOF_LIMIT:
            self._reasons |= {_key(state, diagnostic): reason for diagnostic in group}
            return []
        middle = len(group) // 2
        first = self._lawful_besides(state, kept, group[:middle])
        return first + self._lawful_besides(state, [*kept, *first], group[middle:])


def _same(one: _State, other: _State) -> bool:
    return one.reading.document.source.text == other.reading.document.source.text


def _since_the_same(state: _State, passed: Sequence[_State]) -> tuple[Diagnostic, ...]:
    """Give what was applied since the text was the same before: all rules that undo each other, not the last one only.

    Else it would hang on the text that fixing begins with which of them is left out, and a second fix would change it.
    """
    text = state.reading.document.source.text
    same = next((each for each in reversed(passed) if each.reading.document.source.text == text), state)
    return state.applied[len(same.applied) :]


def _key(state: _State, diagnostic: Diagnostic) -> tuple[str, ...]:
    """Name a fix by what stays when offsets shift: its rule, its line, what it takes away and what it writes."""
    source = state.reading.document.source
    edits = edits_of([diagnostic])
    key = [diagnostic.code, source.line_text(source.line_at(edits[0].span.start))]
    for edit in edits:
        key += (source.text[edit.span.start : edit.span.end], edit.content)
    return tuple(key)
