"""Silencing diagnostics by comments, and reporting the comments that silence nothing or cannot be read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesome_lint.markdown.comments import html_comments
from awesome_lint.rules import all_rules
from awesome_lint.rules.sup.malformed_suppression import MalformedSuppression
from awesome_lint.rules.sup.unused_suppression import UnusedSuppression
from awesome_lint.suppress.directives import Verb, read_directives
from awesome_lint.suppress.reach import ALL, Setting, find_reaches
from awesome_lint.suppress.removal import removal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.markdown.nodes import Root
    from awesome_lint.suppress.directives import Directive
    from awesome_lint.suppress.reach import Mark, Reach
    from awesome_lint.text import SourceText, Span

_MAYBE = re.compile(r"<!--\s*(?:awesome-)?lint\b")
_OWN_CODES = frozenset({MalformedSuppression.code, UnusedSuppression.code})


class Suppressions:
    """The suppression comments of one document, and which of them were needed so far.

    Args:
        root: The document's tree.
        source: Its text.
        records: Where its records stand, in any order: a comment in a part of one covers all of it.
    """

    def __init__(self, root: Root, source: SourceText, records: Iterable[Span] = ()) -> None:
        self._root = root
        self._source = source
        comments = html_comments(root, source) if _MAYBE.search(source.text) else ()
        self._directives, self._malformed = read_directives((comment.span for comment in comments), source)
        blanket = any(directive.selectors is None for directive in self._directives)
        everything = frozenset(rule.code for rule in all_rules()) if blanket else frozenset()
        setting = Setting(root, source, sorted(records) if self._directives else ())
        self._reaches, self._used = find_reaches(self._directives, setting, everything)

    def silence(self, diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Give the diagnostics that no comment silences, in order of spans."""
        ordered = sorted(diagnostics, key=_place)
        return self._filter(ordered, self._reaches) if self._reaches else ordered

    def __bool__(self) -> bool:
        return bool(self._directives or self._malformed)

    def report(self, running: frozenset[str], usual: frozenset[str]) -> list[Diagnostic]:
        """Give what is wrong with the comments themselves; call it when all other diagnostics went through `silence`.

        Args:
            running: The codes of the rules that run.
            usual: The codes of the rules that run by default; a comment for all rules is only called unused if these
                were running.
        """
        found: list[Diagnostic] = []
        if MalformedSuppression.code in running:
            rule = MalformedSuppression()
            found += (rule.diagnostic(span, message) for span, message in self._malformed)
        if UnusedSuppression.code in running:
            found += self._unused(running, usual)
        whole_file = [reach for reach in self._reaches if self._verb(reach.mark) is Verb.IGNORE_FILE]
        return self._filter(sorted(found, key=_place), whole_file)

    def _verb(self, mark: Mark) -> Verb:
        return self._directives[mark.directive].verb

    def _filter(self, diagnostics: Sequence[Diagnostic], reaches: Sequence[Reach]) -> list[Diagnostic]:
        """Drop what `reaches` (sorted by start) cover, and remember what they were needed for; one sweep."""
        kept: list[Diagnostic] = []
        codes = frozenset(diagnostic.code for diagnostic in diagnostics)
        fresh: dict[str, list[Reach]] = {code: [] for code in codes}
        silent_to = dict.fromkeys(codes, -1)
        upcoming = 0
        for diagnostic in diagnostics:
            code, start = diagnostic.code, diagnostic.span.start
            while upcoming < len(reaches) and reaches[upcoming].start <= start:
                for named in codes & reaches[upcoming].codes:
                    fresh[named].append(reaches[upcoming])
                upcoming += 1
            for reach in fresh[code]:  # each is looked at once: it is needed now, or over before what is still to come
                if reach.end >= start:
                    self._used.add(reach.mark)
                    silent_to[code] = max(silent_to[code], reach.end)
            fresh[code].clear()
            if silent_to[code] < start:
                kept.append(diagnostic)
        return kept

    def _unused(self, running: frozenset[str], usual: frozenset[str]) -> Iterable[Diagnostic]:
        used: dict[int, set[int]] = {}
        for mark in self._used:
            used.setdefault(mark.directive, set()).add(mark.selector)
        rule = UnusedSuppression()
        for index, directive in enumerate(self._directives):
            if directive.npm:
                continue
            unused = _unused_names(directive, used.get(index, set()), running, usual)
            if unused is not None:
                span, message, fix = removal(directive, unused, self._root, self._source)
                yield rule.diagnostic(span, message, fix)


def _unused_names(
    directive: Directive, used: set[int], running: frozenset[str], usual: frozenset[str]
) -> list[int] | None:
    """Give the indices of the selectors that silence nothing, all of them for a comment that names none, or None."""
    if directive.selectors is None:
        return [ALL] if ALL not in used and usual <= running else None
    unused = [
        index
        for index, selector in enumerate(directive.selectors)
        if index not in used and selector.codes and (selector.codes - _OWN_CODES) <= running
    ]
    return unused or None


def _place(diagnostic: Diagnostic) -> tuple[int, str, int, str]:
    return (diagnostic.span.start, diagnostic.code, diagnostic.span.end, diagnostic.message)
