"""The seed's lines 225 and 226: the right papers, and inside 226's target the identifier of 225's paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from awesome_lint.outgoing import outgoing
from awesome_lint.runner import lint_source, read_source
from awesome_lint.settings import Config, RuleSelection, Surroundings
from awesome_lint.statuses import LinkStatus, Resource, Verdict
from awesome_lint.text import SourceText

SEED = Path(__file__).parents[3] / "shared" / "seed" / "README.md"
FAIRNESS = "Fairness in Serving Large Language Models"
SERVERLESS = "ServerlessLLM: Low-Latency Serverless Inference for Large Language Models"
PAPERS = {"https://arxiv.org/abs/2401.00588": FAIRNESS, "https://arxiv.org/abs/2401.14351": SERVERLESS}

pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the seed is not here")


def said(*selectors: str) -> dict[int, list[str]]:
    statuses = {
        url: LinkStatus(url, Verdict.ALIVE, resource=Resource("arxiv", url[-10:], url, title, kind="preprint"))
        for url, title in PAPERS.items()
    }
    source = SourceText.decode(SEED.read_bytes(), "README.md")
    config = Config(rules=RuleSelection(select=selectors))
    found: dict[int, list[str]] = {}
    for item in lint_source(source, config, Surroundings(statuses=statuses)):
        found.setdefault(source.line_at(item.span.start), []).append(
            f"{item.name} {item.severity.value} {item.message}"
        )
    return {line: found.get(line, []) for line in (225, 226)}


def test_both_urls_of_the_nested_link_are_links() -> None:
    source = SourceText.decode(SEED.read_bytes(), "README.md")
    places = [
        (place.url, source.text[slice(*place.span)], place.first, place.shown)
        for place in outgoing(read_source(source, Config()).document)
        if source.line_at(place.span.start) == 226
    ]
    first, second = PAPERS
    assert places == [(first, first, False, True), (second, second, True, False)]


def test_the_findings_say_whose_paper_the_inner_identifier_is() -> None:
    found = said("NET", "nested-link")
    assert found[225] == []
    nested, retitled, wrong = sorted(found[226])
    assert nested.startswith("nested-link error")
    assert f"2401.00588 is `{FAIRNESS}`, the paper of line 225" in nested
    assert f"2401.14351 is `{SERVERLESS}`" in nested
    assert retitled.startswith(f"retitled-paper info its title is `{SERVERLESS}` today")
    assert wrong.startswith("wrong-link error shows")


def test_the_check_of_links_alone_says_it_too() -> None:
    found = said("NET")
    assert found[225] == []
    assert any(
        message.startswith(f"wrong-link error shows `{FAIRNESS}`, which is the entry of line 225, not `ServerlessLLM: ")
        for message in found[226]
    )
