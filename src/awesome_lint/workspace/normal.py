"""Bringing one text into its normal form, with what is known of its place; nothing is written here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.formatting import format_reading
from awesome_lint.rules.selection import needs_of, selected_codes
from awesome_lint.runner import read_source
from awesome_lint.template.list_kind import is_list
from awesome_lint.workspace.surroundings import collect

if TYPE_CHECKING:
    from awesome_lint.text import SourceText
    from awesome_lint.workspace.request import ConfigSource


def normal_form(path: str, source: SourceText, config: ConfigSource, *, explicit: bool) -> SourceText | None:
    """Give a text in its normal form.

    Args:
        path: Where the text is; for standard input the name that it is given.
        source: The text.
        config: Its configuration.
        explicit: Whether it is wanted in any case, and not only if it is a list.

    Returns:
        None if it is no list, and not wanted.

    Raises:
        ConfigError: The configuration cannot be used.
        TemplateError: The configured template is not in the notation.
    """
    loaded = config.load()
    reading = read_source(source, loaded)
    if not explicit and not is_list(reading, path):
        return None
    needs = needs_of(selected_codes(loaded.rules, reading.profile))
    surroundings = collect(path, reading.document.root, config.folder, needs).surroundings
    return format_reading(reading, loaded, surroundings).source
