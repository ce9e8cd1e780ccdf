"""The pages of rules, configuration and API that are made of code."""

from __future__ import annotations

import re
from types import ModuleType

import pytest

from awesome_lint.config.schema import config_schema
from awesome_lint.diagnostics import Severity
from awesome_lint.documentation.api_page import api_reference
from awesome_lint.documentation.config_page import config_page
from awesome_lint.documentation.rules_index import families_table, rules_index
from awesome_lint.rules import all_rules
from awesome_lint.rules.dup.duplicate_link import DuplicateLink
from awesome_lint.rules.ven.venue_spelling import VenueSpelling

SCHEMA = {
    "properties": {
        "level": {"enum": ["high", "low"], "type": "string", "default": "low", "description": "How much."},
        "words": {"type": "array", "items": {"type": "string"}, "default": [], "description": "A | B."},
        "mark": {"type": "string", "default": "`", "description": "A mark."},
        "many": {"type": "integer", "minimum": 1, "maximum": 9, "description": "How many."},
        "wait": {"type": "number", "minimum": 0, "description": "Seconds."},
        "codes": {
            "type": "array",
            "items": {"anyOf": [{"type": "integer", "minimum": 1, "maximum": 2}, {"type": "string"}]},
            "description": "Codes.",
        },
        "names": {
            "type": "object",
            "additionalProperties": {"type": "array", "items": {"$ref": "#/definitions/Selector"}},
            "description": "Names.",
        },
        "rules": {
            "type": "object",
            "properties": {
                "a-rule": {
                    "type": "object",
                    "properties": {"on": {"type": "boolean", "default": True, "description": ""}},
                },
                "AAA001": {"$ref": "#/properties/rules/properties/a-rule"},
            },
        },
    },
    "definitions": {
        name: {"description": f"A {name}.", "properties": {"key": {"type": "string", "description": "A key."}}}
        for name in ("LinksTable", "HostTable", "SectionTable", "VenueTable")
    },
}


def test_each_kind_of_value_is_said_in_words() -> None:
    page = config_page(SCHEMA, "pages")

    assert [line for line in page.splitlines() if line.startswith("| `") and "A key" not in line] == [
        '| `level` | `"high"`, `"low"` | `"low"` | How much. |',
        "| `words` | array of texts | `[]` | A \\| B. |",
        '| `mark` | text | `` "`" `` | A mark. |',
        "| `many` | whole number (1 to 9) |  | How many. |",
        "| `wait` | number (0 or more) |  | Seconds. |",
        "| `codes` | array of whole numbers (1 to 2) or texts |  | Codes. |",
        "| `names` | table of array of rules by name |  | Names. |",
    ]
    assert "| [a-rule](pages/a-rule.md) | `on` | true or false | `true` |" in page
    assert "AAA001" not in page
    assert page.count("| `key` | text |  | A key. |") == 4


def test_the_page_has_every_key_of_the_real_schema() -> None:
    schema = config_schema()
    keys = schema["properties"]
    assert isinstance(keys, dict)
    shown = set(re.findall(r"^\| `([a-z-]+)` \|", config_page(schema, "rules"), re.MULTILINE))

    assert keys.keys() - {"rules"} <= shown
    assert {"host-interval", "misspellings", "headers"} <= shown


def test_the_index_has_each_rule_once_below_its_family() -> None:
    index = rules_index(all_rules())

    assert re.findall(r"^\| ([A-Z]{3}\d{3}) \|", index, re.MULTILINE) == [rule.code for rule in all_rules()]
    for part in index.split("\n## ")[1:]:
        assert set(re.findall(r"^\| ([A-Z]{3})\d{3} \|", part, re.MULTILINE)) == {part[:3]}


def test_families_are_counted_with_examples() -> None:
    *_, first, second = families_table([DuplicateLink, VenueSpelling], "docs/rules").splitlines()

    assert first.startswith("| [DUP](docs/rules/index.md#dup) | 1 | Entries that stand in the list twice. | ")
    assert first.endswith(" | [duplicate-link](docs/rules/duplicate-link.md) |")
    assert second.startswith("| [VEN](docs/rules/index.md#ven) | 1 | ")


class Thing:
    """A thing.

    Attributes:
        size: How large,
            in code points.
    """


def measure(text: str, *, twice: bool = False) -> int:
    """Give a size.

    Args:
        text: Anything.
        twice: Whether it counts twice.

    Returns:
        Code points.

    Raises:
        ValueError: It is empty.
    """
    raise ValueError(text, twice)


@pytest.fixture
def module() -> ModuleType:
    made = ModuleType("made")
    vars(made).update(Thing=Thing, measure=measure, Severity=Severity)
    return made


def test_docstrings_become_markdown(module: ModuleType) -> None:
    assert api_reference(module, ["measure", "Thing"]) == (
        "### `measure`\n\n```python\nmeasure(text: str, *, twice: bool = False) -> int\n```\n\n"
        "Give a size.\n\nArgs:\n\n- `text`: Anything.\n- `twice`: Whether it counts twice.\n\n"
        "Returns:\n\nCode points.\n\nRaises:\n\n- `ValueError`: It is empty.\n\n"
        "### `Thing`\n\nA thing.\n\nAttributes:\n\n- `size`: How large, in code points."
    )


def test_enumerations_name_their_members(module: ModuleType) -> None:
    assert "One of `Severity.INFO`, `Severity.WARNING`, `Severity.ERROR`." in api_reference(module, ["Severity"])
