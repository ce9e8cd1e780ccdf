"""Where text is cut into tokens: separators, brackets, emoji, URLs, dates, identifiers of arXiv."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from awesome_lint.shortcodes import SHORTCODE
from awesome_lint.template.dates import DATE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_EMOJI = "\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u2300-\u23ff\u25a0-\u25ff"
OPENING = "([{（【〔［「『《“„«"
CLOSING = ")]}）】〕］」』》”»"
_ALWAYS = "|·•‧∙，；：、。"
_SINGLE = re.escape(f'{OPENING}{CLOSING}{_ALWAYS}"')
# What cuts text, tried in this order at each place. A full stop is one before a blank, the end or a bracket only, and a
# dash between blanks, or a long one. Each begins with one of a few characters, so that all others are passed over fast;
# what comes after looks back at the first one.
CUT = re.compile(
    rf"""
    [{_SINGLE}{_EMOJI}\r\n\\:;,.@/–—-]
    (?:
        (?<=[{_SINGLE}])
        |(?P<line>(?<=\n)[ \t>]*|(?<=\r)\n?[ \t>]*)
        |(?P<escape>(?<=\\)[!-/:-@\[-`{{-~])
        |(?P<emoji>(?<=:)(?!\d{{4}}-){SHORTCODE[1:]}|(?<=[{_EMOJI}])[{_EMOJI}\u200d\ufe0f\u20e3\U000e0020-\U000e007f]*)
        |(?P<gap>(?<=[)\]\d”"][^\S\r\n]-)(?=\s|\[|\*|$))
        |(?P<dash>(?<!\S[–—-])(?<=[–—-])[–—-]{{0,2}}(?!\S)|(?<=[—–])|(?<=-)-{{1,2}}(?![-\w])
            |(?<=[)\]\d”"]-)(?=\s|\[|\*|$)|(?<=-)(?!\S)|(?<=\s-)(?=\[))
        |(?<=,)(?!\d)|(?<=[:;])(?!\S)|(?<=:)(?=[*\[])|(?<=\.)(?=[\s)\]"”*_|]|$)|(?<=\s[/@])(?=\s)
    )
    """,
    re.VERBOSE,
)
_URL = re.compile(r"https?://[^\s<>()\[\]，。；、]+(?:\([^\s()]*\))?", re.IGNORECASE)
_ARXIV = re.compile(r"\barxiv\s?:?\s?\d{4}\.\d{4,5}(?:v\d+)?(?:\s?\[[a-z]+\.[A-Z]+\])?", re.IGNORECASE)
_DATE = re.compile(DATE, re.IGNORECASE)
# What dates and arXiv's identifiers cannot be without.
FOUR_DIGITS = re.compile(r"\d\d\d\d")
_YEAR = re.compile(r"[12](?=9[5-9]\d|0[0-5]\d)")
LONGEST_CODE = 40  # code points of a venue with its year
_REACH = 24  # code points before or behind the year of a date: "30th September, " is among the longest
ABBREVIATED = re.compile(
    r"(?:^|[\s(\[.*_])(?:[A-Z]|int|intl|conf|proc|trans|symp|lett|rev|sci|comput|syst|eng|appl|mach|intell|softw|commun|vs|et"
    r"|etc|al|vol|no|pp|ed|eds|dr|prof|jr|sr|inc|ltd|st|univ|dept|fig|e\.g|i\.e|cf|approx|ver|v)\Z",
    re.IGNORECASE,
)


def _find_date(text: str, start: int, end: int) -> re.Match[str] | None:
    """Find the first date of more than a year; only around what may be a year, since the search itself is slow."""
    for year in _YEAR.finditer(text, start, end):
        at = year.start()
        match = _DATE.search(text, max(start, at - _REACH), min(end, at + 2 * _REACH))
        if match is not None and match.start() <= at:
            return match
    return None


FINDERS: Final[Mapping[str, Callable[[str, int, int], re.Match[str] | None]]] = {
    "url": _URL.search,
    "arxiv": _ARXIV.search,
    "date": _find_date,
}
