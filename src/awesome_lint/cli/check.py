"""`awesome-lint check`: the options, and what they are called inside."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from awesome_lint.cli.formats import refuse_files
from awesome_lint.cli.groups import Grouped
from awesome_lint.cli.options import (
    Configs,
    complete_files,
    config_options,
    inline,
    known_options,
    printing_options,
    rules_option,
    split,
)
from awesome_lint.config import Overrides

if TYPE_CHECKING:
    from awesome_lint.cli.wishes import KnownWishes

_SELECTORS = "Rules by code, prefix of a code, or name; commas between them, repeatable."


@click.command("check", cls=Grouped, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("paths", nargs=-1, metavar="[PATHS]...", shell_complete=complete_files)
@click.option("--fix", is_flag=True, help="Apply safe fixes.")
@click.option("--unsafe-fixes", "unsafe", is_flag=True, help="Count unsafe fixes in; with --fix, apply them too.")
@click.option("--diff", is_flag=True, help="Print what --fix would change, and change nothing.")
@click.option("--fix-only", is_flag=True, help="Apply fixes, and report nothing else.")
@click.option("--show-fixes", is_flag=True, help="List what was fixed.")
@rules_option("--select", f"The rules that run. {_SELECTORS}")
@rules_option("--extend-select", "Rules that run besides.")
@rules_option("--ignore", "Rules that do not run.")
@rules_option("--fixable", "The rules that may fix.")
@rules_option("--unfixable", "Rules that may not fix.")
@click.option(
    "--links", is_flag=True, help="Check where links lead, too; this asks the network. See `awesome-lint links`."
)
@config_options
@click.option(
    "--force-exclude", is_flag=True, help="Pass by files that `exclude` names although they are given as PATHS."
)
@known_options
@printing_options
@click.option("--statistics", is_flag=True, help="Print how often each rule reports, in place of the diagnostics.")
@click.option("--timing", is_flag=True, help="With --statistics: print how long each rule took; uses no cache.")
@click.option("--exit-non-zero-on-fix", is_flag=True, help="Exit with 1 if something was fixed.")
@click.option(
    "--stdin-filename", metavar="PATH", shell_complete=complete_files, help="What standard input (-) is called."
)
@click.option("--no-cache", is_flag=True, help="Neither read nor write the cache of results.")
@click.option("--cache-dir", type=click.Path(file_okay=False), help="Where that cache is.")
@click.option(
    "--jobs", "-j", type=click.IntRange(min=1), help="How many processes lint. [default: as many as there are CPUs]"
)
@click.option("--watch", is_flag=True, help="Check again whenever a list or its configuration changes.")
@click.pass_context
def command(
    ctx: click.Context,
    *,
    paths: tuple[str, ...],
    fix: bool,
    unsafe: bool,
    diff: bool,
    fix_only: bool,
    show_fixes: bool,
    select: tuple[str, ...],
    extend_select: tuple[str, ...],
    ignore: tuple[str, ...],
    fixable: tuple[str, ...],
    unfixable: tuple[str, ...],
    links: bool,
    profile: str | None,
    template: tuple[str, ...],
    configs: tuple[str, ...],
    isolated: bool,
    force_exclude: bool,
    output_format: tuple[str, ...],
    output_file: str | None,
    statistics: bool,
    timing: bool,
    exit_zero: bool,
    exit_non_zero_on_fix: bool,
    fail_on: str | None,
    stdin_filename: str | None,
    no_cache: bool,
    cache_dir: str | None,
    jobs: int | None,
    quiet: bool,
    verbose: bool,
    color: str,
    known: KnownWishes,
    watch: bool,
) -> int:
    """Check lists, and fix them.

    PATHS are files, folders (their README, and other Markdown files that hold entries), https://github.com/OWNER/REPO
    for the README of a repository there, or - for standard input. Without any, the README of the current folder is
    checked.
    """
    from awesome_lint.cli.checking import Checking
    from awesome_lint.cli.wishes import Wishes

    if watch:
        from awesome_lint.cli.watch import Watch, refuse

        refuse(
            paths,
            (
                ("--links, for each change would ask the network", links),
                ("--staged: what is staged is not watched", known.staged),
                ("--write-baseline", known.write_baseline),
                ("--prune-baseline", known.prune_baseline),
            ),
        )
        read = filter(os.path.isfile, (*configs, known.baseline or ""))
        return Watch(ctx.find_root().obj, paths, read, keep=fix or fix_only).run()
    if links and timing:
        raise click.UsageError("--timing goes without --links")
    if timing and not statistics:
        raise click.UsageError("--timing goes with --statistics")
    if timing and (fix or fix_only or diff):
        raise click.UsageError("--timing goes without --fix, --fix-only and --diff: fixing runs the rules many times")
    refuse_files(output_format, {"--diff": diff, "--fix-only": fix_only})
    overrides = Overrides(
        inline(configs),
        profile,
        template,
        split(select) if select else None,
        split(extend_select),
        split(ignore),
        split(fixable) if fixable else None,
        split(unfixable),
        fail_on,
        output_format,
    )
    wishes = Wishes(
        fix=fix or fix_only,
        unsafe=unsafe,
        diff=diff,
        fix_only=fix_only,
        show_fixes=show_fixes,
        statistics=statistics,
        timing=timing,
        exit_zero=exit_zero,
        exit_non_zero_on_fix=exit_non_zero_on_fix,
        output_file=output_file,
        stdin_filename=stdin_filename,
        cache=not no_cache,
        cache_dir=cache_dir,
        jobs=jobs,
        quiet=quiet,
        verbose=verbose,
        color=color,
        known=known,
    )
    asked = None
    if links:
        from awesome_lint.cli.link_wishes import LinkWishes

        asked = LinkWishes()
    return Checking(wishes, Configs(configs, overrides, isolated=isolated, force_exclude=force_exclude), asked).run(
        paths
    )
