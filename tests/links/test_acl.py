"""The ACL Anthology: its URLs, old and new, and its records in MODS."""

from __future__ import annotations

import pytest
from tests.links.providing import ask

from awesome_lint.links.base import Failure
from awesome_lint.links.providers.acl import Acl
from awesome_lint.links.told import told
from awesome_lint.statuses import Verdict

RECORD = """<?xml version="1.0" encoding="UTF-8"?>
<modsCollection xmlns="http://www.loc.gov/mods/v3">
<mods ID="lovelace-turing-2018-notes">
    <titleInfo><title>Notes on
    Engines</title><subTitle>a <i>Study</i></subTitle></titleInfo>
    <name type="personal"><namePart type="given">Ada</namePart><namePart type="family">Lovelace</namePart>
        <role><roleTerm authority="marcrelator" type="text">author</roleTerm></role></name>
    <name type="personal"><namePart type="given">Alan</namePart><namePart type="family">Turing</namePart>
        <role><roleTerm authority="marcrelator" type="text">author</roleTerm></role></name>
    <originInfo><dateIssued>2018-07</dateIssued></originInfo>
    <relatedItem type="host">
        <titleInfo><title>Proceedings of a Meeting</title></titleInfo>
        <name type="personal"><namePart type="given">Grace</namePart><namePart type="family">Hopper</namePart>
            <role><roleTerm authority="marcrelator" type="text">editor</roleTerm></role></name>
    </relatedItem>
</mods>
</modsCollection>"""


@pytest.mark.parametrize(
    ("url", "identifier"),
    [
        ("https://aclanthology.org/2023.acl-long.1", "2023.acl-long.1"),
        ("https://aclanthology.org/2023.acl-long.1/", "2023.acl-long.1"),
        ("https://aclanthology.org/2023.findings-emnlp.746.pdf", "2023.findings-emnlp.746.pdf"),
        ("http://www.aclanthology.org/P18-1001v2.pdf", "P18-1001.pdf"),
        ("https://www.aclweb.org/anthology/P18-1001/", "P18-1001"),
        ("http://aclweb.org/anthology/p18-1001", "P18-1001"),
        ("https://www.aclweb.org/anthology/P/P17/P17-1069.pdf", "P17-1069.pdf"),
        ("https://aclanthology.info/papers/N18-1202/n18-1202", None),
        ("http://anthology.aclweb.org/D15-1166", "D15-1166"),
        ("https://aclanthology.org/volumes/2023.acl-long/", None),
        ("https://aclanthology.org/P18-1", None),
        ("https://aclanthology.org/people/a/ada-lovelace/", None),
        ("https://www.aclweb.org/portal/", None),
    ],
)
def test_papers_are_read_from_urls(url: str, identifier: str | None) -> None:
    assert Acl().identifier(url, Acl.base_urls) == identifier


def test_each_paper_is_asked_for_once() -> None:
    asked = ask(Acl(), ["P18-1001", "P18-1001.pdf"], lambda _: (200, RECORD))
    assert [request.url for request in asked.requests] == ["https://aclanthology.org/P18-1001.xml"]
    page, pdf = asked.answers["P18-1001"].resource, asked.answers["P18-1001.pdf"].resource
    assert page is not None
    assert (page.title, page.authors) == ("Notes on Engines: a Study", ("Ada Lovelace", "Alan Turing"))
    assert (page.year, page.venue, page.kind) == (2018, "Proceedings of a Meeting", "publication")
    assert page.url == "https://aclanthology.org/P18-1001"
    assert pdf is not None
    assert pdf.url == "https://aclanthology.org/P18-1001.pdf"


@pytest.mark.parametrize(
    ("url", "verdict", "final"),
    [
        ("https://aclanthology.org/P18-1001", Verdict.ALIVE, None),
        ("http://www.aclanthology.org/P18-1001.pdf", Verdict.ALIVE, None),
        ("https://www.aclweb.org/anthology/P18-1001.pdf", Verdict.MOVED, "https://aclanthology.org/P18-1001.pdf"),
    ],
)
def test_old_addresses_have_moved(url: str, verdict: Verdict, final: str | None) -> None:
    provider = Acl()
    identifier = provider.identifier(url, provider.base_urls)
    assert identifier is not None
    answer = ask(provider, [identifier], lambda _: (200, RECORD)).answers[identifier]
    status = told(url, identifier, answer, provider, provider.base_urls)
    assert (status.verdict, status.final_url) == (verdict, final)


@pytest.mark.parametrize(
    ("status", "body"), [(404, ""), (200, "<x/>"), (200, '<mods xmlns="http://www.loc.gov/mods/v3"/>')]
)
def test_nothing_is_said_of_a_paper_without_a_record(status: int, body: str) -> None:
    assert ask(Acl(), ["P18-1001"], lambda _: (status, body)).answers == {}


@pytest.mark.parametrize(("status", "body"), [(503, ""), (403, ""), (200, "<html><p>wait"), (200, "")])
def test_what_is_no_record_is_an_outage(status: int, body: str) -> None:
    with pytest.raises(Failure):
        ask(Acl(), ["P18-1001"], lambda _: (status, body))
