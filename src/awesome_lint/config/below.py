"""Files that a configuration names.

A configuration is a part of the list's repository, which strangers change by pull requests: so it can only name files
that such a change could write anyhow.
"""

from __future__ import annotations

import os
from pathlib import Path

from awesome_lint.errors import ConfigError


def file_below(file: str, folder: str) -> Path | None:
    """Give where a file is that a configuration names.

    Args:
        file: As the configuration has it, relative to `folder`.
        folder: The configuration's folder, absolute.

    Returns:
        The absolute path; None if it lies elsewhere, or in a repository's own folder.
    """
    base = Path(os.path.realpath(folder))  # `Path.resolve` fails on links that lead in a circle
    path = Path(os.path.realpath(base / file))
    if Path(file).is_absolute() or not path.is_relative_to(base) or ".git" in path.relative_to(base).parts:
        return None
    return path


def checked_baseline(file: str | None, folder: str, prefix: str) -> str | None:
    """Give the baseline that a configuration names as it has it; None for none.

    Args:
        file: As the configuration has it.
        folder: The configuration's folder, absolute.
        prefix: What messages begin with.

    Raises:
        ConfigError: It lies elsewhere.
    """
    if file is not None and file_below(file, folder) is None:
        raise ConfigError(
            f'{prefix}baseline: "{file}": a configuration can only name files below its own folder; use'
            f" --baseline {file} for others"
        )
    return file
