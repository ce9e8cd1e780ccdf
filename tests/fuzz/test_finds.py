"""That the generator is worth its time: it finds each fault that was mended, when the mend is taken back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.fuzz.__main__ import fault_of
from tests.fuzz.inputs import make
from tests.fuzz.smaller import smaller

from awesome_lint.export import write
from awesome_lint.formatting import gaps
from awesome_lint.markdown.nodes import Definition, FootnoteDefinition, FrontMatter, Html, InlineHtml, Paragraph
from awesome_lint.report import json_text, sarif
from awesome_lint.rules.sty import table_layout

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.markdown.nodes import Block
    from awesome_lint.text import Edit

NEVER = re.compile("(?!)")
LINE_EDITS = table_layout._line_edits
ENOUGH = 1500


def unguarded(node: Block) -> bool:
    """Tell whether a block is HTML as it was done before there were paragraphs without children."""
    if isinstance(node, Paragraph):
        return isinstance(node.children[0], InlineHtml) or isinstance(node.children[-1], InlineHtml)
    return isinstance(node, Html | FrontMatter | Definition | FootnoteDefinition)


def as_it_is(text: str) -> str:
    return text


def out_of_order(*arguments: object) -> Iterator[Edit]:
    return iter(sorted(LINE_EDITS(*arguments), reverse=True))  # type: ignore[arg-type]


MENDS = {
    "format of a paragraph without children": (
        gaps,
        "_is_verbatim",
        unguarded,
        "crash: IndexError in formatting/gaps.py",
    ),
    "lone surrogates in reports": (json_text, "well_formed", as_it_is, "law: report json: a lone surrogate"),
    "lone surrogates in exports": (
        *(write, "PydanticSerializationError", ZeroDivisionError),
        "crash: PydanticSerializationError in export/write.py",
    ),
    "lone surrogates in names": (sarif, "well_formed", as_it_is, "crash: UnicodeEncodeError in report/sarif.py"),
    "lone carriage returns in CSV": (write, "_CONTROLS", NEVER, "law: export csv: "),
    "formulas in CSV": (write, "_FORMULA", NEVER, "law: export csv: a formula"),
    "edits out of order": (table_layout, "_line_edits", out_of_order, "law: spans: edits of STY03"),
}


@pytest.mark.parametrize("name", MENDS)
def test_a_mend_that_is_taken_back_is_missed(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    module, attribute, former, said = MENDS[name]
    monkeypatch.setattr(module, attribute, former)
    for number in range(ENOUGH):
        fault = fault_of(make(number))
        if fault is not None and f"{fault.kind}: {fault.name}".startswith(said):
            break
    else:
        pytest.fail(f"not found in {ENOUGH} inputs")


def test_an_example_is_made_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gaps, "_is_verbatim", unguarded)
    made = make(0)._replace(text="# A\n\n* (OSDI'24) Title [link](https://x.example/1) [A]\n\n\f\n\nmore words\n")
    fault = fault_of(made)
    assert fault is not None
    small = smaller(made, lambda each: fault_of(each) == fault)
    assert len(small.text) <= 6
    assert "\f" in small.text
    assert fault_of(small) == fault
