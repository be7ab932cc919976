"""The web application: the GraphQL endpoint, the pages around it, health checks and metrics."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.routing import Route, WebSocketRoute

from api.auth import Door, Open
from api.configuration import Configuration
from api.documents import Documents
from api.execution import Executor
from api.headers import SecurityHeaders
from api.health import Health
from api.hosts import Hosts
from api.http import METHODS, Endpoint
from api.observation import Observation, Observer, RequestIds, metrics
from api.observation.request_id import HEADER as REQUEST_ID
from api.operation import Operation
from api.origins import Origins
from api.page import Page
from api.schema.build import SCHEMA
from api.subscriptions.connections import Connections
from api.subscriptions.hub import Subscriptions
from api.subscriptions.sse import Streams
from api.subscriptions.wake import Wake
from api.subscriptions.websocket import Socket
from api.viewer import Viewer
from cypher.graph import Graph
from ingest.pool import Analysts

if TYPE_CHECKING:  # it needs an optional dependency
    from api.observation.tracing import Tracing

PAGES = Path(__file__).parent / "pages"

GRAPHQL = "/graphql"

CROSS_ORIGIN_HEADERS = ("authorization", "content-type", "traceparent", "tracestate", REQUEST_ID)
"""The request headers that pages of other origins may send, besides the CORS-safelisted ones."""


def create_app(
    graph: Graph,
    pool: Analysts,
    configuration: Configuration = Configuration(),  # noqa: B008 (frozen)
    door: Door = Open(),  # noqa: B008 (it holds nothing that changes)
    pages: Path = PAGES,
    tracing: Tracing | None = None,
) -> Starlette:
    """The application on an open database connection and a pool of analysts, both of which the caller closes.

    ``door`` authenticates callers. ``pages`` is the folder of the built pages: without them the endpoint still
    answers, and ``/`` says how to build them. Everything runs on the event loop that the graph was opened on.

    Raises BadManifest if a trusted document is invalid."""
    limits, web, trust = configuration.request, configuration.web, configuration.trusted
    observer = Observer(configuration.metrics, tracing)
    origins = Origins(web.origins)
    subscriptions = Subscriptions(SCHEMA, graph, configuration.subscription)
    wake = Wake(configuration.wake, subscriptions.tails, configuration.subscription)
    documents = Documents(SCHEMA, limits, introspection=web.introspection, trust=trust)
    executor = Executor(SCHEMA, documents, wake.ring)

    async def begin(request: Request, seen: Observation) -> Operation:
        viewer = await door.admit(request.headers.get("authorization"))
        door.charge(viewer)
        return context(viewer, seen)

    def context(viewer: Viewer, seen: Observation | None = None) -> Operation:
        return Operation(graph, pool, viewer, configuration, seen)

    connections = Connections(door, configuration.subscription)
    streams = Streams(executor, subscriptions, connections)
    socket = Socket(executor, subscriptions, connections, context, origins, observer)
    health = Health(graph)
    page = Page(pages, GRAPHQL, web.graphiql and not trust.only)
    app = Starlette(
        lifespan=lambda _: wake.connected(),
        routes=[
            Route("/", page.show),
            Route(GRAPHQL, Endpoint(executor, begin, page.show, streams.respond, limits, origins, observer)),
            WebSocketRoute(GRAPHQL, socket),
            Route("/healthz", health.alive),
            Route("/readyz", health.ready),
            *([Route("/metrics", metrics.expose)] if configuration.shows_metrics else ()),
            *page.files(),
        ],
        middleware=[
            Middleware(RequestIds),
            Middleware(SecurityHeaders),
            Middleware(Hosts, names=configuration.hosts),
            Middleware(
                CORSMiddleware,
                allow_origins=web.origins,
                allow_methods=METHODS,
                allow_headers=CROSS_ORIGIN_HEADERS,
                expose_headers=(REQUEST_ID,),
            ),
        ],
    )
    app.state.connections = connections
    return app
