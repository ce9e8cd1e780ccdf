"""AWE007."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from awesome_lint.markdown import parse
from awesome_lint.markdown.nodes import Link, Text, walk
from awesome_lint.rules.awe.github_urls import owner_of
from awesome_lint.rules.npm import NpmRule
from awesome_lint.text import SourceText, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.markdown.nodes import Root
    from awesome_lint.rules.base import Context
    from awesome_lint.settings import Need, RepositoryFacts

_FILE = re.compile(r"(?:.*/)?code[-_]of[-_]conduct\.md", re.IGNORECASE)
_PLACEHOLDER = "INSERT EMAIL ADDRESS"
_PLACEHOLDERS = re.compile(r"\[INSERT\s+(?:EMAIL\s+ADDRESS|CONTACT\s+METHOD)\]", re.IGNORECASE)
_AUTHOR = "sindresorhus"
_ADDRESS = "sindresorhus@gmail.com"


class AwesomeCodeOfConduct(NpmRule):
    """A code of conduct that is empty, or still holds somebody else's or nobody's address.

    ## Why
    A template that was copied and not filled in sends reports of harassment to a placeholder, or to the author of the
    template (`sindresorhus@gmail.com`).

    ## Example
    A `code-of-conduct.md` that says `reported by contacting the team at [INSERT EMAIL ADDRESS]`.

    ## Npm
    Better: `[INSERT EMAIL ADDRESS]` and `[INSERT CONTACT METHOD]` are found wherever they stand in the text, not only
    where they are reference links, and each one is flagged; a file of blanks is empty; in repositories of their owner
    the address is right. What is wrong with the file is also said of the README, at its first line: npm's tool lints
    the code of conduct beside the README by itself.
    """

    code = "AWE007"
    name = "awesome-code-of-conduct"
    claimed = True
    needs: ClassVar[frozenset[Need]] = frozenset({"files", "remote"})

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Report places in a code of conduct; of one beside a list, at the list's beginning."""
        facts = ctx.surroundings.repository
        if _FILE.fullmatch(ctx.surroundings.path or ""):
            for span, message in _wrong(ctx.source, ctx.root, facts, strict=ctx.strict):
                yield self.diagnostic(span, f"the code of conduct {message}")
        elif facts is not None and (facts.readme or ctx.strict):
            for file in facts.code_of_conduct[: 1 if ctx.strict else None]:
                if ctx.strict and not file.near:
                    continue
                source = SourceText(file.text, file.path)
                for message in dict.fromkeys(said for _, said in _wrong(source, None, facts, strict=ctx.strict)):
                    yield self.diagnostic(Span(0, 0), f"`{file.path}` {message}")


def _wrong(
    source: SourceText, root: Root | None, facts: RepositoryFacts | None, *, strict: bool
) -> Iterator[tuple[Span, str]]:
    """Give what is wrong with a code of conduct, and where; `root` is its tree if it was parsed already."""
    text = source.text
    if not (text if strict else text.strip()):
        yield Span(0, 0), "is empty"
    elif strict:
        if _ADDRESS in text or _PLACEHOLDER in text:
            yield from _npm_first(source, root or parse(source))
    else:
        for match in _PLACEHOLDERS.finditer(text):
            words = " ".join(match[0].split())
            yield Span(*match.span()), f"holds the placeholder `{words}`, expected how to reach you"
        if facts is None or owner_of(facts.remote) != _AUTHOR:
            for match in re.finditer(re.escape(_ADDRESS), text):
                yield Span(*match.span()), f"holds `{_ADDRESS}`, expected your own address"


def _npm_first(source: SourceText, root: Root) -> Iterator[tuple[Span, str]]:
    """Give the first place that npm's awesome-lint reports: it stops there."""
    for node in walk(root):
        if isinstance(node, Link) and node.syntax == "reference":
            if source.text[slice(*node.url_span)] == _PLACEHOLDER:
                yield node.span, f"holds the placeholder `[{_PLACEHOLDER}]`, expected your own address"
                return
        elif isinstance(node, Text) and _ADDRESS in node.value:
            yield node.span, f"holds `{_ADDRESS}`, expected your own address"
            return
