"""Whether an entry's authors contradict those of its source: only where not one name is on both sides."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome_lint.rules.net.people import contradict, share_a_name
from awesome_lint.statuses import MOST_AUTHORS

VLLM = ["Woosuk Kwon", "Zhuohan Li", "Siyuan Zhuang", "Ying Sheng", "Lianmin Zheng", "Ion Stoica"]
UMLAUTS = ["Jürgen Müller", "Øyvind Sørensen", "Łukasz Kaiser", "José García", "Đặng Nguyên", "Paul Erdős"]

AGREE = [
    ("Woosuk Kwon, Zhuohan Li", VLLM),
    ("W. Kwon et al.", VLLM),
    ("Kwon et al.", VLLM),
    ("KWON, W., LI, Z., and ZHUANG, S.", VLLM),
    ("Kwon, Woosuk and Li, Zhuohan", VLLM),
    ("Ion Stoica", VLLM),
    ("Woosuk Known, Someone Else", VLLM),
    ("Somebody New, Lianmin Zheng", VLLM),
    ("Juergen Mueller", UMLAUTS),
    ("J. Muller", UMLAUTS),
    ("Oyvind Sorensen", UMLAUTS),
    ("Lukasz Kaiser*†", UMLAUTS),
    ("Jose Garcia (MIT)", UMLAUTS),
    ("Dang Nguyen", UMLAUTS),
    ("Paul Erdos", UMLAUTS),
]
UNKNOWABLE = [
    ("Google Brain", VLLM),
    ("The Qwen Team", VLLM),
    ("Stanford University, UC Berkeley", VLLM),
    ("Stanford & Berkeley", VLLM),
    ("OpenAI", VLLM),
    ("Microsoft", VLLM),
    ("李卓翰, 权宇锡", VLLM),
    ("Вусок Квон", VLLM),
    ("et al.", VLLM),
    ("", VLLM),
    ("...", VLLM),
    ("2023", VLLM),
    ("Ada Lovelace", []),
    ("Ada Lovelace", ["", "  "]),
    ("Ada Lovelace", ["DeepSeek-AI"]),
    ("Ada Lovelace", ["Gemini Team", "Rohan Anil"]),
    ("Ada Lovelace", ["Grace Hopper"] * MOST_AUTHORS),
]
OTHERS = [
    ("Ada Lovelace, Alan Turing", VLLM),
    ("Lovelace et al.", VLLM),
    ("A. Lovelace, A. Turing, G. Hopper", VLLM),
    ("Amey Agrawal, Nitin Kedia et al", VLLM),
]


@pytest.mark.parametrize(("written", "authors"), [*AGREE, *UNKNOWABLE])
def test_no_contradiction(written: str, authors: list[str]) -> None:
    assert not contradict(written, authors)


@pytest.mark.parametrize(("written", "authors"), OTHERS)
def test_a_contradiction(written: str, authors: list[str]) -> None:
    assert contradict(written, authors)


@pytest.mark.parametrize(
    ("written", "shared"),
    [
        ("Woosuk Kwon", True),
        ("Kwon, Woosuk", False),
        ("W. Kwon", False),
        ("Wei Li, Hao Zhang", False),
        ("Someone Else, Lianmin Zheng et al.", True),
        ("", False),
    ],
)
def test_a_person_is_known_by_the_whole_name(written: str, shared: bool) -> None:
    assert share_a_name(written, VLLM) is shared


NAME = st.text("abcdefghijklmnopqrstuvwxyz", min_size=3, max_size=8).map(str.title)
PERSON = st.tuples(NAME, NAME).map(" ".join)


@given(st.lists(PERSON, min_size=1, max_size=6))
def test_no_list_of_authors_contradicts_its_own_parts(people: list[str]) -> None:
    part = people[: max(1, len(people) // 2)]
    for written in (
        ", ".join(part),
        " and ".join(reversed(part)),
        f"{part[0].split()[1]} et al.",
        "; ".join(part).upper(),
    ):
        assert not contradict(written, people)


@given(st.text(max_size=60), st.lists(st.text(max_size=30), max_size=4))
def test_no_text_is_too_strange(written: str, authors: list[str]) -> None:
    assert contradict(written, authors) in {True, False}
    assert not contradict(written, [*authors, "Ada Lovelace"]) or not share_a_name(written, ["Ada Lovelace"])
