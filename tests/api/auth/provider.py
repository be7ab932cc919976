"""An identity provider of our own: it signs tokens, and publishes its keys over HTTP."""

from __future__ import annotations

import json
from time import time
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

AUDIENCE = "headrace"
ISSUER = "https://login.example"


class Provider:
    """``keys`` are what it signs with, by name; ``told`` are those that it publishes; ``asked`` counts who looked."""

    def __init__(self) -> None:
        self.keys: dict[str, Any] = {"rsa": rsa_key(), "ec": ec.generate_private_key(ec.SECP256R1())}
        self.told = ["rsa", "ec"]
        self.asked = 0
        self.answer: Response | None = None
        self.app = Starlette(routes=[Route("/keys", self._keys)])

    def token(self, key: str = "rsa", headers: dict[str, Any] | None = None, **claims: Any) -> str:
        """A token by one of the keys; what is None is left out."""
        given = {"sub": "ann", "aud": AUDIENCE, "iss": ISSUER, "exp": time() + 60, "iat": time(), **claims}
        given = {name: value for name, value in given.items() if value is not None}
        named = {name: value for name, value in {"kid": key, **(headers or {})}.items() if value is not None}
        return jwt.encode(given, self.keys[key], "ES256" if key == "ec" else "RS256", headers=named)

    def public(self, name: str) -> dict[str, Any]:
        """A key as it is published."""
        algorithm: Any = jwt.algorithms.ECAlgorithm if name == "ec" else jwt.algorithms.RSAAlgorithm
        row: dict[str, Any] = json.loads(algorithm.to_jwk(self.keys[name].public_key()))
        return {**row, "kid": name, "use": "sig"}

    async def _keys(self, request: Request) -> Response:
        self.asked += 1
        return self.answer or JSONResponse({"keys": [self.public(name) for name in self.told]})


def rsa_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


DOWN = PlainTextResponse("down", 503)
