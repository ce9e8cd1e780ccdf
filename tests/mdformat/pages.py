"""Documents to try the laws on, and the page that each is shown as."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from tests.markdown.conftest import Renderer

from awesome_lint.markdown import Table, parse, walk
from awesome_lint.text import SourceText

_TESTS = Path(__file__).parents[1]
CORPUS = _TESTS.parents[1] / "shared" / "corpus"
SEED = _TESTS.parents[1] / "shared" / "seed" / "README.md"


@cache
def _renderer(*, front_matter: bool) -> MarkdownIt:
    renderer = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin)
    return renderer.use(front_matter_plugin) if front_matter else renderer


def page(text: str) -> str:
    """Give the HTML of a document.

    markdown-it's own parser and renderer make it, which share nothing with our inline parser; but where a table of one
    column is written as GitHub reads it and markdown-it does not.
    """
    root = parse(SourceText(text))
    if any(isinstance(node, Table) and len(node.align) == 1 for node in walk(root)):
        return Renderer().html(root)
    # The plugin takes all between two thematic breaks for front matter, which GitHub does with YAML only.
    front_matter = re.match(r"---[ \t]*\r?\n[\w-]+:\s", text) is not None
    rendered: str = _renderer(front_matter=front_matter).render(text)
    # What stands between a task box and its text is not shown; this renderer does not know task boxes.
    return re.sub(r"(<li>(?:\n<p>)?\[[ xX]\])\s+", r"\1 ", rendered).rstrip("\n")


def examples() -> list[str]:
    """Give the documents of both specifications' examples."""
    return [
        example["markdown"]
        for name in ("commonmark-0.31.2", "gfm-0.29")
        for example in json.loads((_TESTS / "data" / f"{name}.json").read_text(encoding="utf-8"))
    ]


def fixtures() -> list[SourceText]:
    """Give the project's own lists, and an example of what each rule flags."""
    folder = _TESTS.parent / "fixtures"
    paths = [*sorted(folder.glob("lists/*.md")), *sorted(folder.glob("rules/*/example.md"))]
    return [SourceText.decode(path.read_bytes(), f"{path.parent.name}/{path.name}") for path in paths]


def corpus() -> list[SourceText]:
    """Give real lists; none where they are not there."""
    paths = [*sorted(CORPUS.glob("*.md")), *([SEED] if SEED.exists() else [])]
    return [SourceText.decode(path.read_bytes(), path.name) for path in paths]
