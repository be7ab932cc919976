from __future__ import annotations

from typing import Any

from analyzers.context import Storage
from analyzers.language import Language
from cypher.migrate import migrations
from ingest import JobAccessInput, JobInput, RunnableKind, RunnableRef, StatementInput
from ingest.agreement import agreement
from tests.ingest import samples
from tests.ingest.jobs.history import NOON, History, job, read, write
from tests.ingest.shop import Workspace


async def usage(shop: Workspace, uri: str, path: str = "f/a") -> dict[str, Any]:
    """The usage of an asset by a script."""
    (row,) = [row for row in await shop.nodes("Usage") if (row["path"], row["uri"]) == (path, uri)]
    return row


async def agrees(shop: Workspace, uri: str) -> str:
    return agreement(await usage(shop, uri)).value


async def test_a_job_shows_a_usage_that_no_code_declares(history: History) -> None:
    await history.record(job("1", "f/a", read("s3:///x", NOON), read("s3:///x", NOON + 5), write("s3:///x", NOON + 3)))
    row = await usage(history, "s3:///x")
    assert (row["access"], row["observedAccess"], row.get("declaredAccess")) == ("READ_WRITE", "READ_WRITE", None)
    assert (row["evidence"], row["live"]) == (["RUNTIME"], True)
    assert (row["jobCount"], row["readJobCount"], row["writeJobCount"]) == (1, 1, 1)
    assert (row["firstReadAt"], row["lastReadAt"], row["firstWriteAt"]) == (NOON, NOON + 5, NOON + 3)
    assert (row["firstSeenAt"], row["lastSeenAt"]) == (NOON, NOON + 5)
    assert row["lastJobAt"] == NOON
    assert await history.edges("READS", "WRITES") == {("f/a", "READS", "s3:///x"), ("f/a", "WRITES", "s3:///x")}
    (asset,) = await history.nodes("Asset")
    assert asset["used"]


async def test_the_last_of_jobs_that_were_created_together_is_the_same_in_every_order(history: History) -> None:
    for path, numbers in (("f/a", (1, 2, 3)), ("f/b", (3, 2, 1)), ("f/c", (2, 3, 1))):
        for number in numbers:
            await history.record(job(f"{path}{number}", path, read("s3:///x")))
        keys = [(await history.job(f"{path}{number}"))["key"] for number in numbers]
        assert (await usage(history, "s3:///x", path))["lastJob"] == max(keys)


async def test_what_is_sent_again_counts_once(history: History) -> None:
    first, second = job("1", "f/a", read("s3:///x")), job("2", "f/a", read("s3:///x", NOON + 1))
    for batch in ((first,), (first, second), (second, first), (job("1", "f/a", write("s3:///x", NOON + 2)),)):
        await history.record(*batch)
    row = await usage(history, "s3:///x")
    assert (row["jobCount"], row["readJobCount"], row["writeJobCount"]) == (2, 2, 1)
    changes = [change for change, uri, path in await history.log() if path]
    assert changes == ["USAGE_ADDED", "USAGE_CHANGED"]


async def test_what_was_counted_when_jobs_had_a_list_for_each_direction_is_not_counted_again(history: History) -> None:
    jobs = job("1", "f/a", read("s3:///x"), write("s3:///y")), job("2", "f/a", read("s3:///x"), args="s3:///z")
    await history.record(*jobs)
    counted, seen = [(await history.job(one.job_id))["usages"] for one in jobs], await history.nodes("Usage")
    await history.graph.run(
        "MATCH (j:Job {workspace: $workspace}) "
        "SET j.usagesRead = [u IN j.usages WHERE u ENDS WITH '5' | split(u, ' ')[0]], "
        "j.usagesWritten = [u IN j.usages WHERE u ENDS WITH '6' | split(u, ' ')[0]], "
        "j.usages = [u IN j.usages | split(u, ' ')[0]] RETURN count(*)",
        workspace=history.workspace,
    )
    (migration,) = [one for one in migrations() if one.name == "counted_usages"]
    while await history.graph.run(migration.text) != [0]:
        pass
    rows = [await history.job(one.job_id) for one in jobs]
    assert [row["usages"] for row in rows] == counted
    assert not [row for row in rows if "usagesRead" in row or "usagesWritten" in row]
    await history.record(*jobs)
    assert await history.nodes("Usage") == seen


