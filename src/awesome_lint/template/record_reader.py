"""What is asked of one record of a list, kept so that it is made once."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Final

from awesome_lint.model import RecordShape
from awesome_lint.template.aligned import Aligned
from awesome_lint.template.entries import EntryMaker
from awesome_lint.template.infer import Typed
from awesome_lint.template.link_class import recurring_labels
from awesome_lint.template.prices import NEVER
from awesome_lint.template.read import TemplateReader
from awesome_lint.template.roles import Recogniser
from awesome_lint.template.token import TokenKind
from awesome_lint.template.tokens import tokens_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_lint.model import Entry, ListRecord
    from awesome_lint.template.slots import Template
    from awesome_lint.template.token import Token
    from awesome_lint.venues import Registry
    from awesome_lint.words import Affiliations

_LONGEST: Final = 100_000  # code points; a longer record is text of another kind
_FURTHER: Final = frozenset({TokenKind.BLOCK, TokenKind.ITEM, TokenKind.QUOTE})


class RecordReader:
    """Reads single records, by their indexes: into tokens, into fields, or by a template.

    Args:
        text: The whole source.
        records: All records of the list.
        registry: The venue series that are known.
        affiliations: The universities, labs and companies that are known.

    Attributes:
        registry: The venue series that are known; with the list's own spellings once these are told.
    """

    def __init__(
        self, text: str, records: Sequence[ListRecord], registry: Registry, affiliations: Affiliations
    ) -> None:
        self.registry = registry
        self._text = text
        self._records = records
        self._affiliations = affiliations
        self._tokens: dict[int, Sequence[Token]] = {}
        self._readers: dict[int, TemplateReader] = {}
        self._makers: dict[int, EntryMaker] = {}

    @cached_property
    def recurring(self) -> frozenset[str]:
        """The labels that the list gives to many links."""
        return recurring_labels(self._records)

    def tokens_of(self, index: int) -> Sequence[Token]:
        """Give a record's tokens, which are made when somebody first asks for them."""
        found = self._tokens.get(index)
        if found is None:
            found = self._tokens[index] = tokens_of(self._text, self._records[index], self.registry)
        return found

    @cached_property
    def _recogniser(self) -> Recogniser:
        return Recogniser(self._text, self.registry, self._affiliations, self.recurring)

    def typed(self, index: int) -> Typed:
        """Give a record with the roles of its tokens, told without a template."""
        record, tokens = self._records[index], self.tokens_of(index)
        column = self._title_columns.get(_table(record)) if record.shape is RecordShape.ROW else None
        return Typed(record, tokens, self._recogniser.assign(tokens, record.header, column))

    @cached_property
    def _title_columns(self) -> dict[tuple[int, tuple[str, ...]], int | None]:
        """The column that holds most titles, by table."""
        rows: defaultdict[tuple[int, tuple[str, ...]], list[Sequence[Token]]] = defaultdict(list)
        for index, record in enumerate(self._records):
            if record.shape is RecordShape.ROW:
                rows[_table(record)].append(self.tokens_of(index))
        return {table: self._recogniser.title_column(each, table[1]) for table, each in rows.items()}

    def align(self, template: Template, index: int, most: int = NEVER - 1) -> Aligned:
        """Read a record by a template, or only look for a reading that is no dearer than so many thousandths."""
        reader = self._readers.get(id(template))
        if reader is None:
            reader = self._readers[id(template)] = TemplateReader(template, self.registry, self.recurring)
        record = self._records[index]
        tokens = self.tokens_of(index)
        if record.span.end - record.span.start > _LONGEST:
            return Aligned(template, "it is too long for an entry")
        if not reader.nested and len(record.parts) > 1 and record.shape is not RecordShape.ROW:
            tokens = _first_block(tokens)
        return Aligned(template, reader.read(self._text, tokens, most))

    def maker(self, template: Template) -> EntryMaker:
        """Give what makes entries of a template's readings."""
        maker = self._makers.get(id(template))
        if maker is None:
            maker = self._makers[id(template)] = EntryMaker(self._text, template, self.registry, self._affiliations)
        return maker

    def made(self, aligned: Aligned, index: int) -> Entry:
        """Give the entry of a record that a template could read."""
        assert not isinstance(aligned.reading, str)  # noqa: S101 - only called for readings
        return self.maker(aligned.template).make(self._records[index], aligned.reading, self.tokens_of(index))


def _table(record: ListRecord) -> tuple[int, tuple[str, ...]]:
    """Give what the rows of one table, or of tables alike in one section, have in common."""
    return id(record.section), record.header


def _first_block(tokens: Sequence[Token]) -> Sequence[Token]:
    """Give the tokens before the first further block, for a template that has no place for any: they are notes."""
    end = next((at for at, token in enumerate(tokens) if token.kind in _FURTHER), len(tokens))
    return tokens[:end]
