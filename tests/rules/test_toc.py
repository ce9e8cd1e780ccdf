"""Tables of contents that are written and mended fit their documents, whatever the headings read."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from awesome_lint.meaning import broken_law
from awesome_lint.runner import fix_source, lint_source, read_source
from awesome_lint.settings import Config, RuleSelection, Surroundings
from awesome_lint.text import SourceText

CONFIG = Config(profile="awesome", rules=RuleSelection(select=("awesome-toc", "missing-anchor")))
ALONE = Config(profile="awesome", rules=RuleSelection(select=("awesome-toc",)))
WORDS = (
    "Tea",
    "Cups",
    "C++",
    "C#",
    "*Pots*",
    "`pan`",
    "🍃 Leaf",
    "茶",
    "[old]",
    "&",
    "1.",
    "Tools",
    "a_b",
    "<br>",
    "\\[x\\]",
)

titles = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
sections = st.lists(st.tuples(st.integers(2, 4), titles), min_size=1, max_size=8)


def document(toc: str, headings: list[tuple[int, str]]) -> SourceText:
    parts = [f"{'#' * depth} {title}\n\n- [Entry](https://tea.example)\n" for depth, title in headings]
    return SourceText("\n".join(["# Awesome Tea\n\n## Contents\n", toc, *parts]))


@given(headings=sections)
def test_new_list_fits(headings: list[tuple[int, str]]) -> None:
    fixed = fix_source(document("", headings), CONFIG, Surroundings(), unsafe=True)
    assert fixed.refused == ()
    said = [item.message for item in fixed.remaining]
    assert not any("anchor" in message or "leads" in message or "missing" in message for message in said)


@given(headings=sections, drawn=st.data())
def test_safe_mending_only_adds(headings: list[tuple[int, str]], drawn: st.DataObject) -> None:
    whole = fix_source(document("", headings), ALONE, Surroundings(), unsafe=True).source.text
    lines = whole.split("\n")
    entries = [at for at, line in enumerate(lines) if line.startswith("- [") and "](#" in line]
    gone = drawn.draw(st.sets(st.sampled_from(entries))) if entries else set()
    source = SourceText("\n".join(line for at, line in enumerate(lines) if at not in gone))
    fixed = fix_source(source, ALONE, Surroundings())
    assert fixed.refused == ()
    assert broken_law(read_source(source, ALONE), read_source(fixed.source, ALONE)) is None
    assert set(source.text.split("\n")) <= set(fixed.source.text.split("\n"))
    assert not any(item.fix and item.fix.applicability.value == "safe" for item in fixed.remaining)


@given(order=st.permutations(range(6)))
def test_unsafe_mending_restores_the_order(order: list[int]) -> None:
    names = [f"Section {'ABCDEF'[at]}" for at in range(6)]
    entries = [f"- [{name}](#{name.lower().replace(' ', '-')})\n  - text of {name}\n" for name in names]
    source = document("".join(entries[at] for at in order), [(2, name) for name in names])
    offered = lint_source(source, ALONE, Surroundings())
    fixed = fix_source(source, ALONE, Surroundings(), unsafe=True)
    if offered:
        assert "".join(entries) in fixed.source.text
    assert sorted(source.text) == sorted(fixed.source.text)
    assert fixed.remaining == []
