"""`--baseline` and its kin: the files of known diagnostics, read, applied and written."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from awesome_lint.baseline import DEFAULT_NAME
from awesome_lint.baseline.file import read_baseline, write_baseline
from awesome_lint.baseline.findings import Ran, all_there, counts_of, findings_of, still_known, updated
from awesome_lint.cli.streams import remark
from awesome_lint.errors import InputError
from awesome_lint.records import replace
from awesome_lint.report.summary import counted
from awesome_lint.text import SourceText
from awesome_lint.workspace.files import display_name, read_bytes, write_atomic, write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from awesome_lint.baseline.findings import Finding, Findings
    from awesome_lint.cli.wishes import Wishes
    from awesome_lint.config import LayeredConfig
    from awesome_lint.workspace.request import FileResult, Target

_LINK_RULES = "NET"


class _File:
    """One baseline.

    Args:
        path: Where it is.
        fresh: Whether it is about to be written, so that it need not be there, or right.

    Raises:
        InputError: It cannot be read, or is another thing, which must not be written over.
    """

    def __init__(self, path: str, *, fresh: bool) -> None:
        self.path = path
        self.name = display_name(path)
        self.folder = os.path.dirname(os.path.abspath(path))  # noqa: PTH100, PTH120 - as everywhere at the edge
        self.data: bytes | None = None
        self.known: dict[str, Findings] = {}
        if os.path.exists(path):  # noqa: PTH110
            self.data = read_bytes(path, self.name)
            try:
                self.known = read_baseline(SourceText.decode(self.data, self.name).text, self.name)
            except InputError as error:
                if not fresh:
                    raise
                if not _was_baseline(path, self.data):
                    raise InputError(f"{self.name}: holds something else than a baseline; name another file") from error
        elif not fresh:
            raise InputError(f"{self.name}: no such baseline; write it with --write-baseline, or use --no-baseline")
        self.now = dict(self.known)

    def key(self, path: str) -> str:
        """Give what the baseline calls a list."""
        absolute = os.path.abspath(path)  # noqa: PTH100
        try:
            relative = os.path.relpath(absolute, self.folder)
        except ValueError:  # another drive
            relative = absolute
        return display_name(relative.replace(os.sep, "/"))

    def forget_lost(self) -> None:
        """Drop the lists that are no longer there."""
        for path in self.known:
            if not os.path.exists(os.path.join(self.folder, path)):  # noqa: PTH110, PTH118
                self.now[path] = ()

    def write(self) -> None:
        """Write what is known now, if that changed.

        Raises:
            InputError: It cannot be written.
        """
        source = SourceText(write_baseline(self.now), self.name)
        if self.data is not None:
            if source.encode() != self.data:
                write_atomic(self.path, source, self.data)
            return
        write_whole(self.path, source.encode())


def _was_baseline(path: str, data: bytes) -> bool:
    """Whether a file that cannot be read may be a baseline all the same: damaged, of another version, or empty."""
    return os.path.basename(path) == DEFAULT_NAME or not data.strip() or b'"fingerprint"' in data  # noqa: PTH119


class Baselines:
    """The baselines of one run.

    Args:
        wishes: What the command line asks for.
        configs: The configuration of each file, by its name.
        found: Whether the one with the default name counts where nothing names another.
    """

    def __init__(self, wishes: Wishes, configs: Mapping[str, LayeredConfig], *, found: bool = False) -> None:
        self._wishes = wishes
        self._found = found
        self._configs = configs
        self._files: dict[str, _File] = {}
        self._of: dict[str, tuple[_File, str]] = {}

    def attached(self, targets: Iterable[Target]) -> list[Target]:
        """Give files with what is known of them; nothing where all that is found is to be known.

        Raises:
            InputError: A baseline cannot be read.
        """
        return [self._attach(target) for target in targets]

    def _attach(self, target: Target) -> Target:
        path = self._path(self._configs[target.name])
        if path is None or target.remote is not None:
            return target
        writing = self._wishes.known.write_baseline
        absolute = os.path.abspath(path)  # noqa: PTH100
        if absolute not in self._files:
            self._files[absolute] = _File(path, fresh=writing)
        file = self._files[absolute]
        key = file.key(target.path)
        self._of[target.name] = file, key
        return target if writing else replace(target, baseline=counts_of(file.known.get(key, ())))

    def _path(self, config: LayeredConfig) -> str | None:
        """Give where the baseline is that holds under a configuration."""
        if self._wishes.known.baseline is not None:
            return self._wishes.known.baseline
        configured = config.edge().baseline
        if configured is not None:
            path = os.path.join(config.folder, configured)  # noqa: PTH118
            relative = os.path.relpath(path)
            return path if relative.startswith(os.pardir) else relative
        return DEFAULT_NAME if self._wishes.known.write_baseline or self._found else None

    def take(self, result: FileResult, *, links: bool) -> FileResult:
        """Note what was found in a file; give what is to be reported of it.

        Args:
            result: What was found.
            links: Whether all of its links were asked for.
        """
        if result.name not in self._of or result.source is None or result.error is not None:
            return result
        file, key = self._of[result.name]
        before = file.known.get(key, ())
        if self._wishes.known.write_baseline:
            now = findings_of(result.source, result.diagnostics)
            file.now[key] = updated(before, now, Ran(self._codes(result, links=links), result.source))
            return replace(result, diagnostics=())
        found = (*result.known, *result.diagnostics)
        if not all_there(before, result.source, found):
            file.now[key] = still_known(before, found, Ran(self._codes(result, links=links), result.source))
        return result

    def _codes(self, result: FileResult, *, links: bool) -> frozenset[str]:
        """Give the rules whose silence means that nothing is wrong; those on links may not have heard of all."""
        from awesome_lint.rules.selection import codes_of, selected_codes  # a run that knows all starts without it

        on_links = codes_of(_LINK_RULES)
        asked = on_links if links else frozenset()
        if self._wishes.links_only:
            return asked
        return selected_codes(self._configs[result.name].load().rules, result.profile) - on_links | asked

    def close(self) -> None:
        """Write what is to be written, and say what is gone.

        Raises:
            InputError: A baseline cannot be written.
        """
        known = self._wishes.known
        for file in self._files.values():
            file.forget_lost()
            gone = _total(file.known) - _total(file.now)
            if known.write_baseline or (known.prune_baseline and gone):
                file.write()
            if self._wishes.quiet:
                continue
            if known.write_baseline:
                remark(f"{file.name}: {counted(_total(file.now), 'diagnostic')} known{self._hint(file)}")
                continue
            if self._found and not self._named():
                remark(f"{file.name}: found here, so what it knows is left out; --no-baseline reports it, too")
            if gone:
                what = f"{counted(gone, 'known diagnostic')} {'is' if gone == 1 else 'are'} gone"
                remark(f"{file.name}: {what}{', and removed' if known.prune_baseline else _PRUNE}")

    def _named(self) -> bool:
        """Whether the configuration or the command line names a baseline."""
        configured = any(config.edge().baseline for config in self._configs.values())
        return configured or self._wishes.known.baseline is not None

    def _hint(self, file: _File) -> str:
        """Say how to use a baseline that nothing names."""
        if any(config.edge().baseline for config in self._configs.values()):
            return ""
        if file.path == DEFAULT_NAME:
            return "; they are left out from now on, where this file is found or `baseline` names it"
        return f'; leave them out with `baseline = "{file.name}"` in the configuration, or --baseline {file.name}'


_PRUNE = "; remove what is gone with --prune-baseline"


def _total(known: Mapping[str, Sequence[Finding]]) -> int:
    return sum(finding.count for findings in known.values() for finding in findings)
