"""The JSON Schema of the configuration."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft7Validator
from tests.report.node import Node, installed

from awesome_lint.config import LayeredConfig, Overrides
from awesome_lint.config.files import ConfigFile
from awesome_lint.config.load import KNOWN_KEYS
from awesome_lint.config.schema import config_schema
from awesome_lint.errors import ConfigError
from awesome_lint.rules import all_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
RIGHT = "select = ['DUP', 'venue-form']\n[severity]\nTPL = 'error'\n[rules.non-canonical-url]\narxiv = 'keep'\n"
WRONG = ("slect = []\n", "select = ['DUX']\n", "severity.TPL = 'fatal'\n", "severity.DUX = 'error'\n")


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
        ("select = ['ALL', 'TPL', 'TPL0', 'TPL00', 'TPL001', 'venue-form']", True),
        ("select = ['TP']", False),
        ("per-file-ignores.'*.md' = ['venue-from']", False),
        ("severity.DUP = 'error'\nseverity.venue-form = 'info'", True),
        ("severity.DUX = 'error'", False),
        ("severity.DUP = 'fatal'", False),
        ("output-format = ['full', 'sarif:out.sarif']", True),
        ("output-format = 'shout'", False),
        ("links.hosts.'a.example' = {concurrency = 2, accept = [403, '500..=599'], severity.NET = 'off'}", True),
        ("links.hosts.'a.example'.severity.NOT = 'off'", False),
        ("links.concurrency = 0", False),
    ],
)
def test_the_schema_allows_what_the_program_reads(text: str, *, right: bool) -> None:
    schema = config_schema()
    Draft7Validator.check_schema(schema)

    assert Draft7Validator(schema).is_valid(tomllib.loads(text)) is right
    loaded = LayeredConfig.make(ConfigFile(".awesome-lint.toml", text.encode()), Overrides())
    if right:
        loaded.load()
    else:
        with pytest.raises(ConfigError):
            loaded.load()


def test_it_says_which_schema_it_is_and_needs_no_other() -> None:
    schema = config_schema()
    Draft7Validator.check_schema(schema)

    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert schema["$id"] == "https://json.schemastore.org/awesome-lint.json"
    assert schema["title"] == "awesome-lint configuration"
    assert set(re.findall(r'"\$ref": "([^#"]*)#', json.dumps(schema))) == {""}
    assert schema == json.loads((ROOT / "docs" / "config.schema.json").read_text(encoding="utf-8"))


def test_it_allows_the_configurations_of_all_golden_cases() -> None:
    validator = Draft7Validator(config_schema())
    paths = sorted((ROOT / "fixtures").rglob("*.toml"))
    tables = [tomllib.loads(path.read_text(encoding="utf-8")).get("config", {}) for path in paths]

    assert sum(map(bool, tables)) > 20
    for path, table in zip(paths, tables, strict=True):
        assert [error.message for error in validator.iter_errors(table)] == [], path


PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
EXAMPLES = [
    (path.name, text)
    for path in PAGES
    for text in re.findall(r"^( *)```toml[^\n]*\n(.*?)^\1```", path.read_text("utf-8"), re.DOTALL | re.MULTILINE)
]


def test_it_allows_the_examples_of_all_pages_and_the_project_s_own_table() -> None:
    validator = Draft7Validator(config_schema())
    tables = [(name, tomllib.loads(dedent(text))) for name, (_, text) in EXAMPLES]
    tables.append(("pyproject.toml", tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))))

    assert "README.md" in dict(tables)
    for name, table in tables:
        own = table.get("tool", {}).get("awesome-lint", {}) if "tool" in table else table
        assert [error.message for error in validator.iter_errors(own)] == [], name


def said(folder: Path, *command: str) -> tuple[int, str]:
    done = subprocess.run([BIN / command[0], *command[1:]], cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("text", [RIGHT, *WRONG])
def test_tombi_s_editors_read_it(tmp_path: Path, text: str) -> None:
    """A language server for TOML, whose linter uses what its editors use."""
    (tmp_path / "schema.json").write_text(json.dumps(config_schema()))
    (tmp_path / "tombi.toml").write_text(
        "[schema]\ncatalog = { paths = [] }\n[[schemas]]\npath = 'schema.json'\ninclude = ['.awesome-lint.toml']\n"
    )
    (tmp_path / ".awesome-lint.toml").write_text(text)

    code, message = said(tmp_path, "tombi", "lint", "--offline", ".awesome-lint.toml")

    assert (code == 0) is (text == RIGHT), message
    assert text == RIGHT or ".awesome-lint.toml:1:" in message


@pytest.mark.parametrize("text", [RIGHT, *WRONG])
def test_validate_pyproject_reads_it(tmp_path: Path, text: str) -> None:
    """What checks the table in `pyproject.toml`; the schema is the file's own."""
    (tmp_path / "schema.json").write_text(json.dumps(config_schema()))
    below = re.sub(r"^\[", "[tool.awesome-lint.", text, flags=re.MULTILINE)
    (tmp_path / "pyproject.toml").write_text(f"[project]\nname = 'x'\nversion = '1'\n[tool.awesome-lint]\n{below}")

    tool = f"awesome-lint={(tmp_path / 'schema.json').as_uri()}"
    code, message = said(tmp_path, "validate-pyproject", "--tool", tool, "pyproject.toml")

    assert (code == 0) is (text == RIGHT), message
    assert text == RIGHT or "tool.awesome-lint" in message


@pytest.fixture(scope="module")
def node(request: pytest.FixtureRequest) -> Iterator[Node]:
    """Packages of npm, ajv among them."""
    cache = request.config.cache
    assert cache is not None
    with Node(installed(cache.mkdir("report-consumers"))) as process:
        yield process


def test_ajv_s_strict_mode_lets_it_through(node: Node) -> None:
    """What SchemaStore demands of a schema (CONTRIBUTING.md, "Ajv strict mode")."""
    values = [tomllib.loads(text) for text in (RIGHT, *WRONG)]

    assert node.ask("schema", schema=config_schema(), values=values) == [True, *(False for _ in WRONG)]


def test_ajv_s_strict_mode_would_say_so(node: Node) -> None:
    with pytest.raises(AssertionError, match="strict mode"):
        node.ask("schema", schema={**config_schema(), "x-mine": True}, values=[])
