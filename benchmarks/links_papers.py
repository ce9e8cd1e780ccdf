"""A real list of papers whose links are all arXiv's: how many requests tell what all of them are."""

from __future__ import annotations

import json
import re
import sys
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.figure import Figure
from benchmarks.links_runs import LATENCY, ours
from benchmarks.links_server import HOSTS
from benchmarks.measure import output_of_process

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.inputs import Inputs
    from benchmarks.links_runs import Runs

LIST = "TJU-NSL__awesome-papers__daily-arxiv-llm.md"
_TARGET = 20
_PAPER = re.compile(r"\[(?P<title>[^\n]+?)\]\(https?://arxiv\.org/abs/(?P<id>\d{4}\.\d{4,5})(?:v\d+)?\)")
_OTHERS = r"https://(?:img\.shields\.io|arxiv\.org/list)/"  # badges, and lists of new papers


class Papers(NamedTuple):
    """The list and what the stand-in for arXiv is told of it.

    Attributes:
        path: The list.
        titles: A JSON file with the titles by identifier.
        identifiers: The papers.
    """

    path: Path
    titles: Path
    identifiers: frozenset[str]

    def requests(self, runs: Runs) -> Figure:
        """Count the requests after which the verdicts and titles of all papers are known.

        Raises:
            SystemExit: One of them is not known, or is said to be something else.
        """
        pages = f"{_OTHERS}=http://{HOSTS[0]}:{runs.site.port}/"
        interface = f"arxiv={runs.site.arxiv}"
        options = ("--remap", pages, "--provider-url", interface, "--list", "--output-format", "jsonl", "--exit-zero")
        runs.site.since(LATENCY)
        printed = output_of_process(ours(self.path, runs.new_cache(), *options)).decode()
        tally = runs.site.since(LATENCY)
        told = [json.loads(line) for line in printed.splitlines()]
        known = {each["url"] for each in told if each["provider"] == "arxiv" and each["title"]}
        alive = {each["url"] for each in told if each["verdict"] == "alive"}
        if len(known & alive) < len(self.identifiers) or len(alive) < len(told):
            sys.exit(f"{self.path.name}: {len(known & alive)} papers of {len(self.identifiers)} are known")
        detail = (
            f"{len(self.identifiers):,} papers in {tally.seconds:.0f} s; {tally.requests - tally.provider} more for"
            f" the {len(told) - len(known)} other links"
        )
        ratio = float(tally.provider)
        return Figure("links: requests to arXiv for a list of papers", _TARGET, ratio, (ratio, ratio), detail, 1)


def papers(inputs: Inputs) -> Papers | None:
    """Give the list with the titles of its papers; None, and word of it, where the corpus is absent."""
    path = inputs.real(LIST)
    if path is None:
        print(f"links: skipped: ../shared/corpus/{LIST} is absent", file=sys.stderr)
        return None
    titles = {match["id"]: match["title"] for match in _PAPER.finditer(path.read_text(encoding="utf-8"))}
    written = inputs.folder / "papers.json"
    written.write_text(json.dumps(titles), encoding="utf-8")
    return Papers(path, written, frozenset(titles))
