"""Server-sent events."""

from __future__ import annotations

import asyncio
import re

import orjson
import pytest
from starlette.types import Message

from api.app import create_app
from api.configuration import Configuration
from api.reading.log import cursors_of
from api.subscriptions.limits import Limits
from api.subscriptions.retention import forget_old
from cypher import Graph
from ingest import Analysts
from tests.api.server import serving
from tests.api.subscriptions.log import write
from tests.api.subscriptions.socket import DETECTIONS, PATIENCE
from tests.api.subscriptions.stream import Told, streaming


def cursor(workspace: str, number: int) -> str:
    """The place behind the entry of a number."""
    return cursors_of(workspace).encode((number,))


@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_a_browser_comes_back_with_the_id_of_the_last_event(
    url: str, graph: Graph, workspace: str, method: str
) -> None:
    async with streaming(url, workspace=workspace, method=method) as stream:
        assert stream.response.headers["content-type"] == "text/event-stream; charset=utf-8"
        begun = await stream.next()
        assert begun is not None
        await write(graph, workspace, *(f"s3:///{number}" for number in range(10)))
        told = await stream.events(4)
        assert [event.id for event in told] == [event.data["data"]["detections"]["cursor"] for event in told]
    headers = {"last-event-id": told[-1].id or ""}
    async with streaming(url, headers=headers, workspace=workspace, after=begun.id, method=method) as stream:
        uris = [event.data["data"]["detections"]["detection"]["uri"] for event in await stream.events(6)]
        assert uris == [f"s3:///{number}" for number in range(4, 10)]


async def test_a_browser_comes_back_though_the_place_that_it_began_from_is_no_longer_held(
    url: str, graph: Graph, workspace: str
) -> None:
    await write(graph, workspace, "s3:///a", "s3:///b", at=1)
    await write(graph, workspace, "s3:///c", at=2)
    begun, last = cursor(workspace, 0), cursor(workspace, 2)
    await forget_old(graph, workspace, 2, 10)
    async with streaming(url, headers={"last-event-id": last}, workspace=workspace, after=begun) as stream:
        (event,) = await stream.events(1)
        assert event.data["data"]["detections"]["detection"]["uri"] == "s3:///c"
    for place, code in ((begun, "CURSOR_EXPIRED"), ("x", "BAD_USER_INPUT")):
        async with streaming(url, headers={"last-event-id": place}, workspace=workspace, after=last) as stream:
            told = await stream.next()
            assert told is not None
            assert told.data["errors"][0]["extensions"]["code"] == code


async def test_who_has_seen_no_event_begins_where_the_document_says(url: str, graph: Graph, workspace: str) -> None:
    await write(graph, workspace, "s3:///a")
    start = cursor(workspace, 0)
    async with streaming(url, headers={"last-event-id": ""}, workspace=workspace, after=start) as stream:
        assert len(await stream.events(1)) == 1


async def test_queries_are_answered_too_and_mutations_where_they_may_be_sent(url: str, workspace: str) -> None:
    async with streaming(url, "query($w: String!) { workspace(name: $w) { name } }", w=workspace) as stream:
        assert await stream.next() == Told("next", None, {"data": {"workspace": None}})
        assert await stream.next() == Told("complete", None, None)
        assert await stream.next() is None
    deploy = "mutation($w: String!) { deploy(input: {workspace: $w}) { changedCount } }"
    for method, code in (("GET", "BAD_REQUEST"), ("POST", None)):
        async with streaming(url, deploy, method=method, w=workspace) as stream:
            told = await stream.next()
            assert told is not None
            errors = told.data.get("errors", [])
            assert [error["extensions"]["code"] for error in errors] == ([code] if code else [])
            assert await stream.next() == Told("complete", None, None)


async def test_what_is_no_good_is_told_in_the_stream(url: str, workspace: str) -> None:
    for query, code in (("{", "GRAPHQL_PARSE_FAILED"), ("subscription { nothing }", "GRAPHQL_VALIDATION_FAILED")):
        async with streaming(url, query) as stream:
            told = await stream.next()
            assert told is not None
            assert told.data["errors"][0]["extensions"]["code"] == code
            assert await stream.next() == Told("complete", None, None)
    async with streaming(url, workspace=workspace, after="x") as stream:
        told = await stream.next()
        assert told is not None
        assert told.data["errors"][0]["extensions"]["argument"] == "after"


async def test_much_at_once_is_handed_over_in_pieces_that_a_slow_client_takes_one_by_one(
    graph: Graph, analysts: Analysts, workspace: str
) -> None:
    count, asked = 500, {"query": DETECTIONS, "variables": {"workspace": workspace, "after": cursor(workspace, 0)}}
    await write(graph, workspace, *(f"s3:///{number:04}/{'x' * 2_000}" for number in range(count)))
    requests: asyncio.Queue[Message] = asyncio.Queue()
    requests.put_nowait({"type": "http.request", "body": orjson.dumps(asked)})
    sent: list[bytes] = []
    last = cursor(workspace, count).encode()

    async def send(message: Message) -> None:
        sent.append(message.get("body", b""))
        if last in sent[-1]:
            requests.put_nowait({"type": "http.disconnect"})

    headers = [(b"accept", b"text/event-stream"), (b"content-type", b"application/json"), (b"host", b"localhost")]
    scope = {
        "type": "http", "method": "POST", "path": "/graphql", "query_string": b"", "headers": headers, "scheme": "http"
    }  # fmt: skip
    async with asyncio.timeout(PATIENCE):
        await create_app(graph, analysts)(scope, requests.get, send)
    assert re.findall(rb"s3:///(\d+)/", b"".join(sent)) == [b"%04d" % number for number in range(count)]
    assert max(map(len, sent)) < 60_000


async def test_a_silent_stream_says_that_it_is_there_and_there_is_room_for_so_many(
    graph: Graph, analysts: Analysts, workspace: str
) -> None:
    limits = Configuration(subscription=Limits(alive_seconds=0.1, connections=1))
    async with serving(create_app(graph, analysts, limits)) as address:
        url = f"{address}/graphql"
        async with streaming(url, workspace=workspace) as stream:
            while (told := await stream.next()) and told.type != ":":
                pass
            assert told
            async with streaming(url, workspace=workspace) as refused:
                assert refused.response.status_code == 503
