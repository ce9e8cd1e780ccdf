"""Where redirections lead: to the same thing at a new place, or to something else."""

from __future__ import annotations

import pytest

from awesome_lint.links.redirects import differs_in_language, suspicion
from awesome_lint.links.sites import same_site
from awesome_lint.statuses import Hop


@pytest.mark.parametrize(
    ("url", "final", "status"),
    [
        ("http://x.org/a", "https://x.org/a", 301),
        ("https://x.org/a", "https://www.x.org/b/c", 302),
        ("https://x.org/", "https://x.org/en-US/", 302),
        ("https://x.org", "https://x.org/en/home", 302),
        ("https://x.org/de", "https://x.org/", 302),
        ("https://x.org/index.html", "https://x.org/", 301),
        ("https://x.org/#/docs", "https://www.x.org/", 301),
        ("https://x.org/ai", "https://x.org/ml", 301),  # short, but no languages' home pages
        ("https://x.org/docs", "https://docs.x.org/en/latest/", 302),
        ("https://example.org/widget", "https://widget.example.org/", 301),
        ("https://developers.google.com/protocol-buffers", "https://protobuf.dev/protocol-buffers/", 301),
        ("https://old.io/", "https://new.com/", 301),
        ("https://old.io/a/b", "https://new.com/a/b/", 308),
        ("https://example.io/a", "https://example.com/", 302),
        ("https://facebookresearch.github.io/detectron2/", "https://detectron2.dev/", 301),
        ("https://someone.github.io/blog/post", "https://someone.dev/p/post", 302),
        ("https://project.readthedocs.io/en/latest/", "https://docs.other.org/", 302),
        ("https://someone.medium.com/a-story-1", "https://stories.example.org/a-story-1", 302),
        ("https://twitter.com/someone", "https://x.com/someone", 302),
        ("https://bit.ly/abc", "https://anything.org/", 301),
        ("https://doi.org/10.1/2", "https://publisher.com/article/2", 302),
        ("https://youtu.be/abc", "https://www.youtube.com/watch?v=abc", 303),
        ("https://docs.x.org/auth", "https://docs.x.org/en/stable/guide/login.html", 302),
        ("https://x.org/docs/sso", "https://x.org/docs/oauth2/overview", 302),
        ("https://x.org/help/accounts", "https://x.org/help/sign-in/", 302),
        ("https://x.org/models", "https://x.org/checkpoint/7b", 302),
        ("https://x.org/blog/one", "https://x.org/blog/log-in-with-one", 302),
        ("https://accounts.x.org/login", "https://accounts.x.org/login?x=1", 302),
    ],
)
def test_the_same_thing(url: str, final: str, status: int) -> None:
    assert suspicion(url, [Hop(status, final)]) is None


@pytest.mark.parametrize(
    ("url", "final", "status", "reason"),
    [
        ("https://x.org/a/b", "https://x.org/", 301, "home page of x.org"),
        ("https://x.org/a/b", "https://www.x.org", 302, "home page"),
        ("https://x.org/a/b", "https://x.org/en-us/", 302, "home page"),
        ("https://x.org/a/b", "https://x.org/de/index.html", 302, "home page"),
        ("https://x.org/?p=123", "https://x.org/", 301, "home page"),
        ("https://blog.example.org/post", "https://example.org/", 301, "home page"),
        ("https://x.org/a", "https://y.org/b", 301, "another site, y.org"),
        ("https://x.org/a", "https://y.org/a", 302, "another site"),
        ("https://x.org/", "https://y.org/", 302, "another site"),
        ("https://x.org/a", "https://y.org/", 301, "another site"),
        ("https://docs.x.org/a", "https://docs.com/", 302, "another site"),
        ("https://a.github.io/x", "https://www.hugedomains.com/domain_profile.cfm?d=a", 302, "parked"),
        ("https://x.org/", "https://ww1.x.org/", 302, "parked"),
        ("https://x.org/a", "https://x.org/login?next=/a", 302, "log in"),
        ("https://x.org/a", "https://x.org/docs/login?return_to=%2Fa", 302, "log in"),
        ("https://x.org/a", "https://x.org/oauth2/authorize?client_id=1&redirect_uri=2", 302, "log in"),
        ("https://x.org/a", "https://accounts.google.com/v3/signin", 302, "log in"),
        ("https://x.org/a", "https://login.microsoftonline.com/common", 302, "log in"),
        ("https://bit.ly/a", "https://x.org/users/sign_in", 302, "log in"),
    ],
)
def test_something_else(url: str, final: str, status: int, reason: str) -> None:
    assert reason in (suspicion(url, [Hop(status, final)]) or "")


def test_one_hop_that_is_not_permanent_makes_a_chain_that_is_not() -> None:
    hops = [Hop(301, "https://x.org/b"), Hop(302, "https://y.org/a")]
    assert suspicion("https://x.org/a", hops) is not None
    assert suspicion("https://x.org/a", [*hops[:1], Hop(301, "https://y.org/a")]) is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://a.x.org/", "https://b.x.org/", True),
        ("https://a.co.uk/", "https://b.co.uk/", False),
        ("https://a.github.io/", "https://b.github.io/", False),
        ("https://hf.co/a", "https://huggingface.co/a", True),
        ("https://127.0.0.1/", "https://127.0.0.2/", False),
    ],
)
def test_sites_are_registrable_domains(one: str, other: str, same: bool) -> None:
    assert same_site(one, other) is same


@pytest.mark.parametrize(
    ("url", "final", "differs"),
    [
        ("https://learn.x.com/azure/a", "https://learn.x.com/en-us/azure/a", True),
        ("https://x.com/docs/a", "https://x.com/docs/de/a", True),
        ("https://x.com/", "https://x.com/en/", True),
        ("https://x.com/a", "https://x.com/b", False),
        ("https://x.com/a", "https://x.com/xx/a", False),
        ("https://x.com/a", "https://y.com/en/a", False),
        ("https://x.com/en/a", "https://x.com/en/a?b", False),
    ],
)
def test_a_language_is_no_new_place(url: str, final: str, differs: bool) -> None:
    assert differs_in_language(url, final) is differs
