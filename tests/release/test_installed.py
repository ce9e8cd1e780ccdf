"""The wheel in an environment that holds nothing but what it asks for."""

from __future__ import annotations

import json
import re

import pytest
from tests.release.conftest import ROOT, Installed

pytestmark = pytest.mark.xdist_group("release")  # one process, so that all is built once

LIST = """\
# Papers

## NSDI

* (NSDI'24) First Paper on Things [link](https://example.org/1) [Tag | MIT]
+ (NSDI'24) Second Paper on Things [link](https://example.org/2) [Tag | MIT]
* (Sigcomm'24) Third Paper on Things [link](https://example.org/3) [Tag | MIT]
* (NSDI'24) Fourth Paper on Things [link](https://example.org/4) [Tag | MIT]
"""
FIXED = LIST.replace("+ (NSDI", "* (NSDI").replace("Sigcomm", "SIGCOMM")
LOADED = """
import importlib.metadata as metadata, json, sys
distribution = metadata.distribution("awesome-lint")
points = [point for point in distribution.entry_points]
print(json.dumps({f"{p.group}: {p.name}": repr(p.load()) for p in points}))
"""


def test_the_program_says_its_version(installed: Installed) -> None:
    version = re.search(r'__version__ = "(.+)"', (ROOT / "src/awesome_lint/version.py").read_text(encoding="utf-8"))
    assert version is not None

    for arguments in (("awesome-lint", "--version"), ("python", "-I", "-m", "awesome_lint", "version")):
        done = installed.run(*arguments)
        assert (done.returncode, done.stdout, done.stderr) == (0, f"awesome-lint {version[1]}\n", "")


def test_it_is_the_wheel_that_runs(installed: Installed) -> None:
    done = installed.run("python", "-I", "-c", "import awesome_lint; print(awesome_lint.__file__)")

    assert str(installed.folder.parent) in done.stdout


def test_it_checks_and_fixes(installed: Installed) -> None:
    readme = installed.place / "README.md"
    readme.write_text(LIST, encoding="utf-8")

    found = installed.run("awesome-lint", "--output-format", "concise", "--fail-on", "warning")
    assert found.returncode == 1, found.stderr
    assert re.findall(r"^README\.md:(\d+):\d+: \w+ (\w+)", found.stdout, re.MULTILINE) == [
        ("6", "TPL010"),
        ("7", "VEN001"),
    ]

    fixed = installed.run("awesome-lint", "--fix", "README.md")
    assert (fixed.returncode, fixed.stderr) == (0, "")
    assert readme.read_text(encoding="utf-8") == FIXED

    asked = installed.run("awesome-lint", "links", "--offline", "README.md")
    assert asked.returncode == 0, asked.stderr

    piped = installed.run("awesome-lint", "--fix-only", "-", text=LIST)
    assert (piped.returncode, piped.stdout) == (0, FIXED)


@pytest.mark.parametrize(
    "arguments",
    [
        ("rule", "--all"),
        ("rule", "venue-form"),
        ("schema", "config"),
        ("schema", "json"),
        ("config",),
        ("completion", "bash"),
        ("links", "--help"),
        ("--help",),
    ],
)
def test_the_other_commands_find_what_they_need(installed: Installed, arguments: tuple[str, ...]) -> None:
    done = installed.run("awesome-lint", *arguments, text=FIXED)

    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_it_exports(installed: Installed) -> None:
    done = installed.run("awesome-lint", "export", "-", "--format", "jsonl", text=FIXED)

    assert done.returncode == 0, done.stderr
    assert [json.loads(line)["title"].split()[0] for line in done.stdout.splitlines()] == [
        "First",
        "Second",
        "Third",
        "Fourth",
    ]


def test_every_entry_point_loads(installed: Installed) -> None:
    done = installed.run("python", "-I", "-c", LOADED)

    assert done.returncode == 0, done.stderr
    points = json.loads(done.stdout)
    assert "console_scripts: awesome-lint" in points
    if "mdformat.parser_extension: awesome_lint" in points:
        formatted = installed.run("mdformat", "-", text=FIXED)
        assert (formatted.returncode, formatted.stdout) == (0, FIXED)


def test_types_are_there_for_others(installed: Installed) -> None:
    place = installed.run(
        "python", "-I", "-c", "import importlib.resources as r; print(r.files('awesome_lint') / 'py.typed')"
    )

    assert place.stdout.strip().endswith("py.typed")
    assert installed.run("python", "-I", "-c", "import awesome_lint as a; print(a.lint('# A\\n'))").returncode == 0
