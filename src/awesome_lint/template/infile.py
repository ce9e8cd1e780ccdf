"""The template that a list states itself, in an HTML comment.

Such a comment holds lines like list items: one that is a skeleton of words for fields, and often some examples. What
the examples show (year form, separators, spelling of venues) wins over the skeleton.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesome_lint.errors import TemplateError
from awesome_lint.markdown import parse
from awesome_lint.markdown.nodes import List, Paragraph
from awesome_lint.records import Record, replace
from awesome_lint.template.adapt import adapt
from awesome_lint.template.notation import parse_template
from awesome_lint.template.reader import Reader
from awesome_lint.text import SourceText, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from awesome_lint.markdown import Comment
    from awesome_lint.template.reading import Reading
    from awesome_lint.template.slots import Template
    from awesome_lint.venues import Registry

_WORD = re.compile(r"\btemplate\b|\bformat\b|模板|格式", re.IGNORECASE)
_ITEM = re.compile(r"(?:^|[\s\]:：）)])(?P<item>[*+-] \S.*)$")
_LIST_MARK = re.compile(r"^\s*[*+-] ")

# What maintainers write for a field; the first that matches at a place wins, so longer ones stand first.
_ALIASES = (
    (re.compile(r"\(\s*(?:conf|conference|venue|journal|trans)\b[^()'’\d]*\)", re.IGNORECASE), "(conf)"),
    (re.compile(r"\[\s*(?:conf|conference|venue|journal|trans)\b[^\[\]'’\d]*\](?!\()", re.IGNORECASE), "[conf]"),
    (
        re.compile(r"\[\s*(?:note|tags?|key\s*words?|notes?)\b[^\[\]|]*\|[^\[\]]*\](?!\()", re.IGNORECASE),
        "[tags | affiliation]",
    ),
    (re.compile(r"\[\s*(?:note|tags?|key\s*words?|notes?)\b[^\[\]]*\](?!\()", re.IGNORECASE), "[tags | affiliation]"),
    (re.compile(r"\]\([^()\s]*(?:url|link|http)[^()\s]*\)", re.IGNORECASE), "](url)"),
    (re.compile(r"\b(?:paper|article|publication|project)[ _-]?(?:title|name)\b", re.IGNORECASE), "Title"),
    (re.compile(r"\b(?:short )?description of [\w ]+", re.IGNORECASE), "Description"),
)


class TemplateNote(Record):
    """Something about the list's own template that a person should hear of.

    Attributes:
        span: The comment.
        message: What could not be read, as a sentence without full stop.
    """

    span: Span
    message: str


class FileTemplate(Record):
    """What a list's comments say of its template."""

    template: Template | None
    notes: tuple[TemplateNote, ...]


def file_template(comments: Iterable[Comment], registry: Registry) -> FileTemplate:
    """Find the template that a list states, bent to the examples beside it."""
    notes: list[TemplateNote] = []
    for comment in comments:
        if not _WORD.search(comment.text):
            continue
        items = _items(comment.text)
        skeleton = next((index for index, item in enumerate(items) if _is_skeleton(item)), None)
        if skeleton is None:
            if items:
                notes.append(TemplateNote(comment.span, "no line of this template names a field such as Title or url"))
            continue
        try:
            template = parse_template(_with_field_words(items[skeleton]), "file")
        except TemplateError as error:
            notes.append(TemplateNote(comment.span, f"this template cannot be read: {error}"))
            continue
        examples = [item for index, item in enumerate(items) if index != skeleton]
        return FileTemplate(_bend(template, examples, registry), tuple(notes))
    return FileTemplate(None, tuple(notes))


def _items(text: str) -> list[str]:
    """Give the lines that hold a list item, from its marker; a word such as `[Examples]` may stand before it."""
    found = [match["item"].strip() for line in text.splitlines() if (match := _ITEM.search(line))]
    return [item for item in found if _LIST_MARK.match(item)]


def _is_skeleton(item: str) -> bool:
    """Whether a line holds words for fields, not an example's values."""
    words = _with_field_words(item)
    return "](url)" in words or bool(re.search(r"\bTitle\b.*\bDescription\b|\(conf\b|\[conf\b", words))


def _with_field_words(item: str) -> str:
    """Write the notation's field words for those that maintainers use."""
    for pattern, words in _ALIASES:
        item = pattern.sub(words, item)
    return item


def _bend(template: Template, examples: list[str], registry: Registry) -> Template:
    """Take over what the examples show."""
    # A skeleton without a year says nothing of how years are written: series and year as most lists have them.
    slots = tuple(
        replace(slot, pieces=("conf", "'", "yy")) if slot.pieces == ("conf",) else slot for slot in template.slots
    )
    template = replace(template, slots=slots)
    text = "\n".join(examples)
    readings: list[Reading] = []
    reader = Reader(template, registry)
    for block in parse(SourceText(text)).children:
        for item in block.children if isinstance(block, List) else ():
            first = item.children[0] if item.children else None
            reading = reader.read(text, first) if isinstance(first, Paragraph) else "it is empty"
            if not isinstance(reading, str):
                readings.append(reading)
    if not readings:
        return template
    bent = adapt(text, template, readings, ())
    # One example is no majority of forms: a slot that the examples leave open keeps the skeleton's form.
    kept = tuple(old if new.free else new for old, new in zip(template.slots, bent.slots, strict=True))
    spellings = tuple(reading.fields.series for reading in readings if reading.fields.series)
    return replace(template, slots=kept, tail=template.tail, spellings=tuple(dict.fromkeys(spellings)))
