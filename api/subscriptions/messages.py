"""The messages of graphql-transport-ws: parsing those of clients, and writing those of the server."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import orjson

from api.graphql_request import GraphQLRequest, Malformed

PROTOCOL = "graphql-transport-ws"


class Close(IntEnum):
    """The reasons to close a socket: the protocol's codes, and some of WebSocket itself."""

    TOO_BIG = 1009
    RESTART = 1012
    TRY_LATER = 1013
    BAD_REQUEST = 4400
    UNAUTHORIZED = 4401
    FORBIDDEN = 4403
    SUBPROTOCOL = 4406
    INIT_TIMEOUT = 4408
    SUBSCRIBER_EXISTS = 4409
    TOO_MANY_INITS = 4429


class Closing(Exception):
    """The socket has to be closed with a code and a reason."""

    def __init__(self, code: Close, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Message:
    """A message of a client. Only a subscribe has ``asked``; it and a complete have ``id``."""

    type: str
    id: str
    payload: dict[str, Any] | None
    asked: GraphQLRequest | None


def read(text: str) -> Message:
    """The message in a frame. Raises Closing if it is not a valid one."""
    try:
        given = orjson.loads(text)
    except orjson.JSONDecodeError:
        raise _invalid("no JSON") from None
    if not isinstance(given, dict) or (reader := _reader(given.get("type"))) is None:
        raise _invalid("not an object with a type that clients may send")
    return reader(given)


def _reader(kind: object) -> Callable[[dict[str, Any]], Message] | None:
    return _TYPES.get(kind) if isinstance(kind, str) else None


def _plain(given: dict[str, Any]) -> Message:
    payload = given.get("payload")
    if not isinstance(payload, dict | None):
        raise _invalid("payload is not an object")
    return Message(given["type"], "", payload, None)


def _complete(given: dict[str, Any]) -> Message:
    return Message(given["type"], _id(given), None, None)


def _subscribe(given: dict[str, Any]) -> Message:
    number, payload = _id(given), given.get("payload")
    if not isinstance(payload, dict):
        raise _invalid("payload is not an object")
    try:
        return Message(given["type"], number, payload, GraphQLRequest.of(payload))
    except Malformed as error:
        raise _invalid(f"payload.{error}") from None


def _id(given: dict[str, Any]) -> str:
    found = given.get("id")
    if not isinstance(found, str) or not found:
        raise _invalid("id is not a string")
    return found


def _invalid(reason: str) -> Closing:
    return Closing(Close.BAD_REQUEST, f"Invalid message received: {reason}")


_TYPES: dict[str, Callable[[dict[str, Any]], Message]] = {
    "connection_init": _plain,
    "ping": _plain,
    "pong": _plain,
    "subscribe": _subscribe,
    "complete": _complete,
}

ACK = '{"type":"connection_ack"}'


def pong(payload: dict[str, Any] | None) -> str:
    """The answer to a ping, with its payload. Raises Closing if the payload cannot be written."""
    try:
        return orjson.dumps({"type": "pong"} if payload is None else {"type": "pong", "payload": payload}).decode()
    except orjson.JSONEncodeError:
        raise _invalid("payload is nested too deeply") from None


def next_head(number: str) -> str:
    """The text before the payload of a next message; a brace follows the payload."""
    return f'{{"id":{orjson.dumps(number).decode()},"type":"next","payload":'


def error(number: str, errors: list[dict[str, Any]]) -> str:
    """The message that an operation did not start or failed."""
    return orjson.dumps({"id": number, "type": "error", "payload": errors}, default=str).decode()


def complete(number: str) -> str:
    """The message that an operation ended."""
    return orjson.dumps({"id": number, "type": "complete"}).decode()
