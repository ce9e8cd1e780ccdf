"""`links` held against a base: only what a change adds is asked for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.cli.git_support import commit, git, init

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli
    from tests.links.server import Server

QUICK = ("links", "--allow-private", "--max-retries", "0", "--timeout", "2", "--host-interval", "0", "--no-cache")


def text_of(server: Server, *entries: tuple[str, str]) -> str:
    base = f"http://127.0.0.1:{server.port}"
    lines = [f"- [{title}]({base}{path}) - A tool for {title.lower()}.\n" for title, path in entries]
    return "# List\n\n## Tools\n\n" + "".join(lines)


@pytest.fixture
def repository(folder: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a list of two links, one of them dead."""
    monkeypatch.setenv("HOME", str(folder.parent))  # without anybody's settings
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.delenv("GIT_INDEX_FILE", raising=False)
    init(folder)
    commit(folder, README_md=text_of(server, ("One", "/status/200"), ("Two", "/status/404")))
    return folder


def test_only_new_links_are_asked_and_reported(cli: Cli, repository: Path, server: Server) -> None:
    text = text_of(server, ("New", "/status/410"), ("Two", "/status/404"), ("One", "/status/200"))
    (repository / "README.md").write_text(text)
    outcome = cli(*QUICK, "--diff-base", "HEAD", "--output-format", "concise", "--quiet")
    assert outcome.code == 1
    assert [line.split(": ")[0] for line in outcome.out.splitlines()] == ["README.md:5:9"]
    assert (server.count("/status/200"), server.count("/status/404")) == (0, 0)
    assert server.count("/status/410") > 0


def test_what_is_staged_is_asked_for(cli: Cli, repository: Path, server: Server) -> None:
    new = text_of(server, ("One", "/status/200"), ("Two", "/status/404"), ("New", "/page"))
    (repository / "README.md").write_text(new)
    git(repository, "add", "README.md")
    (repository / "README.md").write_text(new.replace("/page", "/status/410"))
    assert cli(*QUICK, "--staged", "--quiet").code == 0
    assert server.count("/page") > 0
    assert server.count("/status/410") == 0


def test_another_title_for_an_old_link_is_new_and_a_copy_is_reported_where_it_was_added(
    cli: Cli, repository: Path, server: Server
) -> None:
    (repository / "README.md").write_text(text_of(server, ("One", "/status/200"), ("Too", "/status/404")))
    outcome = cli(*QUICK, "--diff-base", "HEAD", "--output-format", "concise", "--quiet")
    assert [line.split(": ")[0] for line in outcome.out.splitlines()] == ["README.md:6:9"]
    assert server.count("/status/200") == 0

    copied = text_of(server, ("Two again", "/status/404"), ("One", "/status/200"), ("Two", "/status/404"))
    (repository / "README.md").write_text(copied)
    outcome = cli(*QUICK, "--diff-base", "HEAD", "--output-format", "concise", "--quiet")
    assert [line.split(": ")[0] for line in outcome.out.splitlines()] == ["README.md:5:15"]


def test_without_new_links_nothing_is_asked(cli: Cli, repository: Path, server: Server) -> None:
    path = repository / "README.md"
    path.write_text(path.read_text() + "\nSome text.\n")
    assert cli(*QUICK, "--diff-base", "HEAD").code == 0
    assert server.asked == []


def test_beside_everything_else_new_links_alone_are_asked(cli: Cli, repository: Path, server: Server) -> None:
    (repository / ".awesome-lint.toml").write_text("[links]\nallow-private = true\nmax-retries = 0\n")
    text = text_of(server, ("One", "/status/200"), ("Two", "/status/404"), ("New", "/status/410"))
    (repository / "README.md").write_text(text.replace("- [New]", "* [New]"))
    outcome = cli("check", "--links", "--diff-base", "HEAD", "--no-cache", "--output-format", "concise", "--quiet")
    places = [(line.split(":")[1], line.split(": ")[1].split()[1]) for line in outcome.out.splitlines()]
    assert {line for line, _ in places} == {"7"}
    assert {"NET001", "DUP002"} & {code for _, code in places} == {"NET001"}
    assert len(places) > 1
    assert server.count("/status/404") == 0


def test_known_dead_links_are_left_out_until_their_entry_goes(cli: Cli, repository: Path, server: Server) -> None:
    known = ("--baseline", "known.json")
    assert cli(*QUICK, "--write-baseline", *known).code == 0
    assert cli(*QUICK, *known, "--quiet").code == 0
    rows = json.loads((repository / "known.json").read_text())["files"]["README.md"]
    assert [row["code"] for row in rows] == ["NET001"]
    assert cli("check", *known, "--write-baseline", "--select", "ALL").code == 0
    assert "NET001" in (repository / "known.json").read_text()

    (repository / "README.md").write_text(text_of(server, ("One", "/status/200")))
    outcome = cli(*QUICK, *known, "--prune-baseline")
    assert "gone, and removed" in outcome.err
    assert "NET001" not in (repository / "known.json").read_text()


def test_a_known_dead_link_that_lives_again_is_gone_if_all_links_were_asked(
    cli: Cli, repository: Path, server: Server
) -> None:
    known = ("--baseline", "known.json")
    assert cli(*QUICK, "--write-baseline", *known).code == 0
    text = (repository / "known.json").read_text()
    alive = ("--accept", "404")
    assert "gone" not in cli(*QUICK, *alive, *known, "--exclude", "status/200").err
    assert "gone" not in cli("check", *known).err
    outcome = cli(*QUICK, *alive, *known, "--prune-baseline")
    assert "1 known diagnostic is gone, and removed" in outcome.err
    assert (repository / "known.json").read_text() != text
