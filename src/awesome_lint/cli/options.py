"""Options that several commands share, and how their texts are read."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TypeVar

import click

from awesome_lint.config import LayeredConfig, Overrides, find_config, read_config
from awesome_lint.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from awesome_lint.config import ConfigFile

CommandT = TypeVar("CommandT", bound="Callable[..., int | None]")

_SEVERITIES = ("error", "warning", "info")
PROFILES = ("papers", "awesome", "awesome-npm")


def config_options(command: CommandT) -> CommandT:
    """Add the options that say where the configuration comes from, and those that say what the list is like."""
    for option in reversed(
        (
            click.option("--profile", type=click.Choice(PROFILES), help="What kind of list it is."),
            click.option(
                "--template", metavar="TEXT", help="How an entry is written, e.g. '- [Title](url) - Description.'"
            ),
            click.option(
                "--config",
                "configs",
                metavar="FILE|KEY=VALUE",
                multiple=True,
                help="A configuration file to use in place of those found; or a value, in TOML, that goes before the"
                " file's. Repeatable.",
            ),
            click.option("--isolated", is_flag=True, help="Use no configuration file."),
        )
    ):
        command = option(command)
    return command


def printing_options(command: CommandT) -> CommandT:
    """Add the options that say how, where and how much is printed, and what the exit code makes of it."""
    for option in reversed(
        (
            click.option(
                "--output-format",
                type=click.Choice(("full", "concise", "json", "jsonl")),
                help="How diagnostics are printed. [default: full]",
            ),
            click.option("--output-file", "-o", type=click.Path(dir_okay=False), help="Where they are printed to."),
            click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is reported."),
            click.option(
                "--fail-on",
                type=click.Choice(_SEVERITIES),
                help="The least severity that makes the exit code 1. [default: error]",
            ),
            click.option("--quiet", "-q", is_flag=True, help="Print diagnostics and errors only."),
            click.option("--verbose", "-v", is_flag=True, help="Say what was used: configuration, profile, cache."),
            click.option(
                "--color", type=click.Choice(("auto", "always", "never")), default="auto", help="When to use colours."
            ),
        )
    ):
        command = option(command)
    return command


def split(values: Iterable[str]) -> tuple[str, ...]:
    """Give the words of a repeatable option that also takes commas."""
    return tuple(word.strip() for value in values for word in value.split(",") if word.strip())


class Configs:
    """The configuration of each file: the nearest above it, below what the command line says.

    Args:
        configs: Values of `--config`.
        overrides: What the other options say.
        isolated: Whether files count.
        force_exclude: Whether `exclude` holds for files that are named, too.

    Raises:
        ConfigError: The file that `--config` names cannot be used, or more than one is named.
    """

    def __init__(
        self, configs: Iterable[str], overrides: Overrides, *, isolated: bool, force_exclude: bool = False
    ) -> None:
        files = [text for text in configs if _names_file(text)]
        if len(files) > 1:
            raise ConfigError(f"--config: one file at most, not {' and '.join(files)}")
        if files and isolated:
            raise ConfigError(f"--config {files[0]}: a file, although --isolated says none; leave one of both out")
        self._overrides = overrides
        self._isolated = isolated
        self._force_exclude = force_exclude
        self._file = read_config(files[0]) if files else None
        self._made: dict[ConfigFile | None, LayeredConfig] = {}

    def of_folder(self, folder: str, top: str | None = None) -> LayeredConfig:
        """Give the configuration of the files in a folder.

        Args:
            folder: The folder.
            top: Above this folder no file counts, as for a repository that was fetched.

        Raises:
            ConfigError: A file above cannot be read, or is not TOML.
        """
        file = self._file
        if file is None and not self._isolated:
            file = find_config(folder, top)
        if file is None and top is not None:
            return LayeredConfig(None, top, self._overrides)
        made = self._made.get(file)
        if made is None:
            made = self._made[file] = LayeredConfig.make(file, self._overrides)
        return made

    def of_file(self, path: str) -> LayeredConfig:
        """Give the configuration of a file.

        Raises:
            ConfigError: As `of_folder`.
        """
        return self.of_folder(os.path.dirname(path) or os.curdir)  # noqa: PTH120 - pathlib costs start-up time

    def passed_by(self, path: str) -> bool:
        """Whether a file that is named is left out all the same, as `--force-exclude` has it.

        Raises:
            ConfigError: As `of_folder`.
        """
        if not self._force_exclude:
            return False
        config = self.of_file(path)
        patterns = config.edge().exclude
        if not patterns:
            return False
        from awesome_lint.workspace.discovery import excluded

        return excluded(path, config.folder, patterns)


def inline(configs: Iterable[str]) -> tuple[str, ...]:
    """Give the values of `--config` that are no files."""
    return tuple(text for text in configs if not _names_file(text))


def _names_file(text: str) -> bool:
    return "=" not in text or os.path.isfile(text)  # noqa: PTH113
