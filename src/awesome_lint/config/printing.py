"""What a configuration says of reports: their formats, and the files they go to.

A configuration is a part of the list's repository, which strangers change by pull requests, while a report holds words
of the list: so a configuration can only name files that such a change could write anyhow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.config.below import file_below
from awesome_lint.errors import ConfigError
from awesome_lint.report.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable

PATTERN = f"^({'|'.join(FORMATS)})(:.+)?$"
"""FORMAT or FORMAT:FILE, for JSON Schema."""


def checked_format(value: str) -> str:
    """Give FORMAT or FORMAT:FILE back.

    Raises:
        ValueError: There is no such format; the message is what stands behind the key.
    """
    name, colon, file = value.partition(":")
    if name not in FORMATS:
        raise ValueError(f': no format is called "{name}"; there are {", ".join(FORMATS)}')
    if colon and not file:
        raise ValueError(f': "{value}" lacks a file behind the colon')
    return value


def placed_formats(values: Iterable[str], folder: str, prefix: str) -> tuple[str, ...]:
    """Give formats with their files where they are: relative ones stand below the configuration's folder.

    Args:
        values: FORMAT or FORMAT:FILE.
        folder: The configuration's folder, absolute.
        prefix: What messages begin with.

    Raises:
        ConfigError: A file lies elsewhere, or in a repository's own folder.
    """
    return tuple(_placed(value, folder, prefix) for value in values)


def _placed(value: str, folder: str, prefix: str) -> str:
    name, _, file = value.partition(":")
    if not file or file == "-":
        return value
    path = file_below(file, folder)
    if path is None:
        raise ConfigError(
            f'{prefix}output-format: "{value}": a configuration can only name files below its own folder; use'
            f" --output-format {value} for others"
        )
    return f"{name}:{path}"
