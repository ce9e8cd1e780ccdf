"""The documentation as a site."""

from __future__ import annotations

import os
import re
import subprocess
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple

import pytest
from tests.documentation.pages import DOCS, ROOT
from tests.hooks.support import BIN

if TYPE_CHECKING:
    from pathlib import Path

LOADED = {("script", "src"), ("img", "src"), ("iframe", "src"), ("source", "src"), ("link", "href")}
LEADS_ONLY = {"canonical", "next", "prev"}


class Loads(HTMLParser):
    """Collects what a page makes the browser load, and how many items its lists hold."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if said.get("rel") in LEADS_ONLY:
            return
        self.urls += [value for name, value in attrs if value and (tag, name) in LOADED]


class Site(NamedTuple):
    """A built site: its folder, and its pages."""

    folder: Path
    pages: list[Path]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site as `make site` builds it, in a folder of the test's own."""
    folder = tmp_path_factory.mktemp("site")
    [command] = re.findall(
        r"^MKDOCS := NO_MKDOCS_2_WARNING=1 \$\(BIN\)/(mkdocs .*)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE
    )
    done = subprocess.run(
        [BIN / "mkdocs", *command.split()[1:], "--site-dir", str(folder)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "--strict" in command
    return Site(folder, sorted(folder.rglob("*.html")))


def test_each_page_is_there(site: Site) -> None:
    built = {str(page.relative_to(site.folder).with_suffix(".md")) for page in site.pages}

    assert {str(page.relative_to(DOCS)) for page in DOCS.rglob("*.md")} == built - {"404.md"}


def test_nothing_is_loaded_from_elsewhere(site: Site) -> None:
    for page in site.pages:
        found = Loads()
        found.feed(page.read_text(encoding="utf-8"))
        assert found.urls
        assert [url for url in found.urls if re.match(r"(?:[a-z]+:)?//", url)] == [], page.name
    for style in site.folder.rglob("*.css"):
        assert not re.search(r"url\(['\"]?(?:https?:)?//", style.read_text(encoding="utf-8")), style.name


def test_no_list_runs_into_its_paragraph(site: Site) -> None:
    """What GitHub shows as a list needs a blank line before it here."""
    for page in site.pages:
        text = re.sub(r"<(pre|code)\b.*?</\1>", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert not re.search(r"<p>[^<]*\n(?:[-*]|\d+\.) ", text), page.name


def test_the_picture_loads_nothing_and_is_read_aloud() -> None:
    picture = (DOCS / "assets" / "demo.svg").read_text(encoding="utf-8")

    style = re.findall(r"<style>.*?</style>", picture, re.DOTALL)
    assert "https://arxiv.org/" in picture  # words of the list
    assert style
    assert not re.search(
        r"\bhref=|\bsrc=|@import|url\((?!#)|<script|<image|<foreignObject", re.sub(r">[^<]+<", "><", picture)
    )
    assert "http" not in "".join(style)
    assert 'role="img"' in picture
