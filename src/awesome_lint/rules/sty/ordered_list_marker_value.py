"""STY034."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.markdown.nodes import List
from awesome_lint.rules.base import safe, unsafe
from awesome_lint.rules.npm import NpmRule
from awesome_lint.rules.sty.consistent import CONSISTENT, expected_style, one_of, said_why
from awesome_lint.rules.sty.layout import layout
from awesome_lint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from awesome_lint.diagnostics import Diagnostic, Fix
    from awesome_lint.markdown.nodes import ListItem
    from awesome_lint.rules.base import Context

_ONE, _ORDERED, _SINGLE = "one", "ordered", "single"
_DIGITS = 9
"""How long a number in a list may be (CommonMark 0.31.2, section 5.2)."""


class OrderedListMarkerValue(NpmRule):
    """A number in a list that is not the expected one.

    ## Why
    Only the first number counts: readers of the page see 1, 2, 3, whatever the file says, and who edits the file is led
    astray. Written as 3, 2, 1 a list is shown as 3, 4, 5.

    ## Example
    `1.`, `1.`, `3.` becomes `1.`, `2.`, `3.`; `1.`, `1.`, `2.`, `1.` becomes `1.`, `1.`, `1.`, `1.`

    ## Fix
    Safe: the page stays as it is. Lines of the item move along where the number gets longer or shorter. To change a
    list's first number, as the style "one" may want, changes the page and is unsafe.

    ## Npm
    Better: a list that repeats one number does so on purpose: items can be moved without a change to the others. So
    each list is expected to count up or to repeat its commonest number, whichever takes fewer changes; a tie goes to
    counting up, and with `repeated = false` all lists count up. With `consistent`, the style of most lists is expected,
    not that of the first one.
    """

    code = "STY034"
    name = "ordered-list-marker-value"
    fixability = Fixability.SOMETIMES

    @dataclass(frozen=True, slots=True)
    class Options:
        """What is expected.

        Attributes:
            style: "ordered" counts on from the first number, "single" repeats it, "one" has 1 everywhere, and
                "consistent" is whichever of the first two the file has.
            repeated: Whether a list of the style "ordered" may also repeat one number, where that takes fewer changes.
        """

        style: str = _ORDERED
        repeated: bool = True

        def __post_init__(self) -> None:
            one_of("style", self.style, (_ONE, _ORDERED, _SINGLE, CONSISTENT))

    options: Options

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag each number that differs in how it is written."""
        lists = [node for node in ctx.nodes(List) if node.ordered]
        style = expected_style(self.options.style, _styles(lists), strict=ctx.strict) or _ORDERED
        why = said_why(self.options.style, "lists", strict=ctx.strict)
        may_repeat = style == _ORDERED and self.options.repeated and not ctx.strict
        for node in lists:
            start = 1 if style == _ONE else node.first or 0
            alike = _repeated(node, start) if may_repeat else None
            for at, item in enumerate(node.children):
                wanted = alike or str(start + at if style == _ORDERED else start)
                found = item.marker[:-1]
                if found != wanted:
                    span = Span(item.start, item.start + len(found))
                    fix = _fix(ctx, item, wanted, shown=not at and int(found) != int(wanted))
                    yield self.diagnostic(span, f"number `{found}`, expected `{wanted}`{why}", fix)


def _repeated(node: List, start: int) -> str | None:
    """Give the number that a list repeats, if fewer of its items have another than do not count up from the first."""
    numbers = [item.marker[:-1] for item in node.children]
    number, count = Counter(numbers).most_common(1)[0]
    rising = sum(found != str(start + at) for at, found in enumerate(numbers))
    return number if count > 1 and len(numbers) - count < rising else None


def _styles(lists: Iterable[List]) -> Iterator[str]:
    """Give the styles of the lists that show one."""
    for node in lists:
        if len(node.children) > 1:
            one, other = node.children[0].marker, node.children[1].marker
            yield _SINGLE if int(one[:-1]) == int(other[:-1]) else _ORDERED


def _fix(ctx: Context, item: ListItem, wanted: str, *, shown: bool) -> Fix | None:
    """Write the number, and move the item's other lines along; `shown` says whether the page shows the difference."""
    places = ctx.derive(layout)
    longer = len(wanted) - len(item.marker) + 1
    behind = item.start + len(item.marker)
    if len(wanted) > _DIGITS or places.shifts_tab(behind, longer) or (longer < 0 and places.swallows(item, -longer)):
        return None
    moved = places.moved_along(item, longer) if longer else []
    if moved is None:
        return None
    edits = [Edit.replace(item.start, item.start + len(item.marker) - 1, wanted), *moved]
    return (unsafe if shown else safe)(f"Write {wanted}", *edits)
