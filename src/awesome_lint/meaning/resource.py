"""When two destinations are one resource, for the safe law; deliberately no code of the rules that rewrite them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# New-style and old-style ids: https://info.arxiv.org/help/arxiv_identifier.html
_ARXIV = re.compile(
    r"(?i)(?:(?:www|export|browse)\.)?arxiv\.org/(?:abs|pdf|html|format|ps)/"
    r"(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[a-z]{2})?/\d{7}(?:v\d+)?)(?:\.pdf)?/?(?:[?#]|$)"
)
_DOI = re.compile(r"(?i)(?:dx\.|www\.)?doi\.org/(10\.[^?#]+)")
# `https://` and what typing makes of it: `ttps://`, `https//`, `https:/`, `htts://`; or twice.
_SCHEME = re.compile(r"(?i)(?:[htps]{2,8}\s*(?::\s*/{0,4}|/{2,4}))+")
# A link in the place of a destination: one resource if what it shows is what it opens.
_NESTED = re.compile(r"\[([^\[\]]+)\]\(([^\[\]]+)\)")
_TRACKING = re.compile(
    r"(?i)utm_\w+|[fgdytw]\w{0,4}clid|gclsrc|msclkid|igsh(?:id)?|mc_[ce]id|mkt_tok|_hs\w+|casa_token|oly_\w+|vero_id"
    r"|wickedid"
)


def resource(url: str) -> str:
    """Give a text that is equal for two spellings of one resource.

    Args:
        url: A destination as written.
    """
    bare = "".join(url.split())
    if (nested := _NESTED.fullmatch(bare)) and resource(nested[1]) == resource(nested[2]):
        return resource(nested[2])
    if bare.startswith("("):
        bare = bare.strip("()")
    if scheme := _SCHEME.match(bare):
        bare = bare[scheme.end() :]
    if arxiv := _ARXIV.match(bare):
        return "arxiv:" + arxiv[1].lower()
    if doi := _DOI.match(bare):
        return "doi:" + doi[1].lower()
    address, _, fragment = bare.partition("#")
    fragment = fragment.partition(":~:")[0]
    address, _, query = address.partition("?")
    kept = "&".join(part for part in query.split("&") if part and not _TRACKING.fullmatch(part.partition("=")[0]))
    host, slash, path = address.partition("/")
    if kept == "tab=readme-ov-file" and host.lower().endswith("github.com") and path.strip("/").count("/") == 1:
        kept = ""  # the tab that a repository's first page shows anyway
    return (
        f"{host.lower()}{slash}{path}".rstrip("/") + (f"?{kept}" if kept else "") + (f"#{fragment}" if fragment else "")
    )


_MOST_MOVES = 10


def resources(moved: Mapping[str, str]) -> Callable[[str], str]:
    """Give a function that does as `resource`, and takes what has moved for what it is today.

    Args:
        moved: URLs, each with the one that the same resource has today, as those say who keep it.
    """
    if not moved:
        return resource
    today = {resource(old): resource(new) for old, new in moved.items()}

    def key(url: str) -> str:
        found = resource(url)
        for _ in range(_MOST_MOVES):  # what moved may have moved on; a circle ends somewhere
            if found not in today:
                break
            found = today[found]
        return found

    return key
