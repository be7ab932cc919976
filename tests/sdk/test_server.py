"""A job and the real server: what it touched is in the graph."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.app import create_app
from cypher import Graph
from ingest import Analysts, PoolLimits
from tests.api.client import Client
from tests.api.server import serving
from tests.documents import blocks
from tests.sdk import script
from tests.sdk.test_docs import README

SCRIPT = """
    import os, headrace
    headrace.instrument()
    import boto3, duckdb
    s3, bucket = boto3.client("s3"), os.environ["BUCKET"]
    s3.put_object(Bucket=bucket, Key="raw/a.csv", Body=b"")
    s3.get_object(Bucket=bucket, Key="raw/a.csv")
    headrace.get_resource("u/me/pg")
    headrace.ducklake().query("CREATE TABLE days AS SELECT 1 AS n").execute()
    duckdb.sql(f"PREPARE p AS SELECT 's3://{bucket}/raw/b.csv'")
"""

QUESTION = """
query($workspace: String!, $jobId: String!) {
  workspace(name: $workspace) {
    job(jobId: $jobId) {
      status startedAt endedAt
      runnable { path runnableKind }
      accesses(first: 50) { nodes { access evidence asset { uri } } }
    }
  }
}
"""


@pytest.fixture
async def server(graph: Graph) -> AsyncIterator[str]:
    with Analysts(PoolLimits(workers=1)) as analysts:
        async with serving(create_app(graph, analysts)) as url:
            yield url


async def test_the_readmes_first_script_is_in_the_graph(server: str, workspace: str, tmp_path: Path) -> None:
    (source,) = [text for text in blocks(README, "python") if "with headrace.job" in text]
    await asyncio.to_thread(
        script.run,
        source,
        tmp_path,
        HEADRACE_URL=server,
        HEADRACE_WORKSPACE=workspace,
        HEADRACE_EXIT_SECONDS="60",
        HEADRACE_DUCKLAKES='{"main": {"catalog": "lake.duckdb"}}',
    )
    (question,) = blocks(README, "graphql")
    async with httpx.AsyncClient(base_url=server, timeout=60) as http:
        answer: Any = await Client(http).data(question.replace('"shop"', f'"{workspace}"'))
    job = answer["workspace"]["job"]
    assert job["status"] == "SUCCEEDED"
    told = {(node["asset"]["uri"], node["access"]) for node in job["accesses"]["nodes"]}
    assert told == {("ducklake://main/days", "WRITE"), ("ducklake://main/days", "READ")}


async def test_what_a_job_touches_is_in_the_graph(
    server: str, workspace: str, s3: str, bucket: str, tmp_path: Path
) -> None:
    async with httpx.AsyncClient(base_url=server, timeout=60) as http:
        client = Client(http)
        variables = {
            **script.JOB,
            "WM_WORKSPACE": workspace,
            "HEADRACE_URL": server,
            "HEADRACE_EXIT_SECONDS": "60",
            "HEADRACE_RESOURCES": '{"u/me/pg": {}}',
            "HEADRACE_DUCKLAKES": '{"main": {"catalog": "lake.duckdb"}}',
            "AWS_ENDPOINT_URL": s3,
            "BUCKET": bucket,
        }
        said = await asyncio.to_thread(lambda: script.run(SCRIPT, tmp_path, code=0, **variables))
        assert said == ""
        answer: Any = await client.data(QUESTION, workspace=workspace, jobId="job-1")
    assert answer["workspace"] is not None
    job = answer["workspace"]["job"]
    assert job["status"] == "SUCCEEDED"
    assert job["startedAt"] <= job["endedAt"]
    assert job["runnable"] == {"path": "f/etl/load", "runnableKind": "SCRIPT"}
    told = [(node["asset"]["uri"], node["access"]) for node in job["accesses"]["nodes"]]
    assert sorted(told) == [
        ("ducklake://main/days", "WRITE"),
        ("res://u/me/pg", "UNKNOWN"),
        (f"s3://{bucket}/raw/a.csv", "READ"),
        (f"s3://{bucket}/raw/a.csv", "WRITE"),
        (f"s3://{bucket}/raw/b.csv", "UNKNOWN"),
    ]
    assert {node["evidence"] for node in job["accesses"]["nodes"]} == {"RUNTIME"}


async def test_what_is_no_access_or_no_text_is_left_out_alone(server: str, workspace: str, tmp_path: Path) -> None:
    source = r"""
        import headrace
        from headrace.record import record
        with headrace.job("f/a", job_id="job-1"):
            for number in range(9):
                record(f"s3:///{number}", "READ")
            record("s3:///typo", "READS")
            record("s3:///\udc80", "READ")
    """
    said = await asyncio.to_thread(
        lambda: script.run(
            source, tmp_path, HEADRACE_URL=server, HEADRACE_WORKSPACE=workspace, HEADRACE_EXIT_SECONDS="60"
        )
    )
    assert said.count("the server rejected 2 accesses and 0 statements of 1 jobs") == 1
    async with httpx.AsyncClient(base_url=server, timeout=60) as http:
        answer: Any = await Client(http).data(QUESTION, workspace=workspace, jobId="job-1")
    job = answer["workspace"]["job"]
    assert job["status"] == "SUCCEEDED"
    assert sorted(node["asset"]["uri"] for node in job["accesses"]["nodes"]) == [f"s3:///{n}" for n in range(9)]
