"""AWE012."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from awesome_lint.diagnostics import Fixability, Severity
from awesome_lint.markdown.nodes import Image, Link, Text, plain_text
from awesome_lint.rules.awe.spelling import lowered, misspelt, npm_misspelt, sanitised
from awesome_lint.rules.base import unsafe
from awesome_lint.rules.npm import NPM, NpmRule
from awesome_lint.rules.places import Spans
from awesome_lint.text import Edit, Span
from awesome_lint.words.spellings import WORD, spellings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context
    from awesome_lint.words.spellings import Spellings

_NO_LETTERS = re.compile(r"[\W_]+")


class AwesomeSpellCheck(NpmRule):
    """The name of a technology, written otherwise than its makers write it: `Github`, `Javascript`.

    ## Why
    Readers notice a name that is spelled wrong, and a search for the right spelling may miss it. The names are those
    of npm's awesome-lint, and yours (option `words`).

    ## Example
    `A CLI for Github, written in Javascript.` should be `A CLI for GitHub, written in JavaScript.`

    ## Fix
    Unsafe: whether a word means the technology is a matter of judgement, and letters of a text change.

    ## Npm
    Better: reported as info. Ordinary words (`net`, `notion`, `brackets`, `blockchain`), accepted short forms (`k8s`,
    `wasm`) and names whose makers write them otherwise (`pandas`, `webpack`) are not flagged; nor are labels of links
    that are one word or are found in the link's URL, paths and handles (`src/javascript`, `@github`), texts in
    capitals, and a word that stands alone. A word at a sentence's end is flagged: npm's tool passes by what touches a
    full stop. The diagnostic stands at the word, not at the first line of its text.
    """

    code = "AWE012"
    name = "awesome-spell-check"
    severity = Severity.INFO
    severities: ClassVar[Mapping[str, Severity]] = {NPM: Severity.WARNING}
    fixability = Fixability.SOMETIMES

    @dataclass(frozen=True, slots=True)
    class Options:
        """What to set.

        Attributes:
            words: Further names as they are to be written, such as `"vLLM"`; other letter case is flagged.
            ignore: Words or names that are never flagged, whatever their letter case.
        """

        words: tuple[str, ...] = ()
        ignore: tuple[str, ...] = ()

        def __post_init__(self) -> None:
            spellings().extended(self.words)

    options: Options

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag names in texts: not in code, URLs, or the alternative text of images."""
        words = self.options.words
        known = spellings().extended(words) if words else spellings()
        ignored = {word.lower() for word in self.options.ignore}
        for hit in _npm_hits(ctx, known) if ctx.strict else _hits(ctx, known):
            if ignored.isdisjoint({hit.written.lower(), hit.name.lower()}):
                fix = unsafe(f"Write {hit.name}", Edit(hit.place, hit.name)) if hit.place else None
                message = f"`{hit.written}` is written `{hit.name}`, if the technology is meant"
                yield self.diagnostic(hit.span, message, fix)


class _Hit(NamedTuple):
    """A name that is written otherwise; `place` is where it stands, None if that is not sure."""

    written: str
    name: str
    span: Span
    place: Span | None


def _hits(ctx: Context, known: Spellings) -> Iterator[_Hit]:
    for node in _candidates(ctx, known):
        text = ctx.source.text[node.start : node.end]
        for form, start, end in misspelt(text, known):
            place = Span(node.start + start, node.start + end)
            if not ctx.derive(_labels).name_at(place.start):
                yield _Hit(text[start:end], form.name, place, place)


def _npm_hits(ctx: Context, known: Spellings) -> Iterator[_Hit]:
    for node in _candidates(ctx, known):
        text = sanitised(node.value)
        told: set[str] = set()
        for form, start, end in npm_misspelt(text, known):
            written = text[start:end]
            if written in told:
                continue
            told.add(written)
            found = _standing_alone(written).search(ctx.source.text, *node.span)
            yield _Hit(written, form.name, node.span, Span(*found.span()) if found else None)


def _standing_alone(written: str) -> re.Pattern[str]:
    """Give a pattern for a name that touches no word, and nothing that makes it part of a path, a handle or code.

    Broken links leave URLs in texts: npm's tool flags the names in them, but they must stay as they are.
    """
    end = r"\b" if written[-1].isalnum() else ""
    return re.compile(rf"(?<![-_./\\@#:=~$%+])\b{re.escape(written)}{end}(?![-_./\\@#=~(+])", re.ASCII)


def _candidates(ctx: Context, known: Spellings) -> Iterator[Text]:
    """Give the texts that hold a word that forms begin with; nearly all hold none, so the look is a quick one."""
    nodes = ctx.nodes(Text)
    firsts = known.by_word.keys()
    images = Spans(image.span for image in ctx.nodes(Image))
    also = _holding_anywhere(nodes, known) if ctx.strict else frozenset()
    find = WORD.findall
    for index, node in enumerate(nodes):
        told = not firsts.isdisjoint(find(node.value.lower()))
        if (told or index in also) and not images.holds(node.start):
            yield node


def _holding_anywhere(nodes: Sequence[Text], known: Spellings) -> frozenset[int]:
    """Give the indexes of texts with forms that count within other words too; all are searched at once."""
    shortest = [
        form.text for form in known.anywhere if not any(o.text in form.text for o in known.anywhere if o != form)
    ]
    low = lowered("\n".join(node.value for node in nodes))
    starts = list(accumulate((len(node.value) + 1 for node in nodes), initial=0))
    patterns = [text.replace(" ", r"\s+") for text in shortest]
    matches = (match for pattern in patterns for match in re.finditer(pattern, low))
    return frozenset(bisect_right(starts, match.start()) - 1 for match in matches)


class _Labels:
    """The labels of links, each judged once."""

    def __init__(self, links: Iterable[Link]) -> None:
        self._by_start = {link.start: link for link in links}
        self._spans = Spans(link.span for link in self._by_start.values())
        self._names: dict[int, bool] = {}

    def name_at(self, offset: int) -> bool:
        """Whether an offset is in a label that is a name."""
        span = self._spans.around(offset)
        if span is None:
            return False
        if span.start not in self._names:
            self._names[span.start] = _is_name(self._by_start[span.start])
        return self._names[span.start]


def _labels(ctx: Context) -> _Labels:
    return _Labels(ctx.nodes(Link))


def _is_name(link: Link) -> bool:
    """Whether a link's label is a name that others chose: one word, or what the URL says too.

    Labels in a table of contents are not: they follow the headings.
    """
    if link.url.startswith("#"):
        return False
    label = plain_text(link.children).strip()
    return " " not in label or _squeezed(label) in _squeezed(link.url)


def _squeezed(text: str) -> str:
    return _NO_LETTERS.sub("", text).casefold()
