"""The plugin with which mdformat (https://mdformat.readthedocs.io) formats lists as `awesome-lint format` does.

mdformat renders a document anew from its tokens, in one style for all: other bullets, other rules, escaped brackets.
A list in its normal form keeps all that, so it is not rendered: before anything is parsed, a step of the parser looks
whether the text is a list, brings it into its normal form, and leaves nothing to be rendered; the root's postprocessor
hands the finished text on. Any other file is none of this plugin's business: no syntax is added, no renderer replaced.

The list's configuration is the one nearest to the file, as on the command line; for standard input and for texts
without a file, that of the current folder. Of mdformat's own options `end_of_line`, `exclude`, `extensions` and
`check` hold for lists too. `wrap` and `number` do not: an entry is one line, and keeps its number.

The interface is that of mdformat 1.0 (`mdformat.plugins.ParserExtensionInterface`).
"""

from __future__ import annotations

import logging
import os
import re
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from mdformat.renderer import RenderContext, RenderTreeNode
    from mdformat.renderer.typing import Postprocess, Render

_KEY = "awesome_lint"
_BOM = "\ufeff"
_README = re.compile(r"readme\b.*", re.IGNORECASE)
_LOGGER = logging.getLogger("mdformat.renderer")  # what mdformat prints to the error stream


class _Last:
    """What the document was that was formatted last: mdformat asks for `CHANGES_AST` after each."""

    is_list = False


def __getattr__(name: str) -> bool:
    """Say whether mdformat must not compare the page before and after, which it would do with each file.

    Safe fixes change pages, so it must not with lists, whose normal form is proven in another way. With all other files
    its proof stays on.
    """
    if name == "CHANGES_AST":
        return _Last.is_list
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def update_mdit(mdit: MarkdownIt) -> None:
    """Add the step; not where mdformat renders HTML to compare two texts."""
    if getattr(mdit.renderer, "__output__", None) == "md":
        mdit.core.ruler.after("normalize", _KEY, _format_list)


def _format_list(state: StateCore) -> None:
    """Take a list's text away from the parser, and keep its normal form for the end."""
    options = state.md.options.get("mdformat", {})
    formatted = _normal_form(state.src, str(options.get("filename", "")))
    _Last.is_list = formatted is not None
    if formatted is None:
        return
    ignored = [key for key, plain in (("wrap", "keep"), ("number", False)) if options.get(key, plain) != plain]
    if ignored and _LOGGER.hasHandlers():  # mdformat renders twice if it wraps, and listens the first time
        _LOGGER.warning(f"awesome-lint: a list is not changed by {' and '.join(ignored)}")  # noqa: G004 - as mdformat does
    state.env[_KEY] = formatted
    state.src = ""


def _normal_form(text: str, filename: str) -> str | None:
    """Give a list in its normal form; None for any other text."""
    from awesome_lint.config import LayeredConfig, Overrides, find_config
    from awesome_lint.errors import AwesomeLintError, Unforeseen
    from awesome_lint.settings import STDIN
    from awesome_lint.text import SourceText
    from awesome_lint.workspace.normal import normal_form

    named = filename not in {"", "-"}
    bom = text.startswith(_BOM)
    source = SourceText(text.removeprefix(_BOM), filename if named else STDIN, bom)
    try:
        file = find_config(os.path.dirname(filename) if named else os.curdir)  # noqa: PTH120 - as everywhere in `config`
        config = LayeredConfig.make(file, Overrides())
        explicit = file is not None and named and _README.match(os.path.basename(filename)) is not None  # noqa: PTH119
        with Unforeseen(source.name):
            result = normal_form(filename if named else STDIN, source, config, explicit=explicit)
    except AwesomeLintError as error:
        _stop(error)
    return None if result is None else (_BOM if bom else "") + result.text


def _stop(error: Exception) -> NoReturn:
    """Stop with a message and no traceback, as the interpreter does for `SystemExit`.

    mdformat has no way for plugins to say that something is wrong. Who calls it as a library can catch the error.
    """
    from awesome_lint.errors import ConfigError
    from awesome_lint.report.style import visible

    class PluginError(ConfigError, SystemExit):
        code = f"error: {visible(str(error))}"

    raise PluginError(str(error)) from error


def _finished(text: str, node: RenderTreeNode, context: RenderContext) -> str:  # noqa: ARG001 - mdformat's
    """Give the list that was formatted in the place of what was rendered; mdformat adds the last newline."""
    formatted: str | None = context.env.get(_KEY)
    return text if formatted is None else formatted.removesuffix("\n")


RENDERERS: Mapping[str, Render] = {}
POSTPROCESSORS: Mapping[str, Postprocess] = {"root": _finished}
