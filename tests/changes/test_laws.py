"""Laws of what a change brings, over lists of all kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from tests.changes.support import fixed, found, new, said

from awesome_lint.changes.added import Added, former_state
from awesome_lint.changes.links import added_places
from awesome_lint.fingerprints import Blocks
from awesome_lint.outgoing import outgoing
from awesome_lint.runner import read_source
from awesome_lint.settings import Config, RuleSelection
from awesome_lint.text import SourceText

if TYPE_CHECKING:
    from awesome_lint.diagnostics import Diagnostic

CONFIG = Config(profile="papers")
ENTRIES = (
    "* (NSDI'24) First Paper on Things That Matter [link](https://arxiv.org/abs/2401.00001) [Tag | MIT]",
    "+ (NSDI'24) Second Paper about Some Other Ideas [link](https://arxiv.org/abs/2401.00002) [Tag | MIT]",
    "* (Sigcomm'24) Third Measurement of Large Networks [link](https://) [Tag | MIT]",
    "* (OSDI'24) First paper on things that matter [link](https://arxiv.org/abs/2401.00003) [Tag | MIT]",
    "* (OSDI'24) Quite Another Subject Altogether [link](https://arxiv.org/abs/2401.00001v2) [Tag | MIT]",
    "* Fourth Study in Distributed Storage [pdf](https://arxiv.org/abs/2401.00004)",
    "* no link at all",
    "* (NSDI'24) Fifth [link](https://example.org/5) [Tag | MIT]\n  * [code](https://)",
)
BLOCKS = (*ENTRIES, "# Papers", "## NSDI", "## OSDI", "### Deep", "Some text.", "", "- [NSDI](#nsdi)", "[a]: https://b")
texts = st.one_of(
    st.lists(st.sampled_from(BLOCKS), max_size=14).map(lambda blocks: "\n".join(blocks) + "\n"), st.text(max_size=60)
)
lists = st.lists(st.sampled_from(ENTRIES), unique=True, min_size=2)


def of(entries: list[str]) -> str:
    return "# Papers\n\n## NSDI\n\n" + "\n".join(entries) + "\n"


@given(texts)
def test_no_change_brings_nothing(text: str) -> None:
    assert new(text, text, CONFIG) == []


@given(texts)
def test_without_a_base_everything_is_new(text: str) -> None:
    assert new(None, text, CONFIG) == found(text, CONFIG)
    assert new("", text, CONFIG) == found(text, CONFIG)


@given(texts, texts)
def test_what_is_new_is_a_part_of_what_there_is(base: str, text: str) -> None:
    alike = [(item.code, item.span, item.message) for item in found(text, CONFIG)]
    brought = [item for item in new(base, text, CONFIG) if not is_repeat(item)]  # of two, the new one is said to repeat
    assert all((item.code, item.span, item.message) in alike for item in brought)


@given(lists.flatmap(lambda entries: st.tuples(st.just(entries), st.permutations(entries))))
def test_entries_in_another_order_bring_nothing(orders: tuple[list[str], list[str]]) -> None:
    before, after = orders
    assert said(of(before), of(after), CONFIG) == []


@given(lists, lists)
def test_entries_that_stay_are_never_reported(before: list[str], after: list[str]) -> None:
    base, text = SourceText(of(before)), SourceText(of(after))
    stayed = set(base.text.splitlines())
    repeated = {base.line_text(base.line_at(item.span.start)) for item in found(base.text, CONFIG) if is_repeat(item)}
    for item in new(base.text, text.text, CONFIG):
        line = text.line_text(text.line_at(item.span.start))
        # one that repeats two entries is said to repeat the one until that goes, then the other
        assert line not in stayed or (is_repeat(item) and line in repeated)


def is_repeat(diagnostic: Diagnostic) -> bool:
    return diagnostic.code.startswith("DUP")


@given(texts, texts)
def test_fixing_twice_changes_nothing_more(base: str, text: str) -> None:
    once = fixed(base, text, CONFIG)
    assert fixed(base, once, CONFIG) == once


@given(lists, lists)
def test_fixing_leaves_the_lines_of_old_entries_as_they_are(before: list[str], after: list[str]) -> None:
    lines = fixed(of(before), of(after), CONFIG).splitlines()
    assert all(line in lines for entry in after if entry in before for line in entry.splitlines())


def test_one_new_entry_is_found_among_two_thousand_that_moved() -> None:
    entries = [f"* (NSDI'24) Paper number {n} [link](https://example.org/{n}) [Tag | MIT]" for n in range(2000)]
    text = of([*reversed(entries[5:]), "* (NSDI'24) A new one [link](https://) [Tag | MIT]", *entries[:5]])
    assert said(of(entries), text, CONFIG) == [(2000, "LNK003")]


def test_of_two_thousand_equal_entries_the_further_one_is_new() -> None:
    source = SourceText(of([ENTRIES[0]] * 2001))
    added = Added(Blocks(source), former_state(SourceText(of([ENTRIES[0]] * 2000))))
    assert sum(added.holds(start) for start in source.line_starts) == 1


@given(lists, lists)
def test_links_are_new_where_their_url_or_the_title_for_it_is(before: list[str], after: list[str]) -> None:
    base, text = (read_source(SourceText(of(entries)), CONFIG).document for entries in (before, after))
    added = Added(Blocks(text.source), former_state(base.source))
    asked = added_places(outgoing(text), outgoing(base), added)
    old = {place.url for place in outgoing(base)}
    assert [place.url for place in outgoing(text) if place.url not in old] == [
        place.url for place in asked if place.url not in old
    ]
    assert added_places(outgoing(text), outgoing(text), added) == []
    assert all(place.entry is not None for place in asked if place.url in old)


def test_a_selected_rule_is_the_only_one() -> None:
    config = Config(profile="papers", rules=RuleSelection(select=("LNK003",)))
    assert {code for _, code in said(of([ENTRIES[0]]), of(list(ENTRIES)), config)} == {"LNK003"}
