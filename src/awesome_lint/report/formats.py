"""The formats of reports by their names; each reporter's module is imported when it is wanted."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from awesome_lint.report.base import Reporter, Setting


class Format(NamedTuple):
    """A format.

    Attributes:
        module: The module of `awesome_lint.report` that writes it.
        reporter: The reporter's class.
        document: Whether it is one whole for a program to read, beside which nothing else may be printed.
    """

    module: str
    reporter: str
    document: bool = False


FORMATS = {
    "full": Format("full", "FullReporter"),
    "concise": Format("concise", "ConciseReporter"),
    "grouped": Format("grouped", "GroupedReporter"),
    "json": Format("json_", "JsonReporter", document=True),
    "jsonl": Format("json_", "JsonLinesReporter", document=True),
    "github": Format("github", "GitHubReporter"),
    "sarif": Format("sarif", "SarifReporter", document=True),
    "junit": Format("junit", "JunitReporter", document=True),
    "gitlab": Format("gitlab", "GitLabReporter", document=True),
    "rdjson": Format("rdjson", "RdjsonReporter", document=True),
    "azure": Format("azure", "AzureReporter"),
    "markdown": Format("markdown", "MarkdownReporter", document=True),
}
COLOURED = frozenset({"full", "concise", "grouped"})
JSON = frozenset({"json", "jsonl"})


def make_reporter(name: str, setting: Setting) -> Reporter:
    """Make the reporter of a format.

    Args:
        name: A key of `FORMATS`.
        setting: What it is made of.
    """
    form = FORMATS[name]
    made: Reporter = getattr(import_module(f"awesome_lint.report.{form.module}"), form.reporter)(setting)
    return made
