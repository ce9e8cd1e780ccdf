"""`awesome-lint config`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import click

from awesome_lint.cli.options import Configs, complete_files, config_options, inline
from awesome_lint.cli.streams import machine_output
from awesome_lint.config import Overrides

if TYPE_CHECKING:
    from awesome_lint.config import Effective
    from awesome_lint.config.links import LinkSettings
    from awesome_lint.template import ListReading

Row: TypeAlias = tuple[str, object, str]
"""A key, its value, and where the value came from."""

_DEFAULT = "default"
_TEMPLATE_ORIGINS = {
    "file": "the file's own comment",
    "profile": "the profile",
    "none": "no template fits the file",
}


@click.command("config", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("path", required=False, shell_complete=complete_files)
@click.option("--output-format", type=click.Choice(("text", "json")), default="text", show_default=True)
@config_options
def command(
    *,
    path: str | None,
    output_format: str,
    profile: str | None,
    template: str | None,
    configs: tuple[str, ...],
    isolated: bool,
) -> int:
    """Show the configuration in force, and where each value came from.

    PATH is a list or a folder. For a list, the template and profile that it is read with are shown too.
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

        data = {key: {"value": value, "origin": origin} for key, value, origin in rows}
        machine_output().write(json_text(data, indent=2) + "\n")
    else:
        file = "none" if layered.file is None else layered.file.path
        machine_output().write(f"# configuration file: {file}\n" + "".join(map(_line, rows)))
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
                (f"{key}.{below}", content, effective.origins.get(f"{key}.{below}", _DEFAULT))
                for below, content in value.items()
            ]
            if value:
                continue
        rows.append((key, value, effective.origins.get(key, _DEFAULT)))
    return rows if reading is None else [_decided(row, reading) for row in rows]


def _values(effective: Effective, links: LinkSettings) -> dict[str, object]:
    config, edge = effective.config, effective.edge
    return {
        "profile": config.profile,
        "template": config.template,
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
                "template": item.template,
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
        "links": _links(links),
        "include": edge.include,
        "exclude": edge.exclude,
        "baseline": edge.baseline,
        "fail-on": edge.fail_on.value,
        "output-format": _formats(edge.output_format),
    }


def _formats(said: tuple[str, ...]) -> str | tuple[str, ...] | None:
    """Give the formats as they would be written; None where what is printed depends on where the program runs."""
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
    key, value, _ = row
    if key == "profile" and value is None:
        return key, reading.profile, reading.reason
    if key == "template" and value is None:
        text = None if reading.template is None else reading.template.text
        return key, text, _TEMPLATE_ORIGINS.get(reading.origin, reading.origin)
    if key == "required" and value is None and reading.template is not None:
        return key, sorted(reading.template.required), "the template"
    return row


def _line(row: Row) -> str:
    from awesome_lint.config.messages import toml_key, toml_value

    key, value, origin = row
    head, dot, below = key.partition(".")
    path = f"{head}.{toml_key(below)}" if dot else head
    if value is None:
        return f"# {path} is not set  # {origin}\n"
    return f"{path} = {toml_value(value)}  # {origin}\n"