async def test_the_detection_names_the_job(history: History) -> None:
    done = await history.record(job("1", "f/a", read("s3:///x")))
    assert {detection.job for detection in done.detections} == {(await history.job("1"))["key"]}
    assert {detection.evidence for detection in done.detections} == {"RUNTIME"}


async def test_the_detection_names_the_job_that_showed_what_is_new(history: History) -> None:
    await history.record(job("1", "f/a", read("s3:///x")))
    done = await history.record(job("2", "f/a", read("s3:///x")), job("3", "f/a", write("s3:///x")))
    assert [detection.job for detection in done.detections] == [(await history.job("3"))["key"]]
    done = await history.record(job("4", "f/a", read("s3:///x")), job("5", "f/a", args="s3:///x"))
    assert [detection.job for detection in done.detections] == [(await history.job("5"))["key"]]
    assert done.detections[0].evidence == "ARGUMENT"


async def test_an_argument_is_a_reference(history: History) -> None:
    await history.record(job("1", "f/a", args={"deep": [{"s3": "in.csv"}, "$res:f/pg"]}))
    row = await usage(history, "s3:///in.csv")
    assert (row["access"], row["evidence"], row.get("observedAccess")) == ("UNKNOWN", ["ARGUMENT"], None)
    assert await history.edges("REFERENCES") == {
        ("f/a", "REFERENCES", "s3:///in.csv"),
        ("f/a", "REFERENCES", "res://f/pg"),
    }


async def test_a_pattern_of_the_code_takes_what_it_matches(history: History) -> None:
    await history.deploy(samples.script("f/a", read="s3:///raw/{day}.csv s3:///raw/*.csv s3:///raw/1.csv"))
    await history.record(*(job(str(n), "f/a", read(f"s3:///raw/{n}.csv")) for n in (1, 2, 3)))
    counts = {row["uri"]: row["jobCount"] for row in await history.nodes("Usage")}
    assert counts == {"s3:///raw/{day}.csv": 2, "s3:///raw/*.csv": 2, "s3:///raw/1.csv": 1}
    assert (await usage(history, "s3:///raw/*.csv"))["evidence"] == ["RUNTIME", "DECLARED"]


async def test_a_job_tells_the_bucket_where_code_tells_the_storage(history: History) -> None:
    """Clients of S3 know no storages. What is the name of a storage stands for it, whosever bucket is called so."""
    storages = (Storage(None, "lake"), Storage("archive", "old"), Storage("lakes", "archive"))
    uses = samples.script("f/a", read="s3:///raw/a.csv s3://archive/b s3://elsewhere/c s3:///d")
    await history.deploy(uses, storages=storages)
    sql = "SELECT * FROM read_csv('s3://old/b')"
    job_uris = [read("s3://lake/raw/a.csv"), read("s3://archive/b"), read("s3://elsewhere/c")]
    told = job(
        "1",
        "f/a",
        *job_uris,
        created_at=None,
        tracked=True,
        args=["s3://lake/d"],
        statements=(StatementInput(Language.DUCKDB, sql, NOON + 1),),
    )
    assert not (await history.record(told)).problems
    counts = {row["uri"]: row["jobCount"] for row in await history.nodes("Usage")}
    assert counts == dict.fromkeys(["s3:///raw/a.csv", "s3://archive/b", "s3://elsewhere/c", "s3:///d"], 1)
    assert await agrees(history, "s3:///raw/a.csv") == "CONFIRMED"


async def test_a_statement_names_buckets(history: History) -> None:
    """What is the name of a storage and of another's bucket is the bucket where a statement ran."""
    await history.deploy(storages=(Storage("archive", "old"), Storage("lakes", "archive"), Storage("open")))
    sql = "COPY (SELECT 1) TO 's3://archive/a'; COPY (SELECT 1) TO 's3://open/b'; COPY (SELECT 1) TO 's3://elsewhere/c'"
    told = job("1", "f/a", statements=(StatementInput(Language.DUCKDB, sql, NOON + 1),))
    assert not (await history.record(told)).problems
    written = {row["uri"] for row in await history.nodes("Usage")}
    assert written == {"s3://lakes/a", "s3://open/b", "s3://elsewhere/c"}


