"""Telling affiliations from key words."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome_lint.words import Affiliations, is_affiliation

DATA = Path(__file__).parents[2] / "src/awesome_lint/words/affiliations.toml"
GROUPS = tomllib.loads(DATA.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "text",
    [
        "NUS",
        "Tsinghua",
        "THU",
        "SJTU",
        "PKU",
        "UIUC",
        "Berkeley",
        "Berkerley",
        "UC Berkeley",
        "MIT",
        "M.I.T.",
        "CMU",
        "Microsoft",
        "microsoft",
        "MSR",
        "Google",
        "DeepMind",
        "Alibaba",
        "Bytedance",
        "Byte Dance",
        "HKU",
        "HKUST",
        "Stanford",
        "Yale",
        "Meta",
        "NVIDIA",
        "Intel",
        "Huawei",
        "ETH Zurich",
        "ETH Zürich",
        "The University of Hong Kong",
        "University of Edinburgh",
        "University of Nowhere",
        "Univ. of Tokyo",
        "Université de Nantes",
        "Universität Bonn",
        "Foo University",
        "Foo Institute of Technology",
        "Foo Lab",
        "Apple Research",
        "清华大学",
        "某某研究院",
        "서울대학교",
        "MIT & NVIDIA",
        "MIT, CMU and Google",
        "MIT/CMU",
        "Stanford et al.",
        "Peking University + ByteDance",
    ],
)
def test_affiliations(text: str) -> None:
    assert is_affiliation(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "&",
        "Planning",
        "Serving",
        "KV Cache",
        "Attention",
        "Speculative Decoding",
        "MoE",
        "LoRA",
        "ICL",
        "MPI",
        "Elastic",
        "Perplexity",
        "Deep Research",
        "User Research",
        "Virtual Lab",
        "Security Research",
        "research lab",
        "Lab",
        "Research",
        "University",
        "Ion Stoica",
        "MIT & Attention",
        "MIT-licensed",
        "Intel-GPU",
        "Meta-Learning",
        "Serving, Inference",
        "a study of the research that was done at the time by some university",
        "A" * 1000,
    ],
)
def test_key_words(text: str) -> None:
    assert not is_affiliation(text)


def test_there_are_enough_names_and_each_is_known() -> None:
    names = [
        name
        for title, group in GROUPS.items()
        if title != "topics"
        for entry in group.items()
        for name in (entry[0], *entry[1])
    ]
    assert sum(len(group) for title, group in GROUPS.items() if title != "topics") >= 500
    assert [name for name in names if not is_affiliation(name)] == []


def test_a_configuration_adds_names() -> None:
    known = Affiliations.builtin().extended(["Nowhere Corner", "", "!"])
    assert known.is_affiliation("nowhere-corner")
    assert known.is_affiliation("MIT & Nowhere Corner")
    assert not known.is_affiliation("!")
    assert not is_affiliation("Nowhere Corner")


@given(st.text(max_size=150))
def test_any_text_can_be_asked_for(text: str) -> None:
    assert is_affiliation(text) in {True, False}
