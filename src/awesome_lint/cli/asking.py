"""Asking for links: options, tokens and proxies out of the surroundings, the cache, and how far it is."""

from __future__ import annotations

import os
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from awesome_lint.cli.progress import Progress
from awesome_lint.cli.streams import caution, remark
from awesome_lint.errors import ConfigError
from awesome_lint.links.base import OVER, REFUSES
from awesome_lint.links.plan import ignore_patterns, make_plan
from awesome_lint.records import replace
from awesome_lint.report.summary import counted
from awesome_lint.statuses import Verdict
from awesome_lint.urls import host_of
from awesome_lint.workspace.cache import default_folder
from awesome_lint.workspace.files import ignore, read_found

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from awesome_lint.cli.link_wishes import LinkWishes
    from awesome_lint.cli.wishes import Wishes
    from awesome_lint.config.links import LinkSettings
    from awesome_lint.links.options import LinkOptions
    from awesome_lint.statuses import LinkStatus

CACHE_NAME = "links.sqlite3"
_IGNORE_FILE = ".lycheeignore"
_TOKENS = ("GITHUB_TOKEN", "GH_TOKEN")
_GITHUB = "github"
_GITHUB_HOST = "api.github.com"


def ask(
    urls: Iterable[str],
    folders: Iterable[str],
    settings: LinkSettings,
    wishes: Wishes,
    links: LinkWishes,
    added: Callable[[], Mapping[str, str]],
) -> dict[str, LinkStatus]:
    """Ask for URLs, and show how far it is.

    Args:
        urls: As the lists have them; the same one may come often.
        folders: The lists' folders, whose `.lycheeignore` counts.
        settings: The configuration.
        wishes: What the command line asks for.
        links: What it asks for of links.
        added: Gives the days on which URLs came into their lists, as ISO 8601; asked for where copies in archives are
            looked for.

    Raises:
        ConfigError: A pattern cannot be used.
        NoNetworkError: Nothing answers at all.
    """
    from awesome_lint.links.cache import LinkCache
    from awesome_lint.links.run import check_links

    options = _options(settings.options, links, folders)
    plan = make_plan(urls, options, links.shard)
    if wishes.verbose and plan.asked:
        _explain(options, _proxies())
    shown = _Shown(len(plan.skipped) + sum(map(len, plan.asked.values())), quiet=wishes.quiet)
    cache = None
    if wishes.cache:
        cache = LinkCache(cache_path(wishes.cache_dir))
    try:
        found = check_links(plan, options, cache, _proxies, shown.take, added() if options.archive else {})
    finally:
        shown.clear()
        if cache is not None:
            cache.close()
            for warning in cache.warnings:
                caution(warning)
    _say_what_was_left(found.values(), options)
    return found


def _say_what_was_left(statuses: Iterable[LinkStatus], options: LinkOptions) -> None:
    """Count what was not reached."""
    left = [status for status in statuses if status.verdict is Verdict.SKIPPED]
    late = sum(status.error == OVER for status in left)
    if late:
        caution(
            f"links: the deadline of {options.deadline:g} s came before {counted(late, 'link')} could be asked;"
            " the next run begins with them"
        )
    refused = Counter(host_of(status.url) for status in left if (status.error or "").startswith(REFUSES))
    if refused:
        names = [host for host, _ in refused.most_common(_SHOWN)]
        more = " ..." if len(refused) > len(names) else ""
        caution(
            f"links: {counted(len(refused), 'host')} refused connections ({', '.join(names)}{more}), so"
            f" {counted(refused.total(), 'link')} could not be asked; the next run begins with them"
        )


def cache_path(folder: str | None) -> Path:
    """Give the cache of links in a folder; None: where the system keeps caches."""
    return Path(folder or default_folder(os.environ)) / CACHE_NAME


def remembered(urls: Iterable[str], folder: str | None) -> dict[str, LinkStatus]:
    """Give what is remembered of URLs, however old; nothing is asked, and no cache is made where there is none."""
    path = cache_path(folder)
    if not path.is_file():
        return {}
    from awesome_lint.links.cache import LinkCache
    from awesome_lint.links.options import LinkOptions
    from awesome_lint.links.recall import recall

    options = LinkOptions(offline=True)
    with LinkCache(path) as cache:
        for warning in cache.warnings:
            caution(warning)
        known = recall(make_plan(urls, options), options, cache, datetime.now(UTC)).known
    return {status.url: status for status in known}


