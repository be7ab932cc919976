"""Tokens of an identity provider: which are taken, and what they give."""

from __future__ import annotations

import asyncio
import hmac
import json
from base64 import urlsafe_b64encode
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from time import time
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from pydantic import SecretStr
from starlette.responses import JSONResponse

from api.auth import JWT, Auth, Unauthenticated
from api.auth.jwt import JWTs
from api.schema.enums import Right
from api.settings import load
from api.viewer import Grant
from cypher import Unavailable
from tests.api.auth.clock import Clock
from tests.api.auth.conftest import Knock
from tests.api.auth.provider import AUDIENCE, DOWN, ISSUER, Provider, rsa_key
from tests.api.server import serving
from tests.documents import ROOT, blocks

SECRET = "s" * 32
SHARED = JWT(secret=SecretStr(SECRET), audience=AUDIENCE, issuer=ISSUER)
CLAIMS = {"sub": "ann", "aud": AUDIENCE, "iss": ISSUER}


@pytest.fixture(scope="module")
def keys() -> Provider:
    return Provider()


@pytest.fixture
async def provider(keys: Provider) -> AsyncIterator[tuple[Provider, JWT]]:
    """A provider, and the settings that take its tokens."""
    keys.told, keys.asked, keys.answer = ["rsa", "ec"], 0, None
    async with serving(keys.app) as url:
        yield keys, JWT(jwks_url=f"{url}/keys", audience=AUDIENCE, issuer=ISSUER, keys_interval=2.0)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """What tells how old keys are."""
    clock = Clock()
    monkeypatch.setattr("api.auth.keys.monotonic", clock)
    return clock


async def refused(jwts: JWTs, token: str) -> str:
    with pytest.raises(Unauthenticated) as caught:
        await jwts.viewer_of(token)
    return caught.value.message


def shared(**claims: Any) -> str:
    given = {**CLAIMS, "exp": time() + 60, **claims}
    return jwt.encode({name: value for name, value in given.items() if value is not None}, SECRET, "HS256")


@pytest.mark.parametrize("key", ["rsa", "ec"])
async def test_tokens_by_published_keys_are_taken(provider: tuple[Provider, JWT], key: str) -> None:
    signs, settings = provider
    claim = {"shop": {"rights": ["READ", "DEPLOY"]}, "lab": {"rights": ["READ"], "folders": ["f/sales", "u/ann"]}}
    viewer = await JWTs(settings).viewer_of(signs.token(key, headrace=claim))
    assert viewer.name == "jwt:ann"
    assert viewer.workspaces == {
        "shop": Grant(frozenset({Right.READ, Right.DEPLOY})),
        "lab": Grant(frozenset({Right.READ}), ("f/sales", "u/ann")),
    }


async def test_tokens_by_a_shared_secret_are_taken_and_the_claim_has_the_name_of_the_settings() -> None:
    name = "https://example.com/headrace"
    jwts = JWTs(replace(SHARED, claim=name))
    viewer = await jwts.viewer_of(shared(**{name: {"*": {"rights": ["READ"]}}}))
    assert viewer.sees("anything")
    assert not viewer.names("anything")
    assert (await jwts.viewer_of(shared())).workspaces == {}


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        ({"exp": time() - 60}, "expired"),
        ({"nbf": time() + 10**6}, "not valid yet"),
        ({"aud": "another"}, "another audience"),
        ({"iss": "https://elsewhere.example"}, "another issuer"),
        ({"exp": None}, "lacks"),
        ({"sub": None}, "lacks"),
        ({"aud": None}, "lacks"),
        ({"iss": None}, "lacks"),
        ({"sub": 7}, "not valid"),
        ({"sub": "a" * 256}, "longer than 255"),
        ({"sub": ""}, "sub is empty"),
        ({"headrace": ["shop"]}, "claim headrace"),
        ({"headrace": {"shop": {"rights": ["OWN"]}}}, "claim headrace.shop.rights"),
        ({"headrace": {"shop": {}}}, "claim headrace.shop.rights"),
        ({"headrace": {"shop": {"rights": ["READ"], "folder": ["f/a"]}}}, "claim headrace.shop.folder"),
        ({"headrace": {"shop": {"rights": ["READ"], "folders": ["a"]}}}, "not a folder"),
        ({"headrace": {"shop": {"rights": ["READ"], "folders": "f/a"}}}, "claim headrace.shop.folders"),
        ({"headrace": {"no name": {"rights": ["READ"]}}}, "not a valid workspace name"),
    ],
)
async def test_a_token_that_is_no_good_is_refused_with_the_reason(claims: dict[str, Any], said: str) -> None:
    assert said in await refused(JWTs(SHARED), shared(**claims))


