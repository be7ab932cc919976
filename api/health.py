"""Liveness and readiness checks."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from cypher.graph import Graph, Unavailable
from cypher.migrate import ChangedMigration, NewerSchema, pending


class Health:
    """The handlers of ``/healthz`` and ``/readyz``."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    async def alive(self, request: Request) -> Response:
        """Answers 200: this process handles requests."""
        return PlainTextResponse("ok\n")

    async def ready(self, request: Request) -> Response:
        """Answers 200 if the database answers and has the schema version of this server, else 503."""
        try:
            missing = await pending(self._graph)
        except Unavailable:
            return PlainTextResponse("the database does not answer\n", 503)
        except (NewerSchema, ChangedMigration) as error:
            return PlainTextResponse(f"{error}\n", 503)
        if missing:
            return PlainTextResponse("the database has not been migrated yet\n", 503)
        return PlainTextResponse("ready\n")
