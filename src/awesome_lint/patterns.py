"""Regular expressions that a configuration or a file beside a list brings: matched in time linear in the text.

Python's own engine tries all ways to match, so `(a+)+$` would hold a run up for years. RE2 tries none twice; what it
cannot do for that reason (look-around, backreferences) is refused. Its import takes some milliseconds, so it waits for
the first pattern. Syntax: https://github.com/google/re2/wiki/Syntax.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LONGEST = 4096
"""Code points of the longest pattern."""
MOST = 4000
"""Patterns in one file, or for one key."""
_MEMORY = 1 << 19  # bytes that one pattern may take; where they do not suffice to be quick, it is slow, and still right
_LONGEST_RESULT = 1 << 16  # code points: a URL of more is none that a server takes
_BEYOND = re.compile(r"\(\?<?[=!]|\(\?P=|\\[1-9k]")
_REFERENCE = re.compile(r"\\(?:([0-9]{1,2})|g<(\w+)>|([\s\S])|\Z)")
_DELETED = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


class Match(Protocol):
    """One match; as much of `re.Match` as is used."""

    def __getitem__(self, group: int, /) -> str | None: ...
    def span(self) -> tuple[int, int]:
        """Give where it begins and ends."""


class _Engine(Protocol):
    """A compiled pattern of `re2`, which has no types of its own."""

    @property
    def groups(self) -> int: ...
    @property
    def groupindex(self) -> Mapping[str, int]: ...
    def search(self, text: str, /) -> Match | None: ...
    def finditer(self, text: str, /) -> Iterator[Match]: ...


class PatternError(ValueError):
    """A pattern or a replacement cannot be used; the message says why, as what stands behind its place."""


class Pattern:
    """A compiled regular expression.

    Args:
        engine: What `re2.compile` gave.
    """

    __slots__ = ("_engine",)

    def __init__(self, engine: _Engine) -> None:
        self._engine = engine

    def search(self, text: str) -> Match | None:
        """Give the first match in a text, or None; lone surrogates count as U+FFFD."""
        return self._engine.search(sound(text))

    def check_replacement(self, new: str) -> None:
        r"""Look at a replacement: `\1` and `\g<name>` stand for groups, `\\` for a backslash.

        Raises:
            PatternError: It names a group that is not there, or has another escape.
        """
        self._parts(new)

    def replaced(self, text: str, new: str) -> str:
        """Give a text with all matches replaced.

        Raises:
            PatternError: As `check_replacement`; or the result would be too long.
        """
        parts = self._parts(new)
        pieces: list[str] = []
        end = size = 0
        text = sound(text)
        for match in self._engine.finditer(text):
            start, last = match.span()
            added = [text[end:start], *(part if isinstance(part, str) else match[part] or "" for part in parts)]
            end = last
            size += sum(map(len, added))
            if size > _LONGEST_RESULT:
                raise PatternError(f"the result is longer than {_LONGEST_RESULT} characters")
            pieces += added
        return "".join(pieces) + text[end:]

    def _parts(self, new: str) -> list[str | int]:
        parts: list[str | int] = []
        end = 0
        for found in _REFERENCE.finditer(new):
            parts.append(new[end : found.start()])
            end = found.end()
            number, name, escaped = found.groups()
            if escaped == "\\":
                parts.append(escaped)
            elif number is not None or name is not None:
                parts.append(self._group(number if number is not None else name))
            else:
                raise PatternError(f"bad escape {found[0]}; write \\1 or \\g<name> for a group, \\\\ for a backslash")
        return [*parts, new[end:]]

    def _group(self, said: str) -> int:
        group = int(said) if said.isdecimal() else self._engine.groupindex.get(said, -1)
        if not 0 <= group <= self._engine.groups:
            raise PatternError(f"there is no group {said}")
        return group


@lru_cache(maxsize=MOST)
def compiled(text: str, *, ignore_case: bool = False) -> Pattern:
    """Compile a regular expression.

    Raises:
        PatternError: It is none, or needs what cannot be done in linear time.
    """
    if len(text) > LONGEST:
        raise PatternError(f"longer than {LONGEST} characters")
    return Pattern(linear(sound(text), ignore_case=ignore_case))


def linear(text: str, *, ignore_case: bool = False) -> _Engine:
    """Compile a regular expression to what `re2` itself works with, of any length.

    Raises:
        PatternError: As `compiled`.
    """
    import re2  # type: ignore[import-untyped]

    options = re2.Options()
    options.log_errors = False  # they would go past us to standard error
    options.case_sensitive = not ignore_case
    options.max_mem = _MEMORY
    try:
        engine: _Engine = re2.compile(text, options)
    except re2.error as error:
        raise PatternError(_explained(error.args[0], text)) from None
    return engine


def _explained(said: object, text: str) -> str:
    why = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    if _BEYOND.search(text):
        return f"no regular expression of RE2, which has no look-around and no backreferences ({why})"
    return f"no regular expression ({why})"


def sound(text: str) -> str:
    """Give a text that is UTF-8 for certain: lone surrogates become U+FFFD."""
    return text if text.isascii() else text.translate(_DELETED)
