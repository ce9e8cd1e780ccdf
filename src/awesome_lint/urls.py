"""What a URL stands for: the identity of a resource over its many spellings, and the canonical spelling.

No network is asked. arXiv identifiers follow https://info.arxiv.org/help/arxiv_identifier.html, DOIs the syntax that
Crossref recommends to match (`10.` and four to nine digits, a slash, a suffix).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

# What few lists need is left as text: `re` compiles it on first use, and keeps it.
_ARXIV_ID = r"(?P<id>\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?P<version>v\d+)?"
_ARXIV = re.compile(
    r"(?:https?:)?/{0,2}(?P<host>(?:(?:www|export|browse|cn|de|es|in|jp)\.)?arxiv\.org"
    r"|(?:www\.)?ar5iv\.(?:labs\.arxiv\.)?org)"
    rf"/(?P<form>abs|pdf|html|format|ps|src|e-print)/{_ARXIV_ID}(?:\.pdf)?/?(?P<rest>[?#].*)?",
    re.IGNORECASE,
)
_DOI = r"10\.\d{4,9}/[^\s?#]+"
_DOI_PATH = r"(?i)/(?:doi|article|chapter|book|content/pdf)/(?:[a-z]{2,12}/)?(?=10\.\d{4,9}/)"
_DOI_HOST = r"(?i)(?:https?:)?/{0,2}(?:(?:dx|www)\.)?doi\.org/(?:doi:)?(?=10\.)"
_ARXIV_DOI = rf"(?i)10\.48550/arxiv\.{_ARXIV_ID}"
_SPRINGER_PDF = r"(?i)\.(?:pdf|html?)$"

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_MISSPELT_SCHEME = (
    r"(?i)(?P<scheme>https?|h{2,3}ttps?|ht{3,4}ps?|https{2,3}|t{1,2}ps?|ht?ps?|hts|htts|httsp|htpps|hppts?|hptts?|htps)"
    r"(?P<marks>[:;\uff1a]{1,2}[/\\]{0,4}|[/\\]{2,4})(?=[\w\[])"
)
_SOUND = re.compile(r"https?://(?!https?[:/;])[\w\[]", re.IGNORECASE)
_HOST = (
    r"(?i)(?:www\.[\w-]+(?:\.[\w-]+)+|(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+"
    r"(?:com|org|net|edu|gov|io|ai|dev|app|info|me|xyz|site|online|cn|de|uk|fr|jp))(?::\d+)?(?=[/?#]|$)"
)
_ASSETS = r"(?i)\.(?:md|markdown|rst|txt|html?|png|jpe?g|gif|svg|webp|pdf|bib|ya?ml|json|csv)$"

# Most links of most lists; what these patterns do not match in full goes the longer way.
_PLAIN_ARXIV = re.compile(r"https?://arxiv\.org/(?:abs|pdf)/(\d{4}\.\d{4,5})(?:v\d+)?(?:\.pdf)?")
_PLAIN = re.compile(
    r"https?://(?:www\.)?(?!www\.|openreview\.|github\.com|aclanthology\.)([a-z][a-z0-9.-]*)(/[\w/.~@+,-]*)?"
)

_TRACKING = (
    r"(?i)(?:utm_\w+|fbclid|gclid|gclsrc|dclid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi"
    r"|casa_token|oly_anon_id|oly_enc_id|vero_id|wickedid)"
)
# Sessions, tokens, signatures of storage providers (Amazon, Google, Azure, CloudFront), and when they expire.
_PASSING = (
    r"(?i)(?:jsessionid|phpsessid|aspsessionid\w*|s(?:ess(?:ion)?)?_?id|cfid|cftoken|\w*[_-]?token|auth\w*|jwt|ticket"
    r"|x-(?:amz|goog)-\w[\w-]*|awsaccesskeyid|googleaccessid|sig|signature|key-pair-id|policy|expires|hmac|nonce|state)"
)
_GITHUB_ROOT = r"(?P<repository>/[\w.-]+/[\w.-]+)(?:/tree/(?:main|master)|/blob/(?:main|master)/(?i:readme\.md))?"
_GITHUB_TAB = r"tab=[\w-]+-ov-file"  # GitHub adds it itself, for the tabs above a README
_GITHUB_README = r"(?i:https?://(?:www\.)?github\.com)/[\w.-]+/[\w.-]+/?\?tab=readme-ov-file"
_POSSIBLE = r"(?i)https?://(?:[\w-]+\.)*[\w-]+\.?(?::\d{1,4})?(?:[/?#]|\Z)"
_TEXT_FRAGMENT = r"(?s)#?:~:.*"
_INVISIBLE = "[\u00ad\u200b-\u200f\u2060\ufeff]"


class ArxivPaper(NamedTuple):
    """A paper on arXiv, as a URL names it.

    Attributes:
        id: Its identifier without version: "2401.09670", "cs/9808001".
        version: "v2", or "".
        form: What the URL opens, in lower case: "abs", "pdf", "html" or a source format.
        host: The host as written, in lower case.
        rest: Query and fragment, with their marks.
    """

    id: str
    version: str
    form: str
    host: str
    rest: str


def arxiv_paper(url: str) -> ArxivPaper | None:
    """Read a URL of arXiv, of one of its mirrors or of ar5iv; None for any other."""
    match = _ARXIV.fullmatch(url)
    if match is None:
        return None
    identifier = match["id"]
    if "/" in identifier:
        identifier = _lower_archive(identifier)
    return ArxivPaper(
        identifier,
        (match["version"] or "").lower(),
        match["form"].lower(),
        match["host"].lower(),
        match["rest"] or "",
    )


def arxiv_url(paper: ArxivPaper, form: str) -> str:
    """Give the URL that arXiv itself uses for a paper: form "abs", "pdf" or "html"; the version is kept."""
    return f"https://arxiv.org/{form}/{paper.id}{paper.version}{paper.rest}"


def doi(url: str) -> str | None:
    """Give the DOI that a URL names, in lower case, as resolvers and many publishers write it; None without one."""
    if "10." not in url:
        return None
    match = re.match(_DOI_HOST, url) or re.search(_DOI_PATH, url)
    if match is None:
        return None
    name = re.match(_DOI, unquote(url[match.end() :]))
    if name is None:
        return None
    found = name[0].rstrip("/").lower()
    return re.sub(_SPRINGER_PDF, "", found) if "springer.com/" in url else found


def arxiv_doi(name: str) -> str | None:
    """Give the identifier of the arXiv paper that a DOI of arXiv's own stands for; None for any other DOI."""
    match = re.fullmatch(_ARXIV_DOI, name)
    return match["id"] if match else None


