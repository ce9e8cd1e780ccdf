"""Statuses as JSON, for the cache."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final, get_args

from awesome_lint.patterns import sound
from awesome_lint.statuses import Hop, LinkStatus, Resource, ResourceKind, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_RESOURCE_TUPLES = ("former_titles", "authors")


def dump(status: LinkStatus) -> str:
    """Write a status down; what is as it is by default is left out, and so is whether it was cached."""
    fields: dict[str, object] = {"verdict": status.verdict.value}
    for name in ("status", "final_url", "provider", "title", "error", "archived_url", "days"):
        fields[name] = getattr(status, name)
    fields["hops"] = [[hop.status, hop.url] for hop in status.hops]
    if status.resource is not None:
        resource = status.resource
        fields["resource"] = {name: getattr(resource, name) for name in resource.__match_args__}
    return json.dumps({name: value for name, value in fields.items() if value not in (None, 0, [])}, ensure_ascii=False)


def load(url: str, text: str) -> LinkStatus:
    """Read a status that `dump` wrote; a cache may come from elsewhere, so nothing else passes.

    Raises:
        ValueError: It is none.
    """
    try:
        fields: object = json.loads(text)
    except RecursionError as error:
        raise ValueError("not a status: nested too deeply") from error
    if not isinstance(fields, dict):
        raise ValueError("not a status: no object")  # noqa: TRY004 - as all that is wrong here
    hops = fields.pop("hops", [])
    resource = fields.pop("resource", None)
    verdict = Verdict(fields.pop("verdict", None))
    if not isinstance(hops, list):
        raise ValueError("not a status: hops")  # noqa: TRY004 - as all that is wrong here
    _check(fields, _FIELDS)
    return LinkStatus(
        url=url,
        verdict=verdict,
        hops=tuple(_hop(hop) for hop in hops),
        resource=None if resource is None else _resource(resource),
        cached=True,
        **fields,
    )


def _hop(value: object) -> Hop:
    if not isinstance(value, list) or len(value) != 2:
        raise ValueError("not a redirection")
    status, url = value
    _check({"status": status, "final_url": url}, _FIELDS)
    return Hop(status, url)


def _resource(fields: object) -> Resource:
    if not isinstance(fields, dict):
        raise ValueError("not a resource: no object")  # noqa: TRY004
    _check(fields, _RESOURCE)
    if fields.get("kind", "other") not in get_args(ResourceKind) or not {"provider", "identifier"} <= fields.keys():
        raise ValueError("not a resource")
    tuples = {name: tuple(fields[name]) for name in _RESOURCE_TUPLES if name in fields}
    return Resource(**{**fields, **tuples})


def _check(fields: dict[str, object], known: Mapping[str, Callable[[object], bool]]) -> None:
    """Look at the names of fields, and at the kinds of their values.

    Raises:
        ValueError: One is not as it should be.
    """
    for name, value in fields.items():
        if name not in known or not known[name](value):
            raise ValueError(f"not a status: {name}")


def _is_text(value: object) -> bool:
    return isinstance(value, str) and sound(value) == value


def _is_number(value: object) -> bool:
    return type(value) is int and 0 <= value <= MOST


def _is_flag(value: object) -> bool:
    return isinstance(value, bool)


def _is_url(value: object) -> bool:
    """Whether a value is a URL that may stand in a list: a fix may write it there."""
    return isinstance(value, str) and _is_text(value) and re.fullmatch(_URL, value) is not None


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _perhaps(known: Callable[[object], bool]) -> Callable[[object], bool]:
    return lambda value: value is None or known(value)


MOST: Final = 1_000_000
"""Of days, years, status codes and stars: none of them is larger."""
_URL = r"https?://[^\s\x00-\x1f\x7f]+"
_FIELDS = {
    "status": _perhaps(_is_number),
    "final_url": _perhaps(_is_url),
    "provider": _is_text,
    "title": _perhaps(_is_text),
    "error": _perhaps(_is_text),
    "archived_url": _perhaps(_is_url),
    "days": _is_number,
}
_RESOURCE = {
    "provider": _is_text,
    "identifier": _is_text,
    "url": _perhaps(_is_url),
    "title": _perhaps(_is_text),
    "former_titles": _are_texts,
    "authors": _are_texts,
    "year": _perhaps(_is_number),
    "venue": _perhaps(_is_text),
    "kind": _is_text,
    "archived": _is_flag,
    "disabled": _is_flag,
    "withdrawn": _is_flag,
    "retracted": _is_flag,
    "updated": _perhaps(_is_text),
    "stars": _perhaps(_is_number),
}