async def test_clocks_may_differ_by_the_leeway() -> None:
    assert (await JWTs(SHARED).viewer_of(shared(exp=time() - 10, nbf=time() + 10))).name == "jwt:ann"
    assert "expired" in await refused(JWTs(replace(SHARED, leeway=1)), shared(exp=time() - 10))


def by_hand(header: dict[str, str], key: bytes = b"") -> str:
    """A token that a library would refuse to make: unsigned, or signed with whatever bytes are at hand."""
    parts = (json.dumps(part).encode() for part in (header, {**CLAIMS, "exp": time() + 60}))
    signed = b".".join(urlsafe_b64encode(part).rstrip(b"=") for part in parts)
    signature = hmac.digest(key, signed, "sha256") if key else b""
    return f"{signed.decode()}.{urlsafe_b64encode(signature).rstrip(b'=').decode()}"


async def test_no_token_chooses_its_own_algorithm(provider: tuple[Provider, JWT]) -> None:
    signs, settings = provider
    public, both = JWTs(settings), JWTs(replace(settings, secret=SecretStr(SECRET)))
    pem = signs.keys["rsa"].public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    assert (await both.viewer_of(by_hand({"alg": "HS256"}, SECRET.encode()))).name == "jwt:ann"
    for jwts in (public, both):
        assert "not" in await refused(jwts, by_hand({"alg": "HS256", "kid": "rsa"}, pem)), "a public key is no secret"
        assert "does not accept" in await refused(jwts, by_hand({"alg": "none"}))
        assert "does not accept" in await refused(jwts, by_hand({"alg": "none", "kid": "rsa"}))
        assert "not" in await refused(jwts, signs.token("rsa", {"kid": "ec"}))
        assert "not" in await refused(jwts, signs.token("rsa", {"crit": ["unheard-of"], "unheard-of": 1}))
    assert "does not accept" in await refused(public, shared())
    assert (await both.viewer_of(shared())).name == "jwt:ann"
    assert "does not accept" in await refused(JWTs(SHARED), signs.token())
    assert "not valid" in await refused(JWTs(SHARED), shared()[:-4] + "AAAA")
    stolen = jwt.encode({**CLAIMS, "exp": time() + 60}, rsa_key(), "RS256", headers={"kid": "rsa"})
    assert "not valid" in await refused(public, stolen)


@pytest.mark.parametrize("token", ["a.b.c", "...", "", "e30.e30.e30", "x" * 20_000])
async def test_what_is_no_token_is_refused(token: str) -> None:
    assert await refused(JWTs(SHARED), token)


async def test_keys_are_asked_for_once_and_again_for_one_that_is_not_known(
    provider: tuple[Provider, JWT], clock: Clock
) -> None:
    signs, settings = provider
    signs.told = ["ec"]
    jwts = JWTs(settings)
    await asyncio.gather(*(jwts.viewer_of(signs.token("ec")) for _ in range(5)))
    assert signs.asked == 1
    for _ in range(3):
        assert "does not publish" in await refused(jwts, signs.token("rsa"))
    assert signs.asked == 1, "no stranger makes us ask more often than the interval"
    signs.told = ["rsa", "ec"]
    clock.now += 2.5
    assert (await jwts.viewer_of(signs.token("rsa"))).name == "jwt:ann"
    assert signs.asked == 2


async def test_a_key_that_was_taken_back_is_refused_after_its_lifetime(
    provider: tuple[Provider, JWT], clock: Clock
) -> None:
    signs, settings = provider
    jwts = JWTs(replace(settings, keys_lifetime=10.0, keys_interval=5.0))
    await jwts.viewer_of(signs.token("rsa"))
    signs.answer = DOWN
    clock.now += 15
    assert (await jwts.viewer_of(signs.token("rsa"))).name == "jwt:ann", "a provider that is down takes nothing back"
    signs.answer, signs.told = None, ["ec"]
    clock.now += 15
    assert "does not publish" in await refused(jwts, signs.token("rsa"))


