"""Jobs are handed out so that hosts take turns."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from awesome_lint.links.jobs import Job, Jobs

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    Virtually = Callable[[Coroutine[object, object, None]], None]


@given(
    early=st.lists(st.sampled_from("abcd"), max_size=40),
    late=st.lists(st.sampled_from("abcde"), max_size=20),
    workers=st.integers(1, 8),
    share=st.integers(1, 3),
    resting=st.sets(st.sampled_from("abcde")),
)
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_each_job_is_handed_out_once_and_no_host_has_more_than_its_share(
    virtually: Virtually, early: list[str], late: list[str], workers: int, share: int, resting: set[str]
) -> None:
    async def run() -> None:
        jobs = Jobs(share, resting.__contains__)
        out: Counter[str] = Counter()
        seen: list[str] = []

        async def work() -> None:
            while (taken := await jobs.take()) is not None:
                host, job = taken
                out[host] += 1
                assert out[host] <= share
                await asyncio.sleep(1 + len(seen) % 3)
                out[host] -= 1
                seen.append(job.url)
                jobs.done(host)

        for number, host in enumerate(early):
            jobs.put(host, Job(f"{host}{number}"))
        tasks = [asyncio.create_task(work()) for _ in range(workers)]
        for number, host in enumerate(late, len(early)):
            await asyncio.sleep(0.5)
            jobs.put(host, Job(f"{host}{number}"))
        jobs.close()
        await asyncio.gather(*tasks)
        assert sorted(seen) == sorted(f"{host}{number}" for number, host in enumerate(early + late))

    virtually(run())


def test_hosts_take_turns_and_those_that_rest_come_last(virtually: Virtually) -> None:
    async def run() -> None:
        jobs = Jobs(4, {"slow"}.__contains__)
        for host in ["slow"] * 6 + ["many"] * 6 + ["few"] * 2:
            jobs.put(host, Job(host))
        jobs.close()
        order = []
        for _ in range(10):
            taken = await jobs.take()
            assert taken is not None
            order.append(taken[0])
        assert order == ["many", "few", "many", "few", "many", "many", "slow", "slow", "slow", "slow"]
        jobs.done("many")
        assert await jobs.take() == ("many", Job("many"))

    virtually(run())
