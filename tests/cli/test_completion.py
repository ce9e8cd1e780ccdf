"""Completion: click's protocol for each shell, and the shells themselves where they are installed."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.cli.terminal import Terminal

from awesome_lint.cli.main import COMMANDS
from awesome_lint.rules import all_rules

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Cli

SHELLS = ("bash", "zsh", "fish", "powershell")
BIN = Path(sys.executable).parent


def asked(cli: Cli, monkeypatch: pytest.MonkeyPatch, shell: str, line: str) -> list[str]:
    """Ask as the shell's script does with the cursor at the end of a line; gives the words, without their help."""
    words = shlex.split(line)
    last = "" if line.endswith(" ") else words.pop()
    monkeypatch.setenv("_AWESOME_LINT_COMPLETE", f"{shell}_complete")
    monkeypatch.setenv("COMP_WORDS", shlex.join([*words, last] if last else words))
    monkeypatch.setenv("COMP_CWORD", last if shell in {"fish", "powershell"} else str(len(words)))
    if shell == "powershell":
        monkeypatch.setenv("COMP_WORDS", json.dumps(words))
    outcome = cli()
    assert (outcome.code, outcome.err) == (0, "")
    lines = outcome.out.strip().splitlines()  # one that is empty stands for no answer
    if shell == "zsh":
        return [value for kind, value in zip(lines[::3], lines[1::3], strict=True) if kind == "plain"]
    if shell == "powershell":
        rows = [line.split("\t") for line in lines if line]
        assert all(text for kind, _, text in rows if kind == "plain")  # or the shell refuses the tooltip
        return [value for kind, value, _ in rows if kind == "plain"]
    return [line.removeprefix("plain,").partition("\t")[0] for line in lines if line.startswith("plain,")]


@pytest.fixture(params=SHELLS)
def complete(request: pytest.FixtureRequest, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[str]]:
    """Each shell's question, as a function of the line."""
    return lambda line: asked(cli, monkeypatch, request.param, line)


def test_the_first_word_is_a_command_or_the_default_one_s(complete: Callable[[str], list[str]]) -> None:
    assert complete("awesome-lint ") == list(COMMANDS)
    assert complete("awesome-lint ch") == ["check"]
    assert complete("awesome-lint --fix-") == ["--fix-only"]
    assert complete("awesome-lint --vers") == ["--version"]
    assert complete("awesome-lint --hel") == ["--help"]


def test_what_follows_belongs_to_the_command(complete: Callable[[str], list[str]]) -> None:
    assert complete("awesome-lint check --show-f") == ["--show-fixes"]
    assert complete("awesome-lint README.md --show-f") == ["--show-fixes"]
    assert complete("awesome-lint --fix --show-f") == ["--show-fixes"]
    assert complete("awesome-lint links --host-") == ["--host-concurrency", "--host-interval"]
    assert complete("awesome-lint export --show-f") == []


@pytest.mark.parametrize("option", ["select", "extend-select", "ignore", "fixable", "unfixable"])
def test_rules_go_by_code_prefix_and_name(complete: Callable[[str], list[str]], option: str) -> None:
    assert complete(f"awesome-lint --{option} venue-f") == ["venue-form"]
    assert complete(f"awesome-lint check --{option} TPL00") == [f"TPL00{number}" for number in range(1, 10)]
    assert complete(f"awesome-lint --{option}=DUP,ven") == [
        f"DUP,{word}"
        for rule in ({"name": "VEN"}, *({"name": r.name, "code": r.code} for r in all_rules()))
        for word in rule.values()
        if word.lower().startswith("ven")
    ]


def test_other_values_are_known_too(complete: Callable[[str], list[str]]) -> None:
    assert complete("awesome-lint --profile ") == ["papers", "awesome", "awesome-npm"]
    assert complete("awesome-lint --profile=pa") == ["papers"]
    assert complete("awesome-lint check --fail-on w") == ["warning"]
    assert "jsonl" in complete("awesome-lint --output-format j")
    assert complete("awesome-lint schema c") == ["config"]
    assert complete("awesome-lint rule moji") == ["mojibake"]
    assert complete("awesome-lint completion z") == ["zsh"]


