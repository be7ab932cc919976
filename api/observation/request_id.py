"""Request ids, which connect a response with the log lines of the server and of the caller."""

from __future__ import annotations

import re
from contextvars import ContextVar
from secrets import token_hex

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADER = "x-request-id"

_SANE = re.compile(r"[A-Za-z0-9._:/+=-]{1,128}")
"""The ids of callers that are safe to copy into a log and a header."""

current: ContextVar[str | None] = ContextVar("request_id", default=None)


class RequestIds:
    """ASGI middleware that takes the id from the request, or makes a new one, and returns it in the response."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        brought = Headers(scope=scope).get(HEADER, "")
        number = brought if _SANE.fullmatch(brought) else token_hex(8)

        async def with_id(message: Message) -> None:
            if message["type"] in ("http.response.start", "websocket.accept"):
                MutableHeaders(scope=message)[HEADER] = number
            await send(message)

        token = current.set(number)
        try:
            await self._app(scope, receive, with_id)
        finally:
            current.reset(token)
