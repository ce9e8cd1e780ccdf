"""Which URLs are asked, in which order: patterns, replacements, a fair share of a CI matrix."""

from __future__ import annotations

from collections import deque
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.errors import ConfigError
from awesome_lint.patterns import PatternError, compiled
from awesome_lint.urls import host_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from awesome_lint.links.options import LinkOptions
    from awesome_lint.patterns import Pattern


_LONGEST = 8192  # code points; RFC 9110, section 4.1, has servers take 8000 octets, and many take no more


class Plan(NamedTuple):
    """What to do with some URLs.

    Attributes:
        asked: The URLs to ask (remapped), each with those of the list that it answers for; hosts take turns.
        skipped: URLs that are not asked, each with the reason as a clause.
    """

    asked: dict[str, list[str]]
    skipped: dict[str, str]


def make_plan(urls: Iterable[str], options: LinkOptions, shard: tuple[int, int] = (1, 1)) -> Plan:
    """Decide about URLs.

    Args:
        urls: As the list has them; the same one may come often.
        options: Patterns and replacements.
        shard: Which part of how many, from 1; URLs of one host are always in one part.

    Raises:
        ConfigError: A pattern is no regular expression.
    """
    include, exclude = _patterns(options.include), _patterns(options.exclude)
    remap = [(pattern, new) for (old, new) in options.remap for pattern in _patterns([old])]
    asked: dict[str, list[str]] = {}
    skipped: dict[str, str] = {}
    for url in dict.fromkeys(urls):
        if len(url) > _LONGEST:
            skipped[url] = f"it is longer than {_LONGEST} characters"
            continue
        target = url
        for pattern, new in remap:
            target = _replaced(pattern, new, target)
        if include and not any(pattern.search(url) for pattern in include):
            skipped[url] = "no pattern includes it"
        elif any(pattern.search(url) for pattern in exclude):
            skipped[url] = "a pattern excludes it"
        elif not _in_shard(target, shard):
            skipped[url] = f"it belongs to another shard than {shard[0]}/{shard[1]}"
        else:
            key = target if options.remote_fragments else target.partition("#")[0]
            asked.setdefault(key, []).append(url)
    return Plan({url: asked[url] for url in _in_turns(asked)}, skipped)


def ignore_patterns(text: str) -> dict[int, str]:
    """Read a `.lycheeignore`: a regular expression a line; empty lines and lines that begin with `#` say nothing.

    Source: lychee's documentation, "Ignoring links".

    Returns:
        The patterns by the number of their line, from 1.
    """
    lines = {number: line.strip() for number, line in enumerate(text.splitlines(), 1)}
    return {number: line for number, line in lines.items() if line and not line.startswith("#")}


def _patterns(texts: Iterable[str]) -> list[Pattern]:
    found: list[Pattern] = []
    for text in texts:
        try:
            found.append(compiled(text))
        except PatternError as error:
            raise ConfigError(f"pattern for links {text!r}: {error}") from error
    return found


def _replaced(pattern: Pattern, new: str, url: str) -> str:
    try:
        return pattern.replaced(url, new)
    except PatternError as error:
        raise ConfigError(f"replacement for links {new!r}: {error}") from error


def _in_shard(url: str, shard: tuple[int, int]) -> bool:
    number, count = shard
    if count == 1:
        return True
    digest = sha256(host_of(url).encode()).digest()
    return int.from_bytes(digest[:8], "big") % count == number - 1


def _in_turns(urls: Iterable[str]) -> Iterator[str]:
    """Give URLs so that hosts take turns: no host's queue is asked in one go while others wait."""
    by_host: dict[str, deque[str]] = {}
    for url in urls:
        by_host.setdefault(host_of(url), deque()).append(url)
    queues = deque(by_host.values())
    while queues:
        queue = queues.popleft()
        yield queue.popleft()
        if queue:
            queues.append(queue)
