"""Pages that are not the page: walls against robots, log-ins, parked domains, "not found" with a good status.

What is told from here is told by what such pages have in common: headers that the makers of walls document, and titles.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from awesome_lint.links.base import Response

_NO_WALL = frozenset({404, 408, 410, 425})  # gone, or a bad day
_CHALLENGE_STATUS = frozenset({200, 202, 203, 400, 401, 403, 405, 429, 503})
_CHALLENGE_TITLE = re.compile(
    r"^(?:just a moment|one moment, please|attention required|access denied|security check|human verification"
    r"|robot challenge|bot verification|client challenge|pardon our interruption|vercel security checkpoint)"
    r"|are you (?:a )?(?:human|robot)|verify(?:ing)? (?:that )?you are (?:a )?human|you(?:'|\u2019)re not a bot"
    r"|ddos[- ]guard|checking your browser|access to this page has been denied|\u8bf7\u7a0d\u5019|安全验证|人机验证",
    re.IGNORECASE,
)
# Headers by which makers of walls say what they did; the value matters where one is given.
_CHALLENGE_HEADERS = (
    ("cf-mitigated", "challenge", "Cloudflare"),
    ("x-amzn-waf-action", "", "AWS WAF"),
    ("x-vercel-mitigated", "challenge", "Vercel"),
    ("sg-captcha", "challenge", "SiteGround"),
)
_LOGIN_PATH = re.compile(
    r"/(?:log-?in|sign-?in|signon|servicelogin|authwall|users?/sign_in)(?:[/?.;]|$)",
    re.IGNORECASE,
)
# Parts of paths that are pages to log in only if they are told where to go afterwards; else they may explain it.
_MAYBE_LOGIN_PATH = re.compile(r"/(?:sso|oauth2?|saml2?|idp|checkpoint|auth|authorize)(?:[/?.;]|$)", re.IGNORECASE)
_RETURN = re.compile(
    r"(?:^|&)(?:next|return_?(?:to|url|path|uri)?|redirect(?:_?(?:to|ur[il]))?|continue|service|relaystate|samlrequest"
    r"|dest(?:ination)?|callback|came_from|back_?(?:to|url)?|goto|target|client_id)=",
    re.IGNORECASE,
)
_LOGIN_HOST = re.compile(r"^(?:login|signin|sso|auth|accounts?|idp|passport)\.", re.IGNORECASE)
_EXPLAINING = re.compile(
    r"(?:^|[/.])(?:docs?|documentation|guides?|reference|wiki|help|support|blog|learn|tutorials?|manual|kb|api|faq)[/.]",
    re.IGNORECASE,
)
_CONSENT_HOST = re.compile(r"^(?:consent|guce|myprivacy|gdpr|cookie-?consent)\.", re.IGNORECASE)
_CONSENT_PATH = re.compile(r"/(?:cookie-?)?(?:consent|cookieabsent|cookies?notsupported)(?:[/?.]|$)", re.IGNORECASE)
# Pages that are there for those who have an account; others are sent to log in, or told that there is nothing.
_CODE_HOSTS = frozenset({"github.com", "gitlab.com", "bitbucket.org", "codeberg.org"})
_MEMBERS_PATH = re.compile(
    r"/[^/]+/[^/]+/(?:-/)?(?:(?:issues|discussions|merge_requests|pull|releases)/new|edit|new|fork|settings|upload|compare)"
    r"(?:/|$)|/(?:new|settings|notifications|organizations/new|codespaces)(?:/|$)"
)
_HIDING = frozenset({"linkedin.com", "facebook.com", "instagram.com"})
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
_NOT_FOUND = (
    r"(?:page|file|article|site|project|repository|content|document)(?: was)? not found|not found"
    r"|page (?:does not|doesn't|doesn’t) exist"
)
_SEPARATOR = r"\s*(?:[-–—|:·.!,]|$)"
_MISSING_TITLE = re.compile(
    rf"^(?:error|http)?:? ?404(?: ?error)?{_SEPARATOR}|^(?:error |http )?404:? (?:{_NOT_FOUND})"
    rf"|^(?:{_NOT_FOUND})(?: ?[(\[]?404[)\]]?)?{_SEPARATOR}|[-–—|:·] ?(?:error )?404(?: (?:{_NOT_FOUND}|error))?$"
    rf"|[-–—|:·] ?(?:{_NOT_FOUND})$|^(?:that |this |the )?page (?:could not|cannot|can ?not|can't|couldn't) be found"
    r"|^(?:this |the )?(?:page|site|content|article|document|repository) (?:is )?no longer (?:exists|available)\b"
    r"|nicht gefunden|page non trouvée|page introuvable|página no encontrada|pagina non trovata|страница не найдена"
    r"|页面不存在|頁面不存在|找不到(?:页面|頁面|网页)|ページが見つかりません|찾을 수 없",
    re.IGNORECASE,
)


def challenge(response: Response, title: str = "") -> str | None:
    """Say by what a response is known as a challenge to robots, as a clause; None if it is none.

    Args:
        response: The response.
        title: The title of its page, if it was read.
    """
    headers = response.headers
    for name, value, maker in _CHALLENGE_HEADERS:
        if name in headers and value in headers[name].lower():
            return f"{maker} asks for a sign of a human"
    if "datadome" in headers.get("set-cookie", "").lower() and is_blocking(response.status):
        return "DataDome asks for a sign of a human"
    if response.status in _CHALLENGE_STATUS and title and _CHALLENGE_TITLE.search(title):
        return f"its page says {title!r}"
    return None


def is_blocking(status: int) -> bool:
    """Whether a status says that a request is not answered as it is, or not for us: nothing is known of the page.

    401, 403, 407, 451: not for us; 402: not for free; 400, 405, 406, 418, 999: not like this; 429: not now; 511: log in
    to the network first. So do other codes from 400 on that say nothing of the page.
    """
    return (400 <= status < 500 and status not in _NO_WALL) or status in {511, 999}


def hidden(url: str, final: str, status: int) -> str | None:
    """Say why a page is not shown to those who have no account, or have not agreed to something; None if it may be.

    Args:
        url: The URL that was asked.
        final: Where that led to.
        status: What came there.
    """
    begun, ended = urlsplit(url), urlsplit(final)
    host = (ended.hostname or "").removeprefix("www.")
    if _CONSENT_HOST.search(host) or (_CONSENT_PATH.search(ended.path) and not _CONSENT_PATH.search(begun.path)):
        return "a page that asks for consent stands before it"
    if host in _CODE_HOSTS and _MEMBERS_PATH.match(begun.path) and (status == 404 or is_login(final)):
        return "it is for those who are logged in"
    if status == 404 and any(host == name or host.endswith(f".{name}") for name in _HIDING):
        return f"it answers 404, as {host} does to all who are not logged in"
    return None


def is_login(url: str) -> bool:
    """Whether a URL is that of a page to log in; pages that explain how are none."""
    parts = urlsplit(url)
    if _LOGIN_HOST.search(parts.hostname or ""):
        return True
    returns = _RETURN.search(parts.query) is not None
    if returns and _MAYBE_LOGIN_PATH.search(parts.path):
        return True
    match = _LOGIN_PATH.search(parts.path)
    return match is not None and (returns or not _EXPLAINING.search(f"{parts.hostname}{parts.path[: match.start()]}/"))


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
