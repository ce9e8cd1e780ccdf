"""What is said of checking links is counted right; with few links, and without other programs."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from benchmarks.links_papers import LIST, papers
from benchmarks.links_runs import Runs, bare, ours, ours_lifted
from benchmarks.links_site import Site
from benchmarks.measure import process_peak
from tests.benchmarks.loopback import needs_hosts

from benchmarks import links

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from benchmarks.inputs import Inputs

pytestmark = needs_hosts

URLS = 60
LIST_OF_PAPERS = """# Papers

![Badge](https://img.shields.io/badge/papers-3-blue?logo=a)
[New ones](https://arxiv.org/list/cs.DC/recent)

### 2024-01-01

* `serving` [Fairness in Serving Large Language Models](http://arxiv.org/abs/2401.00588v1)
* `serving` [{second}](http://arxiv.org/abs/2401.14351v2)
"""
SECOND = "ServerlessLLM: Low-Latency Serverless Inference"


@contextmanager
def running(folder: Path, titles: Path | None = None) -> Iterator[Runs]:
    with Site(titles) as site:
        yield Runs(site, folder)


def test_our_runs_ask_for_each_url_once_and_then_remember(tmp_path: Path) -> None:
    with running(tmp_path) as runs:
        command = ours_lifted(runs.some_list(URLS), runs.new_cache(), 5)
        first = runs.timed(command, URLS).tally
        second = runs.timed(command, 0).tally

    assert (first.heads, first.urls, first.provider) == (URLS, URLS, 0)
    assert URLS <= first.requests <= 2 * URLS, "some pages are read, too"
    assert 1 < first.most <= 5
    assert second.requests == 0


def test_the_bare_client_asks_for_each_url_once(tmp_path: Path) -> None:
    with running(tmp_path) as runs:
        path = runs.some_list(URLS)
        peak = runs.peak(bare(path, 5), URLS, 0.01)
        runs.site.since(0.0)

    assert peak > 10 * 2**20


def test_runs_that_ask_for_less_are_no_measure(tmp_path: Path) -> None:
    with running(tmp_path) as runs, pytest.raises(SystemExit, match=f"asked for 0 URLs where there are {URLS}"):
        runs.timed(ours(runs.some_list(URLS), runs.new_cache(), "--offline"), URLS)


def test_requests_for_a_list_of_papers(inputs: Inputs) -> None:
    (inputs.folder / "corpus" / LIST).write_text(LIST_OF_PAPERS.format(second=SECOND))
    listed = papers(inputs)
    assert listed is not None
    with running(inputs.folder, listed.titles) as runs:
        figure = listed.requests(runs)

    assert listed.identifiers == {"2401.00588", "2401.14351"}
    assert figure.value == 1
    assert figure.detail.startswith("2 papers in ")
    assert figure.detail.endswith(" more for the 2 other links")


def test_papers_that_are_not_known_are_told_of(inputs: Inputs) -> None:
    (inputs.folder / "corpus" / LIST).write_text(LIST_OF_PAPERS.format(second=SECOND))
    listed = papers(inputs)
    assert listed is not None
    more = listed._replace(identifiers=listed.identifiers | {"2402.99999"})
    with running(inputs.folder, listed.titles) as runs, pytest.raises(SystemExit, match="2 papers of 3 are known"):
        more.requests(runs)


def test_without_the_corpus_its_figure_is_left_out(inputs: Inputs, capsys: pytest.CaptureFixture[str]) -> None:
    assert papers(inputs) is None
    assert f"links: skipped: ../shared/corpus/{LIST} is absent" in capsys.readouterr().err


def test_without_lychee_its_figures_are_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(links, "LYCHEE", tmp_path / "lychee")
    with running(tmp_path) as runs:
        assert links._against_lychee(runs, 1) == []

    assert "links: skipped: lychee is not installed" in capsys.readouterr().err


def test_without_a_server_all_figures_are_left_out(
    inputs: Inputs, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(links, "Site", lambda _: Site(inputs.folder / "missing.json"))

    assert links.links(inputs, 1) == []
    assert "links: skipped: there is no server to ask" in capsys.readouterr().err


def test_the_peak_is_that_of_the_program_alone() -> None:
    size = 200 * 2**20
    held = bytes(size)  # what this process holds does not count

    small = process_peak([sys.executable, "-c", "pass"])
    large = process_peak([sys.executable, "-c", f"bytearray(b'a' * {size})"])

    assert len(held) == size
    assert 2**20 < small < 100 * 2**20
    assert size < large < size * 3
