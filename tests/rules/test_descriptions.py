"""How descriptions begin, when an unsafe fix gives them a capital."""

from __future__ import annotations

import pytest

from awesome_lint.runner import fix_source
from awesome_lint.settings import Config, RuleSelection, Surroundings
from awesome_lint.text import SourceText

TOOLS = "".join(f"- [Tool {name}](https://example.org/{name}) - Reads files of kind {name}.\n" for name in "abcdefghij")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("reads what others wrote.", "Reads what others wrote."),
        ("is a reader of tables.", "A reader of tables."),
        ("is an unusual reader.", "An unusual reader."),
        ("are the readers of old.", "The readers of old."),
        ("is used for reading.", "Is used for reading."),
        ("is.", "Is."),
    ],
)
def test_a_description_gets_a_capital(before: str, after: str) -> None:
    text = f"# Awesome Tools\n\n## Tools\n\n{TOOLS}- [Other](https://example.org/other) - {before}\n"
    config = Config(rules=RuleSelection(select=("AWE003",)))
    fixed = fix_source(SourceText(text), config, Surroundings(), unsafe=True).source.text
    assert fixed == text.replace(before, after)
