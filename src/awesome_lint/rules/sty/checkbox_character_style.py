"""STY002."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.rules.base import safe, unsafe
from awesome_lint.rules.npm import NpmRule
from awesome_lint.rules.sty.boxes import task_boxes
from awesome_lint.rules.sty.consistent import CONSISTENT, expected_style, one_of, said_why
from awesome_lint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context

_NAMES = {" ": "a blank", "\t": "a tab", "x": "`x`", "X": "`X`"}


class CheckboxCharacterStyle(NpmRule):
    """A task box with another character in it than the expected one.

    ## Why
    `[x]` and `[X]` mean the same; mixed, they look like two states.

    ## Example
    `- [X] Venus` among items with `[x]`.

    ## Fix
    Safe: only the character changes. Unsafe where a tab is written, for GitHub shows no box with one in it.

    ## Npm
    Better: with `consistent`, the character of most boxes is expected, not that of the first one.
    """

    code = "STY002"
    name = "checkbox-character-style"
    fixability = Fixability.ALWAYS

    @dataclass(frozen=True, slots=True)
    class Options:
        """What is expected.

        Attributes:
            checked: The character of checked boxes: "x", "X" or "consistent".
            unchecked: The character of other boxes: a blank, a tab or "consistent".
        """

        checked: str = CONSISTENT
        unchecked: str = CONSISTENT

        def __post_init__(self) -> None:
            one_of("checked", self.checked, ("x", "X", CONSISTENT))
            one_of("unchecked", self.unchecked, (" ", "\t", CONSISTENT))

    options: Options

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag each box that differs from what is expected of its state."""
        boxes = ctx.derive(task_boxes)
        for style, marks in ((self.options.checked, "xX"), (self.options.unchecked, " \t")):
            own = [box for box in boxes if box.mark in marks]
            wanted = expected_style(style, (box.mark for box in own), strict=ctx.strict)
            for box in own:
                if wanted is not None and box.mark != wanted:
                    span = Span(box.start + 1, box.start + 2)
                    why = said_why(style, strict=ctx.strict)
                    message = f"task box holds {_NAMES[box.mark]}, expected {_NAMES[wanted]}{why}"
                    make = unsafe if wanted == "\t" else safe  # GitHub shows no box with a tab in it
                    yield self.diagnostic(span, message, make(f"Write {_NAMES[wanted]}", Edit(span, wanted)))
