"""The JSON Schema of the configuration."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from awesome_lint.config import LayeredConfig, Overrides
from awesome_lint.config.files import ConfigFile
from awesome_lint.config.load import KNOWN_KEYS
from awesome_lint.config.schema import config_schema
from awesome_lint.errors import ConfigError
from awesome_lint.rules import all_rules


def part(value: object, *keys: str) -> dict[str, Any]:
    """Give the object that stands below some keys."""
    for key in keys:
        assert isinstance(value, dict)
        value = value[key]
    assert isinstance(value, dict)
    return value


def test_every_key_has_a_description() -> None:
    properties = part(config_schema(), "properties")

    assert set(properties) == set(KNOWN_KEYS)
    assert all(value.get("description") for value in properties.values())


def test_options_of_rules_are_described_and_nothing_else_is_allowed() -> None:
    rules = part(config_schema(), "properties", "rules")

    assert rules["additionalProperties"] is False
    options = rules["properties"]["non-canonical-url"]
    assert options["additionalProperties"] is False
    assert options["properties"]["arxiv"]["enum"] == ["auto", "abs", "pdf", "keep"]
    assert all(value["description"] for value in options["properties"].values())


def test_rules_without_options_have_no_table() -> None:
    tables = part(config_schema(), "properties", "rules", "properties")

    assert "malformed-url" in {rule.name for rule in all_rules()}
    assert "malformed-url" not in tables


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("rules.non-canonical-url.arxiv = 'keep'\nper-section.'Old *'.entries = false", True),
        ("per-section = [{heading = 'Old *', ignore = ['DUP']}]\nvenues.FOO.kind = 'journal'", True),
        ("rules.non-canonical-url.arxiv = 'kept'", False),
        ("rules.malformed-url.x = 1", False),
        ("slect = ['DUP']", False),
    ],
)
def test_the_schema_allows_what_the_program_reads(text: str, *, right: bool) -> None:
    schema = config_schema()
    Draft202012Validator.check_schema(schema)

    assert Draft202012Validator(schema).is_valid(tomllib.loads(text)) is right
    loaded = LayeredConfig.make(ConfigFile(".awesome-lint.toml", text.encode()), Overrides())
    if right:
        loaded.load()
    else:
        with pytest.raises(ConfigError):
            loaded.load()
