"""What the server's own work costs on a page of 50 assets with 4 usages each, beside the same JSON written by hand from
the same rows, and beside Strawberry with plain resolvers: processor time, one run, one table.

All three read rows that were read once: the database and its driver, which cost all the same, are left out.

python -m bench.api [ROUNDS]
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson
import strawberry
import uvloop
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message
from strawberry.asgi import GraphQL
from strawberry.schema.config import StrawberryConfig

from analyzers.language import Language
from api.app import create_app
from api.configuration import Configuration
from api.cursors import Cursors
from api.ids import encode
from api.operation import Operation
from api.paging import Row
from api.schema.flow import Flow, Step
from api.schema.query import Query
from api.schema.runnable import App, Schedule, Script, Trigger
from api.schema.scalars import SCALARS, write_instant
from api.server import calm
from api.viewer import Viewer
from cypher import Address, Graph, migrate
from ingest import Analysts, Deployment, ScriptInput, deploy
from tests.databases import OPENERS

ROUNDS = 100
ASSETS, USAGES = 50, 4
WORKSPACE = "bench"

QUERY = """{ workspace(name: "bench") { assets(first: 50) {
  nodes {
    id uri kind isPattern resolution lastSeenAt
    usages(first: 4) {
      nodes { id access evidence occurrenceCount lastSeenAt asset { id uri } runnable { __typename id path summary } }
      pageInfo { hasNextPage endCursor }
    }
  }
  pageInfo { hasNextPage endCursor }
} } }"""


class Remembered(Graph):
    """A door that asks the database once for each answer."""

    def __init__(self, graph: Graph) -> None:
        super().__init__(graph._driver, graph.address, graph.limits)
        self.calls: dict[bytes, tuple[str, dict[str, Any], bytes]] = {}

    async def read(self, name: str, /, **parameters: Any) -> Any:
        identity = name.encode() + orjson.dumps(parameters)
        if identity not in self.calls:
            self.calls[identity] = name, parameters, orjson.dumps(await super().read(name, **parameters))
        # Rows that are its own, as the driver gives them.
        return orjson.loads(self.calls[identity][2])


def by_hand(graph: Remembered) -> ASGIApp:
    """What a handler for this page alone would be."""
    calls = {name: (name, parameters) for name, parameters, _ in graph.calls.values()}
    names = "workspaces_named", "assets_by_uri", "usages_of_assets", "assets", "runnables"
    opened, listed, used, named, run = (calls[name] for name in names)

    async def ask(call: tuple[str, dict[str, Any]]) -> Any:
        return await graph.read(call[0], **call[1])

    def usage(row: Row, runnable: Row, asset: Row) -> dict[str, Any]:
        return {
            "id": encode("Usage", row["key"]), "access": row["access"], "evidence": row["evidence"],
            "occurrenceCount": row["occurrenceCount"], "lastSeenAt": write_instant(row["lastSeenAt"]),
            "asset": {"id": encode("Asset", asset["key"]), "uri": asset["uri"]},
            "runnable": {
                "__typename": row["runnableKind"].capitalize(),
                "id": encode(row["runnableKind"].capitalize(), runnable["key"]),
                "path": runnable["path"], "summary": runnable["summary"],
            },
        }  # fmt: skip

    def page(cursors: Cursors, nodes: list[Any], first: int, rows: list[Row], *position: str) -> dict[str, Any]:
        end = cursors.encode(tuple(rows[:first][-1][name] for name in position)) if rows else None
        return {"nodes": nodes, "pageInfo": {"hasNextPage": len(rows) > first, "endCursor": end}}

    async def answer(request: Request) -> Response:
        await request.body()
        await ask(opened)
        assets, pages = (await ask(listed))["rows"], await ask(used)
        runnables = {row["key"]: row for (row,) in await ask(run)}
        again = {row["key"]: row for (row,) in await ask(named)}
        nodes = []
        for asset, found in zip(assets, pages, strict=False):
            rows = found["rows"]
            uses = [usage(row, runnables[row["runnable"]], again[row["asset"]]) for row in rows[:USAGES]]
            cursors = Cursors("usages", WORKSPACE, asset["kind"], asset["path"], "EXACT", "False")
            nodes.append({
                "id": encode("Asset", asset["key"]), "uri": asset["uri"], "kind": asset["kind"],
                "isPattern": asset["isPattern"], "resolution": asset["resolution"],
                "lastSeenAt": write_instant(asset["lastSeenAt"]),
                "usages": page(cursors, uses, USAGES, rows, "rank", "asset"),
            })  # fmt: skip
        whole = page(Cursors("assets", WORKSPACE, "URI", "ASC"), nodes, ASSETS, assets, "uri")
        return Response(orjson.dumps({"data": {"workspace": {"assets": whole}}}), media_type="application/json")

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await (await answer(Request(scope, receive)))(scope, receive, send)

    return app


def by_strawberry(graph: Graph, analysts: Analysts) -> ASGIApp:
    """The same schema and resolvers, in Strawberry's own view and executor."""
    schema = strawberry.Schema(
        Query,
        types=[Script, Flow, Step, App, Schedule, Trigger],
        config=StrawberryConfig(scalar_map=SCALARS),
    )

    class View(GraphQL[Operation, None]):
        async def get_context(self, request: Any, response: Any) -> Operation:
            return Operation(graph, analysts, Viewer(), Configuration())

    return View(schema)


