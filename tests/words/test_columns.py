"""What the header of a table says of its columns."""

import tomllib
from pathlib import Path

import pytest

from awesome_lint.words import column_of

FOLDER = Path(__file__).parents[2] / "src/awesome_lint/words"
COLUMNS = tomllib.loads((FOLDER / "columns.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("Title", "title"),
        ("**Paper Title**", "title"),
        ("📄 Paper", "paper"),
        ("Code (official)", "code"),
        ("Conf./Journal", "venue"),
        ("Venue & Year", "venue"),
        ("Author(s)", "authors"),
        ("YEAR", "date"),
        ("Año", "date"),
        ("机构", "affiliation"),
        ("キーワード", "tags"),
        ("링크", "link"),
        ("Beschreibung", "description"),
        ("Résumé", "description"),
        ("Статья", "paper"),
        ("#No.", "number"),
        ("", None),
        ("Foo", None),
        ("⭐", None),
        ("A title that says more than that it is one, and goes on and on", None),
    ],
)
def test_column_of(header: str, kind: str | None) -> None:
    assert column_of(header) == kind


def test_every_language_names_the_columns_that_papers_have() -> None:
    languages = {"en", "zh", "ja", "ko", "es", "pt", "fr", "de", "ru"}
    for kind in ("title", "authors", "venue", "date", "link", "code", "tags", "description"):
        assert languages <= COLUMNS[kind].keys()
