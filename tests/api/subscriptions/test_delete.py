"""Subscribers of a workspace that is deleted: what they followed ends, and a new one of its name is told of anew."""

from __future__ import annotations

from typing import Any

from api.app import create_app
from cypher import Graph
from ingest import Analysts
from tests.api.client import Client
from tests.api.jobs_data import HOT, READER, deploy, tell
from tests.api.server import serving
from tests.api.subscriptions.log import write
from tests.api.subscriptions.socket import Socket, acknowledged
from tests.api.subscriptions.test_job_accesses import follow, job, told

DELETE = "mutation($w: String!) { deleteWorkspace(input: {workspace: $w}) { deletedCount } }"
DEPLOY = "mutation($w: String!) { deploy(input: {workspace: $w}) { changedCount } }"


async def expired(socket: Socket) -> str:
    """The cursor that the next message, an error, tells to go on from."""
    message = await socket.hear()
    assert message["type"] == "error", message
    (error,) = message["payload"]
    assert error["extensions"]["code"] == "CURSOR_EXPIRED"
    oldest: str = error["extensions"]["oldestCursor"]
    return oldest


async def test_no_cursor_of_it_means_anything_in_the_next(
    graph: Graph, analysts: Analysts, client: Client, workspace: str
) -> None:
    """Neither through the server that deletes it nor through another."""
    async with (
        serving(create_app(graph, analysts)) as one,
        serving(create_app(graph, analysts)) as other,
        acknowledged(f"{one}/graphql") as here,
        acknowledged(f"{other}/graphql") as there,
    ):
        await client.data(DEPLOY, w=workspace)
        await write(graph, workspace, "s3:///old")
        cursors = []
        for socket in (here, there):
            await socket.subscribe("live", workspace=workspace)
            cursors.append((await socket.event())["cursor"])
        await client.data(DELETE, w=workspace)
        starts = [await expired(socket) for socket in (here, there)]
        assert starts[0] == starts[1] not in cursors
        for socket in (here, there):
            await socket.subscribe("again", workspace=workspace, after=starts[0])
        await client.data(DEPLOY, w=workspace)
        await write(graph, workspace, "s3:///new")
        for socket, cursor in ((here, cursors[0]), (there, cursors[1])):
            assert await socket.uris(1) == ["s3:///new"]
            await socket.subscribe("old", workspace=workspace, after=cursor)
            assert await expired(socket) == starts[0]
    pages = "query($w: String!, $after: String) { workspace(name: $w) { detections(after: $after) { nodes { uri } } } }"
    assert await client.code(pages, w=workspace, after=cursors[0]) == "CURSOR_EXPIRED"
    for after in (None, starts[0]):
        page: dict[str, Any] = (await client.data(pages, w=workspace, after=after))["workspace"]
        assert page["detections"]["nodes"] == [{"uri": "s3:///new"}]


async def test_accesses_of_the_next_are_told_to_who_follows(url: str, client: Client, workspace: str) -> None:
    """Also those that are told again word for word."""
    await deploy(client, workspace)
    async with acknowledged(url) as socket:
        await follow(socket, workspace)
        for _ in range(2):
            await tell(client, workspace, job("a", READER, ("READ", HOT)))
            assert await told(socket, 1) == [("a", "READ", HOT)]
            await client.data(DELETE, w=workspace)
