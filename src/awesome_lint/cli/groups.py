"""The options of a command's help, in groups."""

from __future__ import annotations

import click

_OTHER = "Other options"
_GROUPS = {
    "Fixing": ("fix", "unsafe", "diff", "fix_only", "show_fixes", "exit_non_zero_on_fix", "fixable", "unfixable"),
    "Rules": ("select", "extend_select", "ignore"),
    "Links": (
        "links",
        "listing",
        "offline",
        "refresh",
        "fragments",
        "archive",
        "include",
        "exclude",
        "remap",
        "accept",
    ),
    "Network": (
        *("concurrency", "host_concurrency", "host_interval", "timeout", "max_retries", "deadline", "allow_private"),
        *("provider_url", "shard"),
    ),
    "Configuration": ("profile", "template", "configs", "isolated", "force_exclude"),
    "Only what is new": ("diff_base", "staged", "baseline", "no_baseline", "write_baseline", "prune_baseline"),
    "Output": (
        *("output_format", "output_file", "report", "exit_zero", "fail_on", "quiet", "verbose", "color"),
        *("statistics", "timing"),
    ),
}


class Grouped(click.Command):
    """A command of many options."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, each group below its name; what belongs to none comes last."""
        group_of = {name: title for title, names in _GROUPS.items() for name in names}
        sections: dict[str, list[tuple[str, str]]] = {title: [] for title in (*_GROUPS, _OTHER)}
        for option in self.get_params(ctx):
            record = option.get_help_record(ctx)
            if record is not None:
                sections[group_of.get(option.name or "", _OTHER)].append(record)
        for title, records in sections.items():
            if records:
                with formatter.section(title):
                    formatter.write_dl(records)
