"""JSON Web Tokens of an identity provider: how they are verified, and what they grant.

The configuration decides the algorithms, never the token (RFC 8725, sections 2.1 and 3.1): a public key is never used
as a shared secret, and unsigned tokens are rejected.
"""

from __future__ import annotations

from typing import Any

import jwt
from pydantic import ConfigDict, TypeAdapter, ValidationError

from api.auth.denied import Unauthenticated
from api.auth.keys import PUBLIC, Keys
from api.auth.settings import JWT
from api.viewer import EVERY, Grant, Viewer
from cypher import check_workspace

SHARED = ("HS256",)
"""The algorithms with a shared secret."""

SUBJECT = 255
"""Longest subject, in characters (OpenID Connect Core 1.0, section 2)."""

_GRANTS = TypeAdapter(dict[str, Grant], config=ConfigDict(extra="forbid"))

_REASONS = (
    (jwt.ExpiredSignatureError, "the token has expired"),
    (jwt.ImmatureSignatureError, "the token is not valid yet"),
    (jwt.InvalidAudienceError, "the token is for another audience"),
    (jwt.InvalidIssuerError, "the token is from another issuer"),
    (jwt.MissingRequiredClaimError, "the token lacks one of the claims exp, sub and aud"),
)
"""The reasons that the holder of an invalid token is given: those that it can act on."""


class JWTs:
    """Verifies the tokens that a configuration accepts."""

    def __init__(self, settings: JWT) -> None:
        self._settings = settings
        self._keys = Keys(settings) if settings.jwks_url else None
        self._required = ["exp", "sub", "aud", *(["iss"] if settings.issuer else [])]

    async def viewer_of(self, token: str) -> Viewer:
        """The holder of a token. Raises Unauthenticated, and Unavailable if the keys are not available."""
        if len(token) > self._settings.characters:
            raise Unauthenticated(f"the token is longer than {self._settings.characters} characters")
        try:
            key, algorithms = await self._key(jwt.get_unverified_header(token))
            claims = jwt.decode(
                token,
                key,
                algorithms=algorithms,
                audience=self._settings.audience,
                issuer=self._settings.issuer,
                leeway=self._settings.leeway,
                options={"require": self._required, "enforce_minimum_key_length": True},
            )
        except jwt.PyJWTError as error:
            reason = next((text for kind, text in _REASONS if isinstance(error, kind)), "the token is not valid")
            raise Unauthenticated(reason) from None
        if not 0 < len(claims["sub"]) <= SUBJECT:
            raise Unauthenticated(f"the token's claim sub is empty or longer than {SUBJECT} characters")
        # Names of API tokens contain no colon, so that no subject can pass for one of them or for the owner.
        return Viewer(f"jwt:{claims['sub']}", self._grants(claims.get(self._settings.claim, {})))

    async def _key(self, header: dict[str, Any]) -> tuple[Any, tuple[str, ...]]:
        """The key that must have signed a token with this header, and the algorithms allowed with that key."""
        algorithm = header.get("alg")
        if algorithm in SHARED and self._settings.secret is not None:
            return self._settings.secret.get_secret_value(), SHARED
        if algorithm in PUBLIC and self._keys is not None:
            return await self._keys.get(header.get("kid")), PUBLIC
        raise Unauthenticated("this server does not accept tokens with this signature algorithm")

    def _grants(self, claim: Any) -> dict[str, Grant]:
        """The grants in a claim, by workspace. Unknown words are errors: they may be meant as restrictions."""
        try:
            grants = _GRANTS.validate_python(claim)
            for name in grants:
                if name != EVERY:
                    check_workspace(name)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            place = ".".join(map(str, (self._settings.claim, *first["loc"])))
            why = first["ctx"]["error"] if first["type"] == "value_error" else first["msg"]
            raise Unauthenticated(f"the token's claim {place}: {why}") from None
        except ValueError as error:
            raise Unauthenticated(f"the token's claim {self._settings.claim}: {error}") from None
        return grants
