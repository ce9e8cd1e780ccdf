"""The table `links` of a configuration, made into the values that the link checker takes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.config.messages import toml_key, toml_value
from awesome_lint.config.selectors import wrong_selectors
from awesome_lint.diagnostics import Severity
from awesome_lint.errors import ConfigError
from awesome_lint.links.accept import accepted_codes
from awesome_lint.links.options import HostOptions, LinkOptions
from awesome_lint.patterns import MOST, PatternError, compiled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from awesome_lint.config.model import HostTable, LinksTable

OFF = "off"
_HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")  # RFC 9110, section 5.6.2
_HEADER_VALUE = re.compile(r"[\t\x20-\x7e\x80-\xff]*")  # RFC 9110, section 5.5


class LinkSettings(NamedTuple):
    """What a configuration says of links.

    Attributes:
        options: How they are checked.
        severities: Severities by selector of rules, by host or `*.host`; None switches a rule off.
    """

    options: LinkOptions
    severities: Mapping[str, Mapping[str, Severity | None]]


def link_settings(table: LinksTable, prefix: str) -> LinkSettings:
    """Make the values of a validated table.

    Args:
        table: The table.
        prefix: What messages begin with: the file, or the option that the configuration came from.

    Raises:
        ConfigError: A pattern, a code, a header or a selector is not right; one line for each.
    """
    wrong = [f"{prefix}links.{message}" for message in _wrong(table)]
    if wrong:
        raise ConfigError("\n".join(wrong))
    options = LinkOptions(
        concurrency=table.concurrency,
        host_concurrency=table.host_concurrency,
        host_interval=table.host_interval,
        timeout=table.timeout,
        max_retries=table.max_retries,
        deadline=table.deadline,
        allow_private=table.allow_private,
        accept=accepted_codes(table.accept),
        include=tuple(table.include),
        exclude=tuple(table.exclude),
        remap=tuple(table.remap.items()),
        remote_fragments=table.fragments,
        archive=table.archive,
        provider_urls=table.provider_urls,
        hosts={host.lower(): _host(own) for host, own in table.hosts.items()},
    )
    return LinkSettings(options, {host.lower(): _severities(own) for host, own in table.hosts.items() if own.severity})


def _host(own: HostTable) -> HostOptions:
    return HostOptions(own.concurrency, own.interval, own.headers, accepted_codes(own.accept))


def _severities(own: HostTable) -> dict[str, Severity | None]:
    return {selector: None if name == OFF else Severity(name) for selector, name in own.severity.items()}


def _wrong(table: LinksTable) -> Iterator[str]:
    """Say what is wrong, each message beginning with the key below `links`."""
    for key, patterns in (("include", table.include), ("exclude", table.exclude)):
        yield from _wrong_patterns(key, {f"{key}[{number}]": pattern for number, pattern in enumerate(patterns)})
    yield from _wrong_patterns("remap", {f"remap.{toml_key(pattern)}": pattern for pattern in table.remap})
    yield from _wrong_replacements(table.remap)
    yield from _wrong_codes("accept", table.accept)
    for host, own in table.hosts.items():
        place = f"hosts.{toml_key(host)}"
        yield from _wrong_codes(f"{place}.accept", own.accept)
        yield from wrong_selectors(f"{place}.severity", own.severity)
        for name, value in own.headers.items():
            if not _HEADER_NAME.fullmatch(name) or not _HEADER_VALUE.fullmatch(value):
                yield f"{place}.headers.{toml_key(name)}: not a header that can be sent (blanks, line breaks)"


def _wrong_patterns(key: str, patterns: Mapping[str, str]) -> Iterator[str]:
    """Look at the patterns of one key, each with its place."""
    if len(patterns) > MOST:
        yield f"{key}: more than {MOST} patterns"
        return
    for place, text in patterns.items():
        try:
            compiled(text)
        except PatternError as error:
            yield f"{place}: {error}"


def _wrong_replacements(remap: Mapping[str, str]) -> Iterator[str]:
    for text, new in remap.items():
        try:
            pattern = compiled(text)
        except PatternError:  # said already
            continue
        try:
            pattern.check_replacement(new)
        except PatternError as error:
            yield f"remap.{toml_key(text)}: {toml_value(new)}: {error}"


def _wrong_codes(place: str, texts: Iterable[str]) -> Iterator[str]:
    for number, text in enumerate(texts):
        try:
            accepted_codes([text])
        except ConfigError as error:
            yield f"{place}[{number}]: {error}"
