"""Exceptions that a user can cause, and the one that stands for all that nobody foresaw.

The tree::

    AwesomeLintError          everything below; the command line prints it and exits with 2
    |-- InputError            a file that cannot be read, decoded or written
    |-- ConfigError           a configuration, option or selector that cannot be used
    |-- TemplateError         a template that is not in the notation
    `-- InternalError         a mistake in the program itself

What an input may legally contain never raises: it becomes a diagnostic. Anything else that escapes is a bug, and
becomes an `InternalError` where one file's work, or a command's, ends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType

_LONGEST = 300
"""Characters of an unforeseen exception's text that are shown."""


class AwesomeLintError(Exception):
    """Root of the tree; its text is a whole message for a person."""


class InputError(AwesomeLintError):
    """A file, or standard input, cannot be read, decoded or written."""


class ConfigError(AwesomeLintError):
    """A configuration file, an option or a rule selector cannot be used."""


class TemplateError(AwesomeLintError):
    """A template is not in the notation.

    Args:
        message: What is wrong and what to write instead.
        offset: Code points from the template's beginning to the place that is wrong.
    """

    def __init__(self, message: str, offset: int = 0) -> None:
        super().__init__(message)
        self.offset = offset


class InternalError(AwesomeLintError):
    """The program failed on what it was to deal with; its text is one line.

    Args:
        name: What was being done: a file's name, or the program's.
        cause: What nobody foresaw.
    """

    def __init__(self, name: str, cause: BaseException) -> None:
        text = " ".join(str(cause).split())
        said = f": {text[:_LONGEST]}{'...' if len(text) > _LONGEST else ''}" if text else ""
        super().__init__(f"{name}: internal error, please report it: {type(cause).__name__}{said}")
        self._cause = cause

    @property
    def trace(self) -> str:
        """The traceback, in lines."""
        from traceback import format_exception

        return "".join(format_exception(self._cause))


class Unforeseen:
    """A context in which an exception that nobody foresaw becomes an `InternalError`.

    It is the only place where exceptions of any kind are caught. It stands around the work on one file, so that the
    other files are still done, and around whole commands.

    Args:
        name: What is being done in it: a file's name, or the program's.
        passing: Kinds of exceptions that are dealt with outside.
    """

    def __init__(self, name: str, *passing: type[BaseException]) -> None:
        self._name = name
        self._passing: tuple[type[BaseException], ...] = (AwesomeLintError, *passing)

    def __enter__(self) -> None:
        """Nothing is needed."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let pass what is foreseen, and what is no error, such as an interruption.

        Raises:
            InternalError: The exception is another one.
        """
        if isinstance(error, Exception) and not isinstance(error, self._passing):
            raise InternalError(self._name, error) from error
