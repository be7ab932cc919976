"""GraphQL over WebSocket: the protocol graphql-transport-ws, with one task per connection and one per operation."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import orjson
from graphql import OperationType
from starlette.datastructures import Headers
from starlette.types import Receive, Scope, Send

from api.auth import Denied
from api.errors import APIError, ErrorCode, formatted, unavailable
from api.execution import Answer, Executor
from api.graphql_request import GraphQLRequest
from api.observation import Observation, Observer
from api.observation.metrics import SUBSCRIPTIONS
from api.operation import Operation
from api.origins import Origins
from api.subscriptions import messages
from api.subscriptions.connections import Connection, Connections, Leaving, TooMany
from api.subscriptions.faults import errors_of
from api.subscriptions.hub import Subscriptions
from api.subscriptions.messages import Close, Closing, Message
from api.viewer import Viewer
from cypher.graph import Unavailable

_ANY = frozenset(OperationType)
_REASON = 123  # bytes that fit into a close frame
_GOODBYE = 2.0  # seconds that a close may take


class Socket:
    """An ASGI application that serves WebSockets. ``begin`` creates the context of an operation of a viewer."""

    def __init__(
        self,
        executor: Executor,
        subscriptions: Subscriptions,
        connections: Connections,
        begin: Callable[[Viewer, Observation], Operation],
        origins: Origins,
        observer: Observer,
    ) -> None:
        self.executor = executor
        self.subscriptions = subscriptions
        self.connections = connections
        self.begin = begin
        self.limits = subscriptions.limits
        self.observer = observer
        self._origins = origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        await receive()  # websocket.connect
        if not self._origins.accept(headers):
            await send({"type": "websocket.close", "code": Close.FORBIDDEN})  # before the handshake, this is a 403
            return
        protocol = messages.PROTOCOL if messages.PROTOCOL in scope["subprotocols"] else None
        await send({"type": "websocket.accept", "subprotocol": protocol, "headers": []})
        connection = Connection(send, headers.get("authorization"))
        if protocol is None:
            await _close(connection, Closing(Close.SUBPROTOCOL, "Subprotocol not acceptable"))
            return
        session = _Session(self, connection, receive, headers)
        try:
            with self.connections.holding(connection):
                await session.serve()
        except Closing as closing:
            await _close(connection, closing)
        except TooMany as error:
            await _close(connection, Closing(Close.TRY_LATER, str(error)))
        except asyncio.CancelledError:
            if connection.ended is None:
                raise
            if isinstance(connection.ended, Denied):
                await _close(connection, Closing(Close.FORBIDDEN, connection.ended.message))
            elif isinstance(connection.ended, Leaving):
                await _close(connection, Closing(Close.RESTART, "The server ends"))


class _Session:
    """The conversation on one socket."""

    __slots__ = ("_connection", "_headers", "_operations", "_receive", "_socket")

    def __init__(self, socket: Socket, connection: Connection, receive: Receive, headers: Headers) -> None:
        self._socket = socket
        self._connection = connection
        self._receive = receive
        self._headers = headers
        self._operations: dict[str, asyncio.Task[None]] = {}

    async def serve(self) -> None:
        """Serves the client until it disconnects. Raises Closing and TooMany."""
        try:
            try:
                async with asyncio.timeout(self._socket.limits.init_seconds):
                    begun = await self._begun()
            except TimeoutError:
                raise Closing(Close.INIT_TIMEOUT, "Connection initialisation timeout") from None
            if begun:
                while (message := await self._message()) is not None:
                    await self._heard(message)
        finally:
            running = list(self._operations.values())
            for task in running:
                task.cancel()
            await asyncio.gather(*running, return_exceptions=True)

    async def _begun(self) -> bool:
        """Waits for connection_init; False if the client disconnects before."""
        while (message := await self._message()) is not None:
            if message.type == "connection_init":
                await self._admit(message.payload or {})
                return True
            if message.type == "subscribe":
                raise Closing(Close.UNAUTHORIZED, "Unauthorized")
            await self._heard(message)
        return False

    async def _admit(self, payload: dict[str, Any]) -> None:
        shown = next((value for name, value in payload.items() if name.lower() == "authorization"), None)
        if not isinstance(shown, str | None):
            raise Closing(Close.FORBIDDEN, "payload.authorization is not a string")
        try:
            await self._socket.connections.admit(self._connection, shown or self._connection.authorization)
        except Denied as denied:
            raise Closing(Close.FORBIDDEN, denied.message) from None
        except Unavailable as fault:
            raise Closing(Close.TRY_LATER, unavailable(fault)) from None
        await self._say(messages.ACK)

    async def _message(self) -> Message | None:
        """The next message of the client; None if it has disconnected."""
        frame = await self._receive()
        if frame["type"] == "websocket.disconnect":
            return None
        text = frame.get("text")
        if text is None:
            raise Closing(Close.BAD_REQUEST, "Invalid message received: a binary frame")
        if len(text) > (most := self._socket.limits.message_bytes):
            raise Closing(Close.TOO_BIG, f"the message is larger than {most} bytes")
        return messages.read(text)

    async def _heard(self, message: Message) -> None:
        if message.type == "ping":
            await self._say(messages.pong(message.payload))
        elif message.type == "connection_init":
            raise Closing(Close.TOO_MANY_INITS, "Too many initialisation requests")
        elif message.type == "complete":
            if task := self._operations.pop(message.id, None):
                task.cancel()
        elif message.asked is not None:
            await self._subscribed(message.id, message.asked)

    async def _subscribed(self, number: str, asked: GraphQLRequest) -> None:
        if number in self._operations:
            raise Closing(Close.SUBSCRIBER_EXISTS, f"Subscriber for {number} already exists")
        if len(self._operations) >= (most := self._socket.limits.operations):
            reason = APIError(
                ErrorCode.LIMIT_EXCEEDED, f"this connection already has {most} operations running, the limit"
            )
            await self._say(messages.error(number, [formatted(reason)]))
            return
        self._operations[number] = asyncio.create_task(self._operate(number, asked))

    async def _operate(self, number: str, asked: GraphQLRequest) -> None:
        """Runs one operation to its end."""
        try:
            with self._socket.observer.operation(self._headers) as seen:
                last = await self._told(number, asked, seen)
        except OSError:  # the client has disconnected
            return
        finally:
            if self._operations.get(number) is asyncio.current_task():
                del self._operations[number]
        with suppress(OSError):
            await self._say(last)

    async def _told(self, number: str, asked: GraphQLRequest, seen: Observation) -> str:
        """Runs an operation and returns its last message, also if it fails."""
        try:
            return await self._last(number, asked, seen)
        except OSError:
            raise
        except Exception as fault:
            errors = errors_of(fault)
            seen.told({"errors": errors})
            return messages.error(number, errors)

    async def _last(self, number: str, asked: GraphQLRequest, seen: Observation) -> str:
        """Sends all messages of an operation but the last, which it returns."""
        socket, viewer = self._socket, self._connection.viewer
        assert viewer is not None
        socket.connections.charge(viewer)
        operation = socket.begin(viewer, seen)
        chosen = socket.executor.chosen(asked, operation, _ANY)
        if isinstance(chosen, Answer):
            seen.told(chosen.payload)
            return messages.error(number, chosen.payload["errors"])
        head = messages.next_head(number)
        if chosen.node.operation is not OperationType.SUBSCRIPTION:
            answer = await socket.executor.answer(asked, chosen, operation)
            seen.told(answer.payload)
            if not answer.begun:
                return messages.error(number, answer.payload["errors"])
            await self._say(f"{head}{orjson.dumps(answer.payload, default=str).decode()}}}")
            return messages.complete(number)
        say = self._connection.send
        with SUBSCRIPTIONS.labels("websocket").track_inprogress():
            async with await socket.subscriptions.open(asked, chosen, operation) as events:
                async for some in events:
                    for event in some:
                        await say({"type": "websocket.send", "text": f"{head}{event.payload}}}"})
        raise AssertionError("events have no end of their own")

    async def _say(self, text: str) -> None:
        await self._connection.send({"type": "websocket.send", "text": text})


async def _close(connection: Connection, closing: Closing) -> None:
    reason = closing.reason.encode()[:_REASON].decode(errors="ignore")
    with suppress(TimeoutError, OSError):
        async with asyncio.timeout(_GOODBYE):
            await connection.send({"type": "websocket.close", "code": int(closing.code), "reason": reason})
