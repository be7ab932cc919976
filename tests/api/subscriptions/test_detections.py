"""The log as subscribers are told of it: in order, none twice, none missed."""

from __future__ import annotations

from cypher import Graph
from tests.api.client import Client
from tests.api.subscriptions.log import write
from tests.api.subscriptions.socket import acknowledged


async def test_what_is_written_from_now_on(url: str, graph: Graph, workspace: str) -> None:
    await write(graph, workspace, "s3:///before")
    async with acknowledged(url) as socket:
        await socket.subscribe("1", workspace=workspace)
        begun = await socket.event()
        assert begun["detection"] is None
        await write(graph, workspace, "s3:///a", "s3:///b")
        assert await socket.uris(2) == ["s3:///a", "s3:///b"]
        await socket.subscribe("2", workspace=workspace, after=begun["cursor"])
        assert await socket.uris(2) == ["s3:///a", "s3:///b"]
        await write(graph, workspace, "s3:///c")
        assert await socket.uris(2) == ["s3:///c"] * 2


async def test_a_page_and_a_subscription_join_without_a_hole(
    url: str, graph: Graph, client: Client, workspace: str
) -> None:
    uris = [f"s3:///{number:04}" for number in range(500)]
    await client.data("mutation($w: String!) { deploy(input: {workspace: $w}) { changedCount } }", w=workspace)
    await write(graph, workspace, *uris[:300])
    page = await client.in_workspace(
        workspace, "detections(first: 100) { headCursor nodes { uri cursor } pageInfo { endCursor } }"
    )
    async with acknowledged(url) as socket:
        await write(graph, workspace, *uris[300:400])
        await socket.subscribe("1", workspace=workspace, after=page["detections"]["headCursor"])
        assert await socket.uris(100) == uris[300:400]
        await socket.subscribe("2", workspace=workspace, after=page["detections"]["pageInfo"]["endCursor"])
        assert await socket.uris(300) == uris[100:400]
        await socket.say(type="complete", id="1")
        await write(graph, workspace, *uris[400:])
        assert (await socket.uris(100))[-1] == uris[-1]
