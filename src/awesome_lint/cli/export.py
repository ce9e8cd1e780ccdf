"""`awesome-lint export`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from awesome_lint.cli.options import Configs, complete_files, config_options, inline
from awesome_lint.cli.streams import machine_output, remark, some
from awesome_lint.config import Overrides
from awesome_lint.errors import Unforeseen

if TYPE_CHECKING:
    from awesome_lint.template import ListReading


@click.command("export", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("file", required=False, shell_complete=complete_files)
@click.option("--format", "form", type=click.Choice(("json", "jsonl", "csv")), default="json", show_default=True)
@click.option("--include-unmatched", is_flag=True, help="Items that fit no template come too, with unmatched: true.")
@click.option(
    "--cache-dir",
    type=click.Path(file_okay=False),
    help="The folder of the link cache, which stars and last pushes are read from.",
)
@click.option("--stdin-filename", metavar="PATH", help="What standard input (-) is called.")
@config_options
def command(
    *,
    file: str | None,
    form: str,
    include_unmatched: bool,
    cache_dir: str | None,
    stdin_filename: str | None,
    profile: str | None,
    template: tuple[str, ...],
    configs: tuple[str, ...],
    isolated: bool,
) -> int:
    """Print a list as data.

    FILE is a list, or - for standard input; without it, the README of the current folder. json is the whole document
    with the places of everything; jsonl is one object an entry, csv one row an entry. The network is
    not asked: stars and last pushes of repositories are those that an earlier run of `awesome-lint links` was told.
    """
    from awesome_lint.cli.asking import remembered
    from awesome_lint.cli.reading import other_lists, read_named
    from awesome_lint.export.build import document_record, flat_records
    from awesome_lint.export.write import write_csv, write_json, write_json_lines

    overrides = Overrides(inline(configs), profile, template)
    found = Configs(configs, overrides, isolated=isolated)
    reading = read_named(file, stdin_filename, found).reading
    known = remembered((link.url for entry in reading.document.entries for link in entry.links), cache_dir)
    out = machine_output()
    with Unforeseen(reading.document.source.name, OSError):
        if form == "json":
            write_json(document_record(reading, unmatched=include_unmatched, statuses=known), out)
        elif form == "jsonl":
            write_json_lines(flat_records(reading, unmatched=include_unmatched, statuses=known), out)
        else:
            write_csv(flat_records(reading, unmatched=include_unmatched, statuses=known), out)
    _remark_on(reading)
    if file is None or os.path.isdir(file):  # noqa: PTH112 - as everywhere at the edge
        below = other_lists(file or ".", reading.document.source.name, found)
        if below:
            remark(f"also found: {some(below)}; name one to export it")
    return 0


def _remark_on(reading: ListReading) -> None:
    """Say so if there was nothing to export."""
    if reading.document.entries:
        return
    name = reading.document.source.name
    if reading.origin in ("configuration", "file") and reading.document.unmatched:
        remark(f"{name}: no entry follows the template, so there is nothing to export; leave it out, or correct it")
    else:
        remark(f"{name}: no entry was found, so there is nothing to export; --template says how one is written")
