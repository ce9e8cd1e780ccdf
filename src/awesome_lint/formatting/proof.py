"""The proof that a document is shown as before: its tree says the same, node by node."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.markdown import parse
from awesome_lint.text import apply_edits

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeAlias

    from awesome_lint.markdown import Root
    from awesome_lint.markdown.nodes import AnyNode
    from awesome_lint.text import Edit, SourceText

    Group: TypeAlias = tuple[Edit, ...]

_UNSHOWN = frozenset(
    {"start", "end", "url_span", "content_span", "children", "definitions"}  # places, and what is walked through
    | {"marker", "setext", "fenced"}  # which of several notations was used
)
_PROOFS = 32


class Proven(NamedTuple):
    """A text whose tree says what that of another text says, and that tree."""

    source: SourceText
    root: Root


def shown_alike(one: Root, other: Root) -> bool:
    """Whether two documents are shown alike: the same nodes with the same content, whatever notation they are in."""
    stack: list[tuple[AnyNode, AnyNode]] = [(one, other)]
    while stack:
        left, right = stack.pop()
        if type(left) is not type(right):
            return False
        for field in _shown(type(left)):
            if getattr(left, field) != getattr(right, field):
                return False
        below: tuple[AnyNode, ...] = getattr(left, "children", ())
        if below:
            beside: tuple[AnyNode, ...] = getattr(right, "children", ())
            if len(below) != len(beside):
                return False
            stack.extend(zip(below, beside, strict=True))
        elif getattr(right, "children", ()):
            return False
    return True


@cache
def _shown(kind: type[AnyNode]) -> tuple[str, ...]:
    return tuple(field for field in kind.__match_args__ if field not in _UNSHOWN)


def with_proven(source: SourceText, root: Root, groups: Sequence[Group]) -> Proven:
    """Make edits as far as the document is shown as before.

    Args:
        source: The text.
        root: Its tree.
        groups: Edits, those of a group to be made together or not at all; no two overlap.

    Returns:
        The text with the edits of all groups; where that is shown otherwise, without those that make the difference.
    """
    return _Proof(source, root).halving(Proven(source, root), (), groups)[0]


class _Proof:
    """Finds, by halving, which groups of edits can be made; gives up on a half when it took too many attempts."""

    def __init__(self, source: SourceText, root: Root) -> None:
        self._source = source
        self._root = root
        self._attempts = 0

    def halving(
        self, done: Proven, kept: tuple[Group, ...], groups: Sequence[Group]
    ) -> tuple[Proven, tuple[Group, ...]]:
        """Add to `kept`, of which `done` is the outcome, those groups that can be made besides."""
        if not groups:
            return done, kept
        self._attempts += 1
        wanted = (*kept, *groups)
        text = apply_edits(self._source.text, [edit for group in wanted for edit in group])
        source = self._source.with_text(text)
        root = parse(source)
        if shown_alike(self._root, root):
            return Proven(source, root), wanted
        if len(groups) == 1 or self._attempts > _PROOFS:
            return done, kept
        middle = len(groups) // 2
        done, kept = self.halving(done, kept, groups[:middle])
        return self.halving(done, kept, groups[middle:])
