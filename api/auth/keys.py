"""The public keys of an identity provider, from its JWKS: cached, and fetched again when they are old or when a token
names an unknown key."""

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
"""The algorithms with public keys."""


class Keys:
    """The keys at ``settings.jwks_url``. While it does not answer, the last keys are used, until they are older than
    ``settings.keys_kept``."""

    def __init__(self, settings: JWT) -> None:
        self._settings = settings
        self._keys: dict[str | None, PyJWK] = {}
        self._fetched = self._asked = float("-inf")
        self._turn = asyncio.Lock()

    async def get(self, name: str | None) -> PyJWK:
        """The key with a ``kid``, or without one the only key. Raises Unauthenticated, and Unavailable if the keys
        could not be fetched recently enough."""
        waits = name not in self._keys or not self._turn.locked()  # a known key is used while another task fetches
        if waits and self._is_due(name):
            async with self._turn:
                if self._is_due(name):  # another task may have fetched them meanwhile
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
                jwks = orjson.loads(await self._body())
            self._keys = _usable(jwks["keys"])
            self._fetched = monotonic()
        except (httpx.HTTPError, TimeoutError, ValueError, TypeError, LookupError) as error:
            log.warning(
                "the keys at %s could not be fetched: %s", self._settings.jwks_url, error or type(error).__name__
            )
        finally:
            self._asked = monotonic()

    async def _body(self) -> bytes:
        """The response body, read no further than the limit."""
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


def _usable(rows: list[dict[str, Any]]) -> dict[str | None, PyJWK]:
    """The signing keys with supported algorithms, by ``kid``; a provider may publish others for other purposes."""
    found: dict[str | None, PyJWK] = {}
    for row in rows:
        try:
            key = PyJWK(row)
        except (InvalidKeyError, PyJWKError, ValueError, TypeError, AttributeError):
            continue
        if key.algorithm_name in PUBLIC and row.get("use", "sig") == "sig":
            found[key.key_id] = key
    if not found:
        raise ValueError(f"it has no key for {' or '.join(PUBLIC)}")
    return found
