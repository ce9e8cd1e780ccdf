"""The hooks under the real pre-commit: what it says, what it leaves behind, and its exit code."""

from __future__ import annotations

import http.server
import threading
from typing import TYPE_CHECKING

import pytest
from tests.hooks.support import BROKEN, CLEAN, DIRTY, FIXABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.hooks.support import Hooks, Outcome, Repository

pytestmark = pytest.mark.xdist_group("hooks")  # one process, so that the hooks are installed once

CHECK, FIX, LINKS = "awesome-lint", "awesome-lint-fix", "awesome-lint-links"


def run(repository: Repository, *arguments: str, **environment: str) -> Outcome:
    return repository.tool("pre-commit", "run", "--all-files", "--color", "never", *arguments, **environment)


def test_try_repo_shows_what_the_hooks_would_say(repository: Repository, hooks: Hooks) -> None:
    repository.write("README.md", DIRTY)
    repository.write("clean/README.md", CLEAN)
    repository.write("fixable/readme.zh-CN.md", FIXABLE)
    repository.write("NOTES.md", BROKEN)

    outcome = repository.tool("pre-commit", "try-repo", str(hooks.folder), "--all-files", "--color", "never")

    assert outcome.code == 1
    head, _, said = outcome.text.partition("\nawesome-lint....")
    check, _, fix = said.partition("\nawesome-lint --fix....")
    assert "rev: " + hooks.revision in head
    assert "README.md:6:1: warning TPL010" in check
    assert "README.md:7:42: error LNK003" in check
    assert "fixable/readme.zh-CN.md:6:1: warning TPL010" in check
    assert "Found 3 diagnostics (1 error, 2 warnings)." in check
    assert "files were modified by this hook" not in check
    assert "- files were modified by this hook" in fix
    assert "Found 3 diagnostics: 2 fixed, 1 remaining (1 error)." in fix
    assert not any(word in outcome.text for word in ("NOTES.md", "clean/README.md", "awesome-lint links"))
    assert repository.read("README.md") == BROKEN
    assert repository.read("fixable/readme.zh-CN.md") == CLEAN
    assert repository.read("NOTES.md") == BROKEN


def test_a_list_with_errors_fails_and_stays_as_it_is(repository: Repository, hooks: Hooks) -> None:
    repository.use(hooks, CHECK)
    repository.write("README.md", DIRTY)

    outcome = run(repository)

    assert outcome.code == 1
    assert "README.md:7:42: error LNK003 `https://` names no host (malformed-url)" in outcome.text
    assert "- exit code: 1\n" in outcome.text
    assert "files were modified" not in outcome.text
    assert repository.read("README.md") == DIRTY


def test_a_clean_list_passes_without_a_word(repository: Repository, hooks: Hooks) -> None:
    repository.use(hooks, CHECK, FIX)
    repository.write("README.md", CLEAN)

    outcome = run(repository)

    assert outcome.code == 0
    assert [line.rstrip(".") for line in outcome.text.splitlines() if "INFO" not in line] == [
        f"{CHECK}{'.' * 61}Passed",
        f"awesome-lint --fix{'.' * 55}Passed",
    ]


@pytest.mark.parametrize(("arguments", "code"), [("", 0), ("--fail-on, warning", 1)])
def test_only_errors_fail_unless_told_otherwise(
    repository: Repository, hooks: Hooks, arguments: str, code: int
) -> None:
    repository.use(hooks, f"{{id: {CHECK}, args: [{arguments}]}}")
    repository.write("README.md", FIXABLE)

    assert run(repository).code == code


def test_a_fix_fails_once_and_passes_the_next_time(repository: Repository, hooks: Hooks) -> None:
    repository.use(hooks, FIX)
    repository.write("README.md", FIXABLE)

    first = run(repository)

    assert first.code == 1
    assert "- files were modified by this hook" in first.text
    assert "Fixed 1 diagnostic in README.md:\n  1 x TPL010 (entry-marker)\n" in first.text
    assert "Fixed 1 diagnostic; none remain." in first.text
    assert repository.read("README.md") == CLEAN

    second = run(repository)

    assert second.code == 0
    assert "modified" not in second.text


def test_errors_that_remain_after_a_fix_fail_until_a_person_mends_them(repository: Repository, hooks: Hooks) -> None:
    repository.use(hooks, FIX)
    repository.write("README.md", DIRTY)

    first, second = run(repository), run(repository)

    assert (first.code, second.code) == (1, 1)
    assert "Found 2 diagnostics: 1 fixed, 1 remaining (1 error)." in first.text
    assert "- files were modified by this hook" in first.text
    assert "Found 1 diagnostic (1 error)." in second.text
    assert "files were modified" not in second.text
    assert repository.read("README.md") == BROKEN


