"""The built-in templates, and which of them a list fits."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from awesome_lint.template.notation import parse_template
from awesome_lint.urls import local_target

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_lint.model import Entry
    from awesome_lint.template.slots import Template

PROFILES = {
    "papers": "* (conf'yy) Title [link](url) {[tags | affiliation]}?",
    "awesome": "- [Title](url) {- Description.}?",
    "awesome-npm": "- [Title](url) {- Description.}?",
}
_DATED = 0.3  # the share of entries that name a venue themselves, from which on a list is one of papers
_LINKED = 0.5  # the share of entries that begin with their link, from which on a list is a classic one
_BESIDE = 0.5  # the share of entries that lead to nothing on the web, from which on the list is an index of files
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


def profile_of_entries(entries: Sequence[Entry]) -> tuple[str | None, str]:
    """Give the profile whose rules suit entries that were read without a stated template.

    Returns:
        The profile: a list of papers, if its entries name venues or keep their links behind the title, else a classic
        list; None without entries, or where most lead to files beside the list. And why, as a clause for messages.
    """
    if not entries:
        return None, "no item can be an entry"
    dated = sum(entry.venue is not None and not entry.venue.inherited for entry in entries)
    linked = sum(bool(entry.links) and entry.links[0].node.start <= entry.title_span.start for entry in entries)
    if dated >= _DATED * len(entries):
        return "papers", f"{dated} of {len(entries)} entries name a venue"
    leading = [entry for entry in entries if entry.links]
    beside = sum(all(local_target(link.node.url) for link in entry.links) for entry in leading)
    if beside > _BESIDE * len(entries):
        return None, f"{beside} of {len(entries)} entries lead to files beside the list"
    if linked >= _LINKED * len(entries):
        return "awesome", f"{linked} of {len(entries)} entries begin with their link"
    return "papers", f"{len(entries) - linked} of {len(entries)} entries keep their links behind the title"
