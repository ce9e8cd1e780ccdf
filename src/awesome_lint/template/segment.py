"""The records of a list: its sections cut into stretches that can be entries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesome_lint.markdown import inline_at
from awesome_lint.markdown.nodes import Blockquote, Html, Link, List, Paragraph, Table, plain_text
from awesome_lint.model.record import Border, ListRecord, Part, RecordShape
from awesome_lint.template.asides import without_asides
from awesome_lint.template.folds import Fold, folds_of, record_of
from awesome_lint.template.form import Forms
from awesome_lint.template.heritage import NOTHING, of_section, said_by, under
from awesome_lint.template.items import ItemReader
from awesome_lint.template.nature import Looker, Nature, count_words, is_bold_line, is_telling
from awesome_lint.template.outline import leads_inside, links_inside
from awesome_lint.template.rows import rows_of, without_views
from awesome_lint.template.runs import Runs
from awesome_lint.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from awesome_lint.markdown.nodes import Block, Heading, Inline
    from awesome_lint.model import Section
    from awesome_lint.model.record import Inherited
    from awesome_lint.venues import Registry

_HEADINGS = 10  # headings of one depth that read like entries before they are entries
_MOSTLY = 0.5  # their share among the headings of that depth that have no headings below them
_ITEMS = 3  # telling items below a heading, from which on it is the heading of a list
_WORDS = 3  # words of a heading that can be a title
_INDEX = 3  # items that lead to places in the same document before their section is an index
_INTERNAL = 0.3  # and their share among those with links
_BRACKETED = re.compile(
    r"[(\[（【][^()\[\]（）【】]*(?:(?:19[5-9]|20[0-3])[0-9]|['’]\s?[0-9]{2})[^()\[\]（）【】]*[)\]）】]"
)
_NO_FORMS = Forms()


def records_of(
    sections: Sequence[Section], text: str, registry: Registry, forms_of: Callable[[Section], Forms] | None = None
) -> list[ListRecord]:
    """Give the records of a list's content sections in document order.

    Args:
        sections: The list's sections.
        text: The whole source.
        registry: The venue series that are known.
        forms_of: Gives what the templates stated for a section say of its records; without it, or where it says
            nothing, the list itself tells.
    """
    return _Segmenter(sections, text, registry, forms_of or (lambda _: _NO_FORMS)).records()


class _Segmenter:
    """Cuts one document."""

    def __init__(
        self, sections: Sequence[Section], text: str, registry: Registry, forms_of: Callable[[Section], Forms]
    ) -> None:
        self._text = text
        self._registry = registry
        self._forms_of = forms_of
        content = [section for section in sections if section.content]
        self._look = Looker(block for section in content for block in section.blocks)
        self._items = ItemReader(text, registry, self._look)
        self._runs = Runs(text, self._items)
        self._sections = content
        self._all = sections
        titled = sections[0] if sections and not sections[0].depth else None
        self._titled = of_section(titled)  # what the document's title says of all entries

    def records(self) -> list[ListRecord]:
        """Give all records."""
        headings = self._heading_entries()
        rest = [section for section in self._sections if id(section) not in headings]
        for section in rest:
            self._runs.count(section.blocks)
        found: list[ListRecord] = []
        for section in self._sections:
            blocks: Sequence[Block] = section.blocks
            if id(section) in headings:
                record, blocks = self._of_heading(section)
                found.append(record)
            found.extend(self._of_section(section, blocks))
        return without_asides(without_views(found), self._look)

    def _above(self, section: Section | None) -> Inherited:
        return under(self._titled, of_section(section))

    def _of_section(self, section: Section, blocks: Sequence[Block]) -> Iterator[ListRecord]:
        forms = self._forms_of(section)
        starts = self._runs.accepted(forms)
        base = above = self._above(section)
        alone = self._runs.lone(blocks, section, above) if not starts.begin else None
        if alone is not None:
            yield alone
            return
        begins: dict[int, list[Fold]] = {}
        for fold in folds_of(blocks, self._text):
            begins.setdefault(fold.first, []).append(fold)
        index_only = self._is_index(blocks)
        index = unfolded = 0
        while index < len(blocks):
            block = blocks[index]
            folded, index = self._folded(begins, index, blocks, section, above)
            yield from folded
            if folded:
                continue
            if index >= unfolded and unfolded:
                above, unfolded = base, 0
            for fold in begins.get(index, ()):
                above, unfolded = under(above, self._said_by(inline_at(self._text, *fold.summary))), fold.last
            if starts.begin and isinstance(block, Paragraph | Blockquote | Html):
                taken, index = self._runs.take(blocks, index, section, above, starts)
                yield from taken
                if taken:
                    continue
            if isinstance(block, Paragraph) and is_bold_line(nodes := self._items.nodes_of(block)):
                said = self._said_by(nodes)
                above = under(above, said) if said != NOTHING else base
            elif not index_only or not isinstance(block, List):
                yield from self._of_block(block, section, forms, above)
            index += 1

    def _said_by(self, nodes: tuple[Inline, ...]) -> Inherited:
        return said_by(plain_text(nodes), self._registry)

    def _folded(
        self, folds: dict[int, list[Fold]], index: int, blocks: Sequence[Block], section: Section, above: Inherited
    ) -> tuple[list[ListRecord], int]:
        """Give the records that the `<details>` are that begin in a block, and the index of the block behind them."""
        records: list[ListRecord] = []
        last = at = index
        while True:
            for fold in folds.get(at, ()):
                record = record_of(fold, blocks, section, self._text, self._items, above)
                if record is not None:
                    records.append(record)
                    last = max(last, fold.last)
            if last == at:
                return records, last + 1 if records else index
            at = last  # another may begin in the block that the last one ends in

    def _of_block(self, block: Block, section: Section, forms: Forms, above: Inherited) -> Iterator[ListRecord]:
        if isinstance(block, List):
            yield from self._items.records(self._items.tree(block, forms), section, above)
        elif isinstance(block, Blockquote):
            for child in block.children:
                yield from self._of_block(child, section, forms, above)
        elif isinstance(block, Table):
            yield from rows_of(block, section, self._text, above)

    def _is_index(self, blocks: Sequence[Block]) -> bool:
        """Whether the lists of a section are an index: many of their items lead to places in the same document."""
        lists = [block for block in blocks if isinstance(block, List | Blockquote)]
        if not any(leads_inside(self._text, block.start, block.end) for block in lists):
            return False
        inner, outer = links_inside(lists)
        return inner >= _INDEX and inner > _INTERNAL * (inner + outer)

    def _heading_entries(self) -> set[int]:
        """Give the sections whose headings are entries: many of one depth, without a list below them."""
        parents = {id(section.parent) for section in self._all}
        leaves: dict[int, list[Section]] = {}
        for section in self._sections:
            if section.heading is not None and id(section) not in parents:
                leaves.setdefault(section.depth, []).append(section)
        found: set[int] = set()
        linked = False
        for sections in leaves.values():
            stated = self._forms_of(sections[0]).has(RecordShape.HEADING)
            telling = [each for each in sections if _reads_like_entry(each.heading)]
            if not stated and (len(telling) < _HEADINGS or len(telling) < _MOSTLY * len(sections)):
                continue
            names = {id(each) for each in telling}
            for section in sections:
                entries = self._telling_items(section.blocks)
                if entries < _ITEMS if id(section) in names else not entries and section.blocks:
                    found.add(id(section))
            linked = linked or any(_is_linked(each.heading) for each in telling)
        if linked:
            found.update(id(each) for sections in leaves.values() for each in sections if _is_linked(each.heading))
        return found

    def _telling_items(self, blocks: Sequence[Block]) -> int:
        """Count the items below a heading that are entries themselves; a table has many."""
        telling = 0
        for block in blocks:
            if isinstance(block, Table):
                return _ITEMS
            if isinstance(block, List):
                firsts = [item.children[0] for item in block.children if item.children]
                looks = [self._look.at(self._items.nodes_of(each)) for each in firsts if isinstance(each, Paragraph)]
                telling += sum(look.nature is Nature.ENTRY for look in looks)
        return telling

    def _of_heading(self, section: Section) -> tuple[ListRecord, Sequence[Block]]:
        """Give the record of a heading, and the blocks below it that are none of its own."""
        heading = section.heading
        if heading is None:
            raise AssertionError("only Markdown headings are entries")
        nodes = self._items.nodes_of(heading)
        parts = [Part(Border.START, nodes, *heading.content_span, heading, 0)]
        blocks = section.blocks
        own = len(blocks)
        if self._telling_items(blocks) >= _ITEMS:
            own = next(index for index, block in enumerate(blocks) if isinstance(block, List | Table))
        for block in blocks[:own]:
            if isinstance(block, List):
                parts.extend(self._items.below(block.children, 0))
            elif isinstance(block, Blockquote):
                parts.extend(self._items.quoted(block, 0))
            elif (part := self._items.part(block, Border.BLOCK, 0)) is not None:
                parts.append(part)
        span = Span(heading.start, max(heading.end, parts[-1].end))
        around = section.parent
        record = ListRecord(
            RecordShape.HEADING, span, heading, tuple(parts), around or section, inherited=self._above(around)
        )
        return record, blocks[own:]


def _reads_like_entry(heading: Heading | None) -> bool:
    """Whether a heading is a linked title, or a title with a venue or a year in brackets."""
    if heading is None or not heading.children:
        return False
    if _is_linked(heading):
        return True
    text = plain_text(heading.children)
    return count_words(text) >= _WORDS and _BRACKETED.search(text) is not None


def _is_linked(heading: Heading | None) -> bool:
    """Whether a heading is nothing but a link that names something."""
    if heading is None or len(heading.children) != 1:
        return False
    link = heading.children[0]
    return isinstance(link, Link) and is_telling(link)
