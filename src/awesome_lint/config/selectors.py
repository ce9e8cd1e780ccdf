"""Looking at rule selectors and templates before a run; imports rules or templates only where some are named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.errors import ConfigError, TemplateError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


def wrong_selectors(key: str, selectors: Iterable[str]) -> Iterator[str]:
    """Give a message for each selector that names no rule; without selectors, rules are not imported."""
    for selector in selectors:
        from awesome_lint.rules.selection import codes_of

        try:
            codes_of(selector)
        except ConfigError as error:
            yield f"{key}: {error}"


def wrong_templates(key: str, said: str | Sequence[str]) -> Iterator[str]:
    """Give a message for each template that is not in the notation; without templates, their reader is not imported."""
    texts = {key: said} if isinstance(said, str) else {f"{key}[{index}]": text for index, text in enumerate(said)}
    for place, text in texts.items():
        from awesome_lint.template.notation import parse_template

        try:
            parse_template(text, key)
        except TemplateError as error:
            yield f"{place}: character {error.offset + 1}: {error}"
