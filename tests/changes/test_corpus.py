"""Changes to real lists: an entry moved, an entry copied; which lists there are is said where they are absent."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.changes.support import DEFAULTS, new

from awesome_lint.runner import read_source
from awesome_lint.text import SourceText

if TYPE_CHECKING:
    from awesome_lint.model import Entry

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
LARGEST = 120_000  # bytes; more would say the same for longer
LISTS = [path for path in sorted(CORPUS.glob("*.md")) if path.stat().st_size < LARGEST][::4]
PARAMS: list[Path | str] = [*LISTS] or ["no corpus beside the project"]
CAUSED = {"STR003", "STR004", "VEN003"}
"""Rules on what stands around an entry: a section that is empty now, another order, another heading's venue."""


@pytest.fixture(params=PARAMS, ids=lambda param: Path(param).stem)
def text(request: pytest.FixtureRequest) -> str:
    if not isinstance(request.param, Path):
        pytest.skip(request.param)
    return SourceText.decode(request.param.read_bytes(), str(request.param)).text


def single_lines(text: str) -> list[int]:
    """Give the lines, from 1, of the entries that are one line long."""
    source = SourceText(text)

    def lines(entry: Entry) -> tuple[int, int]:
        start, end = entry.record.span.start, max(entry.record.span.end, entry.record.anchor.end)
        return source.line_at(start), source.line_at(max(start, end - 1))

    spans = map(lines, read_source(source, DEFAULTS).document.entries)
    return [first for first, last in spans if first == last and source.line_count > first]


def test_without_a_change_nothing_is_reported(text: str) -> None:
    assert new(text, text) == []


def test_an_entry_that_is_moved_is_not_reported(text: str) -> None:
    places = single_lines(text)
    if len(places) < 8:
        pytest.skip("hardly any entries")
    lines = text.splitlines(keepends=True)
    moved = lines.pop(places[2] - 1)
    lines.insert(places[-3] - 1, moved)
    found = [item for item in new(text, "".join(lines)) if item.code not in CAUSED]
    assert found == []


def test_a_copy_above_an_entry_is_what_is_reported(text: str) -> None:
    places = single_lines(text)
    if len(places) < 8:
        pytest.skip("hardly any entries")
    lines = text.splitlines(keepends=True)
    lines.insert(places[2], lines[places[-3] - 1])
    source = SourceText("".join(lines))
    found = {source.line_at(item.span.start) for item in new(text, source.text) if item.code not in CAUSED}
    assert found <= {places[2] + 1}
