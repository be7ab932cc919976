"""GraphQL over HTTP, as the specification of that name defines it: reading requests and sending responses."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import orjson
from graphql import OperationType
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from api.auth import Denied
from api.errors import APIError, ErrorCode, formatted, internal, unavailable
from api.execution import Answer, Executor
from api.graphql_request import GraphQLRequest, Malformed
from api.limits import Limits
from api.negotiation import EVENTS, JSON, RESPONSE, media_type, wants_events, wants_page
from api.observation import Observation, Observer
from api.operation import Operation
from api.origins import Origins
from cypher import Unavailable

_ALLOWED = {
    "GET": frozenset({OperationType.QUERY}),
    "POST": frozenset({OperationType.QUERY, OperationType.MUTATION}),
}
METHODS = tuple(_ALLOWED)

PLAIN = "identity"
"""The only supported content encoding of a request body (RFC 9110, section 12.5.3)."""

_QUERYING = {"query", "documentId", "extensions"}
"""The URL parameters that make a GET request a GraphQL request."""


class Refused(Exception):
    """The HTTP request is not a GraphQL request; ``status`` is that of the response."""

    def __init__(self, status: int, message: str, code: ErrorCode = ErrorCode.BAD_REQUEST, **headers: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.code = code
        self.headers = headers


class Endpoint:
    """The ASGI application at ``/graphql``.

    ``begin`` authenticates the caller and makes the context of one operation, or raises Denied or Unavailable.
    ``stream`` responds to clients that accept an event stream, ``page`` to browsers that open the address without a
    query. ``observer`` measures every operation."""

    def __init__(
        self,
        executor: Executor,
        begin: Callable[[Request, Observation], Awaitable[Operation]],
        page: Callable[[Request], Awaitable[Response]],
        stream: Callable[[Request, GraphQLRequest, Operation], ASGIApp],
        limits: Limits,
        origins: Origins,
        observer: Observer,
    ) -> None:
        self._executor = executor
        self._begin = begin
        self._page = page
        self._stream = stream
        self._limits = limits
        self._origins = origins
        self._observer = observer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        browses = request.method == "GET" and _QUERYING.isdisjoint(request.query_params)
        if browses and wants_page(request.headers.get("accept")):
            response: ASGIApp = await self._page(request)
            await response(scope, receive, send)
            return
        with self._observer.operation(request.headers) as seen:
            response = await self._answer(request, seen)
            if isinstance(response, Response):
                seen.answered(response.status_code)
            await response(scope, receive, send)

    async def _answer(self, request: Request, seen: Observation) -> ASGIApp:
        accept = request.headers.get("accept")
        streams = wants_events(accept)
        kind = RESPONSE if streams else media_type(accept)
        try:
            if kind is None:
                raise Refused(406, f"the accept header must allow {RESPONSE}, {JSON} or {EVENTS}")
            allowed = _ALLOWED.get(request.method)
            if allowed is None:
                methods = ", ".join(METHODS)
                raise Refused(405, f"the method must be {methods}", allow=methods)
            if not self._origins.accept(request.headers):
                raise Refused(403, "this origin is not allowed: add it to HEADRACE_WEB_ORIGINS", ErrorCode.FORBIDDEN)
            operation = await self._begin(request, seen)  # before the body is read: the caller may be denied
            asked = await self._asked(request)
            if streams:
                return self._stream(request, asked, operation)
            answer = await self._executor.run(asked, operation, allowed)
        except Denied as denied:
            return _refusal(formatted(denied), denied.status, kind, denied.headers, seen)
        except Unavailable as fault:
            error = formatted(APIError(ErrorCode.UNAVAILABLE, unavailable(fault)))
            return _refusal(error, 503, kind, {}, seen)
        except Refused as refused:
            error = formatted(APIError(refused.code, refused.message))
            return _refusal(error, refused.status, kind, refused.headers, seen)
        except Exception as fault:
            return _refusal(internal(fault), 500, kind, {}, seen)
        seen.told(answer.payload)
        return _response(answer.payload, _status(answer, request.method, kind), kind, _allow(answer))

    async def _asked(self, request: Request) -> GraphQLRequest:
        if request.method == "GET":
            given: dict[str, Any] = dict(request.query_params)
            for name in ("variables", "extensions"):
                if name in given:
                    given[name] = _loaded(given[name].encode("utf-8", "surrogateescape"), name)
        else:
            kind, _, parameters = request.headers.get("content-type", "").partition(";")
            charset = parameters.strip().lower().replace('"', "")
            if kind.strip().lower() != JSON or charset not in ("", "charset=utf-8"):
                raise Refused(415, f"the body must be {JSON} in UTF-8")
            if request.headers.get("content-encoding", PLAIN).lower() != PLAIN:
                headers = {"accept-encoding": PLAIN}
                raise Refused(415, "the body must not be compressed", ErrorCode.BAD_REQUEST, **headers)
            given = _loaded(await self._body(request), "the body")
        try:
            return GraphQLRequest.of(given)
        except Malformed as error:
            raise Refused(400, str(error)) from None

    async def _body(self, request: Request) -> bytes:
        """Reads the body, no further than the limit. Raises Refused if it is larger."""
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
        raise Refused(400, f"{name}: not valid JSON: {error}") from None


def _status(answer: Answer, method: str, kind: str) -> int:
    if answer.refused is OperationType.MUTATION and method == "GET":
        return 405
    return 200 if answer.begun or (kind == JSON and answer.refused is None) else 400


def _allow(answer: Answer) -> Mapping[str, str]:
    return {"allow": "POST"} if answer.refused is OperationType.MUTATION else {}


def _refusal(
    error: dict[str, Any], status: int, kind: str | None, headers: Mapping[str, str], seen: Observation
) -> Response:
    payload = {"errors": [error]}
    seen.told(payload)
    return _response(payload, status, kind or RESPONSE, headers)


def _response(payload: Mapping[str, Any], status: int, kind: str, headers: Mapping[str, str]) -> Response:
    return Response(
        orjson.dumps(payload, default=str),
        status,
        {**headers, "content-type": f"{kind}; charset=utf-8", "vary": "accept"},
    )
