"""Pages that are not the page: walls against robots, log-ins, parked domains, "not found" with a good status.

What is told from here is told by what such pages have in common: headers that the makers of walls document, and titles.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from awesome_lint.links.base import Response

# 401, 403, 407, 451: not for us; 402: not for free; 405, 406, 418, 999: not like this; 429: not now; 511: log in first.
BLOCKING = frozenset({401, 402, 403, 405, 406, 407, 418, 429, 451, 511, 999})
_CHALLENGE_STATUS = frozenset({200, 202, 400, 403, 429, 503})
_CHALLENGE_TITLE = re.compile(
    r"just a moment|attention required|are you (?:a )?(?:human|robot)|verify(?:ing)? (?:that )?you are (?:a )?human"
    r"|security check|ddos[- ]guard|access denied|bot verification|client challenge|checking your browser|请稍候",
    re.IGNORECASE,
)
_LOGIN_PATH = re.compile(
    r"/(?:log-?in|sign-?in|signon|sso|oauth2?|saml2?|servicelogin|authwall|checkpoint|cas/login|users?/sign_in|idp)"
    r"(?:[/?.;]|$)",
    re.IGNORECASE,
)
_LOGIN_HOST = re.compile(r"^(?:login|signin|sso|auth|accounts?|idp|passport)\.", re.IGNORECASE)
_PARKING_HOST = re.compile(
    r"(?:^|\.)(?:sedo(?:parking)?\.com|parkingcrew\.(?:com|net)|bodis\.com|afternic\.com|dan\.com|hugedomains\.com"
    r"|above\.com|parklogic\.com|domainmarket\.com|undeveloped\.com|sav\.com|buydomains\.com|domainagents\.com"
    r"|namebright\.com|forsale\.godaddy\.com|expireddomains\.com|parked\.com|survey-smiles\.com|ww\d+\.[\w.-]+)$",
    re.IGNORECASE,
)
_PARKING_TITLE = re.compile(
    r"domain (?:name )?(?:is |may be )?(?:for sale|parked|expired|available)|(?:buy|purchase) this domain"
    r"|this domain (?:is|may be) for sale|is for sale\b.*(?:domain|hugedomains|dan\.com)|parked domain|domain parking"
    r"|hugedomains|future home of|coming soon - godaddy|该域名|域名出售|domain steht zum verkauf",
    re.IGNORECASE,
)
_MISSING_TITLE = re.compile(
    r"^(?:error )?404\b|\b(?:error|http) 404\b|\b404 (?:error|not found|page)|^not found$"
    r"|^(?:page|file|article|site|project|repository) (?:was )?not found"
    r"|\b(?:page|site) (?:could not|can ?not|can't|couldn't) be found|page (?:does not|doesn't) exist"
    r"|no longer (?:exists|available)\b|nicht gefunden|page non trouvée|page introuvable|página no encontrada"
    r"|pagina non trovata|страница не найдена|页面不存在|頁面不存在|找不到(?:页面|頁面|网页)|ページが見つかりません"
    r"|찾을 수 없",
    re.IGNORECASE,
)


def challenge(response: Response, title: str = "") -> str | None:
    """Say by what a response is known as a challenge to robots, as a clause; None if it is none.

    Args:
        response: The response.
        title: The title of its page, if it was read.
    """
    headers = response.headers
    if headers.get("cf-mitigated", "").lower() == "challenge":
        return "Cloudflare asks for a sign of a human"
    if headers.get("x-amzn-waf-action"):
        return "AWS WAF asks for a sign of a human"
    if "datadome" in headers.get("set-cookie", "").lower() and response.status in BLOCKING:
        return "DataDome asks for a sign of a human"
    if response.status in _CHALLENGE_STATUS and title and _CHALLENGE_TITLE.search(title):
        return f"its page says {title!r}"
    if response.status == 503 and headers.get("server", "").lower() in {"cloudflare", "ddos-guard"}:
        return "a wall against robots answers"
    return None


def is_login(url: str) -> bool:
    """Whether a URL is that of a page to log in."""
    parts = urlsplit(url)
    return _LOGIN_PATH.search(parts.path) is not None or _LOGIN_HOST.search(parts.hostname or "") is not None


def is_parking(url: str) -> bool:
    """Whether a URL is on a host for domains that are for sale."""
    return _PARKING_HOST.search(urlsplit(url).hostname or "") is not None


def bad_title(title: str) -> str | None:
    """Say what a page's title shows it to be although its status is good, as a clause; None if nothing."""
    if _PARKING_TITLE.search(title):
        return f"its page is a parked domain's: {title!r}"
    if _MISSING_TITLE.search(title):
        return f"its page says {title!r}"
    return None
