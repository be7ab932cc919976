"""Jobs told to a server that is killed in the middle: all that was answered is there, and nothing is counted twice."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

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


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with Server(tmp_path_factory.mktemp("home")) as running:
        yield running


@pytest.mark.parametrize("victim", ["api.server", "arcadedb"])
def test_a_kill_in_the_middle_loses_and_doubles_nothing(server: Server, victim: str) -> None:
    workspace = victim.replace(".", "-")
    for number in range(BATCHES):
        if number == BATCHES // 2:
            os.kill(server.child(victim), signal.SIGKILL)
        try:
            httpx.post(
                f"{server.url}/graphql",
                json={"query": RECORD, "variables": {"input": batch(workspace, number)}},
                timeout=60,
            )
        except httpx.HTTPError:
            continue  # whether it was recorded, nobody knows
    until(server.answers, lambda: server.said)
    for number in range(BATCHES):
        done = server.ask(RECORD, input=batch(workspace, number))["recordJobs"]
        assert done["recordedAccesses"] + done["duplicateAccesses"] == JOBS * ACCESSES, done
    for number in range(BATCHES):
        done = server.ask(RECORD, input=batch(workspace, number))["recordJobs"]
        assert (done["recordedAccesses"], done["duplicateAccesses"]) == (0, JOBS * ACCESSES)
    usages = server.ask(COUNTS, workspace=workspace)["workspace"]["script"]["usages"]["nodes"]
    assert {row["asset"]["uri"]: row["jobCount"] for row in usages} == {
        f"s3:///{n}": BATCHES * JOBS for n in range(ACCESSES)
    }
