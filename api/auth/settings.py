"""Whether callers are asked who they are, and how they may show it."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import SecretStr

SECRET_BYTES = 32
"""The least length of an HS256 key (RFC 7518, section 3.2)."""


@dataclass(frozen=True, slots=True)
class Auth:
    """What callers have to show. Times are seconds."""

    required: Annotated[bool, "every caller needs a token; a must where other machines reach the server"] = False
    owner: Annotated[SecretStr | None, "set by `headrace serve`, to deploy the folder that it was given"] = None
    cache: Annotated[float, "a token that was revoked is refused after that"] = 5.0
    cached: Annotated[int, "tokens kept in memory: more than call at once"] = 1_000
    used: Annotated[float, "how exact the time of a token's last use is: each is a write"] = 3_600.0
    rate: Annotated[float, "operations that one token may begin a second; 0 sets no bound"] = 0.0
    burst: Annotated[int, "operations that a token which was idle may begin at once"] = 100
    rated: Annotated[int, "tokens whose operations are counted: more than call at once"] = 10_000


@dataclass(frozen=True, slots=True)
class JWT:
    """The JSON Web Tokens that are taken: RS256 and ES256 by the keys of ``jwks_url``, HS256 by ``secret``. Times are
    seconds. Raises ValueError for settings that would take what they should not."""

    jwks_url: Annotated[str | None, "where the identity provider publishes its keys: takes RS256 and ES256"] = None
    secret: Annotated[SecretStr | None, "a shared secret of 32 bytes or more: takes HS256"] = None
    audience: Annotated[str | None, "what `aud` has to name: tokens for other applications are refused"] = None
    issuer: Annotated[str | None, "what `iss` has to be; without it any, as long as the key fits"] = None
    claim: Annotated[str, "the claim with what its holder may do"] = "headrace"
    leeway: Annotated[float, "by how much clocks may differ"] = 30.0
    characters: Annotated[int, "of a token: header and claims that are read before its signature is"] = 16_000
    keys_lifetime: Annotated[float, "a key that the provider took back is refused after that"] = 3_600.0
    keys_kept: Annotated[float, "a provider that is down for longer takes its keys along"] = 86_400.0
    keys_interval: Annotated[float, "between two looks for a key that is not known"] = 30.0
    keys_timeout: Annotated[float, "a provider that is slower is down"] = 5.0
    keys_bytes: Annotated[int, "of the answer: it holds a few keys of 2 kB"] = 1_000_000

    def __post_init__(self) -> None:
        if self.is_taken and not self.audience:
            raise ValueError("the audience is missing: without it the tokens of every other application would be taken")
        if self.secret is not None and len(self.secret.get_secret_value().encode()) < SECRET_BYTES:
            raise ValueError(f"the secret is shorter than {SECRET_BYTES} bytes: it could be guessed from one token")
        if self.jwks_url is not None and not _is_private(self.jwks_url):
            raise ValueError("jwks_url is no https:// address: somebody on the way could put keys of their own there")

    @property
    def is_taken(self) -> bool:
        """Whether any such token is taken."""
        return self.jwks_url is not None or self.secret is not None


def _is_private(url: str) -> bool:
    """Whether nobody on the way can change what a URL answers."""
    parts = urlsplit(url)
    if parts.scheme == "http" and parts.hostname:
        try:
            return parts.hostname == "localhost" or ip_address(parts.hostname).is_loopback
        except ValueError:
            return False
    return parts.scheme == "https" and bool(parts.hostname)
