"""Finding and reading configuration files."""

from __future__ import annotations

import os
from functools import cache
from typing import NamedTuple, TypeAlias

from awesome_lint.errors import ConfigError, InputError
from awesome_lint.workspace.files import near_path, read_bytes, read_found

TomlTable: TypeAlias = dict[str, object]

OWN_FILE = ".awesome-lint.toml"
PROJECT_FILE = "pyproject.toml"
TABLE = "awesome-lint"


class ConfigFile(NamedTuple):
    """A file that holds a configuration.

    Attributes:
        path: Where it is; messages show it.
        data: Its bytes.
    """

    path: str
    data: bytes

    @property
    def prefix(self) -> str:
        """What stands before our keys in this file, for messages: `tool.awesome-lint.`, or nothing."""
        return f"tool.{TABLE}." if self._in_project else ""

    @property
    def folder(self) -> str:
        """The folder it stands in, absolute."""
        return os.path.dirname(os.path.abspath(self.path))  # noqa: PTH100, PTH120 - pathlib costs start-up time, here and below

    @property
    def _in_project(self) -> bool:
        return os.path.basename(self.path) == PROJECT_FILE  # noqa: PTH119

    def table(self) -> TomlTable | None:
        """Give our table, not validated; None for a `pyproject.toml` without one.

        Raises:
            ConfigError: The file is not TOML; names line and column.
        """
        if not self._in_project:
            return parse_toml(self.data, self.path)
        # A table of ours cannot stand in a file that does not hold its name, so most projects' files are not parsed.
        if TABLE.encode() not in self.data:
            return None
        tool = parse_toml(self.data, self.path).get("tool")
        if not isinstance(tool, dict) or TABLE not in tool:
            return None
        table = tool[TABLE]
        if not isinstance(table, dict):
            raise ConfigError(f"{self.path}: tool.{TABLE}: expected a table; write [tool.{TABLE}]")
        return table


def parse_toml(data: bytes, name: str) -> TomlTable:
    """Read TOML (https://toml.io/en/v1.0.0).

    Raises:
        ConfigError: The bytes are not UTF-8, or not TOML; the message begins with `name`.
    """
    import tomllib

    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ConfigError(f"{name}: not UTF-8: byte {error.start}; save the file as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{name}: not TOML: {str(error).removesuffix('.')}; mend the line") from error
    except RecursionError as error:
        raise ConfigError(f"{name}: not a configuration: nested too deeply") from error


def read_config(path: str) -> ConfigFile:
    """Read the configuration file that `--config` names.

    Raises:
        ConfigError: It cannot be read, or is a `pyproject.toml` without our table.
    """
    try:
        file = ConfigFile(path, read_bytes(path, path))
    except InputError as error:
        raise ConfigError(str(error)) from error
    if file.table() is None:
        raise ConfigError(f"{path}: no table [tool.{TABLE}]; add one, or name another file")
    return file


def find_config(folder: str, top: str | None = None) -> ConfigFile | None:
    """Give the configuration that holds for the files of a folder: its own, else that of the nearest folder above.

    In one folder `.awesome-lint.toml` goes before `pyproject.toml`; a `pyproject.toml` without our table is passed by,
    and so, with a warning, is a candidate that cannot be read.

    Args:
        folder: The folder.
        top: The outermost folder that is looked into, `folder` or one above it; None: the file system's top.

    Raises:
        ConfigError: A candidate is not TOML.
    """
    folder = os.path.abspath(folder)  # noqa: PTH100
    last = None if top is None else os.path.abspath(top)  # noqa: PTH100
    while True:
        parent = os.path.dirname(folder)  # noqa: PTH120
        found = _find(folder)
        if found is not None or folder in {parent, last}:
            return found
        folder = parent


@cache
def _find(folder: str) -> ConfigFile | None:
    for name in (OWN_FILE, PROJECT_FILE):
        path = os.path.join(folder, name)  # noqa: PTH118
        data = read_found(path)
        if data is not None:
            file = ConfigFile(near_path(path), data)
            if file.table() is not None:
                return file
    return None
