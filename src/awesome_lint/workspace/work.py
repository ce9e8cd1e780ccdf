"""Linting one file that is read already; this is what worker processes do. Nothing is written here."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.errors import InternalError, Unforeseen
from awesome_lint.fixer import as_configured
from awesome_lint.generated import is_generated
from awesome_lint.records import replace
from awesome_lint.rules.selection import needs_of, selected_codes
from awesome_lint.runner import check_apart, fix_reading, read_source
from awesome_lint.template.list_kind import is_list
from awesome_lint.workspace.request import GENERATED, NO_TEMPLATE, FileResult
from awesome_lint.workspace.surroundings import collect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_lint.changes.known import Known
    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.settings import Config, Surroundings
    from awesome_lint.template import ListReading
    from awesome_lint.text import SourceText
    from awesome_lint.workspace.before import Held
    from awesome_lint.workspace.lookup import Looked
    from awesome_lint.workspace.request import Request, Target
    from awesome_lint.workspace.stopwatch import Stopwatch


class Outcome(NamedTuple):
    """What came out for one file.

    Attributes:
        result: The result.
        looked: What was looked up for it; None if the result does not describe the file as it is.
        warnings: What a worker process has to say of other files: see `notices`.
    """

    result: FileResult
    looked: Looked | None
    warnings: tuple[str, ...] = ()


def work(target: Target, source: SourceText, request: Request) -> Outcome:
    """Lint, and if asked fix, a text.

    Raises:
        ConfigError: The configuration cannot be used.
        TemplateError: The configured template is not in the notation.
    """
    return work_on(target, read_source(source, target.config.load()), request)


def work_on(target: Target, reading: ListReading, request: Request) -> Outcome:
    """Do as `work` with a text that is read already."""
    source = reading.document.source
    links = request.links
    config = target.config.load() if links is None else links.over(target.config.load())
    held = _held(target, reading, config)
    if held is not None:
        reading = held.reading
    watch = _stopwatch() if request.timing else None
    needs = needs_of(selected_codes(config.rules, reading.profile))
    surroundings, looked = collect(target.path, reading.document.root, target.config.folder, needs, target.remote)
    if links is not None:
        surroundings = replace(surroundings, statuses=links.statuses, link_severities=links.severities)
    surroundings = replace(surroundings, known=_known(target, held, config, surroundings))
    notes: tuple[str, ...] = () if reading.templates else (NO_TEMPLATE,)
    profile, reason = reading.profile, reading.reason
    listed = target.explicit or is_list(reading, target.path)
    entries = len(reading.document.entries)
    if not request.fix or not listed:
        found = check_apart(reading, config, surroundings, watch)
        result = FileResult(
            target.name,
            source,
            source,
            as_configured(found.reported, config.fix),
            notes=notes + _of_known(found.known),
            profile=profile,
            reason=reason,
            times=watch.stop() if watch is not None else None,
            known=tuple(found.known),
            listed=listed,
            entries=entries,
        )
        return Outcome(result, looked)
    fixed = fix_reading(reading, config, surroundings, unsafe=request.unsafe)
    if not fixed.applied and is_generated(reading, config):
        notes += (GENERATED,)
    notes += tuple(f"fix of {item.code} left out: {why} ({item.message})" for item, why in fixed.refused)
    changed = fixed.source.text != source.text
    result = FileResult(
        target.name,
        fixed.source,
        source,
        fixed.remaining,
        fixed.applied,
        notes=notes + _of_known(fixed.known),
        profile=profile,
        reason=reason,
        known=fixed.known,
        entries=entries,
        refused=len(fixed.refused),
    )
    return Outcome(result, None if changed or fixed.refused else looked)


def _held(target: Target, reading: ListReading, config: Config) -> Held | None:
    if target.before is None:
        return None
    from awesome_lint.workspace.before import hold  # most runs know nothing from before

    return hold(target.before, reading, config)


def _known(target: Target, held: Held | None, config: Config, surroundings: Surroundings) -> Known | None:
    """Give what is known of a list from before: from its former state, from a baseline, from both."""
    if held is not None:
        from awesome_lint.workspace.before import known_of

        return known_of(held, config, surroundings, target.baseline)
    if target.baseline is None:
        return None
    from awesome_lint.changes.known import Known

    return Known(target.baseline)


def _of_known(diagnostics: Sequence[Diagnostic]) -> tuple[str, ...]:
    return (f"{len(diagnostics)} known before, not reported",) if diagnostics else ()


def _stopwatch() -> Stopwatch:
    from awesome_lint.workspace.stopwatch import Stopwatch  # most runs start without it

    return Stopwatch()


def guarded_work(target: Target, source: SourceText, request: Request) -> Outcome:
    """Do `work`; a bug that shows in one file becomes that file's error, so that the other files are still linted.

    Raises:
        ConfigError: The configuration cannot be used.
        TemplateError: The configured template is not in the notation.
    """
    try:
        with Unforeseen(target.name):
            return work(target, source, request)
    except InternalError as error:
        return Outcome(FileResult.of_error(target.name, error, source), None)
