"""Papers that stand as a stated template writes them read the same without their tokens as with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from awesome_lint.markdown import parse
from awesome_lint.settings import Config
from awesome_lint.template import read_document
from awesome_lint.template.entries import EntryMaker
from awesome_lint.text import SourceText

if TYPE_CHECKING:
    from awesome_lint.model import Entry, ListRecord

PAPERS = "* (conf'yy) Title [link](url) {[tags | affiliation]}?"
SQUARE = "* [conf yyyy] Title [paper](url) [tags, affiliation]"
URL = "https://papers.example.org/1"

TAKEN = [
    (PAPERS, f"(NSDI'22) Zinc: Moving Data Without Copies [link]({URL}) [Storage | Google]"),
    (PAPERS, f"(NSDI'22) Moving Data Without Copies [link]({URL})"),
    (PAPERS, f"(CVPR'98) What Moves? A Second Look at Optical Flow [link]({URL}) [code]({URL}) [Video]({URL})"),
    (SQUARE, f"[EuroSys 2021] Light-Weight Clusters for the Edge's Users [paper]({URL}) [Edge Computing, SJTU]"),
]
LEFT = [
    f"(Nowhere'22) Moving Data Without Copies [link]({URL})",  # no venue that is known
    f"(nsdi'22) Moving Data Without Copies [link]({URL})",  # to be spelled otherwise
    f"(NSDI'22) Moving **Data** Without Copies [link]({URL})",
    f"(NSDI'22) Moving Data, Without Copies [link]({URL})",
    f"(NSDI'22) Moving Data in 2020 Without Copies [link]({URL})",
    f"(NSDI'22) CVPR: Moving Data Without Copies [link]({URL})",
    f"(NSDI'22) Ann Smith and Bob Jones [link]({URL})",
    f"(NSDI'22) Moving Data Without Copies [link]({URL}) [Moving More Data]({URL})",
    f"(NSDI'22) Moving Data Without Copies  [link]({URL})",
    f"(NSDI'22) Moving Data Without Copies [link]({URL}) [Storage|Google]",
    f"(NSDI'22) Moving Data Without Copies [paper]({URL})",
    f"(NSDI'22) Moving Data Without Copies [link]({URL}) [A & B]",
    f"(NSDI'22) Moving www.example.org Without Copies [link]({URL})",
]


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Note of each record whether it is read without its tokens."""
    short = EntryMaker.verbatim
    noted: list[bool] = []

    def noting(maker: EntryMaker, record: ListRecord) -> Entry | None:
        entry = short(maker, record)
        noted.append(entry is not None)
        return entry

    monkeypatch.setattr(EntryMaker, "verbatim", noting)
    return noted


def entries(template: str, line: str) -> list[dict[str, object]]:
    """Give all that an entry says, but for the tree that it stands in."""
    source = SourceText(f"# List\n\n## Section\n\n* {line}\n")
    found = read_document(source, parse(source), Config(template=(template,))).document.entries
    return [{name: repr(getattr(entry, name)) for name in entry.__match_args__ if name != "record"} for entry in found]


@pytest.mark.parametrize(("template", "line"), [*TAKEN, *((PAPERS, line) for line in LEFT)])
def test_reads_alike(template: str, line: str, read: list[bool], monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways give the same entry, and the short one takes only what it may."""
    found = entries(template, line)
    assert read == [(template, line) in TAKEN]
    monkeypatch.setattr(EntryMaker, "verbatim", lambda *_: None)
    assert entries(template, line) == found
    assert len(found) == 1
