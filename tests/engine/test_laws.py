"""What holds for every text: fixing ends, fixing again changes nothing, and safe fixing loses nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awesome_lint.meaning import broken_law
from awesome_lint.runner import fix_source, lint_source, read_source
from awesome_lint.settings import Config, Surroundings
from awesome_lint.text import SourceText

HERE = Surroundings()
CONFIG = Config()
DATA = Path(__file__).parents[1] / "data"
SHARED = Path(__file__).parents[3] / "shared"
CORPUS = sorted(
    (path for path in (SHARED / "corpus").glob("*.md") if path.stat().st_size < 60_000), key=lambda path: path.name
)


def prove(text: str, *, refusing: bool = False) -> None:
    """Prove the laws for one text.

    Args:
        text: Any text.
        refusing: Whether the fixer may have to leave out a fix that would break the safe law.
    """
    source = SourceText(text)
    result = fix_source(source, CONFIG, HERE)
    assert refusing or result.refused == ()
    assert result.remaining == lint_source(result.source, CONFIG, HERE)
    assert broken_law(read_source(source, CONFIG), result.reading) is None
    assert fix_source(result.source, CONFIG, HERE).source == result.source
    bold = fix_source(source, CONFIG, HERE, unsafe=True)
    assert fix_source(bold.source, CONFIG, HERE, unsafe=True).source == bold.source


@pytest.mark.parametrize("name", ["commonmark-0.31.2.json", "gfm-0.29.json"])
def test_spec_examples(name: str) -> None:
    for example in json.loads((DATA / name).read_text(encoding="utf-8")):
        try:
            prove(example["markdown"])
        except AssertionError as error:
            error.add_note(f"example {example['example']}: {example['markdown']!r}")
            raise


@pytest.mark.skipif(not CORPUS, reason="the corpus of real lists is not beside this checkout")
@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_real_lists(path: Path) -> None:
    prove(SourceText.decode(path.read_bytes(), path.name).text)


@pytest.mark.skipif(not (SHARED / "seed").exists(), reason="the seed list is not beside this checkout")
def test_seed() -> None:
    prove((SHARED / "seed" / "README.md").read_text(encoding="utf-8"))


one_of = st.sampled_from
titles = one_of(
    ["Fast Serving", "FooNet: a Study of Bars", "A **Bold** Claim", "Serving with Œº-Serve", "x_y", "C++ & C#"]
)
venues = one_of(
    [
        "(OSDI'24)",
        "(Sigcomm'24)",
        "(NSDI 2024)",
        "[ATC '23]",
        "(arxiv)",
        "(NeruIPS'23)",
        "(Foo’24)",
        "（OSDI'24）",
        "",
        "(NIPS'19)",
    ]
)
urls = one_of(
    [
        "https://arxiv.org/abs/2401.00588",
        "http://arxiv.org/pdf/2401.09670v2.pdf",
        "https://x.example/a?utm_source=b",
        "ttps://x.example",
        "https//x.example",
        "https://x.example/#:~:text=a",
        "[https://x.example](https://x.example)",
        "https://x.example/a (b",
        "",
        "a.md#b",
    ]
)
labels = one_of(["link", "paper", "code", "pdf", "-", "Slides", ""])
tags = one_of(
    [
        "[A | B]",
        "[]",
        "**A** | **B** | NUS]",
        "[A|B",
        "[A / B]",
        "[ A,B ]",
        "",
        "[x](https://y.example)",
        "| A",
        "<!-- c -->",
    ]
)
blanks = one_of(["", " ", "  ", "\t", "\u00a0", "\u200b"])
ends = one_of(["", ".", " ", ",", "  ", "\\"])
links = st.builds("[{}]({})".format, labels, urls)
entries = st.builds(
    "{}{}{}{}{}{}{}{}{}{}".format,
    one_of(["* ", "+ ", "- ", "*  ", "1. "]), venues, blanks, titles, ends, blanks, links, blanks, tags, ends,
)  # fmt: skip
others = one_of(
    [
        "",
        "## OSDI 2024",
        "### Training",
        "## [NSDI 2024](https://)",
        "Prose.",
        "* to be updated",
        "  * note",
        "```",
        "---",
        "> quoted",
        "<!-- awesome-lint: ignore[TPL] -->",
        "<!-- awesome-lint: disable -->",
        "| a | b |",
        "<details>",
        "</details>",
    ]
)
lists = st.lists(st.one_of(entries, entries, others), max_size=14)


@settings(max_examples=80, deadline=None)
@given(lists, one_of(["\n", "\r\n", "\r"]))
def test_made_lists(lines: list[str], newline: str) -> None:
    prove(newline.join(["# List", "", "## Section", "", *lines, ""]), refusing=True)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="*+-#>|[]()<!>`_\\ \n\r\tab1.:'/é\u200b\ufb01“", max_size=60))
def test_any_text(text: str) -> None:
    prove(text, refusing=True)
