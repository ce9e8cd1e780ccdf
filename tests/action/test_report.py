"""The step `report` in this process: whose texts are changed, and what happens when GitHub does not play along."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.action.github import NAME, TOKEN

from awesome_lint.action.event import Event
from awesome_lint.action.inputs import Inputs
from awesome_lint.action.models import PullPayload
from awesome_lint.action.report import report
from awesome_lint.action.state import State
from awesome_lint.action.sticky import LIMIT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.action.github import GitHub

    Reported = Callable[..., str]

SHA = "0123456789abcdef0123456789abcdef01234567"
PULL = {
    "number": 12,
    "state": "open",
    "head": {"sha": SHA, "ref": "b", "repo": {"full_name": NAME}},
    "base": {"sha": SHA, "ref": "main", "repo": {"full_name": NAME}},
}


def finding(row: int, severity: str = "warning", message: str = "x") -> dict[str, object]:
    place = {"row": row, "column": 1}
    return {"code": "DUP001", "name": "duplicate", "message": message, "severity": severity, "filename": "README.md",
            "location": place, "fix": None}  # fmt: skip


@pytest.fixture
def reported(tmp_path: Path, github: GitHub, capsys: pytest.CaptureFixture[str]) -> Reported:
    """Run the step, with what the program found, and give what it prints."""
    github.pulls[12] = json.loads(json.dumps(PULL))

    def run(found: list[dict[str, object]], *, on_pull: bool = True, links: bool = False) -> str:
        variables = {"GITHUB_API_URL": github.url, "GITHUB_TOKEN": TOKEN, "GITHUB_JOB": "check", "GITHUB_SHA": SHA}
        state = State({"AWESOME_LINT_STATE": str(tmp_path)})
        state.keep_inputs(Inputs(issue=True, links="all" if links else "off"))
        state.file("check.json").write_text(json.dumps([] if links else found))
        state.file("links.json").write_text(json.dumps(found if links else []))
        pull = PullPayload.model_validate(PULL) if on_pull else None
        assert (
            report({**variables, "GITHUB_SERVER_URL": "https://github.example"}, state, Event("x", NAME, "", pull)) == 0
        )
        return capsys.readouterr().out

    return run


def test_a_marker_in_somebody_elses_comment_is_nothing(reported: Reported, github: GitHub) -> None:
    reported([finding(1)])
    stolen = github.comments[0]["body"] + "and more"
    github.comments[0] |= {"user": {"login": "author", "type": "User"}, "body": stolen}
    assert "the comment was written" in reported([finding(1)])
    assert [each["body"] == stolen for each in github.comments] == [True, False]


def test_a_marker_in_a_comment_of_another_bot_is_nothing(reported: Reported, github: GitHub) -> None:
    reported([finding(1)])
    stolen = github.comments[0]["body"]
    github.comments[0] |= {"user": {"login": "helper[bot]", "type": "Bot"}}
    assert "the comment was written" in reported([finding(2)])
    assert github.comments[0]["body"] == stolen
    assert "the comment was updated" in reported([finding(3)])
    assert len(github.comments) == 2


def test_a_token_of_a_user_keeps_that_users_comment(reported: Reported, github: GitHub) -> None:
    github.user = "maintainer"
    reported([finding(1)])
    github.comments[0]["user"] = {"login": "maintainer", "type": "User"}
    assert "the comment was updated" in reported([finding(2)])
    assert len(github.comments) == 1


def test_a_marker_within_a_comment_is_nothing(reported: Reported, github: GitHub) -> None:
    reported([finding(1)])
    github.comments[0]["body"] = f"As the bot said:\n{github.comments[0]['body']}"
    reported([finding(1)])
    assert len(github.comments) == 2


def test_two_comments_become_one(reported: Reported, github: GitHub) -> None:
    reported([finding(1)])
    github.comments.append({**github.comments[0], "id": 999})
    assert "the comment is up to date" in reported([finding(1)])
    assert len(github.comments) == 1


def test_a_comment_far_behind_is_found(reported: Reported, github: GitHub) -> None:
    other = {"user": {"login": "a", "type": "User"}, "body": "Hello"}
    github.comments += [{**other, "id": 1000 + number} for number in range(150)]
    reported([finding(1)])
    reported([finding(2)])
    assert len(github.comments) == 151
    assert "README.md:2" in github.comments[-1]["body"]


def test_a_long_comment_is_cut_between_its_parts(reported: Reported, github: GitHub) -> None:
    reported([finding(row, message="y" * 500) for row in range(1, 500)])
    body = github.comments[0]["body"]
    assert len(body) < LIMIT + 200 < 65_536
    assert body.endswith("more parts left out: see the job's summary.\n")


def test_errors_come_first(reported: Reported, github: GitHub) -> None:
    reported([finding(1, "info"), finding(2, "error"), finding(3)])
    body = github.comments[0]["body"]
    assert body.index("README.md:2`") < body.index("README.md:3`") < body.index("README.md:1`")


@pytest.mark.parametrize(
    ("on_pull", "wanted"), [(True, "pull-requests: write is needed"), (False, "issues: write is needed")]
)
def test_a_missing_permission_is_said(reported: Reported, github: GitHub, on_pull: bool, wanted: str) -> None:
    github.read_only = True
    said = reported([finding(1)], on_pull=on_pull)
    assert said.startswith("::notice title=awesome-lint::")
    assert wanted in said


@pytest.mark.parametrize("status", [500, 422])
def test_an_api_that_fails_is_a_warning(reported: Reported, github: GitHub, status: int) -> None:
    github.failing = status
    said = reported([finding(1)])
    assert said.startswith("::warning title=awesome-lint::comments and issues may be out of date.")
    assert f"GitHub answered {status}" in said


def test_a_rate_limit_is_waited_for(reported: Reported, github: GitHub) -> None:
    github.limited = 2
    reported([finding(1)])
    assert len(github.comments) == 1


def test_newer_commits_have_the_last_word(reported: Reported, github: GitHub) -> None:
    github.pulls[12]["head"]["sha"] = "f" * 40
    assert "newer commits" in reported([finding(1)])
    assert github.comments == []


def test_where_the_program_failed_nothing_is_said_to_be_well(
    reported: Reported, github: GitHub, tmp_path: Path
) -> None:
    reported([finding(1)])
    (tmp_path / "failed").touch()
    assert "stay as they are" in reported([])
    assert "all clear" not in github.comments[0]["body"]


def test_an_issue_on_links_speaks_of_links_and_is_not_opened_for_hints(reported: Reported, github: GitHub) -> None:
    assert "nothing to open an issue for" in reported([finding(1, "info")], on_pull=False, links=True)
    reported([finding(1, "info"), finding(2, "error"), finding(3)], on_pull=False, links=True)
    (issue,) = github.issues.values()
    assert issue["title"] == "awesome-lint: 1 error, 1 warning, 1 info"
    assert issue["body"].index("README.md:2`") < issue["body"].index("README.md:3`")
    assert "README.md:1`" not in issue["body"]
    assert "1 info besides" in issue["body"]
