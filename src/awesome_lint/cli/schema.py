"""`awesome-lint schema`."""

from __future__ import annotations

import json

import click

from awesome_lint.cli.streams import machine_output


@click.command("schema", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("what", type=click.Choice(("json", "jsonl", "diagnostic", "link", "config")), default="json")
def command(*, what: str) -> int:
    """Print a JSON Schema.

    json: of `export --format json` (this is the default); jsonl: of a line of `export --format jsonl`; diagnostic: of
    each that `check --output-format json` prints; link: of each that `links --list --output-format json` prints;
    config: of the configuration file.
    """
    from awesome_lint.config.schema import config_schema
    from awesome_lint.export.report_schema import diagnostic_schema, link_schema
    from awesome_lint.export.schema import document_schema, record_schema

    make = {
        "json": document_schema,
        "jsonl": record_schema,
        "diagnostic": diagnostic_schema,
        "link": link_schema,
        "config": config_schema,
    }[what]
    machine_output().write(json.dumps(make(), indent=2, ensure_ascii=False) + "\n")
    return 0
