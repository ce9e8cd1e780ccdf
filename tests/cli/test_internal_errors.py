"""Exceptions that nobody foresaw: one line with the file, exit code 2, and the other files are done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.cli.conftest import FIXED, PAPERS

import mdformat
from awesome_lint.action import __main__ as steps
from awesome_lint.cli import main as program
from awesome_lint.errors import InputError, InternalError, Unforeseen
from awesome_lint.markdown import parse
from awesome_lint.report.concise import ConciseReporter
from awesome_lint.report.json_ import JsonReporter

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.cli.conftest import Cli

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.markdown import Root
    from awesome_lint.text import SourceText

TRAP = "# Papers, and a trap\n"
SAID = r"internal error, please report it: RuntimeError: boom \x1b[31m of two lines"


def trapped(source: SourceText) -> Root:
    """Read Markdown, but for one list that ends in a bug."""
    if "trap" in source.text:
        raise RuntimeError("boom \x1b[31m\nof two lines")
    return parse(source)


@pytest.fixture(autouse=True)
def lists(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three lists, of which the second trips over a bug of the reader."""
    (folder / "a.md").write_text(PAPERS)
    (folder / "b.md").write_text(TRAP)
    (folder / "c.md").write_text(PAPERS)
    monkeypatch.setattr("awesome_lint.runner.parse", trapped)
    return folder


FILES = ("a.md", "b.md", "c.md")
COMMANDS = {
    "check": ("check", "--output-format=concise", *FILES),
    "check in processes": ("check", "--jobs=2", "--output-format=concise", *FILES),
    "check, fixing": ("check", "--fix", "--output-format=concise", *FILES),
    "format": ("format", *FILES),
    "links": ("links", "--offline", *FILES),
    "check with links": ("check", "--links", "--no-cache", "b.md"),
    "check against a base": ("check", "--write-baseline", *FILES),
    "export": ("export", "b.md"),
    "init": ("init", "--dry-run", "b.md"),
    "config": ("config", "b.md"),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_one_line_says_what_happened(cli: Cli, name: str) -> None:
    outcome = cli(*COMMANDS[name])
    assert outcome.code == 2
    assert [line for line in outcome.err.splitlines() if line.startswith("error:")] == [f"error: b.md: {SAID}"]
    assert "Traceback" not in outcome.out + outcome.err
    loud = cli(*COMMANDS[name], "--verbose")
    assert loud.code == 2
    assert "Traceback (most recent call last):\n" in loud.err
    assert "in trapped\n" in loud.err
    assert "\x1b" not in loud.err


@pytest.mark.parametrize("name", ["check", "check in processes", "check, fixing"])
def test_the_other_lists_are_checked(cli: Cli, name: str, lists: Path) -> None:
    outcome = cli(*COMMANDS[name])
    assert {line.split(":")[0] for line in outcome.out.splitlines() if ".md:" in line} == {"a.md", "c.md"}
    fixed = FIXED if "fixing" in name else PAPERS
    assert [(lists / each).read_text() for each in FILES] == [fixed, TRAP, fixed]


def test_the_other_lists_are_formatted(cli: Cli, lists: Path) -> None:
    outcome = cli("format", *FILES)
    assert outcome.out == "2 files reformatted\n"
    assert [(lists / each).read_text() for each in FILES] == [FIXED, TRAP, FIXED]


@pytest.mark.parametrize("arguments", [("check", "-"), ("check", "--fix", "-"), ("format", "-"), ("export", "-")])
def test_standard_input(cli: Cli, arguments: Sequence[str]) -> None:
    outcome = cli(*arguments, "--stdin-filename", "x.md", stdin=TRAP.encode())
    assert outcome.code == 2
    assert outcome.err.splitlines()[0] == f"error: x.md: {SAID}"


@pytest.mark.parametrize(("reporter", "form"), [(ConciseReporter, "concise"), (JsonReporter, "json")])
def test_a_reporter_that_fails_on_one_list(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, reporter: type[ConciseReporter], form: str
) -> None:
    write = reporter.write

    def failing(self: ConciseReporter, source: SourceText, diagnostics: Sequence[Diagnostic]) -> None:
        if source.name == "a.md":
            raise KeyError("oops")
        write(self, source, diagnostics)

    monkeypatch.setattr(reporter, "write", failing)
    outcome = cli("check", f"--output-format={form}", "--exit-zero", "a.md", "c.md")
    assert outcome.code == 2
    assert outcome.err.splitlines()[0] == "error: a.md: internal error, please report it: KeyError: 'oops'"
    assert "c.md" in outcome.out


@pytest.mark.parametrize("command", program.COMMANDS)
def test_every_command_takes_verbose(cli: Cli, command: str) -> None:
    text = cli(command, "--help").out
    assert "-v, --verbose" in text
    assert "traceback" in text.partition("--verbose")[2]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            RuntimeError("boom\nbang"),
            "error: awesome-lint: internal error, please report it: RuntimeError: boom bang\n",
        ),
        (
            FileNotFoundError(2, "No such file", "x"),
            "error: awesome-lint: internal error, please report it: FileNotFoundError: [Errno 2] No such file: 'x'\n",
        ),
        (OSError(28, "No space left on device"), "error: output cannot be written: No space left on device\n"),
    ],
)
def test_what_belongs_to_no_list(cli: Cli, monkeypatch: pytest.MonkeyPatch, error: Exception, said: str) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr("awesome_lint.cli.rule._named", fail)
    outcome = cli("rule", "LNK001")
    assert (outcome.code, outcome.out, outcome.err) == (2, "", said)
    assert ("Traceback" in cli("rule", "LNK001", "-v").err) is ("internal" in said)


def test_completion(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setenv(program._COMPLETE, "bash_complete")
    monkeypatch.setattr("awesome_lint.cli.completion.answer", fail)
    outcome = cli()
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == "error: awesome-lint: internal error, please report it: RuntimeError: boom\n"


@pytest.mark.parametrize("debug", ["", "1"])
def test_a_step_of_the_action(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, debug: str) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr(steps, "read_event", fail)
    assert steps.main(["check"], {"AWESOME_LINT_STATE": "/", "RUNNER_DEBUG": debug}) == 2
    out = capsys.readouterr().out
    assert "internal error, please report it: RuntimeError: boom" in out.splitlines()[0]
    assert ("Traceback" in out) is bool(debug)


def test_the_plugin_of_mdformat(lists: Path) -> None:
    with pytest.raises(SystemExit) as stop:
        mdformat.text(TRAP, extensions={"awesome_lint"})
    assert stop.value.code == f"error: <stdin>: {SAID}"


def test_what_is_foreseen_passes() -> None:
    for error in (InputError("x"), KeyboardInterrupt(), SystemExit(1), OSError("x")):
        with pytest.raises(type(error)) as caught, Unforeseen("x", OSError):
            raise error
        assert caught.value is error
    with pytest.raises(InternalError, match=r"^x: internal error, please report it: MemoryError$"), Unforeseen("x"):
        raise MemoryError


def test_a_long_text_is_cut() -> None:
    with pytest.raises(InternalError) as caught, Unforeseen("x"):
        raise ValueError("word " * 1000)
    assert len(str(caught.value)) < 400
