"""Reading a record by a template: its tokens aligned with the template's elements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from awesome_lint.template.align import Aligner
from awesome_lint.template.build import ReadingBuilder
from awesome_lint.template.doubts import Aligned, is_broken_at, only_lacks_title, refusal
from awesome_lint.template.form import form_of
from awesome_lint.template.grammar import Grammar
from awesome_lint.template.prices import NEVER
from awesome_lint.template.slots import SlotKind
from awesome_lint.template.token import BORDERS, TokenKind
from awesome_lint.template.token_class import Classifier

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from awesome_lint.template.reading import Reading
    from awesome_lint.template.slots import Template
    from awesome_lint.template.token import Token
    from awesome_lint.template.token_class import Class
    from awesome_lint.venues import Registry

_LEAST_BOUND: Final = 4_000  # a dearer reading is none
_SHARE: Final = 0.45  # of the price of an entry without any field
_MOVED: Final = 400  # a venue or tags that stand elsewhere than in the template


class TemplateReader:
    """Reads records by one template.

    Args:
        template: The template.
        registry: The venue series that are known.
        recurring: The labels that lead to many places in the list.

    Attributes:
        nested: Whether the template has a place for further blocks.
    """

    def __init__(self, template: Template, registry: Registry, recurring: frozenset[str] = frozenset()) -> None:
        self.nested = form_of(template).nested
        self._template = template
        self._registry = registry
        self._recurring = recurring
        self._grammar = Grammar(template.elements)
        self._bound = max(_LEAST_BOUND, int(_SHARE * sum(flat.missing for flat in self._grammar.flats)))
        self._aligner = Aligner(self._grammar)

    def read(self, text: str, tokens: Sequence[Token], most: int = NEVER - 1) -> Reading | str:
        """Read a record.

        Args:
            text: The whole source.
            tokens: The record's tokens.
            most: The price of the dearest reading that is wanted, in thousandths; less is found sooner.

        Returns:
            The reading, or why the record is no entry, as a clause for a message.
        """
        classifier = Classifier(text, self._grammar, self._registry, self._recurring)
        prepared = classifier.prepared(tokens)
        if not any(token.kind not in BORDERS and token.kind is not TokenKind.HTML for token in prepared):
            return "it is empty"
        classes = classifier.classes(prepared)
        aligned = Aligned(self._template, self._grammar, text, prepared, (), most + 1)
        found = self._aligner.align(classes, most)
        if found is not None:
            aligned = aligned._replace(taken=found.taken, price=found.price)
        elif most + 1 == NEVER:
            return "it is too long for an entry"
        built = ReadingBuilder(aligned, classifier)
        if aligned.price > _MOVED:
            built = self._moved(classifier, classes, built)
        if built.aligned.price > most:
            return "it does not follow the template"
        if built.aligned.price > self._bound and not only_lacks_title(built.aligned):
            return refusal(built.aligned)
        return built.reading()

    def _moved(self, classifier: Classifier, classes: tuple[Class, ...], built: ReadingBuilder) -> ReadingBuilder:
        """Try to read what stands elsewhere than in the template, a venue or tags, apart from the rest."""
        best, whole = built, built.aligned
        for first, last, kind in _movable(whole.tokens, self._grammar):
            found = self._aligner.align((*classes[:first], *classes[last:]), best.aligned.price - _MOVED - 1)
            if found is None:
                continue
            kept = [*whole.tokens[:first], *whole.tokens[last:]]
            best = ReadingBuilder(
                whole._replace(tokens=kept, taken=found.taken, price=found.price + _MOVED), classifier
            )
            best.move(kind, whole.tokens[first:last])
        return best


def _movable(tokens: Sequence[Token], grammar: Grammar) -> Iterator[tuple[int, int, SlotKind]]:
    """Give the stretches in brackets that are a venue with its year, or tags with separators, wherever they stand."""
    opened: list[int] = []
    for index, token in enumerate(tokens):
        if token.kind is TokenKind.OPEN or (token.kind is TokenKind.MARK and not token.closing):
            opened.append(index)
        elif (token.kind is TokenKind.CLOSE or token.kind is TokenKind.MARK) and opened:
            first = opened.pop()
            inside = tokens[first + 1 : index]
            kinds = {each.kind for each in inside}
            if SlotKind.VENUE in grammar.holds and {TokenKind.VENUE, TokenKind.DATE} <= kinds and len(inside) <= 5:
                yield first, index + 1, SlotKind.VENUE
            elif (
                SlotKind.TAGS in grammar.holds
                and token.kind is TokenKind.CLOSE
                and any(each.kind is TokenKind.PUNCT and each.text == "|" for each in inside[1:-1])
                and not kinds & {TokenKind.LINK, TokenKind.IMAGE}
                and not is_broken_at(tokens, index)
            ):
                yield first, index + 1, SlotKind.TAGS
