"""The commands beside `check`: export, schema, rule, config, version."""

from __future__ import annotations

import csv
import io
import json
import tomllib
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from awesome_lint.links.cache import LinkCache
from awesome_lint.statuses import LinkStatus, Resource, Verdict
from awesome_lint.version import __version__

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli


def test_export_jsonl_is_one_object_an_entry(cli: Cli, readme: Path) -> None:
    outcome = cli("export", "README.md", "--format", "jsonl")
    records = [json.loads(line) for line in outcome.out.splitlines()]

    assert outcome.code == 0
    assert [record["line"] for record in records] == [5, 6, 7, 8]
    assert records[1] == {
        "line": 6,
        "end_line": 6,
        "shape": "item",
        "section": ["NSDI"],
        "template": records[0]["template"],
        "venue": {"series": "NSDI", "text": "NSDI", "year": 2024, "inherited": False},
        "year": 2024,
        "month": None,
        "name": None,
        "title": "Second Paper on Things",
        "title_markdown": "Second Paper on Things",
        "links": [{"label": "link", "url": "https://example.org/2", "kind": "other", "stars": None, "last_push": None}],
        "tags": ["Tag"],
        "affiliations": ["MIT"],
        "authors": None,
        "description": None,
        "description_markdown": None,
        "raw": "+ (NSDI'24) Second Paper on Things [link](https://example.org/2) [Tag | MIT]",
    }


def test_export_without_a_file_takes_the_readme_and_a_dash_standard_input(cli: Cli, readme: Path, papers: str) -> None:
    named = cli("export", "README.md", "--format", "jsonl").out

    assert cli("export", "--format", "jsonl").out == named
    assert cli("export", ".", "--format", "jsonl").out == named
    assert cli("export", "-", "--format", "jsonl", stdin=papers.encode()).out == named


def test_export_tells_what_links_were_known_to_be(cli: Cli, folder: Path, tmp_path: Path) -> None:
    (folder / "README.md").write_text(
        "# Tools\n\n- [One](https://github.com/o/one) - A tool.\n- [Two](https://github.com/o/two) - A tool.\n"
    )
    nothing = cli("export", "--format", "jsonl").out.splitlines()
    assert [json.loads(line)["links"][0]["stars"] for line in nothing] == [None, None]
    assert not (tmp_path / "cache" / "links.sqlite3").exists()
    resource = Resource("github", "o/one", "https://github.com/o/one", updated="2019-05-01", stars=12)
    status = LinkStatus("https://github.com/o/one", Verdict.ALIVE, provider="github", resource=resource)
    with LinkCache(tmp_path / "cache" / "links.sqlite3") as cache:
        cache.put(status.url, status, datetime(2020, 1, 1, tzinfo=UTC))
    for options in ((), ("--cache-dir", str(tmp_path / "cache"))):
        known = [json.loads(line)["links"][0] for line in cli("export", "--format", "jsonl", *options).out.splitlines()]
        assert [(link["stars"], link["last_push"]) for link in known] == [(12, "2019-05-01"), (None, None)]
    rows = list(csv.DictReader(cli("export", "--format", "csv").out.splitlines()))
    assert [(row["stars"], row["last_push"]) for row in rows] == [("12", "2019-05-01"), ("", "")]


def test_export_gives_unmatched_items_only_if_asked(cli: Cli, readme: Path, papers: str) -> None:
    readme.write_text(papers + "* to be updated\n")

    plain = cli("export", "--format", "jsonl").out.splitlines()
    more = [json.loads(line) for line in cli("export", "--format", "jsonl", "--include-unmatched").out.splitlines()]

    assert len(plain) == 4
    assert len(more) == 5
    assert more[4] | {"reason": ""} == {
        "line": 9,
        "end_line": 9,
        "shape": "item",
        "section": ["NSDI"],
        "raw": "* to be updated",
        "reason": "",
        "placeholder": True,
        "unmatched": True,
    }


def test_export_csv_reads_back(cli: Cli, readme: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(cli("export", "--format", "csv").out)))

    assert [row["title"] for row in rows] == [
        f"{word} Paper on Things" for word in ("First", "Second", "Third", "Fourth")
    ]
    assert rows[0]["url"] == "https://example.org/1"
    assert rows[0]["venue"] == "NSDI"
    assert rows[0]["year"] == "2024"


