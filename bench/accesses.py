"""What a page of the accesses of one hot asset costs, as the asset's history grows, beside its usages and its lineage:
one run, one table a database. The history is loaded before its indexes are made, which takes the least time.

python -m bench accesses
"""

from __future__ import annotations

import asyncio
import re
import tempfile
import time
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from uuid import uuid4

import httpx

from analyzers.language import Language
from api.app import create_app
from api.schema.scalars import write_instant
from bench._machine import OWN, processor_seconds
from cypher import Address, Graph, migrate
from ingest import Analysts, Deployment, PoolLimits, ScriptInput, deploy
from tests.databases import Neo4jMissing

SIZES = {"embedded": (10_000, 100_000), "neo4j": (10_000, 1_000_000, 5_000_000)}
BATCH = 50_000  # accesses of three loading transactions, one a kind
START = 1_700_000_000_000
ROUNDS = 25
WARM = 5  # rounds before: the database compiles its ways

KINDS = {"READ": (6, ("DID_READ",)), "WRITE": (3, ("DID_WRITE",)), "READ_WRITE": (1, ("DID_READ", "DID_WRITE"))}
"""What jobs did: how many of ten accesses are of a kind, all of one job, and which edges each makes."""

DID = "{asset: a.key, job: j.key, at: $start + number * 10 + place, access: $access, evidence: 'RUNTIME'}"


def loading(edges: tuple[str, ...]) -> str:
    """The statement that writes jobs with their accesses."""
    return f"""
MATCH (a:Asset {{workspace: $workspace, uri: $uri}})
UNWIND range($from, $to - 1) AS number
CREATE (j:Job {{
  key: $workspace + ':' + $uri + $access + toString(number), workspace: $workspace, jobId: toString(number),
  createdAt: $start + number * 10, recordedAt: $start, told: true, tracked: true, status: 'SUCCEEDED'
}})
WITH a, j, number
UNWIND range(1, $each) AS place
CREATE {", ".join(f"(j)-[:{edge} {DID}]->(a)" for edge in edges)}
RETURN count(*)
"""


def accesses(filter: str = "") -> str:
    """The field that lists accesses which pass a filter."""
    return (
        f"accesses(first: 50, filter: {{{filter}}}) "
        "{ nodes { id access evidence at job { id jobId status } } pageInfo { endCursor } }"
    )


QUESTIONS = {
    "newest 50": accesses(),
    "50 in the middle": accesses('until: "MIDDLE"'),
    "newest 50 reads": accesses("reads: true"),
    "newest 50 writes": accesses("writes: true"),
    "newest 50 that do both": accesses("reads: true, writes: true"),
    "usages": "usages { nodes { id access agreement jobCount runnable { path } } }",
    "lineage": "lineage { nodes { key label } edges { kind sourceKey targetKey } }",
}


async def schema(graph: Graph, *, there: bool) -> None:
    """Drops the indexes of jobs, or makes them again as their migration says."""
    text = files("cypher").joinpath("migrations", "0003_jobs.cypher").read_text("utf-8")
    for statement in filter(None, map(str.strip, re.sub(r"(?m)^//.*$", "", text).split(";"))):
        named = re.match(r"CREATE (CONSTRAINT|INDEX) (\w+)", statement)
        assert named, statement
        await graph.run(statement if there else f"DROP {named[1]} {named[2]}")
    if there:
        await graph.run("CALL db.awaitIndexes(1800)")


async def load(graph: Graph, workspace: str, uris: dict[int, str]) -> float:
    """Writes the histories of assets, which are URIs by their number of accesses; the seconds that it took."""
    begun = time.perf_counter()
    if not graph.address.embedded:
        await schema(graph, there=False)
    for size, uri in uris.items():
        for start in range(0, size // 10, BATCH // 10):
            end = min(start + BATCH // 10, size // 10)
            for access, (each, edges) in KINDS.items():
                await graph.run(
                    loading(edges), workspace=workspace, uri=uri, start=START, access=access, each=each,
                    **{"from": start, "to": end},
                )  # fmt: skip
    if not graph.address.embedded:
        await schema(graph, there=True)
    return time.perf_counter() - begun


async def ask(http: httpx.AsyncClient, workspace: str, uris: dict[int, str], question: str) -> list[list[float]]:
    """The milliseconds of an answer for each history: the least by the clock, since what the machine does besides only
    adds, and the mean of a processor. The histories are asked in turn, so that it adds to all of them."""
    clock: dict[int, list[float]] = {size: [] for size in uris}
    processor: dict[int, float] = dict.fromkeys(uris, 0.0)
    for place, (size, uri) in enumerate(list(uris.items()) * (WARM + ROUNDS)):
        asked = question.replace("MIDDLE", write_instant(START + size // 2))
        query = f'{{ workspace(name: "{workspace}") {{ asset(uri: "{uri}") {{ {asked} }} }} }}'
        begun, before = time.perf_counter(), processor_seconds()
        answer = (await http.post("/graphql", json={"query": query})).json()
        if place >= WARM * len(uris):
            clock[size].append(1_000 * (time.perf_counter() - begun))
            processor[size] += 1_000 * (processor_seconds() - before)
        found = answer["data"]["workspace"]["asset"]
        assert "errors" not in answer, answer
        assert all(page["nodes"] for page in found.values())
    return [[min(took) for took in clock.values()], [took / ROUNDS for took in processor.values()]]


async def on(address: Address, sizes: Sequence[int], analysts: Analysts) -> list[str]:
    """The lines of a database's table."""
    workspace = f"bench{uuid4().hex}"
    uris = {size: f"s3:///hot/{size}.csv" for size in sizes}
    reads = "\n".join(f"wmill.load_s3_file('{uri}')" for uri in uris.values())
    script = ScriptInput("f/bench/reader", Language.PYTHON, f"import wmill\n{reads}")
    async with Graph.open(address) as graph:
        await migrate(graph)
        await deploy(graph, analysts, Deployment(workspace, items=(script,)))
        loaded = await load(graph, workspace, uris)
        transport = httpx.ASGITransport(create_app(graph, analysts))
        lines = [
            f"| ms, of {sum(sizes):,} accesses (loaded in {loaded:.0f} s) | "
            + " | ".join(f"{size:,}" for size in sizes) + " | most / first | most µs an access |",
            "|---|" + "---:|" * (len(sizes) + 2),
        ]  # fmt: skip
        async with httpx.AsyncClient(transport=transport, base_url="http://bench", timeout=600) as http:
            for name, question in QUESTIONS.items():
                answers = await ask(http, workspace, uris, question)
                for what, took in zip(("", ", of a processor"), answers, strict=True):
                    cells = " | ".join(f"{value:.1f}" for value in took)
                    each = max(1_000 * value / size for value, size in zip(took, sizes, strict=True))
                    lines.append(f"| {name}{what} | {cells} | {max(took) / took[0]:.2f} | {each:.2f} |")
    return lines


def main() -> None:
    with Analysts(PoolLimits(workers=1)) as analysts, tempfile.TemporaryDirectory() as folder:
        for name, sizes in SIZES.items():
            print(f"{name}\n")
            try:
                with OWN[name](Path(folder)) as address:
                    print("\n".join(asyncio.run(on(address, sizes, analysts))), flush=True)
            except Neo4jMissing as error:
                print(f"not here: {error}")
            print()


if __name__ == "__main__":
    main()
