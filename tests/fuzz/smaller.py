"""The smallest text that still shows a fault, found by leaving out more and more (delta debugging, Zeller 2002)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.fuzz.inputs import Input

_ATTEMPTS = 600


def smaller(made: Input, shows: Callable[[Input], bool]) -> Input:
    """Give an input that still shows what `made` shows, with as little as can be found in a few hundred attempts."""
    for simpler in (
        made._replace(name="README.md", bom=False),
        made._replace(config="default", name="README.md", bom=False),
    ):
        if shows(simpler):
            made = simpler
    attempts = 0
    size = max(len(made.text) // 2, 1)
    while attempts < _ATTEMPTS:
        at = 0
        shorter = False
        while at < len(made.text) and attempts < _ATTEMPTS:
            attempts += 1
            candidate = made._replace(text=made.text[:at] + made.text[at + size :])
            if shows(candidate):
                made, shorter = candidate, True
            else:
                at += size
        if size == 1 and not shorter:
            break
        size = max(size // 2, 1)
    return made