async def test_keys_of_a_provider_that_is_down_hold_for_a_while_only(
    provider: tuple[Provider, JWT], clock: Clock
) -> None:
    signs, settings = provider
    jwts = JWTs(replace(settings, keys_lifetime=5.0, keys_interval=5.0, keys_kept=20.0))
    await jwts.viewer_of(signs.token("rsa"))
    signs.answer = DOWN
    clock.now += 30
    with pytest.raises(Unavailable):
        await jwts.viewer_of(signs.token("rsa"))
    signs.answer = None
    clock.now += 10
    assert (await jwts.viewer_of(signs.token("rsa"))).name == "jwt:ann"


@pytest.mark.parametrize(
    "answer",
    [
        DOWN,
        JSONResponse({"keys": []}),
        JSONResponse({"keys": [{"kty": "oct", "k": "c2VjcmV0"}, {"kty": "EC"}, {}]}),
        JSONResponse({"keys": 7}),
        JSONResponse({"keys": ["rsa", 7, None]}),
        JSONResponse(["keys"]),
        JSONResponse({"keys": [], "more": "x" * 2_000}),
    ],
)
async def test_a_provider_without_usable_keys_is_said_to_be_down(
    provider: tuple[Provider, JWT], clock: Clock, answer: Any
) -> None:
    signs, settings = provider
    signs.answer = answer
    jwts = JWTs(replace(settings, keys_bytes=1_000))
    for _ in range(2):
        with pytest.raises(Unavailable):
            await jwts.viewer_of(signs.token())
    assert signs.asked == 1


async def test_a_caller_is_told_that_it_is_the_provider_who_does_not_answer(
    provider: tuple[Provider, JWT], knock: Knock
) -> None:
    signs, settings = provider
    signs.answer = DOWN
    client = await knock(signs.token(), Auth(), settings)
    response = await client.http.post("/graphql", json={"query": "{ __typename }"})
    assert response.status_code == 503
    (error,) = response.json()["errors"]
    assert error["extensions"] == {"code": "UNAVAILABLE"}
    assert error["message"].startswith("The identity provider does not give its keys")


async def test_a_token_without_a_key_name_is_by_the_only_key(provider: tuple[Provider, JWT]) -> None:
    signs, settings = provider
    assert "does not publish" in await refused(JWTs(settings), signs.token(headers={"kid": None}))
    signs.told = ["rsa"]
    assert (await JWTs(settings).viewer_of(signs.token(headers={"kid": None}))).name == "jwt:ann"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"secret": SecretStr(SECRET)}, "audience"),
        ({"secret": SecretStr("short"), "audience": "a"}, "32 bytes"),
        ({"jwks_url": "http://login.example/keys", "audience": "a"}, "https"),
        ({"jwks_url": "file:///keys", "audience": "a"}, "https"),
    ],
)
def test_settings_that_would_take_too_much_are_refused(given: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        JWT(**given)


def test_a_secret_is_not_shown() -> None:
    assert SECRET not in repr(SHARED) + repr(JWTs(SHARED))


async def test_the_example_of_the_documentation_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (file,), (claims,) = (blocks(ROOT / "docs" / "auth.md", language) for language in ("toml", "json"))
    (tmp_path / "headrace.toml").write_text(file)
    monkeypatch.setenv("HEADRACE_CONFIG", str(tmp_path / "headrace.toml"))
    monkeypatch.setenv("HEADRACE_JWT_SECRET", SECRET)
    settings = load()
    assert settings.is_guarded
    assert settings.jwt.jwks_url is not None
    token = jwt.encode({**json.loads(claims), "iss": settings.jwt.issuer}, SECRET, "HS256")
    viewer = await JWTs(settings.jwt).viewer_of(token)
    assert viewer.rights("shop") == {Right.READ, Right.DECIDE}
    assert viewer.grant("lab").folders == ("f/report", "u/ann")
    assert viewer.rights("another") == {Right.READ}
