"""Identity, canonical spelling and repair of URLs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome_lint import urls

ONE_RESOURCE = [
    [
        "https://arxiv.org/abs/2401.00588",
        "http://arxiv.org/abs/2401.00588v2",
        "https://www.arxiv.org/pdf/2401.00588v1.pdf",
        "https://export.arxiv.org/pdf/2401.00588",
        "https://arxiv.org/html/2401.00588v3#S1",
        "https://ar5iv.labs.arxiv.org/html/2401.00588",
        "https://doi.org/10.48550/arXiv.2401.00588",
        "ttps://arxiv.org/abs/2401.00588",
        "arxiv.org/abs/2401.00588",
    ],
    ["https://arxiv.org/abs/cs/9808001", "http://arxiv.org/pdf/CS/9808001v1.pdf"],
    ["https://arxiv.org/abs/math.GT/0309136", "https://arxiv.org/abs/math.gt/0309136"],
    [
        "https://doi.org/10.1145/3366423.3380214",
        "http://dx.doi.org/10.1145/3366423.3380214",
        "https://dl.acm.org/doi/10.1145/3366423.3380214",
        "https://dl.acm.org/doi/abs/10.1145/3366423.3380214?casa_token=x",
        "https://dl.acm.org/doi/pdf/10.1145%2F3366423.3380214".replace("%2F", "/"),
    ],
    ["https://link.springer.com/chapter/10.1007/978-3-030-34968-4_12", "https://doi.org/10.1007/978-3-030-34968-4_12"],
    ["https://openreview.net/forum?id=ab_1-c&noteId=d", "https://openreview.net/pdf?id=ab_1-c"],
    ["https://aclanthology.org/2023.acl-long.740/", "http://www.aclanthology.org/2023.acl-long.740.pdf"],
    [
        "https://github.com/Aa/Bb",
        "http://github.com/aa/bb/",
        "https://github.com/Aa/Bb.git",
        "https://github.com/Aa/Bb#readme",
        "https://github.com/Aa/Bb?tab=readme-ov-file",
        "https://github.com/Aa/Bb?tab=MIT-1-ov-file#readme",
        "https://github.com/Aa/Bb/tree/main",
        "https://github.com/Aa/Bb/blob/master/README.md",
    ],
    ["https://x.org", "http://www.x.org/", "https//x.org", "https://https://x.org", "HTTPS://X.ORG:443/"],
    ["https://x.org/a?b=1", "https://x.org/a/?utm_source=c&b=1", "https://x.org/a?b=1#:~:text=d"],
    ["https://x.org/a%20b", "https://x.org/a b"],
]
OTHERS = [
    ("https://x.org/a", "https://x.org/A"),
    ("https://x.org/?id=1", "https://x.org/?id=2"),
    ("https://x.org/#/a", "https://x.org/#/b"),
    ("https://x.org:8080/", "https://x.org/"),
    ("https://github.com/a?tab=repositories", "https://github.com/a"),
    ("https://github.com/a/b/blob/main/docs/README.md", "https://github.com/a/b"),
    ("https://github.com/a/b/tree/main/src", "https://github.com/a/b"),
    ("https://github.com/a/b/tree/dev", "https://github.com/a/b"),
    ("https://github.com/a/b/tree/Main", "https://github.com/a/b/tree/main"),
    ("https://web.archive.org/web/2020/https://x.org/?utm_a=1", "https://web.archive.org/web/2020/https://x.org/"),
    ("a.md", "b.md"),
]


@pytest.mark.parametrize("spellings", ONE_RESOURCE, ids=lambda spellings: spellings[0])
def test_one_resource(spellings: list[str]) -> None:
    assert len({urls.identity(url) for url in spellings}) == 1


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_two_resources(one: str, other: str) -> None:
    assert urls.identity(one) != urls.identity(other)


@given(st.text(max_size=40) | st.from_regex(r"(https?://|www\.)[\w.\[\]:/?#%&=-]{0,30}", fullmatch=True))
def test_any_text_has_an_identity(text: str) -> None:
    assert urls.identity(text) == urls.identity(text)
    urls.local_target(text)
    urls.lacks_scheme(text)
    mended = urls.mend_scheme(text)
    assert mended is None or urls.mend_scheme(mended) is None
    clean = urls.without_tracking(text)
    assert urls.without_tracking(clean) == clean


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ttps://x.org/a", "https://x.org/a"),
        ("https//x.org", "https://x.org"),
        ("https:/x.org", "https://x.org"),
        ("https:///x.org", "https://x.org"),
        ("https;//x.org", "https://x.org"),
        ("https：//x.org", "https://x.org"),
        ("https:\\\\x.org", "https://x.org"),
        ("hhttp://x.org", "http://x.org"),
        ("http://https://x.org", "https://x.org"),
        ("https://x.org", None),
        ("http://http4s.org/", None),
        ("https://", None),
        ("http/readme.md", None),
        ("tps.md", None),
        ("ftp://x.org", None),
        ("mailto:a@x.org", None),
    ],
)
def test_mend_scheme(written: str, meant: str | None) -> None:
    assert urls.mend_scheme(written) == meant


@pytest.mark.parametrize("url", ["www.x.org", "x.org/a", "github.com/a/b", "a.github.io/b/", "konlpy.org", "x.ai?b"])
def test_lacks_scheme(url: str) -> None:
    assert urls.lacks_scheme(url)


@pytest.mark.parametrize(
    "url", ["readme.md", "x/y.com", "https://x.org", "a.png", "LICENSE", "v1.2", "notes.in.md", "e.g."]
)
def test_does_not_lack_a_scheme(url: str) -> None:
    assert not urls.lacks_scheme(url)


def test_local_target() -> None:
    assert urls.local_target("docs/a%20b.md?raw=true#x%20y") == ("docs/a b.md", "x y")
    assert urls.local_target("#a") == ("", "a")
    assert [urls.local_target(url) for url in ("", "//x.org/a", "https://x.org", "mailto:a@b.c")] == [None] * 4


def test_arxiv_url_keeps_the_version() -> None:
    paper = urls.arxiv_paper("http://export.arxiv.org/pdf/2401.00588v2.pdf")
    assert paper is not None
    assert urls.arxiv_url(paper, "abs") == "https://arxiv.org/abs/2401.00588v2"