@lru_cache(maxsize=1 << 15)
def identity(url: str) -> str:
    """Name the resource behind a URL, so that two URLs of one resource give the same text.

    One resource are: all forms and versions of an arXiv paper; all publisher pages of a DOI; forum and PDF of an
    OpenReview submission; the pages of a GitHub repository that show its README; http and https, with and without
    `www.`, a final slash, tracking parameters or a text fragment. Queries and other fragments count: they often are the
    resource (hash routes). The result is a key, not a URL. A misspelt scheme is read as what it stands for.
    """
    if plain := _PLAIN_ARXIV.fullmatch(url):
        return f"arxiv:{plain[1]}"
    if "10." not in url and "arxiv" not in url and "ar5iv" not in url and (plain := _PLAIN.fullmatch(url)):
        return plain[1] + (plain[2] or "").rstrip("/")
    if not url.isascii():
        url = re.sub(_INVISIBLE, "", url)
    if "ar" in url[:24]:
        paper = arxiv_paper(url)
        if paper is not None:
            return f"arxiv:{paper.id}"
    name = doi(url)
    if name is not None:
        preprint = arxiv_doi(name)
        return f"arxiv:{preprint}" if preprint else f"doi:{name}"
    fixed = mend_scheme(url)
    return _plain_identity(url) if fixed is None else identity(fixed)


def _plain_identity(url: str) -> str:
    url = without_tracking(url)
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        port = parts.port
    except ValueError:  # a port or an IPv6 address that cannot be: only the text itself is left to compare
        return url
    if parts.scheme.lower() not in ("http", "https"):
        return url
    host = host.removeprefix("www.")
    path = unquote(parts.path).rstrip("/")
    fragment = parts.fragment
    if host == "openreview.net" and path in ("/forum", "/pdf", "/attachment"):
        submission = re.search(r"(?:^|&)id=([^&]+)", parts.query)
        if submission:
            return f"openreview:{submission[1]}"
    elif host == "github.com":
        return _github_identity(path, parts.query, fragment)
    elif host == "aclanthology.org":
        path = path.removesuffix(".pdf")
    at = "" if port in (None, 80, 443) else f":{port}"
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{at}{path}{query}{'#' + fragment if fragment else ''}"


def _github_identity(path: str, query: str, fragment: str) -> str:
    """Name what a URL of GitHub shows: a repository's first page has several."""
    if page := re.fullmatch(_GITHUB_ROOT, path):
        path = page["repository"].removesuffix(".git").lower()
        query = "" if re.fullmatch(_GITHUB_TAB, query) else query
        fragment = "" if fragment == "readme" else fragment
    elif path.count("/") < 2:
        path = path.lower()
    return f"github.com{path}{'?' if query else ''}{query}{'#' if fragment else ''}{fragment}"


def is_web(url: str) -> bool:
    """Whether a URL is http or https with a host: what a reader's browser opens on another site."""
    return re.match(r"https?://[\w\[]", url, re.IGNORECASE) is not None


