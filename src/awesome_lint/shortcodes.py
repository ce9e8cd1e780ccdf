"""Emoji by their short codes (`:rocket:`): one unit, whose colons are no punctuation."""

from __future__ import annotations

import re
from typing import Final

SHORTCODE: Final = r":[a-z0-9_+-]{2,40}:"
"""A short code as GitHub reads it, as a regular expression."""

_AT_END = re.compile(rf"(?<![^\W_]){SHORTCODE}\Z")


def ends_in_shortcode(text: str) -> bool:
    """Whether a text ends in an emoji by its short code; `10:30:` does not, as a digit leads to it."""
    return text.endswith(":") and _AT_END.search(text, max(0, len(text) - 43)) is not None
