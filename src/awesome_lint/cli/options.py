"""Options that several commands share, and how their texts are read."""

from __future__ import annotations

import os
from functools import wraps
from typing import TYPE_CHECKING, TypeVar

import click

from awesome_lint.cli.formats import FormatType
from awesome_lint.cli.streams import remark
from awesome_lint.config import Base, LayeredConfig, Overrides, find_config, read_config
from awesome_lint.errors import ConfigError
from awesome_lint.report.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from click.shell_completion import CompletionItem

    from awesome_lint.config import ConfigFile

CommandT = TypeVar("CommandT", bound="Callable[..., int | None]")

_SEVERITIES = ("error", "warning", "info")
BASE_VARIABLE = "AWESOME_LINT_BASE"
"""Names a folder with the configuration files as they were before the change that is checked; the Action sets it."""
PROFILES = ("papers", "awesome", "awesome-npm")


def complete_rules(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:  # noqa: ARG001  # click's
    """Tell a shell which rules can follow, in a list with commas."""
    from awesome_lint.cli.completion import rules_beginning

    return list(rules_beginning(incomplete))


def complete_files(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:  # noqa: ARG001  # click's
    """Tell a shell that it knows best what can follow: a path."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]


def rules_option(name: str, text: str) -> Callable[[CommandT], CommandT]:
    """Make an option that names rules; `split` reads its values."""
    return click.option(name, multiple=True, metavar="RULES", shell_complete=complete_rules, help=text)


template_option = click.option(
    "--template",
    metavar="TEXT",
    multiple=True,
    help="How an entry is written, e.g. '- [Title](url) - Description.' Repeatable, the main form first.",
)


def config_options(command: CommandT) -> CommandT:
    """Add the options that say where the configuration comes from, and those that say what the list is like."""
    for option in reversed(
        (
            click.option("--profile", type=click.Choice(PROFILES), help="What kind of list it is."),
            template_option,
            click.option(
                "--config",
                "configs",
                metavar="FILE|KEY=VALUE",
                shell_complete=complete_files,
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
                type=FormatType(),
                multiple=True,
                metavar="FORMAT[:FILE]",
                help=f"How diagnostics are printed: {', '.join(FORMATS)}. Repeatable, with a file for all but one."
                " [default: full, or what CI shows]",
            ),
            click.option(
                "--output-file",
                "-o",
                type=click.Path(dir_okay=False),
                help="Where they are printed to, in place of the output.",
            ),
            click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is reported."),
            click.option(
                "--fail-on",
                type=click.Choice(_SEVERITIES),
                help="The least severity that makes the exit code 1. [default: error]",
            ),
            click.option("--quiet", "-q", is_flag=True, help="Print diagnostics and errors only."),
            click.option(
                "--verbose",
                "-v",
                is_flag=True,
                help="Say what was used: configuration, profile, cache; show the traceback of an internal error.",
            ),
            click.option(
                "--color", type=click.Choice(("auto", "always", "never")), default="auto", help="When to use colours."
            ),
        )
    ):
        command = option(command)
    return command


def known_options(command: CommandT) -> CommandT:
    """Add the options that say what is known from before; they reach the command as one argument, `known`."""

    @wraps(command)
    def collecting(
        *,
        diff_base: str | None,
        staged: bool,
        baseline: str | None,
        no_baseline: bool,
        write_baseline: bool,
        prune_baseline: bool,
        **others: object,
    ) -> int | None:
        from awesome_lint.cli.wishes import KnownWishes

        if staged and diff_base is not None:
            raise click.UsageError("--staged goes without --diff-base: it compares with the last commit")
        if write_baseline and (staged or diff_base is not None):
            raise click.UsageError(
                "--write-baseline goes without --diff-base and --staged: it writes all that is found"
            )
        if write_baseline and prune_baseline:
            raise click.UsageError("--prune-baseline goes without --write-baseline, which leaves out what is gone")
        if no_baseline and (baseline is not None or write_baseline or prune_baseline):
            raise click.UsageError("--no-baseline goes without the other options on baselines")
        known = KnownWishes(diff_base, staged, baseline, not no_baseline, write_baseline, prune_baseline)
        return command(**others, known=known)

    result: Callable[..., int | None] = collecting
    for option in reversed(
        (
            click.option(
                "--diff-base",
                metavar="REF|auto",
                help="Report only what is new since REF and the current commit parted. `auto`: what CI's environment"
                " says, else the remote's default branch.",
            ),
            click.option("--staged", is_flag=True, help="Check what is staged, and report only what is new in it."),
            click.option(
                "--baseline",
                metavar="FILE",
                type=click.Path(dir_okay=False),
                help="Leave out the diagnostics that FILE says are known.",
            ),
            click.option("--no-baseline", is_flag=True, help="Report known diagnostics, too."),
            click.option(
                "--write-baseline",
                is_flag=True,
                help="Make all that is found known: write it to the baseline. [default: .awesome-lint-baseline.json]",
            ),
            click.option("--prune-baseline", is_flag=True, help="Remove from the baseline what is gone."),
        )
    ):
        result = option(result)
    return result  # type: ignore[return-value]  # click calls it by names


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
        self._made: dict[tuple[ConfigFile | None, Base | None], LayeredConfig] = {}

    @property
    def may_find(self) -> bool:
        """Whether files count that nobody names; not where a change would so decide on its own check."""
        return not self._isolated and not os.environ.get(BASE_VARIABLE)

    def of_folder(self, folder: str, top: str | None = None) -> LayeredConfig:
        """Give the configuration of the files in a folder.

        Args:
            folder: The folder.
            top: The top of the repository that was fetched, above which no file counts; None: it is no such folder.

        Raises:
            ConfigError: A file above cannot be read, or is not TOML.
        """
        file = self._file
        if file is None and not self._isolated:
            file = find_config(folder, top)
        if file is None and top is not None:
            return LayeredConfig(None, top, self._overrides)
        if top is not None and self._file is None:
            return LayeredConfig.make(file, self._overrides)._replace(foreign=True)
        base = self._base_of(folder)
        made = self._made.get((file, base))
        if made is None:
            made = self._made[file, base] = LayeredConfig.make(file, self._overrides)._replace(base=base)
            if base is not None and (keys := base.differing(file)):
                name = file.path if file is not None else "configuration"
                remark(
                    f"{name}: {', '.join(keys)}: as before the change, which cannot decide on them for its own check"
                )
        return made

    def _base_of(self, folder: str) -> Base | None:
        """Give what held for a folder before the change; None where nothing says so, or where it lies elsewhere.

        Raises:
            ConfigError: As `of_folder`.
        """
        bases = os.environ.get(BASE_VARIABLE)
        if not bases or self._isolated:
            return None
        inner = os.path.relpath(os.path.realpath(folder) if self._file is None else self._file.path)
        if inner == os.pardir or inner.startswith(os.pardir + os.sep):
            return None
        path = os.path.join(bases, inner)  # noqa: PTH118
        if self._file is None:
            return Base(find_config(path, bases))
        return Base(read_config(path) if os.path.isfile(path) else None)  # noqa: PTH113

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
    # Nobody makes a file of KEY=VALUE by adding one of that name to a repository.
    return "=" not in text or (text.endswith(".toml") and os.path.isfile(text))  # noqa: PTH113
