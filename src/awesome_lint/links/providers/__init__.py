"""Sources that know what a URL stands for, one file each; found by a scan, so that adding one edits no other file."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from awesome_lint.links.base import Provider


@cache
def all_providers() -> tuple[Provider, ...]:
    """Give every provider, in alphabetical order of their names: each module here has one, called `PROVIDER`."""
    names = sorted(module.name for module in iter_modules(__path__))
    return tuple(cast("Provider", import_module(f"{__name__}.{name}").PROVIDER) for name in names)
