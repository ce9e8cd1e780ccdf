"""When an entry of a table of contents and a heading say the same; both are given as `toc_outline.text_key` does."""

from __future__ import annotations

from awesome_lint.titles import nearly_equal


def similar(entry: str, heading: str) -> bool:
    """Whether one of two keys is the other shortened, split otherwise or misspelt."""
    return (
        reads_alike(entry, heading)
        or entry.replace(" ", "") == heading.replace(" ", "")
        or nearly_equal(entry, heading)
    )


def reads_alike(entry: str, heading: str) -> bool:
    """Whether one of two keys is the other, shortened."""
    one, other = set(entry.split()), set(heading.split())
    return one <= other or other <= one
