"""An entry that states a venue or a year of its own keeps it: no rule writes its heading's over it."""

from __future__ import annotations

import pytest

from awesome_lint.diagnostics import Applicability
from awesome_lint.runner import fix_source, lint_source, read_source
from awesome_lint.settings import Config, RuleSelection, Surroundings
from awesome_lint.text import SourceText

NOWHERE = Surroundings()
TEMPLATE = "* (conf'yy) Title [link](url) {[tags | affiliation]}?"
STATED = Config(template=(TEMPLATE,), rules=RuleSelection(select=("ALL",), ignore=("AWE", "STY", "LNK")))
FOUND = Config(rules=STATED.rules)
USUAL = "".join(
    f"* (NSDI'24) Paper Number {word} on Ants [link](https://example.org/{word}.pdf) [Ants | MIT]\n"
    for word in ("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight")
)
OWN = [
    ("* (SIGCOMM'23) Swing and Things Done Well [link](https://example.org/s.pdf) [Ants]", "SIGCOMM", 2023),
    ("* (NSDI'21) Swing and Things Done Well [link](https://example.org/s.pdf) [Ants]", "NSDI", 2021),
    ("* Swing and Things Done Well [link](https://example.org/s.pdf) (SIGCOMM 2023) [Ants]", "SIGCOMM", 2023),
    ("* Swing and Things Done Well, SIGCOMM 2023 [link](https://example.org/s.pdf) [Ants]", "SIGCOMM", 2023),
    ("* (2021) Swing and Things Done Well [link](https://example.org/s.pdf) [Ants]", "NSDI", 2021),
    ("* [ICML] Swing and Things Done Well [link](https://example.org/s.pdf) [Ants]", "ICML", None),
]


@pytest.mark.parametrize("config", [STATED, FOUND], ids=["stated", "found"])
@pytest.mark.parametrize(("entry", "series", "year"), OWN)
def test_the_headings_venue_is_never_written_over_the_entrys_own(
    config: Config, entry: str, series: str, year: int | None
) -> None:
    source = SourceText(f"# Papers\n\n## NSDI 2024\n\n{USUAL}{entry}\n")
    fixed = fix_source(source, config, NOWHERE, unsafe=True)

    for text in (source, fixed.source):
        last = read_source(text, config).document.entries[-1]
        assert last.title == "Swing and Things Done Well"
        assert last.venue is not None
        assert (last.venue.series, last.venue.year) == (series, year)
    assert fixed.source.text.count("NSDI'24") == 8


@pytest.mark.parametrize(("entry", "series", "year"), OWN[:2])
def test_what_contradicts_its_heading_is_said_and_left_to_people(entry: str, series: str, year: int) -> None:
    source = SourceText(f"# Papers\n\n## NSDI 2024\n\n{USUAL}{entry}\n")
    (found,) = [item for item in lint_source(source, STATED, NOWHERE) if item.code == "VEN003"]

    assert found.message == f"entry says {series} {year}, the heading above it NSDI 2024"
    assert found.fix is None or found.fix.applicability is Applicability.DISPLAY
