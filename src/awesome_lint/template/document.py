"""A whole file read: sections, records, the templates in force, entries and what is none."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.errors import TemplateError
from awesome_lint.markdown import html_comments
from awesome_lint.model import Document, RecordShape, Unmatched
from awesome_lint.records import replace
from awesome_lint.template.entries import EntryMaker
from awesome_lint.template.exact import Exact
from awesome_lint.template.form import Forms, form_of
from awesome_lint.template.free import FreeReader
from awesome_lint.template.habits import Held, common_spellings, settled, unsettled, with_bullets
from awesome_lint.template.infer import Typed, infer_templates
from awesome_lint.template.infile import file_template
from awesome_lint.template.link_class import recurring_labels
from awesome_lint.template.list_reading import ListReading
from awesome_lint.template.notation import parse_template
from awesome_lint.template.outline import build_sections, document_title, matches_heading
from awesome_lint.template.profiles import profile_of, profile_of_entries, profile_template
from awesome_lint.template.read import TemplateReader
from awesome_lint.template.refuse import can_stand_alone, entries_among
from awesome_lint.template.roles import Recogniser
from awesome_lint.template.segment import records_of
from awesome_lint.template.token import TokenKind
from awesome_lint.template.tokens import tokens_of
from awesome_lint.text import Span
from awesome_lint.venues import Registry
from awesome_lint.words import Affiliations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from awesome_lint.markdown import Root
    from awesome_lint.model import Entry, ListRecord, Section, Venue
    from awesome_lint.settings import Config
    from awesome_lint.template.habits import Habit
    from awesome_lint.template.infile import FileTemplate
    from awesome_lint.template.reading import Reading
    from awesome_lint.template.slots import Template
    from awesome_lint.template.token import Token
    from awesome_lint.text import SourceText

_CONFIGURED = "it is configured"
_LEAST_COVERAGE = 0.6  # the share of entries that found templates must read, or they say nothing of the list
_LONGEST = 100_000  # code points; a longer record is text of another kind
_FURTHER = frozenset({TokenKind.BLOCK, TokenKind.ITEM, TokenKind.QUOTE})
_PLAIN = 0.06  # a cheaper reading is taken for what it is
_FAITHFUL = 0.8  # a second template that fits no worse than this makes it a question which one is meant
_OTHER_TITLE = 0.4  # what another title without template makes a reading dearer
_OTHER_VENUE = 0.3  # the same of another venue
_ALONE = 0.5  # the price of what stands there without template


class _Choice(NamedTuple):
    """Templates that somebody stated, and why they are the ones; none: the entries tell."""

    templates: tuple[Template, ...]
    profile: str | None
    origin: str
    reason: str


def read_document(source: SourceText, root: Root, config: Config, law: ListReading | None = None) -> ListReading:
    """Read a parsed file.

    Args:
        source: The file's text.
        root: The same, parsed.
        config: Its configuration.
        law: The reading of another state of the file, whose templates, profile and spellings hold here, too; None:
            those that this text gives itself.

    Raises:
        TemplateError: The configuration's template is not in the notation.
    """
    registry = Registry.builtin().with_overrides(config.venues) if law is None else law.registry
    own = file_template(html_comments(root, source), registry, source.text)
    if own.template is not None and law is None:
        registry = registry.with_spellings(own.template.spellings)
    sections = build_sections(root, config, registry)
    choice = _stated(config, own, law)
    reader = _ListReader(source.text, sections, choice, config, registry)
    read = reader.found(law) if not choice.templates else reader.stated(choice)
    document = Document(source, root, document_title(root), sections, read.entries, read.unmatched)
    return ListReading(
        document,
        read.templates,
        read.profile,
        read.origin,
        read.registry,
        own.notes,
        read.reason,
        read.coverage,
        read.strangers,
        read.loose,
    )


def _stated(config: Config, own: FileTemplate, law: ListReading | None) -> _Choice:
    """Give the templates that are stated: by another state of the file, the configuration, or the file's own comment."""
    if law is not None and law.templates and law.origin != "entries":
        return _Choice(law.templates, law.profile, law.origin, law.reason)
    if config.template:
        templates = tuple([parse_template(text, "configuration", config.required) for text in config.template])
        reason = _CONFIGURED if config.profile else _of_template(templates[0], "the configured template")
        return _Choice(templates, config.profile or profile_of(templates[0]), "configuration", reason)
    if own.template is not None and config.profile in (None, profile_of(own.template)):
        reason = _CONFIGURED if config.profile else _of_template(own.template, "the template in the file's own comment")
        return _Choice((_requiring(own.template, config),), profile_of(own.template), "file", reason)
    if config.profile == "papers":  # asked for by name, its forms are meant; a classic list has forms of its own
        return _Choice((_requiring(profile_template(config.profile), config),), config.profile, "profile", _CONFIGURED)
    return _Choice((), config.profile, "none", _CONFIGURED if config.profile is not None else "")