def test_many_lists_are_one_run_with_one_summary(repository: Repository, hooks: Hooks) -> None:
    repository.use(hooks, FIX)
    for number in range(40):
        repository.write(f"lists/{number}/README.md", (CLEAN, FIXABLE, BROKEN, DIRTY)[number % 4])

    outcome = run(repository)

    assert outcome.code == 1
    assert outcome.text.count("Found 40 diagnostics: 20 fixed, 20 remaining (20 errors).") == 1
    assert [repository.read(f"lists/{number}/README.md") for number in range(4)] == [CLEAN, CLEAN, BROKEN, BROKEN]


def test_a_commit_is_held_up_until_the_list_is_mended(repository: Repository, hooks: Hooks) -> None:
    repository.use(hooks, FIX)
    assert repository.tool("pre-commit", "install").code == 0
    repository.write("README.md", DIRTY)

    refused = repository.git("commit", "--message", "A list", check=False)

    assert refused.code == 1
    assert "1 fixed, 1 remaining (1 error)" in refused.text
    assert repository.git("rev-parse", "--verify", "--quiet", "HEAD", check=False).code == 1

    repository.write("README.md", CLEAN)

    assert "Passed" in repository.git("commit", "--message", "A list").text

    (repository.folder / "README.md").write_text(BROKEN)
    repository.write("other.md", "# Other\n")

    assert "(no files to check)" in repository.git("commit", "--message", "Not the list").text


def test_what_the_configuration_excludes_is_passed_by_although_git_names_it(
    repository: Repository, hooks: Hooks
) -> None:
    repository.use(hooks, CHECK, FIX)
    repository.write("vendor/README.md", DIRTY)
    repository.write(".awesome-lint.toml", 'exclude = ["vendor"]\n')

    assert run(repository).code == 0
    assert repository.read("vendor/README.md") == DIRTY


def test_a_wrong_configuration_is_said(repository: Repository, hooks: Hooks) -> None:
    repository.use(hooks, CHECK)
    repository.write("README.md", CLEAN)
    repository.write(".awesome-lint.toml", "slect = []\n")

    outcome = run(repository)

    assert outcome.code == 1  # pre-commit's own; the hook's is in its message
    assert "- exit code: 2\n\nerror: .awesome-lint.toml: " in outcome.text
    assert "Traceback" not in outcome.text


def test_with_colours_the_report_has_them_too(repository: Repository, hooks: Hooks) -> None:
    repository.use(hooks, CHECK)
    repository.write("README.md", DIRTY)

    outcome = repository.tool("pre-commit", "run", "--all-files", "--color", "always")

    assert outcome.code == 1
    assert "\x1b[1;31m^^^^" in outcome.text


@pytest.mark.parametrize("variable", ["GITHUB_ACTIONS", "GITLAB_CI", "TF_BUILD"])
def test_the_log_of_a_ci_says_file_line_and_what_is_wrong(repository: Repository, hooks: Hooks, variable: str) -> None:
    repository.use(hooks, CHECK)
    repository.write("README.md", DIRTY)

    outcome = run(repository, CI="true", **{variable: "true"})

    assert outcome.code == 1
    [line] = [line for line in outcome.text.splitlines() if "LNK003" in line and "names no host" in line]
    assert "README.md" in line
    assert "7" in line
    assert "42" in line
    assert "fingerprint" not in outcome.text


class _Site(http.server.BaseHTTPRequestHandler):
    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class's
        """Print nothing."""

    def _answer(self) -> None:
        body = b"<title>A page</title><p>With words for people to read.</p>" if self.path == "/here" else b""
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)


@pytest.fixture
def site() -> Iterator[str]:
    """A site on this machine with one page, `/here`."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Site) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_links_are_asked_only_when_that_is_asked_for(repository: Repository, hooks: Hooks, site: str) -> None:
    repository.use(hooks, f"{{id: {LINKS}, args: [--allow-private]}}")
    repository.write("README.md", f"# Links\n\n- [Here]({site}/here) - A page.\n- [Gone]({site}/gone) - None.\n")

    usual = run(repository)

    assert usual.code == 0
    assert "awesome-lint links" not in usual.text

    asked = run(repository, "--hook-stage", "manual", LINKS)

    assert asked.code == 1
    assert "README.md:4:10: error NET001" in asked.text
    assert "README.md:3" not in asked.text
