"""Doors: they authenticate callers and limit their rates."""

from __future__ import annotations

from hmac import compare_digest
from typing import Protocol

from api.auth.denied import TooMany, Unauthenticated
from api.auth.jwt import JWTs
from api.auth.rates import Rates
from api.auth.settings import JWT, Auth
from api.auth.tokens import PREFIX, Tokens
from api.viewer import Viewer
from cypher import Graph


class Door(Protocol):
    """Authenticates the caller of every request, before its body is read."""

    async def admit(self, authorization: str | None) -> Viewer:
        """The caller with this value of ``Authorization``. Raises Denied, and Unavailable if it cannot be checked now.

        It is cheap enough to be called repeatedly for an open connection, to check that the token is still valid."""
        ...

    def charge(self, viewer: Viewer) -> None:
        """Counts one operation against the caller's rate limit. Raises Denied if it is used up."""
        ...


class Open:
    """Admits everyone as the same viewer, by default the owner; for servers on the loopback."""

    def __init__(self, viewer: Viewer = Viewer()) -> None:  # noqa: B008 (frozen)
        self._viewer = viewer

    async def admit(self, authorization: str | None) -> Viewer:
        return self._viewer

    def charge(self, viewer: Viewer) -> None:
        pass


class Guarded:
    """Admits callers with an API token, or with a JWT if the settings enable them."""

    def __init__(self, graph: Graph, auth: Auth, jwt: JWT) -> None:
        self._owner = auth.owner.get_secret_value().encode() if auth.owner else None
        self._tokens = Tokens(graph, auth)
        self._jwts = JWTs(jwt) if jwt.is_taken else None
        self._rates = Rates(auth.rate, auth.burst, auth.rated) if auth.rate else None

    async def admit(self, authorization: str | None) -> Viewer:
        if not authorization:
            raise Unauthenticated(
                "a token is required: send 'Authorization: Bearer TOKEN' as a header or in connection_init's payload",
                given=False,
            )
        scheme, _, token = authorization.partition(" ")
        token = token.strip()
        if scheme.lower() != "bearer" or not token:
            raise Unauthenticated("what Authorization says does not have the form 'Bearer TOKEN'")
        if self._owner is not None and compare_digest(token.encode(), self._owner):
            return Viewer()
        if token.startswith(PREFIX):
            return await self._tokens.viewer_of(token)
        if self._jwts is not None:
            return await self._jwts.viewer_of(token)
        raise Unauthenticated("this is not an API token of Headrace")

    def charge(self, viewer: Viewer) -> None:
        if self._rates is not None and viewer.workspaces is not None and (wait := self._rates.take(viewer.name)):
            raise TooMany(self._rates.rate, wait)
