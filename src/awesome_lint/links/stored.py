"""Statuses as JSON, for the cache."""

from __future__ import annotations

import json

from awesome_lint.statuses import Hop, LinkStatus, Resource, Verdict

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
    """Read a status that `dump` wrote.

    Raises:
        ValueError: It is none.
    """
    try:
        fields = json.loads(text)
        hops = tuple(Hop(int(status), str(target)) for status, target in fields.pop("hops", ()))
        resource = fields.pop("resource", None)
        return LinkStatus(
            url=url,
            verdict=Verdict(fields.pop("verdict")),
            hops=hops,
            resource=None if resource is None else _resource(resource),
            cached=True,
            **fields,
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a status: {error}") from error


def _resource(fields: dict[str, object]) -> Resource:
    lists = {name: fields.get(name) for name in _RESOURCE_TUPLES}
    tuples = {name: tuple(map(str, value)) for name, value in lists.items() if isinstance(value, list)}
    return Resource(**{**fields, **tuples})  # type: ignore[arg-type]  # what dump wrote; TypeError for other names
