"""A whole file read: sections, records, the templates in force, entries and what is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.markdown import html_comments
from awesome_lint.model import Document
from awesome_lint.template.choice import stated
from awesome_lint.template.infile import file_template
from awesome_lint.template.list_reader import ListReader
from awesome_lint.template.list_reading import ListReading
from awesome_lint.template.outline import build_sections, document_title
from awesome_lint.venues import Registry

if TYPE_CHECKING:
    from awesome_lint.markdown import Root
    from awesome_lint.settings import Config
    from awesome_lint.text import SourceText


def read_document(source: SourceText, root: Root, config: Config, law: ListReading | None = None) -> ListReading:
    """Read a parsed file.

    Args:
        source: The file's text.
        root: The same, parsed.
        config: Its configuration.
        law: The reading of another state of the file, whose templates, profile and spellings hold here, too; None:
            those that this text gives itself.

    Raises:
        TemplateError: The configuration's template is not in the notation.
    """
    registry = Registry.builtin().with_overrides(config.venues) if law is None else law.registry
    own = file_template(html_comments(root, source), registry, source.text)
    if own.template is not None and law is None:
        registry = registry.with_spellings(own.template.spellings)
    sections = build_sections(root, config, registry)
    choice = stated(config, own, law)
    reader = ListReader(source.text, sections, choice, config, registry)
    read = reader.stated() if choice.templates else reader.found(law)
    document = Document(source, root, document_title(root), sections, read.entries, read.unmatched)
    return ListReading(
        document,
        read.templates,
        read.profile,
        read.origin,
        read.registry,
        own.notes,
        read.reason,
        read.coverage,
        read.strangers,
        read.loose,
        read.customs,
        read.bullets,
    )
