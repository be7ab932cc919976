"""Jobs told to servers that are killed in the middle, or told the same at once: all that was answered is there, and
nothing is counted twice."""

from __future__ import annotations

import os
import signal
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest

from cypher import Address
from tests.cli.command import Server, until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are listed as Linux does")

BATCHES = 50
JOBS = 4  # of a batch
ACCESSES = 5  # of a job

RECORD = """
mutation ($input: RecordJobsInput!) {
  recordJobs(input: $input) { recordedJobs recordedAccesses duplicateAccesses problems { message } }
}
"""

COUNTS = """
query ($workspace: String!) {
  workspace(name: $workspace) { script(path: "f/a") { usages { nodes { jobCount asset { uri } } } } }
}
"""


def batch(workspace: str, number: int) -> dict[str, Any]:
    jobs = [
        {
            "jobId": f"{number}-{job}",
            "runnable": {"kind": "SCRIPT", "path": "f/a"},
            "createdAt": "2026-09-01T00:00:00Z",
            "accesses": [
                {"uri": f"s3:///{n}", "access": "READ", "at": f"2026-09-01T00:00:{n:02}Z"} for n in range(ACCESSES)
            ],
        }
        for job in range(JOBS)
    ]
    return {"workspace": workspace, "jobs": jobs}


def served(folder: Path, address: Address) -> Server:
    """A server on a database: on one that it starts itself where the address is of an embedded one."""
    told = {"NAME": address.database, "USER": address.user or "", "PASSWORD": address.password or ""}
    settings = {f"HEADRACE_DATABASE_{name}": value for name, value in told.items() if value}
    return Server(folder) if address.embedded else Server(folder, "--database", address.uri, **settings)


def record(server: Server, workspace: str, number: int) -> tuple[int, int]:
    """Tells a batch of jobs that has to be taken: how many of its accesses were new, and how many were known."""
    done = server.ask(RECORD, input=batch(workspace, number))["recordJobs"]
    assert (done["recordedJobs"], done["problems"]) == (JOBS, [])
    return done["recordedAccesses"], done["duplicateAccesses"]


def check_counts(server: Server, workspace: str) -> None:
    """That every batch was counted, once."""
    usages = server.ask(COUNTS, workspace=workspace)["workspace"]["script"]["usages"]["nodes"]
    assert {row["asset"]["uri"]: row["jobCount"] for row in usages} == {
        f"s3:///{n}": BATCHES * JOBS for n in range(ACCESSES)
    }


@pytest.mark.parametrize(
    ("address", "victim"),
    [("embedded", "api.server"), ("embedded", "arcadedb"), ("neo4j", "api.server")],
    indirect=["address"],
)
def test_a_kill_in_the_middle_loses_and_doubles_nothing(tmp_path: Path, address: Address, victim: str) -> None:
    workspace = f"kill{uuid4().hex}"

    def tell(number: int) -> bool:
        """Whether the batch was said to be recorded; of one that was not, nobody knows."""
        if number == BATCHES // 2:
            os.kill(server.child(victim), signal.SIGKILL)
        asked = {"query": RECORD, "variables": {"input": batch(workspace, number)}}
        try:
            answer = httpx.post(f"{server.url}/graphql", json=asked, timeout=60).json()
        except (httpx.HTTPError, ValueError):
            return False
        return bool((answer.get("data") or {}).get("recordJobs"))

    with served(tmp_path, address) as server:
        with ThreadPoolExecutor(4) as clients:
            answered = list(clients.map(tell, range(BATCHES)))
        assert any(answered)
        until(server.answers, lambda: server.said)
        again = [record(server, workspace, number) for number in range(BATCHES)]
        assert {sum(counts) for counts in again} == {JOBS * ACCESSES}
        assert all(new == 0 for (new, _), said in zip(again, answered, strict=True) if said)
        assert {record(server, workspace, number) for number in range(BATCHES)} == {(0, JOBS * ACCESSES)}
        check_counts(server, workspace)


@pytest.mark.parametrize("address", ["neo4j"], indirect=True)
def test_two_servers_record_the_same_jobs_once(tmp_path: Path, address: Address) -> None:
    workspace = f"two{uuid4().hex}"
    with (
        served(tmp_path / "one", address) as one,
        served(tmp_path / "other", address) as other,
        ThreadPoolExecutor(4) as clients,
    ):
        told = [(server, workspace, number) for number in range(BATCHES) for server in (one, other)]
        done = list(clients.map(lambda given: record(*given), told))
        assert [sum(counts) for counts in zip(*done, strict=True)] == [BATCHES * JOBS * ACCESSES] * 2
        check_counts(other, workspace)
