"""Pages that are not the page, told from pages that only look like it."""

from __future__ import annotations

import pytest

from awesome_lint.links.base import Response
from awesome_lint.links.walls import bad_title, challenge, hidden, is_blocking


@pytest.mark.parametrize(
    "title",
    [
        "404",
        "404 Not Found",
        "404 - Page not found",
        "404: Not Found",
        "404 | Next.js",
        "404 Error",
        "Error 404",
        "HTTP 404",
        "Not Found",
        "Page Not Found",
        "Page not found · GitHub Pages",
        "Page not found (404)",
        "Site not found · GitHub Pages",
        "Project Not Found - SourceForge.net",
        "My Blog - Page not found",
        "X | 404",
        "Example – Error 404",
        "The page cannot be found",
        "This page could not be found.",
        "This page is no longer available",
        "Page doesn’t exist",
        "Seite nicht gefunden",
        "ページが見つかりません",
        "x.org is for sale | HugeDomains",
        "This domain may be for sale",
        "Domain for sale: x.org",
    ],
)
def test_titles_of_pages_that_are_not_there(title: str) -> None:
    assert repr(title) in (bad_title(title) or "")


@pytest.mark.parametrize(
    "title",
    [
        "",
        "404 Media",
        "404 Media – Independent tech journalism",
        "How to make a custom 404 page",
        "Custom 404 pages - Docs",
        "404 error page design: 25 examples",
        "Found",
        "Not found in translation",
        "Features that are no longer available in Python 3",
        "Room 404",
        "HTTP status codes: 200, 301, 404",
        "A list of domain registrars",
        "Lost and not found again",
    ],
)
def test_titles_of_pages_that_are(title: str) -> None:
    assert bad_title(title) is None


def response(status: int, **headers: str) -> Response:
    return Response("https://x.org/", status, {name.replace("_", "-"): value for name, value in headers.items()})


@pytest.mark.parametrize(
    ("given", "title"),
    [
        (response(403, cf_mitigated="challenge"), ""),
        (response(202, x_amzn_waf_action="challenge"), ""),
        (response(429, x_vercel_mitigated="challenge"), ""),
        (response(202, sg_captcha="challenge"), ""),
        (response(403, set_cookie="datadome=abc; Path=/"), ""),
        (response(200), "Just a moment..."),
        (response(503), "Just a moment..."),
        (response(200), "Making sure you're not a bot!"),
        (response(200), "Making sure you’re not a bot!"),
        (response(403), "Attention Required! | Cloudflare"),
        (response(200), "Are you a robot?"),
        (response(200), "DDoS-Guard"),
        (response(200), "Vercel Security Checkpoint"),
    ],
)
def test_walls_against_robots(given: Response, title: str) -> None:
    assert challenge(given, title) is not None


@pytest.mark.parametrize(
    ("given", "title"),
    [
        (response(200, cf_ray="1", server="cloudflare"), "A page"),
        (response(503, server="cloudflare"), "Service unavailable"),
        (response(200, set_cookie="datadome=abc"), "A shop"),
        (response(200), "On access control: how 'access denied' came to be"),
        (response(404), "Just a moment..."),
    ],
)
def test_what_is_no_wall(given: Response, title: str) -> None:
    assert challenge(given, title) is None


def test_what_refuses_to_say_is_told_from_what_is_gone_or_broken() -> None:
    blocking = {status for status in range(100, 1000) if is_blocking(status)}
    assert blocking >= {400, 401, 402, 403, 405, 406, 407, 409, 418, 422, 429, 451, 511, 999}
    assert blocking.isdisjoint({200, 302, 404, 408, 410, 425, 500, 502, 503, 504})


@pytest.mark.parametrize(
    ("url", "final", "status"),
    [
        ("https://youtube.com/@x", "https://consent.youtube.com/m?continue=https://youtube.com/@x", 200),
        ("https://techcrunch.com/a", "https://guce.techcrunch.com/consent?brandType=nonEu", 200),
        ("https://journal.org/doi/1", "https://journal.org/action/cookieAbsent", 200),
        ("https://github.com/o/r/issues/new", "https://github.com/login?return_to=x", 200),
        ("https://github.com/o/r/edit/main/README.md", "https://github.com/login?return_to=x", 200),
        ("https://gitlab.com/o/r/-/issues/new", "https://gitlab.com/users/sign_in", 200),
        ("https://github.com/settings/tokens", "https://github.com/settings/tokens", 404),
        ("https://www.linkedin.com/in/x", "https://www.linkedin.com/in/x", 404),
        ("https://m.facebook.com/x", "https://m.facebook.com/x", 404),
    ],
)
def test_what_is_hidden_from_those_without_an_account_or_consent(url: str, final: str, status: int) -> None:
    assert hidden(url, final, status) is not None


@pytest.mark.parametrize(
    ("url", "final", "status"),
    [
        ("https://github.com/o/r", "https://github.com/o/r", 404),
        ("https://github.com/o/new", "https://github.com/o/new", 404),
        ("https://github.com/o/r/tree/main/new", "https://github.com/o/r/tree/main/new", 404),
        ("https://x.org/linkedin.com", "https://x.org/linkedin.com", 404),
        ("https://notlinkedin.com/a", "https://notlinkedin.com/a", 404),
        ("https://x.org/consent", "https://x.org/consent", 200),
        ("https://x.org/informed-consent", "https://x.org/informed-consent/", 200),
    ],
)
def test_what_is_not_hidden(url: str, final: str, status: int) -> None:
    assert hidden(url, final, status) is None
