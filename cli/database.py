"""The database that a command works on: a Neo4j, the one of the server that owns the data folder, or one of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TypeVar

from api.settings import Settings
from cli.owner import Owned, owning, record_of
from cypher import Address, Embedded, EmbeddedFailed, Graph, NewerSchema, Unavailable, migrate
from cypher.driver import Neo4jError
from cypher.migrate import ChangedMigration

T = TypeVar("T")

GRAPH = "graph"
"""The folder of the embedded database, within the data folder."""


class NoDatabase(Exception):
    """The database cannot be had; the message says why, for the person at the terminal."""


def in_database(settings: Settings, work: Callable[[Graph], Awaitable[T]], *, create: bool = False) -> T:
    """Does the work on the database of these settings, migrated; one that is not there is made if it is to be.

    Raises NoDatabase, and what the work raises."""

    async def run(address: Address) -> T:
        async with Graph.open(address, settings.connection) as graph:
            await migrate(graph)
            return await work(graph)

    if settings.database is None and not create and not (settings.data / GRAPH).is_dir():
        raise NoDatabase(f"there is no database in {settings.data}: 'headrace serve' creates one")
    try:
        with attached(settings) as address:
            return asyncio.run(run(address))
    except (EmbeddedFailed, Unavailable, NewerSchema, ChangedMigration, Owned) as error:
        raise NoDatabase(str(error)) from error
    except Neo4jError as error:
        raise NoDatabase(f"the database refuses this: {error.message}") from error
    except OSError as error:
        raise NoDatabase(f"the data folder {settings.data} cannot be used: {error.strerror}") from error


@contextmanager
def attached(settings: Settings) -> Iterator[Address]:
    """The address of the database. Where nobody serves the data folder it is started, and stopped after the block.

    Raises Owned where another process has the folder and its database is not to be joined, EmbeddedFailed, OSError."""
    if settings.database is not None:
        yield settings.address
        return
    embedded = Embedded(settings.data / GRAPH, settings.embedded)
    with ExitStack() as stack:
        try:
            stack.enter_context(owning(settings.data))
        except Owned:
            record = record_of(settings.data)
            if record is None or record.database is None:
                raise
            yield embedded.joined(record.database)
        else:
            yield stack.enter_context(embedded)
