"""How many accesses of jobs a second are recorded, through GraphQL over HTTP, beside the bare edges by the driver: the
same rows under the same constraints, on both databases.

python -m bench.jobs [BATCHES]
"""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import neo4j
import uvicorn

from api.app import create_app
from api.schema.scalars import write_instant
from cypher import Address, Graph, migrate
from ingest import Analysts
from tests.databases import OPENERS, Neo4jMissing

BATCHES = 20
JOBS = 250  # of a batch, which is as large as may be
ACCESSES = 20  # of a job
SCRIPTS = 20  # each with assets of its own
ASSETS = SCRIPTS * ACCESSES
WRITERS = 2  # clients at once
NOON = 1_790_000_000_000

RECORD = """
mutation ($input: RecordJobsInput!) {
  recordJobs(input: $input) { recordedAccesses duplicateAccesses problems { code message } }
}
"""

BARE = """
UNWIND $rows AS row
MATCH (j:Job {key: row.job}), (a:Asset {key: row.asset})
CREATE (j)-[:DID_READ {
  job: row.job, asset: row.asset, at: row.at, access: row.access, evidence: row.evidence, columnsJson: row.columns,
  recordedAt: row.recordedAt
}]->(a)
"""


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


@asynccontextmanager
async def served(graph: Graph, analysts: Analysts) -> AsyncIterator[str]:
    """The application behind a socket, as `headrace serve` runs it."""
    config = uvicorn.Config(create_app(graph, analysts), port=0, log_level="warning", access_log=False)
    server = uvicorn.Server(config)
    task = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 (it has no event)
        await asyncio.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}/graphql"
    server.should_exit = True
    await task


async def sent(url: str, bodies: list[bytes]) -> int:
    """Sends batches one after another; answers how many accesses were recorded."""
    recorded = 0
    async with httpx.AsyncClient(timeout=300) as http:
        for body in bodies:
            answer = (await http.post(url, content=body, headers={"content-type": "application/json"})).json()
            done = answer["data"]["recordJobs"]
            assert not done["problems"], done
            recorded += done["recordedAccesses"]
    return recorded


async def through_graphql(graph: Graph, analysts: Analysts, batches: int) -> float:
    """Accesses recorded a second."""
    workspace = f"bench{uuid4().hex}"
    warm = 4  # the first one makes every asset and usage
    bodies = [
        json.dumps({"query": RECORD, "variables": {"input": batch(workspace, number)}}).encode()
        for number in range(warm + batches)
    ]
    async with served(graph, analysts) as url:
        await sent(url, bodies[:warm])
        begun = time.perf_counter()
        counts = await asyncio.gather(*(sent(url, bodies[warm + n :: WRITERS]) for n in range(WRITERS)))
        return sum(counts) / (time.perf_counter() - begun)


async def bare(address: Address, batches: int) -> float:
    """The same edges by the driver alone, between nodes that are there."""
    workspace = f"bench{uuid4().hex}"
    auth = (address.user, address.password or "") if address.user else None
    async with neo4j.AsyncGraphDatabase.driver(address.uri, auth=auth, notifications_min_severity="OFF") as driver:

        async def write(text: str, rows: list[dict[str, Any]]) -> None:
            async with driver.session(database=address.database) as session:
                await session.execute_write(_run, text, rows)

        keys = [{"key": f"{workspace}:{number:022}", "workspace": workspace} for number in range(ASSETS)]
        await write("UNWIND $rows AS row CREATE (a:Asset) SET a = row", keys)
        jobs = [{"key": f"{workspace}:job{number:019}", "workspace": workspace} for number in range(batches * JOBS)]
        await write("UNWIND $rows AS row CREATE (j:Job) SET j = row", jobs)
        rows = [
            {
                "job": jobs[job]["key"],
                "asset": keys[(job * ACCESSES + n) % ASSETS]["key"],
                "at": NOON + job * 1000 + n,
                "access": "READ",
                "evidence": "RUNTIME",
                "columns": None,
                "recordedAt": NOON,
            }
            for job in range(batches * JOBS)
            for n in range(ACCESSES)
        ]
        size = JOBS * ACCESSES
        begun = time.perf_counter()
        for start in range(0, len(rows), size):
            await write(BARE, rows[start : start + size])
        return len(rows) / (time.perf_counter() - begun)


async def _run(tx: neo4j.AsyncManagedTransaction, text: str, rows: list[dict[str, Any]]) -> None:
    await (await tx.run(text, rows=rows)).consume()


async def on(address: Address, analysts: Analysts, batches: int) -> tuple[float, float]:
    async with Graph.open(address) as graph:
        await migrate(graph)
        await bare(address, 3)  # both begin with a warm database
        return await through_graphql(graph, analysts, batches), await bare(address, batches)


def main() -> None:
    batches = int(sys.argv[1]) if len(sys.argv) > 1 and sys.argv[1].isdecimal() else BATCHES
    lines = ["| | accesses/s through GraphQL | bare edges/s | of it |", "|---|---|---|---|"]
    with Analysts() as analysts, tempfile.TemporaryDirectory() as folder:
        for name, opener in OPENERS.items():
            try:
                with opener(Path(folder)) as address:
                    ours, theirs = asyncio.run(on(address, analysts, batches))
            except Neo4jMissing as error:
                lines.append(f"| {name} | not here: {error} | | |")
                continue
            lines.append(f"| {name} | {ours:,.0f} | {theirs:,.0f} | {ours / theirs:.2f} |")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
