"""What `check` does: finds files, has them linted, hands the answers to `Answer`."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING

import click

from awesome_lint.baseline import DEFAULT_NAME
from awesome_lint.cli.answer import Answer
from awesome_lint.cli.progress import Progress
from awesome_lint.cli.streams import remark, write_bytes
from awesome_lint.errors import InputError
from awesome_lint.settings import STDIN
from awesome_lint.text import SourceText
from awesome_lint.workspace.files import display_name
from awesome_lint.workspace.request import Request, Target
from awesome_lint.workspace.run import lint_paths

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from awesome_lint.cli.baselines import Baselines
    from awesome_lint.cli.link_wishes import LinkWishes
    from awesome_lint.cli.linking import Linking
    from awesome_lint.cli.options import Configs
    from awesome_lint.cli.wishes import Wishes
    from awesome_lint.config import Edge, LayeredConfig
    from awesome_lint.settings import Config
    from awesome_lint.workspace.request import FileResult

_MANY = 4
"""From so many files on, starting processes pays."""


class Checking:
    """One run.

    Args:
        wishes: What the command line asks for.
        configs: The configuration of each file.
        links: What it asks for of links; None if none are checked.
    """

    def __init__(self, wishes: Wishes, configs: Configs, links: LinkWishes | None = None) -> None:
        self._wishes = wishes
        self._configs = configs
        self._links = links

    def run(self, paths: Sequence[str]) -> int:
        """Check files, folders, or standard input, and give the exit code.

        Raises:
            AwesomeLintError: A configuration cannot be used, or nothing could be checked at all.
        """
        if self._wishes.known.write_baseline and self._wishes.diff:
            raise click.UsageError("--write-baseline goes without --diff, which changes nothing")
        if "-" in paths:
            if len(paths) > 1:
                raise click.UsageError("- (standard input) goes alone; check files and folders in another run")
            if self._links is not None:
                raise click.UsageError("- (standard input): links are checked in files only; name a file")
            return self._standard_input()
        if not paths:
            from pathlib import Path

            from awesome_lint.cli.readme import readme_of

            paths = (readme_of(Path()),)
        urls = [path for path in paths if is_url(path)]
        if urls and self._wishes.known.compares:
            raise click.UsageError(f"{urls[0]}: lists elsewhere are checked as a whole; leave --diff-base out")
        if urls and self._wishes.fix:
            raise click.UsageError(f"{urls[0]}: lists elsewhere are only checked; clone the repository to fix its list")
        with ExitStack() as stack:
            return self._files(paths, stack)

    def _files(self, paths: Sequence[str], stack: ExitStack) -> int:
        """Check files and folders; what is fetched stays until `stack` is closed."""
        wishes = self._wishes
        if wishes.known.write_baseline:  # whose answer is what it wrote
            wishes = wishes._replace(quiet=True)
        configs: dict[str, LayeredConfig] = {}
        targets = list(self._local([path for path in paths if not is_url(path)], configs))
        remote, failures = self._remote([path for path in paths if is_url(path)], configs, stack)
        targets += remote
        if not targets and not failures:
            remark(f"no lists found in {', '.join(map(display_name, paths))}")
        targets, baselines = self._against(targets, configs, failures)
        first = configs[targets[0].name] if targets else self._configs.of_folder(".")
        linking = self._linking(configs)
        self._spare_lists(targets, first.edge())
        with Answer(wishes, first.edge(), links=None if linking is None else linking.statuses) as answer:
            for failure in failures:
                answer.fail(failure)
            progress = Progress(sys.stderr, len(targets), quiet=wishes.quiet)
            request = self._request(len(targets), cached=not remote)
            named = {target.name for target in targets if target.explicit}
            below: list[FileResult] = []
            passed_by: list[FileResult] = []
            results = lint_paths(targets, request, passed_by) if linking is None else linking.results(targets, request)
            for done, result in enumerate(results):
                progress.clear()
                asked = linking is not None and linking.knows_all(result.name)
                reported = result if baselines is None else baselines.take(result, links=asked)
                answer.take(reported, configs[result.name])
                if result.name not in named:
                    below.append(result)
                progress.show(done + 1, result.name)
            progress.clear()
            answer.found(below, checked=True)
            answer.found(passed_by, checked=False)
            code = answer.close()
        if linking is not None:
            linking.close(answer.form, document=answer.document)
        if baselines is not None:
            baselines.close()
        return code

    def _against(
        self, targets: list[Target], configs: Mapping[str, LayeredConfig], failures: list[str]
    ) -> tuple[list[Target], Baselines | None]:
        """Give the files to lint with what is known of them from before; why others cannot be goes to `failures`."""
        known = self._wishes.known
        if known.compares:
            from awesome_lint.cli.changed import Changed

            targets, failed = Changed(self._wishes).compared(targets)
            failures += failed
        named = known.write_baseline or known.baseline is not None
        found = self._finds_baseline()
        configured = known.use_baseline and any(config.edge().baseline for config in configs.values())
        if not (named or configured or found):
            return targets, None
        from awesome_lint.cli.baselines import Baselines

        baselines = Baselines(self._wishes, configs, found=found)
        return baselines.attached(targets), baselines

    def _finds_baseline(self) -> bool:
        """Whether a baseline with the default name is here, and counts."""
        return self._wishes.known.use_baseline and self._configs.may_find and os.path.isfile(DEFAULT_NAME)  # noqa: PTH113

    def _spare_lists(self, targets: Sequence[Target], edge: Edge) -> None:
        """Make sure that no report is written over a list.

        Raises:
            InputError: One would be.
        """
        from awesome_lint.cli.formats import sinks_of

        files = [sink.file for sink in sinks_of(edge.output_format, self._wishes.output_file, os.environ)]
        files += [self._links.report] if self._links is not None else []
        lists = {os.path.realpath(target.path) for target in targets} if any(files) else ()
        for file in files:
            if file is not None and os.path.realpath(file) in lists:
                raise InputError(f"{file}: is a list that is checked; a report there would overwrite it")

    def _linking(self, configs: Mapping[str, LayeredConfig]) -> Linking | None:
        """Give what checks links, if they are to be checked."""
        if self._links is None:
            return None
        from awesome_lint.cli.linking import Linking

        return Linking(self._wishes, self._links, configs)

    def _local(self, paths: Sequence[str], configs: dict[str, LayeredConfig]) -> Iterator[Target]:
        """Give each file once; enters its configuration into `configs` by its name."""
        for path in paths:
            for found, explicit in files_in(path, self._configs):
                name = display_name(found)
                if name not in configs:
                    config = configs[name] = self._configs.of_file(found)
                    yield Target(found, name, explicit, config)

    def _remote(
        self, urls: Sequence[str], configs: dict[str, LayeredConfig], stack: ExitStack
    ) -> tuple[list[Target], list[str]]:
        """Fetch lists from GitHub; give them, and why others could not be fetched."""
        targets: list[Target] = []
        failures: list[str] = []
        if not urls:
            return targets, failures
        from awesome_lint.cli.remote import fetch, remote_folder

        folder = stack.enter_context(remote_folder())
        for url in urls:
            if self._wishes.verbose:
                remark(f"{url}: fetching it")
            try:
                found = fetch(url, folder)
                config = self._configs.of_folder(os.path.dirname(found.path), found.folder)  # noqa: PTH120
                if _needs_history(config.load()):
                    found.complete_history()
            except InputError as error:
                failures.append(str(error))
                continue
            if found.name not in configs:
                configs[found.name] = config
                targets.append(Target(found.path, found.name, explicit=True, config=config, remote=found.url))
        return targets, failures

    def _standard_input(self) -> int:
        from awesome_lint.workspace.work import guarded_work

        wishes = self._wishes
        path = wishes.stdin_filename
        config = self._configs.of_folder(".") if path is None else self._configs.of_file(path)
        name = STDIN if path is None else display_name(path)
        source = SourceText.decode(sys.stdin.buffer.read(), name)
        target = self._known_before(Target(path or STDIN, name, explicit=True, config=config), config)
        result = guarded_work(target, source, self._request(1)).result
        printing = wishes.fix and not wishes.diff
        with Answer(wishes, config.edge(), beside=printing) as answer:
            answer.take(result, config)
            code = answer.close()
        if printing and result.source is not None:
            write_bytes(result.source.encode())
        return code

    def _known_before(self, target: Target, config: LayeredConfig) -> Target:
        """Give standard input with what is known of the file that it stands for."""
        known = self._wishes.known
        if known.staged or known.write_baseline or known.prune_baseline:
            raise click.UsageError("- (standard input): --staged and writing baselines are for files; name the file")
        named = self._wishes.stdin_filename is not None
        if known.diff_base is not None:
            if not named:
                raise click.UsageError(
                    "- (standard input): --diff-base needs --stdin-filename, the file to compare with"
                )
            from awesome_lint.cli.changed import Changed

            target = Changed(self._wishes).of_text(target)
        found = self._finds_baseline()
        if known.use_baseline and named and (found or known.baseline is not None or config.edge().baseline):
            from awesome_lint.cli.baselines import Baselines

            target = Baselines(self._wishes, {target.name: config}, found=found).attached([target])[0]
        return target

    def _request(self, files: int, *, cached: bool = True) -> Request:
        wishes = self._wishes
        return Request(
            fix=wishes.fixing,
            unsafe=wishes.unsafe,
            write=wishes.fix and not wishes.diff,
            jobs=wishes.jobs or (_cpus() if files >= _MANY else 1),
            cache_folder=_cache_folder(wishes.cache_dir) if cached and wishes.cache and not wishes.timing else None,
            timing=wishes.timing,
        )


def files_in(path: str, configs: Configs) -> Iterator[tuple[str, bool]]:
    """Give the files that a path names, and whether each is wanted in any case, or only if it is a list."""
    if not os.path.isdir(path):  # noqa: PTH112 - pathlib costs start-up time
        if not configs.passed_by(path):
            yield path, True
        return
    from awesome_lint.workspace.discovery import discover

    edge = configs.of_folder(path).edge()
    yield from discover(path, edge.include, edge.exclude)


def is_url(path: str) -> bool:
    """Whether a path means a list elsewhere."""
    return "://" in path or path.startswith("git@")


def _needs_history(config: Config) -> bool:
    from awesome_lint.rules.selection import needs_of, selected_codes

    return "history" in needs_of(selected_codes(config.rules, config.profile))


def _cache_folder(wanted: str | None) -> str:
    from awesome_lint.workspace.cache import default_folder

    return wanted or default_folder(os.environ)


def _cpus() -> int:
    """Give how many CPUs this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
