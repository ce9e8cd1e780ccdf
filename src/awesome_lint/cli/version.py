"""`awesome-lint version`."""

from __future__ import annotations

import click

from awesome_lint.version import __version__


@click.command("version")
def command() -> None:
    """Print the version."""
    click.echo(f"awesome-lint {__version__}")
