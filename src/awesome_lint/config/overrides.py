"""What the command line says of the configuration, and how it is laid over what a file says."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.diagnostics import Severity
from awesome_lint.errors import ConfigError
from awesome_lint.records import replace

if TYPE_CHECKING:
    from awesome_lint.settings import Config


class Overrides(NamedTuple):
    """What the command line says.

    Attributes:
        inline: Texts of `--config KEY=VALUE`, in order.
        profile: As `Config`'s.
        template: As `Config`'s.
        select: Replaces what the file selects, extends and ignores; None leaves it.
        extend_select: Added to the file's, or to `select`.
        ignore: Added to the file's, or to `select`.
        fixable: Replaces what the file says may be fixed and may not; None leaves it.
        unfixable: Added to the file's, or to `fixable`.
        fail_on: As the file's `fail-on`.
        output_format: As the file's `output-format`.
    """

    inline: tuple[str, ...] = ()
    profile: str | None = None
    template: tuple[str, ...] = ()
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fixable: tuple[str, ...] | None = None
    unfixable: tuple[str, ...] = ()
    fail_on: str | None = None
    output_format: tuple[str, ...] = ()

    def given(self) -> dict[str, object]:
        """Give what was said, by the keys of the file; `--config KEY=VALUE` not included."""
        names = ("profile", "template", "select", "extend_select", "ignore", "fixable", "unfixable", "fail_on")
        values = {name: getattr(self, name) for name in (*names, "output_format")}
        return {name.replace("_", "-"): value for name, value in values.items() if value is not None and value != ()}


class Edge(NamedTuple):
    """What front ends need of a configuration, and the engine does not.

    Attributes:
        include: Globs of files to lint in a folder, besides its README.
        exclude: Globs of files and folders to pass by.
        fail_on: The least severity that makes the exit code 1.
        output_format: How diagnostics are printed, each as FORMAT or FORMAT:FILE; empty where nothing is said.
        baseline: The file of known diagnostics, relative to the configuration's folder; None for none.
        configured: Whether a configuration names the files of `output_format`, so that they must be new or reports.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    fail_on: Severity = Severity.ERROR
    output_format: tuple[str, ...] = ()
    baseline: str | None = None
    configured: bool = False


def check_overrides(overrides: Overrides) -> None:
    """Look at the rules and the template that the command line names.

    Raises:
        ConfigError: There are no such rules, or the template is not in the notation; one line for each.
    """
    templates = overrides.template
    given = overrides._replace(output_format=(), template=()).given()
    said = {key: value for key, value in given.items() if isinstance(value, tuple)}
    wrong: list[str] = []
    if said or templates:
        from awesome_lint.config.selectors import wrong_selectors, wrong_templates

        for key, selectors in said.items():
            wrong += wrong_selectors(f"--{key}", selectors)
        wrong += wrong_templates("--template", templates[0] if len(templates) == 1 else templates)
    if wrong:
        raise ConfigError("\n".join(wrong))


def config_over(config: Config, overrides: Overrides) -> Config:
    """Lay the command line over the engine's part of a configuration."""
    from awesome_lint.settings import FixSettings, RuleSelection

    rules, fix = config.rules, config.fix
    if overrides.select is not None:
        rules = RuleSelection(overrides.select)
    if overrides.fixable is not None:
        fix = replace(fix, fixable=overrides.fixable, unfixable=())
    return replace(
        config,
        profile=config.profile if overrides.profile is None else overrides.profile,
        template=overrides.template or config.template,
        rules=replace(
            rules,
            extend_select=rules.extend_select + overrides.extend_select,
            ignore=rules.ignore + overrides.ignore,
        ),
        fix=FixSettings(
            fix.fixable, fix.unfixable + overrides.unfixable, fix.extend_safe_fixes, fix.extend_unsafe_fixes
        ),
    )


def edge_over(edge: Edge, overrides: Overrides) -> Edge:
    """Lay the command line over the front end's part of a configuration."""
    return edge._replace(
        fail_on=edge.fail_on if overrides.fail_on is None else Severity(overrides.fail_on),
        output_format=overrides.output_format or edge.output_format,
        configured=edge.configured and not overrides.output_format,
    )
