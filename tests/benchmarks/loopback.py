"""Whether this machine has the addresses of the server that links are checked against."""

from __future__ import annotations

import socket

import pytest
from benchmarks.links_server import HOSTS


def _are_there() -> bool:
    try:
        with socket.create_server((HOSTS[0], 0)):
            return True
    except OSError:
        return False


needs_hosts = pytest.mark.skipif(not _are_there(), reason=f"this machine has no address {HOSTS[0]}")
