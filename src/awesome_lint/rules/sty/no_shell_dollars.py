"""STY027."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.markdown.nodes import Code
from awesome_lint.rules.base import safe
from awesome_lint.rules.npm import NpmRule
from awesome_lint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic, Fix
    from awesome_lint.rules.base import Context

# Names of the usual shells' scripts (Linguist: Shell, Tcsh, aliases and extensions), as far as npm's rule has them.
_SHELLS = frozenset({
    "abuild", "alpine-abuild", "bash", "bats", "command", "csh", "ebuild", "eclass", "ksh", "openrc", "sh", "sh.in",
    "shell", "shell-script", "tcsh", "tmux", "tool", "zsh", "zsh-theme",
})  # fmt: skip


class NoShellDollars(NpmRule):
    """Shell code in which each command stands behind a `$`.

    ## Why
    Who copies the code copies the `$` too, and the shell does not know it. Prompts tell commands from what they print;
    where nothing is printed they only stand in the way.

    ## Example
    `$ npm install` as the only line of a block marked `sh` becomes `npm install`.

    ## Fix
    Safe: the prompts are removed.

    ## Npm
    Better: `$` counts as a prompt if a blank follows it (`$HOME/bin/tool` is a command); a line that continues a
    command behind a backslash needs none; the language's name is known in capitals too.
    """

    code = "STY027"
    name = "no-shell-dollars"
    fixability = Fixability.ALWAYS

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Look at each block of shell code."""
        for node in ctx.nodes(Code):
            if "$" not in node.value or not node.fenced:
                continue
            language = (node.info.split(maxsplit=1) or [""])[0]
            if (language if ctx.strict else language.lower()) not in _SHELLS:
                continue
            lines = [line.strip() for line in node.value.split("\n")]
            commands = _commands(lines, strict=ctx.strict)
            if commands:
                variables = any(not _is_prompt(lines[number]) for number in commands)
                fix = None if variables else _without_prompts(ctx, node, commands)
                message = "shell code with `$` before each command, expected the commands only"
                yield self.diagnostic(node.span, message, fix)


def _commands(lines: list[str], *, strict: bool) -> list[int]:
    """Give the lines with a prompt, counted from 0; none if another line that is not empty has none."""
    found: list[int] = []
    continued = False
    for number, line in enumerate(lines):
        if line.startswith("$") if strict else _is_prompt(line):
            found.append(number)
        elif line and not (continued and not strict):
            return []
        continued = line.endswith("\\")
    return found


def _is_prompt(line: str) -> bool:
    return line == "$" or line.startswith(("$ ", "$\t"))


def _without_prompts(ctx: Context, node: Code, commands: list[int]) -> Fix:
    source = ctx.source
    first = source.line_at(node.start) + 1
    edits: list[Edit] = []
    for number in commands:
        end = source.line_end(first + number)
        start = past = source.text.index("$", source.line_starts[first + number - 1])
        past += 1
        while past < end and source.text[past] in " \t":
            past += 1
        edits.append(Edit.delete(start, past))
    return safe("Remove the prompts", *edits)
