"""`awesome-lint links`: the options, and what they are called inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from awesome_lint.cli.formats import refuse_files
from awesome_lint.cli.groups import Grouped
from awesome_lint.cli.options import Configs, complete_files, config_options, inline, known_options, printing_options
from awesome_lint.config import Overrides

if TYPE_CHECKING:
    from collections.abc import Iterable

    from awesome_lint.cli.wishes import KnownWishes


@click.command("links", cls=Grouped, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("paths", nargs=-1, metavar="[PATHS]...", shell_complete=complete_files)
@click.option("--fix", is_flag=True, help="Write the new address of links that moved, where that is safe.")
@click.option("--unsafe-fixes", "unsafe", is_flag=True, help="Count unsafe fixes in; with --fix, apply them too.")
@click.option("--diff", is_flag=True, help="Print what --fix would change, and change nothing.")
@click.option("--show-fixes", is_flag=True, help="List what was fixed.")
@click.option("--list", "listing", is_flag=True, help="Print every link with its verdict, the healthy ones too.")
@click.option("--offline", is_flag=True, help="Ask nothing; say what is known from earlier runs.")
@click.option("--refresh", is_flag=True, help="Ask again what is known from earlier runs.")
@click.option(
    "--fragments/--no-fragments", default=None, help="Look for the fragments of URLs in the pages they lead to."
)
@click.option("--archive/--no-archive", default=None, help="Look for archived copies of dead pages.")
@click.option("--include", multiple=True, metavar="REGEX", help="Ask only URLs that match. Repeatable.")
@click.option("--exclude", multiple=True, metavar="REGEX", help="Do not ask URLs that match. Repeatable.")
@click.option("--remap", multiple=True, metavar="REGEX=URL", help="Ask another URL instead. Repeatable.")
@click.option(
    "--accept",
    multiple=True,
    metavar="CODES",
    help="Status codes that are fine, too: 403, 200..=299; commas between them.",
)
@click.option("--concurrency", type=click.IntRange(1, 1024), help="Requests at a time. [default: 128]")
@click.option("--host-concurrency", type=click.IntRange(1, 128), help="Requests at a time to one host. [default: 8]")
@click.option("--host-interval", type=click.FloatRange(0), help="Seconds between two to one host. [default: 0.04]")
@click.option("--timeout", type=click.FloatRange(0.1), help="Seconds for one request. [default: 20]")
@click.option("--max-retries", type=click.IntRange(0, 10), help="Repetitions of a request. [default: 3]")
@click.option("--deadline", type=click.FloatRange(1), help="Seconds for the whole run.")
@click.option(
    "--allow-private/--no-allow-private", default=None, help="Ask addresses that are not public, too. [default: no]"
)
@click.option("--provider-url", multiple=True, metavar="NAME=URL", help="Another interface of a provider. Repeatable.")
@click.option("--shard", metavar="I/N", default="1/1", help="Check the I-th of N parts; hosts are never split.")
@click.option("--report", type=click.Path(dir_okay=False), help="Write a report in Markdown, too.")
@click.option("--cache-dir", type=click.Path(file_okay=False), help="Where verdicts are remembered.")
@click.option("--no-cache", is_flag=True, help="Remember nothing, and use nothing that is remembered.")
@config_options
@click.option(
    "--force-exclude", is_flag=True, help="Pass by files that `exclude` names although they are given as PATHS."
)
@known_options
@printing_options
def command(
    *,
    paths: tuple[str, ...],
    fix: bool,
    unsafe: bool,
    diff: bool,
    show_fixes: bool,
    listing: bool,
    offline: bool,
    refresh: bool,
    fragments: bool | None,
    archive: bool | None,
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    remap: tuple[str, ...],
    accept: tuple[str, ...],
    concurrency: int | None,
    host_concurrency: int | None,
    host_interval: float | None,
    timeout: float | None,
    max_retries: int | None,
    deadline: float | None,
    allow_private: bool | None,
    provider_url: tuple[str, ...],
    shard: str,
    report: str | None,
    cache_dir: str | None,
    no_cache: bool,
    profile: str | None,
    template: tuple[str, ...],
    configs: tuple[str, ...],
    isolated: bool,
    force_exclude: bool,
    output_format: tuple[str, ...],
    output_file: str | None,
    exit_zero: bool,
    fail_on: str | None,
    quiet: bool,
    verbose: bool,
    color: str,
    known: KnownWishes,
) -> int:
    """Check where links lead.

    PATHS are as those of `check`. Each URL is asked once; verdicts are remembered. Only pages that are gone for certain
    are errors; what hides from programs, or has a bad day, is said and forgiven. With GITHUB_TOKEN set, repositories on
    GitHub are asked a hundred at a time.
    """
    from awesome_lint.cli.checking import Checking
    from awesome_lint.cli.link_wishes import LinkOverrides, LinkWishes
    from awesome_lint.cli.wishes import Wishes

    refuse_files(output_format, {"--diff": diff, "--list": listing})
    said = LinkOverrides(
        concurrency=concurrency,
        host_concurrency=host_concurrency,
        host_interval=host_interval,
        timeout=timeout,
        max_retries=max_retries,
        deadline=deadline,
        allow_private=allow_private,
        remote_fragments=fragments,
        archive=archive,
        offline=offline,
        refresh=refresh,
        include=include,
        exclude=exclude,
        remap=tuple(_pairs("--remap", remap)),
        accept=_codes(accept),
        provider_urls=tuple(_pairs("--provider-url", provider_url)),
    )
    overrides = Overrides(inline(configs), profile, template, fail_on=fail_on, output_format=output_format)
    wishes = Wishes(
        fix=fix,
        unsafe=unsafe,
        diff=diff,
        show_fixes=show_fixes,
        listing=listing,
        links_only=True,
        exit_zero=exit_zero,
        output_file=output_file,
        cache=not no_cache,
        cache_dir=cache_dir,
        quiet=quiet,
        verbose=verbose,
        color=color,
        known=known,
    )
    found = Configs(configs, overrides, isolated=isolated, force_exclude=force_exclude)
    return Checking(wishes, found, LinkWishes(said, _shard(shard), report)).run(paths)


def _codes(values: Iterable[str]) -> frozenset[int]:
    from awesome_lint.errors import ConfigError
    from awesome_lint.links.accept import accepted_codes

    try:
        return accepted_codes(values)
    except ConfigError as error:
        raise click.UsageError(f"--accept: {error}") from error


def _pairs(option: str, values: Iterable[str]) -> Iterable[tuple[str, str]]:
    for value in values:
        left, equals, right = value.partition("=")
        if not equals or not left:
            raise click.UsageError(f"{option} {value}: expected two parts with = between them")
        yield left, right


def _shard(text: str) -> tuple[int, int]:
    number, slash, count = text.partition("/")
    if not slash or not number.isdigit() or not count.isdigit() or not 1 <= int(number) <= int(count):
        raise click.UsageError(f"--shard {text}: expected I/N with I from 1 to N, such as 2/4")
    return int(number), int(count)
