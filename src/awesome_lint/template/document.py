"""A whole file read: sections, the template in force, entries and what is none."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.markdown import html_comments, plain_text
from awesome_lint.markdown.nodes import Link, List, walk
from awesome_lint.model import Document, Entry, RecordShape, Section, Unmatched
from awesome_lint.records import replace
from awesome_lint.template.adapt import adapt
from awesome_lint.template.entries import EntryMaker, item_record
from awesome_lint.template.fit import best_fit
from awesome_lint.template.free import FreeReader
from awesome_lint.template.infer import Typed
from awesome_lint.template.infile import file_template
from awesome_lint.template.link_class import recurring_labels
from awesome_lint.template.list_reading import ListReading
from awesome_lint.template.notation import parse_template
from awesome_lint.template.outline import Candidate, build_sections, candidates, document_title, matches_heading
from awesome_lint.template.profiles import profile_of, profile_template
from awesome_lint.template.reader import Reader
from awesome_lint.template.refuse import entries_among
from awesome_lint.template.roles import Recogniser
from awesome_lint.template.segment import records_of
from awesome_lint.template.tokens import tokens_of
from awesome_lint.venues import Registry
from awesome_lint.words import Affiliations, is_placeholder

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from awesome_lint.markdown import ListItem, Root
    from awesome_lint.settings import Config
    from awesome_lint.template.reading import Reading
    from awesome_lint.template.slots import Template
    from awesome_lint.text import SourceText

CONVENTION = 8  # entries that share a form before a list without a template of its own has a convention
_NO_ITEM = "the template is none of a list item"
_CONFIGURED = "it is configured"
_PLACEHOLDER_LENGTH = 80  # code points; a longer text says more than that something will follow


class _Choice(NamedTuple):
    """A template, and why it is the one."""

    template: Template | None
    profile: str | None
    origin: str
    reason: str
    further: tuple[Template, ...] = ()


class _Read(NamedTuple):
    """A candidate with what a template made of it."""

    candidate: Candidate
    reading: Reading | str
    template: Template


def read_document(source: SourceText, root: Root, config: Config, law: ListReading | None = None) -> ListReading:
    """Read a parsed file.

    Args:
        source: The file's text.
        root: The same, parsed.
        config: Its configuration.
        law: The reading of another state of the file, whose template, profile and spellings hold here, too; None:
            those that this text gives itself.

    Raises:
        TemplateError: The configuration's template is not in the notation.
    """
    registry = Registry.builtin().with_overrides(config.venues) if law is None else law.registry
    found = file_template(html_comments(root, source), registry, source.text)
    if found.template is not None and law is None:
        registry = registry.with_spellings(found.template.spellings)
    sections = build_sections(root, config, registry)
    items = _possible(each for section in sections if section.content for each in candidates(section))
    if law is None:
        choice = _choose(source.text, items, config, found.template, registry)
    else:
        choice = _chosen_before(law, config)
    entries: tuple[Entry, ...] = ()
    unmatched: tuple[Unmatched, ...] = ()
    template = choice.template
    if template is not None:
        reads = _read_all(source.text, items, template, config, registry)
        if law is not None:
            template = law.template or template
        elif choice.origin == "profile" and config.profile != "papers":  # asked for by name, its forms are meant
            template, registry = _bend(source.text, template, reads, registry)
        entries, unmatched = _make(source.text, reads, choice.template, template, config, registry)
    else:
        entries = _read_freely(source.text, sections, config, registry)
    document = Document(source, root, document_title(root), sections, entries, unmatched)
    lost = tuple(each.record for each in unmatched if not each.placeholder)
    return ListReading(
        document,
        (template, *choice.further) if template is not None else (),
        choice.profile,
        choice.origin,
        registry,
        found.notes,
        choice.reason,
        len(entries) / max(len(entries) + len(lost), 1) if template is not None else 0.0,
        lost,
    )


def _read_freely(text: str, sections: Sequence[Section], config: Config, registry: Registry) -> tuple[Entry, ...]:
    """Read a list that no template is known of."""
    affiliations = Affiliations.builtin().extended(config.affiliations)
    records = records_of(sections, text, registry)
    tokens = [tokens_of(text, record, registry) for record in records]
    recurring = recurring_labels(token for each in tokens for token in each)
    recogniser = Recogniser(text, registry, affiliations, recurring)
    typed = [
        Typed(record, each, recogniser.assign(each, record.header))
        for record, each in zip(records, tokens, strict=True)
    ]
    kept = entries_among(text, typed, recurring)
    reader = FreeReader(text, registry, affiliations)
    made = (reader.entry(each) for each, keep in zip(typed, kept, strict=True) if keep)
    return tuple([entry for entry in made if entry is not None])


def _choose(text: str, items: Sequence[Candidate], config: Config, own: Template | None, registry: Registry) -> _Choice:
    """Choose the template: configuration, else the file's own, else the profile that fits."""
    if config.template:
        template, *further = (parse_template(each, "configuration", config.required) for each in config.template)
        reason = _CONFIGURED if config.profile else _of_template(template, "the configured template")
        return _Choice(template, config.profile or profile_of(template), "configuration", reason, tuple(further))
    if own is not None and config.profile in (None, profile_of(own)):
        own = _requiring(own, config)
        reason = _CONFIGURED if config.profile else _of_template(own, "the template in the file's own comment")
        return _Choice(own, profile_of(own), "file", reason)
    profile, reason = (config.profile, _CONFIGURED) if config.profile else best_fit(text, items, registry)
    if profile is None or config.profile is None:
        return _Choice(None, profile, "none", reason)
    return _Choice(_requiring(profile_template(profile), config), profile, "profile", reason)


