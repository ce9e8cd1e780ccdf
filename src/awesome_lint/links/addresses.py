"""Which addresses are public: what may be asked on a stranger's behalf.

The networks are those of IANA's special-purpose registries (https://www.iana.org/assignments/iana-ipv4-special-registry
and iana-ipv6-special-registry) that are not globally reachable, multicast, and forms of IPv6 that carry an IPv4 address
to somewhere else. `ipaddress.is_global` is not asked: what it says differs between versions of Python.
"""

from __future__ import annotations

from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

_REFUSED4 = tuple(
    (IPv4Network(network), reason)
    for network, reason in (
        ("0.0.0.0/8", "this network"),
        ("10.0.0.0/8", "private"),
        ("100.64.0.0/10", "shared by a provider's customers"),
        ("127.0.0.0/8", "loopback"),
        ("168.63.129.16/32", "a cloud's own service"),  # Azure's, in a public network
        ("169.254.0.0/16", "link-local"),
        ("172.16.0.0/12", "private"),
        ("192.0.0.0/24", "reserved"),
        ("192.0.2.0/24", "for documentation"),
        ("192.88.99.0/24", "a relay for 6to4"),
        ("192.168.0.0/16", "private"),
        ("198.18.0.0/15", "for benchmarks"),
        ("198.51.100.0/24", "for documentation"),
        ("203.0.113.0/24", "for documentation"),
        ("224.0.0.0/4", "multicast"),
        ("240.0.0.0/4", "reserved"),
    )
)
_PUBLIC6 = IPv6Network("2000::/3")
_REFUSED6 = tuple(
    (IPv6Network(network), reason)
    for network, reason in (
        ("::1/128", "loopback"),
        ("::ffff:0:0/96", "an IPv4 address in disguise"),
        ("64:ff9b::/96", "an IPv4 address in disguise"),  # NAT64, RFC 6052
        ("64:ff9b:1::/48", "an IPv4 address in disguise"),  # NAT64 of a local network, RFC 8215
        ("2001::/23", "reserved"),  # Teredo, benchmarks, ORCHID: no place for a web server
        ("2001:db8::/32", "for documentation"),
        ("2002::/16", "an IPv4 address in disguise"),  # 6to4, RFC 3056
        ("3fff::/20", "for documentation"),
        ("fc00::/7", "private"),
        ("fe80::/10", "link-local"),
        ("ff00::/8", "multicast"),
    )
)


@lru_cache(maxsize=4096)
def refusal(address: str) -> str | None:
    """Say why an IP address may not be asked, as a clause; None for a public one.

    Args:
        address: IPv4 or IPv6 as text, a zone (`%eth0`) included.
    """
    try:
        parsed = ip_address(address)
    except ValueError:
        return f"{address} is no IP address"
    kind = _kind4(parsed) if isinstance(parsed, IPv4Address) else _kind6(parsed)
    return None if kind is None else f"the address {address} is not public ({kind})"


def _kind4(address: IPv4Address) -> str | None:
    return next((reason for network, reason in _REFUSED4 if address in network), None)


def _kind6(address: IPv6Address) -> str | None:
    if address.scope_id is not None:
        return "of one interface only"
    refused = next((reason for network, reason in _REFUSED6 if address in network), None)
    return refused or (None if address in _PUBLIC6 else "reserved")
