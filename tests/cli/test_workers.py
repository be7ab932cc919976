"""Several server processes on one database: they serve together, count together, and end together."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from cypher import Address
from tests.cli.command import Server, command_line, descendants, is_alive, until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are listed as Linux does")

QUERY = "query Counted { workspaces(first: 1) { nodes { name } } }"


@pytest.fixture
def server(tmp_path: Path, address: Address) -> Iterator[Server]:
    told = {"NAME": address.database, "USER": address.user or "", "PASSWORD": address.password or ""}
    settings = {f"HEADRACE_DATABASE_{name}": value for name, value in told.items() if value}
    log = {"HEADRACE_LOG_FORMAT": "json", "HEADRACE_LOG_LEVEL": "info"}
    with Server(tmp_path, "--workers", "2", "--database", address.uri, **settings, **log) as running:
        yield running


def workers(server: Server) -> set[int]:
    return {pid for pid in descendants(server.process.pid) if "api.server" in command_line(pid)}


def ask(server: Server, number: int) -> None:
    """Each on a connection of its own, so that both processes get some."""
    with httpx.Client(timeout=60) as client:
        client.post(f"{server.url}/graphql", json={"query": QUERY}, headers={"x-request-id": f"n{number}"})


def counted(server: Server) -> float:
    text = httpx.get(f"{server.url}/metrics", timeout=60).text
    return sum(
        sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
        if sample.name == "headrace_operation_seconds_count" and sample.labels["operation"] == "Counted"
    )


@pytest.mark.parametrize("address", ["neo4j"], indirect=True)
def test_two_processes_serve_count_and_end_together(server: Server) -> None:
    before = workers(server)
    assert len(before) == 2
    for number in range(40):
        ask(server, number)
    assert counted(server) == 40
    assert until(lambda: server.said.count('"operation":"Counted"') == 40, lambda: server.said)
    killed = min(before)
    os.kill(killed, signal.SIGKILL)
    until(lambda: not is_alive(killed) and len(workers(server)) == 2, lambda: server.said)
    until(server.answers, lambda: server.said)
    assert counted(server) == 40, "what a process counted outlives it"
    below = descendants(server.process.pid)
    server.process.send_signal(signal.SIGTERM)
    assert server.process.wait(60) == 0
    until(lambda: not any(map(is_alive, below)))
    assert "Traceback" not in server.said, server.said
