"""Which templates somebody stated for a list, and why they are the ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.records import replace
from awesome_lint.template.notation import parse_template
from awesome_lint.template.profiles import profile_of, profile_template

if TYPE_CHECKING:
    from awesome_lint.settings import Config
    from awesome_lint.template.infile import FileTemplate
    from awesome_lint.template.list_reading import ListReading
    from awesome_lint.template.slots import Template

_CONFIGURED = "it is configured"


class Choice(NamedTuple):
    """Templates that somebody stated, the main form first; none: the entries tell.

    Attributes:
        templates: The templates.
        profile: The profile whose rules suit them; None if none is asked for.
        origin: Where they come from, as in `ListReading`.
        reason: Why it is this profile, as a clause for messages.
    """

    templates: tuple[Template, ...]
    profile: str | None
    origin: str
    reason: str


def stated(config: Config, own: FileTemplate, law: ListReading | None) -> Choice:
    """Give the templates that are stated.

    Args:
        config: The list's configuration.
        own: What the list says of its template itself.
        law: The reading of another state of the list, which holds here, too.
    """
    if law is not None and law.templates and law.origin != "entries":
        return Choice(law.templates, law.profile, law.origin, law.reason)
    if config.template:
        templates = tuple([parse_template(text, "configuration", config.required) for text in config.template])
        reason = _CONFIGURED if config.profile else _of_template(templates[0], "the configured template")
        return Choice(templates, config.profile or profile_of(templates[0]), "configuration", reason)
    if own.template is not None and config.profile in (None, profile_of(own.template)):
        reason = _CONFIGURED if config.profile else _of_template(own.template, "the template in the file's own comment")
        return Choice((requiring(own.template, config),), profile_of(own.template), "file", reason)
    if config.profile == "papers":  # asked for by name, its forms are meant; a classic list has forms of its own
        return Choice((requiring(profile_template(config.profile), config),), config.profile, "profile", _CONFIGURED)
    return Choice((), config.profile, "none", _CONFIGURED if config.profile is not None else "")


def requiring(template: Template, config: Config) -> Template:
    """Give a template that requires the fields that the configuration does, if it says so."""
    return template if config.required is None else replace(template, required=frozenset(config.required))


def _of_template(template: Template, what: str) -> str:
    return f"{what} {'names a venue' if template.has_venue else 'names no venue'}"
