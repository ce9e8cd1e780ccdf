"""Which formats are printed, and where to: `--output-format`, the configuration, or what CI expects."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import click

from awesome_lint.errors import ConfigError
from awesome_lint.report.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from click.shell_completion import CompletionItem

_STDOUT = "-"
_CI = (
    ("GITHUB_ACTIONS", "github", "GITHUB_WORKSPACE"),
    ("GITLAB_CI", "gitlab", "CI_PROJECT_DIR"),
    ("TF_BUILD", "azure", "BUILD_SOURCESDIRECTORY"),
)
"""Where a program can tell that it runs; the format that is shown there; where the repository's root is."""
_DEFAULT = "full"


class Sink(NamedTuple):
    """A report that is wanted.

    Attributes:
        format: A key of `FORMATS`.
        file: Where to; None: standard output.
        guessed: Whether nobody asked for it, and it was chosen because the program runs in CI.
    """

    format: str
    file: str | None = None
    guessed: bool = False


class FormatType(click.ParamType):  # type: ignore[type-arg]  # generic for newer releases of click only
    """The values of `--output-format`: FORMAT or FORMAT:FILE."""

    name = "format"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Look at a value; it stays as it is."""
        wrong = _wrong(value)
        if wrong:
            self.fail(wrong, param, ctx)
        return value

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002  # click's
        """Give the names that begin as a word does."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(name) for name in FORMATS if name.startswith(incomplete)]


def _wrong(value: str) -> str:
    """Say what is wrong with FORMAT or FORMAT:FILE; "" if nothing is."""
    name, colon, file = value.partition(":")
    if name not in FORMATS:
        return f"{value!r}: no format is called {name!r}; there are {', '.join(FORMATS)}"
    return f"{value!r}: a file's name is missing behind the colon" if colon and not file else ""


def sinks_of(said: Sequence[str], output_file: str | None, environment: Mapping[str, str]) -> tuple[Sink, ...]:
    """Give the reports that are wanted; at most one of them goes to standard output.

    Args:
        said: FORMAT or FORMAT:FILE of the command line or the configuration; empty if neither says anything.
        output_file: The value of `--output-file`: where the report without a file of its own goes.
        environment: The process's environment variables.

    Raises:
        ConfigError: Two reports would go to one place, or `--output-file` has nothing to hold.
    """
    guessed = not said
    sinks: list[Sink] = []
    for value in said or (ci_format(environment) or _DEFAULT,):
        name, _, file = value.partition(":")
        sinks.append(Sink(name, file if file and file != _STDOUT else output_file, guessed=guessed))
    if output_file is not None and not any(sink.file == output_file for sink in sinks):
        raise ConfigError(f"--output-file {output_file}: every format names a file already; leave one of both out")
    places: dict[str | None, Sink] = {}
    for sink in sinks:
        other = places.setdefault(sink.file, sink)
        if other is not sink:
            where = "standard output" if sink.file is None else sink.file
            raise ConfigError(
                f"--output-format: {other.format} and {sink.format} both go to {where}; give each a place of its own:"
                f" {sink.format}:FILE"
            )
    return tuple(sinks)


def refuse_files(said: Iterable[str], silent: Mapping[str, bool]) -> None:
    """Look for reports that would never be written.

    Args:
        said: The values of `--output-format`.
        silent: Options that keep diagnostics from being reported, and whether they were given.

    Raises:
        click.UsageError: A report has a file, and nothing is reported.
    """
    for value in said:
        for option, given in silent.items():
            if given and value.partition(":")[2]:
                raise click.UsageError(f"--output-format {value} goes without {option}, which reports no diagnostics")


def ci_format(environment: Mapping[str, str]) -> str | None:
    """Give the format of the CI that this runs in; None elsewhere.

    A hook of pre-commit gives no report that has to be stored to be of use: all that it prints is read in the log.
    """
    formats = (name for variable, name, _ in _CI if _set(environment, variable))
    return next((name for name in formats if name != "gitlab" or not environment.get("PRE_COMMIT")), None)


def repository_root(environment: Mapping[str, str]) -> str:
    """Give the folder that CI checked the repository out to; "" where that is not known."""
    return next((environment.get(root, "") for variable, _, root in _CI if _set(environment, variable)), "")


def _set(environment: Mapping[str, str], variable: str) -> bool:
    return environment.get(variable, "").lower() in ("true", "1")
