from __future__ import annotations

from time import time_ns

import pytest

from analyzers.language import Language
from ingest import JobAccessInput, JobInput, JobLimits, RunnableKind, RunnableRef, StatementInput, TooMany, prune
from tests.ingest import samples
from tests.ingest.jobs.history import NOON, History, job, read, write


async def test_jobs_and_their_accesses_are_recorded(history: History) -> None:
    done = await history.record(
        job("1", "f/a", read("s3:///in.csv"), write("s3:///out.csv", NOON + 1)),
        job("2", "f/b", JobAccessInput("datatable://main/public.t", "READ_WRITE", NOON, ["id"])),
        job("3", None, JobAccessInput("res://f/pg", "UNKNOWN", NOON)),
    )
    assert (done.jobs, done.accesses, done.duplicates, done.problems) == (3, 4, 0, ())
    assert await history.accesses() == [
        ("1", "s3:///in.csv", NOON, "READ", "RUNTIME"),
        ("1", "s3:///out.csv", NOON + 1, "WRITE", "RUNTIME"),
        ("2", "datatable://main/t", NOON, "READ_WRITE", "RUNTIME"),
        ("3", "res://f/pg", NOON, "UNKNOWN", "RUNTIME"),
    ]
    assert len(await history.nodes("Job")) == 3
    assert sorted(row["path"] for row in await history.nodes("Script")) == ["f/a", "f/b"]
    added = [uri for change, uri, _ in await history.log() if change == "ASSET_ADDED"]
    assert sorted(added) == [
        "datatable://main", "datatable://main/t", "res://f/pg", "s3:///in.csv", "s3:///out.csv",
    ]  # fmt: skip


async def test_what_is_sent_again_changes_nothing(history: History) -> None:
    batch = (job("1", "f/a", read("s3:///in.csv"), read("s3:///in.csv", NOON + 1), args={"x": "s3:///arg"}),)
    first = await history.record(*batch)
    before = await history.whole(history=False)
    again = await history.record(*batch)
    assert (first.accesses, again.accesses, again.duplicates) == (3, 0, 3)
    for node in (before := before["nodes"]).values():
        node.pop("recordedAt", None)
    after = (await history.whole(history=False))["nodes"]
    for node in after.values():
        node.pop("recordedAt", None)
    assert after == before
    assert not again.detections


async def test_jobs_arrive_in_any_order(history: History) -> None:
    child = job("child", "f/a", parent_job_id="parent", root_job_id="root", created_at=NOON + 5)
    await history.record(child)
    stub = await history.job("parent")
    assert (stub["told"], stub.get("status"), stub["jobId"]) == (False, None, "parent")
    await history.record(JobInput("parent", status="SUCCEEDED", ended_at=NOON + 9))
    await history.record(JobInput("parent", status="RUNNING", created_at=NOON, started_at=NOON + 1))
    parent = await history.job("parent")
    assert (parent["told"], parent["status"]) == (True, "SUCCEEDED")
    assert (parent["startedAt"], parent["endedAt"]) == (NOON + 1, NOON + 9)
    assert (await history.job("child"))["parent"] == parent["key"]


async def test_a_stub_takes_the_time_of_its_own_first_telling(history: History) -> None:
    await history.record(job("child", parent_job_id="parent"))
    await history.record(JobInput("parent", created_at=NOON - 7))
    await history.record(JobInput("parent", created_at=NOON - 9))
    assert (await history.job("parent"))["createdAt"] == NOON - 7


async def test_what_is_refused_makes_no_job(history: History) -> None:
    """Nor is a parent that was removed made anew for each report of its child."""
    await history.record(job("child", parent_job_id="parent", created_at=NOON + 9))
    done = await history.record(job("child", parent_job_id="ghost", root_job_id="ghost"))
    assert [problem.code for problem in done.problems] == ["CONFLICT"]
    await history.record(job("parent"))
    await prune(history.graph, NOON + 5, [history.workspace])
    await history.record(job("child", parent_job_id="parent", status="SUCCEEDED"))
    assert [row["jobId"] for row in await history.nodes("Job")] == ["child"]


async def test_a_contradiction_leaves_out_one_job(history: History) -> None:
    await history.record(job("1", status="FAILED", parent_job_id="p"))
    done = await history.record(
        job("1", "f/other", read("s3:///lost")),
        job("1", status="SUCCEEDED"),
        job("1", parent_job_id="q"),
        job("2", "f/a", read("s3:///kept")),
    )
    assert [(problem.job_id, problem.code) for problem in done.problems] == [("1", "CONFLICT")] * 3
    assert done.problems[0].message == "the job was reported with another runnable than f/other before"
    assert done.jobs == 1
    assert [row[1] for row in await history.accesses()] == ["s3:///kept"]


async def test_what_is_wrong_with_an_access_is_told_with_its_place(history: History) -> None:
    done = await history.record(
        job("1", "f/a", read("nonsense"), read("s3:///ok"), read("s3:///" + "x" * 2_000), read("s3:///late", 2**50)),
        job("", "f/a"),
        job("\ud800", "f/a"),
        job("3", "f/../a"),
        job("4", created_at=2**50),
    )
    assert [(problem.job_id, problem.access_index, problem.code) for problem in done.problems] == [
        ("1", 0, "INVALID_URI"),
        ("1", 2, "INVALID_URI"),
        ("1", 3, "IN_FUTURE"),
        ("", None, "INVALID_JOB"),
        ("\ud800", None, "INVALID_JOB"),
        ("3", None, "INVALID_PATH"),
        ("4", None, "IN_FUTURE"),
    ]
    assert done.accesses == 1


