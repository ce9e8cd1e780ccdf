"""No false alarms on real lists, in many languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from awesome_lint.markdown import parse
from awesome_lint.model import Document
from awesome_lint.rules.base import Context
from awesome_lint.rules.enc.look_alike_character import LookAlikeCharacter
from awesome_lint.rules.enc.mojibake import Mojibake
from awesome_lint.settings import Surroundings
from awesome_lint.template import ListReading
from awesome_lint.text import SourceText
from awesome_lint.venues import Registry

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
LISTS = sorted(CORPUS.glob("*.md"))
pytestmark = pytest.mark.skipif(not LISTS, reason=f"no lists in {CORPUS}")


def context(path: Path) -> Context:
    source = SourceText.decode(path.read_bytes(), path.name)
    document = Document(source, parse(source), None, (), (), ())
    return Context(ListReading(document, (), None, "none", Registry.builtin(), (), ""), Surroundings())


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_nothing_reads_as_garbled_or_forged(path: Path) -> None:
    ctx = context(path)
    lost = [item for item in Mojibake().check(ctx) if item.fix is None]
    assert all("\ufffd" in ctx.source.text[slice(*item.span)] for item in lost)
    assert [item for item in Mojibake().check(ctx) if item.fix is not None] == []
    assert list(LookAlikeCharacter().check(ctx)) == []
