"""What is known of garbled characters without ftfy is what ftfy says of them."""

from __future__ import annotations

import subprocess
import sys
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome_lint.rules.enc.garbled import common, decoded, decoded_by_ftfy

ENTRIES = sorted(common())
NEIGHBOURS = st.characters(min_codepoint=0x80, exclude_categories=["Cs"])
HALVES = st.sampled_from(sorted({char for garbled in ENTRIES for char in garbled}))


@pytest.mark.parametrize("garbled", ENTRIES)
def test_ftfy_mends_every_entry_alike(garbled: str) -> None:
    assert decoded_by_ftfy(garbled) == common()[garbled] == decoded(garbled)


@given(
    st.lists(st.sampled_from(ENTRIES) | NEIGHBOURS | HALVES, min_size=1, max_size=4)
    .map("".join)
    .filter(lambda r: r[1:])
)
def test_runs_around_entries_are_mended_as_ftfy_does(run: str) -> None:
    assert decoded(run) == decoded_by_ftfy(run)


@given(st.sampled_from(ENTRIES), st.data())
def test_what_is_nearly_an_entry_is_mended_as_ftfy_does(garbled: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(garbled) - 1))
    run = garbled[:at] + data.draw(HALVES | NEIGHBOURS) + garbled[at + 1 :]
    assert decoded(run) == decoded_by_ftfy(run)


RUSSIAN = "".join(map(chr, range(ord("А"), ord("я") + 1))) + "Ёё"


def test_words_of_russian_letters_are_left_alone_by_ftfy_too() -> None:
    assert [pair for pair in map("".join, product(RUSSIAN, repeat=2)) if decoded(pair) or decoded_by_ftfy(pair)] == []


@given(st.text(RUSSIAN, min_size=3))
def test_longer_words_of_russian_letters_are_too(word: str) -> None:
    assert decoded(word) is None
    assert decoded_by_ftfy(word) is None


def test_entries_are_what_a_wrong_encoding_makes_of_one_character() -> None:
    assert all(len(char) == 1 for char in common().values())
    assert common()["Œº"] == "μ"
    assert common()["â€™"] == "’"
    assert common()["Ã©"] == "é"


@pytest.mark.parametrize("text", ["naïve", "“é”", "Œuvre", "№ 1 — «да»", "中文，日本語", "→ →"])
def test_sound_text_is_not_in_the_table(text: str) -> None:
    assert not any(garbled in text for garbled in ENTRIES)


def test_common_entries_need_no_ftfy() -> None:
    script = (
        "import sys; from awesome_lint.rules.enc.garbled import decoded\n"
        "assert decoded('Œº') == 'μ'; assert 'ftfy' not in sys.modules\n"
        "assert decoded('Œº' * 2) == 'μμ'; assert 'ftfy' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
