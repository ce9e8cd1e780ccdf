"""`awesome-lint completion`, and the answers to what shells ask then.

The scripts are click's (PowerShell's is ours), and so is the protocol (its documentation, "Shell Completion"): the
shell runs the program with `_AWESOME_LINT_COMPLETE=SHELL_complete` and the words so far. What the words mean is ours,
too: the first may name a command or belong to the default one, and no command's module is imported to list them.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import click
from click.shell_completion import BashComplete, CompletionItem, FishComplete, ShellComplete, ZshComplete

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PROGRAM = "awesome-lint"
VARIABLE = "_AWESOME_LINT_COMPLETE"


class _Words(ShellComplete):
    """What can stand at a place, whichever shell asks."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem[str]]:
        from awesome_lint.cli.main import COMMANDS, DEFAULT, routed

        if args:
            return super().get_completions(routed(args), incomplete)
        # Files first: bash forgets what stands before them, and offers them where no command begins like this.
        found = super().get_completions([DEFAULT], incomplete)
        found += [CompletionItem(name, help=text) for name, text in COMMANDS.items() if name.startswith(incomplete)]
        found += click.Command.shell_complete(self.cli, click.Context(self.cli), incomplete)
        return list({item.value: item for item in found}.values())


class _Bash(_Words, BashComplete):
    pass


class _Zsh(_Words, ZshComplete):
    pass


class _Fish(_Words, FishComplete):
    # click's own takes a word up to its first comma; ours hold commas, and so do the texts beside them.
    source_template = FishComplete.source_template.replace('string split ","', 'string split --max 1 ","')


class _PowerShell(_Words):
    """What click has not: the shell hands over the words, the last one as far as it is typed."""

    name = "powershell"
    source_template = """\
Register-ArgumentCompleter -Native -CommandName %(prog_name)s -ScriptBlock {
    param($word, $ast, $cursor)
    $before = @($ast.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursor })
    $env:COMP_WORDS = ConvertTo-Json -Compress @($before | ForEach-Object { "$_" })
    $env:COMP_CWORD = $word
    $env:%(complete_var)s = "powershell_complete"
    try {
        %(prog_name)s | ForEach-Object {
            $kind, $value, $text = $_ -split "`t", 3
            if ($kind -eq "file") {
                [System.Management.Automation.CompletionCompleters]::CompleteFilename($word)
            } else {
                [System.Management.Automation.CompletionResult]::new($value, $value, "ParameterValue", $text)
            }
        }
    } finally {
        Remove-Item Env:COMP_WORDS, Env:COMP_CWORD, Env:%(complete_var)s -ErrorAction SilentlyContinue
    }
}
"""

    def get_completion_args(self) -> tuple[list[str], str]:
        """Give the words behind the program's name, and the beginning of the last one."""
        words = json.loads(os.environ["COMP_WORDS"])
        return [str(word).strip("\"'") for word in words][1:], os.environ.get("COMP_CWORD", "").strip("\"'")

    def format_completion(self, item: CompletionItem[str]) -> str:
        """Give a line: what kind of word it is, the word, and what it means, which must not be empty."""
        return f"{item.type}\t{item.value}\t{' '.join((item.help or item.value).split())}"


_SHELLS: Mapping[str, type[ShellComplete]] = {"bash": _Bash, "zsh": _Zsh, "fish": _Fish, "powershell": _PowerShell}


@click.command("completion", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("shell", type=click.Choice(tuple(_SHELLS)))
def command(*, shell: str) -> None:
    """Print a script that teaches a shell to complete commands, options and names of rules.

    \b
    bash         eval "$(awesome-lint completion bash)"      in ~/.bashrc; bash 4.4 or newer
    zsh          eval "$(awesome-lint completion zsh)"       in ~/.zshrc, below compinit
    fish         awesome-lint completion fish | source       in ~/.config/fish/config.fish
    powershell   awesome-lint completion powershell | Out-String | Invoke-Expression      in $PROFILE
    """  # noqa: D301  # click keeps the lines below a backspace as they are
    click.echo(_made(shell).source(), nl=False)


def answer(instruction: str) -> int:
    """Answer a shell.

    Args:
        instruction: The value of `VARIABLE`.

    Returns:
        The exit code: 1 for what is no instruction.
    """
    shell, _, verb = instruction.partition("_")
    if verb not in {"complete", "source"} or shell not in _SHELLS:
        return 1
    asked = _made(shell)
    click.echo(asked.complete() if verb == "complete" else asked.source())
    return 0


def _made(shell: str) -> ShellComplete:
    from awesome_lint.cli.main import program

    return _SHELLS[shell](program, {}, PROGRAM, VARIABLE)


def rules_beginning(incomplete: str) -> Iterator[CompletionItem[str]]:
    """Give rules by code and by name, and families by prefix, for the last word of a list with commas."""
    from awesome_lint.rules import all_rules

    before, comma, last = incomplete.rpartition(",")
    kept = f"{before}{comma}"
    rules = all_rules()
    prefixes = dict.fromkeys(rule.code[:3] for rule in rules)
    words = [(prefix, f"All rules of {prefix}") for prefix in prefixes]
    for rule in rules:
        summary = rule.info().summary
        words += [(rule.name, summary), (rule.code, summary)]
    for word, text in words:
        if word.lower().startswith(last.lower()):
            yield CompletionItem(f"{kept}{word}", help=text)
