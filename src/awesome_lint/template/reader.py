"""Reading paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.template.read import TemplateReader, destination_span, label_span
from awesome_lint.template.tokens import inline_tokens

if TYPE_CHECKING:
    from awesome_lint.markdown.nodes import Paragraph
    from awesome_lint.template.reading import Reading
    from awesome_lint.template.slots import Template
    from awesome_lint.venues import Registry

__all__ = ["Reader", "destination_span", "label_span"]


class Reader:
    """Reads paragraphs by one template."""

    def __init__(self, template: Template, registry: Registry) -> None:
        self._registry = registry
        self._reader = TemplateReader(template, registry)

    def read(self, text: str, paragraph: Paragraph) -> Reading | str:
        """Read one paragraph."""
        if paragraph.end - paragraph.start > 100_000:
            return "it is too long for an entry"
        return self._reader.read(text, inline_tokens(text, paragraph.children, self._registry))
