"""What `format` does: finds files, has them brought into normal form, writes them or says what would change."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

import click

from awesome_lint.cli.checking import files_in, is_url
from awesome_lint.cli.streams import complain_of, machine_output, style_for, write_bytes
from awesome_lint.errors import InputError, InternalError, Unforeseen
from awesome_lint.report.summary import counted
from awesome_lint.settings import STDIN
from awesome_lint.text import SourceText
from awesome_lint.workspace.files import display_name, load, write_atomic

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from awesome_lint.cli.options import Configs
    from awesome_lint.config import LayeredConfig


class Formatting:
    """One run.

    Args:
        configs: The configuration of each file.
        check: Say which files would change; write nothing.
        diff: Print what would change; write nothing.
        quiet: Print errors, and the diff, only.
        color: `auto`, `always` or `never`.
    """

    def __init__(self, configs: Configs, *, check: bool, diff: bool, quiet: bool, color: str) -> None:
        self._configs = configs
        self._check = check
        self._diff = diff
        self._quiet = quiet
        self._color = color
        self._changed: Counter[bool] = Counter()
        self._failed = False

    def run(self, paths: Sequence[str], stdin_filename: str | None) -> int:
        """Format files, folders, or standard input, and give the exit code.

        Raises:
            AwesomeLintError: A configuration cannot be used, or there is nothing that can be formatted.
        """
        if "-" in paths:
            if len(paths) > 1:
                raise click.UsageError("- (standard input) goes alone; format files and folders in another run")
            self._standard_input(stdin_filename)
            return self._exit_code()
        for url in filter(is_url, paths):
            raise click.UsageError(f"{url}: lists elsewhere cannot be formatted; clone the repository")
        for path, name, explicit in self._found(paths):
            try:
                with Unforeseen(name, OSError):
                    self._file(path, name, explicit=explicit)
            except (InputError, InternalError) as error:
                self._failed = True
                complain_of(error)
        if not self._quiet:
            self._summarise()
        return self._exit_code()

    def _found(self, paths: Sequence[str]) -> Iterator[tuple[str, str, bool]]:
        """Give each file once: how to open it, how messages call it, and whether it is wanted in any case."""
        if not paths:
            from pathlib import Path

            from awesome_lint.cli.readme import readme_of

            paths = (readme_of(Path()),)
        seen: set[str] = set()
        for path in paths:
            for found, explicit in files_in(path, self._configs):
                name = display_name(found)
                if name not in seen:
                    seen.add(name)
                    yield found, name, explicit

    def _file(self, path: str, name: str, *, explicit: bool) -> None:
        source, data = load(path, name)
        with Unforeseen(name):
            result = _normal_form(path, source, self._configs.of_file(path), explicit=explicit)
        if result is None:
            return
        self._say(source, result)
        if result.text != source.text and not (self._check or self._diff):
            write_atomic(path, result, data)

    def _standard_input(self, path: str | None) -> None:
        config = self._configs.of_folder(".") if path is None else self._configs.of_file(path)
        source = SourceText.decode(sys.stdin.buffer.read(), STDIN if path is None else display_name(path))
        with Unforeseen(source.name):
            result = _normal_form(path or STDIN, source, config, explicit=True) or source
        self._say(source, result)
        if not (self._check or self._diff):
            write_bytes(result.encode())

    def _say(self, source: SourceText, result: SourceText) -> None:
        changed = result.text != source.text
        self._changed[changed] += 1
        if changed and self._diff:
            from awesome_lint.report.diff import shown_diff, unified_diff

            style = style_for(sys.stdout, self._color)
            diff = unified_diff(source, result)
            if style.color or sys.stdout.isatty():
                sys.stdout.write(shown_diff(diff, style))
            else:
                machine_output().write(diff)
        elif changed and self._check and not self._quiet:
            from awesome_lint.report.style import visible

            sys.stdout.write(f"Would reformat: {visible(source.name)}\n")

    def _summarise(self) -> None:
        """Print how many files changed; beside a diff, to the error stream."""
        writing = not (self._check or self._diff)
        changed, same = self._changed[True], self._changed[False]
        parts = []
        if changed:
            parts.append(f"{counted(changed, 'file')} {'reformatted' if writing else 'would be reformatted'}")
        if same:
            parts.append(f"{counted(same, 'file')} {'left unchanged' if writing else 'already formatted'}")
        if not parts and not self._failed:
            parts.append("no lists found")
        if parts:
            (sys.stderr if self._diff else sys.stdout).write(", ".join(parts) + "\n")

    def _exit_code(self) -> int:
        if self._failed:
            return 2
        return 1 if self._changed[True] and (self._check or self._diff) else 0


def _normal_form(path: str, source: SourceText, config: LayeredConfig, *, explicit: bool) -> SourceText | None:
    from awesome_lint.workspace.normal import normal_form

    return normal_form(path, source, config, explicit=explicit)
