"""cmark-gfm, which shares no code with this program, shows the same blocks and words before and after safe fixes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.fuzz.inputs import CONFIGS
from tests.fuzz.renderer import shown_otherwise

from awesome_lint.markdown import parse
from awesome_lint.meaning.structure import changed_structure
from awesome_lint.runner import fix_source
from awesome_lint.settings import Surroundings
from awesome_lint.text import SourceText

ROOT = Path(__file__).parents[2]
FIXTURES = sorted((ROOT / "fixtures").rglob("*.md"))


def different(text: str, config: str) -> str | None:
    result = fix_source(SourceText(text), CONFIGS[config], Surroundings())
    return shown_otherwise(text, result.source.text, {item.code for item in result.applied})


@pytest.mark.parametrize("name", ["commonmark-0.31.2.json", "gfm-0.29.json"])
@pytest.mark.parametrize("config", ["default", "all rules"])
def test_examples_of_the_specifications(name: str, config: str) -> None:
    examples = json.loads((ROOT / "tests" / "data" / name).read_text(encoding="utf-8"))
    found = {each["example"]: different(each["markdown"], config) for each in examples}
    assert {number: what for number, what in found.items() if what is not None} == {}


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_fixtures(path: Path) -> None:
    assert different(SourceText.decode(path.read_bytes(), path.name).text, "default") is None


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("## A | B\n--- | ---\n", "## C\n\ntext\n"),
        ("- A | B\n--- | ---\n", "- C\n"),
        ("> A | B\n--- | ---\n", "> C\n"),
        ("``` A | B\n--- | ---\n", "```\n```\n"),
        ("<div>A | B\n--- | ---\n", "<div>\n"),
        ("<b>A</b> | B\n--- | ---\n", "A | B\n--- | ---\n"),
        ("[r]: https://x.example\n    text\n", "[r]: /x\ntext\n"),
        ("[r]: https://x.example\n    [s]: /u\n", "[r]: /x\n[s]: /u\n"),
        ("[r]: https://x.example\n\n    code\n", "[r]: /x\n\n```\ncode\n```\n"),
    ],
)
def test_blocks_are_read_as_cmark_reads_them(text: str, blocks: str) -> None:
    assert changed_structure(parse(SourceText(text)), parse(SourceText(blocks))) is None
    assert shown_otherwise(text, blocks, {"TPL"}) is None


@pytest.mark.parametrize(
    "text",
    [
        "ย\xa0\r-|",
        "ย | ย\xa0\n-|-\n\xa0ย | ย\n",
        "> ]\n<t>\n*",
        "*  ]\r  <r>\r4)",
        ">  *   ]\n>     <!--",
        "> |\n<r>\n[](tp//4)",
        "> [\n    <e>",
        ";||||\n-|-|-|-\n<r>\n[](tp//4.org)",
        "<!-->\n0. <!--awesome-lint:ignore[SUP]-->",
        "[f]:r\r2) ]\r\r\t   。\r\t]",
        "[f]:r\n<r>\n* a",
        "[a]:\x0b\n-",
        "[a]:\x0b\n---",
        "[a]: /u\n---\n\n***\n\n***",
        "b|\n--",
        "|b|\n-",
    ],
)
def test_what_was_shown_otherwise_once(text: str) -> None:
    assert different(text, "all rules") is None


@pytest.mark.parametrize("text", ["* [x] ", "* [x]\x0c", "* [x]\n* [x] a\n", "* [x] \r  * ]"])
def test_a_box_alone_stays_one(text: str) -> None:
    assert different(text, "papers") is None


@pytest.mark.parametrize(
    ("before", "after", "alike"),
    [
        ("* a\n\n* b\n\n- c\n", "* a\n\n* b\n\n* c\n", True),
        ("* a\n\n* b\n\n- c\n\n* d\n\n* e\n", "* a\n\n* b\n\n* c\n\n* d\n\n* e\n", True),
        ("* a\n* b\n\n- c\n", "* a\n* b\n\n* c\n", False),
        ("* a\n\n- c\n", "* a\n\n* c\n", False),
        ("* a\n\n* b\n\n- c\n- d\n", "* a\n\n* b\n\n* c\n* d\n", False),
    ],
)
def test_a_single_item_may_join_others_that_are_set_apart(before: str, after: str, alike: bool) -> None:
    assert (changed_structure(parse(SourceText(before)), parse(SourceText(after))) is None) is alike
