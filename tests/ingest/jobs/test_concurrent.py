"""Two servers on one database: each with a door of its own, telling the same at the same moment."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from cypher import Address, Graph, Transaction, key
from ingest import Deployment, JobInput, deploy, prune
from tests.cypher.meanwhile import met
from tests.databases import PATIENT
from tests.ingest import samples
from tests.ingest.jobs.history import NOON, History, job, read, script, write

JOBS = 40


@pytest.fixture
async def other(history: History, address: Address, graph: Graph) -> AsyncIterator[History]:
    """The same workspace by another door. The embedded database has one server: there it is the same door."""
    if address.embedded:
        yield history
        return
    async with Graph.open(address, PATIENT) as door:
        yield History(door, history.analysts, history.workspace)


def batches() -> list[list[JobInput]]:
    """Jobs of three scripts, told in part by each of several batches."""
    jobs = [
        job(
            f"j{n}",
            f"f/{n % 3}",
            *(read(f"s3:///{n % 4}", NOON + m) for m in range(3)),
            write(f"s3:///new{n % 5}"),
            parent_job_id=f"j{n // 2}" if n else None,
            tracked=n % 2 == 0,
        )
        for n in range(JOBS)
    ]
    return [jobs[start : start + 8] for start in range(0, JOBS, 8)]


async def test_two_servers_record_the_same_jobs_once(history: History, other: History) -> None:
    both = [side.record(*batch) for batch in batches() for side in (history, other)]
    done = await asyncio.gather(*both)
    assert sum(one.accesses for one in done) == JOBS * 4
    assert sum(one.duplicates for one in done) == JOBS * 4
    assert len(await history.accesses()) == JOBS * 4
    assert len(await history.nodes("Job")) == JOBS
    usages = await history.nodes("Usage")
    assert all(row["live"] for row in usages)
    told = {(f"f/{n % 3}", uri) for n in range(JOBS) for uri in (f"s3:///{n % 4}", f"s3:///new{n % 5}")}
    counts = {(row["path"], row["uri"]): row["jobCount"] for row in usages}
    assert counts == {
        (path, uri): sum(path == f"f/{n % 3}" and uri in (f"s3:///{n % 4}", f"s3:///new{n % 5}") for n in range(JOBS))
        for path, uri in told
    }
    assert len(await history.edges("READS", "WRITES")) == len(told)
    await history.log()


async def test_one_usage_counted_from_all_sides_loses_nothing(history: History, other: History) -> None:
    await history.record(job("first", "f/a", read("s3:///x")))
    await asyncio.gather(
        *((history, other)[n % 2].record(job(f"j{n}", "f/a", read("s3:///x", NOON + n))) for n in range(24))
    )
    (usage,) = await history.nodes("Usage")
    assert (usage["jobCount"], usage["readJobCount"], usage["lastReadAt"]) == (25, 25, NOON + 23)


async def test_a_deployment_at_the_same_moment_loses_no_count(history: History, other: History) -> None:
    versions = [samples.script("f/a", read=f"s3:///x s3:///{n}") for n in range(4)]
    work = [
        *(other.record(job(f"j{n}", "f/a", read("s3:///x", NOON + n), write(f"s3:///{n}"))) for n in range(12)),
        *(deploy(history.graph, history.analysts, Deployment(history.workspace, (item,))) for item in versions),
    ]
    await asyncio.gather(*work)
    usages = {row["uri"]: row for row in await history.nodes("Usage")}
    assert usages["s3:///x"]["jobCount"] == 12
    assert usages["s3:///x"]["observedAccess"] == "READ"
    assert "RUNTIME" in usages["s3:///x"]["evidence"]
    assert all(usages[f"s3:///{n}"]["jobCount"] == 1 for n in range(12))
    await history.log()


async def test_what_is_removed_while_it_is_sent_again_is_counted_once(history: History, other: History) -> None:
    old = [job(f"j{n}", "f/a", read("s3:///x", NOON + n)) for n in range(10)]
    await history.record(*old)
    await asyncio.gather(
        prune(history.graph, NOON + 1, [history.workspace]), *(other.record(one) for one in old), other.record(*old)
    )
    (usage,) = await history.nodes("Usage")
    assert usage["jobCount"] == 10


@pytest.mark.parametrize("address", ["neo4j"], indirect=True)  # the embedded database has one writer
async def test_a_job_that_is_removed_just_when_more_is_told_of_it_is_taken_for_a_new_one(
    history: History, other: History
) -> None:
    workspace = history.workspace
    await history.record(job("old", "f/a", read("s3:///x")))
    await history.graph.write(lambda tx: tx.run("cut_jobs", key=key(workspace, "Workspace"), before=NOON + 1))

    async def remove(tx: Transaction) -> None:
        await tx.run("drop_job_edges", workspace=workspace, before=NOON + 1, jobs=1, edges=9)
        await tx.run("drop_jobs", workspace=workspace, before=NOON + 1, jobs=1)

    more = JobInput("old", script("f/a"), started_at=NOON + 1, accesses=(read("s3:///x", NOON + 1),))
    done = await met(history.graph, workspace, remove, lambda: other.record(more))
    assert (done.jobs, done.accesses, done.problems) == (1, 1, ())
    assert await history.accesses() == [("old", "s3:///x", NOON + 1, "READ", "RUNTIME")]
    assert (await history.job("old"))["createdAt"] == NOON + 1


async def test_a_tree_of_jobs_in_any_order(history: History) -> None:
    """Children before their parents, in batches as large as may be."""
    count = 10_000
    tree = [job(f"j{n}", None, parent_job_id=f"j{(n - 1) // 8}" if n else None) for n in reversed(range(count))]
    for start in range(0, count, 500):
        assert (await history.record(*tree[start : start + 500])).jobs == 500
    jobs = await history.nodes("Job")
    assert (len(jobs), all(row["told"] for row in jobs)) == (count, True)
    keys = {row["jobId"]: row["key"] for row in jobs}
    assert {row["jobId"]: row.get("parent") for row in jobs} == {
        f"j{n}": keys[f"j{(n - 1) // 8}"] if n else None for n in range(count)
    }


async def test_very_many_accesses_of_one_job(history: History) -> None:
    """Told part by part, and some of the parts again."""
    for part in range(20):
        accesses = tuple(read(f"s3:///{n % 50}", NOON + part * 5_000 + n) for n in range(5_000))
        one = JobInput("1", script("f/a"), created_at=NOON, accesses=accesses)
        assert (await history.record(one)).accesses == 5_000
        if part % 10 == 0:
            assert (await history.record(one)).duplicates == 5_000
    assert len(await history.accesses()) == 100_000
    assert {row["jobCount"] for row in await history.nodes("Usage")} == {1}
