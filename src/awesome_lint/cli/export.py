"""`awesome-lint export`."""

from __future__ import annotations

import click

from awesome_lint.cli.options import Configs, complete_files, config_options, inline
from awesome_lint.cli.streams import machine_output
from awesome_lint.config import Overrides
from awesome_lint.errors import Unforeseen


@click.command("export", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("file", required=False, shell_complete=complete_files)
@click.option("--format", "form", type=click.Choice(("json", "jsonl", "csv")), default="json", show_default=True)
@click.option("--include-unmatched", is_flag=True, help="Items that fit no template come too, with unmatched: true.")
@click.option("--stdin-filename", metavar="PATH", help="What standard input (-) is called.")
@config_options
def command(
    *,
    file: str | None,
    form: str,
    include_unmatched: bool,
    stdin_filename: str | None,
    profile: str | None,
    template: tuple[str, ...],
    configs: tuple[str, ...],
    isolated: bool,
) -> int:
    """Print a list as data.

    FILE is a list, or - for standard input; without it, the README of the current folder. json is the whole document
    with the places of everything; jsonl is one object an entry, csv one row an entry.
    """
    from awesome_lint.cli.reading import read_named
    from awesome_lint.export.build import document_record, flat_records
    from awesome_lint.export.write import write_csv, write_json, write_json_lines

    overrides = Overrides(inline(configs), profile, template)
    reading = read_named(file, stdin_filename, Configs(configs, overrides, isolated=isolated)).reading
    out = machine_output()
    with Unforeseen(reading.document.source.name, OSError):
        if form == "json":
            write_json(document_record(reading, unmatched=include_unmatched), out)
        elif form == "jsonl":
            write_json_lines(flat_records(reading, unmatched=include_unmatched), out)
        else:
            write_csv(flat_records(reading, unmatched=include_unmatched), out)
    return 0
