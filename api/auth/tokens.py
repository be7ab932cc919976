"""API tokens: made, listed, revoked, and found again by what their holders send.

A secret is 256 random bits, shown once. The graph has its SHA-256 alone: a password has to be hashed slowly because it
can be guessed, and nobody guesses 256 bits, so that a fast hash hides it as well, and finds it by an index.
"""

from __future__ import annotations

import asyncio
import logging
import re
from collections import OrderedDict
from collections.abc import Collection
from dataclasses import dataclass
from hashlib import sha256
from secrets import token_urlsafe
from time import monotonic, time_ns
from typing import Any

from api.auth.denied import Unauthenticated
from api.auth.settings import Auth
from api.schema.enums import Right
from api.viewer import EVERY, Grant, Viewer
from cypher import Graph, Transaction, Unavailable, check_workspace

log = logging.getLogger("headrace.api")

PREFIX = "headrace_"
"""What a secret begins with, so that people and scanners of leaked secrets know it when they see it."""

_SECRET = re.compile(PREFIX + "[A-Za-z0-9_-]{43}")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.@-]{0,99}")


class NameTaken(Exception):
    """There is a token of this name, or there was: names of revoked tokens stay in what was decided under them."""


@dataclass(frozen=True, slots=True)
class Token:
    """An API token, without its secret. Instants are UTC milliseconds; ``folders`` None is all of the workspaces.

    Raises ValueError for names that are none."""

    name: str
    workspaces: tuple[str, ...]
    rights: tuple[Right, ...]
    folders: tuple[str, ...] | None
    created_at: int
    expires_at: int | None = None
    revoked_at: int | None = None
    last_used_at: int | None = None

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise ValueError(f"{self.name[:100]!r} is no name: 1 to 100 letters, digits and '-_.@'")
        for workspace in self.workspaces:
            if workspace != EVERY:
                check_workspace(workspace)

    @classmethod
    def of(cls, row: dict[str, Any]) -> Token:
        """The token that a row of the graph tells of."""
        return cls(
            name=row["name"],
            workspaces=tuple(row["workspaces"]),
            rights=tuple(map(Right, row["rights"])),
            folders=None if row["folders"] is None else tuple(row["folders"]),
            created_at=row["createdAt"],
            expires_at=row["expiresAt"],
            revoked_at=row["revokedAt"],
            last_used_at=row["lastUsedAt"],
        )

    @property
    def viewer(self) -> Viewer:
        """Its holder."""
        grant = Grant(frozenset(self.rights), self.folders)
        return Viewer(self.name, dict.fromkeys(self.workspaces, grant))

    def state(self, now: int) -> str:
        """What it is at an instant: ``valid``, ``revoked`` or ``expired``."""
        if self.revoked_at is not None:
            return "revoked"
        return "expired" if self.expires_at is not None and self.expires_at <= now else "valid"


async def create(
    graph: Graph,
    name: str,
    workspaces: Collection[str],
    rights: Collection[Right],
    folders: Collection[str] | None = None,
    expires_at: int | None = None,
) -> str:
    """Makes a token and answers its secret, which nobody can be told again.

    Raises NameTaken, Unavailable, and ValueError for a name, workspace or folder that is none."""
    token = Token(
        name, tuple(workspaces), tuple(rights), None if folders is None else tuple(folders), now(), expires_at
    )
    grant = token.viewer.grant(next(iter(workspaces)))
    secret = f"{PREFIX}{token_urlsafe(32)}"
    row = {
        "name": token.name,
        "hash": _hash(secret),
        "workspaces": list(token.workspaces),
        "rights": sorted(grant.rights),
        "folders": None if grant.folders is None else list(grant.folders),
        "createdAt": token.created_at,
        "expiresAt": token.expires_at,
    }

    async def write(tx: Transaction) -> bool:
        return await tx.run("create_token", row=row, name=name) is not None

    if not await graph.write(write):
        raise NameTaken(f"there is a token {name} already, or was one: a name is never given twice")
    return secret


async def revoke(graph: Graph, name: str) -> bool:
    """Ends a token; whether there is one of this name. Raises Unavailable."""
    return await graph.write(lambda tx: tx.run("revoke_token", name=name, at=now())) is not None


async def every(graph: Graph) -> list[Token]:
    """All tokens by name, those that ended too. Raises Unavailable."""
    return [Token.of(row) for row in await graph.read("tokens")]


class Tokens:
    """The tokens that callers show, each looked up once in a while."""

    def __init__(self, graph: Graph, auth: Auth) -> None:
        self._graph = graph
        self._auth = auth
        self._known: OrderedDict[str, tuple[float, Token]] = OrderedDict()
        self._notes: set[asyncio.Task[None]] = set()

    async def viewer_of(self, secret: str) -> Viewer:
        """The holder of a secret. Raises Unauthenticated and Unavailable."""
        if not _SECRET.fullmatch(secret):
            raise Unauthenticated("this is no API token: perhaps a part of it was lost")
        token = await self._token(_hash(secret))
        state = token.state(now()) if token else "not known here"
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
        if token:  # what is not there is not kept: whoever guesses could fill the memory
            self._known[digest] = until, token
            if len(self._known) > self._auth.cached:
                self._known.popitem(last=False)
        return token

    def _note(self, digest: str) -> None:
        """Writes the time of use, beside the request: on the embedded database it may have to wait for a deployment."""
        task = asyncio.create_task(self._used(digest))
        self._notes.add(task)
        task.add_done_callback(self._notes.discard)

    async def _used(self, digest: str) -> None:
        try:
            await self._graph.write(lambda tx: tx.run("use_token", hash=digest, at=now()))
        except Unavailable as error:
            log.warning("the use of a token was not noted: %s", error)


def now() -> int:
    """The instant, UTC milliseconds."""
    return time_ns() // 1_000_000


def _hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
