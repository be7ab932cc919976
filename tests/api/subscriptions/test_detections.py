"""The log as subscribers are told of it: in order, none twice, none missed."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from api.app import create_app
from api.configuration import Configuration
from api.errors import APIError
from api.operation import Operation
from api.reading.log import bounds, cursors_of, head, of_workspace
from api.schema.filters import DetectionFilter
from api.subscriptions.limits import Limits
from api.subscriptions.retention import forget_old
from api.viewer import Viewer
from cypher import Address, Graph
from ingest import Analysts
from tests.api.client import Client
from tests.api.server import serving
from tests.api.subscriptions.log import show, write
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


@pytest.mark.parametrize("part", ["first: 10", "last: 10"])
async def test_a_page_that_is_read_during_a_commit_ends_before_it_and_a_subscription_goes_on_there(
    url: str, graph: Graph, client: Client, workspace: str, part: str
) -> None:
    async def page() -> tuple[list[str], str, str]:
        asked = f"detections({part}) {{ headCursor nodes {{ uri }} pageInfo {{ endCursor }} }}"
        found = (await client.in_workspace(workspace, asked))["detections"]
        return [node["uri"] for node in found["nodes"]], found["headCursor"], found["pageInfo"]["endCursor"]

    before, whole = (cursors_of(workspace).encode((number,)) for number in (2, 5))
    await client.data("mutation($w: String!) { deploy(input: {workspace: $w}) { changedCount } }", w=workspace)
    await write(graph, workspace, "s3:///1", "s3:///2")
    await show(graph, workspace, 4, 5, taken=3)
    assert await page() == (["s3:///1", "s3:///2"], before, before)
    async with acknowledged(url) as socket:
        await socket.subscribe("1", workspace=workspace)
        assert await socket.event() == {"cursor": before, "detection": None}
        await show(graph, workspace, 3)
        assert await socket.uris(3) == ["s3:///3", "s3:///4", "s3:///5"]
    assert await page() == ([f"s3:///{number}" for number in range(1, 6)], whole, whole)


@pytest.mark.parametrize("size", [3, 1_001])
async def test_a_transaction_of_any_size_is_before_the_head_when_all_of_it_is_seen(
    graph: Graph, workspace: str, size: int
) -> None:
    await write(graph, workspace, "s3:///1", "s3:///2")
    await show(graph, workspace, *range(4, size + 3), taken=size)
    assert await head(graph, workspace) == 2
    await show(graph, workspace, 3)
    assert await head(graph, workspace) == size + 2


async def test_what_a_filter_leaves_out_moves_the_cursor(graph: Graph, analysts: Analysts, workspace: str) -> None:
    limits = Configuration(subscription=Limits(cursor_seconds=0.2, block=10))
    async with serving(create_app(graph, analysts, limits)) as address, acknowledged(f"{address}/graphql") as socket:
        await socket.subscribe("1", workspace=workspace, filter={"uriPrefix": "s3:///kept"})
        first = await socket.event()
        await write(graph, workspace, *(f"s3:///other/{number}" for number in range(25)))
        moved = await socket.event()
        assert moved["detection"] is None
        assert moved["cursor"] != first["cursor"]
        await write(graph, workspace, "s3:///kept/a", "s3:///other/b")
        assert await socket.uris(1) == ["s3:///kept/a"]
        last = await socket.event()
        assert last["detection"] is None
        await socket.subscribe("2", workspace=workspace, filter={"uriPrefix": "s3:///kept/"}, after=first["cursor"])
        events = [await socket.event() for _ in range(4)]
        assert [bool(event["detection"]) for event in events] == [False, False, True, False]
        assert events[-1]["cursor"] == last["cursor"]


@pytest.mark.parametrize(
    ("wanted", "uris"),
    [
        ({"kinds": ["VOLUME"]}, ["s3:///a/volume"]),
        ({"uriPrefix": "s3:///a/"}, ["s3:///a/script", "s3:///a/volume", "s3:///a/nobody"]),
        ({"pathPrefix": "f/b/"}, ["s3:///b/script"]),
        ({"changes": ["USAGE_ADDED"], "evidence": ["STATIC"], "pathPrefix": "f/a", "uriPrefix": "s3:///a/s"},
         ["s3:///a/script"]),
        ({"changes": ["ASSET_ADDED"]}, []),
        ({"evidence": ["RUNTIME"]}, []),
    ],
)  # fmt: skip
async def test_a_page_what_is_told_and_what_is_told_again_are_the_same(
    graph: Graph, analysts: Analysts, client: Client, workspace: str, wanted: dict[str, Any], uris: list[str]
) -> None:
    await client.data("mutation($w: String!) { deploy(input: {workspace: $w}) { changedCount } }", w=workspace)
    limits = Configuration(subscription=Limits(cursor_seconds=0.1))
    async with serving(create_app(graph, analysts, limits)) as address, acknowledged(f"{address}/graphql") as socket:

        async def told(last: str) -> list[str]:
            found = []
            while (event := await socket.event())["cursor"] != last:
                found += [event["detection"]["uri"]] if event["detection"] else []
            return found + ([event["detection"]["uri"]] if event["detection"] else [])

        await socket.subscribe("live", workspace=workspace, filter=wanted)
        begun = await socket.event()
        await write(graph, workspace, "s3:///a/script", path="f/a/load")
        await write(graph, workspace, "s3:///a/volume", path="f/a/load", kind="VOLUME")
        await write(graph, workspace, "s3:///b/script", path="f/b/load")
        await write(graph, workspace, "s3:///a/nobody", path=None)
        last = cursors_of(workspace).encode((4,))
        assert await told(last) == uris
        await socket.say(type="complete", id="live")
        await socket.subscribe("again", workspace=workspace, filter=wanted, after=begun["cursor"])
        assert await told(last) == uris
    page = await client.data(
        """query($w: String!, $f: DetectionFilter) {
          workspace(name: $w) { detections(filter: $f) { nodes { uri } } } }""",
        w=workspace, f=wanted,
    )  # fmt: skip
    assert [node["uri"] for node in page["workspace"]["detections"]["nodes"]] == uris


async def test_a_cursor_that_is_no_place_of_this_log(url: str, graph: Graph, workspace: str) -> None:
    await write(graph, workspace, "s3:///a")
    async with acknowledged(url) as socket:
        for number, place in enumerate((cursors_of("other").encode((0,)), "x")):
            await socket.subscribe(str(number), workspace=workspace, after=place)
            (error,) = (await socket.hear())["payload"]
            assert error["extensions"] == {"code": "BAD_USER_INPUT", "argument": "after"}


async def test_a_cursor_that_a_restored_log_does_not_reach(
    url: str, graph: Graph, client: Client, workspace: str
) -> None:
    await client.data("mutation($w: String!) { deploy(input: {workspace: $w}) { changedCount } }", w=workspace)
    await write(graph, workspace, "s3:///a")
    start, beyond = (cursors_of(workspace).encode((number,)) for number in (0, 2))
    async with acknowledged(url) as socket:
        await socket.subscribe("1", workspace=workspace, after=beyond)
        (error,) = (await socket.hear())["payload"]
        assert error["extensions"] == {"code": "CURSOR_EXPIRED", "oldestCursor": start}
    pages = "query($w: String!, $after: String) { workspace(name: $w) { detections(after: $after) { nodes { uri } } } }"
    assert await client.code(pages, w=workspace, after=beyond) == "CURSOR_EXPIRED"


async def test_a_cursor_that_is_no_longer_held(url: str, graph: Graph, client: Client, workspace: str) -> None:
    await client.data("mutation($w: String!) { deploy(input: {workspace: $w}) { changedCount } }", w=workspace)
    await write(graph, workspace, "s3:///a", "s3:///b", at=1)
    await write(graph, workspace, "s3:///c", at=2**50)
    await write(graph, workspace, "s3:///d", at=1)
    start = cursors_of(workspace).encode((0,))
    async with acknowledged(url) as socket:
        await socket.subscribe("1", workspace=workspace, after=start)
        assert len(await socket.uris(4)) == 4
        assert await forget_old(graph, workspace, 1_000, 1) == 2
        assert await forget_old(graph, workspace, 1_000, 1) == 0
        await socket.subscribe("2", workspace=workspace, after=start)
        (error,) = (await socket.hear())["payload"]
        assert error["extensions"]["code"] == "CURSOR_EXPIRED"
        await socket.subscribe("3", workspace=workspace, after=error["extensions"]["oldestCursor"])
        assert await socket.uris(2) == ["s3:///c", "s3:///d"]
    pages = "query($w: String!, $after: String) { workspace(name: $w) { detections(after: $after) { nodes { uri } } } }"
    assert await client.code(pages, w=workspace, after=start) == "CURSOR_EXPIRED"
    found = await client.data(pages, w=workspace)
    assert [node["uri"] for node in found["workspace"]["detections"]["nodes"]] == ["s3:///c", "s3:///d"]


class Forgetting(Graph):
    """A door behind which detections of before 2 go just when they are to be read."""

    async def read(self, name: str, /, **parameters: Any) -> Any:
        if name in ("detections", "detections_between"):
            await forget_old(self, parameters["workspace"], 2, 100)
        return await super().read(name, **parameters)


async def test_who_is_so_slow_that_its_place_is_forgotten_is_told_where_the_log_begins(
    address: Address, analysts: Analysts, workspace: str
) -> None:
    async with Forgetting.open(address) as graph:
        await write(graph, workspace, *(f"s3:///{number}" for number in range(5)), at=1)
        await write(graph, workspace, "s3:///held", at=2)
        app = create_app(graph, analysts, Configuration(subscription=Limits(block=2)))
        async with serving(app) as url, acknowledged(f"{url}/graphql") as socket:
            await socket.subscribe("1", workspace=workspace, after=cursors_of(workspace).encode((0,)))
            (error,) = (await socket.hear())["payload"]
            assert error["extensions"]["code"] == "CURSOR_EXPIRED"
            await socket.subscribe("2", workspace=workspace, after=error["extensions"]["oldestCursor"])
            assert await socket.uris(1) == ["s3:///held"]


async def test_a_page_misses_nothing_that_is_forgotten_while_it_is_read(
    address: Address, analysts: Analysts, workspace: str
) -> None:
    async with Forgetting.open(address) as graph:
        await write(graph, workspace, "s3:///a", at=1)
        await write(graph, workspace, "s3:///b", at=2)
        operation, start = Operation(graph, analysts, Viewer(), Configuration()), cursors_of(workspace).encode((0,))
        with pytest.raises(APIError, match="no longer has this cursor"):
            await of_workspace(operation, workspace, DetectionFilter(), 10, start, None, None)


async def test_servers_that_forget_at_once_agree_on_what_is_held(graph: Graph, workspace: str) -> None:
    for instant in range(1, 9):
        await write(graph, workspace, f"s3:///{instant}", at=instant)
    await asyncio.gather(forget_old(graph, workspace, 8, 100), forget_old(graph, workspace, 4, 100))
    assert await bounds(graph, workspace) == (8, 8)


async def test_a_field_that_fails_says_so_and_the_next_event_comes(url: str, graph: Graph, workspace: str) -> None:
    query = """subscription($workspace: String!) { detections(workspace: $workspace) {
      detection { kind uri asset { uri } __typename } } }"""
    async with acknowledged(url) as socket:
        await socket.subscribe("1", query, workspace=workspace)
        await socket.hear()
        await write(graph, workspace, "s3:///a", kind="NO_KIND")
        await write(graph, workspace, "s3:///b")
        wrong, right = await socket.hear(), await socket.hear()
        assert wrong["payload"]["errors"][0]["path"] == ["detections", "detection", "kind"]
        assert right["payload"]["data"]["detections"]["detection"] == {
            "kind": "S3_OBJECT", "uri": "s3:///b", "asset": None, "__typename": "Detection"
        }  # fmt: skip