def is_home_page(url: str) -> bool:
    """Whether a URL names a whole site: no path, query or fragment."""
    return re.fullmatch(r"https?://[^/?#]*/?", url, re.IGNORECASE) is not None


def writable(url: str) -> str:
    """Give a URL so that it can stand between brackets, in angle brackets or in quotation marks."""
    return url.translate({ord(char): f"%{ord(char):02X}" for char in " ()<>\"'\\"})


def without_tracking(url: str, *, parameters: bool = True, text_fragments: bool = True) -> str:
    """Give a URL without what only tells where a visitor came from (parameters) or looked (text fragments).

    GitHub's own `?tab=readme-ov-file` goes with the parameters: a repository's first page shows that tab anyway.

    Pages in a web archive are left alone: there the whole URL is the name of the copy.
    """
    if "//web.archive.org/" in url or "//archive." in url:
        return url
    before, mark, fragment = url.partition("#")
    base, question, query = before.partition("?")
    if parameters and question and re.search(_TRACKING, query):
        kept = [item for item in query.split("&") if not re.fullmatch(_TRACKING, item.partition("=")[0])]
        before = base + (question + "&".join(kept) if kept else "")
    if parameters and re.fullmatch(_GITHUB_README, before):
        before = base
    if text_fragments and ":~:" in fragment:
        return before + re.sub(_TEXT_FRAGMENT, "", mark + fragment)
    return before + mark + fragment


def passing_parameters(url: str) -> set[str]:
    """Give the names of parameters of a URL that belong to one visit: tracking, sessions, tokens, signatures."""
    if "=" not in url:
        return set()
    names = (match[1].lower() for match in re.finditer(r"[?&;#]([\w.-]+)=", url))
    return {name for name in names if re.fullmatch(_TRACKING, name) or re.fullmatch(_PASSING, name)}


def mend_scheme(url: str) -> str | None:
    """Give a URL with its http scheme spelt right, where what was meant is certain; None where it is right already.

    `ttps://x.org`, `https//x.org`, `https:/x.org` and `https://https//x.org` all mean `https://x.org`.
    What follows the scheme must be a host.
    """
    if _SOUND.match(url):
        return None
    at = 0
    scheme = ""
    while match := re.compile(_MISSPELT_SCHEME).match(url, at):
        written = match["scheme"].lower()
        if "/" not in match["marks"] and written not in ("http", "https"):
            return None  # "tp:" may be anything
        scheme = "https" if "s" in written else "http"
        at = match.end()
    rest = url[at:]
    if not scheme or not re.match(r"[\w-]+\.|localhost\b|\[", rest):
        return None
    whole = f"{scheme}://{rest}"
    return None if whole.lower() == url.lower() else whole


def impossible(url: str) -> str | None:
    """Say why no client can ask a URL of the web, as the end of a sentence that begins with it; None where one can."""
    if re.match(_POSSIBLE, url):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return "has a bracket in its host that is not closed"
    try:
        port = parts.port
    except ValueError:
        return "has a port that is no number up to 65535"
    if not host or port == 0:
        return "has no host" if not host else "has the port 0"
    if ":" in host:
        return None  # an IPv6 address
    if not all(host.rstrip(".").split(".")):
        return "has a host with two dots in a row, or one before its name"
    strange = re.search(r"[^\w.%~-]", host)
    return f"has `{strange[0]}` in its host" if strange else None


def lacks_scheme(url: str) -> bool:
    """Whether a destination is clearly a host whose scheme is missing: `www.x.org/a`, `github.com/x/y`."""
    match = re.match(_HOST, url)
    return match is not None and not (match.end() < len(url) and re.search(_ASSETS, url[match.start() : match.end()]))


def could_be_web(url: str) -> bool:
    """Whether a destination that reads as a local one was meant for another site: host or scheme are misspelt."""
    return mend_scheme(url) is not None or lacks_scheme(url)


class LocalTarget(NamedTuple):
    """A destination within the list's own repository.

    Attributes:
        path: The file or folder, percent-decoded; "" is the list itself.
        fragment: What follows `#`, percent-decoded; "" without one.
    """

    path: str
    fragment: str


def local_target(url: str) -> LocalTarget | None:
    """Read a destination as a file of the repository or an anchor; None if it has a scheme or a host, or is empty."""
    if not url or url.startswith("//") or _SCHEME.match(url):
        return None
    path, _, fragment = url.partition("#")
    return LocalTarget(unquote(path.partition("?")[0]), unquote(fragment))


def host_of(url: str) -> str:
    """Give the host of a URL in lower case; "" where it has none that can be read."""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def _lower_archive(identifier: str) -> str:
    """Old identifiers name an archive: its subject class is written in capitals, the rest in small letters."""
    archive, _, number = identifier.partition("/")
    name, dot, subject = archive.partition(".")
    return f"{name.lower()}{dot}{subject.upper()}/{number}"
