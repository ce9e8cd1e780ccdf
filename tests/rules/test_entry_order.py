"""`entry-order`: what sorts before what, and that the fix sorts, moves whole items, and loses nothing."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome_lint.errors import ConfigError
from awesome_lint.rules.struct.alphabet import alphabetical
from awesome_lint.runner import fix_reading, fix_source, lint_source, read_source
from awesome_lint.settings import Config, RuleSelection, Surroundings
from awesome_lint.text import SourceText

if TYPE_CHECKING:
    from awesome_lint.settings import OptionValue

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
LISTS = sorted(CORPUS.glob("*.md"))
NOWHERE = Surroundings()
AWESOME = Config(profile="awesome", rules=RuleSelection(select=("entry-order",)))
HEAD = "# Awesome Things\n\n## Things\n\n"


def config(options: dict[str, OptionValue]) -> Config:
    return Config(rules=RuleSelection(select=("entry-order",)), options={"entry-order": options})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("apple", "Banana"),
        ("The Apple", "A Banana"),
        ("“Apple”", "Banana"),
        ("🍎 Apple", "banana"),
        (".apple", "banana"),
        ("Éclair", "Edam"),
        ("zeta", "альфа"),
        ("ель", "ёж"),
        ("Part 2", "Part 10"),
        ("v2", "v10"),
        ("go-redis", "goavro"),
        ("Open Source", "OpenAI"),
        ("9lives", "cats"),
        ("Ａpple", "banana"),
        ("Part", "Part 1"),
    ],
)
def test_one_stands_before_the_other(one: str, other: str) -> None:
    assert alphabetical(one) < alphabetical(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("C", "C++"),
        ("naïve", "Naive"),
        ("STRASSE", "straße"),
        ("The Book", "book"),
        ("The “Book”", "The Book"),
        ("Chapter 007", "chapter 7"),
    ],
)
def test_both_stand_at_the_same_place(one: str, other: str) -> None:
    assert alphabetical(one) == alphabetical(other)


@pytest.mark.parametrize(("title", "words"), [("A*", 1), ("The", 1), ("A", 1), ("The The", 1), ("Theory", 1)])
def test_an_article_alone_is_a_title(title: str, words: int) -> None:
    assert len(alphabetical(title)) == words


def test_marks_alone_cannot_be_compared() -> None:
    assert alphabetical("🚀 !") == ()


def test_a_number_longer_than_the_interpreter_reads_is_letters() -> None:
    assert alphabetical("1" * 10_000) == (((1, 0, "1" * 10_000),),)


titles = st.text("abcABC éя12-.🚀", max_size=6).map(lambda text: " ".join(text.split()).strip("-."))
notes = st.sampled_from(
    [
        "",
        "  - A note\n  - Another\n",
        "  <!-- a comment -->\n",
        "\n  A paragraph.\n",
        "  ```\n- no item\n  ```\n".replace("\n-", "\n  -"),
        "lazy text\n",
        "  - [zz](https://example.org/z)\n  - [aa](https://example.org/a)\n",
    ]
)


@st.composite
def items(draw: st.DrawFn) -> str:
    """An item's lines, the last one with its newline."""
    title = draw(titles)
    number = draw(st.integers(0, 99))
    if not title:
        return f"- A remark, number {number}.\n"
    return f"- [{title}](https://example.org/{number}) - Text.\n" + draw(notes)


@st.composite
def lists(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A document with one list, and the list's items."""
    drawn = draw(st.lists(items(), min_size=2, max_size=9))
    text = HEAD + "".join(item + draw(st.sampled_from(["", "", "\n", "\n\n"])) for item in drawn)
    if draw(st.booleans()):
        text = text.rstrip("\n")
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
        drawn = [item.replace("\n", "\r\n") for item in drawn]
    return text, drawn


def outer_keys(text: str) -> list[tuple[object, ...]]:
    """Give what the entries of the outer list sort by; a remark has no link, and goes with the item before it."""
    entries = read_source(SourceText(text), AWESOME).document.entries
    found = [alphabetical(entry.title) for entry in entries if entry.record.parent is None and entry.links]
    return [key for key in found if key]


def fewest_moves(text: str) -> int:
    """Give how many items of the outer list must move, by trying all pairs."""
    keys = outer_keys(text)
    longest = [0] * len(keys)
    for index, key in enumerate(keys):
        longest[index] = 1 + max((longest[at] for at in range(index) if keys[at] <= key), default=0)
    return len(keys) - max(longest, default=0)


@given(lists())
def test_fix_sorts_by_moving_whole_items(drawn: tuple[str, list[str]]) -> None:
    text, blocks = drawn
    result = fix_source(SourceText(text), AWESOME, NOWHERE, unsafe=True)
    fixed = result.source.text

    assert result.remaining == []
    assert len(fixed) == len(text)
    assert Counter(fixed.splitlines()) == Counter(text.splitlines())
    sorted_notes = "  - [aa](https://example.org/a)\n  - [zz](https://example.org/z)\n"
    unsorted_notes = "  - [zz](https://example.org/z)\n  - [aa](https://example.org/a)\n"
    newline = "\r\n" if "\r\n" in text else "\n"
    for block in blocks:
        moved = block.replace(unsorted_notes.replace("\n", newline), sorted_notes.replace("\n", newline))
        assert moved.rstrip("\r\n") in fixed
    keys = outer_keys(fixed)
    assert all(one <= other for one, other in pairwise(keys))


@given(lists())
def test_no_more_is_reported_than_must_move(drawn: tuple[str, list[str]]) -> None:
    text, _ = drawn
    outer = [
        item for item in lint_source(SourceText(text), AWESOME, NOWHERE) if text[: item.span.start].endswith("\n- ")
    ]
    assert len(outer) == fewest_moves(text)


@pytest.mark.parametrize("options", [{"by": "date"}, {"sections": {"Papers": "name"}}])
def test_an_unknown_order_is_refused(options: dict[str, OptionValue]) -> None:
    with pytest.raises(ConfigError, match=r"options of entry-order: expected 'title', 'year', 'venue', 'none', found"):
        lint_source(SourceText("- a\n"), config(options), NOWHERE)


def test_the_rule_does_not_run_by_itself() -> None:
    text = HEAD + "- [b](https://example.org/b) - B.\n- [a](https://example.org/a) - A.\n"
    assert "STR004" not in {item.code for item in lint_source(SourceText(text), Config(), NOWHERE)}


@pytest.mark.skipif(not LISTS, reason=f"no lists in {CORPUS}")
@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_real_lists_are_sorted_without_loss(path: Path) -> None:
    source = SourceText.decode(path.read_bytes(), path.name)
    reading = read_source(source, Config())
    by = "venue" if reading.profile == "papers" else "title"
    result = fix_reading(reading, config({"by": by}), NOWHERE, unsafe=True)

    assert result.refused == ()
    assert [item for item in result.remaining if item.fix is not None] == []
    assert Counter(result.source.text.splitlines()) == Counter(source.text.splitlines())
    before, after = reading.document.entries, result.reading.document.entries
    assert Counter(entry.title for entry in after) == Counter(entry.title for entry in before)
