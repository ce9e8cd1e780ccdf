"""Checking links beside, or in place of, everything else: reads lists, has their links asked, lints them."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.cli.asking import ask
from awesome_lint.cli.streams import machine_output, remark
from awesome_lint.errors import InputError, InternalError, Unforeseen
from awesome_lint.records import replace
from awesome_lint.report.link_listing import ListedLink, Place
from awesome_lint.runner import read_source
from awesome_lint.statuses import Verdict
from awesome_lint.template.list_kind import is_list
from awesome_lint.workspace.before import new_links
from awesome_lint.workspace.files import write_atomic, write_whole
from awesome_lint.workspace.request import FileResult, LinkFacts
from awesome_lint.workspace.run import open_target
from awesome_lint.workspace.work import work_on

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from awesome_lint.cli.link_wishes import LinkWishes
    from awesome_lint.cli.wishes import Wishes
    from awesome_lint.config import LayeredConfig
    from awesome_lint.config.links import LinkSettings
    from awesome_lint.outgoing import LinkPlace
    from awesome_lint.statuses import LinkStatus
    from awesome_lint.template import ListReading
    from awesome_lint.workspace.files import Loaded
    from awesome_lint.workspace.request import Request, Target

_WRONG = "NET002"


class _List(NamedTuple):
    """A list that was read, and its links to the web."""

    target: Target
    loaded: Loaded
    reading: ListReading
    places: list[LinkPlace]


class Linking:
    """One run over some lists.

    Args:
        wishes: What the command line asks for.
        links: What it asks for of links.
        configs: The configuration of each file, by its name.
    """

    def __init__(self, wishes: Wishes, links: LinkWishes, configs: Mapping[str, LayeredConfig]) -> None:
        self._wishes = wishes
        self._links = links
        self._configs = configs
        self._statuses: dict[str, LinkStatus] = {}
        self._where: dict[str, list[Place]] = {}
        self._wrong: dict[str, str] = {}
        self._complete: set[str] = set()

    def results(self, targets: Sequence[Target], request: Request) -> Iterator[FileResult]:
        """Read all lists, ask for their links, and lint each with what is known then; fixed ones are written.

        Raises:
            ConfigError: A configuration cannot be used.
            NoNetworkError: Nothing answers at all.
        """
        lists: list[_List] = []
        for target in targets:
            try:
                with Unforeseen(target.name):
                    read = _read(target)
            except (InputError, InternalError) as error:
                yield FileResult.of_error(target.name, error)
            else:
                if target.explicit or is_list(read.reading, target.path):
                    lists.append(read)
        if not lists:
            return
        settings = self._settings(lists)
        urls = [place.url for each in lists for place in each.places]
        folders = [os.path.dirname(each.target.path) for each in lists]  # noqa: PTH120 - as everywhere at the edge
        self._statuses = ask(urls, folders, settings, self._wishes, self._links, lambda: _added(lists))
        for each in lists:
            try:
                with Unforeseen(each.target.name):
                    result = self._result(each, request)
            except (InputError, InternalError) as error:
                result = FileResult.of_error(each.target.name, error, each.loaded.source)
            yield result

    def _settings(self, lists: Sequence[_List]) -> LinkSettings:
        """Give how links are asked: once for all lists, as the first one's configuration says."""
        first, *others = dict.fromkeys(each.target.name for each in lists)
        found = self._configs[first].links()
        if lists[0].target.remote is not None:  # a stranger's whole repository: its word does not open this network
            found = found._replace(options=replace(found.options, allow_private=False))
        for other in others:
            if self._configs[other].links() != self._configs[first].links():
                remark(f"{other}: its configuration of links is another one; links are asked as {first} says")
                break
        return found

    def knows_all(self, name: str) -> bool:
        """Whether all links of a list were asked for, so that what the rules on them do not report is in order."""
        return name in self._complete

    def _result(self, each: _List, request: Request) -> FileResult:
        severities = self._configs[each.target.name].links().severities
        facts = LinkFacts(self._statuses, severities, self._wishes.links_only)
        result = work_on(each.target, each.reading, replace(request, links=facts)).result
        if each.target.before is None and all(self._is_known(place.url) for place in each.places):
            self._complete.add(each.target.name)
        self._remember(each, result)
        if (
            request.fix
            and request.write
            and result.source is not None
            and result.source.text != each.loaded.source.text
        ):
            write_atomic(each.target.path, result.source, each.loaded.data)
        return result

    def _is_known(self, url: str) -> bool:
        status = self._statuses.get(url)
        return status is not None and status.verdict is not Verdict.SKIPPED

    def _remember(self, each: _List, result: FileResult) -> None:
        """Note where links stand, and which of them turned out to lead to another work."""
        source = each.loaded.source
        wrong = {item.span: item.message for item in result.diagnostics if item.code == _WRONG}
        for place in each.places:
            if place.url not in self._statuses:
                continue
            line, column = source.position(place.span.start)
            self._where.setdefault(place.url, []).append(Place(each.target.name, line, column))
            if place.span in wrong:
                self._wrong[place.url] = wrong[place.span]

    def statuses(self) -> list[LinkStatus]:
        """Give what is known of each URL that the lists name; complete when all results were given."""
        return [self._known(url) for url in self._where]

    def close(self, form: str | None, *, document: bool) -> None:
        """Print what stands below the diagnostics: the listing or the tables; write the report.

        Args:
            form: The format of the diagnostics on standard output, if they are printed there.
            document: Whether nothing may be printed beside them.

        Raises:
            InputError: The report cannot be written.
        """
        links = [ListedLink(self._known(url), tuple(places)) for url, places in self._where.items()]
        if self._links.report is not None:
            _write_report(self._links.report, links)
        if self._wishes.listing:
            from awesome_lint.report.link_listing import write_listing

            write_listing(machine_output(), links, form or "full")
        elif not self._wishes.quiet and not document:
            from awesome_lint.report.link_summary import link_summary

            sys.stdout.write(link_summary([link.status for link in links]))

    def _known(self, url: str) -> LinkStatus:
        """Give what is known of a URL; that it leads to the wrong work is what its entries say."""
        status = self._statuses[url]
        return replace(status, verdict=Verdict.WRONG, error=self._wrong[url]) if url in self._wrong else status


def _read(target: Target) -> _List:
    loaded = open_target(target)
    config = target.config.load()
    reading = read_source(loaded.source, config)
    return _List(target, loaded, reading, new_links(target, reading, config))


def _added(lists: Sequence[_List]) -> dict[str, str]:
    """Give the days on which URLs came into their lists, as ISO 8601, where git knows them; the first of several."""
    from awesome_lint.workspace.blame import days_added

    found: dict[str, str] = {}
    for each in lists:
        lines = {place.url: each.loaded.source.line_at(place.span.start) for place in reversed(each.places)}
        days = days_added(each.target.path, frozenset(lines.values()))
        for url, line in lines.items():
            if line in days:
                found[url] = min(days[line], found.get(url, days[line]))
    return found


def _write_report(path: str, links: Sequence[ListedLink]) -> None:
    from awesome_lint.report.link_report import link_report

    write_whole(path, link_report(links).encode("utf-8", "backslashreplace"))
