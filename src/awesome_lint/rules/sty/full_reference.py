"""References whose label repeats their text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from awesome_lint.markdown.destinations import identifier
from awesome_lint.markdown.nodes import Image, Link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.rules.base import Context

ReferenceT = TypeVar("ReferenceT", Link, Image)
_NEXT_LINE = r"(?:\r\n?|\n)[ \t>]*"


def unneeded_labels(ctx: Context, kind: type[ReferenceT]) -> Iterator[ReferenceT]:
    """Give each full reference (`[text][label]`) that means the same without its label (`[text][]`).

    Both are compared as written, as Markdown compares labels: `[&amp;][&]` needs its label. npm's tool takes the
    mark of a quotation's next line for a part of the text.
    """
    text = ctx.source.text
    opening = 2 if kind is Image else 1
    for node in ctx.nodes(kind):
        begin = node.start + opening
        if node.syntax != "reference" or node.url_span.start == begin:
            continue
        said = text[begin : node.url_span.start - len("][")]
        if not ctx.strict:
            said = re.sub(_NEXT_LINE, " ", said)
        if identifier(said) == node.identifier:
            yield node
