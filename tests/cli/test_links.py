"""`awesome-lint links`, asking a server on loopback."""

from __future__ import annotations

import json
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Cli
    from tests.links.server import Server

QUICK = ("--allow-private", "--max-retries", "0", "--timeout", "2", "--host-interval", "0")


def write(folder: Path, server: Server, *paths: str, name: str = "README.md") -> None:
    base = f"http://127.0.0.1:{server.port}"
    lines = [f"- [Tool {number}]({base}{path}) - A tool.\n" for number, path in enumerate(paths, 1)]
    (folder / name).write_text("# List\n\n## Tools\n\n" + "".join(lines))


def test_only_what_is_gone_is_an_error(folder: Path, cli: Cli, server: Server) -> None:
    write(folder, server, "/status/200", "/status/404", "/status/403", "/status/500")
    outcome = cli("links", *QUICK, "--output-format", "concise")
    assert outcome.code == 1
    said = [line.split(" ")[2] for line in outcome.out.splitlines() if line.startswith("README.md:")]
    assert said == ["NET001", "NET003", "NET006"]
    assert "     1 dead\n" in cli("links", *QUICK).out


def test_a_list_without_dead_links_passes(folder: Path, cli: Cli, server: Server) -> None:
    write(folder, server, "/status/200", "/status/403", "/to/301/page")
    assert cli("links", *QUICK).code == 0
    assert cli("links", *QUICK, "--fail-on", "info").code == 1
    assert cli("links", *QUICK, "--fail-on", "info", "--exit-zero").code == 0


def test_each_url_is_asked_once_over_all_files_and_not_again_in_the_next_run(
    folder: Path, cli: Cli, server: Server
) -> None:
    write(folder, server, "/page", "/page#one", "/status/200")
    write(folder, server, "/page", name="other.md")
    assert cli("links", *QUICK, "README.md", "other.md").code == 0
    assert (server.count("/page", "HEAD"), server.count("/status/200", "HEAD")) == (1, 1)
    assert cli("links", *QUICK, "README.md", "other.md").code == 0
    assert server.count("/page", "HEAD") == 1
    assert cli("links", *QUICK, "--refresh").code == 0
    assert server.count("/page", "HEAD") == 2
    assert cli("links", *QUICK, "--no-cache").code == 0
    assert server.count("/page", "HEAD") == 3


def test_offline_nothing_is_asked(folder: Path, cli: Cli, server: Server) -> None:
    write(folder, server, "/status/404", "/page")
    assert cli("links", *QUICK, "--offline").code == 0
    assert server.asked == []
    cli("links", *QUICK)
    assert cli("links", *QUICK, "--offline").code == 1


def test_moved_links_are_rewritten_on_request(folder: Path, cli: Cli, server: Server) -> None:
    write(folder, server, "/to/301/page#two", "/status/200")
    before = (folder / "README.md").read_text()
    cli("links", *QUICK, "--fix")
    assert (folder / "README.md").read_text() == before
    cli("links", *QUICK, "--fix", "--unsafe-fixes")
    assert (folder / "README.md").read_text() == before.replace("/to/301/page#two", "/page#two")


def test_every_link_can_be_listed_as_data(folder: Path, cli: Cli, server: Server) -> None:
    write(folder, server, "/status/200", "/to/302/page", "/to/302/page")
    outcome = cli("links", *QUICK, "--list", "--output-format", "jsonl")
    first, second = (json.loads(line) for line in outcome.out.splitlines())
    base = f"http://127.0.0.1:{server.port}"
    assert first == {
        "url": f"{base}/status/200",
        "verdict": "alive",
        "status": 200,
        "final_url": None,
        "archived_url": None,
        "hops": [],
        "provider": "http",
        "title": "A page",
        "error": None,
        "cached": False,
        "places": [{"filename": "README.md", "line": 5, "column": 12}],
    }
    assert (second["verdict"], second["hops"]) == ("redirected", [{"status": 302, "url": f"{base}/page"}])
    assert [place["line"] for place in second["places"]] == [6, 7]
    assert cli("links", *QUICK, "--list", "--output-format", "json").code == 0
    assert f"README.md:5:12: alive {base}/status/200\n" in cli("links", *QUICK, "--list").out


def test_the_configuration_may_switch_rules_off(folder: Path, cli: Cli, server: Server) -> None:
    write(folder, server, "/status/404", "/status/403")
    (folder / ".awesome-lint.toml").write_text('ignore = ["dead-link"]\n')
    outcome = cli("links", *QUICK, "--output-format", "concise")
    assert outcome.code == 0
    assert ["NET001" in outcome.out, "NET006" in outcome.out] == [False, True]