def _options(configured: LinkOptions, links: LinkWishes, folders: Iterable[str]) -> LinkOptions:
    """Give the options of this run.

    A list's own configuration comes from strangers as the list does: it may name another provider's interface, but
    tokens go only where the command line or the environment say.
    """
    options = links.overrides.over(configured)
    _check_names(options.provider_urls)
    said = dict(links.overrides.provider_urls)
    trusted = {_GITHUB_HOST}
    own = os.environ.get("GITHUB_API_URL")  # an Action on an enterprise's own server
    if own and _GITHUB not in said:
        said[_GITHUB] = own
    trusted |= {host_of(url) for url in said.values()}
    token = next((token for name in _TOKENS if (token := os.environ.get(name))), None)
    ignored = [pattern for folder in sorted(set(folders)) for pattern in _ignored_in(Path(folder))]
    return replace(
        options,
        exclude=(*options.exclude, *ignored),
        provider_urls={**options.provider_urls, **said},
        tokens={_GITHUB: token} if token else {},
        token_hosts=frozenset(trusted - {""}),
    )


def _proxies() -> dict[str, str]:
    """Give the proxies of the environment."""
    from urllib.request import getproxies  # a twentieth of a run in which all is known

    return getproxies()


def _check_names(urls: Iterable[str]) -> None:
    """Make sure that all interfaces that are replaced are some.

    Raises:
        ConfigError: One is none.
    """
    for name in urls:
        from awesome_lint.links.archive import BASE_URLS
        from awesome_lint.links.providers import all_providers

        known = sorted({*BASE_URLS, *(known for provider in all_providers() for known in provider.base_urls)})
        if name not in known:
            raise ConfigError(f"provider {name!r} of links: there is none of that name; there are {', '.join(known)}")


def _ignored_in(folder: Path) -> list[str]:
    """Give the patterns of a folder's `.lycheeignore`; one that cannot be used is ignored with a warning."""
    path = str(folder / _IGNORE_FILE)
    data = read_found(path)
    if data is None:
        return []
    from awesome_lint.patterns import MOST, PatternError, compiled  # most lists do without

    usable: list[str] = []
    for number, text in ignore_patterns(data.decode("utf-8", "replace")).items():
        if len(usable) == MOST:
            ignore(f"{path}:{number}", f"this line and those below, for there are more than {MOST} patterns")
            break
        try:
            compiled(text)
        except PatternError as error:
            ignore(f"{path}:{number}", str(error))
        else:
            usable.append(text)
    return usable


def _explain(options: LinkOptions, proxies: Mapping[str, str]) -> None:
    """Say what is not plain to see."""
    used = sorted(scheme for scheme in proxies if scheme in {"http", "https", "all"})
    if used:
        remark(
            f"links: through the proxy of the environment ({', '.join(used)}); it looks names up itself, so private"
            " addresses behind names cannot be told from here; literal ones are still refused"
        )
    if options.allow_private:
        remark("links: addresses that are not public are asked, too")
    if options.tokens:
        remark(f"links: with a token for {', '.join(sorted(options.tokens))}")


class _Shown:
    """How far it is, on a terminal: `412/2000 (38/s, 42 s left) 3 dead, 7 blocked`."""

    def __init__(self, total: int, *, quiet: bool) -> None:
        self._progress = Progress(sys.stderr, total, quiet=quiet)
        self._total = total
        self._known: Counter[Verdict] = Counter()
        self._cached = 0
        self._begin = monotonic()

    def take(self, status: LinkStatus) -> None:
        if not self._progress.watched:
            return
        self._known[status.verdict] += 1
        self._cached += status.cached
        done = self._known.total()
        seconds = monotonic() - self._begin
        rate = (done - self._cached) / seconds if seconds else 0.0
        pace = f"({rate:.0f}/s, {max(self._total - done, 0) / rate:.0f} s left) " if rate >= 1 else ""
        worst = [(verdict, count) for verdict in Verdict if (count := self._known[verdict])]
        counts = ", ".join(f"{count} {verdict.value}" for verdict, count in worst[:_SHOWN])
        self._progress.show(done, pace + counts)

    def clear(self) -> None:
        self._progress.clear()


_SHOWN = 4  # verdicts named in the line of progress, the worst first, and hosts that refuse
