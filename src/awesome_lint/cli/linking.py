"""What `links` does: reads lists, has their links asked, and reports what the rules on links say."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.request import getproxies

from awesome_lint.cli.answer import Answer
from awesome_lint.cli.checking import lists_in
from awesome_lint.cli.progress import Progress
from awesome_lint.cli.streams import complain, machine_output, remark
from awesome_lint.errors import InputError
from awesome_lint.fixer import as_configured
from awesome_lint.links.plan import host_of, ignore_patterns, make_plan
from awesome_lint.outgoing import outgoing
from awesome_lint.records import replace
from awesome_lint.report.style import visible
from awesome_lint.runner import check, fix_reading, read_source
from awesome_lint.settings import RuleSelection, Surroundings
from awesome_lint.statuses import Verdict
from awesome_lint.workspace.cache import default_folder
from awesome_lint.workspace.files import load, write_atomic
from awesome_lint.workspace.request import FileResult

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from awesome_lint.cli.options import Configs
    from awesome_lint.cli.wishes import Wishes
    from awesome_lint.config import LayeredConfig
    from awesome_lint.links.options import LinkOptions
    from awesome_lint.outgoing import LinkPlace
    from awesome_lint.settings import Config
    from awesome_lint.statuses import LinkStatus
    from awesome_lint.template import ListReading
    from awesome_lint.workspace.files import Loaded

_IGNORE_FILE = ".lycheeignore"
_HOSTS = 5  # hosts named in the summary
_MACHINE = ("json", "jsonl")


class LinkWishes(NamedTuple):
    """What the command line of `links` asks for besides.

    Attributes:
        options: How links are asked.
        shard: Which part of how many.
        listing: Whether every link is printed, in place of diagnostics.
    """

    options: LinkOptions
    shard: tuple[int, int]
    listing: bool


class _List(NamedTuple):
    """A list whose links are checked."""

    name: str
    path: str
    loaded: Loaded
    reading: ListReading
    layered: LayeredConfig
    config: Config
    places: list[LinkPlace]


class Linking:
    """One run.

    Args:
        wishes: What the command line asks for.
        links: What it asks for of links.
        configs: The configuration of each file.
    """

    def __init__(self, wishes: Wishes, links: LinkWishes, configs: Configs) -> None:
        self._wishes = wishes
        self._links = links
        self._configs = configs

    def run(self, paths: Sequence[str]) -> int:
        """Check the links of some lists, and give the exit code.

        Raises:
            AwesomeLintError: A configuration cannot be used, or nothing answers at all.
        """
        lists, failures = self._read(paths)
        form = (lists[0].layered if lists else self._configs.of_folder(".")).edge().output_format
        statuses = self._ask(lists)
        if self._links.listing:
            _print_listing(lists, statuses, form)
            for failure in failures:
                complain(failure)
            return 2 if failures else 0
        with Answer(self._wishes, form) as answer:
            for failure in failures:
                answer.fail(failure)
            for each in lists:
                answer.take(self._result(each, statuses), each.layered)
            code = answer.close()
        if not self._wishes.quiet and form not in _MACHINE:
            sys.stdout.write(summary(statuses.values()))
        return code

    def _read(self, paths: Sequence[str]) -> tuple[list[_List], list[str]]:
        lists: list[_List] = []
        failures: list[str] = []
        for path, name in lists_in(paths, self._configs):
            layered = self._configs.of_file(path)
            wanted = layered.load()
            config = replace(wanted, rules=RuleSelection(select=("NET",), ignore=wanted.rules.ignore))
            try:
                loaded = load(path, name)
            except InputError as error:
                failures.append(str(error))
                continue
            reading = read_source(loaded.source, config)
            lists.append(_List(name, path, loaded, reading, layered, config, outgoing(reading.document)))
        return lists, failures

    def _ask(self, lists: Sequence[_List]) -> dict[str, LinkStatus]:
        from awesome_lint.links.cache import LinkCache
        from awesome_lint.links.run import check_links

        ignored = [pattern for folder in {Path(each.path).parent for each in lists} for pattern in _ignored_in(folder)]
        tokens = {"github": token} if (token := os.environ.get("GITHUB_TOKEN")) else {}
        options = replace(self._links.options, exclude=(*self._links.options.exclude, *ignored), tokens=tokens)
        plan = make_plan((place.url for each in lists for place in each.places), options, self._links.shard)
        progress = Progress(sys.stderr, len(plan.asked), quiet=self._wishes.quiet)
        known: Counter[str] = Counter()

        def seen(status: LinkStatus) -> None:
            known[status.verdict.value] += 1
            progress.show(known.total(), ", ".join(f"{count} {verdict}" for verdict, count in known.most_common(4)))

        cache = None
        if self._wishes.cache:
            cache = LinkCache(Path(self._wishes.cache_dir or default_folder(os.environ)) / "links.sqlite3")
            for warning in cache.warnings:
                remark(warning)
        try:
            return check_links(plan, options, cache, getproxies(), seen)
        finally:
            progress.clear()
            if cache is not None:
                cache.close()

    def _result(self, each: _List, statuses: Mapping[str, LinkStatus]) -> FileResult:
        surroundings = Surroundings(path=each.name, statuses=statuses)
        source = each.loaded.source
        if not self._wishes.fix:
            found = as_configured(check(each.reading, each.config, surroundings), each.config.fix)
            return FileResult(each.name, source, source, found, profile=each.reading.profile)
        fixed = fix_reading(each.reading, each.config, surroundings, unsafe=self._wishes.unsafe)
        if fixed.source.text != source.text:
            write_atomic(each.path, fixed.source, each.loaded.data)
        return FileResult(each.name, fixed.source, source, fixed.remaining, fixed.applied, profile=each.reading.profile)


def summary(statuses: Iterable[LinkStatus]) -> str:
    """Give the table that stands below all files: links by verdict, and the hosts with most trouble."""
    known = list(statuses)
    verdicts = Counter(status.verdict for status in known)
    lines = [f"{count:>6} {verdict.value}\n" for verdict in Verdict if (count := verdicts[verdict])]
    fine = {Verdict.ALIVE, Verdict.MOVED, Verdict.REDIRECTED, Verdict.ARCHIVED, Verdict.SKIPPED}
    hosts = Counter(host_of(status.url) for status in known if status.verdict not in fine)
    worst = ", ".join(f"{visible(host)} ({count})" for host, count in hosts.most_common(_HOSTS))
    if worst:
        lines.append(f"Most trouble with: {worst}\n")
    return f"Checked {len(known)} links:\n{''.join(lines)}" if known else "No links to check.\n"


def _ignored_in(folder: Path) -> list[str]:
    try:
        return ignore_patterns((folder / _IGNORE_FILE).read_text("utf-8"))
    except OSError:
        return []


def _print_listing(lists: Sequence[_List], statuses: Mapping[str, LinkStatus], form: str) -> None:
    places: dict[str, list[dict[str, object]]] = {}
    for each in lists:
        for place in each.places:
            line, column = each.loaded.source.position(place.span.start)
            places.setdefault(place.url, []).append({"filename": each.name, "line": line, "column": column})
    out = machine_output()
    records = [_record(statuses[url], where) for url, where in places.items() if url in statuses]
    if form == "json":
        out.write(json.dumps(records, indent=2, ensure_ascii=False) + "\n")
    elif form == "jsonl":
        for record in records:
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
    else:
        for url, where in places.items():
            if url in statuses:
                status = statuses[url]
                first = where[0]
                note = f": {status.error}" if status.error else f" -> {status.final_url}" if status.final_url else ""
                out.write(
                    visible(
                        f"{first['filename']}:{first['line']}:{first['column']}: {status.verdict.value} {url}{note}"
                    )
                    + "\n"
                )


def _record(status: LinkStatus, places: list[dict[str, object]]) -> dict[str, object]:
    return {
        "url": status.url,
        "verdict": status.verdict.value,
        "status": status.status,
        "final_url": status.final_url,
        "hops": [{"status": hop.status, "url": hop.url} for hop in status.hops],
        "provider": status.provider,
        "title": status.title,
        "error": status.error,
        "cached": status.cached,
        "places": places,
    }
