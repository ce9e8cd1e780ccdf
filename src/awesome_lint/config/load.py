"""Validating layers of raw configuration and making one `Config` of them; imports pydantic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError

from awesome_lint.config.messages import described, explained
from awesome_lint.config.model import ConfigModel, SectionItem
from awesome_lint.config.options import checked_options
from awesome_lint.config.selectors import wrong_selectors, wrong_templates
from awesome_lint.diagnostics import Severity
from awesome_lint.errors import ConfigError
from awesome_lint.patterns import MOST
from awesome_lint.settings import Config, FixSettings, RuleSelection, SectionOverride, SeriesSettings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from awesome_lint.config.files import TomlTable
    from awesome_lint.settings import OptionValue

KNOWN_KEYS = tuple(field.alias or name for name, field in ConfigModel.model_fields.items())
_DEEP = 2


def validated(table: TomlTable, prefix: str) -> ConfigModel:
    """Hold one layer against the model.

    Args:
        table: The layer as TOML has it.
        prefix: What messages begin with: the file, or the option that the layer came from.

    Raises:
        ConfigError: Keys or values are not right; one line for each.
    """
    try:
        model = ConfigModel.model_validate(table)
    except ValidationError as error:
        raise ConfigError("\n".join(explained(error, prefix, KNOWN_KEYS))) from error
    wrong = [
        f"{prefix}{message}" for message in (*_wrong_selectors(model), *_wrong_templates(model), *_wrong_globs(model))
    ]
    if wrong:
        raise ConfigError("\n".join(wrong))
    return model


def merged(weak: TomlTable, strong: TomlTable, depth: int = _DEEP) -> TomlTable:
    """Lay one layer over another: tables are merged key by key (options of rules too), all else is overridden."""
    result = dict(weak)
    for key, value in strong.items():
        below = result.get(key)
        both = isinstance(below, dict) and isinstance(value, dict)
        result[key] = merged(below, value, depth - 1) if both and depth else value  # type: ignore[arg-type]
    return result


def built(model: ConfigModel, prefix: str) -> Config:
    """Make the engine's values of a validated configuration.

    Raises:
        ConfigError: The options of a rule are not right.
    """
    options: dict[str, dict[str, OptionValue]] = checked_options(model.rules, prefix) if model.rules else {}
    return Config(
        profile=model.profile,
        template=many(model.template),
        required=None if model.required is None else tuple(model.required),
        rules=RuleSelection(
            None if model.select is None else tuple(model.select), tuple(model.extend_select), tuple(model.ignore)
        ),
        fix=FixSettings(
            tuple(model.fixable),
            tuple(model.unfixable),
            tuple(model.extend_safe_fixes),
            tuple(model.extend_unsafe_fixes),
        ),
        severity={selector: Severity(name) for selector, name in model.severity.items()},
        options=options,
        per_file_ignores={glob: tuple(ignored) for glob, ignored in model.per_file_ignores.items()},
        per_section=tuple(_overrides(model)),
        venues={
            name: SeriesSettings(tuple(venue.aliases), tuple(venue.misspellings), venue.full, venue.kind)
            for name, venue in model.venues.items()
        },
        affiliations=tuple(model.affiliations),
        non_content_sections=tuple(model.non_content_sections),
        content_sections=tuple(model.content_sections),
        generated=model.generated,
    )


def many(said: list[str] | str) -> tuple[str, ...]:
    """Give the texts of what may be one or several."""
    return (said,) if isinstance(said, str) else tuple(said)


def _sections(model: ConfigModel) -> Iterator[tuple[str, SectionItem]]:
    """Give the sections' settings whichever way they were written, each with its path for messages."""
    if isinstance(model.per_section, list):
        for index, item in enumerate(model.per_section):
            yield f"per-section[{index}]", item
    else:
        for heading, table in model.per_section.items():
            item = SectionItem(heading=heading, ignore=table.ignore, entries=table.entries, template=table.template)
            yield f'per-section."{heading}"', item


def _overrides(model: ConfigModel) -> Iterator[SectionOverride]:
    for _, item in _sections(model):
        yield SectionOverride(item.heading, tuple(item.ignore), item.entries, many(item.template))


def _wrong_selectors(model: ConfigModel) -> Iterator[str]:
    groups: list[tuple[str, Iterable[str]]] = [
        ("select", model.select or ()),
        ("extend-select", model.extend_select),
        ("ignore", model.ignore),
        ("fixable", model.fixable if "fixable" in model.model_fields_set else ()),
        ("unfixable", model.unfixable),
        ("extend-safe-fixes", model.extend_safe_fixes),
        ("extend-unsafe-fixes", model.extend_unsafe_fixes),
        ("severity", model.severity),
        *((f'per-file-ignores."{glob}"', ignored) for glob, ignored in model.per_file_ignores.items()),
        *((f"{path}.ignore", item.ignore) for path, item in _sections(model)),
    ]
    for key, selectors in groups:
        yield from wrong_selectors(key, selectors)


def _wrong_templates(model: ConfigModel) -> Iterator[str]:
    said = [("template", model.template)]
    said += [(f"{path}.template", item.template) for path, item in _sections(model)]
    for key, templates in said:
        yield from wrong_templates(key, templates)


def _wrong_globs(model: ConfigModel) -> Iterator[str]:
    """Look at the globs of files; those of names and headings cannot be wrong."""
    for key, said in (("include", model.include), ("exclude", model.exclude)):
        if said:
            from awesome_lint.workspace.globs import wrong_glob

            if len(said) > MOST:
                yield f"{key}: more than {MOST} patterns"
                continue
            for number, text in enumerate(said):
                if wrong := wrong_glob(text):
                    yield f"{key}[{number}]: {described(text)}: {wrong}"
