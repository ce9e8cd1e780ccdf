"""Exceptions that a user can cause.

The tree::

    AwesomeLintError          everything below; the command line prints it and exits with 2
    |-- InputError            a file that cannot be read, decoded or written
    |-- ConfigError           a configuration, option or selector that cannot be used
    `-- TemplateError         a template that is not in the notation

What an input may legally contain never raises: it becomes a diagnostic. Anything else that escapes is a bug.
"""

from __future__ import annotations


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
