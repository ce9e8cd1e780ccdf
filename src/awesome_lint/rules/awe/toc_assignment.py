"""Which section each entry of a table of contents stands for: what its anchor leads to, else what its text names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.rules.awe.toc_likeness import similar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_lint.rules.awe.toc_outline import Outline, OutlineHeading
    from awesome_lint.rules.awe.toc_reading import Toc, TocEntry

_COMPARISONS = 100_000  # beyond that no guesses are made
_TOP = frozenset({"", "top"})  # fragments that lead to the page's beginning


class Assignment:
    """Entries and sections, matched; an entry stands for one section, and a section has one entry at most.

    Attributes:
        lost: The entries that lead nowhere, and whose texts name nothing.
    """

    def __init__(self, toc: Toc, headings: Outline, sections: Sequence[OutlineHeading]) -> None:
        """Match.

        Args:
            toc: The table of contents.
            headings: All headings of the document.
            sections: Those behind the table of contents.
        """
        self._outline = headings
        self._targets: dict[int, OutlineHeading] = {}
        self._meant: dict[int, OutlineHeading] = {}
        self._entries: dict[int, TocEntry] = {}  # by the position of their section
        for entry in toc.entries:
            target = headings.find(entry.fragment) if entry.fragment else None
            if target is not None:
                self._targets[id(entry)] = target
                if entry.key == target.key:
                    self._entries.setdefault(target.position, entry)
        self._name(toc, sections)
        for entry in toc.entries:
            target = self._targets.get(id(entry))
            if target is not None and id(entry) not in self._meant:
                self._entries.setdefault(target.position, entry)
        for entry in toc.entries:
            for fragment in entry.others:
                also = headings.find(fragment)
                if also is not None:
                    self._entries.setdefault(also.position, entry)
        lost = [entry for entry in toc.entries if self._leads_nowhere(entry)]
        self._guess(lost, sections)
        self.lost = frozenset(entry for entry in lost if id(entry) not in self._meant)

    def target(self, entry: TocEntry) -> OutlineHeading | None:
        """Give the heading that an entry's anchor leads to."""
        return self._targets.get(id(entry))

    def meant(self, entry: TocEntry) -> OutlineHeading | None:
        """Give the section that an entry's text names, where its anchor leads nowhere or to another one's."""
        return self._meant.get(id(entry))

    def section(self, entry: TocEntry) -> OutlineHeading | None:
        """Give the section that an entry stands for."""
        section = self._meant.get(id(entry)) or self._targets.get(id(entry))
        return section if section is not None and self._entries.get(section.position) is entry else None

    def entry(self, section: OutlineHeading) -> TocEntry | None:
        """Give the entry that stands for a section."""
        return self._entries.get(section.position)

    def _name(self, toc: Toc, sections: Sequence[OutlineHeading]) -> None:
        """Find what entries mean whose anchor leads nowhere, elsewhere, or where another one leads by right."""
        by_key: dict[str, list[OutlineHeading]] = {}
        for section in sections:
            by_key.setdefault(section.key, []).append(section)
        last = -1
        compared = 0
        for entry in toc.entries:
            target = self._targets.get(id(entry))
            named = by_key.get(entry.key, ())
            if (target is None or self._entries.get(target.position) is not entry) and compared < _COMPARISONS:
                compared += len(named)
                free = [each for each in named if each.position not in self._entries]
                behind = free if len(free) == 1 else [each for each in free if each.position > last]
                if behind and entry.key:
                    target = behind[0]
                    self._assign(entry, target)
            last = target.position if target is not None else last

    def _assign(self, entry: TocEntry, section: OutlineHeading) -> None:
        self._meant[id(entry)] = section
        self._entries[section.position] = entry

    def _leads_nowhere(self, entry: TocEntry) -> bool:
        fragment = entry.fragment
        if fragment is None or fragment in _TOP or id(entry) in self._meant:
            return False
        return not self._outline.knows(fragment)

    def _guess(self, lost: Sequence[TocEntry], sections: Sequence[OutlineHeading]) -> None:
        """Find what entries that lead nowhere may mean: a section whose text is longer, shorter or misspelt."""
        free = [each for each in sections if each.position not in self._entries and each.key]
        if len(free) * len(lost) > _COMPARISONS:
            return
        for entry in lost:
            found = [each for each in free if each.position not in self._entries and similar(entry.key, each.key)]
            if len(found) == 1 and entry.key:
                self._assign(entry, found[0])
