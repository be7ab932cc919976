"""The check of the Host header, which protects servers on the loopback against DNS rebinding."""

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
    """ASGI middleware that rejects requests whose Host header is none of ``names``: lower case, without a port; ``*``
    accepts any."""

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
    except ValueError:  # brackets that do not enclose an IPv6 address
        return None


def _refusal(host: str) -> Response:
    message = (
        f"this server does not accept the host name {host[:255]!r}: use its address, or, behind a proxy that forwards "
        "this name, add the proxy's origin to HEADRACE_WEB_ORIGINS"
    )
    payload = {"errors": [formatted(APIError(ErrorCode.FORBIDDEN, message))]}
    return Response(orjson.dumps(payload), 403, media_type=JSON)
