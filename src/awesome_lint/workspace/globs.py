"""Globs as in `.gitignore`: read by pathspec, matched by RE2, for `*a*a*a*a` holds Python's own engine up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.patterns import MOST, PatternError, linear, sound
from awesome_lint.workspace.files import ignore

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

_LONGEST = 1024  # code points of one glob


class Globs:
    """Some globs, of which the last one that fits decides.

    Args:
        patterns: The globs, compiled.
    """

    def __init__(self, patterns: Iterable[GitIgnoreSpecPattern]) -> None:
        from pathspec import GitIgnoreSpec

        # Of pathspec's own ways to match with RE2 none knows more than some hundred globs, and all fail on some names.
        self._spec = GitIgnoreSpec(list(patterns), backend="simple")

    def said(self, name: str) -> bool | None:
        """Give whether globs take a name in (True) or out (False), or say nothing of it (None).

        Args:
            name: A path with slashes, relative to where the globs hold; one of a folder ends in a slash.
        """
        return self._spec.check_file(sound(name)).include

    def fit(self, name: str) -> bool:
        """Whether globs take a name in."""
        return self.said(name) is True


def globs(texts: Iterable[str]) -> Globs:
    """Compile globs.

    Raises:
        PatternError: One is none, or there are too many.
    """
    return Globs(pattern for text in texts if (pattern := _compiled(text)) is not None)


def globs_in(text: str, path: str) -> Globs:
    """Compile a file's globs, one a line; one that cannot be used is ignored with a warning, as git ignores it.

    Args:
        text: The file's content.
        path: Where it is.
    """
    return Globs(_usable(text, path))


def _usable(text: str, path: str) -> Iterator[GitIgnoreSpecPattern]:
    count = 0
    for number, line in enumerate(text.splitlines(), 1):
        try:
            pattern = _compiled(line)
        except PatternError as error:
            ignore(f"{path}:{number}", str(error))
            continue
        if pattern is None:
            continue
        count += 1
        if count > MOST:
            ignore(f"{path}:{number}", f"this line and those below, for there are more than {MOST} patterns")
            return
        yield pattern


def wrong_glob(text: str) -> str:
    """Say why a glob cannot be used; "" if it can."""
    try:
        _compiled(text)
    except PatternError as error:
        return str(error)
    return ""


def _compiled(text: str) -> GitIgnoreSpecPattern | None:
    """Compile a glob; None for an empty line or a comment.

    Raises:
        PatternError: It is none.
    """
    from pathspec.patterns.gitignore import GitIgnorePatternError
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

    if len(text) > _LONGEST:
        raise PatternError(f"longer than {_LONGEST} characters")
    try:
        regex, include = GitIgnoreSpecPattern.pattern_to_regex(sound(text))
    except GitIgnorePatternError as error:
        raise PatternError("no glob") from error
    if regex is None:
        return None
    try:
        # pathspec takes whatever matches as `re` does.
        return GitIgnoreSpecPattern(linear(regex), include)  # type: ignore[type-var]
    except PatternError as error:
        raise PatternError("no glob") from error
