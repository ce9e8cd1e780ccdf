"""Colours for terminals, and text that is safe to show there."""

from __future__ import annotations

import re
from typing import NamedTuple

from awesome_lint.diagnostics import Severity

TAB_STOP = 4
"""Columns between tab stops, as CommonMark counts them (section 2.2)."""

_JOINERS = "\u200c\u200d"
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_COMMAND = (
    r"(?i)##(?=vso\[|\[(?:add-mask|add-matcher|add-path|debug|echo|endgroup|error|group|internal-set-repo-path|notice|"
    r"remove-matcher|save-state|set-env|set-output|warning)[\]\s])"
)
_SEVERITY_COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.INFO: "1;34"}


class Style(NamedTuple):
    """Wraps text into SGR sequences (ECMA-48, 8.3.117), or leaves it alone.

    Attributes:
        color: Whether sequences are written.
        links: Whether words may lead to pages (OSC 8), as not every terminal knows.
    """

    color: bool = False
    links: bool = False

    def _sgr(self, parameters: str, text: str) -> str:
        return f"\x1b[{parameters}m{text}\x1b[0m" if self.color and text else text

    def strong(self, text: str) -> str:
        """Set off what the eye should find first."""
        return self._sgr("1", text)

    def dim(self, text: str) -> str:
        """Set back what only helps to read the rest."""
        return self._sgr("2", text)

    def gutter(self, text: str) -> str:
        """Show line numbers and the bar beside a source line."""
        return self._sgr("1;34", text)

    def added(self, text: str) -> str:
        """Show what a fix writes."""
        return self._sgr("32", text)

    def removed(self, text: str) -> str:
        """Show what a fix takes away."""
        return self._sgr("31", text)

    def hunk(self, text: str) -> str:
        """Show where in a file a part of a diff stands."""
        return self._sgr("36", text)

    def link(self, text: str, address: str) -> str:
        """Let a text lead to a page."""
        return f"\x1b]8;;{address}\x1b\\{text}\x1b]8;;\x1b\\" if self.links else text

    def severity(self, severity: Severity, text: str) -> str:
        """Show something in a severity's colour."""
        return self._sgr(_SEVERITY_COLOURS[severity], text)


def visible(text: str) -> str:
    r"""Give text that shows as it reads: what a terminal would act on, or not show at all, becomes an escape.

    Control and format characters (terminal sequences, changes of the writing direction, zero-width blanks),
    line separators and lone surrogates are written like `\x1b` or `\u202e`. Joiners stay: emoji and some scripts need
    them. The result is `inert`, too.
    """
    if text.isprintable():
        return inert(text)
    return inert(
        "".join(
            character.encode("unicode_escape").decode("ascii") if hidden(character) else character for character in text
        )
    )


def well_formed(text: str) -> str:
    r"""Give a text that can be encoded: a lone surrogate, which is no character, becomes U+FFFD.

    No file holds any, but names of files and what a server says may. Many readers of JSON refuse them even as `\ud800`
    (RFC 8259, section 8.2).
    """
    return text if text.isascii() else re.sub("[\ud800-\udfff]", "\ufffd", text)


def hidden(character: str) -> bool:
    """Whether a terminal acts on a character, or does not show it."""
    from unicodedata import category  # most texts of a run do without

    return category(character) in _HIDDEN and character not in _JOINERS


def inert(text: str) -> str:
    r"""Give a line in which nobody who reads the logs of CI finds a command.

    GitHub's runner obeys lines that begin with `::command`, and `##[command]` anywhere in a line; Azure's agent
    `##vso[command]` anywhere. Their first character becomes an escape (`\x3a`, `\x23`).
    """
    if "##" in text:
        text = re.sub(_COMMAND, r"\\x23#", text)  # compiled here, for hardly any run needs it
    if "::" in text and text.lstrip().startswith("::"):
        text = text.replace("::", r"\x3a:", 1)
    return text


def visible_line(text: str) -> str:
    """Give one source line as `visible` does, its tabs spread to tab stops."""
    if "\t" not in text:
        return visible(text)
    pieces: list[str] = []
    column = 0
    for index, part in enumerate(text.split("\t")):
        if index:
            blanks = TAB_STOP - column % TAB_STOP
            pieces.append(" " * blanks)
            column += blanks
        shown = visible(part)
        pieces.append(shown)
        column += cells(shown)
    return "".join(pieces)


def cells(text: str) -> int:
    """Give how many columns of a terminal a text takes, by its characters' East Asian width (UAX #11)."""
    if text.isascii():
        return len(text)
    from unicodedata import category, east_asian_width

    width = 0
    for character in text:
        if character not in _JOINERS and category(character) not in ("Mn", "Me"):
            width += 2 if east_asian_width(character) in ("W", "F") else 1
    return width
