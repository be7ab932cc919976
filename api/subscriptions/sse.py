"""GraphQL over server-sent events: the distinct connections mode of graphql-sse, one request per operation."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import orjson
from graphql import OperationType
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from api.auth import Denied
from api.errors import APIError, ErrorCode, formatted
from api.execution import Answer, Executor
from api.graphql_request import GraphQLRequest
from api.observation.metrics import SUBSCRIPTIONS
from api.operation import Operation
from api.subscriptions.connections import Connection, Connections, Dropped, TooMany
from api.subscriptions.event import Event
from api.subscriptions.faults import errors_of
from api.subscriptions.hub import Subscriptions

_HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-cache"),
    (b"x-accel-buffering", b"no"),
    (b"vary", b"accept"),
]
_ALLOWED = {
    "GET": frozenset({OperationType.QUERY, OperationType.SUBSCRIPTION}),
    "POST": frozenset(OperationType),
}
_COMPLETE = "event: complete\ndata:\n\n"
_ALIVE = ":\n\n"
_PIECE = 50_000  # characters of events that are sent together
_GOODBYE = 2.0  # seconds that the last message may take


@dataclass(frozen=True, slots=True)
class Streams:
    """Responds to requests that accept an event stream."""

    executor: Executor
    subscriptions: Subscriptions
    connections: Connections

    def respond(self, request: Request, asked: GraphQLRequest, operation: Operation) -> ASGIApp:
        """The response to a request. A browser that reconnects sends its position in ``Last-Event-ID``."""

        async def response(scope: Scope, receive: Receive, send: Send) -> None:
            connection = Connection(send, request.headers.get("authorization"))
            try:
                with self.connections.holding(connection, operation.viewer):
                    stream = _Stream(self, connection, asked, operation)
                    await stream.serve(receive, _ALLOWED[request.method], request.headers.get("last-event-id") or None)
            except TooMany as error:
                told = formatted(APIError(ErrorCode.LIMIT_EXCEEDED, str(error)))
                await JSONResponse({"errors": [told]}, 503)(scope, receive, send)
            except asyncio.CancelledError:
                if connection.ended is None:
                    raise
                await _goodbye(connection)

        return response


class _Stream:
    """One event stream."""

    def __init__(self, streams: Streams, connection: Connection, asked: GraphQLRequest, operation: Operation) -> None:
        self._streams = streams
        self._connection = connection
        self._asked = asked
        self._operation = operation
        self._silent = True

    async def serve(self, receive: Receive, allowed: frozenset[OperationType], place: str | None) -> None:
        """Sends all of the operation, or until the client disconnects."""
        await self._connection.send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
        await _first(self._told(allowed, place), self._alive(), _gone(receive))

    async def _told(self, allowed: frozenset[OperationType], place: str | None) -> None:
        try:
            payload = await self._last(allowed, place)
        except OSError:  # the client has disconnected
            return
        except Exception as fault:
            payload = {"errors": errors_of(fault)}
        self._operation.seen.told(payload)
        with suppress(OSError):
            await self._connection.send(_body(_next(payload) + _COMPLETE, more=False))

    async def _last(self, allowed: frozenset[OperationType], place: str | None) -> dict[str, Any]:
        """Sends all but the last response, which it returns."""
        streams, asked, operation = self._streams, self._asked, self._operation
        chosen = streams.executor.chosen(asked, operation, allowed)
        if isinstance(chosen, Answer):
            return chosen.payload
        if chosen.node.operation is not OperationType.SUBSCRIPTION:
            return (await streams.executor.answer(asked, chosen, operation)).payload
        with SUBSCRIPTIONS.labels("sse").track_inprogress():
            async with await streams.subscriptions.open(asked, chosen, operation, place) as events:
                async for some in events:
                    self._silent = False
                    for piece in _pieces(some):
                        await self._connection.send(_body(piece))
        raise AssertionError("events have no end of their own")

    async def _alive(self) -> None:
        """Sends a comment at intervals if nothing else is sent: proxies close silent streams."""
        while True:
            await asyncio.sleep(self._streams.subscriptions.limits.alive_seconds)
            if self._silent:
                await self._connection.send(_body(_ALIVE))
            self._silent = True


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _first(*works: Coroutine[Any, Any, None]) -> None:
    """Runs all until one of them ends, then cancels the others."""
    tasks = [asyncio.create_task(work) for work in works]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _goodbye(connection: Connection) -> None:
    """Ends a stream: for good if the token is no longer valid, silently if the client does not read, and else so that
    the client reconnects."""
    denied = connection.ended if isinstance(connection.ended, Denied) else None
    last = _next({"errors": [formatted(denied)]}) + _COMPLETE if denied else ""
    if not isinstance(connection.ended, Dropped):
        with suppress(TimeoutError, OSError):
            async with asyncio.timeout(_GOODBYE):
                await connection.send(_body(last, more=False))


def _pieces(events: Iterable[Event]) -> Iterator[str]:
    """The events as texts to send, none much longer than ``_PIECE`` or one event: what a slow client has not read yet
    is buffered for it alone."""
    piece = ""
    for event in events:
        piece += _event(event)
        if len(piece) >= _PIECE:
            yield piece
            piece = ""
    if piece:
        yield piece


def _event(event: Event) -> str:
    place = f"id: {event.cursor}\n" if event.cursor else ""
    return f"event: next\n{place}data: {event.payload}\n\n"


def _next(payload: dict[str, Any]) -> str:
    return f"event: next\ndata: {orjson.dumps(payload, default=str).decode()}\n\n"


def _body(text: str, *, more: bool = True) -> dict[str, Any]:
    return {"type": "http.response.body", "body": text.encode(), "more_body": more}
