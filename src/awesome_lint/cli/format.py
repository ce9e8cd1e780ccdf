"""`awesome-lint format`: the options."""

from __future__ import annotations

import click

from awesome_lint.cli.options import Configs, complete_files, config_options, inline
from awesome_lint.config import Overrides


@click.command("format", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("paths", nargs=-1, metavar="[PATHS]...", shell_complete=complete_files)
@click.option("--check", is_flag=True, help="Say which files would change, and change nothing.")
@click.option("--diff", is_flag=True, help="Print what would change, and change nothing.")
@config_options
@click.option(
    "--force-exclude", is_flag=True, help="Pass by files that `exclude` names although they are given as PATHS."
)
@click.option(
    "--stdin-filename", metavar="PATH", shell_complete=complete_files, help="What standard input (-) is called."
)
@click.option("--quiet", "-q", is_flag=True, help="Print errors only, and what --diff asks for.")
@click.option("--color", type=click.Choice(("auto", "always", "never")), default="auto", help="When to use colours.")
def command(
    *,
    paths: tuple[str, ...],
    check: bool,
    diff: bool,
    profile: str | None,
    template: tuple[str, ...],
    configs: tuple[str, ...],
    isolated: bool,
    force_exclude: bool,
    stdin_filename: str | None,
    quiet: bool,
    color: str,
) -> int:
    """Write whole lists in their normal form: safe fixes, and a tidy layout in the list's own style.

    PATHS are files, folders (their README, and other Markdown files that are lists), or - for standard input. Without
    any, the README of the current folder is written. The page is shown as before, but for what safe fixes change.

    Exits with 0 if files were written or nothing is to be done, with 1 if --check or --diff finds something to be done,
    with 2 if a file cannot be read, formatted or written.
    """
    from awesome_lint.cli.formatting import Formatting

    made = Configs(
        configs, Overrides(inline(configs), profile, template), isolated=isolated, force_exclude=force_exclude
    )
    return Formatting(made, check=check, diff=diff, quiet=quiet, color=color).run(paths, stdin_filename)
