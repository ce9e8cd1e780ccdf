"""STY009."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from awesome_lint.rules.npm import NpmRule
from awesome_lint.rules.sty.file_names import START, file_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context


class FileExtension(NpmRule):
    """A file whose name does not end in `.md`.

    ## Why
    GitHub, editors and tools know Markdown by the extension; `.md` is the one that all of them know.

    ## Example
    `readme.mkd` for `readme.md`.

    ## Npm
    Same.
    """

    code = "STY009"
    name = "file-extension"

    @dataclass(frozen=True, slots=True)
    class Options:
        """What a file may be called.

        Attributes:
            extensions: The extensions that are allowed, without the full stop, as messages are to name them.
            allow_extensionless: Whether a name without an extension is allowed.
        """

        extensions: str | tuple[str, ...] = ("mdx", "md")
        allow_extensionless: bool = True

        def __post_init__(self) -> None:
            """Refuse an empty choice.

            Raises:
                ValueError: No extension is allowed.
            """
            if not self.extensions:
                raise ValueError("extensions: at least one is needed, such as 'md'")

    options: Options

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Look at the file's own name."""
        name = ctx.derive(file_name)
        if name is None:
            return
        given = self.options.extensions
        allowed = (given,) if isinstance(given, str) else given
        expected = " or ".join(f"`{each}`" for each in allowed)
        if not name.extension:
            if not self.options.allow_extensionless:
                yield self.diagnostic(START, f"file name without an extension, expected {expected}")
        elif name.extension not in allowed:
            yield self.diagnostic(START, f"file extension `{name.extension}`, expected {expected}")
