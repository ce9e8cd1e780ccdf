"""`awesome-lint config`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import click

from awesome_lint.cli.options import Configs, complete_files, config_options, inline
from awesome_lint.cli.streams import machine_output
from awesome_lint.config import Overrides

if TYPE_CHECKING:
    from awesome_lint.config import Effective
    from awesome_lint.config.links import LinkSettings
    from awesome_lint.template import ListReading


class Row(NamedTuple):
    """A line of the configuration.

    Attributes:
        key: The key.
        value: Its value.
        origin: Where the value came from.
        more: What else was found, line by line.
    """

    key: str
    value: object
    origin: str
    more: tuple[str, ...] = ()


_DEFAULT = "default"
_TEMPLATE_ORIGINS = {
    "entries": "found in the entries",
    "file": "the file's own comment",
    "profile": "the profile",
    "none": "no template fits the file",
}


@click.command("config", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("path", required=False, shell_complete=complete_files)
@click.option("--output-format", type=click.Choice(("text", "json")), default="text", show_default=True)
@click.option(
    "--verbose",
    "-v",
    is_flag=True,
    help="List the entries that do not follow the template; show the traceback of an internal error.",
)
@config_options
def command(
    *,
    path: str | None,
    output_format: str,
    verbose: bool,
    profile: str | None,
    template: tuple[str, ...],
    configs: tuple[str, ...],
    isolated: bool,
) -> int:
    """Show the configuration in force, and where each value came from.

    PATH is a list or a folder. For a list, the profile and the template that it is read with are shown too: how many
    entries follow it, and the form of each part.
    """
    from pathlib import Path

    found = Configs(configs, Overrides(inline(configs), profile, template), isolated=isolated)
    if path is None or Path(path).is_dir():
        layered = found.of_folder(path or ".")
        reading = None
    else:
        from awesome_lint.cli.reading import read_named

        reading, layered = read_named(path, None, found)
    rows = rows_of(layered.effective(), layered.links(), reading)
    if output_format == "json":
        from awesome_lint.report.json_text import json_text

        data = {row.key: {"value": row.value, "origin": row.origin} for row in rows}
        if reading is not None:
            data["template"] |= found_of(reading)
        machine_output().write(json_text(data, indent=2) + "\n")
    else:
        file = "none" if layered.file is None else layered.file.path
        if reading is not None:
            from awesome_lint.initial.found import strays_of

            strays = tuple(strays_of(reading)) if verbose else ()
            rows = [row._replace(more=row.more + strays) if row.key == "template" else row for row in rows]
        machine_output().write(f"# configuration file: {file}\n" + "".join(map(_lines, rows)))
    return 0


def rows_of(effective: Effective, links: LinkSettings, reading: ListReading | None) -> list[Row]:
    """Give every key of the configuration with its value and origin, in the order of the documentation.

    Args:
        effective: The configuration.
        links: Its part for the link checker.
        reading: A list that was read with it; decides the profile and template where none is configured.
    """
    rows: list[Row] = []
    for key, value in _values(effective, links).items():
        if isinstance(value, dict):
            rows += [
                Row(f"{key}.{below}", content, effective.origins.get(f"{key}.{below}", _DEFAULT))
                for below, content in value.items()
            ]
            if value:
                continue
        rows.append(Row(key, value, effective.origins.get(key, _DEFAULT)))
    return rows if reading is None else [_decided(row, reading) for row in rows]


def _values(effective: Effective, links: LinkSettings) -> dict[str, object]:
    config, edge = effective.config, effective.edge
    return {
        "profile": config.profile,
        "template": _one_or_many(config.template),
        "required": config.required,
        "select": config.rules.select,
        "extend-select": config.rules.extend_select,
        "ignore": config.rules.ignore,
        "fixable": config.fix.fixable,
        "unfixable": config.fix.unfixable,
        "extend-safe-fixes": config.fix.extend_safe_fixes,
        "extend-unsafe-fixes": config.fix.extend_unsafe_fixes,
        "severity": {selector: severity.value for selector, severity in config.severity.items()},
        "rules": {name: dict(values) for name, values in config.options.items()},
        "per-file-ignores": dict(config.per_file_ignores),
        "per-section": [
            {
                "heading": item.heading,
                "ignore": item.ignore,
                "entries": item.entries,
                "template": _one_or_many(item.template),
            }
            for item in config.per_section
        ],
        "venues": {
            name: {
                "aliases": series.aliases,
                "misspellings": series.misspellings,
                "full": series.full,
                "kind": series.kind,
            }
            for name, series in config.venues.items()
        },
        "affiliations": config.affiliations,
        "non-content-sections": config.non_content_sections,
        "content-sections": config.content_sections,
        "generated": config.generated,
        "links": _links(links),
        "include": edge.include,
        "exclude": edge.exclude,
        "baseline": edge.baseline,
        "fail-on": edge.fail_on.value,
        "output-format": _one_or_many(edge.output_format),
    }


def _one_or_many(said: tuple[str, ...]) -> str | tuple[str, ...] | None:
    """Give what may be one text or several as it would be written; None where nothing is said."""
    return said[0] if len(said) == 1 else said or None


def _links(settings: LinkSettings) -> dict[str, object]:
    from awesome_lint.config.links import OFF

    options = settings.options
    return {
        "concurrency": options.concurrency,
        "host-concurrency": options.host_concurrency,
        "host-interval": options.host_interval,
        "timeout": options.timeout,
        "max-retries": options.max_retries,
        "deadline": options.deadline,
        "allow-private": options.allow_private,
        "accept": sorted(options.accept),
        "include": options.include,
        "exclude": options.exclude,
        "remap": dict(options.remap),
        "fragments": options.remote_fragments,
        "archive": options.archive,
        "provider-urls": dict(options.provider_urls),
        "hosts": {
            host: {
                "concurrency": own.concurrency,
                "interval": own.interval,
                "headers": dict(own.headers),
                "accept": sorted(own.accept),
                "severity": {
                    selector: severity.value if severity is not None else OFF
                    for selector, severity in settings.severities.get(host, {}).items()
                },
            }
            for host, own in options.hosts.items()
        },
    }


def _decided(row: Row, reading: ListReading) -> Row:
    key, value = row.key, row.value
    if key == "profile" and value is None:
        return Row(key, reading.profile, reading.reason)
    if key == "template":
        if value is None:
            origin = _TEMPLATE_ORIGINS.get(reading.origin, reading.origin)
            row = Row(key, _one_or_many(tuple(template.text for template in reading.templates)), origin)
        return row._replace(more=_more(reading))
    if key == "required" and value is None and reading.template is not None:
        return Row(key, sorted(reading.template.required), "the template")
    return row


def _more(reading: ListReading) -> tuple[str, ...]:
    from awesome_lint.initial.found import coverage_of, forms_in

    return (coverage_of(reading), *forms_in(reading)) if reading.templates else ()


def found_of(reading: ListReading) -> dict[str, object]:
    """Give what is known of a list's templates, as JSON has it."""
    from awesome_lint.template.forms import forms_of

    line_at = reading.document.source.line_at
    return {
        "coverage": reading.coverage,
        "forms": [list(forms_of(template)) for template in reading.templates],
        "nonconforming": [line_at(record.span.start) for record in reading.nonconforming],
    }


def _lines(row: Row) -> str:
    from awesome_lint.report.style import visible

    return _line(row) + "".join(f"#   {visible(line)}\n" for line in row.more)


def _line(row: Row) -> str:
    from awesome_lint.config.messages import toml_key, toml_value

    key, value, origin = row.key, row.value, row.origin
    head, dot, below = key.partition(".")
    path = f"{head}.{toml_key(below)}" if dot else head
    if value is None:
        return f"# {path} is not set  # {origin}\n"
    return f"{path} = {toml_value(value)}  # {origin}\n"