def test_patterns_and_lychees_list_of_exceptions(folder: Path, cli: Cli, server: Server) -> None:
    write(folder, server, "/status/404", "/status/410", "/status/200")
    (folder / ".lycheeignore").write_text("# gone for good\n/status/404$\n")
    assert cli("links", *QUICK, "--exclude", "/410").code == 0
    assert server.count("/status/404") == server.count("/status/410") == 0
    assert cli("links", *QUICK, "--include", "/410").code == 1
    assert cli("links", *QUICK, "--include", "/410", "--accept", "410").code == 0
    port = server.port
    assert cli("links", *QUICK, "--include", "/410", "--remap", f":{port}/status/410=:{port}/page").code == 0


def test_what_is_not_public_is_not_asked(folder: Path, cli: Cli, server: Server) -> None:
    write(folder, server, "/status/404")
    outcome = cli("links", "--no-cache", "--list")
    assert (outcome.code, server.asked) == (0, [])
    assert "skipped" in outcome.out
    assert "not public" in outcome.out


def test_nothing_is_said_where_there_is_no_network(folder: Path, cli: Cli, server: Server) -> None:
    (folder / "README.md").write_text("# List\n\n- [A](http://127.0.0.1:9/a) - A.\n- [B](http://127.0.0.1:9/b) - B.\n")
    outcome = cli("links", *QUICK)
    assert outcome.code == 2
    assert outcome.err.startswith("error: no network")
    assert server.asked == []


def test_what_a_host_that_refuses_leaves_is_counted(folder: Path, cli: Cli, server: Server) -> None:
    with socket.socket() as shut:  # bound, and not listening
        shut.bind(("127.0.0.1", 0))
        base = f"http://127.0.0.1:{shut.getsockname()[1]}"
        lines = [f"- [Tool {number}]({base}/{number}) - A tool.\n" for number in range(30)]
        lines.append(f"- [Tool]({f'http://localhost:{server.port}/page'}) - A tool.\n")
        (folder / "README.md").write_text("# List\n\n## Tools\n\n" + "".join(lines))
        outcome = cli("links", *QUICK, "--host-concurrency", "1", "--list")
    skipped = [line for line in outcome.out.splitlines() if ": skipped " in line]
    assert len(skipped) > 20
    assert skipped[0].endswith(": host refuses: 127.0.0.1 refused or cut off 5 requests in a row")
    assert outcome.err == (
        f"warning: links: 1 host refused connections (127.0.0.1), so {len(skipped)} links could not be asked;"
        " the next run begins with them\n"
    )
    assert " dead " not in outcome.out


def test_what_a_deadline_leaves_is_counted(folder: Path, cli: Cli, server: Server) -> None:
    write(folder, server, *(f"/page?{number}" for number in range(5)))
    outcome = cli("links", *QUICK, "--host-interval", "60", "--deadline", "1", "--quiet")
    assert outcome.err == (
        "warning: links: the deadline of 1 s came before 4 links could be asked; the next run begins with them\n"
    )
    assert outcome.code == 0


def test_a_page_cannot_write_to_the_terminal(folder: Path, cli: Cli, server: Server) -> None:
    write(folder, server, "/inject")
    outcome = cli("links", *QUICK)
    assert "\x1b" not in outcome.out + outcome.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--shard", "3/2"), "expected I/N"),
        (("--accept", "fine"), "expected a code or a range"),
        (("--remap", "x"), "expected two parts"),
        (("--provider-url", "arxif=http://localhost"), "'arxif'"),
        (("--exclude", "("), "no regular expression"),
        (("missing.md",), "missing.md"),
    ],
)
def test_wrong_usage_is_said(folder: Path, cli: Cli, server: Server, arguments: tuple[str, ...], message: str) -> None:
    write(folder, server, "/page")
    outcome = cli("links", *QUICK, *arguments)
    assert outcome.code == 2
    assert message in outcome.err


def test_links_are_checked_beside_everything_else_on_request(folder: Path, cli: Cli, server: Server) -> None:
    write(folder, server, "/status/404", "/page")
    text = (folder / "README.md").read_text() + "+ [Tool 3](https://) - A tool.\n"
    (folder / "README.md").write_text(text)
    quick = ("--config", "links = {allow-private = true, max-retries = 0, host-interval = 0}")

    assert "NET001" not in cli("check", "--output-format", "concise").out
    outcome = cli("check", "--links", *quick, "--output-format", "concise")

    assert outcome.code == 1
    assert ["NET001" in outcome.out, "LNK003" in outcome.out] == [True, True]
    assert "     1 dead\n" in outcome.out
    assert "LNK003" not in cli("links", *quick, "--output-format", "concise").out
    assert cli("check", "--links", "-", stdin=b"# List\n").code == 2


