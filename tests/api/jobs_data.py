"""Jobs and what they did, as the graph holds them, of a workspace with two scripts."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

from analyzers.asset import parse
from api.reading.rows import runnable_key
from cypher import Graph, key
from ingest.usages import asset_key
from tests.api.client import Client

HOT, COLD = "s3:///raw/hot.csv", "s3:///raw/cold.csv"
READER, WRITER = "f/jobs/reader", "f/jobs/writer"
SCRIPTS = {
    READER: f"import wmill\nwmill.load_s3_file('{HOT}')\nwmill.load_s3_file('{COLD}')",
    WRITER: f"import wmill\nwmill.write_s3_file('{HOT}', b'')",
}
EDGES = {
    "READ": ("DID_READ",),
    "WRITE": ("DID_WRITE",),
    "READ_WRITE": ("DID_READ", "DID_WRITE"),
    "UNKNOWN": ("DID_REFERENCE",),
}
START = 1_750_000_000_000


@dataclass(frozen=True)
class History:
    """What is stored of the jobs of a workspace, newest first."""

    workspace: str
    jobs: list[dict[str, Any]]
    accesses: list[dict[str, Any]]


async def deploy(client: Client, workspace: str) -> None:
    """Deploys the two scripts."""
    scripts = [{"path": path, "language": "PYTHON", "content": content} for path, content in SCRIPTS.items()]
    await client.data(
        "mutation($i: DeployInput!) { deploy(input: $i) { changedCount } }",
        i={"workspace": workspace, "scripts": scripts},
    )


async def store(graph: Graph, jobs: list[dict[str, Any]], accesses: list[dict[str, Any]]) -> None:
    """Writes jobs, and their accesses as edges."""
    await graph.run("UNWIND $rows AS row CREATE (j:Job) SET j = row RETURN count(j)", rows=jobs)
    for edge in ("DID_READ", "DID_WRITE", "DID_REFERENCE"):
        await graph.run(
            "UNWIND $rows AS row MATCH (j:Job {key: row.job}), (a:Asset {key: row.asset}) "
            f"CREATE (j)-[r:{edge}]->(a) SET r = row RETURN count(r)",
            rows=[row for row in accesses if edge in EDGES[row["access"]]],
        )


def a_job(workspace: str, number: int, **properties: Any) -> dict[str, Any]:
    """The row of a job; several begin in the same millisecond."""
    return {
        "key": key(workspace, "Job", f"job-{number}"), "workspace": workspace, "jobId": f"job-{number}",
        "createdAt": START + number // 3, "told": True, "tracked": True, "status": "SUCCEEDED", **properties,
    }  # fmt: skip


async def remember(client: Client, graph: Graph, workspace: str, number: int = 40) -> History:
    """Deploys, and stores jobs that did this and that, often in the same millisecond."""
    await deploy(client, workspace)
    chance = random.Random(5)
    runnables = [runnable_key(workspace, "SCRIPT", path) for path in (READER, WRITER)]
    assets = [asset_key(workspace, parse(uri)) for uri in (HOT, COLD)]
    jobs = []
    for place in range(number):
        runnable = chance.choice([*runnables, None])
        job = a_job(workspace, place, status=chance.choice(["SUCCEEDED", "FAILED", "RUNNING", None]))
        if runnable:
            job |= {"runnable": runnable, "runnableKind": "SCRIPT"}
        if place:
            job["parent"] = key(workspace, "Job", f"job-{place // 4}")
        jobs.append(job)
    accesses = [
        {
            "job": job["key"], "asset": asset, "at": job["createdAt"] + chance.randrange(3), "access": access,
            "evidence": "RUNTIME", "columnsJson": '{"id":"READ"}' if access == "READ" else None,
        }
        for job in jobs
        for asset in assets
        for access in EDGES
        if chance.random() < 0.4
    ]  # fmt: skip
    await store(graph, jobs, accesses)
    return History(
        workspace,
        sorted(jobs, key=lambda job: (job["createdAt"], job["key"]), reverse=True),
        sorted(accesses, key=lambda row: (row["at"], row["job"], row["asset"], row["access"]), reverse=True),
    )
