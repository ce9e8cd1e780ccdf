"""The rules on tables together: whatever a table looks like, their fixes end, agree, and keep what its cells say."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from awesome_lint.markdown import parse
from awesome_lint.markdown.nodes import TableCell, walk
from awesome_lint.meaning import broken_law
from awesome_lint.runner import fix_source, lint_source, read_source
from awesome_lint.settings import Config, RuleSelection, Surroundings
from awesome_lint.text import SourceText

RULES = ("no-table-indentation", "table-cell-padding", "table-pipe-alignment", "table-pipes")

blanks = st.sampled_from(["", " ", " ", "  ", "   "])
contents = st.sampled_from(
    ["", "a", "bb", "a b", "longer text", r"x\|y", "名前", "🚀", "é", "[l](u)", "`c`", "-", "1.", "#"]
)
delimiters = st.sampled_from(["-", "---", ":--", "--:", ":-:", ":------:"])
indents = st.sampled_from(["", "", "", " ", "  "])


@st.composite
def rows(draw: st.DrawFn, cells: st.SearchStrategy[str], least: int, most: int) -> str:
    texts = draw(st.lists(st.builds("{}{}{}".format, blanks, cells, blanks), min_size=least, max_size=most))
    row = "|".join(texts)
    # Without its pipes a row of one column, or one with blank ends, is no row or has other cells.
    bare = draw(st.booleans()) and len(texts) > 1 and texts[0].strip() != "" and texts[-1].strip() != ""
    return draw(indents) + (row.strip() if bare else f"|{row}|")


@st.composite
def tables(draw: st.DrawFn) -> str:
    count = draw(st.integers(1, 4))
    lines = [draw(rows(contents, count, count)), draw(rows(delimiters, count, count))]
    lines += draw(st.lists(rows(contents, 1, count + 1), max_size=6))
    prefix = draw(st.sampled_from(["", "> "]))
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    end = draw(st.sampled_from(["", newline, f"{newline}{newline}End"]))
    return newline.join(prefix + line for line in lines) + end


def cells(text: str) -> list[str]:
    return [text[node.start : node.end] for node in walk(parse(SourceText(text))) if isinstance(node, TableCell)]


@given(
    texts=st.lists(tables(), min_size=1, max_size=2),
    profile=st.sampled_from(["awesome", "awesome-npm"]),
    rules=st.sampled_from([RULES, *((rule,) for rule in RULES)]),
)
@settings(max_examples=150)
def test_fixes_of_tables(profile: str, rules: tuple[str, ...], texts: list[str]) -> None:
    source = SourceText("\n\n".join(texts))
    config = Config(profile=profile, rules=RuleSelection(select=rules))
    fixed = fix_source(source, config, Surroundings(path="x.md"))
    assert fixed.refused == ()
    assert lint_source(fixed.source, config, Surroundings(path="x.md")) == []
    assert cells(fixed.source.text) == cells(source.text)
    assert broken_law(read_source(source, config), read_source(fixed.source, config)) is None


def test_edits_of_a_fix_stand_in_order() -> None:
    """Once, those of a delimiter row did not: `Fix.edits` says that they do, and reports rely on it."""
    config = Config(profile="awesome-npm")
    (first, *_) = [
        item
        for item in lint_source(SourceText("S*||\n-|-\nA"), config, Surroundings())
        if item.name == "table-pipe-alignment"
    ]
    assert first.fix is not None
    assert list(first.fix.edits) == sorted(first.fix.edits)
    assert len(first.fix.edits) == 7