async def asked(app: ASGIApp) -> bytes:
    """The answer to one request, with no client in between."""
    body = orjson.dumps({"query": QUERY})
    scope = {
        "type": "http", "method": "POST", "path": "/graphql", "raw_path": b"/graphql", "query_string": b"",
        "headers": [(b"content-type", b"application/json"), (b"accept", b"application/json")],
        "http_version": "1.1", "scheme": "http", "root_path": "", "server": ("bench", 80), "client": ("bench", 1),
    }  # fmt: skip
    sent: list[bytes] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message.get("body", b""))

    await app(scope, receive, send)
    return b"".join(sent)


async def milliseconds(apps: Mapping[str, ASGIApp], rounds: int) -> dict[str, float]:
    """Processor time of a request to each: the least of all, since what else the machine does, which takes the
    processor's caches, only adds to it. They take turns, so that it meets all of them."""
    times: dict[str, list[float]] = {name: [] for name in apps}
    for _ in range(rounds):
        for name, app in apps.items():
            begun = time.process_time()
            await asked(app)
            times[name].append(time.process_time() - begun)
    return {name: 1_000 * min(took) for name, took in times.items()}


def scripts() -> tuple[ScriptInput, ...]:
    read = "import wmill\n\ndef main():\n    return wmill.load_s3_file('s3:///raw/{:03}.csv')\n"
    return tuple(
        ScriptInput(f"f/bench/s{asset:03}_{n}", Language.PYTHON, read.format(asset), "Reads")
        for asset in range(ASSETS)
        for n in range(USAGES)
    )


async def on(address: Address, analysts: Analysts, rounds: int) -> list[str]:
    async with Graph.open(address) as door:
        await migrate(door)
        await deploy(door, analysts, Deployment(WORKSPACE, scripts()))
        graph = Remembered(door)
        ours = create_app(graph, analysts)
        expected = orjson.loads(await asked(ours))
        apps: dict[str, ASGIApp] = {
            "Headrace": ours,
            "the same JSON by hand": by_hand(graph),
            "Strawberry, plain resolvers": by_strawberry(graph, analysts),
        }
        for name, app in apps.items():
            assert orjson.loads(await asked(app)) == expected, name
        calm()  # as the server does when it has begun
        times = await milliseconds(apps, rounds)
        return [f"| {name} | {took:.1f} | {times['Headrace'] / took:.2f} |" for name, took in times.items()]


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 and sys.argv[1].isdecimal() else ROUNDS
    with (
        Analysts() as analysts,
        tempfile.TemporaryDirectory() as folder,
        OPENERS["embedded"](Path(folder)) as address,
    ):
        lines = uvloop.run(on(address, analysts, rounds))  # as the server does
    print("| | ms of a processor | Headrace takes as much, times |", "|---|---|---|", *lines, sep="\n")


if __name__ == "__main__":
    main()
