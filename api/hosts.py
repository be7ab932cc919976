"""The names that a request may give this server: a page elsewhere whose name comes to lead here gives another."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import urlsplit

import orjson
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from api.errors import APIError, ErrorCode, formatted
from api.negotiation import JSON
from api.web import ANY


class Hosts:
    """Middleware that answers requests by one of these names, in lower case and without a port; ``*`` is any name."""

    def __init__(self, app: ASGIApp, names: Collection[str]) -> None:
        self._app = app
        self._names = frozenset(names)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if ANY in self._names or scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        asked = Headers(scope=scope).get("host", "")
        answer = self._app if _name(asked) in self._names else _refusal(asked)
        await answer(scope, receive, send)


def _name(host: str) -> str | None:
    try:
        return urlsplit(f"//{host}").hostname
    except ValueError:  # brackets that are none of an address
        return None


def _refusal(host: str) -> Response:
    message = (
        f"this server is not called {host[:255]!r}: ask it by its address, or add the origin of a proxy that forwards "
        "this name to HEADRACE_WEB_ORIGINS"
    )
    payload = {"errors": [formatted(APIError(ErrorCode.FORBIDDEN, message))]}
    return Response(orjson.dumps(payload), 403, media_type=JSON)
