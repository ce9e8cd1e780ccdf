"""The linter and normaliser for awesome-lists.

What other programs may use is named in `__all__`; everything else may change without notice. Nothing is imported before
it is used, so that the command line starts fast.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from awesome_lint.api import fix, lint, read
    from awesome_lint.diagnostics import Applicability, Diagnostic, Fix, Severity
    from awesome_lint.errors import AwesomeLintError, ConfigError, InputError, TemplateError
    from awesome_lint.model import Document, Entry, Section, Unmatched
    from awesome_lint.runner import FixResult
    from awesome_lint.settings import Config, FixSettings, RuleSelection, Surroundings
    from awesome_lint.text import Edit, SourceText, Span
    from awesome_lint.version import __version__

_HOMES = {
    "api": ("fix", "lint", "read"),
    "diagnostics": ("Applicability", "Diagnostic", "Fix", "Severity"),
    "errors": ("AwesomeLintError", "ConfigError", "InputError", "TemplateError"),
    "model": ("Document", "Entry", "Section", "Unmatched"),
    "runner": ("FixResult",),
    "settings": ("Config", "FixSettings", "RuleSelection", "Surroundings"),
    "text": ("Edit", "SourceText", "Span"),
    "version": ("__version__",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Applicability",
    "AwesomeLintError",
    "Config",
    "ConfigError",
    "Diagnostic",
    "Document",
    "Edit",
    "Entry",
    "Fix",
    "FixResult",
    "FixSettings",
    "InputError",
    "RuleSelection",
    "Section",
    "Severity",
    "SourceText",
    "Span",
    "Surroundings",
    "TemplateError",
    "Unmatched",
    "__version__",
    "fix",
    "lint",
    "read",
]


def __getattr__(name: str) -> object:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
