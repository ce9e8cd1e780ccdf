"""Fixes of links that moved: the safe law takes a provider's word for what a resource is called today."""

from __future__ import annotations

import pytest

from awesome_lint.meaning import broken_law
from awesome_lint.meaning.resource import resources
from awesome_lint.runner import fix_source, read_source
from awesome_lint.settings import Config, RuleSelection, Surroundings
from awesome_lint.statuses import LinkStatus, Resource, Verdict, confirmed_moves
from awesome_lint.text import SourceText

OLD, NEW, NEWEST = "https://github.com/old/name", "https://github.com/new/name", "https://github.com/newest/name"
LIST = f"""# List

## Tools

- [Name]({OLD}) - Does things.
- [Other](https://other.example.org) - Does other things, see <{OLD}#usage>.

More in <a href="{OLD}/wiki">its wiki</a>.
"""


def moved(url: str, final: str, provider: str = "github") -> LinkStatus:
    resource = Resource(provider, "x", final) if provider != "http" else None
    return LinkStatus(url, Verdict.MOVED, final_url=final, provider=provider, resource=resource)


def law(after: str, moves: dict[str, str]) -> str | None:
    config = Config()
    return broken_law(read_source(SourceText(LIST), config), read_source(SourceText(after), config), moves)


@pytest.mark.parametrize(
    ("old", "new", "moves", "kept"),
    [
        (f"]({OLD})", f"]({NEW})", {OLD: NEW}, True),
        (f"]({OLD})", f"]({NEW}/)", {OLD: NEW}, True),
        (f"]({OLD})", f"]({NEWEST})", {OLD: NEW, NEW: NEWEST}, True),
        (f"]({OLD})", f"]({NEW})", {OLD: NEW, NEW: OLD}, False),
        (f"]({OLD})", f"]({NEW})", {}, False),
        (f"]({OLD})", f"]({NEWEST})", {OLD: NEW}, False),
        (f"]({OLD})", f"]({NEW}#readme)", {OLD: NEW}, False),
        (f"<{OLD}#usage>", f"<{NEW}#usage>", {f"{OLD}#usage": f"{NEW}#usage"}, True),
        (f"<{OLD}#usage>", f"<{NEW}>", {f"{OLD}#usage": f"{NEW}#usage"}, False),
        (f"{OLD}/wiki", f"{NEW}/wiki", {f"{OLD}/wiki": f"{NEW}/wiki"}, True),
        (f"{OLD}/wiki", f"{NEW}/wiki", {OLD: NEW}, False),
    ],
)
def test_only_what_is_confirmed_counts_as_the_same(old: str, new: str, moves: dict[str, str], kept: bool) -> None:
    assert old in LIST
    assert (law(LIST.replace(old, new, 1), moves) is None) is kept


def test_what_moves_in_a_circle_comes_to_an_end() -> None:
    key = resources({"https://a.org/": "https://b.org/", "https://b.org/": "https://a.org/"})
    assert key("https://a.org/") in {"a.org", "b.org"}


def test_pairs_come_from_providers_alone() -> None:
    dead = LinkStatus("https://d.org/", Verdict.DEAD, resource=Resource("github", "x", "https://e.org/"))
    known = [moved(OLD, f"{NEW}(1)"), moved("https://a.org/", "https://b.org/", "http"), dead]
    assert confirmed_moves({status.url: status for status in known}) == {OLD: f"{NEW}%281%29"}


@pytest.mark.parametrize(("provider", "fixed"), [("github", True), ("http", False)])
def test_safe_fixes_write_what_a_provider_confirms(provider: str, fixed: bool) -> None:
    statuses = [moved(OLD, NEW, provider), moved(f"{OLD}#usage", f"{NEW}#usage", provider)]
    config = Config(rules=RuleSelection(select=("NET",)))
    surroundings = Surroundings(statuses={status.url: status for status in statuses})
    result = fix_source(SourceText(LIST), config, surroundings)
    assert result.refused == ()
    wanted = LIST.replace(f"({OLD})", f"({NEW})").replace(f"<{OLD}#usage>", f"<{NEW}#usage>") if fixed else LIST
    assert result.source.text == wanted
    unsafely = fix_source(SourceText(LIST), config, surroundings, unsafe=True)
    assert f"({NEW})" in unsafely.source.text
