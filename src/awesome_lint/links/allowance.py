"""How long one URL may take, over all its requests, repetitions and redirections."""

from __future__ import annotations

from awesome_lint.links.base import Failure, FailureKind


class Allowance:
    """The seconds that are left for one URL.

    Requests count, waits before repetitions, and what servers ask this URL to wait; waiting for a turn at a busy host
    does not, for a URL cannot help how many others share its host.

    Args:
        seconds: What there is in all.

    Attributes:
        left: What is left of it.
        asked_by: The host that asked this URL to wait, if one did.
        asked_until: Until when, in the clock's seconds.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self.left = seconds
        self.asked_by: object = None
        self.asked_until = 0.0

    def spend(self, seconds: float) -> None:
        """Take something off."""
        self.left -= max(0.0, seconds)

    def check(self, seconds: float = 0.0) -> None:
        """Make sure that more is left than some seconds.

        Raises:
            Failure: It is not.
        """
        if self.left <= seconds:
            raise self.over()

    def over(self) -> Failure:
        """Give what stands for an answer when nothing is left."""
        return Failure(FailureKind.TIMEOUT, f"it came to no end within {self._seconds:g} s")

    def waited(self, host: object, begun: float, ended: float) -> None:
        """Count the part of a wait for a host that it asked this URL for.

        Args:
            host: The host that was waited for.
            begun: In the clock's seconds.
            ended: Likewise.
        """
        if host is self.asked_by:
            self.spend(min(self.asked_until, ended) - begun)
