"""What the URL of a Git remote says of its host."""

from __future__ import annotations

import re

# https://github.com/OWNER/REPOSITORY and its kin, ssh://git@github.com/..., git@github.com:...
_GITHUB = re.compile(
    r"(?:[a-z][a-z+]*://(?:[^\s/@]*@)?(?:www\.|ssh\.)?github\.com(?::\d+)?/|(?:[^\s/@:]+@)?github\.com:)"
    r"(?P<owner>[^\s/:]+)/[^\s/]+.*",
    re.IGNORECASE,
)
# npm's awesome-lint: also where the repository is named in short, and with any host behind `git@`; never with a port.
_GITHUB_FOR_NPM = re.compile(
    r"[a-z][a-z+]*://(?:[^\s/@]*@)?(?:www\.)?github\.com/[^\s/:]+/[^\s/]+.*|(?:git@[^\s/:]+:)?[\w.-]+/[\w.-]+"
)
_HOST = re.compile(r"(?:[a-z][a-z+]*://(?:[^\s/@]*@)?|[^\s/@:]+@)(?P<host>[^\s/:@]+\.[a-z0-9-]+)[:/]", re.IGNORECASE)


def on_github(url: str) -> bool:
    """Whether a remote is a repository on github.com."""
    return _GITHUB.fullmatch(url) is not None


def on_github_for_npm(url: str) -> bool:
    """Whether npm's awesome-lint takes it for one."""
    return _GITHUB_FOR_NPM.fullmatch(url) is not None


def host_of(url: str) -> str | None:
    """Give the host of a remote if it is surely one: not a path, nor a name that only the user's ssh knows."""
    match = _HOST.match(url)
    return match["host"].lower() if match else None


def owner_of(url: str | None) -> str | None:
    """Give who owns a repository on github.com, in lower case."""
    match = _GITHUB.fullmatch(url) if url is not None else None
    return match["owner"].lower() if match else None
