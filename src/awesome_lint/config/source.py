"""A configuration in its layers, validated only when it is needed."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, Self

from awesome_lint.config.files import parse_toml
from awesome_lint.config.overrides import Edge, check_overrides, config_over, edge_over
from awesome_lint.diagnostics import Severity
from awesome_lint.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from awesome_lint.config.files import ConfigFile, TomlTable
    from awesome_lint.config.links import LinkSettings
    from awesome_lint.config.overrides import Overrides
    from awesome_lint.settings import Config

COMMAND_LINE = "command line"
_EDGE_KEYS = ("include", "exclude", "fail-on", "output-format", "baseline")
FOREIGN = ("links", "output-format")
"""Keys that reach the network or write files: only those of one's own repository count."""
GUARDED = (*FOREIGN, "baseline")
"""Keys that a pull request does not decide on for its own check: besides those, the one that hides what is wrong."""


class Effective(NamedTuple):
    """All layers made into one.

    Attributes:
        config: For the engine.
        edge: For the front end.
        origins: Where each value came from, by key, tables by `key.key`; absent: the default.
        links: For the link checker; None where nothing is said.
    """

    config: Config
    edge: Edge
    origins: Mapping[str, str]
    links: LinkSettings | None = None


class Base(NamedTuple):
    """What held before a change: a file, or none."""

    file: ConfigFile | None

    def differing(self, file: ConfigFile | None) -> list[str]:
        """Give the `GUARDED` keys of which a file says something else."""
        before, now = _table(self.file), _table(file)
        return [key for key in GUARDED if before.get(key) != now.get(key)]


class LayeredConfig(NamedTuple):
    """A configuration file (if any) below what the command line says; implements `workspace`'s `ConfigSource`.

    Attributes:
        file: The file; None for none.
        folder: What its globs are relative to, absolute; the current folder without a file.
        overrides: What the command line says.
        foreign: Whether the file came with a repository that was fetched: then `FOREIGN` keys of it do not count.
        base: What held before the change that is checked: then `GUARDED` keys are read from that.
    """

    file: ConfigFile | None
    folder: str
    overrides: Overrides
    foreign: bool = False
    base: Base | None = None

    @classmethod
    def make(cls, file: ConfigFile | None, overrides: Overrides) -> Self:
        """Lay the command line over a file."""
        here = os.getcwd()  # noqa: PTH109 - pathlib costs start-up time
        return cls(file, here if file is None else file.folder, overrides)

    @property
    def digest(self) -> str:
        """A string that differs whenever something differs that diagnostics depend on."""
        from hashlib import sha256

        said = self.overrides._replace(fail_on=None, output_format=())
        data = b"" if self.file is None else self.file.data
        return sha256(data + b"\0" + repr(said).encode("utf-8", "backslashreplace")).hexdigest()

    @property
    def plain(self) -> bool:
        """Whether there is nothing to validate but the options of the command line."""
        none = self.file is None and (self.base is None or self.base.file is None)
        return none and not self.overrides.inline

    def load(self) -> Config:
        """Give the engine's part.

        Raises:
            ConfigError: It cannot be used: one line for each thing that is wrong, each with its place.
        """
        return self.effective().config

    def effective(self) -> Effective:
        """Give all of it; computed once.

        Raises:
            ConfigError: As `load`.
        """
        return _effective(self)

    def links(self) -> LinkSettings:
        """Give the link checker's part.

        Raises:
            ConfigError: As `load`.
        """
        from awesome_lint.config.links import LinkSettings
        from awesome_lint.links.options import LinkOptions

        return self.effective().links or LinkSettings(LinkOptions(), {})

    def edge(self) -> Edge:
        """Give the front end's part; nothing is validated where only the engine's part was written.

        Raises:
            ConfigError: As `load`.
        """
        if self.plain or not any(key in table for _, table in _layers(self) for key in _EDGE_KEYS):
            return edge_over(Edge(), self.overrides)
        return self.effective().edge


def _layers(source: LayeredConfig) -> list[tuple[str, TomlTable]]:
    """Give the raw layers, weakest first, each with what messages about it begin with."""
    layers: list[tuple[str, TomlTable]] = []
    withheld = FOREIGN if source.foreign else GUARDED if source.base is not None else ()
    if source.file is not None:
        table = {key: value for key, value in _table(source.file).items() if key not in withheld}
        layers.append((f"{source.file.path}: {source.file.prefix}", table))
    if source.base is not None and (file := source.base.file) is not None:
        table = {key: value for key, value in _table(file).items() if key in GUARDED}
        layers.append((f"{file.path}: {file.prefix}", table))
    for text in source.overrides.inline:
        name = f"--config {text!r}"
        layers += [(f"{name}: ", parse_toml(text.encode("utf-8", "replace"), name))]
    return layers


def _table(file: ConfigFile | None) -> TomlTable:
    return {} if file is None else file.table() or {}


@lru_cache(maxsize=64)
def _effective(source: LayeredConfig) -> Effective:
    overrides = source.overrides
    origins: dict[str, str] = {}
    from awesome_lint.settings import Config

    config, edge, links = Config(), Edge(), None
    if not source.plain:
        try:
            config, edge, links = _from_layers(source, origins)
        except ConfigError as error:
            from awesome_lint.config.places import with_lines

            files = (source.file, source.base.file if source.base is not None else None)
            said = {f"{file.path}: {file.prefix}": file.data for file in files if file is not None}
            raise ConfigError(with_lines(str(error), said)) from error
    check_overrides(overrides)
    for key in overrides.given():
        origins[key] = COMMAND_LINE
    return Effective(config_over(config, overrides), edge_over(edge, overrides), origins, links)


def _from_layers(source: LayeredConfig, origins: dict[str, str]) -> tuple[Config, Edge, LinkSettings]:
    from awesome_lint.config.below import checked_baseline
    from awesome_lint.config.links import link_settings
    from awesome_lint.config.load import built, merged, validated
    from awesome_lint.config.printing import placed_formats

    whole: TomlTable = {}
    prefix = ""
    for prefix, table in _layers(source):
        layer = validated(table, prefix)
        built(layer, prefix)
        link_settings(layer.links, prefix)
        whole = merged(whole, table)
        _note_origins(table, prefix.partition(": ")[0], origins)
    model = validated(whole, prefix)
    said = [model.output_format] if isinstance(model.output_format, str) else model.output_format
    formats = placed_formats(said, source.folder, prefix)
    baseline = checked_baseline(model.baseline, source.folder, prefix)
    edge = Edge(tuple(model.include), tuple(model.exclude), Severity(model.fail_on), formats, baseline, bool(formats))
    return built(model, prefix), edge, link_settings(model.links, prefix)


def _note_origins(table: TomlTable, origin: str, origins: dict[str, str]) -> None:
    for key, value in table.items():
        if isinstance(value, dict):
            origins |= {f"{key}.{below}": origin for below in value}
        else:
            origins[key] = origin
