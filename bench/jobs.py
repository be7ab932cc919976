"""How many accesses of jobs a second are recorded, through GraphQL over HTTP, beside a bare UNWIND of the same rows by
the driver, under the same constraints and indexes, on both databases.

The bare writers know beforehand that all is new, and neither merge, look for what is known, count nor announce. One
creates the same jobs, the same edges to what they ran and the same accesses, in one transaction a batch; the other
finds the jobs there and creates their accesses alone. All take their batches in turn, so that whatever else the
machine does slows all of them.

python -m bench.jobs [BATCHES]
"""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any
from uuid import uuid4

import httpx
import neo4j
import uvicorn
import uvloop

from api.app import create_app
from api.schema.scalars import write_instant
from api.server import calm
from bench._machine import OWN, processor_seconds
from cypher import Address, Graph, migrate
from ingest import Analysts
from tests.databases import Neo4jMissing

BATCHES = 20
WARM = 10  # batches before: the database compiles its ways
JOBS = 250  # of a batch, which is as large as may be
ACCESSES = 20  # of a job
SCRIPTS = 20  # each with assets of its own
ASSETS = SCRIPTS * ACCESSES
NOON = 1_790_000_000_000

RECORD = """
mutation ($input: RecordJobsInput!) {
  recordJobs(input: $input) { recordedAccesses duplicateAccesses problems { code message } }
}
"""

CREATE_JOBS = """
UNWIND $rows AS row
MATCH (s:Script {key: row.runnable})
CREATE (j:Job)-[:RAN]->(s)
SET j = row
"""

CREATE_ACCESSES = """
UNWIND $rows AS row
MATCH (j:Job {key: row.job}), (a:Asset {key: row.asset})
CREATE (j)-[:DID_READ {
  job: row.job, asset: row.asset, at: row.at, access: row.access, evidence: row.evidence, columnsJson: row.columns,
  recordedAt: row.recordedAt
}]->(a)
"""

Rows = list[dict[str, Any]]


def batch(workspace: str, number: int) -> dict[str, Any]:
    """Jobs of a workspace, as they are sent: all are new; their assets and scripts are known after the first batch."""
    jobs = []
    for job in range(number * JOBS, (number + 1) * JOBS):
        accesses = [
            {
                "uri": f"s3:///raw/{(job * ACCESSES + n) % ASSETS:05}.parquet",
                "access": "READ",
                "at": write_instant(NOON + job * 1000 + n),
            }
            for n in range(ACCESSES)
        ]
        jobs.append({
            "jobId": f"0195a1b2-{job:08x}",
            "runnable": {"kind": "SCRIPT", "path": f"f/bench/s{job % SCRIPTS}"},
            "status": "SUCCEEDED",
            "createdAt": write_instant(NOON + job * 1000),
            "tracked": True,
            "accesses": accesses,
        })  # fmt: skip
    return {"workspace": workspace, "jobs": jobs}


def rows(workspace: str, number: int) -> tuple[Rows, Rows]:
    """The jobs of the same batch, and their accesses, as the graph has them."""
    jobs: Rows = [
        {
            "key": f"{workspace}:{job:022}",
            "workspace": workspace,
            "jobId": f"0195a1b2-{job:08x}",
            "createdAt": NOON + job * 1000,
            "recordedAt": NOON,
            "told": True,
            "runnable": f"{workspace}:s{job % SCRIPTS:021}",
            "runnableKind": "SCRIPT",
            "runnablePath": f"f/bench/s{job % SCRIPTS}",
            "status": "SUCCEEDED",
            "tracked": True,
        }
        for job in range(number * JOBS, (number + 1) * JOBS)
    ]
    accesses = [
        {
            "job": job["key"],
            "asset": f"{workspace}:a{(number * JOBS * ACCESSES + place * ACCESSES + n) % ASSETS:021}",
            "at": job["createdAt"] + n,
            "access": "READ",
            "evidence": "RUNTIME",
            "columns": None,
            "recordedAt": NOON,
        }
        for place, job in enumerate(jobs)
        for n in range(ACCESSES)
    ]
    return jobs, accesses


@asynccontextmanager
async def served(graph: Graph, analysts: Analysts) -> AsyncIterator[str]:
    """The application behind a socket, as `headrace serve` runs it."""
    config = uvicorn.Config(
        create_app(graph, analysts), port=0, log_level="warning", access_log=False, timeout_keep_alive=600
    )
    server = uvicorn.Server(config)
    task = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 (it has no event)
        await asyncio.sleep(0.01)
    calm()
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}/graphql"
    server.should_exit = True
    await task