async def test_clocks_may_differ(history: History) -> None:
    """By less than a bound. Nothing rests on the order of instants that several machines tell."""
    now = time_ns() // 1_000_000
    ahead, beyond = now + 500_000, now + 700_000
    limits = JobLimits(skew_seconds=600)
    fast = job("fast", "f/a", read("s3:///x", ahead), read("s3:///x", beyond), created_at=ahead, parent_job_id="slow")
    slow = job("slow", "f/a", read("s3:///x", NOON), created_at=now, started_at=ahead, ended_at=NOON)
    wrong = job("wrong", "f/a", started_at=beyond)
    done = await history.record(fast, slow, wrong, limits=limits)
    assert [(problem.job_id, problem.access_index, problem.code) for problem in done.problems] == [
        ("fast", 1, "IN_FUTURE"),
        ("wrong", None, "IN_FUTURE"),
    ]
    assert done.accesses == 2
    (usage,) = await history.nodes("Usage")
    assert (usage["firstReadAt"], usage["lastReadAt"], usage["jobCount"]) == (NOON, ahead, 2)
    told = await history.job("slow")
    assert (told["createdAt"], told["startedAt"], told["endedAt"]) == (now, ahead, NOON)


async def test_code_and_jobs_have_one_bound_of_a_uri(history: History) -> None:
    uris = ["s3:///" + "x" * size for size in (1_994, 1_995)]
    deployed = await history.deploy(samples.script("f/a", read=" ".join(uris)))
    recorded = await history.record(job("1", "f/a", *map(read, uris)))
    assert [one.code for one in deployed.diagnostics] == [one.code for one in recorded.problems] == ["INVALID_URI"]
    assert [row["uri"] for row in await history.nodes("Asset")] == uris[:1]


async def test_a_step_comes_with_its_flow(history: History) -> None:
    await history.record(JobInput("1", RunnableRef(RunnableKind.STEP, "f/flow#a")))
    assert await history.edges("HAS_STEP") == {("f/flow", "HAS_STEP", "f/flow#a")}


async def test_a_batch_has_its_limits(history: History) -> None:
    with pytest.raises(TooMany, match="3 jobs, more than the limit of 2"):
        await history.record(*(job(str(n)) for n in range(3)), limits=JobLimits(batch=2))
    with pytest.raises(TooMany, match="accesses"):
        await history.record(job("1", "f/a", read("s3:///a"), read("s3:///b")), limits=JobLimits(accesses=1))
    assert not await history.nodes("Job")


async def test_what_statements_and_arguments_name_has_its_limit(history: History) -> None:
    """Over the whole of a batch, as what is told has it; the rest of a job is recorded."""
    both = StatementInput(Language.DUCKDB, "SELECT * FROM 's3:///a.csv', 's3:///b.csv'", NOON)
    told = job("1", "f/a", read("s3:///told"), statements=(both,), args=["s3:///c", "s3:///d"])
    done = await history.record(told, job("2", args=["s3:///e"]), limits=JobLimits(accesses=3))
    assert [(problem.job_id, problem.code) for problem in done.problems] == [("1", "TOO_MANY"), ("2", "TOO_MANY")]
    uris = [uri for _, uri, *_ in await history.accesses()]
    assert sorted(uris) == ["s3:///a.csv", "s3:///b.csv", "s3:///c", "s3:///told"]


async def test_statements_are_analysed_and_not_stored(history: History) -> None:
    ran = [
        StatementInput(Language.POSTGRESQL, "INSERT INTO report SELECT id FROM orders", NOON, "datatable://main"),
        StatementInput(Language.DUCKDB, "SELECT * FROM read_parquet('s3:///x.parquet')", NOON + 1),
        StatementInput(Language.POSTGRESQL, "SELECT 1;\nSELEC 2", NOON, "datatable://main"),
        StatementInput(Language.PYTHON, "print()", NOON),
        StatementInput(Language.DUCKDB, "SELECT 1", NOON, "nonsense"),
    ]
    done = await history.record(job("1", statements=tuple(ran)))
    assert await history.accesses() == [
        ("1", "datatable://main", NOON, "UNKNOWN", "RUNTIME"),
        ("1", "datatable://main/orders", NOON, "READ", "RUNTIME"),
        ("1", "datatable://main/report", NOON, "WRITE", "RUNTIME"),
        ("1", "s3:///x.parquet", NOON + 1, "READ", "RUNTIME"),
    ]
    codes = [(problem.code, problem.message.partition(":")[0]) for problem in done.problems]
    assert codes == [
        ("SYNTAX_ERROR", "statements[2], line 2"),
        ("UNSUPPORTED_LANGUAGE", "statements[3], line 1"),
        ("INVALID_URI", "statements[4], line 1"),
    ]
    assert "report" not in str(await history.nodes("Job"))
