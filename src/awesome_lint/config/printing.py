"""What a configuration says of reports: their formats, and the files they go to.

A configuration is a part of the list's repository, which strangers change by pull requests, while a report holds words
of the list: so a configuration can only name files that such a change could write anyhow, and that look like reports.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from awesome_lint.config.below import file_below
from awesome_lint.errors import ConfigError
from awesome_lint.report.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable

SUFFIXES = (".json", ".jsonl", ".sarif", ".xml", ".md", ".txt")
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
        ConfigError: A file lies elsewhere, is hidden or behind a symbolic link, or has a name that reports do not have.
    """
    return tuple(_placed(value, folder, prefix) for value in values)


def _placed(value: str, folder: str, prefix: str) -> str:
    name, _, file = value.partition(":")
    if not file or file == "-":
        return value
    path = file_below(file, folder)
    parts = Path(file).parts
    why = ""
    if path is None:
        why = "a configuration can only name files below its own folder"
    elif any(part.startswith(".") for part in parts):
        why = "a configuration cannot name hidden files or folders"
    elif any(Path(folder, *parts[:depth]).is_symlink() for depth in range(1, len(parts) + 1)):
        why = "a configuration cannot name files behind symbolic links"
    elif path.suffix.lower() not in SUFFIXES:
        why = f"a configuration can only name files that end in {', '.join(SUFFIXES)}"
    if why:
        raise ConfigError(f'{prefix}output-format: "{value}": {why}; use --output-format {value} for others')
    return f"{name}:{path}"
