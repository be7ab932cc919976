"""GraphQL over HTTP: what a request asks for, and how its answer is sent.

The rules are those of the GraphQL over HTTP specification; a body that is no request is told so with a status of its
own, an operation with an error that the specification's newer media type answers with 400.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import orjson
from graphql import OperationType
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from api.auth import Denied
from api.errors import APIError, ErrorCode, formatted
from api.execution import Answer, Asked, Executor
from api.limits import Limits
from api.negotiation import EVENTS, JSON, RESPONSE, media_type, wants_events, wants_page
from api.operation import Operation
from api.origins import Origins
from cypher import Unavailable

_ALLOWED = {
    "GET": frozenset({OperationType.QUERY}),
    "POST": frozenset({OperationType.QUERY, OperationType.MUTATION}),
}
METHODS = tuple(_ALLOWED)


class Refused(Exception):
    """A request that is no GraphQL request: its HTTP status, and why."""

    def __init__(self, status: int, message: str, code: ErrorCode = ErrorCode.BAD_REQUEST, **headers: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.code = code
        self.headers = headers


class Endpoint:
    """An ASGI application that answers GraphQL requests with any method, and browsers with a page.

    ``begin`` makes the context of one operation, or raises Denied or Unavailable; ``stream`` answers who
    takes events, ``page`` a browser that asks nothing."""

    def __init__(
        self,
        executor: Executor,
        begin: Callable[[Request], Awaitable[Operation]],
        page: Callable[[Request], Awaitable[Response]],
        stream: Callable[[Request, Asked, Operation], ASGIApp],
        limits: Limits,
        origins: Origins,
    ) -> None:
        self._executor = executor
        self._begin = begin
        self._page = page
        self._stream = stream
        self._limits = limits
        self._origins = origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        browses = request.method == "GET" and "query" not in request.query_params
        browses = browses and wants_page(request.headers.get("accept"))
        response = await (self._page if browses else self._answer)(request)
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> ASGIApp:
        accept = request.headers.get("accept")
        streams = wants_events(accept)
        kind = RESPONSE if streams else media_type(accept)
        try:
            if kind is None:
                raise Refused(406, f"an answer can be had as {RESPONSE}, {JSON} or {EVENTS}")
            allowed = _ALLOWED.get(request.method)
            if allowed is None:
                methods = ", ".join(METHODS)
                raise Refused(405, f"a request is sent with {methods}", allow=methods)
            if not self._origins.accept(request.headers):
                raise Refused(403, "this page may not ask: HEADRACE_WEB_ORIGINS does not name it", ErrorCode.FORBIDDEN)
            operation = await self._begin(request)  # first: of a stranger's request nothing more is read
            asked = await self._asked(request)
            if streams:
                return self._stream(request, asked, operation)
            answer = await self._executor.run(asked, operation, allowed)
        except Denied as denied:
            return _response({"errors": [formatted(denied)]}, denied.status, kind or RESPONSE, denied.headers)
        except Unavailable:
            error = formatted(APIError(ErrorCode.UNAVAILABLE, ErrorCode.UNAVAILABLE.value))
            return _response({"errors": [error]}, 503, kind or RESPONSE, {})
        except Refused as refused:
            error = formatted(APIError(refused.code, refused.message))
            return _response({"errors": [error]}, refused.status, kind or RESPONSE, refused.headers)
        return _response(answer.payload, _status(answer, request.method, kind), kind, _allow(answer))

    async def _asked(self, request: Request) -> Asked:
        if request.method == "GET":
            given: dict[str, Any] = dict(request.query_params)
            for name in ("variables", "extensions"):
                if name in given:
                    given[name] = _loaded(given[name].encode("utf-8", "surrogateescape"), name)
        else:
            kind, _, parameters = request.headers.get("content-type", "").partition(";")
            charset = parameters.strip().lower().replace('"', "")
            if kind.strip().lower() != JSON or charset not in ("", "charset=utf-8"):
                raise Refused(415, f"a body is sent as {JSON} in UTF-8")
            given = _loaded(await self._body(request), "the body")
        return _read(given)

    async def _body(self, request: Request) -> bytes:
        """The body, which is not read further than its limit."""
        size = 0
        chunks = []
        async for chunk in request.stream():
            size += len(chunk)
            if size > self._limits.body:
                raise Refused(413, f"the body is larger than {self._limits.body} bytes", ErrorCode.LIMIT_EXCEEDED)
            chunks.append(chunk)
        return b"".join(chunks)


def _loaded(data: bytes, name: str) -> Any:
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise Refused(400, f"{name}: no JSON: {error}") from None


def _read(given: Any) -> Asked:
    """The request that an object of parameters is. Raises Refused with the parameter that is no good."""
    if not isinstance(given, dict):
        raise Refused(400, "the body is no JSON object")
    for name, kind, meaning in (
        ("query", str, "a text"),
        ("operationName", str, "a text"),
        ("variables", dict, "an object"),
        ("extensions", dict, "an object"),
    ):
        if not isinstance(given.get(name), kind | None):
            raise Refused(400, f"{name} is not {meaning}")
    if not given.get("query"):
        raise Refused(400, "query is missing: it holds the document")
    return Asked(given["query"], given.get("operationName") or None, given.get("variables"))


def _status(answer: Answer, method: str, kind: str) -> int:
    if answer.refused is OperationType.MUTATION and method == "GET":
        return 405
    return 200 if answer.begun or (kind == JSON and answer.refused is None) else 400


def _allow(answer: Answer) -> Mapping[str, str]:
    return {"allow": "POST"} if answer.refused is OperationType.MUTATION else {}


def _response(payload: Mapping[str, Any], status: int, kind: str, headers: Mapping[str, str]) -> Response:
    return Response(
        orjson.dumps(payload, default=str),
        status,
        {**headers, "content-type": f"{kind}; charset=utf-8", "vary": "accept"},
    )
