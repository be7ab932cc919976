"""API tokens: creating, listing, revoking and verifying them.

A secret is 256 random bits and is shown only once; the graph stores its SHA-256. Unlike a password, 256 random bits
cannot be guessed, so a fast hash is safe, and a lookup by index finds it.
"""

from __future__ import annotations

import asyncio
import logging
import re
from collections import OrderedDict
from hashlib import sha256
from secrets import token_urlsafe
from time import monotonic

from api.auth.denied import Unauthenticated
from api.auth.settings import Auth
from api.auth.token import Token, now
from api.viewer import Viewer
from cypher import Graph, Transaction, Unavailable

log = logging.getLogger("headrace.api")

PREFIX = "headrace_"
"""The prefix of every secret, by which people and secret scanners recognise it."""

_SECRET = re.compile(PREFIX + "[A-Za-z0-9_-]{43}")


class NameTaken(Exception):
    """A token of this name exists or existed. Names are not reused, since decisions record them."""


async def create(graph: Graph, token: Token) -> str:
    """Creates a token and returns its secret, which cannot be retrieved again. Raises NameTaken and Unavailable."""
    secret = f"{PREFIX}{token_urlsafe(32)}"
    row = {**token.row, "hash": _hash(secret)}

    async def write(tx: Transaction) -> bool:
        return await tx.run("create_token", row=row, name=token.name) is not None

    if not await graph.write(write):
        raise NameTaken(
            f"the name {token.name} is taken by a token that exists or existed: choose another, names are never reused"
        )
    return secret


async def revoke(graph: Graph, name: str) -> bool:
    """Revokes a token. Returns whether one with this name exists. Raises Unavailable."""
    return await graph.write(lambda tx: tx.run("revoke_token", name=name, at=now())) is not None


async def every(graph: Graph) -> list[Token]:
    """All tokens, ordered by name, including revoked and expired ones. Raises Unavailable."""
    return [Token.of(row) for row in await graph.read("tokens")]


class Tokens:
    """Verifies API tokens, with a short-lived cache."""

    def __init__(self, graph: Graph, auth: Auth) -> None:
        self._graph = graph
        self._auth = auth
        self._known: OrderedDict[str, tuple[float, Token]] = OrderedDict()
        self._notes: set[asyncio.Task[None]] = set()

    async def viewer_of(self, secret: str) -> Viewer:
        """The holder of a secret. Raises Unauthenticated and Unavailable."""
        if not _SECRET.fullmatch(secret):
            raise Unauthenticated("this is not a valid API token: it may be incomplete")
        token = await self._token(_hash(secret))
        state = token.state(now()) if token else "unknown"
        if token is None or state != "valid":
            raise Unauthenticated(f"the token is {state}")
        return token.viewer

    async def _token(self, digest: str) -> Token | None:
        until, token = self._known.pop(digest, (0.0, None))
        if until < monotonic():
            row = await self._graph.read("token", hash=digest)
            token = Token.of(row) if row else None
            until = monotonic() + self._auth.cache
            if token and (token.last_used_at or 0) < now() - self._auth.used * 1000:
                self._note(digest)
        if token:  # unknown hashes are not cached: guesses could fill the memory
            self._known[digest] = until, token
            if len(self._known) > self._auth.cached:
                self._known.popitem(last=False)
        return token

    def _note(self, digest: str) -> None:
        """Stores the time of use in the background: on the embedded database the write may wait for a deployment."""
        task = asyncio.create_task(self._used(digest))
        self._notes.add(task)
        task.add_done_callback(self._notes.discard)

    async def _used(self, digest: str) -> None:
        try:
            await self._graph.write(lambda tx: tx.run("use_token", hash=digest, at=now()))
        except Unavailable as error:
            log.warning("a token's last use could not be stored: %s", error)


def _hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
