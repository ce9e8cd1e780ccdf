"""The Markdown tree: immutable nodes with mdast's names, each with its exact span.

Names and fields follow mdast (https://github.com/syntax-tree/mdast, with the GFM, front matter and footnote
extensions). Fields that mdast lacks are explained at their class. `start` and `end` are code points of the source:
the slice between them is the node's own markup, from its first to its last character. A block's slice does not hold
the indentation before its first line, nor the newline after its last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from awesome_lint.markdown.node import Node

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from awesome_lint.text import Span


# --- inline ---------------------------------------------------------------------------------------------------------


class Text(Node):
    """Characters as they read: entities and backslash escapes decoded in `value`, as written in the slice.

    A soft line break is one LF in `value`; its slice also holds the indentation and block quote marks of the next line.
    No two texts are neighbours.
    """

    value: str


class InlineCode(Node):
    """A code span."""

    value: str


class Break(Node):
    """A hard line break: its backslash or blanks, and the newline."""


class InlineHtml(Node):
    """A raw HTML tag or comment inside a paragraph (mdast: `html`)."""

    value: str


class FootnoteReference(Node):
    """A call of a footnote, `[^label]`."""

    label: str


class Emphasis(Node):
    """Emphasised content; the slice begins and ends with one `*` or `_`."""

    children: tuple[Inline, ...]


class Strong(Node):
    """Strong content; the slice begins and ends with two `*` or `_`."""

    children: tuple[Inline, ...]


class Delete(Node):
    """Struck-through content (GFM)."""

    children: tuple[Inline, ...]


LinkSyntax: TypeAlias = Literal["inline", "reference", "autolink", "bare", "html"]


class Link(Node):
    """A link.

    Attributes:
        url: The destination as written, entities and backslash escapes decoded, never percent-encoded; for a
            reference that of its definition; for a GFM bare link the text, with the scheme GFM adds (`http://` before
            `www.`, `mailto:` before an address).
        title: The title, decoded, or None.
        children: The label.
        syntax: `[label](url)`, `[label][identifier]`, `<url>`, a bare URL (GFM), or `<a href="url">label</a>`, which
            `awesome_lint.template.twins` makes links of; the tree itself holds the tags as `InlineHtml`.
        url_span: The destination's own characters, without angle brackets; for a reference, those inside its last
            brackets; empty, at its place, for `[x]()`.
        identifier: The normalised label of a reference, else None (mdast: `linkReference`).
    """

    url: str
    title: str | None
    children: tuple[Inline, ...]
    syntax: LinkSyntax
    url_span: Span
    identifier: str | None = None


class Image(Node):
    """An image; attributes as `Link`'s, `alt` is the label's plain text, `children` its nodes."""

    url: str
    title: str | None
    children: tuple[Inline, ...]
    alt: str
    syntax: LinkSyntax
    url_span: Span
    identifier: str | None = None


Inline: TypeAlias = (
    Text | InlineCode | Break | InlineHtml | FootnoteReference | Emphasis | Strong | Delete | Link | Image
)

# --- blocks ---------------------------------------------------------------------------------------------------------


class Paragraph(Node):
    """A paragraph; `children` are inline nodes that account for every character but soft breaks' indentation."""

    children: tuple[Inline, ...]


class Heading(Node):
    """A heading.

    Attributes:
        depth: 1 to 6.
        setext: Whether it is underlined.
        content_span: Its text's own characters, without `#` marks or underline.
    """

    depth: int
    setext: bool
    children: tuple[Inline, ...]
    content_span: Span


class ThematicBreak(Node):
    """A horizontal rule."""


class Blockquote(Node):
    """A block quotation; `alert` is the kind of a GitHub alert (`> [!NOTE]`), in lower case, else None.

    The line that names the kind belongs to the quotation itself, not to a child.
    """

    children: tuple[Block, ...]
    alert: str | None = None


class ListItem(Node):
    """An item of a list.

    Attributes:
        children: Its blocks.
        marker: The bullet (`*`, `+`, `-`) or the number with its delimiter (`1.`, `1)`).
        checked: The state of a GFM task box, or None without one. The box is not part of the first paragraph.
        spread: Whether blank lines stand between its direct children.
    """

    children: tuple[Block, ...]
    marker: str
    checked: bool | None
    spread: bool


class List(Node):
    """A list; `first` is the first number of an ordered one; `spread` says whether it is loose."""

    children: tuple[ListItem, ...]
    ordered: bool
    first: int | None
    spread: bool


class Code(Node):
    """A code block; `fenced` tells it from an indented one, `info` is the whole info string, decoded.

    `value` is the code, each line with its newline (LF).
    """

    value: str
    info: str
    fenced: bool


class Html(Node):
    """An HTML block, as written."""

    value: str


class FrontMatter(Node):
    """YAML between `---` lines at the file's beginning (mdast: `yaml`)."""

    value: str


class Definition(Node):
    """A link reference definition; `identifier` is the normalised label, `label` as written."""

    identifier: str
    label: str
    url: str
    title: str | None
    url_span: Span


class FootnoteDefinition(Node):
    """The text of a footnote."""

    label: str
    children: tuple[Block, ...]


Align: TypeAlias = Literal["left", "right", "center"] | None


class TableCell(Node):
    """A cell: its content without the blanks around it and without pipes; an empty cell is an empty span."""

    children: tuple[Inline, ...]


class TableRow(Node):
    """A row, from its first to its last character; cells that GFM adds or drops to fit the header do not appear."""

    children: tuple[TableCell, ...]


class Table(Node):
    """A table; the first row is the header, `align` has one item a column."""

    children: tuple[TableRow, ...]
    align: tuple[Align, ...]


Block: TypeAlias = (
    Paragraph
    | Heading
    | ThematicBreak
    | Blockquote
    | List
    | ListItem
    | Code
    | Html
    | FrontMatter
    | Definition
    | FootnoteDefinition
    | Table
    | TableRow
    | TableCell
)


class Root(Node):
    """A whole document.

    Attributes:
        children: Its blocks, in order, `Definition`s included.
        definitions: The definition that wins for each identifier.
    """

    children: tuple[Block, ...]
    definitions: Mapping[str, Definition]


AnyNode: TypeAlias = Root | Block | Inline


def walk(node: AnyNode) -> Iterator[AnyNode]:
    """Give `node` and all nodes below it, in document order, without recursion."""
    stack: list[AnyNode] = [node]
    pop = stack.pop
    while stack:
        current = pop()
        yield current
        children: tuple[AnyNode, ...] = getattr(current, "children", ())
        if children:
            stack.extend(reversed(children))


def plain_text(nodes: tuple[Inline, ...]) -> str:
    """Give the text a reader sees: markup gone, images by their alternative text, breaks as one blank."""
    if len(nodes) == 1 and type(nodes[0]) is Text:
        return nodes[0].value  # so are most labels
    pieces: list[str] = []
    stack: list[Inline] = list(reversed(nodes))
    while stack:
        node = stack.pop()
        if isinstance(node, Text | InlineCode):
            pieces.append(node.value)
        elif isinstance(node, Image):
            pieces.append(node.alt)
        elif isinstance(node, Break):
            pieces.append(" ")
        elif isinstance(node, Emphasis | Strong | Delete | Link):
            stack.extend(reversed(node.children))
    return "".join(pieces)
