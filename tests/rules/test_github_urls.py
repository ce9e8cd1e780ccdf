"""What the URL of a remote says; npm's answers were observed with its tool, 2.3.0, in repositories made for it."""

from __future__ import annotations

import pytest

from awesome_lint.rules.awe.github_urls import host_of, on_github, on_github_for_npm, owner_of


@pytest.mark.parametrize(
    ("url", "ours", "npm", "host"),
    [
        ("https://github.com/a/b.git", True, True, "github.com"),
        ("https://github.com/a/b/", True, True, "github.com"),
        ("http://github.com/a/b", True, True, "github.com"),
        ("https://www.github.com/a/b", True, True, "www.github.com"),
        ("https://github.com/a/b/tree/main", True, True, "github.com"),
        ("https://user:tok@github.com/a/b.git", True, True, "github.com"),
        ("git@github.com:a/b.git", True, True, "github.com"),
        ("ssh://git@github.com/a/b", True, True, "github.com"),
        ("git+ssh://git@github.com/a/b", True, True, "github.com"),
        ("git://github.com/a/b", True, True, "github.com"),
        ("ssh://git@github.com:22/a/b", True, False, "github.com"),
        ("ssh://git@ssh.github.com:443/a/b", True, False, "ssh.github.com"),
        ("GIT@GITHUB.COM:a/b", True, False, "github.com"),
        ("https://GitHub.com/A/B", True, False, "github.com"),
        ("git@gitlab.com:a/b.git", False, True, "gitlab.com"),
        ("git@work:a/b", False, True, None),
        ("a/b", False, True, None),
        ("../x/y", False, False, None),
        ("foo", False, False, None),
        ("/local/path", False, False, None),
        ("file:///x/y", False, False, None),
        ("https://github.com/a", False, False, "github.com"),
        ("https://gist.github.com/a/b", False, False, "gist.github.com"),
        ("https://raw.githubusercontent.com/a/b", False, False, "raw.githubusercontent.com"),
        ("https://gitlab.com/github.com/b", False, False, "gitlab.com"),
        ("https://github.com.evil.org/a/b", False, False, "github.com.evil.org"),
        ("https://example.com/a/b.git", False, False, "example.com"),
        ("https://localhost/a/b", False, False, None),
    ],
)
def test_where_a_remote_is(url: str, ours: bool, npm: bool, host: str | None) -> None:
    assert (on_github(url), on_github_for_npm(url), host_of(url)) == (ours, npm, host)


@pytest.mark.parametrize(
    ("url", "owner"),
    [
        ("git@github.com:SindreSorhus/awesome.git", "sindresorhus"),
        ("https://github.com/a/b", "a"),
        ("https://gitlab.com/a/b", None),
        (None, None),
    ],
)
def test_who_owns_it(url: str | None, owner: str | None) -> None:
    assert owner_of(url) == owner