def _requiring(template: Template, config: Config) -> Template:
    """Give a template that requires the fields that the configuration does, if it says so."""
    return template if config.required is None else replace(template, required=frozenset(config.required))


def _of_template(template: Template, what: str) -> str:
    return f"{what} {'names a venue' if template.has_venue else 'names no venue'}"


class _Read(NamedTuple):
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


class _Aligned(NamedTuple):
    """What a template makes of a record."""

    template: Template
    reading: Reading | str

    @property
    def follows(self) -> bool:
        """Whether the record has the template's form, so that it can be held against it."""
        return not isinstance(self.reading, str) and self.reading.sure

    @property
    def slots(self) -> frozenset[int]:
        """The indexes of the template's slots that the record fills."""
        return frozenset() if isinstance(self.reading, str) else frozenset([core.slot for core in self.reading.cores])

    @property
    def price(self) -> float:
        """How far the record is from the template."""
        return float("inf") if isinstance(self.reading, str) else self.reading.price


class _Canonical(NamedTuple):
    """A record that stands as a template writes it."""

    template: Template
    slots: frozenset[int]
    follows: bool = True


class _ListReader:
    """Reads the records of one list.

    Args:
        text: The whole source.
        sections: Its sections.
        choice: The templates that are stated.
        config: Its configuration.
        registry: The venue series that are known.
    """

    def __init__(
        self, text: str, sections: Sequence[Section], choice: _Choice, config: Config, registry: Registry
    ) -> None:
        self._text = text
        self._config = config
        self._registry = registry
        self._affiliations = Affiliations.builtin().extended(config.affiliations)
        self._overrides = {
            override.heading: tuple([parse_template(text, "configuration", config.required) for text in override.template])
            for override in config.per_section
            if override.template
        }
        self._choice = choice
        self.records = records_of(sections, text, registry, self._forms)
        self._tokens = [tokens_of(text, record, registry) for record in self.records]
        self._recurring = recurring_labels(token for tokens in self._tokens for token in tokens)
        self._readers: dict[int, TemplateReader] = {}
        self._makers: dict[int, EntryMaker] = {}
        self._free = FreeReader(text, registry, self._affiliations)

    # --- which templates ---------------------------------------------------------------------------------------------

    def _templates_of(self, section: Section) -> tuple[Template, ...]:
        """Give the templates that are stated for a section."""
        for override in reversed(self._config.per_section):
            if override.template and any(matches_heading(override.heading, each) for each in section.path):
                return self._overrides[override.heading]
        return self._choice.templates

    def _forms(self, section: Section) -> Forms:
        return Forms(tuple([form_of(template) for template in self._templates_of(section)]))

    # --- reading -----------------------------------------------------------------------------------------------------

    @cached_property
    def _recogniser(self) -> Recogniser:
        return Recogniser(self._text, self._registry, self._affiliations, self._recurring)

    def _typed(self, index: int) -> Typed:
        record, tokens = self.records[index], self._tokens[index]
        return Typed(record, tokens, self._recogniser.assign(tokens, record.header))

    def _align(self, template: Template, index: int) -> _Aligned:
        """Read a record by a template."""
        reader = self._readers.get(id(template))
        if reader is None:
            reader = self._readers[id(template)] = TemplateReader(template, self._registry, self._recurring)
        record, tokens = self.records[index], self._tokens[index]
        if record.span.end - record.span.start > _LONGEST:
            return _Aligned(template, "it is too long for an entry")
        if not form_of(template).nested and len(record.parts) > 1 and record.shape is not RecordShape.ROW:
            tokens = _first_block(tokens)
        return _Aligned(template, reader.read(self._text, tokens))

    def _maker(self, template: Template) -> EntryMaker:
        maker = self._makers.get(id(template))
        if maker is None:
            maker = self._makers[id(template)] = EntryMaker(self._text, template, self._registry, self._affiliations)
        return maker

    # --- with templates that somebody stated -------------------------------------------------------------------------

    def stated(self, choice: _Choice) -> _Read:
        """Read by stated templates: what they cannot read is unmatched, and an entry only if it is plainly one."""
        entries: list[Entry] = []
        unmatched: list[Unmatched] = []
        followed = 0
        strangers: list[ListRecord] = []
        for index, record in enumerate(self.records):
            if record.placeholder:
                unmatched.append(_placeholder(record))
                continue
            aligned = [self._align(template, index) for template in self._templates_of(record.section)]
            best = min(aligned, key=lambda each: each.price)
            if isinstance(best.reading, str):
                strangers.append(record)
                unmatched.append(Unmatched(record, _first_part(record), placeholder=False, reason=best.reading))
                typed = self._typed(index)
                entry = self._free.entry(typed) if can_stand_alone(self._text, typed, best.template) else None
            else:
                if best.reading.sure:
                    followed += 1
                else:
                    strangers.append(record)
                entry = self._compared(index, aligned, best)
            if entry is not None:
                entries.append(entry)
        counted = followed + len(strangers)
        return _Read(
            tuple(entries),
            tuple(unmatched),
            choice.templates,
            choice.profile,
            choice.origin,
            choice.reason,
            followed / counted if counted else 0.0,
            tuple(strangers),
            self._registry,
        )

    def _compared(self, index: int, aligned: Sequence[_Aligned], best: _Aligned) -> Entry:
        """Give the entry of a record; where its template leaves doubts, what it says without one is heard, too."""
        record, tokens = self.records[index], self._tokens[index]
        sure = best.price <= _PLAIN and (len(aligned) == 1 or sorted(each.price for each in aligned)[1] > _FAITHFUL)
        if sure and not _lacks_venue(best, tokens):
            return self._made(best, record, tokens)
        free = self._free.entry(self._typed(index))
        if free is None:
            return self._made(best, record, tokens)
        entries: list[tuple[float, Entry]] = []
        for each in aligned:
            if not isinstance(each.reading, str):
                entry = self._made(each, record, tokens)
                entries.append((each.price + _doubt(entry, free), entry))
        price, entry = min(entries, key=lambda each: each[0])
        if price > _ALONE and _says_more(free, entry):
            return replace(free, template=entry.template)
        return _with_venue(entry, free)

    def _made(self, aligned: _Aligned, record: ListRecord, tokens: Sequence[Token]) -> Entry:
        assert not isinstance(aligned.reading, str)  # noqa: S101 - only called for readings
        return self._maker(aligned.template).make(record, aligned.reading, tokens)

    # --- with templates that the entries tell ------------------------------------------------------------------------

    def found(self, law: ListReading | None) -> _Read:
        """Read what stands there, and find the templates that it follows."""
        typed = [self._typed(index) for index in range(len(self.records))]
        kept = entries_among(self._text, typed)
        unmatched = tuple([_placeholder(record) for record in self.records if record.placeholder])
        indexes: list[int] = []
        free: list[Entry] = []
        for index, keep in enumerate(kept):
            entry = self._free.entry(typed[index]) if keep else None
            if entry is not None:
                indexes.append(index)
                free.append(entry)
        if law is not None and law.origin == "entries":
            templates = law.templates
        else:
            texts = infer_templates(self._text, [typed[index] for index in indexes], self._recurring)
            templates = tuple(self._parsed(texts))
        exact = [(template, Exact(template)) for template in templates]
        aligned = [self._follows(exact, index, entry) for index, entry in zip(indexes, free, strict=True)]
        followed = [each is not None and each.follows for each in aligned]
        coverage = sum(followed) / len(followed) if followed else 0.0
        strangers = tuple([self.records[index] for index, follows in zip(indexes, followed, strict=True) if not follows])
        named = self._choice.profile
        if law is not None:
            profile, reason = law.profile, law.reason
        elif named is not None:
            profile, reason = named, self._choice.reason
        else:
            profile, reason = profile_of_entries(free)
        if coverage < _LEAST_COVERAGE and not (law is not None and templates):
            templates = (_requiring(profile_template(named), self._config),) if named is not None else ()
            origin = "profile" if named is not None else "none"
            entries = with_bullets(free, _bullet_of(profile))
            return _Read(tuple(entries), unmatched, templates, profile, origin, reason, coverage, strangers, self._registry)
        if law is None:
            self._registry = self._registry.with_spellings(common_spellings(free, self._registry))
        entries = list(free)
        held: list[Held] = []
        for position, (index, each) in enumerate(zip(indexes, aligned, strict=True)):
            if each is None or not each.follows:
                continue
            number = templates.index(each.template)
            if not isinstance(each, _Aligned):
                entries[position] = replace(free[position], template=each.template.name)
                held.append(Held(position, each.slots, number))
                continue
            made = self._made(each, self.records[index], self._tokens[index])
            if made.title == free[position].title and made.links == free[position].links:
                entries[position] = replace(free[position], template=made.template, deviations=made.deviations)
                held.append(Held(position, each.slots, number))
        loose = unsettled(entries, held) if law is None or law.origin != "entries" else law.loose
        return _Read(
            tuple(with_bullets(settled(entries, held, loose), _bullet_of(profile))),
            unmatched,
            templates,
            profile,
            "entries",
            reason,
            coverage,
            strangers,
            self._registry,
            loose,
        )

    def _follows(
        self, templates: Sequence[tuple[Template, Exact]], index: int, free: Entry
    ) -> _Aligned | _Canonical | None:
        """Give what the found template that fits a record best makes of it; None without templates."""
        record = self.records[index]
        for template, exact in templates:
            slots = exact.slots_of(self._text, record)
            if slots is not None and self._is_spelled(free):
                return _Canonical(template, slots)
        aligned = (self._align(template, index) for template, _ in templates)
        return min(aligned, key=lambda each: each.price, default=None)

    def _is_spelled(self, entry: Entry) -> bool:
        """Whether an entry's own venue is written as the registry writes it."""
        venue = _own_venue(entry)
        return venue is None or self._registry.spelling(venue.text, venue.year) == venue.text

    def _parsed(self, texts: Iterable[str]) -> Iterator[Template]:
        """Parse found templates; what the notation cannot say is no template."""
        for text in texts:
            with suppress(TemplateError):
                yield parse_template(text, "entries", self._config.required or ())


