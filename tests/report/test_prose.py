"""Sections of prose that was read as entries are named, so that the configuration can say what they are."""

from __future__ import annotations

import json

from awesome_lint.diagnostics import Diagnostic, Severity
from awesome_lint.report.prose import prose_sections
from awesome_lint.text import SourceText, Span

TEXT = """\
# L

## Tools

- a
- b
- c

## How to "read"

- d
- e
- f
"""
HEADING = 'How to "read"'
SOURCE = SourceText(TEXT, "list.md")


def found(items: str, *names: str) -> list[Diagnostic]:
    spans = [Span(at := TEXT.index(f"- {item}") + 2, at + 1) for item in items]
    return [Diagnostic("TPL000", name, "wrong", span, Severity.WARNING) for span in spans for name in names]


def test_a_section_is_named_where_three_items_have_little_of_an_entry() -> None:
    assert prose_sections(SOURCE, found("def", "unmatched-entry")) == [json.dumps(HEADING)]
    assert prose_sections(SOURCE, found("def", "missing-link", "missing-venue")) != []
    assert len(prose_sections(SOURCE, found("abcdef", "unmatched-entry"))) == 2


def test_entries_that_lack_one_thing_are_entries() -> None:
    assert prose_sections(SOURCE, found("abcdef", "missing-link")) == []
    assert prose_sections(SOURCE, found("bcde", "unmatched-entry")) == []
    assert prose_sections(SOURCE, found("ab", "unmatched-entry", "missing-link", "missing-title")) == []
    assert prose_sections(SOURCE, []) == []


def test_items_with_links_are_entries_that_the_template_does_not_fit() -> None:
    linked = SourceText(TEXT.replace("\n\n## How", " [x](https://x.example)\n\n## How"), "list.md")

    assert prose_sections(SOURCE, found("abc", "unmatched-entry")) == ['"Tools"']
    assert prose_sections(linked, found("abc", "unmatched-entry")) == []
