"""Where diagnostics stand, as the programs that read reports want to know it: lines, columns, paths."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from awesome_lint.report.base import Setting
    from awesome_lint.text import SourceText, Span


class Place(NamedTuple):
    """A stretch of a file; lines and columns from 1, columns in code points.

    Attributes:
        line: The line it begins on.
        column: The column of its first character.
        end_line: The line it ends on.
        end_column: The column behind its last character.
    """

    line: int
    column: int
    end_line: int
    end_column: int

    @property
    def last_line(self) -> int:
        """The line of the last character, or of its newline: a span that ends where a line begins ends above it."""
        return self.end_line - 1 if self.end_column == 1 and self.end_line > self.line else self.end_line


def place_of(source: SourceText, span: Span) -> Place:
    """Give a span's place on lines and columns that exist.

    The empty line that a last newline begins is none, for most programs, and within a newline there is no column.
    """
    return Place(*_shown(source, span.start), *_shown(source, span.end))


def _shown(source: SourceText, offset: int) -> tuple[int, int]:
    line, column = source.position(offset)
    if line > source.line_count:
        return source.line_count, len(source.line_text(source.line_count)) + 1
    return line, min(column, len(source.line_text(line)) + 1)


def rooted(name: str, setting: Setting) -> str:
    """Give a file's name relative to the root of its repository, with forward slashes.

    Where the root is not known, names stay relative to the folder of the run. Names that lie elsewhere, and those of
    lists that were fetched, stay as they are.
    """
    if "://" in name or not setting.folder:
        return name
    root = setting.root or setting.folder
    path = os.path.normpath(os.path.join(setting.folder, name))  # noqa: PTH118 - paths here are but text
    below = os.path.relpath(path, root)
    if below == os.pardir or below.startswith(os.pardir + os.sep):
        return name
    return below.replace(os.sep, "/")
