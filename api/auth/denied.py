"""That somebody is not let in, as each way to the server tells it."""

from __future__ import annotations

from math import ceil

from api.errors import APIError, ErrorCode


class Denied(APIError):
    """A caller that may not come in. ``status`` and ``headers`` are those of an answer over HTTP."""

    def __init__(self, code: ErrorCode, message: str, status: int, headers: dict[str, str]) -> None:
        super().__init__(code, message)
        self.status = status
        self.headers = headers


class Unauthenticated(Denied):
    """No token, or one that is no good (RFC 6750, section 3). The message never holds any of it."""

    def __init__(self, message: str, *, given: bool = True) -> None:
        challenge = 'Bearer realm="headrace"' + (', error="invalid_token"' if given else "")
        super().__init__(ErrorCode.UNAUTHENTICATED, message, 401, {"www-authenticate": challenge})


class TooMany(Denied):
    """A token that asks more often than it may (RFC 6585, section 4). ``seconds`` are left until it may again."""

    def __init__(self, rate: float, seconds: float) -> None:
        message = f"this token may start {rate:g} operations per second: try again in {ceil(seconds)} s"
        super().__init__(ErrorCode.LIMIT_EXCEEDED, message, 429, {"retry-after": str(ceil(seconds))})
