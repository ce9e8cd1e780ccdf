"""When two destinations are one resource, for the safe law; deliberately no code of the rules that rewrite them."""

from __future__ import annotations

import re

# New-style and old-style ids: https://info.arxiv.org/help/arxiv_identifier.html
_ARXIV = re.compile(
    r"(?i)(?:https?://)?(?:(?:www|export|browse)\.)?arxiv\.org/(?:abs|pdf|html|format|ps)/"
    r"(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[a-z]{2})?/\d{7}(?:v\d+)?)(?:\.pdf)?/?(?:[?#]|$)"
)
_DOI = re.compile(r"(?i)(?:https?://)?(?:dx\.|www\.)?doi\.org/(10\.[^?#]+)")
# `https://` and what typing makes of it: `ttps://`, `https//`, `https:/`, `htps://`.
_SCHEME = re.compile(r"(?i)h?t{0,3}ps?\s*(?::\s*/{0,3}|/{2,3})")
_TRACKING = re.compile(
    r"(?i)utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|_hs\w+|mkt_tok|ref_src|spm|si|ref"
)


def resource(url: str) -> str:
    """Give a text that is equal for two spellings of one resource.

    Args:
        url: A destination as written.
    """
    bare = "".join(url.split()).strip("<>")
    bare = bare.partition("#:~:")[0]
    if arxiv := _ARXIV.match(bare):
        return "arxiv:" + arxiv[1].lower()
    if doi := _DOI.match(bare):
        return "doi:" + doi[1].lower()
    address, fragment_mark, fragment = bare.partition("#")
    fragment = fragment.partition(":~:")[0]
    address, _, query = address.partition("?")
    kept = "&".join(part for part in query.split("&") if part and not _TRACKING.fullmatch(part.partition("=")[0]))
    scheme = _SCHEME.match(address)
    host, slash, path = (address[scheme.end() :] if scheme else address).partition("/")
    return f"{host.lower()}{slash}{path}".rstrip("/") + f"?{kept}{fragment_mark if fragment else ''}{fragment}"