def test_export_json_places_every_entry(cli: Cli, readme: Path, papers: str) -> None:
    document = json.loads(cli("export").out)
    entry = document["entries"][1]

    assert document["version"] == 2
    assert document["profile"] == "papers"
    assert papers[entry["title_span"]["start"] : entry["title_span"]["end"]] == "Second Paper on Things"
    assert papers[entry["venue_span"]["start"] : entry["venue_span"]["end"]] == "(NSDI'24)"
    assert [papers[span["start"] : span["end"]] for span in entry["link_spans"]] == ["[link](https://example.org/2)"]
    assert document["unmatched"] is None


def test_export_of_an_unreadable_file_exits_2(cli: Cli, folder: Path) -> None:
    (folder / "x.md").write_bytes(b"\xff")

    assert cli("export", "x.md").code == 2
    assert cli("export", "nowhere.md").err == "error: nowhere.md: cannot be read: No such file or directory\n"


@pytest.mark.parametrize(
    ("what", "dialect"),
    [
        ("json", "https://json-schema.org/draft/2020-12/schema"),
        ("jsonl", "https://json-schema.org/draft/2020-12/schema"),
        ("diagnostic", "https://json-schema.org/draft/2020-12/schema"),
        ("link", "https://json-schema.org/draft/2020-12/schema"),
        ("config", "http://json-schema.org/draft-07/schema#"),
    ],
)
def test_schema_prints_a_schema(cli: Cli, what: str, dialect: str) -> None:
    outcome = cli("schema", what)

    assert outcome.code == 0
    assert json.loads(outcome.out)["$schema"] == dialect


def test_schema_of_the_document_is_the_default(cli: Cli) -> None:
    assert cli("schema").out == cli("schema", "json").out


@pytest.mark.parametrize("word", ["LNK003", "lnk003", "malformed-url"])
def test_rule_explains_one_by_code_or_name(cli: Cli, word: str) -> None:
    outcome = cli("rule", word)

    assert outcome.code == 0
    assert outcome.out.startswith("# malformed-url (LNK003)\n")


def test_rule_lists_all_or_explains_all(cli: Cli) -> None:
    listed = cli("rule").out.splitlines()
    explained = cli("rule", "--all").out

    assert sorted(line[:6] for line in listed) == [line[:6] for line in listed]
    for line in listed:
        code, name = line.split()[:2]
        assert f"# {name} ({code})\n" in explained


def test_rule_as_data(cli: Cli) -> None:
    rule = json.loads(cli("rule", "non-canonical-url", "--output-format", "json").out)

    assert rule["code"] == "LNK004"
    assert {key: value for key, value in rule["options"][2].items() if key != "description"} == {
        "name": "text-fragments",
        "type": "bool",
        "default": True,
    }
    assert len(json.loads(cli("rule", "--all", "--output-format", "json").out)) == len(cli("rule").out.splitlines())


def test_an_unknown_rule_exits_2(cli: Cli) -> None:
    outcome = cli("rule", "malformed-uri")

    assert outcome.code == 2
    assert outcome.err == "error: unknown rule 'malformed-uri'; did you mean 'malformed-url'?\n"


def test_rule_pages_are_coloured_on_demand(cli: Cli) -> None:
    assert "\x1b[" in cli("rule", "malformed-url", "--color", "always").out


def test_config_says_where_each_value_came_from(cli: Cli, readme: Path, folder: Path) -> None:
    (folder / "pyproject.toml").write_text(
        '[tool.awesome-lint]\nignore = ["DUP"]\n[tool.awesome-lint.severity]\nLNK = "info"\n'
    )

    outcome = cli(
        "config", "README.md", "--output-format", "json", "--config", "affiliations=['TJU']", "--profile", "papers"
    )
    values = json.loads(outcome.out)

    assert outcome.code == 0
    assert values["ignore"] == {"value": ["DUP"], "origin": "pyproject.toml"}
    assert values["severity.LNK"] == {"value": "info", "origin": "pyproject.toml"}
    assert values["affiliations"] == {"value": ["TJU"], "origin": "--config \"affiliations=['TJU']\""}
    assert values["profile"] == {"value": "papers", "origin": "command line"}
    assert values["fail-on"] == {"value": "error", "origin": "default"}
    assert values["required"]["origin"] == "the template"


