"""Reading one list for the commands that look at its entries."""

from __future__ import annotations

import os
import sys
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.cli.readme import readme_of
from awesome_lint.errors import AwesomeLintError, Unforeseen
from awesome_lint.runner import read_source
from awesome_lint.settings import STDIN
from awesome_lint.template.list_kind import is_list
from awesome_lint.text import SourceText
from awesome_lint.workspace.discovery import discover
from awesome_lint.workspace.files import display_name, load

if TYPE_CHECKING:
    from awesome_lint.cli.options import Configs
    from awesome_lint.config import LayeredConfig
    from awesome_lint.template import ListReading

_FEWEST = 3  # entries that make it worth to name a file
_MOST_READ = 200  # files


class Named(NamedTuple):
    """A list that was read, and the configuration it was read with."""

    reading: ListReading
    config: LayeredConfig


def read_named(file: str | None, stdin_filename: str | None, configs: Configs) -> Named:
    """Read the list that a command names.

    Args:
        file: Its path, `-` for standard input, a folder for its README, None for the current folder's.
        stdin_filename: What standard input is called.
        configs: The configuration of each file.

    Raises:
        AwesomeLintError: It cannot be read, or its configuration cannot be used.
    """
    if file == "-":
        config = configs.of_file(stdin_filename or "")
        source = SourceText.decode(sys.stdin.buffer.read(), display_name(stdin_filename or STDIN))
    else:
        path = readme_of(Path(file or "")) if file is None or Path(file).is_dir() else file
        config = configs.of_file(path)
        source = load(path).source
    loaded = config.load()
    with Unforeseen(source.name):
        return Named(read_source(source, loaded), config)


def other_lists(folder: str, name: str, configs: Configs) -> list[str]:
    """Give the names of a folder's other lists, each with how many entries it has.

    Args:
        folder: The folder; sub-folders are included.
        name: What the list is called that is known already.
        configs: The configuration of each file.
    """
    edge = configs.of_folder(folder).edge()
    names: list[str] = []
    known = os.path.realpath(name)
    for found in islice(discover(folder, edge.include, edge.exclude), _MOST_READ):
        if os.path.realpath(found.path) == known:
            continue
        try:
            with Unforeseen(found.path):
                reading = read_source(load(found.path).source, configs.of_file(found.path).load())
        except AwesomeLintError:  # it is for the command that it is named in to say so
            continue
        entries = len(reading.document.entries)
        if entries >= _FEWEST and is_list(reading, found.path):
            names.append(f"{os.path.normpath(display_name(found.path))} ({entries} entries)")
    return names
