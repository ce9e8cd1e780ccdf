"""What was found of a list's template, in words: for `init` and `config`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.template.forms import forms_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.template import ListReading

_LONGEST = 80  # code points of an entry that are shown


def coverage_of(reading: ListReading) -> str:
    """Say how many of a list's entries follow its templates, such as "57 of 60 entries follow it (95 %)"."""
    document = reading.document
    records = {id(entry.record) for entry in document.entries}
    records.update(id(each.record) for each in document.unmatched if not each.placeholder)
    total = len(records)
    following = max(total - len(reading.nonconforming), 0)
    what = "it" if len(reading.templates) == 1 else "them"
    return f"{following} of {total} {'entry' if total == 1 else 'entries'} follow {what} ({reading.coverage:.0%})"


def forms_in(reading: ListReading) -> Iterator[str]:
    """Give the form of each part of an entry, by template where there are several."""
    for number, template in enumerate(reading.templates, start=1):
        if len(reading.templates) > 1:
            yield "main form" if number == 1 else f"form {number}"
        yield from forms_of(template)


def strays_of(reading: ListReading) -> Iterator[str]:
    """Give the entries that follow no template: the line, and how they begin."""
    source = reading.document.source
    for record in reading.nonconforming:
        line = source.line_at(record.span.start)
        text = " ".join(source.text[record.span.start : record.span.end].split())
        yield f"line {line}: {text if len(text) <= _LONGEST else f'{text[: _LONGEST - 1]}…'}"
