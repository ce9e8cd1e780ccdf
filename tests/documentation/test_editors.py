"""What docs/editors.md tells people to write is what works."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from awesome_lint.config.schema import config_schema
from awesome_lint.version import PROJECT_URL

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")
LIST = """\
# Papers

* (NSDI'24) First Paper on Things [link](https://example.org/1) [Tag | MIT]
+ (NSDI'24) Second Paper on Things [link](https://example.org/2) [Tag | MIT]
* (NSDI'24) Third Paper on Things [link](https://) [Tag | MIT]
"""


def block(language: str) -> str:
    [text] = re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    return str(text)


@pytest.fixture
def readme(tmp_path: Path) -> Path:
    path = tmp_path / "README.md"
    path.write_text(LIST)
    return path


def run(folder: Path, *arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-P", "-m", "awesome_lint", *arguments, "--isolated", "--no-cache"]
    return subprocess.run(command, cwd=folder, input=text, capture_output=True, encoding="utf-8", check=False)


def test_the_task_s_matcher_reads_what_the_task_prints(readme: Path) -> None:
    [task] = json.loads(block("json"))["tasks"]
    pattern = task["problemMatcher"]["pattern"]

    done = run(readme.parent, *task["args"])

    groups = [pattern[name] for name in ("file", "line", "column", "severity", "code")]
    found = [re.fullmatch(pattern["regexp"], line) for line in done.stdout.splitlines()]
    assert all(found), done.stdout
    assert [match.group(*groups) for match in found if match] == [
        ("README.md", "5", "42", "error", "LNK003"),
        ("README.md", "4", "1", "warning", "TPL010"),
    ]


def test_vim_s_quickfix_list_has_each_finding_at_its_place(readme: Path) -> None:
    vim = shutil.which("vim") or shutil.which("nvim")
    if vim is None:
        pytest.skip("neither vim nor nvim is installed")
    program = Path(sys.executable).with_name("awesome-lint")
    setup = block("vim").replace("makeprg=awesome-lint", f"makeprg={program}").replace("%:S", "--isolated\\ %:S")
    script = readme.with_name("setup.vim")
    listing = "map(getqflist(), {_, e -> join([e.lnum, e.col, e.type], ':')})"
    script.write_text(
        f"{setup}\nfiletype on\nedit README.md\nsilent make!\ncall writefile({listing}, 'found')\nqall!\n"
    )

    subprocess.run([vim, "-N", "-u", "NONE", "-es", "-S", script], cwd=readme.parent, check=False, timeout=60)

    assert readme.with_name("found").read_text().split() == ["5:42:e", "4:1:w"]


def test_the_formatter_and_the_linter_of_other_editors(readme: Path) -> None:
    commands = re.findall(r"awesome-lint (check [^\n`]*?README\.md -)", PAGE)
    formatter, linter = (command.split() for command in commands)

    formatted = run(readme.parent, *formatter, text=LIST)
    linted = run(readme.parent, *linter, text=LIST)

    assert (formatted.returncode, formatted.stdout) == (0, LIST.replace("+ (", "* ("))
    assert "TPL010" in linted.stdout
    assert json.loads(linted.stdout)


def test_the_example_configuration_is_one_and_names_the_schema() -> None:
    text = block("toml")
    owner = PROJECT_URL.removeprefix("https://github.com/")

    assert text.startswith(f"#:schema https://raw.githubusercontent.com/{owner}/main/docs/config.schema.json\n")
    Draft7Validator(config_schema()).validate(tomllib.loads(text))
    assert (ROOT / "docs" / "config.schema.json").exists()
