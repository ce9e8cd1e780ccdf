"""How many entries must agree before something is a convention of their list, and how many its fixes may touch."""

from __future__ import annotations

from typing import Final

NEARLY_ALL: Final = 0.8
"""The share of what could have a form that has it, before it is one: a near tie is no convention."""
ENOUGH: Final = 20
"""Entries; in a shorter list the shares say little."""
CONVENTION: Final = 8
"""Entries that share a form before a list without a template can be said to have it, or a second one."""
ONE_IN: Final = 5
"""Entries of which one kind of difference may touch one."""
ALL_IN: Final = 3
"""Entries of which all differences together may touch one."""
