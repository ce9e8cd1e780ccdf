"""The table `links`: what reaches the link checker, and what is said of mistakes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from awesome_lint.config import LayeredConfig, Overrides
from awesome_lint.config.files import ConfigFile
from awesome_lint.diagnostics import Severity
from awesome_lint.errors import ConfigError
from awesome_lint.links.options import HostOptions, LinkOptions

if TYPE_CHECKING:
    from awesome_lint.config.links import LinkSettings

FULL = """\
[links]
concurrency = 16
host-concurrency = 2
host-interval = 1
timeout = 5
max-retries = 1
deadline = 60
allow-private = true
accept = [403, "500..=502"]
include = ["^https"]
exclude = ["[.]onion"]
fragments = true
archive = true
remap = { "^https://a[.]org" = "https://b.org" }
provider-urls = { arxiv = "https://mirror.example.org" }

[links.hosts."*.Example.org"]
concurrency = 1
interval = 2.5
headers = { X-Key = "value" }
accept = ["401"]
severity = { blocked-link = "error", NET005 = "off" }
"""


def settings(text: str, *inline: str) -> LinkSettings:
    return LayeredConfig.make(ConfigFile(".awesome-lint.toml", text.encode()), Overrides(inline)).links()


def test_every_key_reaches_the_link_checker() -> None:
    options, severities = settings(FULL)

    assert options == LinkOptions(
        concurrency=16,
        host_concurrency=2,
        host_interval=1.0,
        timeout=5.0,
        max_retries=1,
        deadline=60.0,
        allow_private=True,
        accept=frozenset({403, 500, 501, 502}),
        include=("^https",),
        exclude=("[.]onion",),
        remap=(("^https://a[.]org", "https://b.org"),),
        hosts={"*.example.org": HostOptions(1, 2.5, {"X-Key": "value"}, frozenset({401}))},
        remote_fragments=True,
        archive=True,
        provider_urls={"arxiv": "https://mirror.example.org"},
    )
    assert severities == {"*.example.org": {"blocked-link": Severity.ERROR, "NET005": None}}


def test_defaults_are_those_of_the_link_checker() -> None:
    assert settings("") == (LinkOptions(), {})
    assert settings("ignore = ['DUP']\n") == (LinkOptions(), {})


def test_the_command_line_goes_before_the_file() -> None:
    found = settings("[links]\ntimeout = 5\nconcurrency = 3\n", "links.timeout = 7")

    assert (found.options.timeout, found.options.concurrency) == (7.0, 3)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("timeout = 0", "links.timeout: expected greater than or equal to 0.1, found 0"),
        ("timout = 1", "links.timout: unknown key"),
        ("accept = [true]", "links.accept[0]: expected a status code such as 403"),
        ('accept = ["9"]', "links.accept[0]: status codes to accept '9'"),
        ('exclude = ["("]', "links.exclude[0]: no regular expression"),
        ('remap = { "(" = "x" }', 'links.remap."(": no regular expression'),
        ('hosts."a.org".severity = { NET999 = "off" }', 'links.hosts."a.org".severity: unknown rule'),
        ('hosts."a.org".severity = { NET005 = "never" }', 'found "never"'),
        ('hosts."a.org".headers = { "A\\nB" = "x" }', "not a header that can be sent"),
        ('hosts."a.org".headers = { A = "x\\r\\nHost: b" }', "not a header that can be sent"),
    ],
)
def test_mistakes_are_named_with_their_place(text: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        settings(f"[links]\n{text}\n")

    assert str(caught.value).startswith(".awesome-lint.toml: ")
    assert message in str(caught.value)
