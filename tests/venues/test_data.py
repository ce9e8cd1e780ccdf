"""The registry's data: consistent, compiled, and as large as promised."""

import re
import runpy
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from awesome_lint.venues import Registry

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "scripts" / "compile_data.py"
SERIES = tomllib.loads((ROOT / "src/awesome_lint/venues/venues.toml").read_text(encoding="utf-8"))["series"]


def test_the_compiled_files_are_up_to_date() -> None:
    run = subprocess.run([sys.executable, str(SCRIPT), "--check"], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


def test_there_are_enough_series_of_every_kind() -> None:
    kinds = [table["kind"] for table in SERIES]
    assert len(kinds) >= 1000
    assert min(kinds.count(kind) for kind in ("conference", "journal", "workshop", "preprint")) >= 20


def test_every_spelling_leads_to_the_series_it_stands_with() -> None:
    registry = Registry.builtin()
    for table in SERIES:
        spellings = [table["name"], *table.get("aliases", []), *table.get("misspellings", [])]
        for spelling in [*spellings, table.get("full", table["name"])]:
            match = registry.find(spelling)
            assert match is not None, spelling
            assert match.series.name == table["name"], spelling
            if spelling == table["name"]:
                assert match.how == "exact"
            assert (match.how == "misspelling") == (spelling in table.get("misspellings", [])), spelling


def test_texts_of_the_data_are_tidy() -> None:
    for table in SERIES:
        for text in (table["name"], table.get("full", ""), *table.get("aliases", []), *table.get("misspellings", [])):
            assert text == " ".join(text.split())
            assert "\t" not in text
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", table["area"]), table["name"]
        assert table.get("full") != table["name"], f"{table['name']}: full says nothing"


def test_writing_by_the_year_settles() -> None:
    registry = Registry.builtin()
    for table in SERIES:
        match = registry.find(table["name"])
        assert match is not None
        for year in (1980, 2006, 2013, 2017, 2019, 2030):
            there = registry.canonical(match.series, year)
            assert registry.canonical(there, year) == there


GOOD = '[[series]]\nname = "AConf"\nkind = "conference"\narea = "x"\n'


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        (GOOD + GOOD.replace("AConf", "A-Conf"), "'A-Conf' already means AConf"),
        (GOOD + 'aliases = ["a conf"]\n', "'a conf' already means AConf"),
        (GOOD.replace("conference", "congress"), "kind 'congress'"),
        (GOOD + 'alias = ["B"]\n', "unknown keys ['alias']"),
        (GOOD + 'until = 2000\nrenamed_to = "BConf"\n', "BConf does not say that it was renamed so"),
        (GOOD + "until = 2000\n", "renamed_to and until go together"),
        (GOOD + "from = 2000\n", "from without renamed_from"),
        (GOOD + 'renamed_from = "BConf"\n', "BConf does not say that it was renamed so"),
        (
            GOOD
            + 'until = 2000\nrenamed_to = "BConf"\n'
            + GOOD.replace("AConf", "BConf")
            + 'from = 2002\nrenamed_from = "AConf"\n',
            "years between",
        ),
    ],
)
def test_contradictions_are_refused(tmp_path: Path, toml: str, said: str) -> None:
    script = runpy.run_path(str(SCRIPT))
    (tmp_path / "venues.toml").write_text(toml, encoding="utf-8")
    with pytest.raises(script["DataError"], match=re.escape(said)):
        script["compile_venues"](tmp_path)


def test_sound_data_compile(tmp_path: Path) -> None:
    script = runpy.run_path(str(SCRIPT))
    (tmp_path / "venues.toml").write_text(GOOD + 'full = "A Good Conference"\n', encoding="utf-8")
    rows, _, index = script["compile_venues"](tmp_path).partition("\n\n")
    assert rows.split("\n")[1] == "AConf\tA Good Conference\tconference\tx\t\t\t\t\t"
    assert index == "aconf 0\nagoodconference 3\n"
