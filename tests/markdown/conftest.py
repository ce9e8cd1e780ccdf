"""A small HTML renderer over our tree, after the HTML of the two specifications: it exists to test the parser."""

from __future__ import annotations

import json
from functools import singledispatchmethod
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from markdown_it.common.normalize_url import normalizeLink

from awesome_lint.markdown import (
    Blockquote,
    Break,
    Code,
    Definition,
    Delete,
    Emphasis,
    FootnoteDefinition,
    FootnoteReference,
    FrontMatter,
    Heading,
    Html,
    Image,
    InlineCode,
    InlineHtml,
    Link,
    List,
    ListItem,
    Paragraph,
    Root,
    Strong,
    Table,
    TableRow,
    Text,
    ThematicBreak,
    parse,
)
from awesome_lint.text import SourceText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from awesome_lint.markdown import Block, Inline

_SAFE_IN_HREF = "-_.+!*'(),%#@?=;:/&$~"


def _text(value: str) -> str:
    return escape(value, quote=False).replace('"', "&quot;")


def _href(url: str) -> str:
    return _text(quote(url, safe=_SAFE_IN_HREF))


class Renderer:
    """A renderer.

    Args:
    stock: Write what markdown-it writes for the syntax that it lacks (boxes, alerts and bare links are text there),
        and in its spelling (destinations, alignment, footnotes).
    """

    def __init__(self, *, stock: bool = False) -> None:
        self._out: list[str] = []
        self._tight = False
        self._stock = stock

    def html(self, root: Root) -> str:
        self._all(root.children)
        return "".join(self._out)

    def _href(self, url: str) -> str:
        return _text(normalizeLink(url)) if self._stock else _href(url)

    def _all(self, nodes: Iterable[Block | Inline]) -> None:
        for node in nodes:
            self._render(node)

    def _line(self) -> None:
        if self._out and not self._out[-1].endswith("\n"):
            self._out.append("\n")

    def _wrap(self, before: str, nodes: Iterable[Block | Inline], after: str) -> None:
        self._out.append(before)
        self._all(nodes)
        self._out.append(after)

    def _block(self, before: str, nodes: Iterable[Block | Inline], after: str) -> None:
        self._line()
        self._out.append(before)
        self._all(nodes)
        self._line()
        self._out.append(after)

    @singledispatchmethod
    def _render(self, node: Block | Inline) -> None:
        raise AssertionError(f"no HTML for {type(node).__name__}")

    @_render.register
    def _(self, node: Paragraph) -> None:
        if self._tight:
            self._all(node.children)
        else:
            self._line()
            self._wrap("<p>", node.children, "</p>\n")

    @_render.register
    def _(self, node: Heading) -> None:
        self._line()
        self._wrap(f"<h{node.depth}>", node.children, f"</h{node.depth}>\n")

    @_render.register
    def _(self, _node: ThematicBreak) -> None:
        self._line()
        self._out.append("<hr />\n")

    @_render.register
    def _(self, node: Blockquote) -> None:
        tight, self._tight = self._tight, False
        self._line()
        if self._stock and node.alert:
            self._out.append(f"[!{node.alert}]")
        self._block("<blockquote>\n", node.children, "</blockquote>\n")
        self._tight = tight

    @_render.register
    def _(self, node: List) -> None:
        tight, self._tight = self._tight, not node.spread
        start = f' start="{node.first}"' if node.first not in (None, 1) else ""
        tag = "ol" if node.ordered else "ul"
        self._block(f"<{tag}{start}>\n", node.children, f"</{tag}>\n")
        self._tight = tight

    @_render.register
    def _(self, node: ListItem) -> None:
        self._line()
        box = ""
        if node.checked is not None:
            checked = 'checked="" ' if node.checked else ""
            box = (
                f"[{'x' if node.checked else ' '}] "
                if self._stock
                else f'<input {checked}disabled="" type="checkbox"> '
            )
        self._wrap("<li>" + box, node.children, "</li>\n")

    @_render.register
    def _(self, node: Code) -> None:
        language = node.info.split()[:1]
        class_ = f' class="language-{_text(language[0])}"' if language else ""
        self._line()
        self._out.append(f"<pre><code{class_}>{_text(node.value)}</code></pre>\n")

    @_render.register
    def _(self, node: Html) -> None:
        self._line()
        self._out.append(node.value + "\n")

    @_render.register
    def _(self, node: Definition | FrontMatter | FootnoteDefinition) -> None:
        pass

    @_render.register
    def _(self, node: Table) -> None:
        self._line()
        self._out.append("<table>\n<thead>\n")
        for number, row in enumerate(node.children):
            if number == 1:
                self._out.append("<tbody>\n")
            self._row(row, "td" if number else "th", node)
            if number == 0:
                self._out.append("</thead>\n")
        self._out.append("</tbody>\n</table>\n" if len(node.children) > 1 else "</table>\n")

    def _row(self, row: TableRow, tag: str, table: Table) -> None:
        self._out.append("<tr>\n")
        for number, align in enumerate(table.align):
            attribute = f' align="{align}"' if align else ""
            if self._stock and align:
                attribute = f' style="text-align:{align}"'
            children = row.children[number].children if number < len(row.children) else ()
            self._wrap(f"<{tag}{attribute}>", children, f"</{tag}>\n")
        self._out.append("</tr>\n")

    @_render.register
    def _(self, node: Text) -> None:
        self._out.append(_text(node.value))

    @_render.register
    def _(self, node: InlineCode) -> None:
        self._out.append(f"<code>{_text(node.value)}</code>")

    @_render.register
    def _(self, _node: Break) -> None:
        self._out.append("<br />\n")

    @_render.register
    def _(self, node: InlineHtml) -> None:
        self._out.append(node.value)

    @_render.register
    def _(self, node: FootnoteReference) -> None:
        self._out.append(f'<sup><a href="#fn-{_href(node.label)}">{_text(node.label)}</a></sup>')

    @_render.register
    def _(self, node: Emphasis) -> None:
        self._wrap("<em>", node.children, "</em>")

    @_render.register
    def _(self, node: Strong) -> None:
        self._wrap("<strong>", node.children, "</strong>")

    @_render.register
    def _(self, node: Delete) -> None:
        self._wrap("<del>", node.children, "</del>")

    @_render.register
    def _(self, node: Link) -> None:
        if self._stock and node.syntax == "bare":
            self._all(node.children)
            return
        title = f' title="{_text(node.title)}"' if node.title else ""
        self._wrap(f'<a href="{self._href(node.url)}"{title}>', node.children, "</a>")

    @_render.register
    def _(self, node: Image) -> None:
        title = f' title="{_text(node.title)}"' if node.title else ""
        self._out.append(f'<img src="{self._href(node.url)}" alt="{_text(node.alt)}"{title} />')


@pytest.fixture(scope="session")
def to_html() -> Callable[..., str]:
    """Markdown to HTML through our tree."""

    def render(markdown: str, *, stock: bool = False) -> str:
        return Renderer(stock=stock).html(parse(SourceText(markdown)))

    return render


@pytest.fixture(scope="session")
def examples() -> Callable[[str], list[tuple[int, str, str]]]:
    """The examples of a specification (`commonmark-0.31.2` or `gfm-0.29`): number, Markdown and HTML."""

    def read(name: str) -> list[tuple[int, str, str]]:
        path = Path(__file__).parents[1] / "data" / f"{name}.json"
        loaded = json.loads(path.read_text(encoding="utf-8"))
        return [(example["example"], example["markdown"], example["html"]) for example in loaded]

    return read


@pytest.fixture(scope="session")
def corpus() -> list[SourceText]:
    """Real lists."""
    folder = Path(__file__).parents[3] / "shared" / "corpus"
    if not folder.is_dir():
        pytest.skip(f"no corpus of real lists at {folder}")
    return [SourceText.decode(path.read_bytes(), path.name) for path in sorted(folder.glob("*.md"))]
