"""Where the tests get their databases: the embedded default, and a real Neo4j in the first way that is at hand."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from cypher import Address, Embedded, Limits
from tests.neo4j_server import Neo4jMissing, running, version

NAMES = ("embedded", "neo4j")

PATIENT = Limits(connect=60, acquire=60, read=300, statement=300, conflict=300)
"""Bounds that no test meets on a slow machine."""


@contextmanager
def embedded(folder: Path) -> Iterator[Address]:
    with Embedded(folder / "embedded") as address:
        yield address


@contextmanager
def neo4j(folder: Path) -> Iterator[Address]:
    """A Neo4j: the one of ``NEO4J_TEST_URI``, else by Docker, else by Maven.

    Raises Neo4jMissing."""
    with ExitStack() as stack:
        if uri := os.environ.get("NEO4J_TEST_URI"):
            user = os.environ.get("NEO4J_TEST_USER")
            yield Address(uri, user, os.environ.get("NEO4J_TEST_PASSWORD"))
        elif _docker_answers():
            from testcontainers.neo4j import Neo4jContainer

            container = stack.enter_context(Neo4jContainer(f"neo4j:{version()}-community"))
            yield Address(container.get_connection_url(), container.username, container.password)
        else:
            yield Address(stack.enter_context(running(folder / "neo4j")))


OPENERS = {"embedded": embedded, "neo4j": neo4j}


def _docker_answers() -> bool:
    docker = shutil.which("docker")
    if docker is None:
        return False
    try:
        return subprocess.run([docker, "info"], capture_output=True, check=False, timeout=5).returncode == 0
    except subprocess.TimeoutExpired:
        return False


__all__ = ["NAMES", "OPENERS", "PATIENT", "Neo4jMissing"]
