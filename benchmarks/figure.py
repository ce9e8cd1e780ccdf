"""A figure with its target, and tables of figures."""

from __future__ import annotations

import json
import os
import platform
from dataclasses import asdict, dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Figure:
    """What came out.

    Attributes:
        name: What was measured, over what.
        target: It should not be above this.
        value: The ratio of the medians.
        spread: The smallest and the largest ratio of one round.
        detail: The medians themselves, with units.
        rounds: How many rounds there were.
    """

    name: str
    target: float
    value: float
    spread: tuple[float, float]
    detail: str
    rounds: int

    @property
    def met(self) -> bool:
        """Whether the target is met."""
        return self.value <= self.target


def as_markdown(figures: Sequence[Figure]) -> str:
    """Give a table."""
    rows = ["| figure | target | measured | of single rounds | medians | rounds |", "|---|---|---|---|---|---|"]
    for figure in figures:
        low, high = figure.spread
        verdict = "" if figure.met else " (missed)"
        rows.append(
            f"| {figure.name} | <= {figure.target:g} | {figure.value:.2f}{verdict} | {low:.2f} to {high:.2f} "
            f"| {figure.detail} | {figure.rounds} |"
        )
    return "\n".join(rows)


def as_json(figures: Sequence[Figure]) -> str:
    """Give the same as JSON, with what it was measured on."""
    return json.dumps({"machine": machine(), "figures": [asdict(figure) for figure in figures]}, indent=2)


def machine() -> str:
    """Say what figures were measured on."""
    return (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, "
        f"markdown-it-py {version('markdown-it-py')}"
    )
