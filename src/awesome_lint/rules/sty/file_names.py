"""The parts of the file's own name, for the rules on file names."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.settings import STDIN
from awesome_lint.text import Span

if TYPE_CHECKING:
    from awesome_lint.rules.base import Context

START = Span(0, 0)
"""Where a diagnostic about the file's name stands: npm's tool gives such messages no place, so they are at line 1."""


class FileName(NamedTuple):
    """A file's name in two parts.

    Attributes:
        stem: All up to the last full stop; the whole name of a hidden file without another full stop.
        extension: What follows the last full stop, without it; None if there is none.
    """

    stem: str
    extension: str | None


def file_name(ctx: Context) -> FileName | None:
    """Give the name of the file without its folders, or None for text without a file; for `ctx.derive`.

    Standard input is such a text, unless it was given a name.
    """
    path = ctx.surroundings.path
    name = path.rpartition("/")[2] if path is not None else STDIN
    if name == STDIN:
        return None
    stem, stop, extension = name.rpartition(".")
    return FileName(stem, extension) if stop and stem else FileName(name, None)
