"""What operators ask: whether the server lives, and whether it can answer."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from cypher.graph import Graph, Unavailable
from cypher.migrate import ChangedMigration, NewerSchema, pending


class Health:
    """The answers of ``/healthz`` and ``/readyz``."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    async def alive(self, request: Request) -> Response:
        """This process takes requests."""
        return PlainTextResponse("ok\n")

    async def ready(self, request: Request) -> Response:
        """The database answers and has the schema that this server expects."""
        try:
            missing = await pending(self._graph)
        except Unavailable:
            return PlainTextResponse("the database does not answer\n", 503)
        except (NewerSchema, ChangedMigration) as error:
            return PlainTextResponse(f"{error}\n", 503)
        if missing:
            return PlainTextResponse("the database has not been migrated yet\n", 503)
        return PlainTextResponse("ready\n")