async def test_agreement_follows_tracked_jobs_of_the_deployed_version(history: History) -> None:
    await history.deploy(samples.script("f/a", read="s3:///in s3:///other"))
    assert await agrees(history, "s3:///in") == "NOT_RUN"
    await history.record(job("old", "f/a", read("s3:///in"), tracked=True))  # of an earlier version
    await history.record(job("untracked", "f/a", read("s3:///in"), created_at=None))
    assert await agrees(history, "s3:///in") == "NOT_RUN"
    await history.record(job("new", "f/a", read("s3:///in"), created_at=None, tracked=True))
    assert await agrees(history, "s3:///in") == "CONFIRMED"
    assert await agrees(history, "s3:///other") == "DECLARED_ONLY"
    await history.record(job("more", "f/a", write("s3:///in"), write("s3:///new"), created_at=None, tracked=True))
    assert await agrees(history, "s3:///in") == "DIVERGENT"
    assert await agrees(history, "s3:///new") == "OBSERVED_ONLY"


async def test_a_job_of_which_something_was_left_out_is_not_tracked(history: History) -> None:
    """It would deny what the code declares and the lost access may have been."""
    await history.deploy(samples.script("f/a", read="s3:///in s3:///other"))
    lossy = {"created_at": None, "tracked": True}
    broken = StatementInput(Language.POSTGRESQL, "SELEC 2", NOON, "datatable://main")
    await history.record(job("1", "f/a", read("s3:///in"), read("nonsense"), **lossy))
    await history.record(job("2", "f/a", read("s3:///in"), read("s3:///other", 2**50), **lossy))
    await history.record(job("3", "f/a", read("s3:///in"), statements=(broken,), **lossy))
    await history.record(job("1", "f/a", read("s3:///in", NOON + 1), **lossy))
    assert await agrees(history, "s3:///other") == "NOT_RUN"
    opaque = StatementInput(Language.POSTGRESQL, "ALTER TABLE a ENABLE ROW LEVEL SECURITY", NOON, "datatable://main")
    done = await history.record(job("4", "f/a", read("s3:///in"), statements=(opaque,), **lossy))
    assert [problem.code for problem in done.problems] == ["OPAQUE_STATEMENT"]
    assert await agrees(history, "s3:///other") == "DECLARED_ONLY"


async def test_a_new_version_has_not_run(history: History) -> None:
    await history.deploy(samples.script("f/a", read="s3:///in"))
    await history.record(job("1", "f/a", write("s3:///in"), created_at=None, tracked=True))
    await history.deploy(samples.script("f/a", read="s3:///in s3:///second"))
    row = await usage(history, "s3:///in")
    assert (agreement(row).value, row["jobCount"], row["observedAccess"]) == ("NOT_RUN", 1, "WRITE")
    (script,) = await history.nodes("Script")
    assert script.get("ranAt") is None
    await history.record(job("2", "f/a", read("s3:///second"), created_at=None, tracked=True))
    assert await agrees(history, "s3:///second") == "CONFIRMED"


async def test_what_is_told_later_counts_what_was_before(history: History) -> None:
    """The runnable first, then that all was tracked: neither comes with an access."""
    await history.record(JobInput("1", accesses=(read("s3:///x"), write("s3:///x", NOON + 1))))
    assert not await history.nodes("Usage")
    await history.record(JobInput("1", RunnableRef(RunnableKind.SCRIPT, "f/a")))
    row = await usage(history, "s3:///x")
    assert (row["jobCount"], row["observedAccess"], row.get("ran")) == (1, "READ_WRITE", False)
    await history.record(JobInput("1", tracked=True, status="SUCCEEDED"))
    row = await usage(history, "s3:///x")
    assert (row["jobCount"], row["ran"], row["trackedRead"], row["trackedWrite"]) == (1, True, True, True)


