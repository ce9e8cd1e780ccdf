"""Patterns that a stranger wrote: none hangs a run, and one that cannot be used is named with its place."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli

FOR_HANGS = 60  # seconds; a run takes one
SLOW = "(a+)+$"
LONG = "a" * 60 + "!"
LIST = f"# L\n\n- [A](https://a.example/{LONG}) - See [x][{LONG}].\n- [B](https://b.example) - Thing.\n\n[b]: https://b.example\n"
SLOW_GLOB = "*a" * 40 + "b"


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "awesome_lint", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=FOR_HANGS, check=False)


@pytest.mark.parametrize(
    "config",
    [
        f"[links]\nexclude = ['{SLOW}']\n",
        f"[links]\ninclude = ['{SLOW}']\n",
        f"[links.remap]\n'{SLOW}' = 'x'\n",
        f"[rules.no-undefined-references]\nallow = ['{SLOW}']\n",
        f"exclude = ['{SLOW_GLOB}']\n",
        f"include = ['{SLOW_GLOB}', 'README.md']\n",
        f"[per-file-ignores]\n'{SLOW_GLOB}' = ['TPL']\n",
        f"[[per-section]]\nheading = '{SLOW_GLOB}'\nignore = ['TPL']\n",
        f"[rules.entry-order.sections]\n'{SLOW_GLOB}' = 'title'\n",
        f"[links.hosts.'{SLOW_GLOB}']\nseverity = {{ NET = 'off' }}\n",
        "[rules.no-heading-punctuation]\ncharacters = '[a](a+)+[b]'\n",
    ],
)
def test_no_pattern_of_a_configuration_hangs(folder: Path, config: str) -> None:
    (folder / "README.md").write_text(LIST + f"\n## {'a' * 200}\n\n- [C](https://c.example)\n")
    (folder / ("a" * 200 + ".md")).write_text(LIST)
    (folder / ".awesome-lint.toml").write_text(config)
    for arguments in (
        ("check", "--no-cache", "--extend-select", "STY,STR", "."),
        ("links", "--offline", "--no-cache", "."),
    ):
        outcome = _run(folder, *arguments)
        assert outcome.returncode in (0, 1) or "is not the inside of a character class" in outcome.stderr
        assert "Traceback" not in outcome.stderr


@pytest.mark.parametrize("name", [".gitignore", ".lycheeignore"])
def test_no_pattern_of_a_file_beside_a_list_hangs(folder: Path, name: str) -> None:
    (folder / ".git").mkdir()
    (folder / ("a" * 200 + ".md")).write_text(LIST)
    (folder / name).write_text(f"{SLOW}\n{SLOW_GLOB.removeprefix('*')}\n{SLOW_GLOB if name == '.gitignore' else ''}\n")
    for arguments in (("check", "--no-cache", "."), ("links", "--offline", "--no-cache", ".")):
        assert _run(folder, *arguments).returncode in (0, 1)


@pytest.mark.parametrize(
    ("config", "place"),
    [
        ("[links]\nexclude = ['ok', '(?!a)b']\n", "links.exclude[1]: "),
        ("[links]\ninclude = ['(?=a)b']\n", "links.include[0]: "),
        ("[links.remap]\n'(?<=a)b' = 'x'\n", 'links.remap."(?<=a)b": '),
        ("[rules.no-undefined-references]\nallow = ['(a)\\1']\n", "rules.no-undefined-references.allow: "),
    ],
)
def test_what_cannot_be_done_in_linear_time_is_an_error_with_its_key(
    folder: Path, cli: Cli, config: str, place: str
) -> None:
    (folder / "README.md").write_text(LIST)
    (folder / ".awesome-lint.toml").write_text(config)
    outcome = cli("check", "README.md")
    assert outcome.code == 2
    assert outcome.err.startswith(f"error: .awesome-lint.toml: {place}")
    assert "RE2, which has no look-around and no backreferences" in outcome.err


@pytest.mark.parametrize(
    ("config", "message"),
    [
        ("exclude = ['a', '[z-a]']\n", 'exclude[1]: "[z-a]": no glob (line 1)'),
        ("include = ['!']\n", 'include[0]: "!": no glob (line 1)'),
        ("[links.remap]\n'(a)' = '\\2'\n", 'links.remap."(a)": "\\\\2": there is no group 2 (line 2)'),
    ],
)
def test_a_wrong_glob_or_replacement_is_an_error_with_its_key(
    folder: Path, cli: Cli, config: str, message: str
) -> None:
    (folder / "README.md").write_text(LIST)
    (folder / ".awesome-lint.toml").write_text(config)
    outcome = cli("check", ".")
    assert (outcome.code, outcome.err) == (2, f"error: .awesome-lint.toml: {message}\n")


def test_a_line_of_lycheeignore_that_cannot_be_used_is_ignored_and_the_others_hold(folder: Path, cli: Cli) -> None:
    (folder / "README.md").write_text(LIST)
    (folder / ".lycheeignore").write_text("# ours\na[.]example\n(?!x)y\nb[.]example\n")
    outcome = cli("links", "--offline", "--no-cache", "--list", "README.md")
    assert outcome.code == 0
    assert "warning: .lycheeignore:3: ignored: no regular expression of RE2" in outcome.err
    assert outcome.out.count("a pattern excludes it") == 2


def test_a_url_that_no_server_takes_is_not_asked(folder: Path, cli: Cli) -> None:
    (folder / "README.md").write_text(f"# L\n\n- [A](https://a.example/{'a' * 9000}) - Thing.\n")
    outcome = cli("links", "--no-cache", "README.md")
    assert outcome.code == 0
    assert "1 skipped" in outcome.out


def test_the_engine_waits_for_the_first_pattern(folder: Path) -> None:
    (folder / "README.md").write_text(LIST)
    run = "from awesome_lint.cli.main import main; main(['check', 'README.md'])"
    code = f"import sys; {run}; sys.exit('re2' in sys.modules)"
    for _ in range(2):  # anew, and out of the cache
        assert (
            subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, check=False).returncode == 0
        )
