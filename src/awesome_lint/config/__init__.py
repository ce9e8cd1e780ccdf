"""The configuration: where it stands, what it may say, and how its layers make one `Config`.

From weakest to strongest: the defaults, one file (`.awesome-lint.toml`, or `[tool.awesome-lint]` in a `pyproject.toml`:
the nearest above the linted file, or the one that `--config FILE` names), `--config KEY=VALUE`, the other options.

Importing this package is cheap: TOML is read only where a file holds a configuration, and pydantic is imported only to
validate one.
"""

from awesome_lint.config.files import ConfigFile, find_config, read_config
from awesome_lint.config.overrides import Edge, Overrides
from awesome_lint.config.source import FOREIGN, Base, Effective, LayeredConfig

__all__ = [
    "FOREIGN",
    "Base",
    "ConfigFile",
    "Edge",
    "Effective",
    "LayeredConfig",
    "Overrides",
    "find_config",
    "read_config",
]
