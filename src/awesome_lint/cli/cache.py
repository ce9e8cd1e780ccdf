"""`awesome-lint cache`: what is remembered of links."""

from __future__ import annotations

import click

from awesome_lint.cli.streams import caution, remark


@click.group("cache", context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Look after what is remembered of links from run to run."""


_folder = click.option(
    "--cache-dir", type=click.Path(file_okay=False), help="Where it is. [default: where the system keeps caches]"
)


@command.command("path")
@_folder
def path(*, cache_dir: str | None) -> int:
    """Print the file that holds it."""
    from awesome_lint.cli.asking import cache_path

    click.echo(str(cache_path(cache_dir)))
    return 0


@command.command("merge")
@click.argument("files", nargs=-1, required=True, type=click.Path(dir_okay=False))
@_folder
def merge(*, files: tuple[str, ...], cache_dir: str | None) -> int:
    """Take over what other caches know better, such as those of the shards of a CI matrix.

    FILES are caches of links (`links.sqlite3`); they are read, and stay as they are. Later verdicts win; the days on
    which a link was unreachable add up.
    """
    from pathlib import Path

    from awesome_lint.cli.asking import cache_path
    from awesome_lint.links.cache import LinkCache

    target = cache_path(cache_dir)
    with LinkCache(target) as cache:
        for warning in cache.warnings:
            caution(warning)
        for file in files:
            taken = cache.merge(Path(file))
            remark(f"{file}: {taken} {'verdict' if taken == 1 else 'verdicts'} taken over into {target}")
    return 0


@command.command("clean")
@_folder
def clean(*, cache_dir: str | None) -> int:
    """Forget all of it."""
    from awesome_lint.cli.asking import cache_path
    from awesome_lint.errors import InputError

    target = cache_path(cache_dir)
    for name in (target.name, f"{target.name}-wal", f"{target.name}-shm"):
        try:
            target.with_name(name).unlink(missing_ok=True)
        except OSError as error:
            raise InputError(f"{target.with_name(name)}: cannot be removed: {error.strerror or error}") from error
    remark(f"{target}: nothing is remembered any more")
    return 0
