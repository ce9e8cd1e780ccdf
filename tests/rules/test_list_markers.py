"""When it is safe to change the bullets of a list that stands between others."""

from __future__ import annotations

import pytest

from awesome_lint.diagnostics import Applicability
from awesome_lint.runner import lint_source
from awesome_lint.settings import Config, RuleSelection, Surroundings
from awesome_lint.text import SourceText


@pytest.mark.parametrize(
    ("bullets", "applicability"),
    [
        ("----*---", Applicability.SAFE),  # one item among many is a slip
        ("-----*", Applicability.SAFE),
        ("--**--", Applicability.UNSAFE),  # these may be a list of their own
        ("-*-", Applicability.UNSAFE),
    ],
)
def test_a_few_items_among_many_join_them_safely(bullets: str, applicability: Applicability) -> None:
    text = "# Trees\n\n" + "".join(f"{bullet} Tree {number}\n" for number, bullet in enumerate(bullets))
    config = Config(profile="awesome", rules=RuleSelection(select=("unordered-list-marker-style",)))
    found = lint_source(SourceText(text), config, Surroundings())
    assert [each.fix.applicability for each in found if each.fix is not None] == [applicability]
