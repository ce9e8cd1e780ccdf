"""Which URLs may be asked: lists are edited by strangers, so a URL may be a trap for who opens it.

Vetted here is what is written; the address behind a name is vetted by `resolver` when it is known.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from unicodedata import name, normalize

import httpx
import yarl

from awesome_lint.links.addresses import refusal
from awesome_lint.links.base import Failure, FailureKind

_LONGEST = 4096  # code points; servers refuse longer ones, too
_PORTS = {"http": 80, "https": 443}
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\\]")
_AUTHORITY = re.compile(r"[^:/?#]*://([^/?#]*)")
_DOTS = re.compile("[\u3002\uff0e\uff61]")  # IDNA takes them for full stops
_NUMBER = re.compile(r"0x[0-9a-f]*|[0-9]+")
_NAME = re.compile(r"[a-z0-9._-]+")
_IPV4 = re.compile(r"(?:(?:0|[1-9][0-9]{0,2})\.){3}(?:0|[1-9][0-9]{0,2})")
# RFC 6761, 6762, 7686, 8375, 9476 and ICANN's names that are never delegated.
_SPECIAL = frozenset(
    {"localhost", "local", "localdomain", "internal", "intranet", "private", "corp", "home", "lan"}
    | {"test", "invalid", "example", "onion", "alt"}
)
_SPECIAL_ENDS = (".home.arpa", ".in-addr.arpa", ".ip6.arpa")
_SCRIPTS = re.compile(r"LATIN|CYRILLIC|GREEK|CJK|HIRAGANA|KATAKANA|HANGUL|BOPOMOFO|[A-Z]+")
_EAST_ASIA = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "LATIN"})
_LIKE_LATIN = frozenset("асԁеһіјӏорԛѕԝхуүνοα")


class Target(NamedTuple):
    """A URL that may be asked.

    Attributes:
        url: As it is asked: ASCII, without fragment.
        parsed: The same, read.
        host: In lower case, IDNA-encoded; an IPv6 address without brackets.
        port: The port.
        origin: Scheme, host and port: requests to one origin share connections.
    """

    url: str
    parsed: httpx.URL
    host: str
    port: int
    origin: str


@lru_cache(maxsize=8192)  # each is vetted before it is asked at all, at each step towards it, and when it is asked
def vet(url: str, *, allow_private: bool = False) -> Target:
    """Vet a URL as it is written.

    Args:
        url: Absolute.
        allow_private: Whether addresses and names that are not public may be asked.

    Raises:
        Failure: It may not be asked; `FailureKind.REFUSED`.
    """
    if len(url) > _LONGEST:
        raise _refused(f"it is longer than {_LONGEST} characters")
    if _UNSEEN.search(url):
        raise _refused("it holds blanks, control characters or backslashes")
    authority = _AUTHORITY.match(url)
    if authority and "@" in authority[1]:
        raise _refused("it holds a user name")
    if authority and (_DOTS.search(authority[1]) or normalize("NFKC", authority[1]) != authority[1]):
        raise _refused("its host is written with look-alike characters")
    try:
        scheme, colon, rest = url.partition("#")[0].partition(":")
        parsed = httpx.URL(scheme.lower() + colon + rest)
        text = str(parsed)
        host = parsed.raw_host.decode("ascii").strip("[]").lower()
        again = yarl.URL(text, encoded=True)  # what the transport makes of it
        same = (again.raw_host or "").lower() == host and again.port == (parsed.port or _PORTS.get(parsed.scheme))
    except (httpx.InvalidURL, ValueError) as error:
        raise _refused(f"it cannot be read as a URL ({error})") from error
    if parsed.scheme not in _PORTS:
        raise _refused(f"its scheme is {parsed.scheme or 'missing'}, only http and https are asked")
    if not host or not same:
        raise _refused("its host can be read in two ways" if host else "it has no host")
    _vet_host(host, allow_private=allow_private)
    if not url.isascii():
        _vet_script(httpx.URL(url).host)
    port = parsed.port or _PORTS[parsed.scheme]
    return Target(text, parsed, host, port, f"{parsed.scheme}://{host}:{port}")


def _refused(reason: str) -> Failure:
    return Failure(FailureKind.REFUSED, reason)


def _vet_host(host: str, *, allow_private: bool) -> None:
    if ":" in host or _IPV4.fullmatch(host):
        reason = refusal(host)
        if reason is not None and not allow_private:
            raise _refused(reason)
        return
    labels = host.rstrip(".").split(".")
    if _NUMBER.fullmatch(labels[-1]):  # what inet_aton reads: 2130706433, 0177.0.0.1, 127.1
        raise _refused(f"{host} is an IP address in an unusual form")
    if not _NAME.fullmatch(host) or len(host) > 253 or not all(0 < len(label) < 64 for label in labels):
        raise _refused(f"{host[:80]} is no host name")
    special = len(labels) == 1 or labels[-1] in _SPECIAL or host.rstrip(".").endswith(_SPECIAL_ENDS)
    if special and not allow_private:
        raise _refused(f"{host} is a name of local networks")


def _vet_script(host: str) -> None:
    """Refuse names made to be taken for others: letters of several alphabets, or foreign ones that look Latin."""
    for label in host.split("."):
        foreign = {char for char in label if not char.isascii()}
        scripts = {_script(char) for char in label if char.isalpha()}
        if len(scripts) > 1 and not scripts <= _EAST_ASIA:
            raise _refused(f"{host} mixes letters of several alphabets")
        if foreign and foreign <= _LIKE_LATIN:
            raise _refused(f"{host} is written with look-alike characters")


def _script(char: str) -> str:
    """Give the script of a letter by its Unicode name, which begins with it."""
    found = _SCRIPTS.match(name(char, ""))
    return found[0] if found else ""
