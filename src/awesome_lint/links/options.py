"""How links are checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Never

from awesome_lint.records import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

_NOTHING: Mapping[str, Never] = {}


class HostOptions(Record):
    """What holds for one host instead; None leaves it to `LinkOptions`.

    Attributes:
        concurrency: Requests at the same time.
        interval: Seconds between the beginnings of two requests.
        headers: Headers sent besides.
        accept: Status codes that count as alive besides 2xx.
    """

    concurrency: int | None = None
    interval: float | None = None
    headers: Mapping[str, str] = _NOTHING
    accept: frozenset[int] = frozenset()


class LinkOptions(Record):
    """How links are checked; the defaults are those of the command line.

    Attributes:
        concurrency: Requests at the same time, in all.
        host_concurrency: Requests at the same time to one host.
        host_interval: Seconds between the beginnings of two requests to one host.
        timeout: Seconds for one request.
        max_retries: How often a request is repeated after 429, 5xx, a reset or a time-out.
        url_deadline: Seconds for one URL: all its requests, repetitions and redirections, and what servers ask it to
            wait; waiting for a turn at a host does not count.
        deadline: Seconds for the whole run; None for no limit.
        allow_private: Whether addresses that are not public may be asked.
        accept: Status codes that count as alive besides 2xx.
        include: Regular expressions; with any, only URLs that match one are asked.
        exclude: Regular expressions of URLs that are not asked.
        remap: Pairs of a regular expression and its replacement, applied before asking.
        hosts: What holds for some hosts, by name (`*.example.org` includes sub-domains).
        offline: Whether only the cache and local files are looked at.
        refresh: Whether cached verdicts are asked again.
        remote_fragments: Whether fragments of remote pages are looked for.
        archive: Whether archived copies of dead pages are looked up.
        tokens: Secrets by provider ("github"); never shown, never sent to anybody else.
        token_hosts: The hosts that tokens may be sent to.
        provider_urls: Base URLs of providers, by name, instead of the public ones.
    """

    concurrency: int = 128
    host_concurrency: int = 8
    host_interval: float = 0.04
    timeout: float = 20.0
    max_retries: int = 3
    url_deadline: float = 120.0
    deadline: float | None = None
    allow_private: bool = False
    accept: frozenset[int] = frozenset()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    remap: tuple[tuple[str, str], ...] = ()
    hosts: Mapping[str, HostOptions] = _NOTHING
    offline: bool = False
    refresh: bool = False
    remote_fragments: bool = False
    archive: bool = False
    tokens: Mapping[str, str] = _NOTHING
    token_hosts: frozenset[str] = frozenset({"api.github.com"})
    provider_urls: Mapping[str, str] = _NOTHING
