"""Texts that nobody writes by hand, each made of a seed and a number, so that it can be made again.

Four kinds: lists with entries of all shapes, runs of single pieces, and mutations of the examples of both
specifications and of stretches of real lists (where these are not beside this checkout, of the examples once more).
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from tests.fuzz import pieces

from awesome_lint.settings import Config, RuleSelection

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SEED = 1
DATA = Path(__file__).parents[1] / "data"
CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
CONFIGS = {
    "default": Config(),
    "papers": Config(profile="papers"),
    "awesome": Config(profile="awesome"),
    "awesome-npm": Config(profile="awesome-npm"),
    "all rules": Config(rules=RuleSelection(extend_select=("ALL",))),
    "all rules, awesome": Config(profile="awesome", rules=RuleSelection(extend_select=("ALL",))),
}
_CONFIGURED = ("default", *CONFIGS)
_NEWLINES = ("\n",) * 14 + ("\r\n",) * 3 + ("\r",) * 2
_STRETCH = 25  # lines of a real list
_LONGEST = 2500  # characters


class Input(NamedTuple):
    """A list to be linted.

    Attributes:
        text: The list.
        config: The name of its configuration in `CONFIGS`.
        bom: Whether it begins with a byte order mark.
        name: What the file is called.
    """

    text: str
    config: str
    bom: bool = False
    name: str = "README.md"


def make(number: int, seed: int = SEED) -> Input:
    """Give the input of a number; always the same one."""
    draw = Random(f"{seed}:{number}")  # noqa: S311 - it shall be the same each time
    kind = draw.choices((_list, _soup, _mutated_examples, _mutated_stretch), (9, 3, 4, 4))[0]
    text = _with_newlines(draw, kind(draw))[:_LONGEST]
    name = "README.md" if draw.random() < 0.9 else draw.choice(("a b.md", "ü\ud800.md", "::x::.md", "a/b`|.md"))
    return Input(text, draw.choice(_CONFIGURED), draw.random() < 0.05, name)


def _with_newlines(draw: Random, text: str) -> str:
    if draw.random() < 0.06:
        return "".join(draw.choice(("\n", "\r\n", "\r")) if each == "\n" else each for each in text)
    return text.replace("\n", draw.choice(_NEWLINES))


def _chance(draw: Random, share: float, make_one: Callable[[], str]) -> str:
    return make_one() if draw.random() < share else ""


def _link(draw: Random) -> str:
    label = draw.choice(pieces.LABELS) if draw.random() < 0.7 else _words(draw, 3)
    url = draw.choice(pieces.URLS)
    title = draw.choice((' "t"', " 't'", " (t)", ' "')) if draw.random() < 0.1 else ""
    bang = "!" if draw.random() < 0.1 else ""
    form = draw.random()
    if form < 0.7:
        return f"{bang}[{label}]({url}{title})"
    if form < 0.8:
        return draw.choice(
            (f"[{label}][ref]", "[ref][]", "[ref]", f"[{label}][none]", "[^1]", "[^none]", "[[a](b)](c)")
        )
    if form < 0.9:
        return draw.choice(
            (f"<{url}>", url, f"[{label}](", f"]({url})", f"[{label}]", f"[[{label}]({url})]", f"({url})")
        )
    return f"[![{label}]({url})]({draw.choice(pieces.URLS)})"


def _words(draw: Random, most: int) -> str:
    found: list[str] = []
    for _ in range(draw.randint(1, most)):
        form = draw.random()
        if form < 0.72:
            found.append(draw.choice(pieces.WORDS))
        elif form < 0.8:
            found.append(draw.choice(pieces.SPECIALS))
        elif form < 0.9:
            mark = draw.choice(("*", "**", "_", "__", "`", "~~", "***", '"'))
            found.append(f"{mark}{draw.choice(pieces.WORDS)}{mark}")
        else:
            found.append(draw.choice(("<br>", "<b>x</b>", "<a href='x'>", "</a>", "<x", "[^1]", "$x$", "[ ]", "\\*")))
        found.append(draw.choice(pieces.BLANKS))
    return "".join(found)


def _entry(draw: Random, style: int) -> str:
    """Give the text of an entry, mostly in one of a few styles."""
    title, end = _words(draw, 4).strip(), draw.choice(pieces.ENDS)
    if style == 0:
        venue, tags = draw.choice(pieces.VENUES), draw.choice(pieces.TAGS)
        return f"{venue} {title}{_blank(draw)}{_link(draw)}{_blank(draw)}{tags}{end}"
    if style == 1:
        dash = draw.choice((" - ", " - ", " – ", " — ", ": ", " ", "-", " -"))
        return f"[{title}]({draw.choice(pieces.URLS)}){dash}{_words(draw, 5)}{end}"
    if style == 2:
        venue = draw.choice(pieces.VENUES)
        return f"**{title}**{_blank(draw)}{_words(draw, 2)}. *{venue}*. [{_link(draw)}]{_link(draw)}{end}"
    parts = [draw.choice(pieces.VENUES), title, _link(draw), draw.choice(pieces.TAGS), _link(draw), end]
    draw.shuffle(parts)
    return draw.choice(pieces.BLANKS).join(parts[: draw.randint(1, len(parts))])


def _blank(draw: Random) -> str:
    return " " if draw.random() < 0.8 else draw.choice(pieces.BLANKS)


def _items(draw: Random, style: int) -> list[str]:
    """Give the lines of a list, some of them nested."""
    marker = draw.choice(pieces.MARKERS)
    lines: list[str] = []
    depth = 0
    for _ in range(draw.randint(1, 6)):
        if draw.random() < 0.15:
            marker = draw.choice(pieces.MARKERS)
        depth = max(0, depth + draw.choice((-1, 0, 0, 0, 0, 1)))
        indent = draw.choice(("  ", "  ", "    ", "\t", " ", "   ")) * depth
        lines.append(
            f"{indent}{marker}{_entry(draw, style)}{_chance(draw, 0.08, lambda: ' ' + draw.choice(pieces.COMMENTS))}"
        )
        if draw.random() < 0.12:
            below = _entry(draw, style) if draw.random() < 0.3 else draw.choice(pieces.LINES)
            lines += [*([""] if draw.random() < 0.4 else []), f"{indent}{draw.choice(('  ', '    ', '', ' '))}{below}"]
        if draw.random() < 0.06:
            lines.append("")
    return lines


def _table(draw: Random) -> list[str]:
    columns = draw.randint(1, 4)
    rows = []
    for row in range(draw.randint(1, 4)):
        count = max(0, columns + draw.choice((0, 0, 0, 0, -1, 1)))
        cells = [
            f"{_blank(draw)}{_entry(draw, 1) if draw.random() < 0.3 else _words(draw, 2)}{_blank(draw)}"
            for _ in range(count)
        ]
        rows.append("|".join(cells) if draw.random() < 0.15 else f"|{'|'.join(cells)}|")
        if row == 0:
            rows.append(
                "|" + "|".join(draw.choice(("---", ":-:", "--:", " --- ", "-", ":--")) for _ in range(columns)) + "|"
            )
    return rows


def _list(draw: Random) -> str:
    """Give a document as lists are: headings, entries, tables, comments."""
    style = draw.randrange(4)
    lines: list[str] = []
    if draw.random() < 0.5:
        lines += [draw.choice(pieces.HEADINGS), ""]
    for _ in range(draw.randint(1, 5)):
        form = draw.random()
        if form < 0.45:
            lines += _items(draw, style if draw.random() < 0.9 else draw.randrange(4))
        elif form < 0.58:
            lines.append(draw.choice(pieces.HEADINGS))
        elif form < 0.66:
            lines += _table(draw)
        elif form < 0.76:
            lines.append(draw.choice(pieces.COMMENTS))
        elif form < 0.9:
            lines += draw.choices(pieces.LINES, k=draw.randint(1, 3))
        else:
            lines.append(_words(draw, 8))
        if draw.random() < 0.7:
            lines.append("")
    if draw.random() < 0.15:
        prefix = draw.choice(("> ", "  ", "- ", "    ", ">"))
        lines = [prefix + line for line in lines]
    text = "\n".join(lines)
    return text if draw.random() < 0.2 else text + "\n"


def _soup(draw: Random) -> str:
    """Give pieces one behind the other."""
    kinds: Sequence[Sequence[str]] = (
        *(pieces.SPECIALS, pieces.WORDS, pieces.URLS, pieces.LABELS, pieces.VENUES, pieces.TAGS, pieces.MARKERS),
        *(pieces.HEADINGS, pieces.LINES, pieces.COMMENTS, pieces.ENDS, pieces.BLANKS, ("\n", "\n", "\n\n", "\n  ")),
    )
    few = draw.sample(kinds, k=draw.randint(1, 5))
    return "".join(draw.choice(draw.choice(few if draw.random() < 0.8 else kinds)) for _ in range(draw.randint(1, 30)))


@cache
def _examples() -> tuple[str, ...]:
    return tuple(
        example["markdown"]
        for name in ("commonmark-0.31.2.json", "gfm-0.29.json")
        for example in json.loads((DATA / name).read_text(encoding="utf-8"))
    )


@cache
def _real() -> tuple[tuple[str, ...], ...]:
    """Give the lines of each real list."""
    texts = (path.read_bytes().decode("utf-8", "replace") for path in sorted(CORPUS.glob("*.md")))
    return tuple(tuple(text.splitlines()) for text in texts)


def _mutated_examples(draw: Random) -> str:
    found = [draw.choice(_examples()) for _ in range(draw.choice((1, 1, 1, 2, 3)))]
    return _mutated(draw, draw.choice(("", "\n")).join(found))


def _mutated_stretch(draw: Random) -> str:
    lists = _real()
    if not lists:
        return _mutated_examples(draw)
    lines = draw.choice(lists)
    start = draw.randrange(max(len(lines), 1))
    stretch = lines[start : start + draw.randint(1, _STRETCH)]
    while len(stretch) > 1 and sum(map(len, stretch)) > _LONGEST:
        stretch = stretch[: len(stretch) // 2]
    head = ("# Awesome X", "") if draw.random() < 0.3 else ()
    return _mutated(draw, "\n".join((*head, *stretch, "")))


def _mutated(draw: Random, text: str) -> str:
    for _ in range(draw.choice((0, 1, 1, 2, 3, 5))):
        at = draw.randint(0, len(text))
        to = min(len(text), at + draw.choice((1, 1, 2, 5, 20)))
        form = draw.randrange(7)
        if form == 0:
            text = text[:at] + text[to:]
        elif form == 1:
            text = text[:at] + 2 * text[at:to] + text[to:]
        elif form == 2:
            text = text[:at] + draw.choice(pieces.SPECIALS) + text[at:]
        elif form == 3:
            kind = draw.choice(
                (pieces.WORDS, pieces.LINES, pieces.COMMENTS, pieces.MARKERS, pieces.BLANKS, pieces.TAGS)
            )
            text = text[:at] + draw.choice(kind) + text[at:]
        elif form == 4:
            lines = text.split("\n")
            draw.shuffle(lines)
            text = "\n".join(lines)
        elif form == 5:
            lines = text.split("\n")
            one = draw.randrange(len(lines))
            lines[one] = draw.choice(("  ", "    ", "\t", "> ", "- ", " ", "1. ", "| ", "# ", "\f")) + lines[one]
            text = "\n".join(lines)
        else:
            text = text[:at] + draw.choice(("[", "]", "(", ")", "*", "`", "|", "<", ">", "\\", "!", "_")) + text[to:]
    return text
