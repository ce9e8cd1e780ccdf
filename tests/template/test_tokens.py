"""What the text of records is cut into: dates, venues, names, brackets and the rest, each with its right value."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import pytest

from awesome_lint.markdown import parse
from awesome_lint.markdown.nodes import Paragraph
from awesome_lint.template.token import Token, TokenKind
from awesome_lint.template.tokens import inline_tokens, label_tokens
from awesome_lint.text import SourceText
from awesome_lint.venues import Registry

K = TokenKind
TIMEOUT = 60  # seconds, for what takes less than one


def tokens(markdown: str) -> list[Token]:
    """Give the tokens of one paragraph."""
    source = SourceText(markdown)
    block = parse(source).children[0]
    assert isinstance(block, Paragraph)
    return inline_tokens(source.text, block.children, Registry.builtin())


def read(markdown: str) -> list[tuple[TokenKind, str]]:
    """Give kind and text of each token."""
    found = tokens(markdown)
    for before, after in pairwise(found):
        assert before.end <= after.start
    return [(token.kind, token.text) for token in found]


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2023-12-01", (2023, 12, 1)),
        ("2023/12/01", (2023, 12, 1)),
        ("2023.12", (2023, 12, None)),
        ("12/2023", (2023, 12, None)),
        ("Mar 2024", (2024, 3, None)),
        ("March, 2024", (2024, 3, None)),
        ("18 Mar 2020", (2020, 3, 18)),
        ("March 3rd, 2021", (2021, 3, 3)),
        ("2020, April", (2020, 4, None)),
        ("2020-Sept", (2020, 9, None)),
        ("2019", (2019, None, None)),
    ],
)
def test_dates(written: str, date: tuple[int, int | None, int | None]) -> None:
    found = tokens(f"A Title of Some Length | {written} | more")
    assert [(token.text, token.date) for token in found if token.kind is K.DATE] == [(written, date)]


@pytest.mark.parametrize("written", ["12345", "2003.12345", "v20201", "year 20", "3000"])
def test_other_numbers_are_no_dates(written: str) -> None:
    assert K.DATE not in [token.kind for token in tokens(f"Words before | {written} | more")]


@pytest.mark.parametrize(
    ("written", "venue", "date"),
    [
        ("CVPR 2024", "CVPR", "2024"),
        ("CVPR'24", "CVPR", "24"),
        ("2024 NSDI", "NSDI", "2024"),
        ("NIPS 2017", "NIPS", "2017"),
        ("Findings of ACL 2023", "ACL", "2023"),
        ("CPVR 2024", "CPVR", "2024"),  # misspelt
        ("FOOC 2024", "FOOC", "2024"),  # known to nobody
        ("Conference on Foo Bars 2024", "Conference on Foo Bars", "2024"),
    ],
)
def test_venues_with_a_year(written: str, venue: str, date: str) -> None:
    found = read(f"({written}) A Title")
    assert (K.VENUE, venue) in found
    assert (K.DATE, date) in found


@pytest.mark.parametrize(
    "written", ["CVPR", "NeurIPS", "ICML Workshop", "arXiv", "IEEE Transactions on Image Processing"]
)
def test_venues_without_a_year(written: str) -> None:
    assert (K.VENUE, written) in read(f"({written}) A Title")


@pytest.mark.parametrize("written", ["a tool", "Elegant HTTP Networking", "FOOC", "Oral"])
def test_other_words_are_no_venues(written: str) -> None:
    assert (K.WORDS, written) in read(f"({written}) A Title")


def test_a_known_venue_is_surer_than_an_unknown_one() -> None:
    known, unknown = (
        next(token.sure for token in tokens(f"({text}) A Title") if token.kind is K.VENUE)
        for text in ("CVPR 2024", "FOOC 2024")
    )
    assert known > unknown


def test_an_identifier_of_arxiv_is_the_venue_and_the_number() -> None:
    assert read("Title. arXiv:2003.12345 [cs.LG]")[-2:] == [(K.VENUE, "arXiv"), (K.WORDS, "2003.12345 [cs.LG]")]


@pytest.mark.parametrize(
    "written",
    [
        "Jane Doe, John Roe, Max Müller",
        "Jane Doe, John Roe, and Max Q. Mustermann",
        "Jane van der Doe and John Roe",
        "Jane Doe et al.",
        "Doe, J., Roe, J.-P., & Public, M.",
        "J. Doe, J. Roe, M. Mustermann",
    ],
)
def test_lists_of_names(written: str) -> None:
    found = read(f"A Title of Some Length | {written}")
    assert (K.AUTHORS, written) in found


@pytest.mark.parametrize("written", ["fast, small, simple", "Search, Sort, Filter", "SQL, JSON and XML"])
def test_other_lists_are_no_names(written: str) -> None:
    assert K.AUTHORS not in [token.kind for token in tokens(f"A title | {written}")]


@pytest.mark.parametrize("code", [":star:", "\U0001f525", "\u2b50\ufe0f", "\U0001f468\u200d\U0001f4bb"])
def test_an_emoji_is_one_token(code: str) -> None:
    assert read(f"{code} Title") == [(K.EMOJI, code), (K.WORDS, "Title")]


def test_escaped_brackets_are_brackets() -> None:
    assert read(r"\[Name\] Title") == [(K.OPEN, r"\["), (K.WORDS, "Name"), (K.CLOSE, r"\]"), (K.WORDS, "Title")]


def test_other_escapes_cut_nothing() -> None:
    assert read(r"snake\_case words") == [(K.WORDS, r"snake\_case words")]


@pytest.mark.parametrize("behind", ["，论文", "。", "、", " and", ""])
def test_a_bare_address_ends_before_other_scripts_punctuation(behind: str) -> None:
    links = [token.text for token in tokens(f"论文：https://a.example/x{behind}") if token.kind is K.LINK]
    assert links == ["https://a.example/x"]


@pytest.mark.parametrize("words", ["Proc. of Things", "Cats vs. Dogs", "J. of Foo"])
def test_an_abbreviation_ends_no_sentence(words: str) -> None:
    assert read(f"{words} and more") == [(K.WORDS, f"{words} and more")]


def test_a_full_stop_ends_a_sentence() -> None:
    assert read("A Title. More")[1] == (K.PUNCT, ".")


@pytest.mark.parametrize("dash", ["-", "–", "—", "--", "---"])
def test_dashes_between_blanks(dash: str) -> None:
    assert read(f"one {dash} two") == [(K.WORDS, "one"), (K.PUNCT, dash), (K.WORDS, "two")]


@pytest.mark.parametrize("word", ["state-of-the-art", "a/b", "x@y", "1,000 things", "10:30 talks"])
def test_marks_inside_words_cut_nothing(word: str) -> None:
    assert read(f"some {word} here") == [(K.WORDS, f"some {word} here")]


def test_a_line_takes_the_blanks_around_it() -> None:
    line = next(token for token in tokens("one\t\n   two") if token.kind is K.LINE)
    assert (line.start, line.end) == (3, 8)


def test_quotation_marks_open_and_close() -> None:
    assert [kind for kind, _ in read('"Title" more')] == [K.OPEN, K.WORDS, K.CLOSE, K.WORDS]


def test_emphasis_is_a_token_at_both_ends() -> None:
    found = tokens("**Title** more")
    assert [(token.kind, token.text, token.closing) for token in found[:3]] == [
        (K.MARK, "**", False),
        (K.WORDS, "Title", False),
        (K.MARK, "**", True),
    ]


def test_the_tokens_of_a_label_are_cut_once() -> None:
    source = SourceText("[CVPR 2024](https://a.example)")
    block = parse(source).children[0]
    assert isinstance(block, Paragraph)
    link = inline_tokens(source.text, block.children, Registry.builtin())[0]
    label = label_tokens(source.text, link, Registry.builtin())
    assert [token.kind for token in label] == [K.VENUE, K.DATE]
    assert label_tokens(source.text, link, Registry.builtin()) is label


PIECES = [
    "(",
    ")",
    "a, ",
    "Jane Doe, ",
    "1",
    "2024 ",
    "2024.01 ",
    "Mar ",
    "and ",
    "- ",
    ":a",
    '"',
    "arXiv:",
    "1 1 1a)",
    " \t",
    "\\[",
    "CVPR 2024 ",
]


@pytest.mark.parametrize("piece", PIECES)
def test_long_texts_take_no_time(piece: str) -> None:
    """A pattern that goes back and forth would take minutes for 100 kB."""
    code = (
        "import sys; from awesome_lint.markdown.nodes import Text; "
        "from awesome_lint.template.tokens import inline_tokens; from awesome_lint.venues import Registry; "
        "text = 'A' + sys.argv[1] * (100_000 // len(sys.argv[1])) + 'z'; "
        "inline_tokens(text, [Text(0, len(text), text)], Registry.builtin())"
    )
    subprocess.run([sys.executable, "-c", code, piece], check=True, timeout=TIMEOUT)
