"""`awesome-lint init`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from awesome_lint.cli.options import PROFILES, Configs, complete_files, template_option
from awesome_lint.cli.reading import read_named
from awesome_lint.cli.readme import readme_of
from awesome_lint.cli.streams import machine_output, remark
from awesome_lint.config import ConfigFile, Overrides
from awesome_lint.config.files import OWN_FILE, PROJECT_FILE, TABLE
from awesome_lint.errors import ConfigError, Unforeseen
from awesome_lint.settings import STDIN
from awesome_lint.text import SourceText
from awesome_lint.workspace.files import read_bytes, read_found, write_atomic

if TYPE_CHECKING:
    from awesome_lint.initial.draft import Draft


@click.command("init", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("path", required=False, shell_complete=complete_files)
@click.option("--pyproject", is_flag=True, help=f"Append a table [tool.{TABLE}] to the nearest {PROJECT_FILE}.")
@click.option("--dry-run", is_flag=True, help="Print the configuration, and write nothing.")
@click.option("--force", is_flag=True, help=f"Write {OWN_FILE} although there is a configuration.")
@click.option("--profile", type=click.Choice(PROFILES), help="What kind of list it is. [default: what it fits best]")
@template_option
@click.option(
    "--verbose",
    "-v",
    is_flag=True,
    help="List the entries that do not follow the template; show the traceback of an internal error.",
)
def command(
    *,
    path: str | None,
    pyproject: bool,
    dry_run: bool,
    force: bool,
    profile: str | None,
    template: tuple[str, ...],
    verbose: bool,
) -> int:
    """Write a configuration for a list.

    PATH is a list, or a folder with a README; without it, the current folder. - is standard input, and prints.

    It names the profile that the list fits, switches off the rules that the list breaks in more than half of what they
    look at, and takes over what configurations of markdownlint and remark say about style.
    """
    from awesome_lint.initial.draft import make_draft
    from awesome_lint.initial.foreign import find_choices
    from awesome_lint.initial.found import strays_of
    from awesome_lint.rules import all_rules
    from awesome_lint.workspace.surroundings import collect

    folder = _folder(path)
    place = None if dry_run or path == "-" else _place(folder, pyproject=pyproject, force=force)
    if path is None or Path(path).is_dir():
        path = readme_of(folder)
    overrides = Overrides(profile=profile, template=template)
    named = read_named(path, None, Configs((), overrides, isolated=True))
    reading = named.reading
    with Unforeseen(reading.document.source.name):
        surroundings = collect(STDIN if path == "-" else path, reading.document.root, str(folder)).surroundings
        said = find_choices(str(folder), {rule.name: rule for rule in all_rules()})
        draft = make_draft(reading, surroundings, named.config.load(), said, in_project=pyproject)
    for note in draft.notes:
        remark(note)
    for stray in strays_of(reading) if verbose and reading.templates else ():
        remark(f"does not follow the template: {stray}")
    if place is None:
        machine_output().write(draft.text)
    else:
        _write(place, draft)
    return 0


class _Place(NamedTuple):
    """Where to write.

    Attributes:
        path: The file.
        before: What it holds; None if it is to be made.
        kept: What of that stays, before what is written.
    """

    path: Path
    before: bytes | None = None
    kept: SourceText = SourceText("")


def _folder(path: str | None) -> Path:
    """Give the folder that the configuration is for."""
    if path is None or path == "-":
        return Path()
    return Path(path) if Path(path).is_dir() else Path(path).parent


def _place(folder: Path, *, pyproject: bool, force: bool) -> _Place:
    """Decide where to write.

    Raises:
        ConfigError: There is a configuration already, or no `pyproject.toml`.
    """
    own = folder / OWN_FILE
    project = _project(folder)
    if pyproject:
        if project is None:
            raise ConfigError(f"no {PROJECT_FILE} in {folder.absolute()} or above; leave --pyproject out")
        if project.table() is not None:
            raise ConfigError(f"{project.path}: has a table [tool.{TABLE}] already; take it out, or use --dry-run")
        if own.exists():
            raise ConfigError(f"{own}: exists, and goes before {PROJECT_FILE}; take it away, or use --dry-run")
        return _Place(Path(project.path), project.data, SourceText.decode(project.data, project.path))
    if own.exists() and not force:
        raise ConfigError(f"{own}: exists; --force overwrites it, --dry-run shows what would be written")
    if project is not None and Path(project.folder) == folder.absolute() and project.table() is not None and not force:
        raise ConfigError(
            f"{project.path}: has a table [tool.{TABLE}], and {OWN_FILE} would go before it; --force writes it all the"
            " same, --dry-run shows what would be written"
        )
    return _Place(own, read_bytes(str(own), str(own)) if own.exists() else None)


def _project(folder: Path) -> ConfigFile | None:
    """Read the nearest `pyproject.toml`."""
    for each in (folder, *folder.absolute().parents):
        path = str(each / PROJECT_FILE)
        data = read_found(path)
        if data is not None:
            return ConfigFile(path, data)
    return None


def _write(place: _Place, draft: Draft) -> None:
    """Write the configuration, and say what it says."""
    from awesome_lint.report.summary import counted

    name = str(place.path)
    if place.before is None:
        try:
            file = place.path.open("xb")
            try:
                with file:
                    file.write(draft.text.encode())
            except OSError:
                place.path.unlink(missing_ok=True)  # no half of one stays behind
                raise
        except OSError as error:
            raise ConfigError(f"{name}: cannot be written: {error.strerror or error}") from error
    else:
        kept = place.kept.text
        newline = place.kept.newline_at(len(kept))
        gap = "" if not kept else newline if kept.endswith("\n") else 2 * newline
        added = draft.text.replace("\n", newline)
        whole = SourceText(f"{kept}{gap}{added}", name, place.kept.bom)
        ConfigFile(name, whole.encode()).table()  # raises if the file was no TOML, or what is added makes it none
        write_atomic(name, whole, place.before)
    settings = draft.settings
    profile = f"profile {settings.profile}" if settings.profile else "no profile"
    what = [f"{profile} ({settings.reason})"]
    if settings.ignore:
        what.append(f"{counted(len(settings.ignore), 'rule')} off")
    if settings.options:
        what.append(f"options of {counted(len(settings.options), 'rule')}")
    sys.stdout.write(f"Wrote {name}: {', '.join(what)}.\n")
