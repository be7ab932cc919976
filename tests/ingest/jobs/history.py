"""A workspace of a test that jobs are told of, and what the graph holds of them."""

from __future__ import annotations

from typing import Any

from cypher import key
from ingest import JobAccessInput, JobInput, Recorded, RunnableKind, RunnableRef, record
from tests.ingest.shop import Workspace

NOON = 1_790_000_000_000
"""A moment in September 2026."""

Access = tuple[str, str, int, str, str]


def script(path: str) -> RunnableRef:
    return RunnableRef(RunnableKind.SCRIPT, path)


def read(uri: str, at: int = NOON) -> JobAccessInput:
    return JobAccessInput(uri, "READ", at)


def write(uri: str, at: int = NOON) -> JobAccessInput:
    return JobAccessInput(uri, "WRITE", at)


def job(job_id: str, path: str | None = "f/a", *accesses: JobAccessInput, **more: Any) -> JobInput:
    """A job of a script."""
    return JobInput(job_id, script(path) if path else None, accesses=accesses, **{"created_at": NOON, **more})


class History(Workspace):
    async def record(self, *jobs: JobInput, **more: Any) -> Recorded:
        return await record(self.graph, self.analysts, self.workspace, jobs, **more)

    async def accesses(self) -> list[Access]:
        """Every access of a job: its id, the URI, the instant, the access, the evidence."""
        rows = await self.graph.run(
            "MATCH (j:Job {workspace: $w})-[r:DID_READ|DID_WRITE|DID_REFERENCE]->(a:Asset) "
            "RETURN [type(r), j.jobId, a.uri, r.at, r.access, r.evidence]",
            w=self.workspace,
        )
        assert len(rows) == len({tuple(row) for row in rows}), "an access stands twice"
        return sorted({(one, uri, at, access, evidence) for _, one, uri, at, access, evidence in rows})

    async def job(self, job_id: str) -> dict[str, Any]:
        """What a job's node holds."""
        (row,) = await self.graph.run("MATCH (j:Job {key: $key}) RETURN j {.*}", key=key(self.workspace, "Job", job_id))
        return dict(row)
