"""Two scripts, and what is told of their jobs."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

from analyzers.asset import parse
from api.schema.scalars import write_instant
from cypher import key
from ingest.usages import asset_key
from tests.api.client import Client

HOT, COLD = "s3:///raw/hot.csv", "s3:///raw/cold.csv"
READER, WRITER = "f/jobs/reader", "f/jobs/writer"
SCRIPTS = {
    READER: f"import wmill\nwmill.load_s3_file('{HOT}')\nwmill.load_s3_file('{COLD}')",
    WRITER: f"import wmill\nwmill.write_s3_file('{HOT}', b'')",
}
START = 1_750_000_000_000


@dataclass(frozen=True)
class History:
    """What was told of the jobs of a workspace, newest first: inputs of jobs, and each access as (instant, job's id,
    URI, access)."""

    workspace: str
    jobs: list[dict[str, Any]]
    accesses: list[tuple[int, str, str, str]]


async def deploy(client: Client, workspace: str) -> None:
    """Deploys the two scripts."""
    scripts = [{"path": path, "language": "PYTHON", "content": content} for path, content in SCRIPTS.items()]
    await client.data(
        "mutation($i: DeployInput!) { deploy(input: $i) { changedCount } }",
        i={"workspace": workspace, "scripts": scripts},
    )


async def tell(client: Client, workspace: str, *jobs: dict[str, Any]) -> None:
    """Records jobs, none of which has a problem."""
    done = await client.data(
        "mutation($i: RecordJobsInput!) { recordJobs(input: $i) { recordedJobs problems { code message } } }",
        i={"workspace": workspace, "jobs": list(jobs)},
    )
    assert done["recordJobs"] == {"recordedJobs": len(jobs), "problems": []}


def script(path: str) -> dict[str, str]:
    """What names a script."""
    return {"kind": "SCRIPT", "path": path}


def job_id(number: int) -> str:
    return f"job-{number}"


async def remember(client: Client, workspace: str, number: int = 40) -> History:
    """Deploys, and tells of jobs that did this and that, often in the same millisecond, and started each other."""
    await deploy(client, workspace)
    chance = random.Random(5)
    jobs: list[dict[str, Any]] = []
    accesses: list[tuple[int, str, str, str]] = []
    for place in range(number):
        created = START + place // 3
        ran = chance.choice([READER, WRITER, None])
        did = [
            (created + chance.randrange(3), job_id(place), uri, access)
            for uri in (HOT, COLD)
            for access in ("READ", "WRITE", "READ_WRITE", "UNKNOWN")
            if chance.random() < 0.4
        ]
        accesses += did
        jobs.append(
            {
                "jobId": job_id(place),
                "createdAt": write_instant(created),
                "status": chance.choice(["SUCCEEDED", "FAILED", "RUNNING", None]),
                "runnable": ran and script(ran),
                "parentJobId": job_id(place // 4) if place else None,
                "accesses": [
                    {"uri": uri, "access": access, "at": write_instant(at), "columns": ["id"] * (access == "READ")}
                    for at, _, uri, access in did
                ],
            }
        )
    await tell(client, workspace, *chance.sample(jobs, number))
    return History(
        workspace,
        sorted(jobs, key=lambda job: (job["createdAt"], key(workspace, "Job", job["jobId"])), reverse=True),
        sorted(accesses, key=lambda access: place_of(workspace, *access), reverse=True),
    )


def place_of(workspace: str, at: int, job: str, uri: str, access: str) -> tuple[int, str, str, str]:
    """Where an access stands among those of a job; without the asset, among those of an asset."""
    return at, key(workspace, "Job", job), asset_key(workspace, parse(uri)), access
