"""The database that a command works on: a Neo4j, or the embedded one, which may already be running for a server."""

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
"""The folder of the embedded database, inside the data folder."""


class NoDatabase(Exception):
    """The database cannot be used; the message is for the user."""


def in_database(settings: Settings, work: Callable[[Graph], Awaitable[T]], *, create: bool = False) -> T:
    """Runs ``work`` on the migrated database. With ``create``, an embedded database is created if there is none.

    Raises NoDatabase, and the exceptions of ``work``."""

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
    """The address of the database. The embedded one is started for the block, unless a server has started it.

    Raises Owned if another process uses the folder and its database cannot be shared, EmbeddedFailed and OSError."""
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
