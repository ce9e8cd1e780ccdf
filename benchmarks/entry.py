"""An entry of a generated list."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """What an entry says.

    Attributes:
        venue: The series.
        year: The year, with the century.
        title: The title.
        arxiv: Its identifier on arXiv, also where it links elsewhere.
        url: Where its first link leads.
        code: Where its second link leads; "" without one.
        labels: Key words and affiliations; may be empty.
    """

    venue: str
    year: int
    title: str
    arxiv: str
    url: str
    code: str
    labels: tuple[str, ...]

    def write(
        self,
        *,
        marker: str = "*",
        venue: str | None = None,
        link: str | None = None,
        gap: str = " ",
        labels: str | None = None,
    ) -> str:
        """Give its line in canonical form, or with some parts set otherwise.

        Args:
            marker: The list item's marker.
            venue: The venue with its brackets and the blank behind.
            link: The first link.
            gap: What stands between the last link and the labels.
            labels: The labels with their brackets; "" for none.
        """
        if venue is None:
            venue = f"({self.venue}'{self.year % 100:02}) "
        if link is None:
            link = f"[link]({self.url})"
        if labels is None:
            labels = f"[{' | '.join(self.labels)}]" if self.labels else ""
        code = f" [code]({self.code})" if self.code else ""
        return f"{marker} {venue}{self.title} {link}{code}{gap if labels else ''}{labels}"
