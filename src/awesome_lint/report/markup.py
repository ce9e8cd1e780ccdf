"""Text of strangers inside of Markdown that is shown on GitHub."""

from __future__ import annotations

import re

from awesome_lint.report.style import visible

_FENCES = re.compile("`+")


def code_span(text: str, *, cell: bool = False) -> str:
    """Give a code span that reads as a text: in it neither markup, nor HTML, mentions or links have an effect.

    Args:
        text: Any text; white space becomes single blanks, as CommonMark has it in code spans (section 6.1).
        cell: Whether it stands in a table, where pipes are escaped even in code (GFM, section 4.10).
    """
    plain = " ".join(visible(text).split()) or " "
    fence = _fence(plain, 1)
    pad = " " if plain[0] == "`" or plain[-1] == "`" else ""
    span = f"{fence}{pad}{plain}{pad}{fence}"
    return span.replace("|", "\\|") if cell else span


def code_block(lines: list[str], language: str) -> str:
    """Give a fenced code block that holds lines; each is made `visible`."""
    shown = [visible(line) for line in lines]
    fence = _fence("\n".join(shown), 3)
    return "\n".join([f"{fence}{language}", *shown, fence])


def _fence(text: str, least: int) -> str:
    """Give a run of backticks that a text does not hold."""
    longest = max((len(run) for run in _FENCES.findall(text)), default=0)
    return "`" * max(least, longest + 1)
