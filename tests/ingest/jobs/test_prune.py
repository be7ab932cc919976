from __future__ import annotations

from analyzers.language import Language
from ingest import JobInput, JobLimits, PrunedJobs, StatementInput, prune
from tests.ingest.jobs.history import NOON, History, job, read, write

FEW = JobLimits(prune_jobs=3, prune_edges=4)
"""Bounds that make several transactions of a test's few jobs."""


async def test_old_jobs_go_and_what_they_showed_stays(history: History) -> None:
    old = [job(f"old{n}", "f/a", read("s3:///x"), write("s3:///y", NOON + n), parent_job_id="old0" if n else None)
           for n in range(8)]  # fmt: skip
    young = job("young", "f/a", read("s3:///x", NOON + 99), created_at=NOON + 99, parent_job_id="old0")
    await history.record(*old, young)
    usages = await history.nodes("Usage")
    (would,) = await prune(history.graph, NOON + 50, [history.workspace], dry_run=True)
    assert would == PrunedJobs(history.workspace, 8)
    assert len(await history.nodes("Job")) == 9
    assert await prune(history.graph, NOON + 50, [history.workspace], limits=FEW) == [would]
    assert [row["jobId"] for row in await history.nodes("Job")] == ["young"]
    assert await history.accesses() == [("young", "s3:///x", NOON + 99, "READ", "RUNTIME")]
    assert await history.nodes("Usage") == usages
    assert await prune(history.graph, NOON + 50, [history.workspace], limits=FEW) == [PrunedJobs(history.workspace, 0)]


async def test_what_is_gone_is_not_counted_again(history: History) -> None:
    old = job("old", "f/a", read("s3:///x"))
    await history.record(old)
    await prune(history.graph, NOON + 1, [history.workspace])
    silent = JobInput("silent", accesses=(read("s3:///x"),))  # it does not tell when it was made
    stated = JobInput("stated", statements=(StatementInput(Language.DUCKDB, "SELECT * FROM 's3:///x'", NOON),))
    done = await history.record(old, silent, stated, job("young", "f/a", read("s3:///x"), created_at=NOON + 1))
    assert [problem.job_id for problem in done.problems] == ["old", "silent", "stated"]
    assert {problem.code for problem in done.problems} == {"EXPIRED"}
    assert done.jobs == 1
    (usage,) = await history.nodes("Usage")
    assert usage["jobCount"] == 2
    assert [row["jobId"] for row in await history.nodes("Job")] == ["young"]


async def test_the_setting_refuses_what_it_would_remove(history: History) -> None:
    done = await history.record(job("old", "f/a", read("s3:///x")), limits=JobLimits(retention_days=1))
    assert [problem.code for problem in done.problems] == ["EXPIRED"]
    assert not await history.nodes("Job")
