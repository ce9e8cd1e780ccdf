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
from awesome_lint.template.read import TemplateReader
from awesome_lint.template.tokens import inline_tokens
from awesome_lint.text import SourceText, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from awesome_lint.markdown import Comment
    from awesome_lint.template.reading import Reading
    from awesome_lint.template.slots import Template
    from awesome_lint.venues import Registry

_WORD = re.compile(r"\btemplate\b|\bformat\b|模板|格式", re.IGNORECASE)
_ITEM = re.compile(r"(?:(?:^|[\s\]:：）)])(?=[*+-] )|^\s{0,9}(?=\d{1,3}[.)] ))(?P<item>\S{1,4} \S.*)$")
_LONGEST_ITEM = 1_000  # code points; a longer line is prose

# What maintainers write for a field; the first that matches at a place wins, so longer ones stand first.
_ALIASES = (
    (re.compile(r"(?:会议|期刊|发表)", re.IGNORECASE), "conf"),
    (re.compile(r"(?:论文)?(?:标题|题目|名称)"), "Title"),
    (re.compile(r"作者"), "Authors"),
    (re.compile(r"(?:简介|描述|说明)"), "Description"),
    (re.compile(r"\[\s*(?:标签|关键词|关键字)[^\[\]]*\](?!\()"), "[tags | affiliation]"),
    (re.compile(r"\](?:\([^()\s]{0,40}(?:链接|网址)[^()\s]{0,40}\))"), "](url)"),
    (re.compile(r"(?:年份|\byear\b)", re.IGNORECASE), "yyyy"),
    (re.compile(r"\b(?:conf|conference|venue|journal)(?P<joint>[ ,'’-]{1,2})(?=yy)", re.IGNORECASE), r"conf\g<joint>"),
    (
        re.compile(r"\(\s*(?:conf|conference|venue|journal|trans)\b(?![^()]{0,9}yy)[^()'’\d]*\)", re.IGNORECASE),
        "(conf)",
    ),
    (
        re.compile(
            r"\[\s*(?:conf|conference|venue|journal|trans)\b(?![^\[\]]{0,9}yy)[^\[\]'’\d]*\](?!\()", re.IGNORECASE
        ),
        "[conf]",
    ),
    (
        re.compile(r"\[\s*(?:note|tags?|key\s*words?|notes?)\b[^\[\]|]*\|[^\[\]]*\](?!\()", re.IGNORECASE),
        "[tags | affiliation]",
    ),
    (re.compile(r"\[\s*(?:note|tags?|key\s*words?|notes?)\b[^\[\]]*\](?!\()", re.IGNORECASE), "[tags | affiliation]"),
    (
        # `](http_source_link)`, but not an example's own address
        re.compile(r"\]\((?!https?://[^()\s/]{0,80}\.)[^()]{0,80}(?:url|link|http)[^()]{0,80}\)", re.IGNORECASE),
        "](url)",
    ),
    (re.compile(r"\b(?:paper|article|publication|project)[ _-]?(?:title|name)\b", re.IGNORECASE), "Title"),
    (re.compile(r"\b(?:short )?description of [\w ]+", re.IGNORECASE), "Description"),
)
_TITLE = re.compile(r"\btitle\b", re.IGNORECASE)
_NAME = re.compile(r"\bname\b(?: of [\w ]{1,40}\b)?", re.IGNORECASE)


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


def file_template(comments: Iterable[Comment], registry: Registry, text: str) -> FileTemplate:
    """Find the template that a list states, bent to the examples beside it.

    Args:
        comments: The list's comments.
        registry: The venue series that are known.
        text: The list's source.
    """
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
            notes.append(_unreadable(comment, items[skeleton], error, text))
            continue
        examples = [item for index, item in enumerate(items) if index != skeleton]
        return FileTemplate(_bend(template, examples, registry), tuple(notes))
    return FileTemplate(None, tuple(notes))


def _unreadable(comment: Comment, item: str, error: TemplateError, text: str) -> TemplateNote:
    """Say what is wrong with a template, at the character that is, if it stands so in the source."""
    span, offset = comment.span, error.offset
    start = text.find(item, *span)
    if start >= 0:
        span = Span(start, start + len(item))
        if offset < len(item) and _with_field_words(item)[:offset] == item[:offset]:
            span = Span(start + offset, span.end)
    return TemplateNote(span, f"this template cannot be read: {error}")


def _items(text: str) -> list[str]:
    """Give the lines that hold a list item, from its marker; a word such as `[Examples]` may stand before it."""
    lines = (line for line in text.splitlines() if len(line) <= _LONGEST_ITEM)
    return [match["item"].strip() for line in lines if (match := _ITEM.search(line))]


def _is_skeleton(item: str) -> bool:
    """Whether a line holds words for fields, not an example's values."""
    words = _with_field_words(item)
    return "](url)" in words or bool(re.search(r"\bTitle\b.*\bDescription\b|\(conf\b|\[conf\b", words))


def _with_field_words(item: str) -> str:
    """Write the notation's field words for those that maintainers use."""
    for pattern, words in _ALIASES:
        item = pattern.sub(words, item)
    return item if _TITLE.search(item) else _NAME.sub("Title", item)


def _bend(template: Template, examples: list[str], registry: Registry) -> Template:
    """Take over what the examples show."""
    # A skeleton without a year says nothing of how years are written: series and year as most lists have them.
    if any(slot.pieces == ("conf",) for slot in template.slots):
        dated = parse_template(re.sub(r"\bconf\b", "conf'yy", template.text, flags=re.IGNORECASE), template.name)
        template = replace(dated, text=template.text)
    text = "\n".join(examples)
    readings: list[Reading] = []
    reader = TemplateReader(template, registry)
    for block in parse(SourceText(text)).children:
        for item in block.children if isinstance(block, List) else ():
            first = item.children[0] if item.children else None
            if isinstance(first, Paragraph):
                reading = reader.read(text, inline_tokens(text, first.children, registry))
                readings += [] if isinstance(reading, str) else [reading]
    if not readings:
        return template
    bent = adapt(text, template, readings, ())
    # One example is no majority of forms: a slot that the examples leave open keeps the skeleton's form.
    kept = tuple(old if new.free else new for old, new in zip(template.slots, bent.slots, strict=True))
    spellings = tuple(reading.fields.series for reading in readings if reading.fields.series)
    return replace(template, slots=kept, tail=template.tail, spellings=tuple(dict.fromkeys(spellings)))
