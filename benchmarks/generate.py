"""Making lists of any size: distinct entries in the style of a hand-kept list of papers, some with a defect.

The same size, share and seed give the same text on every machine. As a program: `python -m benchmarks.generate 1.0`
prints a list of 1 MB (10^6 bytes).
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from benchmarks import defects, words
from benchmarks.entry import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

MB = 1_000_000
DEFECT_SHARE = 0.03
_PER_SECTION = 40
_MONTHS = 6 * 12  # arXiv ids are taken from January 2020 on
_FIRST_YEAR = 2020
_NUMBERS = 99_999
_HEAD = """\
# Awesome papers on systems for machine learning

Papers by topic; each entry names its venue, its title, a link, and then key words and who wrote it.

<!-- Template (do not delete)
[Template] * (conf/trans/arxiv) Paper title [link](http_source_link) [NOTE: key words / author / affiliation]
[Examples] * (NIPS'17) Attention Is All You Need [link](https://arxiv.org/abs/1706.03762) [Attention | Google]
-->
"""


@dataclass(frozen=True, slots=True)
class GeneratedList:
    """A list, and what it is made of.

    Attributes:
        text: Its Markdown; every character is one code point, a few need more than one byte.
        entries: How many entries it has.
        sections: How many headings below the title.
        defective: The lines, from 1, of the entries that were given a defect.
    """

    text: str
    entries: int
    sections: int
    defective: tuple[int, ...]


def make_list(size: int, *, share: float = DEFECT_SHARE, seed: int = 1) -> GeneratedList:
    """Make a list.

    Args:
        size: How many bytes it has at least; the last entry ends it.
        share: Which share of its entries has a defect, from 0 to 1.
        seed: Another seed gives another list.
    """
    random = Random(seed)  # noqa: S311 - nothing secret is made
    lines = _HEAD.splitlines()
    written = len(_HEAD)
    entries = sections = 0
    defective: list[int] = []
    kinds = _forever(random)
    for entry in _entries(random):
        if entries % _PER_SECTION == 0:
            heading = ["", f"{'###' if sections % 3 else '##'} {_topic(random, sections)}", ""]
            lines += heading
            written += sum(len(line) + 1 for line in heading)
            sections += 1
        line = entry.write()
        if entry is not defects.ORIGINAL and random.random() < share:
            line = next(kinds)(entry)
            defective.append(len(lines) + 1)
        lines.append(line)
        written += len(line.encode()) + 1
        entries += 1
        if written >= size:
            break
    return GeneratedList("\n".join(lines) + "\n", entries, sections, tuple(defective))


def _forever(random: Random) -> Iterator[defects.Defect]:
    """Give all kinds of defects in turn, each round in another order, so that even a short list has most of them."""
    while True:
        kinds = list(defects.ALL)
        random.shuffle(kinds)
        yield from kinds


def _entries(random: Random) -> Iterator[Entry]:
    """Give entries without defects, no two with the same title or link."""
    yield defects.ORIGINAL
    seen: set[str] = set()
    index = 0
    while True:
        name, rest = _name(random, index), _title(random)
        if rest in seen:
            continue
        seen.add(rest)
        month = index % _MONTHS
        year = _FIRST_YEAR + month // 12
        arxiv = f"{year % 100}{month % 12 + 1:02}.{index % _NUMBERS + 1:05}"
        yield Entry(
            venue=random.choice(words.VENUES),
            year=year + (random.random() < 0.4),
            title=f"{name}: {rest}" if random.random() < 0.8 else rest,
            arxiv=arxiv,
            url=_url(random, name, year, arxiv),
            code=f"https://github.com/{name.lower()}-project/{name}" if random.random() < 0.2 else "",
            labels=_labels(random),
        )
        index += 1


def _name(random: Random, index: int) -> str:
    """Make up the name of a system; the index, written in syllables, keeps it apart from all others."""
    syllables = [random.choice(words.SYLLABLES)]
    while index:
        index, digit = divmod(index, len(words.SYLLABLES))
        syllables.append(words.SYLLABLES[digit])
    return "".join(syllables).title() + random.choice(words.ENDINGS)


def _title(random: Random) -> str:
    verb, adjective, noun = random.choice(words.VERBS), random.choice(words.ADJECTIVES), random.choice(words.NOUNS)
    if random.random() < 0.1:
        noun = f"**{noun}**"
    second = f"{random.choice(words.ADJECTIVES)} {random.choice(words.NOUNS)}"
    title = f"{verb} {adjective} {noun} {random.choice(words.LINKERS)} {second}"
    return f"{title} in {random.choice(words.SETTINGS)}" if random.random() < 0.4 else title


def _url(random: Random, name: str, year: int, arxiv: str) -> str:
    where = random.random()
    if where < 0.85:
        return f"https://arxiv.org/abs/{arxiv}"
    if where < 0.92:
        return f"https://openreview.net/forum?id={name}{year}"
    if where < 0.96:
        return f"https://doi.org/10.1145/{name.lower()}.{year}"
    return f"https://www.usenix.org/conference/{year}/presentation/{name.lower()}"


def _labels(random: Random) -> tuple[str, ...]:
    if random.random() < 0.2:
        return ()
    tags = random.sample(words.TAGS, random.choice((1, 1, 2)))
    return (*tags, random.choice(words.PLACES)) if random.random() < 0.7 else tuple(tags)


def _topic(random: Random, number: int) -> str:
    return f"{random.choice(words.ADJECTIVES)} {random.choice(words.NOUNS)}, part {number + 1}"


def main() -> None:
    """Print a list of the size asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generate", description="Print a generated list.")
    parser.add_argument("megabytes", type=float, help="how many millions of bytes")
    parser.add_argument("--share", type=float, default=DEFECT_SHARE, help="share of entries with a defect")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    made = make_list(int(options.megabytes * MB), share=options.share, seed=options.seed)
    sys.stdout.write(made.text)


if __name__ == "__main__":
    main()