def _first_block(tokens: Sequence[Token]) -> Sequence[Token]:
    """Give the tokens before the first further block, for a template that has no place for any: they are notes."""
    end = next((at for at, token in enumerate(tokens) if token.kind in _FURTHER), len(tokens))
    return tokens[:end]


def _lacks_venue(aligned: _Aligned, tokens: Sequence[Token]) -> bool:
    """Whether a record holds a venue with its date, or a badge that may, of which its template made something else."""
    if isinstance(aligned.reading, str) or aligned.reading.venue is not None:
        return False
    before: TokenKind | None = None
    for token in tokens:
        if token.kind is TokenKind.IMAGE and aligned.template.has_venue:
            return True
        if before is not None and {before, token.kind} == {TokenKind.VENUE, TokenKind.DATE}:
            return True
        if token.kind is not TokenKind.PUNCT:
            before = token.kind
    return False


def _doubt(entry: Entry, free: Entry) -> float:
    """Give how much speaks against an entry: that it says something else with a template than without one."""
    doubt = 0.0 if entry.title == free.title else _OTHER_TITLE
    own, other = _own_venue(entry), _own_venue(free)
    if other is not None and own is not None and own.text != other.text:
        doubt += _OTHER_VENUE
    return doubt


def _says_more(free: Entry, entry: Entry) -> bool:
    """Whether an entry names a venue or authors without its template that it does not name with it."""
    own, other = _own_venue(entry), _own_venue(free)
    if other is not None and (own is None or own.text != other.text):
        return True
    return free.title != entry.title and free.authors is not None and entry.authors is None


def _own_venue(entry: Entry) -> Venue | None:
    return entry.venue if entry.venue is not None and not entry.venue.inherited else None


def _with_venue(entry: Entry, free: Entry) -> Entry:
    """Give an entry the venue and the date that a template has no place for; nothing is written of it then."""
    other = _own_venue(free)
    if other is None or other.year is None or _own_venue(entry) is not None or entry.title != free.title:
        return entry
    return replace(
        entry, venue=other, year=free.year, month=free.month, description=free.description, authors=free.authors, deviations=()
    )


def _bullet_of(profile: str | None) -> str | None:
    return profile_template(profile).marker if profile is not None else None


def _first_part(record: ListRecord) -> Span:
    return Span(record.parts[0].start, record.parts[0].end)


def _placeholder(record: ListRecord) -> Unmatched:
    return Unmatched(record, _first_part(record), placeholder=True, reason="a placeholder")
