"""From what a provider says of a resource to the status of a URL that names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.records import replace
from awesome_lint.statuses import LinkStatus, Verdict
from awesome_lint.urls import host_of, identity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from awesome_lint.links.base import Answer, Provider


def told(url: str, identifier: str, answer: Answer, provider: Provider, urls: Mapping[str, str]) -> LinkStatus:
    """Give the status of a URL whose resource a provider knows.

    Args:
        url: The URL that is asked for.
        identifier: The identifier that the provider reads in it.
        answer: What the provider says of that; the resource exists.
        provider: The provider.
        urls: Its interfaces.
    """
    resource = answer.resource
    status = LinkStatus(url, Verdict.ALIVE, provider=provider.name, resource=resource)
    if resource is None:
        return status
    status = replace(status, title=resource.title)
    if resource.disabled:
        return replace(status, verdict=Verdict.DEAD, error=f"{provider.name} has switched it off")
    if resource.url is not None and _is_elsewhere(url, resource.url, identifier, provider, urls):
        return replace(status, verdict=Verdict.MOVED, final_url=resource.url)
    return replace(status, verdict=Verdict.ARCHIVED) if resource.archived else status


def _is_elsewhere(url: str, today: str, identifier: str, provider: Provider, urls: Mapping[str, str]) -> bool:
    """Whether a resource is called otherwise today, or is on another site; another page of it (`?tab=`) is no move."""
    if identity(today) == identity(url.partition("#")[0]):
        return False
    return provider.identifier(today, urls) != identifier or _site(today) != _site(url)


def _site(url: str) -> str:
    return host_of(url).removeprefix("www.")
