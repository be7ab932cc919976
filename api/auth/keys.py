"""The public keys of an identity provider, as its JWKS tells them: kept, and asked for again when they are old or when
one is not known."""

from __future__ import annotations

import asyncio
import logging
from time import monotonic
from typing import Any

import httpx
import orjson
from jwt import InvalidKeyError, PyJWK
from jwt.exceptions import PyJWKError

from api.auth.denied import Unauthenticated
from api.auth.settings import JWT
from api.errors import NoKeys

log = logging.getLogger("headrace.api")

PUBLIC = ("RS256", "ES256")
"""The algorithms of public keys."""


class Keys:
    """The keys at ``settings.jwks_url``. While that does not answer, the keys that were had last are taken, until they
    are older than ``settings.keys_kept``."""

    def __init__(self, settings: JWT) -> None:
        self._settings = settings
        self._keys: dict[str | None, PyJWK] = {}
        self._fetched = self._asked = float("-inf")
        self._turn = asyncio.Lock()

    async def get(self, name: str | None) -> PyJWK:
        """The key of a ``kid``; without one the only key. Raises Unauthenticated, and Unavailable where none was had,
        or too long ago."""
        waits = name not in self._keys or not self._turn.locked()  # who has a key goes on while another one asks
        if waits and self._is_due(name):
            async with self._turn:
                if self._is_due(name):  # somebody else may have asked meanwhile
                    await self._ask()
        if monotonic() - self._fetched > self._settings.keys_kept:
            raise NoKeys("The identity provider does not give its keys; the same request may work later.")
        if name is None and len(self._keys) == 1:
            (key,) = self._keys.values()
            return key
        if name is None or name not in self._keys:
            raise Unauthenticated("the token is signed with a key that the identity provider does not publish")
        return self._keys[name]

    def _is_due(self, name: str | None) -> bool:
        now = monotonic()
        wanted = now - self._fetched > self._settings.keys_lifetime or (name is not None and name not in self._keys)
        return wanted and now - self._asked > self._settings.keys_interval

    async def _ask(self) -> None:
        try:
            async with asyncio.timeout(self._settings.keys_timeout):
                told = orjson.loads(await self._body())
            self._keys = _usable(told["keys"])
            self._fetched = monotonic()
        except (httpx.HTTPError, TimeoutError, ValueError, TypeError, LookupError) as error:
            log.warning(
                "the keys at %s could not be fetched: %s", self._settings.jwks_url, error or type(error).__name__
            )
        finally:
            self._asked = monotonic()

    async def _body(self) -> bytes:
        """What the address answers, which is not read further than its limit."""
        assert self._settings.jwks_url is not None
        body = b""
        async with (
            httpx.AsyncClient(timeout=self._settings.keys_timeout) as http,
            http.stream("GET", self._settings.jwks_url) as response,
        ):
            response.raise_for_status()
            async for chunk in response.aiter_bytes():
                body += chunk
                if len(body) > self._settings.keys_bytes:
                    raise ValueError(f"the answer is larger than {self._settings.keys_bytes} bytes")
        return body


def _usable(told: list[dict[str, Any]]) -> dict[str | None, PyJWK]:
    """The keys that sign with an algorithm of ours, by their names: a provider may have others, for other things."""
    found: dict[str | None, PyJWK] = {}
    for row in told:
        try:
            key = PyJWK(row)
        except (InvalidKeyError, PyJWKError, ValueError, TypeError, AttributeError):
            continue
        if key.algorithm_name in PUBLIC and row.get("use", "sig") == "sig":
            found[key.key_id] = key
    if not found:
        raise ValueError(f"it has no key for {' or '.join(PUBLIC)}")
    return found
