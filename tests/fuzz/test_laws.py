"""The laws on a few hundred of the generated inputs; `make fuzz` proves them on very many."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.fuzz import pieces
from tests.fuzz.inputs import CONFIGS, CORPUS, Input, make
from tests.fuzz.laws import prove

BLOCK = 40


@pytest.mark.parametrize("block", range(10))
def test_laws(block: int) -> None:
    for number in range(block * BLOCK, (block + 1) * BLOCK):
        made = make(number)
        try:
            prove(made)
        except Exception as error:
            error.add_note(f"input {number}: {made!r}")
            raise


@pytest.mark.parametrize("config", CONFIGS)
@pytest.mark.parametrize(
    "text",
    [
        "t\n\n\f",
        "&NewLine;~~\n",
        "&#10;&#10;b ~~",
        "* &#xA;&#xA;a ,, b\n",
        "S*||\r-|-\rA",
        "* (NSDI'23) One\r=1,2 [link](https://x.example/1)\r",
        "<!--Format - **Title**[[](url)]-->\n* *[h]](http://i.g\n* c",
        "* (NSDI'23) \ud800 [link](https://x.example/\udfff) [@a]\n",
    ],
)
def test_what_was_found_once(text: str, config: str) -> None:
    prove(Input(text, config, name="\udcff.md"))


def test_inputs_can_be_made_again() -> None:
    assert [make(number) for number in range(200)] == [make(number) for number in range(200)]
    assert make(1, seed=2) != make(1)


def test_all_pieces_come_up() -> None:
    texts = [make(number).text for number in range(6000)]
    for kind in (pieces.SPECIALS, pieces.COMMENTS, pieces.HEADINGS):
        missing = [each for each in kind if not any(each in text for text in texts)]
        assert [each for each in missing if "\n" not in each] == []  # those become other newlines here and there
    assert sum("\r\n" in text for text in texts) > 500
    assert sum("\r" in text.replace("\r\n", "") for text in texts) > 500


def test_the_program_prints_counts() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz", "--inputs", "12", "--jobs", "1"],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.stdout.splitlines()[-1] == "12 inputs: 0 crashes, 0 second changes, 0 hangs, 0 other broken laws."
    assert ("Real lists are not beside this checkout" in done.stdout) is not CORPUS.is_dir()
    assert done.returncode == 0
