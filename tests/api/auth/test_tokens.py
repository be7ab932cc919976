"""API tokens, from their making to their end."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from api.auth import JWT, Auth, Guarded, tokens
from api.auth.token import Token, now
from api.schema.enums import Right
from cypher import Graph
from tests.api.auth.conftest import Knock

NAMES = "{ workspaces { nodes { name viewerRights } } }"
DEPLOY = "mutation($i: DeployInput!) { deploy(input: $i) { changedCount } }"


def script(workspace: str, path: str = "f/a/one") -> dict[str, object]:
    item = {"path": path, "language": "PYTHON", "content": "x = open('s3:///raw/a.csv')"}
    return {"workspace": workspace, "scripts": [item]}


def some(name: str, expires_at: int | None = None) -> Token:
    return Token(name, ("some",), (Right.READ,), None, now(), expires_at)


@pytest.fixture
def name() -> str:
    return f"t{uuid4().hex}"


async def refusal(knock: Knock, token: str | None, header: str | None = None) -> tuple[int, str, str]:
    client = await knock(token)
    headers = {"authorization": header} if header is not None else {}
    response = await client.http.post("/graphql", json={"query": NAMES}, headers=headers)
    (error,) = response.json()["errors"]
    assert error["extensions"]["code"] == "UNAUTHENTICATED"
    return response.status_code, response.headers["www-authenticate"], error["message"]


async def test_a_token_opens_what_it_names_and_nothing_else(
    graph: Graph, knock: Knock, name: str, workspace: str
) -> None:
    client = await knock(await tokens.create(graph, Token(name, (workspace,), (Right.READ, Right.DEPLOY), None, now())))
    assert (await client.data(NAMES))["workspaces"]["nodes"] == []
    assert (await client.data(DEPLOY, i=script(workspace)))["deploy"]["changedCount"] == 1
    found = (await client.data(NAMES))["workspaces"]["nodes"]
    assert found == [{"name": workspace, "viewerRights": ["READ", "DEPLOY"]}]
    assert await client.code(DEPLOY, i=script(f"{workspace}2")) == "FORBIDDEN"


@pytest.mark.parametrize(
    ("header", "said"),
    [
        (None, "a token is required"),
        ("Basic aGVsbG86d29ybGQ=", "Bearer"),
        ("Bearer", "Bearer"),
        ("Bearer ", "Bearer"),
        ("Bearer headrace_short", "incomplete"),
        ("Bearer headrace_" + "x" * 43, "unknown"),
        ("Bearer something.else.altogether", "not an API token"),
        ("Bearer \xe9", "not an API token"),
    ],
)
async def test_who_shows_no_token_is_told_how_to(knock: Knock, header: str | None, said: str) -> None:
    status, challenge, message = await refusal(knock, None, header.encode("latin-1") if header else None)  # type: ignore[arg-type]
    assert (status, said in message) == (401, True), message
    assert challenge == 'Bearer realm="headrace"' + ("" if header is None else ', error="invalid_token"')


async def test_a_stranger_is_turned_away_before_anything_is_read(knock: Knock) -> None:
    client = await knock(None)
    response = await client.http.post("/graphql", content=b"no JSON", headers={"content-type": "text/plain"})
    assert response.status_code == 401
    assert (await client.http.get("/graphql", params={"query": NAMES})).status_code == 401
    assert (await client.http.get("/healthz")).status_code == 200


async def test_a_revoked_token_is_refused_and_its_name_is_spent(graph: Graph, knock: Knock, name: str) -> None:
    secret = await tokens.create(graph, some(name))
    client = await knock(secret, Auth(required=True, cache=0.2))
    await client.data(NAMES)
    assert await tokens.revoke(graph, name)
    await asyncio.sleep(0.25)
    assert await client.code(NAMES) == "UNAUTHENTICATED"
    assert "revoked" in (await refusal(knock, secret))[2]
    with pytest.raises(tokens.NameTaken, match=name):
        await tokens.create(graph, some(name))
    (row,) = [token for token in await tokens.every(graph) if token.name == name]
    revoked = row.revoked_at
    assert revoked is not None
    assert await tokens.revoke(graph, name), "again: nothing changes"
    (row,) = [token for token in await tokens.every(graph) if token.name == name]
    assert row.revoked_at == revoked
    assert not await tokens.revoke(graph, f"{name}2")


async def test_a_token_ends_at_its_instant(
    graph: Graph, knock: Knock, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    past = await tokens.create(graph, some(name, now()))
    assert "expired" in (await refusal(knock, past))[2]
    end = now() + 3_600_000
    client = await knock(await tokens.create(graph, some(f"{name}2", end)))
    monkeypatch.setattr(tokens, "now", lambda: end - 1)
    await client.data(NAMES)
    monkeypatch.setattr(tokens, "now", lambda: end)
    assert await client.code(NAMES) == "UNAUTHENTICATED", "also where it is remembered"


async def test_the_last_use_is_noted(graph: Graph, knock: Knock, name: str) -> None:
    client = await knock(await tokens.create(graph, some(name)))

    async def used() -> int | None:
        (row,) = [token for token in await tokens.every(graph) if token.name == name]
        return row.last_used_at

    assert await used() is None
    before = now()
    await client.data(NAMES)
    async with asyncio.timeout(60):
        while (at := await used()) is None:  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    assert before <= at <= now()


async def test_two_who_make_one_name_at_once_do_not_both_get_it(graph: Graph, name: str) -> None:
    made = await asyncio.gather(*(tokens.create(graph, some(name)) for _ in range(4)), return_exceptions=True)
    assert sorted(type(one).__name__ for one in made) == ["NameTaken", "NameTaken", "NameTaken", "str"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"name": "no name"}, "not a valid name"),
        ({"workspaces": ("a/b",)}, "not a valid workspace name"),
        ({"folders": ("sales",)}, "not a folder"),
        ({"folders": ("f/",)}, "not a folder"),
        ({"folders": ("f/../b",)}, "not a folder"),
        ({"folders": ("f/.",)}, "not a folder"),
    ],
)
def test_a_token_that_would_mean_nothing_is_none(change: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        replace(some("some"), **change)


async def test_the_secret_is_in_no_row_no_text_and_no_log(
    graph: Graph, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        secret = await tokens.create(graph, some(name))
        door = Guarded(graph, Auth(required=True), JWT())
        viewer = await door.admit(f"Bearer {secret}")
    stored = await graph.run("MATCH (t:Token {name: $name}) RETURN properties(t)", name=name)
    assert secret.removeprefix(tokens.PREFIX) not in repr(stored) + repr(viewer) + repr(door) + caplog.text


async def test_no_more_tokens_are_kept_than_allowed(graph: Graph, name: str) -> None:
    known = tokens.Tokens(graph, Auth(required=True, cached=2))
    for number in range(4):
        await known.viewer_of(await tokens.create(graph, some(f"{name}{number}")))
    assert len(known._known) == 2
