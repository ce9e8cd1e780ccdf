"""The built-in templates, and which of them a list fits."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from awesome_lint.template.notation import parse_template

if TYPE_CHECKING:
    from awesome_lint.template.slots import Template

PROFILES = {
    "papers": "* (conf'yy) Title [link](url) {[tags | affiliation]}?",
    "awesome": "- [Title](url) {- Description.}?",
    "awesome-npm": "- [Title](url) {- Description.}?",
}
FITTED = ("papers", "awesome")  # those that a list may be found to fit; the others are asked for by name


@cache
def profile_template(name: str) -> Template:
    """Give a built-in template by its profile's name.

    Raises:
        KeyError: There is no such profile.
    """
    return parse_template(PROFILES[name], name)


def profile_of(template: Template) -> str:
    """Give the profile whose rules suit a template: one with venues is a paper list's."""
    return "papers" if template.has_venue else "awesome"
