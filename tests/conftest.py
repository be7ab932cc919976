"""One suite on both databases: a test that asks for ``graph`` runs once on each, in a workspace of its own."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack
from uuid import uuid4

import pytest
from hypothesis import settings

from cypher import Address, Graph, migrate
from tests.databases import NAMES, OPENERS, PATIENT, Neo4jMissing

_lacking: list[str] = []

settings.register_profile("untimed", settings.default, deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def anyio_backend() -> tuple[str, dict[str, bool]]:
    return "asyncio", {"use_uvloop": True}


@pytest.fixture(scope="session", params=NAMES)
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Address]:
    """Where each of the databases is, for tests that open doors of their own."""
    with ExitStack() as stack:
        try:
            found = stack.enter_context(OPENERS[request.param](tmp_path_factory.mktemp("database")))
        except Neo4jMissing as error:
            _lacking.append(str(error))
            if os.environ.get("HEADRACE_REQUIRE_ALL") == "1":
                pytest.fail(f"no Neo4j to test on: {error}")
            pytest.skip(f"no Neo4j to test on: {error}")
        yield found


@pytest.fixture(scope="session")
async def graph(address: Address, anyio_backend: object) -> AsyncIterator[Graph]:
    """The door to each of the databases, migrated."""
    async with Graph.open(address, PATIENT) as door:
        await migrate(door)
        yield door


@pytest.fixture
def workspace() -> str:
    """The name of a workspace that no other test has: databases are shared and never wiped."""
    return f"w{uuid4().hex}"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if _lacking:
        terminalreporter.write_sep("!", "THE NEO4J HALF OF THE SUITE DID NOT RUN", red=True, bold=True)
        terminalreporter.write_line(_lacking[0])
