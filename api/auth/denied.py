"""Why a caller is denied access."""

from __future__ import annotations

from math import ceil

from api.errors import APIError, ErrorCode


class Denied(APIError):
    """The caller is denied access. ``status`` and ``headers`` are those of an HTTP response."""

    def __init__(self, code: ErrorCode, message: str, status: int, headers: dict[str, str]) -> None:
        super().__init__(code, message)
        self.status = status
        self.headers = headers


class Unauthenticated(Denied):
    """The token is missing or invalid (RFC 6750, section 3). The message never contains any part of it."""

    def __init__(self, message: str, *, given: bool = True) -> None:
        challenge = 'Bearer realm="headrace"' + (', error="invalid_token"' if given else "")
        super().__init__(ErrorCode.UNAUTHENTICATED, message, 401, {"www-authenticate": challenge})


class TooMany(Denied):
    """The token exceeds its rate limit (RFC 6585, section 4). It may be used again after ``seconds``."""

    def __init__(self, rate: float, seconds: float) -> None:
        message = f"this token may start {rate:g} operations per second: try again in {ceil(seconds)} s"
        super().__init__(ErrorCode.LIMIT_EXCEEDED, message, 429, {"retry-after": str(ceil(seconds))})
