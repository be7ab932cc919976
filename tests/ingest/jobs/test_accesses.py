from __future__ import annotations

from cypher import Graph
from ingest.jobs import accesses
from ingest.jobs.batch import JobAccess
from tests.ingest.jobs.history import NOON, History, job, read, write

HOUR = 3_600_000


async def test_what_a_long_job_did_in_between_is_not_read(graph: Graph, history: History) -> None:
    instants = range(NOON, NOON + 5 * HOUR, HOUR)
    await history.record(job("1", "f/a", *(access("s3:///x", at) for at in instants for access in (read, write))))
    name = (await history.job("1"))["key"]
    told = [(name, JobAccess("", at, "READ", "RUNTIME", None)) for at in (NOON, NOON + 4 * HOUR)]
    found = await graph.write(lambda tx: accesses.known(tx, told))
    assert sorted((at, access) for _, _, at, access in found) == [(NOON, "READ"), (NOON + 4 * HOUR, "READ")]
