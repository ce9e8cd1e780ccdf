"""What went wrong with a request, told from what the HTTP libraries raise."""

from __future__ import annotations

import errno
import re
import socket
import ssl
from typing import TYPE_CHECKING, TypeGuard

import aiohttp
import aiohttp.http_exceptions
import httpx

from awesome_lint.links.base import Failure, FailureKind
from awesome_lint.links.resolver import RefusedAddressError

if TYPE_CHECKING:
    from collections.abc import Iterator

    Kinds = tuple[tuple[tuple[type[Exception], ...], FailureKind, str], ...]

_UNKNOWN_NAME = frozenset({socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)})
_NO_WAY = frozenset({errno.ENETUNREACH, errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT})
_PLACES = re.compile(r"\[[^\]]*\] ?| ?\(_ssl\.c:\d+\)")
_NO_ISSUER = 20  # X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY


def failure_of(error: Exception) -> Failure:
    """Say what went wrong, by the innermost error that tells it."""
    for cause in _causes(error):
        found = _plain(cause)
        if found is not None:
            return found
    for table in (_KINDS, _OUTER_KINDS):
        for cause in _causes(error):
            for kinds, kind, reason in table:
                if isinstance(cause, kinds):
                    return Failure(kind, reason)
    return Failure(FailureKind.PROTOCOL, "its answer cannot be read")


def speaks_no_http1(error: Exception) -> bool:
    """Whether a server has shown that it speaks another HTTP than 1.1.

    It refused to agree on it when the connection was secured (ALPN, RFC 7301, section 3.2), or began with something
    else than a status line: the frames of HTTP/2, say (RFC 9113, section 3.4).
    """
    return any(
        isinstance(cause, aiohttp.http_exceptions.BadStatusLine)
        or (_is_of_ssl(cause) and "no application protocol" in _said(cause))
        for cause in _causes(error)
    )


def _is_of_ssl(cause: BaseException) -> TypeGuard[ssl.SSLError]:
    """Whether an error is the library's own: aiohttp's derive from it too, without its attributes."""
    return isinstance(cause, ssl.SSLError) and not isinstance(cause, aiohttp.ClientError)


def _plain(cause: BaseException) -> Failure | None:
    if isinstance(cause, RefusedAddressError):
        return Failure(FailureKind.REFUSED, str(cause))
    if _is_of_ssl(cause):
        return Failure(FailureKind.TLS, _distrust(cause))
    if isinstance(cause, socket.gaierror):
        if cause.errno in _UNKNOWN_NAME:
            return Failure(FailureKind.NAME, "its host name does not exist")
        return Failure(FailureKind.RESOLVER, "its host name could not be looked up")
    if isinstance(cause, OSError) and cause.errno in _NO_WAY:
        return Failure(FailureKind.ROUTE, "there is no way to its address from here; it may have IPv6 addresses only")
    return None


def _distrust(error: ssl.SSLError) -> str:
    if not isinstance(error, ssl.SSLCertVerificationError):
        return f"no secure connection ({_said(error)})"
    if error.verify_code == _NO_ISSUER:
        return "its certificate's issuer is unknown; browsers may know it, or find it where the server leaves it out"
    return f"its certificate is not trusted ({error.verify_message})"


def _said(error: ssl.SSLError) -> str:
    """Give what OpenSSL says, without where in its and Python's source it says so."""
    return _PLACES.sub("", error.reason or str(error)).replace("_", " ").lower()


_KINDS: Kinds = (
    ((TimeoutError, aiohttp.ServerTimeoutError), FailureKind.TIMEOUT, "no answer in time"),
    ((aiohttp.ClientSSLError,), FailureKind.TLS, "no secure connection"),
    ((aiohttp.ClientResponseError, aiohttp.InvalidURL), FailureKind.PROTOCOL, "its answer is not HTTP"),
    ((ConnectionRefusedError,), FailureKind.CONNECT, "the connection was refused"),
    ((aiohttp.ClientConnectorError,), FailureKind.CONNECT, "no connection could be made"),
    (
        (aiohttp.ServerDisconnectedError, aiohttp.ClientPayloadError, ConnectionError, aiohttp.ClientOSError),
        FailureKind.RESET,
        "the connection was cut off",
    ),
)
# httpx's own errors; the transport over aiohttp clothes aiohttp's in them, and not always in the right ones.
_OUTER_KINDS: Kinds = (
    ((httpx.ProtocolError, httpx.DecodingError), FailureKind.PROTOCOL, "its answer is not HTTP"),
    ((httpx.ConnectError,), FailureKind.CONNECT, "no connection could be made"),
    ((httpx.NetworkError,), FailureKind.RESET, "the connection was cut off"),
    ((httpx.TimeoutException,), FailureKind.TIMEOUT, "no answer in time"),
)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Give an error and what it came from, from the outside in."""
    seen: set[int] = set()
    waiting: list[BaseException | None] = [error]
    while waiting:
        cause = waiting.pop()
        if cause is None or id(cause) in seen:
            continue
        seen.add(id(cause))
        yield cause
        waiting += [cause.__context__, cause.__cause__]
        waiting += [getattr(cause, "os_error", None), getattr(cause, "certificate_error", None)]  # aiohttp's
        waiting += getattr(cause, "exceptions", ())
