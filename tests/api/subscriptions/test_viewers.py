"""Who may be told: at the door, and as long as a subscription lasts."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from uuid import uuid4

import pytest

from api.app import create_app
from api.auth import JWT, Auth, Guarded, tokens
from api.auth.token import Token, now
from api.configuration import Configuration
from api.reading.log import cursors_of
from api.schema.enums import Right
from api.subscriptions.limits import Limits
from cypher import Graph
from cypher.statements import load
from ingest import Analysts
from tests.api.server import serving
from tests.api.subscriptions.log import write
from tests.api.subscriptions.socket import acknowledged, opened
from tests.api.subscriptions.stream import Told, streaming


@pytest.fixture
async def guarded(graph: Graph, analysts: Analysts) -> AsyncIterator[str]:
    """The address of the endpoint of a server that asks for tokens and looks at them all the time."""
    door = Guarded(graph, Auth(required=True, cache=0.0), JWT())
    app = create_app(graph, analysts, Configuration(subscription=Limits(valid_seconds=0.1)), door)
    async with serving(app) as address:
        yield f"{address}/graphql"


async def token(graph: Graph, name: str, workspace: str, expires: int | None = None) -> dict[str, str]:
    secret = await tokens.create(graph, Token(name, (workspace,), (Right.READ,), None, now(), expires))
    return {"authorization": f"Bearer {secret}"}


async def test_a_token_opens_its_workspace_until_it_is_revoked(guarded: str, graph: Graph, workspace: str) -> None:
    name = f"t{uuid4().hex}"
    shown = await token(graph, name, workspace)
    await write(graph, workspace, "s3:///a")
    async with acknowledged(guarded, shown) as socket, streaming(guarded, headers=shown, workspace=workspace) as stream:
        await socket.subscribe("1", workspace="other")
        (error,) = (await socket.hear())["payload"]
        assert error["extensions"]["code"] == "FORBIDDEN"
        await socket.subscribe("1", workspace=workspace)
        await socket.event()
        assert await stream.next()
        await write(graph, workspace, "s3:///b")
        assert await socket.uris(1) == ["s3:///b"]
        assert len(await stream.events(1)) == 1
        await tokens.revoke(graph, name)
        assert await socket.code() == 4403
        last = await stream.next()
        assert last is not None
        assert last.data["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"
        assert await stream.next() == Told("complete", None, None)


async def test_a_token_that_expires_ends_what_it_opened(
    guarded: str, graph: Graph, workspace: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    end = now() + 3_600_000
    shown = await token(graph, f"t{uuid4().hex}", workspace, end)
    async with acknowledged(guarded, shown) as socket, streaming(guarded, headers=shown, workspace=workspace) as stream:
        await socket.subscribe("1", workspace=workspace)
        assert (await socket.event())["detection"] is None
        assert await stream.next()
        monkeypatch.setattr(tokens, "now", lambda: end)
        assert await socket.code() == 4403
        last = await stream.next()
        assert last is not None
        assert last.data["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"
        assert await stream.next() == Told("complete", None, None)


async def test_a_fault_while_tokens_are_looked_at_keeps_no_revoked_one_here(
    guarded: str, graph: Graph, workspace: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = f"t{uuid4().hex}"
    async with acknowledged(guarded, await token(graph, name, workspace)) as socket:
        with monkeypatch.context() as fault:
            fault.setitem(load(), "token", "no statement")
            await asyncio.sleep(0.5)
            await tokens.revoke(graph, name)
        assert await socket.code() == 4403


async def test_who_sees_some_folders_is_told_of_them_alone(guarded: str, graph: Graph, workspace: str) -> None:
    secret = await tokens.create(graph, Token(f"t{uuid4().hex}", (workspace,), (Right.READ,), ("f/b",), now()))
    await write(graph, workspace, "s3:///a", path="f/a/load")
    await write(graph, workspace, "s3:///b", path="f/b/load")
    async with acknowledged(guarded, {"authorization": f"Bearer {secret}"}) as socket:
        await socket.subscribe("1", workspace=workspace, after=cursors_of(workspace).encode((0,)))
        assert await socket.uris(1) == ["s3:///b"]
        await write(graph, workspace, "s3:///c", path="f/a/load")
        await write(graph, workspace, "s3:///d", path="f/b/load")
        assert await socket.uris(1) == ["s3:///d"]


async def test_who_asks_the_same_with_other_rights_is_told_what_they_allow(
    guarded: str, graph: Graph, workspace: str
) -> None:
    async def shown(folders: tuple[str, ...] | None = None) -> dict[str, str]:
        given = Token(f"t{uuid4().hex}", (workspace,), (Right.READ,), folders, now())
        return {"authorization": f"Bearer {await tokens.create(graph, given)}"}

    async with (
        acknowledged(guarded, await shown()) as whole,
        acknowledged(guarded, await shown(("f/a",))) as one,
        acknowledged(guarded, await shown(("f/b",))) as other,
        acknowledged(guarded, await shown(("f/a",))) as same,
    ):
        for socket in (whole, one, other, same):
            await socket.subscribe("1", workspace=workspace)
            assert (await socket.event())["detection"] is None
        for name, folder in (("a", "f/a"), ("b", "f/b"), ("c", "f/a"), ("d", "f/b")):
            await write(graph, workspace, f"s3:///{name}", path=f"{folder}/load")
        assert await whole.uris(4) == ["s3:///a", "s3:///b", "s3:///c", "s3:///d"]
        assert await one.uris(2) == await same.uris(2) == ["s3:///a", "s3:///c"]
        assert await other.uris(2) == ["s3:///b", "s3:///d"]


@pytest.mark.parametrize("shown", [None, {}, {"authorization": "Bearer no"}])
async def test_who_shows_no_good_token_stays_outside(guarded: str, shown: dict[str, str] | None) -> None:
    async with opened(guarded) as socket:
        await socket.say(type="connection_init", payload=shown)
        assert await socket.code() == 4403
    async with streaming(guarded, headers=shown, workspace="w") as stream:
        assert stream.response.status_code == 401