def test_the_configuration_says_how_links_are_asked(folder: Path, cli: Cli, server: Server) -> None:
    write(folder, server, "/status/404", "/status/410", "/status/403", "/page")
    (folder / ".awesome-lint.toml").write_text(
        "[links]\nallow-private = true\nhost-interval = 0\nmax-retries = 0\naccept = [410]\nexclude = ['/page']\n"
        "[links.hosts.'127.0.0.1'.severity]\ndead-link = 'info'\nNET006 = 'off'\n"
    )

    outcome = cli("links", "--output-format", "concise")

    assert outcome.code == 0
    assert [line.split(": ")[0] for line in outcome.out.splitlines() if "NET" in line] == ["README.md:5:12"]
    assert server.count("/page") == 0
    assert cli("links", "--no-allow-private", "--no-cache", "--list").out.count("not public") == 3
    assert cli("links", "--exclude", "/4", "--list", "--no-cache").out.count("a pattern excludes it") == 4


def test_only_rules_on_links_that_are_selected_run(folder: Path, cli: Cli, server: Server) -> None:
    write(folder, server, "/status/404", "/status/403")
    (folder / ".awesome-lint.toml").write_text('select = ["TPL", "NET006"]\n')

    outcome = cli("links", *QUICK, "--output-format", "concise")

    assert outcome.code == 0
    assert ["NET001" in outcome.out, "NET006" in outcome.out] == [False, True]


def test_a_report_for_people_holds_no_markup_of_strangers(folder: Path, cli: Cli, server: Server) -> None:
    write(folder, server, "/status/404?`<b>@all|x", "/status/200", "/status/403", name="lists.md")

    outcome = cli("links", *QUICK, "--report", "report.md", "lists.md")

    assert outcome.code == 1
    port = server.port
    assert (folder / "report.md").read_text() == (
        "# Links\n\n3 checked.\n\n"
        "| verdict | links |\n|---|--:|\n| dead | 1 |\n| blocked | 1 |\n| alive | 1 |\n\n"
        "| host | dead | blocked |\n|---|--:|--:|\n| `127.0.0.1` | 1 | 1 |\n\n"
        "## Dead: nothing is there any more\n\n"
        f"- ``http://127.0.0.1:{port}/status/404?`<b>@all|x``: `it answers 404` (`lists.md:5`)\n\n"
        "## Blocked: cannot be told from here\n\n"
        f"- `http://127.0.0.1:{port}/status/403`: `it answers 403, which may be meant for robots only` (`lists.md:7`)\n"
    )
    assert cli("links", *QUICK, "--report", "missing/report.md", "lists.md").code == 2


def test_what_a_diff_would_change_is_shown(folder: Path, cli: Cli, server: Server) -> None:
    write(folder, server, "/to/301/page")
    before = (folder / "README.md").read_text()

    outcome = cli("links", *QUICK, "--diff", "--unsafe-fixes")

    assert outcome.code == 1
    assert f"+- [Tool 1](http://127.0.0.1:{server.port}/page) - A tool." in outcome.out
    assert (folder / "README.md").read_text() == before


def test_a_file_that_cannot_be_read_does_not_cost_the_others(folder: Path, cli: Cli, server: Server) -> None:
    write(folder, server, "/status/404", name="one.md")

    outcome = cli("links", *QUICK, "missing.md", "one.md", "--output-format", "concise")

    assert outcome.code == 2
    assert "NET001" in outcome.out
    assert "missing.md" in outcome.err


def test_the_proxy_is_named_on_request(folder: Path, cli: Cli, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{server.port}")
    (folder / "README.md").write_text(
        "# List\n\n- [A](http://far.example.org/page) - A.\n- [B](http://10.0.0.1/) - B.\n"
    )

    outcome = cli("links", "--no-cache", "--verbose", "--list", "--max-retries", "0")

    assert "through the proxy of the environment (http)" in outcome.err
    assert "far.example.org" not in outcome.err
    assert [line.split(": ")[1].split()[0] for line in outcome.out.splitlines()] == ["alive", "skipped"]
    assert {each.headers["host"] for each in server.asked} == {"far.example.org"}


def test_caches_of_a_matrix_are_merged(folder: Path, cli: Cli, server: Server) -> None:
    write(folder, server, "/page", "/status/200")
    write(folder, server, "/page", name="one.md")
    write(folder, server, "/status/200", name="two.md")
    cli("links", *QUICK, "--cache-dir", "a", "one.md")
    cli("links", *QUICK, "--cache-dir", "b", "two.md")
    asked = len(server.asked)

    outcome = cli("cache", "merge", "--cache-dir", "all", "a/links.sqlite3", "b/links.sqlite3")

    assert outcome.code == 0
    assert outcome.err.count("1 verdict taken over") == 2
    assert cli("links", *QUICK, "--cache-dir", "all").code == 0
    assert len(server.asked) == asked
    assert cli("cache", "path", "--cache-dir", "all").out == f"{Path('all') / 'links.sqlite3'}\n"
    assert cli("cache", "clean", "--cache-dir", "all").code == 0
    assert not (folder / "all" / "links.sqlite3").exists()
    assert cli("cache", "merge", "--cache-dir", "all", "missing").code == 2
