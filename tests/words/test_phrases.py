"""Placeholders, and headings of sections that hold no entries."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome_lint.words import is_placeholder, section_kind

FOLDER = Path(__file__).parents[2] / "src/awesome_lint/words"
SECTIONS = tomllib.loads((FOLDER / "sections.toml").read_text(encoding="utf-8"))
PLACEHOLDERS = tomllib.loads((FOLDER / "placeholders.toml").read_text(encoding="utf-8"))["phrases"]
LANGUAGES = frozenset(SECTIONS["contents"])


@pytest.mark.parametrize(
    "text",
    [
        "to be updated",
        "To Be Updated...",
        "**TBD**",
        "_TBA_",
        "(coming soon)",
        "Coming soon! 🚧",
        "TODO",
        "To-do",
        "WIP",
        "work in progress",
        "to appear",
        "To be added.",
        "待更新",
        "未完待续",
        "未完待续……",
        "...",
        ". . .",
        "…",
        "。。。",
        "(...)",
        "N/A",
    ],
)
def test_placeholders(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "-",
        ".",
        "Coming soon: a paper",
        "TODO: Targeted Optimisation",
        "To appear or not to appear",
        "Attention Is All You Need",
        "WIP-bench",
        "tbd " * 100,
    ],
)
def test_titles(text: str) -> None:
    assert not is_placeholder(text)


def test_every_listed_placeholder_is_one() -> None:
    assert [
        phrase
        for phrase in PLACEHOLDERS
        if not is_placeholder(phrase) or not is_placeholder(f"**{phrase.upper()}!** 🚧")
    ] == []


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Contents", "contents"),
        ("📚 Table of Contents", "contents"),
        ("TABLE OF CONTENTS:", "contents"),
        ("Contributing", "contributing"),
        ("3. License", "license"),
        ("3.1 License", "license"),
        ("IV. Acknowledgments", "acknowledgements"),
        ("1️⃣ Contributing", "contributing"),
        ("License (MIT)", "license"),
        ("Contributing [back to top]", "contributing"),
        ("Contributing ⬆ Back to Top", "contributing"),
        ("How to Contribute?", "contributing"),
        ("🤝 Contributing!", "contributing"),
        ("Citation", "citation"),
        ("TODO", "todo"),
        ("待添加(TODO)", "todo"),
        ("Related Lists", "related-lists"),
        ("Other awesome lists", "related-lists"),
        ("Related Awesome Lists", "related-lists"),
        ("Code of Conduct", "code-of-conduct"),
        ("Footnotes", "footnotes"),
        ("Changelog", "changelog"),
        ("⭐ Star History", "star-history"),
        ("Contact", "contact"),
        ("Sponsors", "sponsors"),
        ("Contributors ✨", "contributors"),
        ("Maintainers", "maintainers"),
        ("How to use", "usage"),
        ("目录", "contents"),
        ("目錄", "contents"),
        ("ライセンス", "license"),
        ("기여하기", "contributing"),
        ("Licença", "license"),
        ("Licenca", "license"),
        ("Índice", "contents"),
        ("Содержание", "contents"),
        ("İçindekiler", "contents"),
        ("Spis treści", "contents"),
        ("Mục lục", "contents"),
        ("المساهمة", "contributing"),
        ("मुख्य", None),
        ("योगदान", "contributing"),
        ("สารบัญ", "contents"),
        ("Άδεια", "license"),
        ("רישיון", "license"),
        ("فهرست مطالب", "contents"),
    ],
)
def test_sections_without_entries(heading: str, kind: str | None) -> None:
    assert section_kind(heading) == kind


@pytest.mark.parametrize(
    "heading",
    [
        "",
        "🔥",
        "1.",
        "Papers",
        "News",
        "Introduction",
        "References",
        "Resources",
        "Awesome Lists",
        "Content Management",
        "Navigation",
        "Legal",
        "Funding",
        "Support Vector Machines",
        "Contact Tracing",
        "License Plate Recognition",
        "Citation Recommendation",
        "Related Work",
        "C Libraries",
        "2024",
        "contents " * 100,
    ],
)
def test_sections_that_may_hold_entries(heading: str) -> None:
    assert section_kind(heading) is None


def test_every_listed_heading_is_known_in_any_case() -> None:
    for kind, languages in SECTIONS.items():
        assert set(languages) <= LANGUAGES
        for phrase in (phrase for phrases in languages.values() for phrase in phrases):
            assert section_kind(phrase) == kind, phrase
            assert section_kind(f"## 2. {phrase.title()}: ") == kind, phrase


@pytest.mark.parametrize(
    "kind", ["contents", "contributing", "license", "citation", "acknowledgements", "related-lists"]
)
def test_what_every_list_has_is_known_in_every_language(kind: str) -> None:
    assert len(LANGUAGES) >= 21
    assert set(SECTIONS[kind]) == LANGUAGES


@given(st.text(max_size=150))
def test_any_text_can_be_asked_for(text: str) -> None:
    assert is_placeholder(text) in {True, False}
    assert section_kind(text) in {None, *SECTIONS}
