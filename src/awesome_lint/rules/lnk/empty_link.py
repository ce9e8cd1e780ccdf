"""LNK001."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability, Severity
from awesome_lint.markdown.nodes import Image, InlineHtml, Link, Paragraph, TableCell, plain_text, walk
from awesome_lint.model import DeviationKind
from awesome_lint.rules import places
from awesome_lint.rules.base import Rule, display_only, safe, unsafe
from awesome_lint.text import Edit, Span
from awesome_lint.urls import is_web
from awesome_lint.words import is_generic_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.model import Deviation
    from awesome_lint.rules.base import Context

_BRACKETS = {"[": "]", "(": ")"}
_SET_OFF = "[](){}|,.;:/<\r\n"  # what begins with one of these is no word that a title could go on with


class EmptyLink(Rule):
    """A link without a destination.

    ## Why
    `[paper]()` looks like a link and leads back to the page itself. Most are place holders that were never filled in.

    ## Example
    `FOR LLM INFERENCE [-]() **Inference**` becomes `FOR LLM INFERENCE **Inference**`.

    ## Fix
    Safe where the label has no words (`-`): the link is removed with one of the blanks beside it; tags behind it that
    lost their bracket get it back, or they would read as a part of the title. Unsafe where it has, but none of its own
    (`link`, `paper`, `pdf`), for it may keep the place of a link to come; and where other words stand behind it, for
    they may become a part of the title. Unsafe where the label is a URL, which is then written as the destination.
    Otherwise (`[code]()`, a title, an image or a badge as label, a link that is all there is) a person has to look.
    """

    code = "LNK001"
    name = "empty-link"
    severity = Severity.ERROR
    fixability = Fixability.SOMETIMES
    answers_for = frozenset({"awesome-list-item"})

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag each link and image whose destination is empty."""
        empty = [node for node in ctx.derive(places.links) if not node.url.strip()]
        if not empty:
            return
        text = ctx.source.text
        blocks = places.Spans(node.span for node in (*ctx.nodes(Paragraph), *ctx.nodes(TableCell)))
        tags = {tags.span.start: tags for entry in ctx.document.entries for tags in entry.deviations if _is_tags(tags)}
        for node in empty:
            if isinstance(node, Image):
                yield self.diagnostic(node.span, "image without a source")
                continue
            label = plain_text(node.children)
            if is_web(label.strip()) and node.syntax == "inline":
                edit = Edit.replace(node.url_span.start, node.url_span.end, label.strip())
                message = f"link `{label}` has no destination, expected the URL that it shows"
                yield self.diagnostic(node.span, message, unsafe(f"Write {label.strip()}", edit))
                continue
            removed = _removed(text, node)
            block = blocks.around(node.start) or node.span
            alone = not (text[block.start : removed.start] + text[removed.end : block.end]).strip()
            next_at = _past_blanks(text, removed.end)
            behind = tags.get(next_at)
            joins = behind is None and next_at < block.end and text[next_at] not in _SET_OFF
            fix = display_only
            bears = any(isinstance(each, Image | InlineHtml | Link) for child in node.children for each in walk(child))
            if is_generic_label(label) and not alone and not bears:
                fix = unsafe if joins or any(map(str.isalpha, label)) else safe
            edits = (Edit(removed, ""), *(behind.edits if behind else ()))
            message = f"link `{label}` has no destination" if label else "link has no destination"
            yield self.diagnostic(node.span, message, fix("Remove the link", *edits))


def _is_tags(deviation: Deviation) -> bool:
    return deviation.kind is DeviationKind.TAGS_FORM and bool(deviation.edits)


def _past_blanks(text: str, offset: int) -> int:
    while text[offset : offset + 1] in (" ", "\t"):
        offset += 1
    return offset


def _removed(text: str, node: Link) -> Span:
    """Give what to remove with a link: brackets that would be empty without it, and one blank beside it."""
    start, end = node.span
    while start and _BRACKETS.get(text[start - 1]) == text[end : end + 1] != "":
        start, end = start - 1, end + 1
    if text[start - 1 : start] in (" ", "\t") and text[end : end + 1] in ("", " ", "\t", "\n", "\r"):
        return Span(start - 1, end)
    return Span(start, end + 1) if text[end : end + 1] in (" ", "\t") else Span(start, end)