def _chosen_before(law: ListReading, config: Config) -> _Choice:
    """Give what another reading chose: a profile's template as it is, for what `_bend` made of it only writes."""
    template = law.template
    if law.profile is not None and law.origin == "profile":
        template = _requiring(profile_template(law.profile), config)
    return _Choice(template, law.profile, law.origin, law.reason, law.templates[1:])


def _requiring(template: Template, config: Config) -> Template:
    """Give a template that requires the fields that the configuration does, if it says so."""
    return template if config.required is None else replace(template, required=frozenset(config.required))


def _of_template(template: Template, what: str) -> str:
    return f"{what} {'names a venue' if template.has_venue else 'names no venue'}"


def _possible(items: Iterable[Candidate]) -> list[Candidate]:
    """Give the items that can be entries: not labels of the lists below them, and not the notes below entries."""
    labels: set[int] = set()
    found: list[Candidate] = []
    for candidate in items:
        if candidate.parent is not None and id(candidate.parent) not in labels:
            continue
        if _holds_list(candidate.item) and _label_only(candidate):
            labels.add(id(candidate.item))
        else:
            found.append(candidate)
    return found


def _read_all(
    text: str, items: Sequence[Candidate], template: Template, config: Config, registry: Registry
) -> list[_Read]:
    """Read the items, each with the template of its section."""
    readers: dict[str | None, tuple[Reader, Template]] = {None: (Reader(template, registry), template)}
    for override in config.per_section:
        if override.template:
            special = parse_template(override.template[0], "configuration", config.required)
            readers[override.template[0]] = (Reader(special, registry), special)
    reads: list[_Read] = []
    choice: dict[int, str | None] = {}
    for candidate in items:
        section = candidate.section
        if id(section) not in choice:
            choice[id(section)] = _override(section, config)
        reader, used = readers[choice[id(section)]]
        other = used.shape not in (RecordShape.ITEM, RecordShape.RUN)
        reads.append(_Read(candidate, _NO_ITEM if other else reader.read(text, candidate.paragraph), used))
    return reads


def _override(section: Section, config: Config) -> str | None:
    """Give the template text that the configuration has for a section."""
    for override in reversed(config.per_section):
        if override.template and any(matches_heading(override.heading, each) for each in section.path):
            return override.template[0]
    return None


def _holds_list(item: ListItem) -> bool:
    return any(isinstance(block, List) for block in item.children)


def _label_only(candidate: Candidate) -> bool:
    """Whether an item with a list below it has no link of its own, so that it only names what is below."""
    return not any(isinstance(node, Link) for node in walk(candidate.paragraph))


def _bend(text: str, template: Template, reads: Sequence[_Read], registry: Registry) -> tuple[Template, Registry]:
    """Take over the forms and the spellings that most of the list's entries share."""
    own = [read for read in reads if read.template is template and not isinstance(read.reading, str)]
    readings = [read.reading for read in own if not isinstance(read.reading, str)]
    markers = [read.candidate.item.marker for read in own if read.candidate.parent is None]
    bent = adapt(text, template, readings, markers, least=CONVENTION)
    return bent, registry.with_spellings(_common_spellings(readings, registry))


def _common_spellings(readings: Sequence[Reading], registry: Registry) -> list[str]:
    """Give the spellings that the list prefers: the commonest right one; a letter case of its own if most share it."""
    counts: dict[str, Counter[str]] = {}
    for reading in readings:
        series = reading.fields.series
        match = registry.find(series) if series else None
        if series and match is not None and match.how != "misspelling":
            counts.setdefault(match.series.name, Counter())[series] += 1
    found: list[str] = []
    for counter in counts.values():
        spelling, count = counter.most_common(1)[0]
        match = registry.find(spelling)
        if match is not None and (match.how != "case" or (count >= CONVENTION and count > 0.6 * counter.total())):
            found.append(spelling)
    return found


def _make(
    text: str, reads: Sequence[_Read], read_by: Template | None, bent: Template, config: Config, registry: Registry
) -> tuple[tuple[Entry, ...], tuple[Unmatched, ...]]:
    """Make entries of the readings, and unmatched items of the rest."""
    affiliations = Affiliations.builtin().extended(config.affiliations)
    makers: dict[int, EntryMaker] = {}
    entries: list[Entry] = []
    unmatched: list[Unmatched] = []
    for candidate, reading, template in reads:
        paragraph = candidate.paragraph
        if paragraph.end - paragraph.start <= _PLACEHOLDER_LENGTH and is_placeholder(plain_text(paragraph.children)):
            unmatched.append(
                Unmatched(item_record(candidate), paragraph.span, placeholder=True, reason="a placeholder")
            )
        elif isinstance(reading, str):
            unmatched.append(Unmatched(item_record(candidate), paragraph.span, placeholder=False, reason=reading))
        else:
            if id(template) not in makers:
                used = bent if template is read_by else template
                makers[id(template)] = EntryMaker(text, used, registry, affiliations)
            entries.append(makers[id(template)].make(candidate, reading))
    return tuple(entries), tuple(unmatched)
