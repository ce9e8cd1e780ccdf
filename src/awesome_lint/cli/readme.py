"""Which file is meant where none is named."""

from __future__ import annotations

from pathlib import Path

from awesome_lint.errors import InputError

_SUFFIXES = (".md", ".markdown", ".mdown", ".mkd")
_FOLDERS = ("", ".github", "docs")
"""Where GitHub looks for a README; a file at the top comes first here, for that is where lists stand."""


def readme_of(folder: Path) -> str:
    """Give the path of a folder's README, whatever its letter case.

    Raises:
        InputError: There is none.
    """
    found = find_readme(folder)
    if found is None:
        raise InputError(f"no README.md in {folder.absolute()}; name the files or folders to check")
    return found


def find_readme(folder: Path) -> str | None:
    """Do as `readme_of`, but give None where there is none.

    Raises:
        InputError: A folder cannot be read.
    """
    for name in _FOLDERS:
        place = folder / name
        try:
            names = sorted(entry.name for entry in place.iterdir()) if place.is_dir() else []
        except OSError as error:
            raise InputError(f"{place}: cannot be read: {error.strerror or error}") from error
        by_suffix = {Path(name).suffix.lower(): name for name in reversed(names) if Path(name).stem.lower() == "readme"}
        for suffix in _SUFFIXES:
            if suffix in by_suffix:
                return str(place / by_suffix[suffix])
    return None