@pytest.mark.parametrize("line", ["awesome-lint check REA", "awesome-lint x.md REA", "awesome-lint links REA"])
@pytest.mark.parametrize("shell", SHELLS)
def test_paths_are_the_shell_s_own(cli: Cli, monkeypatch: pytest.MonkeyPatch, shell: str, line: str) -> None:
    assert asked(cli, monkeypatch, shell, line) == []
    assert re.match(r"file[,\n\t]REA", cli().out)


def test_what_is_no_question_is_answered_with_a_failure(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    for instruction in ("bash", "bash_run", "tcsh_complete", "1"):
        monkeypatch.setenv("_AWESOME_LINT_COMPLETE", instruction)
        assert (cli().code, cli().out) == (1, "")


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_is_printed_and_others_shells_are_refused(cli: Cli, shell: str) -> None:
    outcome = cli("completion", shell)

    assert outcome.code == 0
    assert re.search(rf'_AWESOME_LINT_COMPLETE ?= ?"?{shell}_complete', outcome.out)
    assert ("--max 1" in outcome.out) is (shell == "fish"), "click's script has changed: do words with commas survive?"
    refused = cli("completion", "tcsh")
    assert refused.code == 2
    assert all(name in refused.err for name in SHELLS)


def environment(folder: Path) -> dict[str, str]:
    """Variables of a user whose home is empty and who has the program on the path."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("_AWESOME", "COMP_", "LC_"))}
    path = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    return kept | {"PATH": path, "HOME": str(folder), "TERM": "dumb", "LANG": "C", "XDG_CONFIG_HOME": str(folder)}


def installed(shell: str) -> str:
    found = shutil.which(shell)
    if found is None:
        pytest.skip(f"{shell} is not installed")
    return found


@pytest.mark.parametrize(
    ("shell", "options", "setup"),
    [
        ("bash", ("--norc", "--noprofile", "-i"), ""),
        ("zsh", ("-f", "-i"), "unsetopt ZLE_RPROMPT; autoload -U compinit && compinit -D; "),
    ],
)
def test_a_person_at_a_shell_completes_what_they_type(
    folder: Path, shell: str, options: tuple[str, ...], setup: str
) -> None:
    (folder / "unlike-any-other.md").write_text("# A\n")
    with Terminal([installed(shell), *options], folder, environment(folder)) as terminal:
        terminal.type(f'{setup}eval "$(awesome-lint completion {shell})"; echo rea""dy\n')
        terminal.wait_for("ready\r\n")
        terminal.type("awesome-lint --versi\t")
        terminal.wait_for("--version")
        terminal.type("\n")
        terminal.wait_for("awesome-lint 0.")
        terminal.type("awesome-lint rule moji\t")
        terminal.wait_for("mojibake")
        terminal.type("\n")
        terminal.wait_for("ENC001")
        terminal.type("awesome-lint check unlike\t")
        terminal.wait_for("unlike-any-other.md")


def test_fish_is_told_the_words_and_their_meaning(folder: Path) -> None:
    lines = ("awesome-lint --fix-", "awesome-lint --select DUP,mojib", "awesome-lint comp")
    script = "awesome-lint completion fish | source; " + "; ".join(f"complete -C '{line}'" for line in lines)

    done = subprocess.run(
        [installed("fish"), "--no-config", "-c", script],
        cwd=folder,
        env=environment(folder),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.stdout.splitlines() == [
        "--fix-only\tApply fixes, and report nothing else.",
        "DUP,mojibake\tText that was decoded with the wrong encoding",
        "completion\tPrint a script that teaches a shell to complete.",
    ], done.stderr
