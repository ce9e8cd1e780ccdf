"""What is remembered of links, for how long, and what happens to files that are not as they should be."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome_lint.errors import InputError
from awesome_lint.links.cache import LinkCache
from awesome_lint.links.stored import dump, load
from awesome_lint.records import replace
from awesome_lint.statuses import Hop, LinkStatus, Resource, Verdict

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)
URL = "https://example.org/a"
ALIVE = LinkStatus(URL, Verdict.ALIVE, status=200)

texts = st.text(max_size=20)
addresses = st.sampled_from(["https://example.org/", "http://b.example/?q=ä#x", "https://c.example/(x)'"])
resources = st.builds(
    Resource,
    provider=texts,
    identifier=texts,
    title=st.none() | texts,
    authors=st.lists(texts, max_size=3).map(tuple),
    former_titles=st.lists(texts, max_size=3).map(tuple),
    year=st.none() | st.integers(1900, 2100),
    archived=st.booleans(),
)
statuses = st.builds(
    LinkStatus,
    url=texts,
    verdict=st.sampled_from(Verdict),
    status=st.none() | st.integers(100, 599),
    final_url=st.none() | addresses,
    hops=st.lists(st.builds(Hop, st.integers(300, 399), addresses), max_size=3).map(tuple),
    resource=st.none() | resources,
    error=st.none() | texts,
    days=st.integers(0, 5),
    cached=st.just(True),
)


@given(statuses)
def test_a_status_is_read_as_it_was_written(status: LinkStatus) -> None:
    assert load(status.url, dump(status)) == status


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[]",
        "null",
        "[" * 100_000,
        '{"verdict": "alive", "title": ' + "[" * 100_000,
        '{"verdict": "fine"}',
        '{"verdict": ["alive"]}',
        '{"verdict": "alive", "x": 1}',
        '{"verdict": "alive", "url": "https://other.org"}',
        '{"verdict": "alive", "cached": false}',
        '{"verdict": "alive", "status": "200"}',
        '{"verdict": "alive", "status": true}',
        '{"verdict": "alive", "status": 1e400}',
        '{"verdict": "alive", "status": -1}',
        '{"verdict": "alive", "days": "3"}',
        '{"verdict": "alive", "days": 99999999999999999999}',
        '{"verdict": "alive", "days": ' + "9" * 5000 + "}",
        '{"verdict": "alive", "title": ["a"]}',
        '{"verdict": "alive", "title": "\\ud800"}',
        '{"verdict": "alive", "final_url": "javascript:alert(1)"}',
        '{"verdict": "alive", "final_url": "https://a.org/ x\\n- [b](c)"}',
        '{"verdict": "alive", "archived_url": "/etc/passwd"}',
        '{"verdict": "alive", "hops": 3}',
        '{"verdict": "alive", "hops": {"a": "b"}}',
        '{"verdict": "alive", "hops": ["ab"]}',
        '{"verdict": "alive", "hops": [[301]]}',
        '{"verdict": "alive", "hops": [["301", "https://a.org"]]}',
        '{"verdict": "alive", "resource": 3}',
        '{"verdict": "alive", "resource": {}}',
        '{"verdict": "alive", "resource": {"provider": "x", "identifier": "y", "kind": "z"}}',
        '{"verdict": "alive", "resource": {"provider": "x", "identifier": "y", "year": "2020"}}',
        '{"verdict": "alive", "resource": {"provider": "x", "identifier": "y", "authors": "abc"}}',
        '{"verdict": "alive", "resource": {"provider": "x", "identifier": "y", "authors": [["a"]]}}',
        '{"verdict": "alive", "resource": {"provider": "x", "identifier": "y", "archived": 1}}',
        '{"verdict": "alive", "resource": {"provider": "x", "identifier": "y", "url": "file:///etc"}}',
    ],
)
def test_what_is_no_status_is_not_read_as_one(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        load(URL, text)


@pytest.mark.parametrize(
    ("verdict", "hours", "known"),
    [
        (Verdict.ALIVE, 71, True),
        (Verdict.ALIVE, 73, False),
        (Verdict.MOVED, 71, True),
        (Verdict.ARCHIVED, 160, True),
        (Verdict.BLOCKED, 23, True),
        (Verdict.BLOCKED, 25, False),
        (Verdict.DEAD, 0, False),
        (Verdict.UNREACHABLE, 0, False),
        (Verdict.TLS, 0, False),
        (Verdict.SUSPICIOUS, 0, False),
        (Verdict.ALIVE, -1, False),
    ],
)
def test_good_verdicts_hold_for_a_while_and_failures_never(
    tmp_path: Path, verdict: Verdict, hours: int, known: bool
) -> None:
    status = LinkStatus(URL, verdict)
    with LinkCache(tmp_path / "links.sqlite3") as cache:
        cache.put(URL, status, NOW)
        found = cache.get(URL, NOW + timedelta(hours=hours))
        assert (found == replace(status, cached=True)) if known else (found is None)
        assert cache.get(URL, NOW + timedelta(hours=hours), any_age=True) == replace(status, cached=True)


def test_it_is_there_in_the_next_run_and_skipped_ones_are_not(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "links.sqlite3"
    with LinkCache(path) as cache:
        cache.put(URL, ALIVE, NOW)
        cache.put("https://skipped.org", LinkStatus("https://skipped.org", Verdict.SKIPPED), NOW)
    with LinkCache(path) as cache:
        assert cache.warnings == []
        assert cache.get(URL, NOW) == replace(ALIVE, cached=True)
        assert cache.get("https://skipped.org", NOW, any_age=True) is None


def test_failures_count_by_day_until_the_link_answers_again(tmp_path: Path) -> None:
    with LinkCache(tmp_path / "links.sqlite3") as cache:
        assert [cache.failed(URL, NOW + timedelta(hours=hours)) for hours in (0, 1, 24, 25, 72)] == [1, 1, 2, 2, 3]
        cache.put(URL, LinkStatus(URL, Verdict.UNREACHABLE), NOW)
        assert cache.failed(URL, NOW + timedelta(days=4)) == 4
        cache.put(URL, ALIVE, NOW)
        assert cache.failed(URL, NOW + timedelta(days=5)) == 1


def test_what_is_very_old_is_removed(tmp_path: Path) -> None:
    with LinkCache(tmp_path / "links.sqlite3") as cache:
        cache.put(URL, ALIVE, NOW)
        cache.prune(NOW + timedelta(days=89))
        assert cache.get(URL, NOW, any_age=True) is not None
        cache.prune(NOW + timedelta(days=91))
        assert cache.get(URL, NOW, any_age=True) is None


def test_a_damaged_file_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "links.sqlite3"
    path.write_bytes(b"this is no database" * 100)
    with LinkCache(path) as cache:
        (warning,) = cache.warnings
        assert "is damaged; it is kept as links.sqlite3.corrupt" in warning
        cache.put(URL, ALIVE, NOW)
    assert (tmp_path / "links.sqlite3.corrupt").read_bytes().startswith(b"this is no database")
    with LinkCache(path) as cache:
        assert cache.warnings == []
        assert cache.get(URL, NOW) is not None


def test_a_file_of_a_newer_program_is_set_aside_whole(tmp_path: Path) -> None:
    path = tmp_path / "links.sqlite3"
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE future (x)")
        database.execute("PRAGMA user_version = 99")
    database.close()
    with LinkCache(path) as cache:
        (warning,) = cache.warnings
        assert "newer version; it is kept as links.sqlite3.newer" in warning
    with sqlite3.connect(tmp_path / "links.sqlite3.newer") as database:
        assert database.execute("PRAGMA user_version").fetchone() == (99,)
    database.close()


def test_without_a_place_to_write_nothing_is_remembered_and_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with LinkCache(tmp_path / "file" / "links.sqlite3") as cache:
        (warning,) = cache.warnings
        assert "nothing will be remembered" in warning
        cache.put(URL, ALIVE, NOW)
        assert cache.get(URL, NOW) is not None


def test_merging_keeps_what_is_later(tmp_path: Path) -> None:
    one, other = tmp_path / "one.sqlite3", tmp_path / "other.sqlite3"
    dead = LinkStatus(URL, Verdict.DEAD, status=404)
    with LinkCache(one) as cache:
        cache.put(URL, dead, NOW)
        cache.put("https://only.org", ALIVE, NOW)
        cache.failed("https://bad.org", NOW)
    with LinkCache(other) as cache:
        cache.put(URL, ALIVE, NOW + timedelta(hours=1))
        cache.failed("https://bad.org", NOW + timedelta(days=1))
        assert cache.merge(one) == 1
        assert cache.get(URL, NOW + timedelta(hours=2)) == replace(ALIVE, cached=True)
        assert cache.get("https://only.org", NOW + timedelta(hours=2)) is not None
        assert cache.failed("https://bad.org", NOW + timedelta(days=2)) == 3
    with LinkCache(one) as cache:
        assert cache.merge(other) == 1
        assert cache.get(URL, NOW + timedelta(hours=2)) is not None


def test_a_later_answer_of_another_cache_ends_the_memory_of_failures(tmp_path: Path) -> None:
    bad = "https://bad.org"
    with LinkCache(tmp_path / "other.sqlite3") as cache:
        cache.put(bad, replace(ALIVE, url=bad), NOW + timedelta(days=1))
    with LinkCache(tmp_path / "links.sqlite3") as cache:
        cache.failed(bad, NOW)
        cache.put(bad, LinkStatus(bad, Verdict.UNREACHABLE), NOW)
        assert cache.merge(tmp_path / "other.sqlite3") == 1
        assert cache.failed(bad, NOW + timedelta(days=2)) == 1


def test_only_caches_are_merged(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("no database, no cache of links, nothing of the kind")
    with LinkCache(tmp_path / "links.sqlite3") as cache:
        for name, message in (("text", "not a cache"), ("missing", "no such file")):
            with pytest.raises(InputError, match=message):
                cache.merge(tmp_path / name)


WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from awesome_lint.links.cache import LinkCache
from awesome_lint.statuses import LinkStatus, Verdict

cache = LinkCache(Path(sys.argv[1]))
for number in range(int(sys.argv[3])):
    url = f"https://{sys.argv[2]}.org/{number}"
    cache.put(url, LinkStatus(url, Verdict.ALIVE), datetime(2026, 1, 1, tzinfo=UTC))
    print(number, flush=True)
"""


def test_runs_at_the_same_time_do_not_disturb_each_other(tmp_path: Path) -> None:
    path = tmp_path / "links.sqlite3"
    command = [sys.executable, "-c", WRITER, str(path)]
    writers = [subprocess.Popen([*command, name, "200"], stdout=subprocess.DEVNULL) for name in ("a", "b", "c")]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    with LinkCache(path) as cache:
        missing = [
            url for name in "abc" for n in range(200) if cache.get(url := f"https://{name}.org/{n}", NOW) is None
        ]
    assert missing == []


@pytest.mark.skipif(os.name != "posix", reason="kills a process")
def test_a_run_that_is_killed_loses_nothing_that_was_answered(tmp_path: Path) -> None:
    path = tmp_path / "links.sqlite3"
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), "a", "100000"], stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None
    written = [next(writer.stdout) for _ in range(50)]
    os.kill(writer.pid, signal.SIGKILL)
    writer.wait()
    writer.stdout.close()
    with LinkCache(path) as cache:
        assert cache.warnings == []
        assert all(cache.get(f"https://a.org/{int(number)}", NOW) is not None for number in written)
