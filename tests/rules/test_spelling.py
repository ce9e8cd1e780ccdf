"""What counts as a name of a technology, and what as a wrong way to write it."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome_lint.api import lint
from awesome_lint.config.load import built, validated
from awesome_lint.errors import ConfigError
from awesome_lint.rules.awe.spelling import lowered, misspelt, npm_misspelt, sanitised
from awesome_lint.runner import fix_source
from awesome_lint.settings import Config, RuleSelection, Surroundings
from awesome_lint.text import SourceText
from awesome_lint.words import spellings as module
from awesome_lint.words.spellings import spellings

DATA = tomllib.loads(module.COMPILED.with_suffix(".toml").read_text("utf-8"))
NAMES = 236
"""How many npm's awesome-lint 2.3.0 knows."""
HOSTILE = 100_000


def found(text: str) -> list[tuple[str, str]]:
    return [(text[start:end], form.name) for form, start, end in misspelt(text, spellings())]


def of_npm(text: str) -> list[tuple[str, str]]:
    clean = sanitised(text)
    return [(clean[start:end], form.name) for form, start, end in npm_misspelt(clean, spellings())]


def settled(**options: object) -> Config:
    return built(validated({"rules": {"awesome-spell-check": options}, "select": ["awesome-spell-check"]}, ""), "")


def test_the_names_are_npms() -> None:
    assert len(DATA["names"].keys() | DATA["in-context"].keys()) == NAMES


@pytest.mark.parametrize("name", DATA["names"])
def test_a_name_is_right_as_it_stands_and_wrong_otherwise(name: str) -> None:
    ambiguous = {form for forms in DATA["ambiguous"].values() for form in forms}
    assert found(f"a {name} b") == of_npm(f"a {name} b") == []
    for form in DATA["names"][name] or [name.lower()]:
        if form == name:
            continue
        behind = "1" if form.endswith(("+", "#")) else " b"
        assert (form, name) in of_npm(f"a {form}{behind}")
        assert found(f"a {form} b") == ([] if form in ambiguous else [(form, name)])


@pytest.mark.parametrize("name", DATA["in-context"])
def test_a_word_means_the_name_in_its_contexts_only(name: str) -> None:
    table = DATA["in-context"][name]
    form = table.get("form", name.lower())
    assert found(f"a {form} b") == of_npm(f"a {form} b") == []
    assert (form, name) in of_npm(f"a {form} {table['before'][0]}")
    assert ((form, name) in of_npm(form)) == table.get("alone", False)
    assert ((form, name) in of_npm(f"built with {form}")) == table.get("used", False)
    assert not found(form)
    ambiguous = form in DATA["ambiguous"]["ordinary"]
    assert ((form, name) in found(f"a {form} {table['before'][0]}")) != ambiguous


@pytest.mark.parametrize(
    "text",
    [
        "the notion of a page in a net",
        "notion page, net 6, a llama model",
        "react applets, react apple",
        "src/javascript javascript/src @javascript #javascript javascript() --javascript javascript-x x_javascript",
        "javascript.env javascript:void ~javascript $javascript éjavascript javascripté",
        "WRITTEN IN JAVASCRIPT FOR GITHUB",
        "Scikit-learn, Esbuild",
        "stack overflow, but Stack Overflow",
        "Mac OS X and OS X",
        "parcel",
    ],
)
def test_what_is_passed_by(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("in javascript.", "javascript"),
        ("javascript: a guide", "javascript"),
        ("使用javascript编写", "javascript"),
        ("react components", "react"),
        ("StackOverflow", "StackOverflow"),
        ("Visual Studio code", "Visual Studio code"),
        ("İ github", "github"),
        ("Github's", "Github"),
    ],
)
def test_what_is_flagged(text: str, written: str) -> None:
    assert [word for word, _ in found(text)] == [written]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a javascript: b", "a b"),
        ("a http: b", "a http: b"),
        ("a http://x b https:x ftp://", "a b ftp://"),
        ("a http://x:80/y http://x:z (http://x) b", "a http://x:z (http://x) b"),
        (" a \n\t b\u00a0c\ufeffd ", "a b c d"),
    ],
)
def test_npm_looks_past_urls(text: str, kept: str) -> None:
    assert sanitised(text) == kept


def test_own_words() -> None:
    config = settled(words=["vLLM", "Text Generation Inference", "Blockchain"], ignore=["github", "TypeScript"])
    text = "# Awesome\n\nvllm, VLLM or vLLM; text generation inference; blockchain; Github typescript TypeScript\n"
    found = lint(text, config)
    assert [text[slice(*item.span)] for item in found] == ["vllm", "VLLM", "text generation inference", "blockchain"]
    fixed = fix_source(SourceText(text), config, Surroundings(), unsafe=True).source.text
    assert "vLLM, vLLM or vLLM; Text Generation Inference; Blockchain; Github typescript" in fixed


@pytest.mark.parametrize("word", ["", ".NET", "a  b", " a"])
def test_own_words_that_cannot_be_used(word: str) -> None:
    with pytest.raises(ConfigError, match="a name begins with a letter a-z or a digit"):
        lint("# A\n", settled(words=[word]))


@pytest.mark.parametrize(
    "text",
    [
        "github " * HOSTILE,
        "os x " * HOSTILE,
        "[" + "github " * HOSTILE + "](x)",
        "react " * HOSTILE,
        "uses " * HOSTILE + "babel",
        "react" + " " * HOSTILE,
        "a:" * HOSTILE,
    ],
    ids=["hits", "anywhere", "label", "contexts", "phrases", "blanks", "urls"],
)
def test_hostile_texts_take_no_longer_than_their_length(text: str) -> None:
    for profile in ("awesome", "awesome-npm"):
        lint(text, Config(profile=profile, rules=RuleSelection(select=("awesome-spell-check",))))


@given(st.text())
def test_offsets_stay_when_letter_case_goes(text: str) -> None:
    assert len(lowered(text)) == len(text)


@given(st.lists(st.sampled_from(["github", "javascript", "GitHub", "react", "component", "os x", ".", "-", " ", "x"])))
def test_occurrences_are_in_the_text_and_do_not_overlap(pieces: list[str]) -> None:
    text = "".join(pieces)
    behind = 0
    for form, start, end in misspelt(text, spellings()):
        assert start >= behind
        assert text[start:end].lower() == form.text
        assert text[start:end] != form.name
        behind = end
