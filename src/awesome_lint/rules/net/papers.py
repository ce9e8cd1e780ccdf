"""Entries whose link leads to a paper that a source knows, and how the two agree."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.agreement import Agreement, agreement, plain_title
from awesome_lint.rules.net.checked import Checked, checked_links
from awesome_lint.rules.net.people import share_a_name
from awesome_lint.titles import title_key
from awesome_lint.words import is_generic_label

if TYPE_CHECKING:
    from awesome_lint.model import Entry
    from awesome_lint.rules.base import Context
    from awesome_lint.statuses import LinkStatus, Resource


class Paper(NamedTuple):
    """An entry, the link that its title stands for, and what is there.

    Attributes:
        checked: The link.
        entry: The entry.
        resource: What the source says of the paper; it has a title.
        agreement: How the entry's title stands to it.
    """

    checked: Checked
    entry: Entry
    resource: Resource
    agreement: Agreement


def papers(ctx: Context) -> list[Paper]:
    """Give for each entry with a title the first of its links to a paper, in document order.

    That is its first link, or in a list of papers one that is labelled "paper", "pdf" and the like; and each URL that a
    link in the place of a destination shows.
    """
    found: list[Paper] = []
    seen: set[int] = set()
    for checked in ctx.derive(checked_links):
        place, entry, resource = checked.place, checked.place.entry, paper_of(checked.status)
        if entry is None or resource is None or not entry.title:
            continue
        labelled = ctx.profile == "papers" and is_generic_label(place.label)
        if place.shown or ((place.first or labelled) and id(entry) not in seen):
            if not place.shown:
                seen.add(id(entry))
            found.append(Paper(checked, entry, resource, _agreement(entry, resource)))
    return found


def paper_of(status: LinkStatus) -> Resource | None:
    """Give what a source says of a URL if that is a paper with a title."""
    resource = status.resource
    return resource if resource is not None and resource.title and resource.kind != "other" else None


def owner(ctx: Context, paper: Paper) -> str:
    """Say whose paper a link leads to instead, to follow a title: another entry's, or nothing."""
    other = ctx.derive(_by_title).get(title_key(plain_title(paper.resource.title or "")))
    if other is None or other is paper.entry:
        return ""
    return f", which is the entry of line {ctx.source.line_at(other.span.start)}"


def _by_title(ctx: Context) -> dict[str, Entry]:
    entries = reversed(ctx.document.entries)  # so that the first one with a title has it
    return {title_key(plain_title(entry.title)): entry for entry in entries if entry.title}


def _agreement(entry: Entry, resource: Resource) -> Agreement:
    """Compare titles; where the authors are the same people, the title is another but the work is not."""
    title = resource.title or ""
    found = agreement(entry.title, title, resource.former_titles)
    if found is Agreement.DIFFERENT and entry.name:
        found = agreement(f"{entry.name}: {entry.title}", title, resource.former_titles)
    if found is Agreement.DIFFERENT and entry.authors and share_a_name(entry.authors, resource.authors):
        return Agreement.RETITLED
    return found
