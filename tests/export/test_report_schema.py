"""The schemas of diagnostics and links are those of what is printed."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator
from tests.report.hostile import findings, report

from awesome_lint.export.report_schema import diagnostic_schema, link_schema
from awesome_lint.report.link_listing import ListedLink, Place, write_listing
from awesome_lint.statuses import Hop, LinkStatus, Verdict

if TYPE_CHECKING:
    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.text import SourceText


def closed(schema: dict[str, Any]) -> Draft202012Validator:
    """Give a validator that also minds keys that the schema does not name."""
    for table in (schema, *schema["$defs"].values()):
        assert set(table["required"]) == set(table["properties"])
        table["additionalProperties"] = False
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


DIAGNOSTIC = closed(diagnostic_schema())


@given(findings())
def test_diagnostics_fit_their_schema(found: tuple[SourceText, list[Diagnostic]]) -> None:
    for line in report("jsonl", [found]).split("\n")[:-1]:
        DIAGNOSTIC.validate(json.loads(line))


def test_links_fit_their_schema() -> None:
    hops = (Hop(301, "https://example.org/2"),)
    links = [
        ListedLink(LinkStatus("https://example.org", Verdict.ALIVE, 200), (Place("a.md", 1, 3), Place("b.md", 2, 1))),
        ListedLink(
            LinkStatus("https://a", Verdict.MOVED, 200, "https://example.org/2", hops, title="T", cached=True),
            (Place("a.md", 1, 3),),
        ),
        ListedLink(LinkStatus("https://b", Verdict.DEAD, error="gone"), (Place("a.md", 9, 9),)),
    ]
    out = io.StringIO()
    write_listing(out, links, "json")
    printed = json.loads(out.getvalue())
    assert [link["verdict"] for link in printed] == ["alive", "moved", "dead"]
    for link in printed:
        closed(link_schema()).validate(link)


@pytest.mark.parametrize("schema", [diagnostic_schema(), link_schema()])
def test_every_field_is_described_and_the_version_said(schema: dict[str, Any]) -> None:
    assert schema["version"] == 1
    for table in (schema, *schema["$defs"].values()):
        assert table["description"]
        assert all(field["description"] for field in table["properties"].values())
