"""Pull requests: the action's steps, run as GitHub runs them, with a GitHub of our own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from tests.action.github import NAME
from tests.action.scenes import BASE, BROKEN, FIXABLE, FIXED, GOOD, NUMBER

if TYPE_CHECKING:
    from tests.action.github import GitHub
    from tests.action.scenes import Scene


SUGGESTED = f"```suggestion\n{FIXED}```\n"
CORRECTED = f"```diff\n-{FIXABLE}+{FIXED}```\n"


def test_a_pull_request_is_told_of_what_it_changes(scene: Scene, github: GitHub, installed: Path) -> None:
    scene.start({"README.md": BASE})
    scene.pull({"README.md": BASE + FIXABLE})
    use = scene.use(installed)
    assert not use.failed
    assert use.outputs["total"] == use.outputs["fixable"] == use.outputs["warnings"] == "1"
    assert use.outputs["errors"] == use.outputs["infos"] == "0"
    assert "::warning " in use.log
    assert "file=README.md,line=9" in use.log
    assert "line=6" not in use.log
    assert [
        each["row"] for finding in json.loads(Path(use.outputs["report"]).read_text()) for each in [finding["location"]]
    ] == [9]
    assert "entry-marker" in use.summary
    (comment,) = github.comments
    assert comment["body"].startswith("<!-- awesome-lint:comment:")
    assert CORRECTED in comment["body"]
    head = github.pulls[NUMBER]["head"]["sha"]
    assert f"(https://github.example/{NAME}/blob/{head}/README.md?plain=1#L9) entry-marker (TPL010)" in comment["body"]
    assert github.reviews == 0


def test_a_failing_list_fails_the_step_and_is_reported(scene: Scene, github: GitHub, installed: Path) -> None:
    scene.start({"README.md": BASE})
    scene.pull({"README.md": BASE + BROKEN})
    use = scene.use(installed)
    assert use.outcomes["Check"] == "failure"
    assert use.outcomes["Report"] == "success"
    assert "::error " in use.log
    assert use.outputs["errors"] == "1"
    assert "**For a person to decide**" in github.comments[0]["body"]
    assert "1 error" in github.comments[0]["body"]
    assert use.summary


def test_one_comment_is_kept_and_says_when_all_is_well(scene: Scene, github: GitHub, installed: Path) -> None:
    scene.start({"README.md": BASE})
    github.comments.append({"id": 1, "user": {"login": "someone", "type": "User"}, "body": "Hello"})
    scene.pull({"README.md": BASE + FIXABLE})
    scene.use(installed)
    scene.use(installed)
    assert len(github.comments) == 2
    assert len([request for request in github.requests if request.startswith(("POST /repos", "PATCH"))]) == 1
    first = github.comments[1]["id"]
    scene.again(BASE + BROKEN)
    scene.use(installed)
    assert [each["id"] for each in github.comments] == [1, first]
    assert CORRECTED not in github.comments[1]["body"]
    scene.again(BASE + GOOD)
    assert not scene.use(installed).failed
    assert [each["id"] for each in github.comments] == [1, first]
    assert "all clear" in github.comments[1]["body"]
    assert github.comments[0]["body"] == "Hello"


def test_nothing_is_written_where_all_was_well(scene: Scene, github: GitHub, installed: Path) -> None:
    scene.start({"README.md": BASE})
    scene.pull({"README.md": BASE + GOOD})
    use = scene.use(installed, fix="suggest")
    assert not use.failed
    assert use.outputs["total"] == "0"
    assert (github.comments, github.reviews) == ([], 0)


def test_a_fork_is_told_by_annotations_and_summary(scene: Scene, github: GitHub, installed: Path) -> None:
    scene.start({"README.md": BASE})
    scene.pull({"README.md": BASE + FIXABLE}, fork=True)
    use = scene.use(installed, fix="suggest")
    assert not use.failed
    assert "file=README.md,line=9" in use.log
    assert "entry-marker" in use.summary
    assert "::notice title=awesome-lint::pull requests from forks have a read-only token" in use.log
    assert "::warning title=awesome-lint" not in use.log
    assert (github.comments, github.reviews) == ([], 0)


def test_an_api_that_fails_is_no_failure_of_the_list(scene: Scene, github: GitHub, installed: Path) -> None:
    scene.start({"README.md": BASE})
    scene.pull({"README.md": BASE + FIXABLE})
    github.failing = 500
    use = scene.use(installed, fix="suggest")
    assert not use.failed
    assert "::warning title=awesome-lint::comments and issues may be out of date. GitHub answered 500" in use.log
    assert "file=README.md,line=9" in use.log


def test_a_suggestion_is_made_once(scene: Scene, github: GitHub, installed: Path) -> None:
    scene.start({"README.md": BASE})
    scene.pull({"README.md": BASE + FIXABLE + GOOD})
    use = scene.use(installed, fix="suggest")
    assert "1 suggestion made" in use.log
    (suggestion,) = github.review_comments
    assert (suggestion["path"], suggestion["line"], suggestion["side"]) == ("README.md", 9, "RIGHT")
    assert suggestion["body"].endswith(SUGGESTED)
    scene.use(installed, fix="suggest")
    assert (github.reviews, len(github.review_comments)) == (1, 1)


def test_suggestions_stand_in_the_pull_requests_own_lines(scene: Scene, github: GitHub, installed: Path) -> None:
    meanwhile = BASE.replace("# Papers\n", "# Papers\n\nA list of papers.\n")
    scene.start({"README.md": BASE})
    scene.pull({"README.md": BASE + FIXABLE}, meanwhile={"README.md": meanwhile})
    use = scene.use(installed, fix="suggest")
    assert "file=README.md,line=11" in use.log  # GitHub checks out what the merge would give
    assert [each["line"] for each in github.review_comments] == [9]


def test_everything_is_reported_on_request(scene: Scene, github: GitHub, installed: Path) -> None:
    scene.start({"README.md": BASE})
    scene.pull({"README.md": BASE + FIXABLE})
    use = scene.use(installed, only_changed="false", fix="suggest")
    assert use.outputs["total"] == "2"
    assert [each["line"] for each in github.review_comments] == [6, 9]  # GitHub shows three lines around a change


def test_a_clone_of_two_commits_is_enough(scene: Scene, installed: Path) -> None:
    scene.start({"README.md": BASE})
    scene.pull({"README.md": BASE + FIXABLE})
    scene.shallow(2)
    use = scene.use(installed, comment="false")
    assert use.outputs["total"] == "1"


def test_a_clone_without_history_says_what_to_do(scene: Scene, github: GitHub, installed: Path) -> None:
    scene.start({"README.md": BASE})
    scene.pull({"README.md": BASE + FIXABLE})
    scene.shallow(1)
    use = scene.use(installed)
    assert use.outcomes["Check"] == "failure"
    assert "::error title=awesome-lint::" in use.log
    assert "fetch-depth: 0" in use.log
    assert github.comments == []
