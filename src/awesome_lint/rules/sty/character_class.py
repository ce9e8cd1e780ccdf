"""Options that name characters, as npm's rules take them."""

from __future__ import annotations

import re
from functools import cache

# One class, and nothing behind it that could make a pattern take forever.
_CLASS = r"\[\^?+\]?+(?:[^\]\\]|\\[\s\S])*+\]"


@cache
def character_class(option: str, characters: str, *, negated: bool) -> re.Pattern[str]:
    """Compile what an option says of characters.

    Args:
        option: The option's name, for messages.
        characters: The inside of a regular expression's class, such as `a-z`; or a whole class in its brackets.
        negated: Whether the inside names the characters that do not match.

    Raises:
        ValueError: It is no class.
    """
    whole = characters.startswith("[") and characters.endswith("]")
    written = characters if whole else f"[{'^' if negated else ''}{characters}]"
    try:
        if not re.fullmatch(_CLASS, written):
            raise ValueError(
                f"{option}: {characters!r} is not the inside of a character class: `]` ends one; write \\]"
            )
        return re.compile(written, re.ASCII)
    except re.error as error:
        raise ValueError(f"{option}: {characters!r} is not the inside of a character class: {error}") from error
