"""What the pages tell people to write is valid: configurations, workflows, hooks, templates, Python."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING

import pytest
import yaml
from tests.documentation.pages import DOCS, ROOT, Block, blocks_of, written_pages
from tests.hooks.support import BIN

from awesome_lint import Config, fix, lint, read
from awesome_lint.config.model import ConfigModel

if TYPE_CHECKING:
    from pathlib import Path

WORKFLOWS = sorted((DOCS / "examples").glob("*.yml"))
SCHEMAS = {".github/workflows/": "vendor.github-workflows", ".gitlab-ci.yml": "vendor.gitlab-ci"}


def blocks(language: str) -> list[Block]:
    found = [block for page in written_pages() for block in blocks_of(page) if block.language == language]
    assert found
    return found


def validated(schema: str, path: Path) -> subprocess.CompletedProcess[str]:
    command = [str(BIN / "check-jsonschema"), "--builtin-schema", schema, str(path)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("block", blocks("toml"), ids=lambda block: block.text.splitlines()[0])
def test_configurations_are_valid(block: Block) -> None:
    said = tomllib.loads(block.text)

    ConfigModel.model_validate(said["tool"]["awesome-lint"] if block.file == "pyproject.toml" else said)


def test_workflows_are_valid(tmp_path: Path) -> None:
    checked = 0
    for number, block in enumerate(blocks("yaml")):
        for start, schema in SCHEMAS.items():
            if block.file.startswith(start):
                path = tmp_path / f"{number}.yml"
                path.write_text(block.text, encoding="utf-8")
                done = validated(schema, path)
                assert done.returncode == 0, done.stdout
                checked += 1
    assert checked == 3


def test_hooks_are_valid(tmp_path: Path) -> None:
    configs = [block for block in blocks("yaml") if "repos" in yaml.safe_load(block.text)]
    assert len(configs) >= 2
    for number, block in enumerate(configs):
        path = tmp_path / f"{number}.yaml"
        path.write_text(block.text, encoding="utf-8")
        command = [str(BIN / "pre-commit"), "validate-config", str(path)]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stdout


def test_every_other_yaml_is_at_least_yaml() -> None:
    assert all(yaml.safe_load(block.text) for block in blocks("yaml"))


def test_the_inputs_of_the_action_are_those_that_it_has() -> None:
    known = set(yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["inputs"])
    texts = [path.read_text("utf-8") for path in WORKFLOWS]
    texts += [block.text for block in blocks("yaml") if block.file.startswith(".github/workflows/")]
    steps = [step for text in texts for job in yaml.safe_load(text)["jobs"].values() for step in job["steps"]]
    ours = [step for step in steps if step.get("uses", "").startswith("OWNER/awesome-lint@")]

    assert len(ours) >= len(texts)
    assert {name for step in ours for name in step.get("with", {})} <= known


def examples(second: str) -> list[tuple[str, str, str]]:
    """Give the blocks of the page of templates, three by three, whose second one is called so."""
    found = [block for block in blocks_of(DOCS / "templates.md") if block.file]
    threes = [found[at : at + 3] for at in range(0, len(found), 3)]
    titles = [[block.file for block in three] for three in threes]
    assert all(each in (["template", "before", "after"], ["template", "list", "entries"]) for each in titles)
    wanted = [three for three in threes if three[1].file == second]
    return [(one.text, two.text, three.text) for one, two, three in wanted]


@pytest.mark.parametrize(("template", "text", "entries"), examples("list"))
def test_entries_of_every_shape_are_read_as_the_page_of_templates_shows(template: str, text: str, entries: str) -> None:
    config = Config(template=(template.strip(),))
    text = f"# List\n\n## Section\n\n{text}"
    found = read(text, config).entries
    shown = [json.loads(line) for line in entries.splitlines()]

    assert len(found) == len(shown)
    for entry, wanted in zip(found, shown, strict=True):
        has = {
            "title": entry.title,
            "venue": entry.venue.series if entry.venue is not None else None,
            "year": entry.year,
            "month": entry.month,
            "authors": entry.authors,
            "tags": list(entry.tags) or None,
            "urls": [link.url for link in entry.links],
        }
        assert {key: value for key, value in has.items() if value is not None} == wanted
    assert [each for each in lint(text, config) if each.code.startswith(("TPL", "VEN"))] == []


@pytest.mark.parametrize(("template", "before", "after"), examples("before"))
def test_entries_become_what_the_page_of_templates_shows(template: str, before: str, after: str) -> None:
    head = "# List\n\n## Section\n\n"
    config = Config(template=(template.strip(),))

    assert fix(head + before, config).source.text == head + after
    assert [found.code for found in lint(head + after, config) if found.code.startswith("TPL")] == []


@pytest.mark.parametrize("block", blocks("python"), ids=lambda block: block.text.splitlines()[0])
def test_python_does_what_its_comments_say(block: Block) -> None:
    if "import" not in block.text:
        compile(f"def {block.text.strip()}: ...", "signature", "exec")
        return
    done = subprocess.run([sys.executable, "-c", block.text], capture_output=True, encoding="utf-8", check=False)

    assert done.returncode == 0, done.stderr
    said = [line.strip().removeprefix("# ") for line in block.text.splitlines() if line.strip().startswith("# ")]
    assert said
    assert all(line in done.stdout for line in said), done.stdout
