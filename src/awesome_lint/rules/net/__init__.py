"""What links lead to (family NET): rules on what a check of links found; they run where links are checked."""

from typing import Final

PROFILES: Final = frozenset({"links"})
