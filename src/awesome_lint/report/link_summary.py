"""Links by verdict and by host: the tables that end a check of links."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from awesome_lint.report.style import visible
from awesome_lint.statuses import Verdict
from awesome_lint.urls import host_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_lint.statuses import LinkStatus

FINE = frozenset({Verdict.ALIVE, Verdict.MOVED, Verdict.REDIRECTED, Verdict.ARCHIVED, Verdict.SKIPPED})
_HOSTS = 10  # hosts that are named
_WIDEST = 40  # columns of a host's name


def by_verdict(statuses: Sequence[LinkStatus]) -> list[tuple[Verdict, int]]:
    """Count links by verdict, the worst first; verdicts that none has are left out."""
    counts = Counter(status.verdict for status in statuses)
    return [(verdict, counts[verdict]) for verdict in Verdict if counts[verdict]]


def by_host(statuses: Sequence[LinkStatus]) -> list[tuple[str, Counter[Verdict]]]:
    """Count links that are not fine by host and verdict, the hosts with most of them first."""
    counts: dict[str, Counter[Verdict]] = {}
    for status in statuses:
        if status.verdict not in FINE:
            counts.setdefault(host_of(status.url), Counter())[status.verdict] += 1
    return sorted(counts.items(), key=lambda item: (-item[1].total(), item[0]))


def link_summary(statuses: Sequence[LinkStatus]) -> str:
    """Give the tables for people; a line where there is nothing to count."""
    if not statuses:
        return "No links to check.\n"
    cached = sum(status.cached for status in statuses)
    known = f", {cached} of them known from earlier runs" if cached else ""
    lines = [f"Checked {len(statuses)} {'link' if len(statuses) == 1 else 'links'}{known}:"]
    lines += [f"{count:>6} {verdict.value}" for verdict, count in by_verdict(statuses)]
    hosts = by_host(statuses)
    if hosts:
        shown = [(visible(host)[:_WIDEST], counts) for host, counts in hosts[:_HOSTS]]
        width = max(len(host) for host, _ in shown)
        lines.append("Hosts with trouble:")
        lines += [f"  {host:<{width}}  {_counts(counts)}" for host, counts in shown]
        if len(hosts) > _HOSTS:
            lines.append(f"  and {len(hosts) - _HOSTS} more")
    return "\n".join(lines) + "\n"


def _counts(counts: Counter[Verdict]) -> str:
    return ", ".join(f"{counts[verdict]} {verdict.value}" for verdict in Verdict if counts[verdict])
