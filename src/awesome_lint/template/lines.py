"""The lines of a paragraph, with the breaks between them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesome_lint.markdown.nodes import Break, Text

if TYPE_CHECKING:
    from awesome_lint.markdown.nodes import Inline

_NEWLINE = re.compile(r"[ \t]*(?:\r\n?|\n)[ \t]*")


def lines_of(nodes: tuple[Inline, ...], text: str) -> list[list[Inline]]:
    """Cut inline nodes at their outermost breaks; each line but the last ends with its break.

    Soft breaks become texts of their own, so that all lines together are the whole.

    Args:
        nodes: The nodes of a paragraph.
        text: The whole source.
    """
    lines: list[list[Inline]] = [[]]
    for node in nodes:
        if type(node) is Break:
            lines[-1].append(node)
            lines.append([])
        elif type(node) is Text and "\n" in node.value:
            for piece in _pieces(node, text):
                lines[-1].append(piece)
                if piece.value == "\n":
                    lines.append([])
        else:
            lines[-1].append(node)
    return lines


def _pieces(node: Text, text: str) -> list[Text]:
    """Cut a text at its newlines; one whose newlines do not stand there as such (`&#10;`) stays whole."""
    values = node.value.split("\n")
    breaks = list(_NEWLINE.finditer(text, node.start, node.end))
    if len(breaks) != len(values) - 1:
        return [node]
    pieces: list[Text] = []
    start = node.start
    for index, value in enumerate(values):
        end = breaks[index].start() if index < len(breaks) else node.end
        if end > start or value:
            pieces.append(Text(start, max(start, end), value))
        if index < len(breaks):
            start = breaks[index].end()
            while text.startswith(">", start) and not values[index + 1].startswith(">"):
                start += 1  # the mark of a quotation around
                while text.startswith((" ", "\t"), start):
                    start += 1
            pieces.append(Text(end, start, "\n"))
    return pieces


def joined(lines: list[list[Inline]]) -> tuple[Inline, ...]:
    """Make nodes of lines again: without breaks at both ends, neighbouring texts as one."""
    nodes = [node for line in lines for node in line]
    while nodes and is_break(nodes[-1]):
        nodes.pop()
    first = next((index for index, node in enumerate(nodes) if not is_break(node)), len(nodes))
    found: list[Inline] = []
    run: list[Text] = []
    for node in nodes[first:]:
        if type(node) is Text:
            run.append(node)
            continue
        found.extend(_one(run))
        run = []
        found.append(node)
    return (*found, *_one(run))


def _one(run: list[Text]) -> list[Text]:
    if len(run) < 2:
        return run
    return [Text(run[0].start, run[-1].end, "".join([node.value for node in run]))]


def is_break(node: Inline) -> bool:
    """Whether a node is the end of a line."""
    return type(node) is Break or (type(node) is Text and node.value == "\n")
