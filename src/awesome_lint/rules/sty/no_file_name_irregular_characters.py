"""STY020."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import category

from awesome_lint.rules.npm import NpmRule
from awesome_lint.rules.sty.character_class import character_class
from awesome_lint.rules.sty.file_names import START, file_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context

_NPM = r"\-.0-9A-Za-z"


class NoFileNameIrregularCharacters(NpmRule):
    """A file whose name holds other characters than letters, digits, dashes and full stops.

    ## Why
    Blanks, brackets and signs have to be escaped in links and on the command line.

    ## Example
    `awesome list.md` for `awesome-list.md`.

    ## Npm
    Better: unless the option says otherwise, letters and digits of every script are fine, and so is `_`, with which
    GitHub itself calls files (`CODE_OF_CONDUCT.md`).
    """

    code = "STY020"
    name = "no-file-name-irregular-characters"

    @dataclass(frozen=True, slots=True)
    class Options:
        """What a file may be called.

        Attributes:
            characters: The characters that are allowed, as they stand between the brackets of a regular expression's
                class (`.a-z0-9`); or a whole class, in its brackets, of those that are not (`[^.a-z0-9]`).
        """

        characters: str = _NPM

        def __post_init__(self) -> None:
            """Refuse what is no class.

            Raises:
                ValueError: It cannot be read as one.
            """
            character_class("characters", self.characters, negated=True)

    options: Options

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Look at the file's own name."""
        name = ctx.derive(file_name)
        if name is None:
            return
        irregular = character_class("characters", self.options.characters, negated=True)
        found = irregular.findall(name.stem)
        if not ctx.strict and self.options.characters == _NPM:
            found = [char for char in found if char != "_" and category(char)[0] not in "LMN"]
        if found:
            yield self.diagnostic(START, f"character `{found[0]}` in the file name, expected letters, digits and `-`")
