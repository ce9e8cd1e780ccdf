"""A report on links in Markdown, to be read on GitHub: what `links --report` writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.report.link_summary import FINE, by_host, by_verdict
from awesome_lint.report.markup import code_span
from awesome_lint.statuses import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_lint.report.link_listing import ListedLink

_HOSTS = 20  # rows of the table by host
_TITLES = {
    Verdict.DEAD: "Dead: nothing is there any more",
    Verdict.WRONG: "Wrong: another work is there than the entry says",
    Verdict.UNREACHABLE: "Unreachable today",
    Verdict.TLS: "Certificates that are not trusted",
    Verdict.SUSPICIOUS: "Suspicious: an answer, but hardly the right one",
    Verdict.BLOCKED: "Blocked: cannot be told from here",
    Verdict.ARCHIVED: "Archived repositories",
    Verdict.MOVED: "Moved for good",
    Verdict.REDIRECTED: "Redirected for the moment",
}


def link_report(links: Sequence[ListedLink]) -> str:
    """Write the report: counts by verdict and by host, then every link that is not simply alive, the worst first.

    Text out of lists and pages stands in code spans, where no markup, mention or HTML of theirs has an effect.
    """
    statuses = [link.status for link in links]
    parts = [f"# Links\n\n{len(links)} checked.\n"]
    if links:
        rows = [f"| {verdict.value} | {count} |" for verdict, count in by_verdict(statuses)]
        parts.append("\n".join(["| verdict | links |", "|---|--:|", *rows]) + "\n")
    hosts = by_host(statuses)
    if hosts:
        shown = [verdict for verdict in Verdict if verdict not in FINE and any(counts[verdict] for _, counts in hosts)]
        head = " | ".join(verdict.value for verdict in shown)
        rows = [
            f"| {code_span(host)} | {' | '.join(str(counts[verdict] or '') for verdict in shown)} |"
            for host, counts in hosts[:_HOSTS]
        ]
        more = f"\n{len(hosts) - _HOSTS} more hosts have fewer.\n" if len(hosts) > _HOSTS else ""
        parts.append("\n".join([f"| host | {head} |", f"|---|{'--:|' * len(shown)}", *rows]) + "\n" + more)
    for verdict, title in _TITLES.items():
        rows = [_row(link) for link in links if link.status.verdict is verdict]
        if rows:
            parts.append(f"## {title}\n\n" + "\n".join(rows) + "\n")
    return "\n".join(parts)


def _row(link: ListedLink) -> str:
    status = link.status
    where = ", ".join(f"{place.filename}:{place.line}" for place in link.places)
    note = f": {code_span(status.error)}" if status.error else ""
    target = f" is {code_span(status.final_url)} today" if status.final_url and not status.error else ""
    copy = f", archived as {code_span(status.archived_url)}" if status.archived_url else ""
    return f"- {code_span(status.url)}{target}{note}{copy} ({code_span(where)})"
