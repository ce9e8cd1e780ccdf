"""The law of conventions: a list without a stated template is not bent to forms that it does not have."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from awesome_lint.diagnostics import Applicability
from awesome_lint.runner import lint_source, read_source
from awesome_lint.settings import Config, Surroundings
from awesome_lint.text import SourceText

FIXTURES = Path(__file__).parents[2] / "fixtures" / "lists"
CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
STYLE = ("TPL", "AWE003", "STY034", "STY039", "STY040", "LNK004", "LNK008")
"""Rules on form: templates, dashes and stops, numbering, bullets, the form of arXiv links, slashes."""
FROM_HEADINGS = "TPL004"
ENOUGH = 20  # entries from which on shares say something


def touched(path: Path) -> tuple[int, dict[str, set[int]]]:
    """Give how many entries a list has, and for each rule on style those that its safe fixes touch."""
    source = SourceText.decode(path.read_bytes(), "README.md")
    reading = read_source(source, Config())
    entries = reading.document.entries
    spans = [(entry.record.span.start, entry.record.span.end) for entry in entries]
    found: dict[str, set[int]] = defaultdict(set)
    if reading.origin in ("file", "configuration"):
        return 0, found
    for diagnostic in lint_source(source, Config(), Surroundings(path="README.md")):
        fix = diagnostic.fix
        if fix is None or fix.applicability is not Applicability.SAFE or diagnostic.code == FROM_HEADINGS:
            continue
        if diagnostic.code.startswith(STYLE):
            for edit in fix.edits:
                found[diagnostic.code] |= {
                    number for number, (start, end) in enumerate(spans) if start <= edit.span.start <= end
                }
    return len(entries), found


def hold(path: Path) -> None:
    count, found = touched(path)
    if count < ENOUGH:
        return
    shares = {code: len(entries) / count for code, entries in found.items()}
    assert max(shares.values(), default=0) <= 1 / 5, shares
    assert len(set().union(*found.values())) <= count / 3, shares


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.md")), ids=lambda path: path.stem)
def test_our_own_lists_keep_their_forms(path: Path) -> None:
    hold(path)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the lists are not beside this checkout")
@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.md")) if CORPUS.is_dir() else [], ids=lambda path: path.stem)
def test_real_lists_keep_their_forms(path: Path) -> None:
    hold(path)
