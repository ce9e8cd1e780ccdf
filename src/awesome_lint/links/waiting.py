"""How long a server asks to be left alone: Retry-After, RateLimit-*, X-RateLimit-*."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_RATE = re.compile(r"(?:^|[;,\s])(?P<name>[rt])=(?P<value>\d+)")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_EPOCH = 1_000_000_000  # X-RateLimit-Reset is a moment at some hosts (GitHub), a number of seconds at others


def asked_wait(headers: Mapping[str, str], now: datetime) -> float | None:
    """Give the seconds that a response asks to wait before the next request, or None if it asks for nothing.

    Sources: Retry-After (RFC 9110, section 10.2.3), RateLimit (draft-ietf-httpapi-ratelimit-headers; both the fields
    `RateLimit-Remaining`/`RateLimit-Reset` of its early versions and the structured field `RateLimit` of the later),
    and the older `X-RateLimit-*`, which nobody specified.

    Args:
        headers: By name in lower case.
        now: The present, for dates.
    """
    retry = headers.get("retry-after", "").strip()
    if retry:
        seconds = _seconds(retry, now)
        if seconds is not None:
            return seconds
    for remaining, reset in (
        _structured(headers.get("ratelimit", "")),
        (headers.get("ratelimit-remaining", ""), headers.get("ratelimit-reset", "")),
        (headers.get("x-ratelimit-remaining", ""), headers.get("x-ratelimit-reset", "")),
    ):
        if _first_number(remaining) == 0:
            seconds = _first_number(reset)
            if seconds is not None:
                return max(0.0, seconds - now.timestamp()) if seconds > _EPOCH else seconds
    return None


def _seconds(text: str, now: datetime) -> float | None:
    if _NUMBER.fullmatch(text):
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())


def _first_number(text: str) -> float | None:
    match = _NUMBER.match(text.strip())
    return float(match[0]) if match else None


def _structured(text: str) -> tuple[str, str]:
    """Read `"default";r=0;t=30`: what remains, and the seconds until it is more."""
    found = {match["name"]: match["value"] for match in _RATE.finditer(text)}
    return found.get("r", ""), found.get("t", "")