async def test_a_job_that_never_ran_says_nothing_of_the_version(history: History) -> None:
    await history.deploy(samples.script("f/a", read="s3:///in"))
    await history.record(job("1", "f/a", created_at=None, tracked=True, status="QUEUED"))
    assert await agrees(history, "s3:///in") == "NOT_RUN"
    await history.record(JobInput("1", status="RUNNING"))
    assert await agrees(history, "s3:///in") == "DECLARED_ONLY"


async def test_a_usage_that_code_lost_stands_on_its_jobs(history: History) -> None:
    await history.deploy(samples.script("f/a", read="s3:///in s3:///gone"))
    await history.record(job("1", "f/a", read("s3:///in")))
    await history.deploy(samples.script("f/a"))
    assert await history.usages() == {("f/a", "s3:///in"): "READ"}
    await history.record(job("2", "f/a", write("s3:///gone")))
    row = await usage(history, "s3:///gone")
    assert (row["live"], row["evidence"], row["access"]) == (True, ["RUNTIME"], "WRITE")


async def test_of_what_is_archived_nothing_comes_back(history: History) -> None:
    await history.deploy(samples.script("f/a", read="s3:///in"))
    await history.deploy(archive=(RunnableRef(RunnableKind.SCRIPT, "f/a"),))
    await history.record(job("1", "f/a", read("s3:///in"), read("s3:///new")))
    assert not await history.usages()
    assert (await usage(history, "s3:///in"))["jobCount"] == 1
    assert len(await history.accesses()) == 2


async def test_a_script_that_only_jobs_know_can_be_deployed(history: History) -> None:
    await history.record(job("1", "f/a", JobAccessInput("s3:///in", "UNKNOWN", NOON)))
    await history.deploy(samples.flow("f/flow", samples.run_step("one", "f/a")))
    assert not await history.edges("RUNS")
    await history.deploy(samples.script("f/a", read="s3:///in"))
    assert await history.edges("RUNS") == {("f/flow#one", "RUNS", "f/a")}
    row = await usage(history, "s3:///in")
    assert (row["access"], row["evidence"], row["jobCount"]) == ("READ", ["RUNTIME", "DECLARED"], 1)


async def test_a_pattern_of_the_code_takes_a_pattern_that_it_overlaps(history: History) -> None:
    await history.deploy(samples.script("f/a", read="s3:///raw/{day}.csv"), samples.script("f/b", read="s3:///*/1.csv"))
    await history.record(job("1", "f/a", read("s3:///raw/*")), job("2", "f/b", read("s3:///raw/*")))
    assert await history.usages() == {
        ("f/a", "s3:///raw/{day}.csv"): "READ",
        ("f/b", "s3:///*/1.csv"): "READ",
    }


async def test_a_pattern_too_wide_for_edges_takes_what_it_matches(history: History) -> None:
    await history.deploy(samples.script("f/a", read="s3:///{key}"))
    await history.record(job("1", "f/a", read("s3:///k")))
    assert await history.usages() == {("f/a", "s3:///{key}"): "READ"}


async def test_what_only_jobs_told_of_forgets_the_runs_of_the_version_before(history: History) -> None:
    await history.deploy(samples.script("f/a"))
    await history.record(job("1", "f/a", read("s3:///new"), created_at=None, tracked=True))
    row = await usage(history, "s3:///new")
    assert (row["ran"], row["trackedRead"]) == (True, True)
    await history.deploy(samples.script("f/a", read="s3:///in"))
    row = await usage(history, "s3:///new")
    assert (row["ran"], row["trackedTouch"], row["trackedRead"], row["live"]) == (False, False, False, True)


async def test_a_step_that_only_jobs_know_is_as_archived_as_its_flow(history: History) -> None:
    flow, step = RunnableRef(RunnableKind.FLOW, "f/flow"), RunnableRef(RunnableKind.STEP, "f/flow#new")
    await history.deploy(samples.flow("f/flow", samples.run_step("one", "f/a")))
    await history.deploy(archive=(flow,))
    await history.record(JobInput("1", step, created_at=NOON, accesses=(read("s3:///x"),)))
    assert [row["path"] for row in await history.nodes("Step") if row["live"]] == []
    assert not await history.usages()
