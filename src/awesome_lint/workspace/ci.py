"""What a CI's environment says a change is to be compared with.

Variables and payloads as documented: "Default environment variables" and "Webhook events and payloads" (GitHub),
"Predefined CI/CD variables reference" (GitLab), "Use predefined variables" (Azure Pipelines); "pre-commit during push"
(pre-commit, which sets its variable for `run --from-ref` as well).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from awesome_lint.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_EVENT = "GITHUB_EVENT_PATH"


def base_refs(environment: Mapping[str, str]) -> list[str]:
    """Give what names the base of the change that CI runs for, the best first; empty where nothing does.

    Args:
        environment: The variables.

    Raises:
        InputError: GitHub's file about the event cannot be read.
    """
    return list(dict.fromkeys(ref for ref in _refs(environment) if ref.strip("0")))  # only zeros: there is none


def _refs(environment: Mapping[str, str]) -> Iterator[str]:
    yield environment.get("PRE_COMMIT_FROM_REF", "")
    branch = environment.get("GITHUB_BASE_REF")
    if branch:
        yield f"refs/remotes/origin/{branch}"
    if environment.get("GITHUB_ACTIONS") and environment.get(_EVENT):
        yield from _event_refs(_event(environment[_EVENT]))
    yield environment.get("CI_MERGE_REQUEST_DIFF_BASE_SHA", "")
    branch = environment.get("CI_MERGE_REQUEST_TARGET_BRANCH_NAME")
    if branch:
        yield f"refs/remotes/origin/{branch}"
    yield environment.get("CI_COMMIT_BEFORE_SHA", "")
    branch = environment.get("SYSTEM_PULLREQUEST_TARGETBRANCH", "").removeprefix("refs/heads/")
    if branch:
        yield f"refs/remotes/origin/{branch}"


def _event_refs(event: object) -> Iterator[str]:
    """Give the base of a pull request, of a merge queue's group, or of a push.

    A push that makes a branch has none, and a forced one may have put it out of reach: then it is the default branch.
    """
    yield _text(event, "pull_request", "base", "sha")
    yield _text(event, "merge_group", "base_sha")
    before, branch = _text(event, "before"), _text(event, "repository", "default_branch")
    if before:
        yield before
        if branch and _text(event, "ref") != f"refs/heads/{branch}":
            yield f"refs/remotes/origin/{branch}"


def _text(value: object, *keys: str) -> str:
    """Give the text at a path of keys; "" where there is none."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value if isinstance(value, str) else ""


def _event(path: str) -> object:
    try:
        with open(path, encoding="utf-8") as file:  # noqa: PTH123 - as everywhere at the edge
            event: object = json.load(file)
    except (OSError, ValueError, RecursionError) as error:
        raise InputError(
            f"{path}: GitHub's event ({_EVENT}) cannot be read: {error}; name the base in place of `auto`"
        ) from error
    return event