def test_config_as_text_is_toml(cli: Cli, readme: Path, folder: Path) -> None:
    (folder / ".awesome-lint.toml").write_text(
        'ignore = ["DUP"]\nper-section = [{heading = "A \\"b\\"", ignore = ["TPL"]}]\n'
        '[per-file-ignores]\n"a.b/*.md" = ["LNK"]\n[venues.X]\naliases = ["Y"]\n'
    )

    values = tomllib.loads(cli("config").out)

    assert values["ignore"] == ["DUP"]
    assert values["per-section"] == [{"heading": 'A "b"', "ignore": ["TPL"]}]
    assert values["per-file-ignores"] == {"a.b/*.md": ["LNK"]}
    assert values["venues"]["X"]["aliases"] == ["Y"]


def test_config_says_why_it_is_this_profile(cli: Cli, readme: Path, folder: Path) -> None:
    (folder / "notes.md").write_text("# Notes\n\n## Things\n\n- one\n- two\n")

    assert json.loads(cli("config", "README.md", "--output-format", "json").out)["profile"] == {
        "value": "papers",
        "origin": "4 of 4 entries name a venue",
    }
    assert cli("config", "notes.md").out.splitlines()[1] == ("# profile is not set  # no item can be an entry")


def test_config_shows_how_many_entries_follow_the_template_and_its_forms(cli: Cli, readme: Path) -> None:
    readme.write_text("# L\n\n## A\n\n- [One](https://x.org/1) - A thing.\n- Two, without a link\n")
    form = "- [Title](url) {- Description.}?"
    said = ("config", "README.md", "--template", form, "--template", "- Name: [link](url)")

    shown = cli(*said).out
    assert (
        'template = ["- [Title](url) {- Description.}?", "- Name: [link](url)"]  # command line\n'
        "#   1 of 2 entries follow them (50%)\n#   main form\n#   marker: -\n#   link: [Title](url)\n"
        "#   description: Description, optional\n#   form 2\n#   marker: -\n#   name: Name\n#   link: [link](url)\n"
        "required"
    ) in shown
    assert "line 6" not in shown
    assert "\n#   line 6: - Two, without a link\n" in cli(*said, "--verbose").out
    as_json = json.loads(cli(*said, "--output-format", "json").out)["template"]
    assert (as_json["coverage"], as_json["nonconforming"]) == (0.5, [6])
    assert as_json["forms"][1] == ["marker: -", "name: Name", "link: [link](url)"]


def test_config_shows_the_files_own_template(cli: Cli, folder: Path) -> None:
    (folder / "README.md").write_text(
        "# L\n\n<!-- [Template] * (conf/trans) Paper title [link](url) [NOTE: tags] -->\n\n## A\n\n"
        "* (NSDI'24) A Paper [link](https://example.org/1) [Tag]\n"
    )

    assert json.loads(cli("config", "README.md", "--output-format", "json").out)["template"]["origin"] == (
        "the file's own comment"
    )


def test_broken_toml_names_line_and_column(cli: Cli, readme: Path, folder: Path) -> None:
    (folder / ".awesome-lint.toml").write_text("ignore = [\n  'DUP',\n  TPL]\n")

    for command in (("config",), ("check",), ("export",)):
        outcome = cli(*command)
        assert outcome.code == 2
        assert outcome.err.startswith("error: .awesome-lint.toml: not TOML: ")
        assert "(at line 3, column 3)" in outcome.err


def test_version(cli: Cli) -> None:
    assert cli("version").out == f"awesome-lint {__version__}\n"
    assert cli("--version").out == f"awesome-lint {__version__}\n"


def test_help_lists_the_commands(cli: Cli) -> None:
    outcome = cli("--help")

    assert outcome.code == 0
    for command in ("check", "export", "schema", "init", "rule", "config", "version"):
        assert f"  {command} " in outcome.out


@pytest.mark.parametrize("command", ["check", "export", "schema", "init", "rule", "config"])
def test_each_command_has_help(cli: Cli, command: str) -> None:
    outcome = cli(command, "--help")

    assert outcome.code == 0
    assert outcome.out.startswith(f"Usage: awesome-lint {command} ")
