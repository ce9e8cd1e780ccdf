"""Safe fixes of style rules leave the page as it is: GitHub's renderer gives the same HTML before and after."""

from __future__ import annotations

import re

import pytest
from cmarkgfm import github_flavored_markdown_to_html  # type: ignore[import-untyped]
from cmarkgfm.cmark import Options  # type: ignore[import-untyped]
from hypothesis import given, settings
from hypothesis import strategies as st

from awesome_lint.runner import fix_source
from awesome_lint.settings import Config, RuleSelection, Surroundings
from awesome_lint.text import SourceText

RULES = {
    "blockquote-indentation": ({}, {"style": 4}),
    "code-block-style": ({},),
    "fenced-code-marker": ({}, {"style": "~"}),
    "list-item-bullet-indent": ({},),
    "list-item-indent": ({}, {"style": "tab"}),
    "no-blockquote-without-marker": ({},),
    "ordered-list-marker-style": ({},),
    "ordered-list-marker-value": ({}, {"style": "single"}),
    "rule-style": ({}, {"style": "* * *"}),
    "unordered-list-marker-style": ({}, {"style": "+"}),
}
# What lines of lists, quotations and code begin with: markers of several kinds, gaps of several widths.
MARKS = [
    "",
    "",
    " ",
    "  ",
    "   ",
    "    ",
    "      ",
    "> ",
    ">",
    ">   ",
    "> > ",
    "- ",
    "-   ",
    "*  ",
    "+ ",
    " - ",
    "  - ",
]
MARKS += ["    - ", "1. ", "1.  ", "9. ", "10. ", "1) ", "   1. ", "> - ", ">  - ", "- > ", "  > ", "- - ", "\t", "-\t"]
CONTENTS = [
    "word",
    "two words",
    "",
    "",
    "***",
    "- - -",
    "___",
    "```",
    "~~~",
    "# title",
    "===",
    "<br>",
    "`code`",
    "10. x",
]
LINES = st.tuples(st.sampled_from(MARKS), st.sampled_from(CONTENTS)).map("".join)
DOCUMENTS = st.lists(LINES, min_size=1, max_size=8).map(lambda lines: "\n".join(["Text", "", *lines, ""]))
CASES = [(rule, options) for rule, several in RULES.items() for options in several]


def rendered(text: str) -> str:
    """Give the HTML; blanks count in code only, and there only before something."""
    html = github_flavored_markdown_to_html(text, options=Options.CMARK_OPT_UNSAFE)
    pieces = re.split(r"(<pre>.*?</pre>)", html, flags=re.DOTALL)
    return "".join(
        re.sub(r"(?m)[ \t]+$", "", piece) if piece.startswith("<pre>") else re.sub(r"\s+", " ", piece)
        for piece in pieces
    )


@pytest.mark.parametrize(("rule", "options"), CASES, ids=str)
@settings(max_examples=100, derandomize=True)
@given(text=DOCUMENTS)
def test_safe_fixes_keep_the_page(rule: str, options: dict[str, str | int], text: str) -> None:
    config = Config(
        profile="awesome", rules=RuleSelection(select=(rule,)), options={rule: dict(options)} if options else {}
    )
    fixed = fix_source(SourceText(text), config, Surroundings())
    assert rendered(fixed.source.text) == rendered(text)
