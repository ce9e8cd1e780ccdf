"""`awesome-lint links`, asking a server on loopback."""

from __future__ import annotations

import asyncio
import json
import threading
from typing import TYPE_CHECKING

import pytest
from tests.links.server import Server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.cli.conftest import Cli

QUICK = ("--allow-private", "--max-retries", "0", "--timeout", "2", "--host-interval", "0")


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server in a thread of its own, and no proxies."""
    for variable in (
        "http_proxy",
        "https_proxy",
        "all_proxy",
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "ALL_PROXY",
        "GITHUB_TOKEN",
    ):
        monkeypatch.delenv(variable, raising=False)
    found = Server()
    ready = threading.Event()
    loop = asyncio.new_event_loop()
    stop = asyncio.Event()

    async def serve() -> None:
        async with found.run():
            ready.set()
            await stop.wait()

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),), daemon=True)
    thread.start()
    assert ready.wait(10)
    yield found
    loop.call_soon_threadsafe(stop.set)
    thread.join(10)
    loop.close()


def write(folder: Path, server: Server, *paths: str, name: str = "README.md") -> None:
    base = f"http://127.0.0.1:{server.port}"
    lines = [f"- [Tool {number}]({base}{path}) - A tool.\n" for number, path in enumerate(paths, 1)]
    (folder / name).write_text("# List\n\n## Tools\n\n" + "".join(lines))


def test_only_what_is_gone_is_an_error(folder: Path, cli: Cli, server: Server) -> None:
    write(folder, server, "/status/200", "/status/404", "/status/403", "/status/500")
    outcome = cli("links", *QUICK, "--output-format", "concise")
    assert outcome.code == 1
    said = [line.split(": ", 1)[1][:6] for line in outcome.out.splitlines() if line.startswith("README.md:")]
    assert said == ["NET001", "NET006", "NET003"]
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
    assert (server.count("/page"), server.count("/status/200")) == (1, 1)
    assert cli("links", *QUICK, "README.md", "other.md").code == 0
    assert server.count("/page") == 1
    assert cli("links", *QUICK, "--refresh").code == 0
    assert server.count("/page") == 2
    assert cli("links", *QUICK, "--no-cache").code == 0
    assert server.count("/page") == 3


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
        "hops": [],
        "provider": "http",
        "title": None,
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
        (("--exclude", "("), "no regular expression"),
        (("missing.md",), "missing.md"),
    ],
)
def test_wrong_usage_is_said(folder: Path, cli: Cli, server: Server, arguments: tuple[str, ...], message: str) -> None:
    write(folder, server, "/page")
    outcome = cli("links", *QUICK, *arguments)
    assert outcome.code == 2
    assert message in outcome.err
