"""Write what is generated from the code: pages and tables of rules, of the configuration and of the API, JSON Schemas.

`--check` writes nothing and fails if a file is not what would be written.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import awesome_lint
from awesome_lint.config.schema import config_schema
from awesome_lint.documentation.api_page import api_reference
from awesome_lint.documentation.config_page import config_page
from awesome_lint.documentation.npm_table import npm_table
from awesome_lint.documentation.rule_page import page
from awesome_lint.documentation.rules_index import families_table, rules_index
from awesome_lint.export.report_schema import diagnostic_schema, link_schema
from awesome_lint.export.schema import document_schema, record_schema
from awesome_lint.rules import all_rules

if TYPE_CHECKING:
    from awesome_lint.rules.base import Rule

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
DOCS = ROOT / "docs"
NPM_PAGE = DOCS / "npm-awesome-lint.md"
API_PAGE = DOCS / "api.md"
PAGES = DOCS / "rules"
CASES = ROOT / "fixtures" / "rules"
BEGIN = "<!-- {name}: begin (made by scripts/generate.py) -->"
END = "<!-- {name}: end -->"
FUNCTIONS = ("lint", "fix", "read")
LONGEST_EXAMPLE = 25


def main() -> int:
    """Write, or check, all generated files; gives the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if something would change")
    check = parser.parse_args().check
    wanted = generated()
    stale = [path for path in sorted(PAGES.glob("*.md")) if path not in wanted]
    changed = [path for path, text in wanted.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    for path in [*changed, *stale]:
        print(f"{path.relative_to(ROOT)}: {'out of date; run make docs' if check else 'written'}")
    if check:
        return 1 if changed or stale else 0
    for path in changed:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(wanted[path], encoding="utf-8", newline="\n")
    for path in stale:
        path.unlink()
    return 0


def generated() -> dict[Path, str]:
    """Give the text of every generated file."""
    rules = all_rules()
    names = [*FUNCTIONS, *(name for name in awesome_lint.__all__ if name not in FUNCTIONS and name[0] != "_")]
    return {
        **{PAGES / f"{rule.name}.md": page(rule, example=example_of(rule)) for rule in rules},
        PAGES / "index.md": rules_index(rules),
        DOCS / "configuration-keys.md": config_page(config_schema(), PAGES.name),
        DOCS / "config.schema.json": as_json(config_schema()),
        DOCS / "ast.schema.json": as_json(document_schema()),
        DOCS / "entry.schema.json": as_json(record_schema()),
        DOCS / "diagnostic.schema.json": as_json(diagnostic_schema()),
        DOCS / "link.schema.json": as_json(link_schema()),
        README: with_part(README, "families", families_table(rules, "docs/rules")),
        NPM_PAGE: with_part(NPM_PAGE, "rules", npm_table(rules, PAGES.name)),
        API_PAGE: with_part(API_PAGE, "reference", api_reference(awesome_lint, names)),
    }


def as_json(schema: dict[str, object]) -> str:
    """Write a schema down."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def example_of(rule: type[Rule]) -> str:
    """Give the rule's first short golden case that reports something, and what fixing makes of it."""
    for before in sorted((CASES / rule.name).glob("*.md")):
        if before.name.endswith(".fixed.md"):
            continue
        text = before.read_text(encoding="utf-8")
        expected = before.with_suffix(".diag")
        if not expected.exists() or not expected.read_text(encoding="utf-8").strip():
            continue
        if text.count("\n") > LONGEST_EXAMPLE or not set(text) <= printable(text):
            continue
        reported = expected.read_text(encoding="utf-8").strip()
        parts = ["## Case", fenced("markdown", text), "reports", fenced("text", reported)]
        after = before.with_name(f"{before.stem}.fixed.md")
        if after.exists() and after.read_text(encoding="utf-8") != text:
            parts += ["and is fixed to", fenced("markdown", after.read_text(encoding="utf-8"))]
        return "\n\n".join(parts)
    return ""


def printable(text: str) -> set[str]:
    """Give the characters of a text that show on a page."""
    return {character for character in text if character.isprintable() or character == "\n"}


def fenced(language: str, text: str) -> str:
    """Put a text into a code block, with a fence that the text does not hold."""
    fence = "```"
    while fence in text:
        fence += "`"
    return f"{fence}{language}\n{text.rstrip(chr(10))}\n{fence}"


def with_part(path: Path, name: str, part: str) -> str:
    """Give the text of a file with a part of it, by name, between its markers."""
    first, last = BEGIN.format(name=name), END.format(name=name)
    head, begin, rest = path.read_text(encoding="utf-8").partition(first)
    _, end, tail = rest.partition(last)
    if not begin or not end:
        sys.exit(f"{path.relative_to(ROOT)}: the lines {first} and {last} are missing")
    return f"{head}{begin}\n\n{part}\n\n{end}{tail}"


if __name__ == "__main__":
    sys.exit(main())
