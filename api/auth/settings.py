"""Settings of authentication."""

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
    """Settings of API tokens. Times are in seconds."""

    required: Annotated[bool, "every request needs a token; turn it on when other machines can reach the server"] = (
        False
    )
    owner: Annotated[
        SecretStr | None, "internal: token with which `headrace serve` deploys the folder that it was given"
    ] = None
    cache: Annotated[float, "seconds for which a token is cached; a revoked token can still work for that long"] = 5.0
    cached: Annotated[int, "number of tokens in that cache; should exceed the number in use at the same time"] = 1_000
    used: Annotated[float, "seconds between updates of a token's last-used time; each update is a database write"] = (
        3_600.0
    )
    rate: Annotated[float, "operations per second that one token may start, on average; 0 is unlimited"] = 0.0
    burst: Annotated[int, "operations that one token may start at once after a pause, where `rate` is set"] = 100
    rated: Annotated[
        int, "number of tokens whose rate is tracked; should exceed the number in use at the same time"
    ] = 10_000


@dataclass(frozen=True, slots=True)
class JWT:
    """Settings of JSON Web Tokens: RS256 and ES256 are verified with the keys of ``jwks_url``, HS256 with ``secret``.
    Times are in seconds. Raises ValueError for insecure settings."""

    jwks_url: Annotated[
        str | None, "URL of the identity provider's public keys (JWKS); enables RS256 and ES256 tokens"
    ] = None
    secret: Annotated[SecretStr | None, "shared secret of at least 32 bytes; enables HS256 tokens"] = None
    audience: Annotated[
        str | None, "required value of `aud`; without it tokens for other applications would be accepted"
    ] = None
    issuer: Annotated[str | None, "required value of `iss`; unset accepts any issuer whose signature is valid"] = None
    claim: Annotated[str, "name of the claim that lists what the holder may do"] = "headrace"
    leeway: Annotated[float, "seconds by which the clocks of server and identity provider may differ"] = 30.0
    characters: Annotated[int, "longest token, in characters; longer ones are refused before they are parsed"] = 16_000
    keys_lifetime: Annotated[
        float, "seconds between refreshes of the keys; a key that was withdrawn works for that long"
    ] = 3_600.0
    keys_kept: Annotated[float, "seconds for which the last keys are used while the provider cannot be reached"] = (
        86_400.0
    )
    keys_interval: Annotated[
        float, "least seconds between two fetches of the keys, so that unknown key ids cause no flood"
    ] = 30.0
    keys_timeout: Annotated[float, "seconds to wait for the provider to send its keys"] = 5.0
    keys_bytes: Annotated[int, "largest answer accepted from `jwks_url`, in bytes; a key takes about 2 kB"] = 1_000_000

    def __post_init__(self) -> None:
        if (self.audience or self.issuer) and not self.is_taken:
            raise ValueError("jwt.jwks_url and jwt.secret are missing: without one of them, no token could be checked")
        if self.is_taken and not self.audience:
            raise ValueError("jwt.audience is missing: without it, tokens for any other application would be accepted")
        if self.secret is not None and len(self.secret.get_secret_value().encode()) < SECRET_BYTES:
            raise ValueError(
                f"jwt.secret is shorter than {SECRET_BYTES} bytes: it could be guessed from a single token"
            )
        if self.jwks_url is not None and not _is_private(self.jwks_url):
            raise ValueError("jwks_url is not an https:// address: the keys could be replaced on the way")

    @property
    def is_taken(self) -> bool:
        """Whether JSON Web Tokens are accepted."""
        return self.jwks_url is not None or self.secret is not None


def _is_private(url: str) -> bool:
    """Whether nobody in between can change the response: https, or a loopback address."""
    parts = urlsplit(url)
    if parts.scheme == "http" and parts.hostname:
        try:
            return parts.hostname == "localhost" or ip_address(parts.hostname).is_loopback
        except ValueError:
            return False
    return parts.scheme == "https" and bool(parts.hostname)
