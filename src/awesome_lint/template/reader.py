"""Reading a list item by a template: fields are recognised by what they are, the template says where they stand.

Reading is total: any paragraph gives a `Reading`, or the reason why it is no entry.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from awesome_lint.markdown.nodes import Image, Link, plain_text
from awesome_lint.template.date import full_year
from awesome_lint.template.labels import find_labels
from awesome_lint.template.plan import Plan
from awesome_lint.template.reading import Core, Fields, LinkText, Reading
from awesome_lint.template.regions import TextFields
from awesome_lint.template.scan import scan_paragraph
from awesome_lint.template.slots import SlotKind
from awesome_lint.template.venue_place import find_venue
from awesome_lint.words import is_generic_label

if TYPE_CHECKING:
    from awesome_lint.markdown.nodes import Paragraph
    from awesome_lint.template.labels import Labels
    from awesome_lint.template.reading import VenuePlace
    from awesome_lint.template.scan import Scan, Token
    from awesome_lint.template.slots import Template
    from awesome_lint.venues import Registry

_BETWEEN_LINKS = re.compile(r"(?:(?::[a-z0-9_+-]+:)|\W)*+")  # no words; an emoji, also by its short code, is none
_TEXT_LIMIT = 100_000  # code points; a longer entry is text of another kind


class Reader:
    """Reads paragraphs by one template.

    Args:
        template: The template.
        registry: The venue series that are known.
    """

    def __init__(self, template: Template, registry: Registry) -> None:
        self._plan = Plan(template, registry)

    def read(self, text: str, paragraph: Paragraph) -> Reading | str:
        """Read one paragraph.

        Args:
            text: The whole source.
            paragraph: The item's first paragraph.

        Returns:
            The reading, or why the paragraph is no entry, as a clause for a message.
        """
        if paragraph.end - paragraph.start > _TEXT_LIMIT:
            return "it is too long for an entry"
        scan = scan_paragraph(text, paragraph)
        if scan.start == scan.end:
            return "it is empty"
        return _Attempt(self._plan, text, scan).run()


class _Attempt:
    """One reading on its way: fields are recognised by what they are, then text fields take the rest."""

    def __init__(self, plan: Plan, text: str, scan: Scan) -> None:
        self._plan = plan
        self._text = text
        self._scan = scan
        self._anchors: list[Core] = []
        self._venue: VenuePlace | None = None
        self._labels: Labels | None = None
        self._links: list[Token] = []
        self._linked: Token | None = None
        self._texts = TextFields(plan, text, scan)

    def run(self) -> Reading | str:
        """Give the reading, or why there is none."""
        self._find_linked()
        if self._linked is None and self._plan.linked is not None:
            return "it has no link"
        self._find_venue()
        self._find_links()
        self._find_labels()
        self._anchors.sort(key=lambda anchor: (anchor.start, anchor.slot))
        order = [anchor.slot for anchor in self._anchors]
        in_order = order == sorted(order) and not self._title_before_venue()
        reason = self._read_regions() if in_order else self._read_single_text()
        return reason or self._read_label() or self._finish(in_order=in_order)

    # --- what a field is ---------------------------------------------------------------------------------------------

    def _find_linked(self) -> None:
        """Find the link whose label holds the title."""
        index = self._plan.linked
        if index is None:
            return
        for token in self._scan.tokens:
            if token.kind == "link" and isinstance(token.node, Link) and token.node.children:
                if all(isinstance(child, Image) for child in token.node.children):
                    continue
                self._linked = token
                self._anchors.append(Core.bare(index, token.start, token.end))
                return

    def _find_venue(self) -> None:
        index = self._plan.venue
        if index is None:
            return
        plan = self._plan
        self._venue = find_venue(
            self._text, self._scan, plan.slots[index], plan.registry, first=index == 0, emphasis=plan.emphasised_venue
        )
        if self._venue is not None:
            self._anchors.append(Core.bare(index, self._venue.start, self._venue.end))

    def _find_links(self) -> None:
        """Find the links that stand together."""
        plan = self._plan
        links = [token for token in self._scan.tokens if token.kind == "link" and token is not self._linked]
        if plan.link is None or not links:
            return
        self._links = self._cluster(links)
        for position, token in enumerate(self._links):
            slot = min(plan.link + position, plan.last_link)
            self._anchors.append(Core.bare(slot, token.start, token.end))

    def _cluster(self, links: list[Token]) -> list[Token]:
        """Give the links that stand together: from the first one with a generic label, else the last such group."""
        groups = [[links[0]]]
        for before, token in pairwise(links):
            if _BETWEEN_LINKS.fullmatch(self._text, before.end, token.start):
                groups[-1].append(token)
            else:
                groups.append([token])
        for group in groups:
            if is_generic_label(_label(group[0])):
                return group
        return groups[-1]

    def _find_labels(self) -> None:
        """Find the tags, which stand beside the links or where the template has them."""
        plan = self._plan
        if plan.tags is None:
            return
        taken = [(anchor.start, anchor.end) for anchor in self._anchors]
        self._labels = find_labels(
            self._text, self._scan, taken, plan.slots[plan.tags], first=plan.tags == 0, ahead=plan.tags_ahead
        )
        if self._labels is not None:
            self._anchors.append(Core.bare(plan.tags, self._labels.start, self._labels.end))

    # --- what is left for text fields --------------------------------------------------------------------------------

    def _read_regions(self) -> str | None:
        """Give each stretch between two anchors to the slots that stand between them in the template."""
        edges: list[Core | None] = [None, *self._anchors, None]
        for before, after in pairwise(edges):
            reason = self._texts.take(before, after)
            if reason:
                return reason
        return None

    def _read_single_text(self) -> str | None:
        """Read an entry whose fields stand in another order: there must be one stretch of text, and one text slot."""
        texts = self._plan.texts
        edges = [self._scan.start, *(anchor.end for anchor in self._anchors)]
        ends = [*(anchor.start for anchor in self._anchors), self._scan.end]
        pairs = zip(edges, ends, strict=True)
        regions = [(start, end) for start, end in pairs if start < end and not self._texts.only_gap(start, end)]
        if len(regions) > 1 or len(texts) != 1:
            return "its fields stand in another order than the template's, with words between them"
        if regions:
            self._texts.take_one(texts[0], *regions[0])
        return None

    def _title_before_venue(self) -> bool:
        """Whether the title stands before the venue, with which the template begins."""
        if self._venue is None or self._plan.venue != 0 or len(self._plan.texts) != 1:
            return False
        following = next((anchor.start for anchor in self._anchors if anchor.start >= self._venue.end), self._scan.end)
        only_gap = self._texts.only_gap
        return not only_gap(self._scan.start, self._venue.start) and only_gap(self._venue.end, following)

    def _read_label(self) -> str | None:
        """Read the fields inside the label of the title's link."""
        if self._linked is None or self._plan.linked is None or not isinstance(self._linked.node, Link):
            return None
        return self._texts.take_label(self._plan.slots[self._plan.linked].inner, *label_span(self._linked.node))

    # --- the result --------------------------------------------------------------------------------------------------

    def _finish(self, *, in_order: bool) -> Reading | str:
        title = self._texts.values.get(SlotKind.TITLE)
        venue = self._venue or self._texts.venue
        own_link = self._linked or (self._links[0] if self._links else None)
        if title is None:
            if venue is None or own_link is None:
                return "it has no title" if own_link is None else "it has no title beside its link"
            if any(not is_generic_label(_label(token)) for token in self._links[:1]):
                return "its title is the label of its link"
        return self._reading(title, venue, in_order=in_order)

    def _reading(self, title: tuple[int, int] | None, venue: VenuePlace | None, *, in_order: bool) -> Reading:
        text, labels, linked = self._text, self._labels, self._linked
        cores = [core for core in self._anchors if core.slot != self._plan.tags or (labels and labels.texts)]
        cores += self._texts.cores
        cores.sort(key=lambda core: (core.start, core.slot))
        position = venue.end if venue else self._scan.start
        return Reading(
            scan=self._scan,
            fields=self._fields(title, venue),
            cores=cores,
            label_cores=self._texts.label_cores,
            venue=venue,
            title_span=title or (position, position),
            title_link=linked.node if linked and isinstance(linked.node, Link) else None,
            links=[*([linked] if linked else []), *self._links],
            emphasised=labels.emphasised if labels else (),
            tags_text=text[labels.start : labels.end] if labels else None,
            empty_tags=(labels.start, labels.end) if labels and not labels.texts else None,
            in_order=in_order,
        )

    def _fields(self, title: tuple[int, int] | None, venue: VenuePlace | None) -> Fields:
        text = self._text
        date = self._texts.date
        url = None
        if self._linked is not None and isinstance(self._linked.node, Link):
            url = text[slice(*destination_span(self._linked.node))]
        return Fields(
            series=text[slice(*venue.series)] if venue else None,
            year=date.year if date else full_year(venue.year) if venue and venue.year else None,
            month=date.month if date else None,
            day=date.day if date else None,
            name=self._value(SlotKind.NAME),
            title=text[slice(*title)] if title else "",
            authors=self._value(SlotKind.AUTHORS),
            description=self._value(SlotKind.DESCRIPTION),
            url=url,
            links=tuple(self._link_text(token) for token in self._links),
            labels=self._labels.texts if self._labels else (),
        )

    def _value(self, kind: SlotKind) -> str | None:
        span = self._texts.values.get(kind)
        return self._text[slice(*span)] if span else None

    def _link_text(self, token: Token) -> LinkText:
        node = token.node
        if not isinstance(node, Link):
            return LinkText("", "")
        text = self._text
        other = "" if node.syntax == "inline" else text[node.start : node.end]
        return LinkText(text[slice(*label_span(node))], text[slice(*destination_span(node))], other)


def label_span(link: Link) -> tuple[int, int]:
    """Give the offsets of an inline link's label; those of the whole text for autolinks."""
    if link.syntax == "inline":
        return link.start + 1, link.children[-1].end if link.children else link.start + 1
    if link.children:
        return link.children[0].start, link.children[-1].end
    return link.start, link.start


def destination_span(link: Link) -> tuple[int, int]:
    """Give the offsets of all that stands between an inline link's parentheses; of the destination for other links."""
    if link.syntax == "inline":
        return label_span(link)[1] + 2, link.end - 1
    return link.url_span


def _label(token: Token) -> str:
    return plain_text(token.node.children) if isinstance(token.node, Link) else ""
