"""Generated lists are what the benchmarks say of them: the same every time, and canonical but for their defects."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from awesome_lint import SourceText
from awesome_lint.api import read
from awesome_lint.runner import lint_source
from awesome_lint.settings import Config, Surroundings

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from benchmarks.generate import GeneratedList

    MakeList: TypeAlias = Callable[..., GeneratedList]

SIZE = 250_000
SHARE = 0.03
SEED = 5


def test_the_same_list_every_time(make_list: MakeList) -> None:
    assert make_list(20_000, seed=SEED) == make_list(20_000, seed=SEED)
    assert make_list(20_000, seed=SEED).text != make_list(20_000, seed=SEED + 1).text


@pytest.mark.parametrize("size", [5_000, 100_000])
def test_it_is_as_long_as_asked_for(make_list: MakeList, size: int) -> None:
    written = len(make_list(size).text.encode())

    assert size <= written < size + 400


def test_without_defects_every_item_is_an_entry_with_nothing_to_say(make_list: MakeList) -> None:
    made = make_list(SIZE, share=0)
    document = read(made.text)

    assert made.defective == ()
    assert len(document.entries) == made.entries
    assert not document.unmatched
    assert sum(section.heading is not None for section in document.sections) == made.sections
    assert lint_source(SourceText(made.text), Config(), Surroundings()) == []


def test_titles_and_links_are_distinct(make_list: MakeList) -> None:
    entries = read(make_list(SIZE, share=0).text).entries

    assert len({entry.title for entry in entries}) == len(entries)
    assert len({entry.links[0].url for entry in entries}) == len(entries)


def test_the_share_of_defects(make_list: MakeList) -> None:
    made = make_list(SIZE, share=SHARE)

    assert len(made.defective) / made.entries == pytest.approx(SHARE, abs=0.01)
    assert make_list(20_000, share=1).entries - 1 == len(make_list(20_000, share=1).defective)


def test_exactly_the_lines_with_a_defect_are_flagged(make_list: MakeList) -> None:
    made = make_list(SIZE, share=SHARE, seed=SEED)
    source = SourceText(made.text)

    flagged = {source.line_at(item.span.start) for item in lint_source(source, Config(), Surroundings())}

    assert flagged == set(made.defective)


def test_defects_are_of_many_kinds(make_list: MakeList) -> None:
    found = lint_source(SourceText(make_list(SIZE, share=0.2).text), Config(), Surroundings())

    assert {item.code[:3] for item in found} >= {"TPL", "VEN", "LNK", "DUP", "ENC", "SUP"}
    assert len({item.code for item in found}) >= 25
