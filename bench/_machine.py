"""What measurements share: databases of their own, and the time of a processor that they took."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cypher import Address
from tests.databases import embedded
from tests.neo4j_server import running


@contextmanager
def neo4j(folder: Path) -> Iterator[Address]:
    """A Neo4j of this measurement's own: nobody else's work is in its figures, and nothing is left behind.

    Raises Neo4jMissing."""
    with running(folder / "neo4j") as uri:
        yield Address(uri)


OWN = {"embedded": embedded, "neo4j": neo4j}


def processor_seconds() -> float:
    """What this process and those that it started have taken of the processors, which other work leaves alone. On
    Linux."""
    ticks, processes = 0, ["self"]
    while processes:
        process = Path("/proc", processes.pop())
        user, system = (process / "stat").read_text().rpartition(")")[2].split()[11:13]
        ticks += int(user) + int(system)
        for task in (process / "task").iterdir():
            processes += (task / "children").read_text().split()
    return ticks / os.sysconf("SC_CLK_TCK")
