"""The records of a list made into entries, with the templates that somebody stated, or with those that they follow."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final, NamedTuple

from awesome_lint.errors import TemplateError
from awesome_lint.model import Unmatched
from awesome_lint.records import replace
from awesome_lint.template.aligned import Aligned, Canonical, is_plain, own_venue, weighed
from awesome_lint.template.build import UNSURE
from awesome_lint.template.bullets import Bullets, bullets_of, with_bullets
from awesome_lint.template.choice import requiring
from awesome_lint.template.exact import Exact
from awesome_lint.template.form import Forms, form_of
from awesome_lint.template.free import FreeReader
from awesome_lint.template.habits import Habit, Held, settled, unsettled
from awesome_lint.template.infer import Typed, infer_templates
from awesome_lint.template.names import common_spellings
from awesome_lint.template.notation import parse_template
from awesome_lint.template.outline import matches_heading
from awesome_lint.template.profiles import profile_of_entries, profile_template
from awesome_lint.template.record_reader import RecordReader
from awesome_lint.template.refuse import can_stand_alone, entries_among, is_linked_work
from awesome_lint.template.segment import records_of
from awesome_lint.template.slips import customs_of, seen_in, with_slips
from awesome_lint.template.slots import FOUND
from awesome_lint.text import Span
from awesome_lint.words import Affiliations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from awesome_lint.model import Entry, ListRecord, Section
    from awesome_lint.settings import Config
    from awesome_lint.template.choice import Choice
    from awesome_lint.template.list_reading import ListReading
    from awesome_lint.template.slips import Customs
    from awesome_lint.template.slots import Template
    from awesome_lint.venues import Registry

_LEAST_COVERAGE: Final = 0.6  # the share of entries that found templates must read, or they say nothing of the list
_SIBLINGS: Final = 2  # items of one form that are a section's own


class Read(NamedTuple):
    """What a list says."""

    entries: tuple[Entry, ...]
    unmatched: tuple[Unmatched, ...]
    templates: tuple[Template, ...]
    profile: str | None
    origin: str
    reason: str
    coverage: float
    strangers: tuple[ListRecord, ...]
    registry: Registry
    loose: frozenset[Habit] = frozenset()
    customs: Customs = ()
    bullets: Bullets = Bullets()


class ListReader:
    """Reads the records of one list.

    Args:
        text: The whole source.
        sections: Its sections.
        choice: The templates that are stated.
        config: Its configuration.
        registry: The venue series that are known.
    """

    def __init__(
        self, text: str, sections: Sequence[Section], choice: Choice, config: Config, registry: Registry
    ) -> None:
        self._text = text
        self._config = config
        affiliations = Affiliations.builtin().extended(config.affiliations)
        self._overrides = {
            override.heading: tuple(
                [parse_template(each, "configuration", config.required) for each in override.template]
            )
            for override in config.per_section
            if override.template
        }
        self._choice = choice
        self.records = records_of(sections, text, registry, self._forms)
        self._each = RecordReader(text, self.records, registry, affiliations)
        self._free = FreeReader(text, registry, affiliations)

    # --- which templates ---------------------------------------------------------------------------------------------

    def _templates_of(self, section: Section) -> tuple[Template, ...]:
        """Give the templates that are stated for a section."""
        for override in reversed(self._config.per_section):
            if override.template and any(matches_heading(override.heading, each) for each in section.path):
                return self._overrides[override.heading]
        return self._choice.templates

    def _forms(self, section: Section) -> Forms:
        return Forms(tuple([form_of(template) for template in self._templates_of(section)]))

    # --- with templates that somebody stated -------------------------------------------------------------------------

    def stated(self) -> Read:
        """Read by stated templates: what they cannot read is unmatched, and an entry only if it is plainly one."""
        choice = self._choice
        entries: list[Entry] = []
        unmatched: list[Unmatched] = []
        strangers: list[ListRecord] = []
        counted = 0
        for index, record in enumerate(self.records):
            if record.placeholder:
                unmatched.append(_placeholder(record))
                continue
            counted += 1
            entry, lost, follows = self._stated(index)
            entries += [entry] if entry is not None else []
            unmatched += [lost] if lost is not None else []
            strangers += [] if follows else [record]
        other = self._of_other_form(unmatched, {id(entry.record) for entry in entries})
        if other:
            entries = sorted([*entries, *other], key=lambda entry: entry.record.span.start)
        return Read(
            tuple(entries),
            tuple(unmatched),
            choice.templates,
            choice.profile,
            choice.origin,
            choice.reason,
            1 - len(strangers) / counted if counted else 0.0,
            tuple(strangers),
            self._each.registry,
        )

    def _of_other_form(self, unmatched: Sequence[Unmatched], read: set[int]) -> list[Entry]:
        """Give the entries of sections of another form: all begin with a link, as tools in a list of papers do."""
        lost = {id(each.record) for each in unmatched if not each.placeholder} - read
        sections: dict[int, list[int]] = {}
        for index, record in enumerate(self.records):
            sections.setdefault(id(record.section), []).append(index)
        found: list[Entry] = []
        for indexes in sections.values():
            if len(indexes) < _SIBLINGS or not all(id(self.records[index]) in lost for index in indexes):
                continue
            typed = [self._each.typed(index) for index in indexes]
            if all(is_linked_work(self._text, each) for each in typed):
                found += [entry for each in typed if (entry := self._free.entry(each)) is not None]
        return found

    def _stated(self, index: int) -> tuple[Entry | None, Unmatched | None, bool]:
        """Read a record by the templates that are stated for its section.

        Returns:
            The entry, if it is one; what is unmatched; and whether the record follows one of the templates.
        """
        record = self.records[index]
        templates = self._templates_of(record.section)
        entry = self._each.maker(templates[0]).verbatim(record) if len(templates) == 1 else None
        if entry is not None:
            return entry, None, True
        aligned = [self._each.align(template, index) for template in templates]
        best = min(aligned, key=lambda each: each.price)
        if isinstance(best.reading, str):
            typed = self._each.typed(index)
            alone = can_stand_alone(self._text, typed, best.template)
            unmatched = Unmatched(record, _first_part(record), placeholder=False, reason=best.reading)
            return (self._free.entry(typed) if alone else None), unmatched, False
        free = (
            None if is_plain(best, aligned, self._each.tokens_of(index)) else self._free.entry(self._each.typed(index))
        )
        if free is None:
            return self._each.made(best, index), None, best.reading.sure
        made = [(each.price, self._each.made(each, index)) for each in aligned if not isinstance(each.reading, str)]
        return weighed(made, free), None, best.reading.sure

    # --- with templates that the entries tell ------------------------------------------------------------------------

    def found(self, law: ListReading | None) -> Read:
        """Read what stands there, and find the templates that it follows; sections may have stated ones."""
        typed = [self._each.typed(index) for index in range(len(self.records))]
        kept = entries_among(self._text, typed)
        unmatched = [_placeholder(record) for record in self.records if record.placeholder]
        special: list[Entry] = []
        indexes: list[int] = []
        free: list[Entry] = []
        for index, keep in enumerate(kept):
            record = self.records[index]
            if self._templates_of(record.section) and not record.placeholder:
                entry, lost, _ = self._stated(index)
                special += [entry] if entry is not None else []
                unmatched += [lost] if lost is not None else []
            elif keep and (entry := self._free.entry(typed[index])) is not None:
                indexes.append(index)
                free.append(entry)
        templates = self._templates_found([typed[index] for index in indexes], law)
        exact = [(template, Exact(template)) for template in templates]
        aligned = [self._follows(exact, index, entry) for index, entry in zip(indexes, free, strict=True)]
        follows = [each is not None and each.follows for each in aligned]
        coverage = sum(follows) / len(follows) if follows else 0.0
        profile, reason = self._profile(free, law)
        origin, loose, entries = "entries", frozenset[Habit](), free
        if coverage < _LEAST_COVERAGE and not (law is not None and templates):
            named = self._choice.profile
            templates = (requiring(profile_template(named), self._config),) if named is not None else ()
            origin = "profile" if named is not None else "none"
        else:
            if law is None:
                self._each.registry = self._each.registry.with_spellings(common_spellings(free, self._each.registry))
            entries, held = self._compared(indexes, free, aligned, templates)
            loose = unsettled(entries, held) if law is None or law.origin != "entries" else law.loose
            entries = settled(entries, held, loose, self._each.registry)
        if law is None:
            bullets = bullets_of(entries, profile_template(profile).marker if profile is not None else None)
        else:
            bullets = law.bullets
        seen = seen_in(self._text, free)
        customs = customs_of(self._text, free, seen) if law is None else law.customs
        entries = with_slips(self._text, with_bullets(entries, bullets), seen, customs, self._each.registry)
        entries = sorted([*entries, *special], key=lambda entry: entry.record.span.start)
        return Read(
            tuple(entries),
            tuple(sorted(unmatched, key=lambda each: each.record.span.start)),
            templates,
            profile,
            origin,
            reason,
            coverage,
            tuple([self.records[index] for index, follow in zip(indexes, follows, strict=True) if not follow]),
            self._each.registry,
            loose,
            customs,
            bullets,
        )

    def _templates_found(self, typed: Sequence[Typed], law: ListReading | None) -> tuple[Template, ...]:
        if law is not None and law.origin == "entries":
            return law.templates
        return tuple(self._parsed(infer_templates(self._text, typed, self._each.recurring)))

    def _profile(self, entries: Sequence[Entry], law: ListReading | None) -> tuple[str | None, str]:
        """Give the profile, and why it is the one: another state's, the one asked for, or what the entries tell."""
        if law is not None:
            return law.profile, law.reason
        if self._choice.profile is not None:
            return self._choice.profile, self._choice.reason
        return profile_of_entries(entries)

    def _compared(
        self,
        indexes: Sequence[int],
        free: Sequence[Entry],
        aligned: Sequence[Aligned | Canonical | None],
        templates: tuple[Template, ...],
    ) -> tuple[list[Entry], list[Held]]:
        """Give entries with their differences from found templates, where both say the same of title and links."""
        entries = list(free)
        held: list[Held] = []
        for position, (index, each) in enumerate(zip(indexes, aligned, strict=True)):
            if each is None or not each.follows:
                continue
            plain = free[position]
            if isinstance(each, Canonical):
                entries[position] = replace(plain, template=each.template.name)
            else:
                made = self._each.made(each, index)
                if made.title != plain.title or made.links != plain.links:
                    continue
                entries[position] = replace(plain, template=made.template, deviations=made.deviations)
            held.append(Held(position, each.slots, templates.index(each.template)))
        return entries, held

    def _follows(
        self, templates: Sequence[tuple[Template, Exact]], index: int, free: Entry
    ) -> Aligned | Canonical | None:
        """Give what the found template that fits a record best makes of it; None without templates."""
        for template, exact in templates:
            slots = exact.slots_of(self._text, self.records[index])
            if slots is not None and self._is_spelled(free):
                return Canonical(template, slots)
        best: Aligned | None = None
        most = UNSURE  # nothing is asked of others
        for template, _ in templates:
            aligned = self._each.align(template, index, most)
            if best is None or aligned.price < best.price:
                best = aligned
                most = min(most, round(aligned.price * 1000) - 1) if aligned.follows else most
        return best

    def _is_spelled(self, entry: Entry) -> bool:
        """Whether an entry's own venue is written as the registry writes it."""
        venue = own_venue(entry)
        return venue is None or self._each.registry.spelling(venue.text, venue.year) == venue.text

    def _parsed(self, texts: Iterable[str]) -> Iterator[Template]:
        """Parse found templates; what the notation cannot say is no template."""
        for text in texts:
            with suppress(TemplateError):
                yield parse_template(text, FOUND, self._config.required or ())


def _first_part(record: ListRecord) -> Span:
    return Span(record.parts[0].start, record.parts[0].end)


def _placeholder(record: ListRecord) -> Unmatched:
    return Unmatched(record, _first_part(record), placeholder=True, reason="a placeholder")
