"""Source text, spans of it, and edits to it."""

from awesome_lint.text.edit import Edit, apply_edits, conflict
from awesome_lint.text.source import Position, SourceText
from awesome_lint.text.span import Span

__all__ = ["Edit", "Position", "SourceText", "Span", "apply_edits", "conflict"]
