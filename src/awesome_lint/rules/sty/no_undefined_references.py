"""STY029."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.markdown.destinations import MAX_LABEL, identifier
from awesome_lint.markdown.nodes import Definition, FootnoteDefinition
from awesome_lint.patterns import PatternError, compiled
from awesome_lint.rules.base import unsafe
from awesome_lint.rules.npm import NpmRule
from awesome_lint.rules.sty.brackets import bracketed
from awesome_lint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic, Fix
    from awesome_lint.patterns import Pattern
    from awesome_lint.rules.base import Context
    from awesome_lint.rules.sty.brackets import Bracketed

_MOST_GUESSES = 100  # so many labels are compared with all definitions; more are a list without its definitions
_SHOWN = 60  # code points of a label in a message
_DIGITS = r"\d+"
# Our own, which need no engine that is safe with those of strangers.
_NOTES = {text: re.compile(text, re.IGNORECASE) for text in (r"^!(?:note|tip|important|warning|caution)$", r"^\^.+$")}
_NOWHERE = frozenset({"", "#"})  # where definitions lead that are comments


class NoUndefinedReferences(NpmRule):
    """A reference (`[text][label]`, `[^note]`) to a definition that does not exist.

    ## Why
    Readers see the brackets, and no link: the definition was forgotten, removed, or has another label by mistake.

    ## Example
    `[Foo][foo-hoem]` with the definition `[foo-home]: https://foo.example`.

    ## Fix
    Unsafe, where the label of one definition differs by a letter or two: the reference gets that label. Which link is
    meant a person has to know.

    ## Npm
    Better: npm's tool takes all brackets for references, such as `[tags | affiliation]`, `[2024]` or `[[pdf]](url)`.
    Brackets alone are text here; `[text][label]` and `[text][]` are references only in a list that has definitions, and
    in any list if the label repeats the text (`[Foo][foo]`); `[^note]` is one only in a list that has footnotes.
    """

    @dataclass(frozen=True, slots=True)
    class Options:
        """What can be set.

        Attributes:
            allow_shortcut_link: Whether the profile "awesome-npm" too takes brackets alone (`[text]`) for text.
            allow: Regular expressions (RE2), case ignored; a label that one of them is found in is never flagged.
        """

        allow_shortcut_link: bool = False
        allow: tuple[str, ...] = tuple(_NOTES)

        def __post_init__(self) -> None:
            """Check the patterns."""
            for pattern in self.allow:
                try:
                    _pattern(pattern)
                except PatternError as error:
                    raise ValueError(f"allow: {pattern!r}: {error}") from error

    code = "STY029"
    name = "no-undefined-references"
    fixability = Fixability.SOMETIMES
    options: Options

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag brackets that are no link, and were meant as one."""
        found = ctx.derive(bracketed)
        if not found:
            return
        text = ctx.source.text
        allowed = [_pattern(text) for text in self.options.allow]
        defined = any(node.url not in _NOWHERE for node in ctx.nodes(Definition))
        notes = bool(ctx.nodes(FootnoteDefinition))
        guess = _Guess(ctx)
        for each in found:
            place = each.text if each.label is None or each.label.empty else each.label
            label = text[place.start : min(place.end, place.start + MAX_LABEL)]
            # npm's tool looks at a footnote's label without its `^`.
            name = label.removeprefix("^") if each.footnote else label
            if place.empty or (len(label) < MAX_LABEL and any(one.search(identifier(name).lower()) for one in allowed)):
                continue
            if not ctx.strict:
                if not ((notes and name) if each.footnote else _is_meant(text, each, defined=defined)):
                    continue
            elif each.label is None and self.options.allow_shortcut_link:
                continue
            what = "footnote" if each.footnote else "link"
            shown = " ".join(label[:_SHOWN].split())
            yield self.diagnostic(each.span, f"no definition of `[{shown}]`, so this is no {what}", guess.fix(each))


def _pattern(text: str) -> Pattern | re.Pattern[str]:
    return _NOTES.get(text) or compiled(text, ignore_case=True)


def _is_meant(text: str, each: Bracketed, *, defined: bool) -> bool:
    """Whether brackets are meant as a reference, and are not just brackets; `defined` if the list has definitions."""
    label = each.label
    if label is None or each.holds_link or text[each.span.start - 1 : each.span.start].isalnum():
        return False
    if label.end - label.start > MAX_LABEL or each.text.end - each.text.start > MAX_LABEL or "[" in text[slice(*label)]:
        return False
    return defined or identifier(text[slice(*each.text)]) == identifier(text[slice(*label)])


class _Guess:
    """Which definition a reference means."""

    def __init__(self, ctx: Context) -> None:
        self._text = ctx.source.text
        self._definitions = ctx.root.definitions
        self._left = _MOST_GUESSES

    @cached_property
    def _labels(self) -> dict[tuple[str, ...], dict[str, str]]:
        """The labels of all definitions by their normalised form, by the numbers in it: those are never guessed."""
        labels: dict[tuple[str, ...], dict[str, str]] = {}
        for name, node in sorted(self._definitions.items()):
            key = name.lower()
            labels.setdefault(tuple(re.findall(_DIGITS, key)), {})[key] = node.label
        return labels

    def fix(self, each: Bracketed) -> Fix | None:
        """Give the fix of a reference with a second pair of brackets."""
        place = each.label
        if place is None or place.empty or place.end - place.start > MAX_LABEL or not self._left:
            return None
        self._left -= 1
        name = identifier(self._text[slice(*place)]).lower()
        known = self._labels.get(tuple(re.findall(_DIGITS, name)))
        if not known:
            return None
        from awesome_lint.venues.nearest import nearest_key

        nearest = nearest_key(name, list(known))
        if nearest is None:
            return None
        label = " ".join(known[nearest].split())
        return unsafe(f"Refer to `[{label}]`", Edit(place, label))
