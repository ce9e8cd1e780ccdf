"""Records, by another name until all import them from the model."""

from awesome_lint.model.record import Border, Inherited, ListRecord, Part, RecordShape

__all__ = ["Border", "Inherited", "ListRecord", "Part", "RecordShape"]
