"""Jobs over HTTP: what is sent, what comes of it, and who may."""

from __future__ import annotations

from typing import Any

from tests.api.client import Client

RECORD = """
mutation ($input: RecordJobsInput!) {
  recordJobs(input: $input) {
    recordedJobs recordedAccesses duplicateAccesses
    problems { jobId accessIndex code message }
    detections { nodes { change uri evidence } headCursor }
  }
}
"""


def job(job_id: str, *accesses: dict[str, Any], **more: Any) -> dict[str, Any]:
    runnable = {"kind": "SCRIPT", "path": "f/a"}
    return {"jobId": job_id, "runnable": runnable, "accesses": list(accesses), "status": "RUNNING", **more}


def did(access: str, uri: str, at: str = "2026-09-21T14:13:20.000Z", **more: Any) -> dict[str, Any]:
    return {"access": access, "uri": uri, "at": at, **more}


async def test_jobs_are_recorded_once(client: Client, workspace: str) -> None:
    given = {
        "workspace": workspace,
        "jobs": [
            job("1", did("READ", "s3:///in.csv", columns=["id"]), did("WRITE", "nonsense"), args={"db": "$res:f/pg"}),
            job("2", did("READ_WRITE", "datatable://main/t"), createdAt="2026-09-21T14:13:19.000Z", tracked=True),
        ],
    }
    first = (await client.data(RECORD, input=given))["recordJobs"]
    assert (first["recordedJobs"], first["recordedAccesses"], first["duplicateAccesses"]) == (2, 3, 0)
    assert [(row["jobId"], row["accessIndex"], row["code"]) for row in first["problems"]] == [("1", 1, "INVALID_URI")]
    added = {row["uri"]: row["evidence"] for row in first["detections"]["nodes"] if row["change"] == "ASSET_ADDED"}
    assert added["s3:///in.csv"] == "RUNTIME"
    assert added["res://f/pg"] == "ARGUMENT"
    again = (await client.data(RECORD, input=given))["recordJobs"]
    assert (again["recordedJobs"], again["recordedAccesses"], again["duplicateAccesses"]) == (2, 0, 3)
    assert not again["detections"]["nodes"]


async def test_a_batch_beyond_the_limit_is_refused_before_the_work(client: Client, workspace: str) -> None:
    given = {"workspace": workspace, "jobs": [job(str(n)) for n in range(501)]}
    assert await client.code(RECORD, input=given) == "LIMIT_EXCEEDED"


async def test_a_value_that_is_no_good_is_named(client: Client, workspace: str) -> None:
    given = {"workspace": workspace, "jobs": [job("1", did("READ", "s3:///a", at="yesterday"))]}
    error = await client.error(RECORD, input=given)
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert ".jobs[0].accesses[0].at" in error["message"]
    assert await client.code(RECORD, input={"workspace": "no name", "jobs": []}) == "BAD_USER_INPUT"


async def test_names_of_a_megabyte_are_refused_one_by_one(client: Client, workspace: str) -> None:
    """In few words, and the rest is recorded."""
    key = "k" * 2**20
    sql = {"language": "DUCKDB", "sql": f"SELECT * FROM 's3:///{key}'", "at": "2026-09-21T14:13:20.000Z"}
    given = {
        "workspace": workspace,
        "jobs": [
            job("1", did("READ", f"s3:///{key}"), did("READ", "s3:///kept"), args=[f"s3:///{key}"], statements=[sql]),
            job(key),
            {"jobId": "2", "runnable": {"kind": "SCRIPT", "path": f"f/{key}"}},
        ],
    }
    done = (await client.data(RECORD, input=given))["recordJobs"]
    assert (done["recordedJobs"], done["recordedAccesses"]) == (1, 1)
    assert [(row["jobId"][:9], row["accessIndex"], row["code"]) for row in done["problems"]] == [
        ("1", 0, "INVALID_URI"),
        ("1", None, "INVALID_URI"),
        ("1", None, "INVALID_URI"),
        ("k" * 9, None, "INVALID_JOB"),
        ("2", None, "INVALID_PATH"),
    ]
    assert all(len(row["jobId"] + row["message"]) < 1_000 for row in done["problems"])


async def test_arguments_are_searched_as_deep_as_they_go(client: Client, workspace: str) -> None:
    args: Any = "s3:///deep.csv"
    for _ in range(600):
        args = [args]
    done = (await client.data(RECORD, input={"workspace": workspace, "jobs": [job("1", args=args)]}))["recordJobs"]
    assert {row["uri"] for row in done["detections"]["nodes"]} == {"s3:///deep.csv"}
