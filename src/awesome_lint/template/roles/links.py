"""Links and images, and the venue that a label or a badge shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from awesome_lint.markdown.nodes import Image, Link
from awesome_lint.template.link_class import LabelClass, badge_text
from awesome_lint.template.roles.values import Role
from awesome_lint.template.token import TokenKind
from awesome_lint.template.venue_tokens import pieces_of

if TYPE_CHECKING:
    from awesome_lint.template.roles.draft import Draft

_SURE: Final = 0.35  # of a venue that a badge shows


def link(draft: Draft, at: int) -> None:
    """Take a link, and the venue that its label or its badge shows."""
    draft.give(Role.LINK, at, at + 1)
    if draft.link_class(at) is LabelClass.VENUE:
        for each in draft.venue_label(draft.tokens[at]):
            role = Role.VENUE if each.kind is TokenKind.VENUE else Role.DATE
            draft.give(role, at, at + 1, at, (each.start, each.end))
    elif draft.link_class(at) is LabelClass.IMAGE:
        _badge(draft, at)


def image(draft: Draft, at: int) -> None:
    """Take an image, and the venue that it shows if it is a badge."""
    draft.give(Role.IMAGE, at, at + 1)
    _badge(draft, at)


def _badge(draft: Draft, at: int) -> None:
    """Give the venue and the date that a badge shows, unless the record has a venue."""
    node = draft.tokens[at].node
    shown = (
        next((child for child in node.children if isinstance(child, Image)), None) if isinstance(node, Link) else node
    )
    if not isinstance(shown, Image) or Role.VENUE in draft.has:
        return
    words = badge_text(shown.url)
    pieces = pieces_of(words, draft.known.registry)
    venue = next((each for each in pieces if each.kind == "venue" and each.sure >= _SURE), None)
    date = next((each for each in pieces if each.kind == "date"), None)
    if venue is None or date is None:
        return
    for piece, role in ((venue, Role.VENUE), (date, Role.DATE)):
        written = words[piece.start : piece.end]
        place = draft.text.find(written, shown.url_span.start, shown.url_span.end)
        if place >= 0:
            draft.give(role, at, at + 1, at, (place, place + len(written)))