async def send(http: httpx.AsyncClient, url: str, body: bytes) -> None:
    """Sends a batch, all of which has to be recorded."""
    answer = (await http.post(url, content=body, headers={"content-type": "application/json"})).json()
    done = answer["data"]["recordJobs"]
    assert done == {"recordedAccesses": JOBS * ACCESSES, "duplicateAccesses": 0, "problems": []}, answer


class Bare:
    """Writes by the driver alone."""

    def __init__(self, driver: neo4j.AsyncDriver, database: str) -> None:
        self.driver = driver
        self.database = database

    async def write(self, statements: Mapping[str, Rows]) -> None:
        """Runs statements, each over its rows, in one transaction."""
        async with self.driver.session(database=self.database) as session:
            await session.execute_write(_run, statements)

    async def begin(self, workspace: str) -> None:
        """Makes the assets and scripts of a workspace."""
        nodes = {"a": ("Asset", ASSETS), "s": ("Script", SCRIPTS)}
        for letter, (label, count) in nodes.items():
            made = [{"key": f"{workspace}:{letter}{n:021}", "workspace": workspace} for n in range(count)]
            await self.write({f"UNWIND $rows AS row CREATE (n:{label}) SET n = row": made})


async def _run(tx: neo4j.AsyncManagedTransaction, statements: Mapping[str, Rows]) -> None:
    for text, given in statements.items():
        await (await tx.run(text, rows=given)).consume()


@dataclass(slots=True)
class Took:
    """Seconds of each batch of one writer, by the clock and of a processor."""

    clock: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)

    async def time(self, work: Callable[[], Awaitable[None]]) -> None:
        clock, processor = time.perf_counter(), processor_seconds()
        await work()
        self.clock.append(time.perf_counter() - clock)
        self.processor.append(processor_seconds() - processor)


async def on(address: Address, analysts: Analysts, batches: int) -> list[Took]:
    """What the writers took: GraphQL, the bare jobs with their accesses, the bare accesses."""
    ours, whole, alone = (f"bench{uuid4().hex}" for _ in range(3))
    took = [Took(), Took(), Took()]
    auth = (address.user, address.password or "") if address.user else None
    async with (
        Graph.open(address) as graph,
        neo4j.AsyncGraphDatabase.driver(address.uri, auth=auth, notifications_min_severity="OFF") as driver,
        httpx.AsyncClient(timeout=300) as http,
    ):
        await migrate(graph)
        bare = Bare(driver, address.database)
        await bare.begin(whole)
        await bare.begin(alone)
        async with served(graph, analysts) as url:
            for number in range(WARM + batches):
                if number == WARM:
                    took = [Took(), Took(), Took()]
                body = json.dumps({"query": RECORD, "variables": {"input": batch(ours, number)}}).encode()
                jobs, accesses = rows(whole, number)
                there, theirs = rows(alone, number)
                await bare.write({CREATE_JOBS: there})
                works = (
                    lambda body=body: send(http, url, body),
                    lambda jobs=jobs, accesses=accesses: bare.write({CREATE_JOBS: jobs, CREATE_ACCESSES: accesses}),
                    lambda theirs=theirs: bare.write({CREATE_ACCESSES: theirs}),
                )
                for one, work in zip(took, works, strict=True):
                    await one.time(work)
    return took


def main() -> None:
    batches = int(sys.argv[1]) if len(sys.argv) > 1 and sys.argv[1].isdecimal() else BATCHES
    lines = [
        "| | through GraphQL | bare, jobs and accesses | of it | bare, accesses alone | of it |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    with Analysts() as analysts, tempfile.TemporaryDirectory() as folder:
        for name, opener in OWN.items():
            try:
                with opener(Path(folder)) as address:
                    took = uvloop.run(on(address, analysts, batches))  # as the server does
            except Neo4jMissing as error:
                lines.append(f"| {name} | not here: {error} | | | | |")
                continue
            for what, seconds in (
                ("a second by the clock", [one.clock for one in took]),
                ("a second of a processor", [one.processor for one in took]),
            ):
                ours, whole, alone = (JOBS * ACCESSES / median(each) for each in seconds)
                lines.append(
                    f"| {name}, accesses {what} | {ours:,.0f} | {whole:,.0f} | {ours / whole:.2f} "
                    f"| {alone:,.0f} | {ours / alone:.2f} |"
                )
    print("\n".join(lines))


if __name__ == "__main__":
    main()
