"""graphql-transport-ws: what the server answers, and the code with which it closes."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from api.app import create_app
from api.configuration import Configuration
from api.subscriptions.limits import Limits
from cypher import Graph
from ingest import Analysts
from tests.api.server import serving
from tests.api.subscriptions.log import write
from tests.api.subscriptions.socket import PATIENCE, acknowledged, opened

INIT = {"type": "connection_init"}
ASKED = {"query": "{ workspaces(first: 1) { pageInfo { hasNextPage } } }"}
FOLLOWED = 'subscription { detections(workspace: "w") { cursor } }'
DEEP = json.loads("[" * 500 + "]" * 500)
PAYLOAD_WRONG = [1, "text", [], True]


@pytest.mark.parametrize("protocol", [None, "graphql-ws", "other"])
async def test_another_protocol_is_refused(url: str, protocol: str | None) -> None:
    async with opened(url, protocol) as socket:
        assert await socket.code() == 4406


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (4400, ["no JSON"]),
        (4400, [[]]),
        (4400, [1]),
        (4400, [None]),
        (4400, [{}]),
        (4400, [{"type": {}}]),
        (4400, [{"type": "start"}]),
        (4400, [{"type": "next", "id": "1", "payload": {}}]),
        *((4400, [{**INIT, "payload": payload}]) for payload in PAYLOAD_WRONG),
        *((4400, [INIT, {"type": "subscribe", "id": "1", "payload": payload}]) for payload in (None, *PAYLOAD_WRONG)),
        (4400, [INIT, {"type": "subscribe", "id": {}, "payload": ASKED}]),
        (4400, [INIT, {"type": "subscribe", "id": "", "payload": ASKED}]),
        (4400, [INIT, {"type": "subscribe", "payload": ASKED}]),
        (4400, [INIT, {"type": "subscribe", "id": "1", "payload": {}}]),
        (4400, [INIT, {"type": "subscribe", "id": "1", "payload": {**ASKED, "variables": []}}]),
        (4400, [INIT, {"type": "subscribe", "id": "1", "payload": {**ASKED, "operationName": 1}}]),
        (4400, [INIT, {"type": "complete"}]),
        (4400, [INIT, b"{}"]),
        (4400, [{"type": "ping", "payload": {"a": DEEP}}]),
        (4400, [INIT, {"type": "ping", "payload": {"a": DEEP}}]),
        (4401, [{"type": "subscribe", "id": "1", "payload": ASKED}]),
        (4403, [{**INIT, "payload": {"Authorization": 1}}]),
        (4429, [INIT, INIT]),
        (4409, [INIT, *({"type": "subscribe", "id": "1", "payload": {"query": FOLLOWED}},) * 2]),
    ],
)  # fmt: skip
async def test_what_is_no_message_closes_the_socket(url: str, code: int, said: list[Any]) -> None:
    async with opened(url) as socket:
        for message in said:
            await socket.connection.send(message if isinstance(message, bytes | str) else json.dumps(message))
        assert await socket.code() == code


async def test_pings_are_answered_at_any_time(url: str) -> None:
    async with opened(url) as socket:
        await socket.say(type="ping")
        assert await socket.hear() == {"type": "pong"}
        await socket.say(type="pong")
        await socket.say(**INIT)
        assert await socket.hear() == {"type": "connection_ack"}
        await socket.say(type="ping", payload={"at": 1})
        assert await socket.hear() == {"type": "pong", "payload": {"at": 1}}
        await socket.say(type="complete", id="never begun")
        await socket.say(type="ping")
        assert await socket.hear() == {"type": "pong"}


async def test_queries_and_mutations_are_answered_too(url: str, workspace: str) -> None:
    async with acknowledged(url) as socket:
        query = "mutation($w: String!) { deploy(input: {workspace: $w}) { changedCount } }"
        await socket.subscribe("m", query, w=workspace)
        assert (await socket.hear())["payload"] == {"data": {"deploy": {"changedCount": 0}}}
        assert await socket.hear() == {"type": "complete", "id": "m"}
        await socket.subscribe("m", "query($w: String!) { workspace(name: $w) { name } }", w=workspace)
        assert (await socket.hear())["payload"]["data"] == {"workspace": {"name": workspace}}
        assert await socket.hear() == {"type": "complete", "id": "m"}


@pytest.mark.parametrize(
    ("query", "variables", "code"),
    [
        ("subscription {", {}, "GRAPHQL_PARSE_FAILED"),
        ("subscription { nothing }", {}, "GRAPHQL_VALIDATION_FAILED"),
        ("{ nothing }", {}, "GRAPHQL_VALIDATION_FAILED"),
        ("subscription($w: String!) { detections(workspace: $w) { cursor } }", {}, "BAD_USER_INPUT"),
        ('subscription { detections(workspace: "w", after: "x") { cursor } }', {}, "BAD_USER_INPUT"),
        (FOLLOWED.replace("{ d", "{ __typename d"), {}, "GRAPHQL_VALIDATION_FAILED"),
    ],
)  # fmt: skip
async def test_an_operation_that_is_no_good_ends_alone(
    url: str, query: str, variables: dict[str, Any], code: str
) -> None:
    async with acknowledged(url) as socket:
        await socket.subscribe("1", query, **variables)
        answer = await socket.hear()
        assert (answer["type"], answer["id"]) == ("error", "1")
        assert answer["payload"][0]["extensions"]["code"] == code
        await socket.subscribe("1", **ASKED)
        assert (await socket.hear())["type"] == "next"


async def test_subscriptions_are_distinct_by_the_variables_that_their_document_has(
    graph: Graph, analysts: Analysts, workspace: str
) -> None:
    query = """subscription($w: String!, $f: DetectionFilter = {changes: []}) {
      detections(workspace: $w, filter: $f) { detection { uri } } }"""
    app = create_app(graph, analysts, Configuration(subscription=Limits(feeds=2)))
    async with serving(app) as address, acknowledged(f"{address}/graphql") as socket:
        for number, variables in enumerate(({}, {"x": 1}, {"x": DEEP}, {"f": None})):
            await socket.subscribe(str(number), query, w=workspace, **variables)
            assert (await socket.hear())["type"] == "next"
        await write(graph, workspace, "s3:///a")
        assert (await socket.hear())["id"] == "3"


async def test_a_page_of_another_place_is_refused(url: str) -> None:
    with pytest.raises(InvalidStatus, match="403"):
        async with opened(url, origin="https://elsewhere.example"):
            pass
    async with opened(url, origin=url.removesuffix("/graphql")) as socket:
        await socket.say(**INIT)
        assert await socket.hear() == {"type": "connection_ack"}


async def test_limits(graph: Graph, analysts: Analysts, workspace: str) -> None:
    hurried = Configuration(subscription=Limits(init_seconds=0.3))
    async with serving(create_app(graph, analysts, hurried)) as address, opened(f"{address}/graphql") as socket:
        assert await socket.code() == 4408
    limits = Limits(connections=3, connections_each=2, operations=1, message_bytes=500)
    async with serving(create_app(graph, analysts, Configuration(subscription=limits))) as address:
        url = f"{address}/graphql"
        async with acknowledged(url) as socket, acknowledged(url):
            async with opened(url) as third:
                await third.say(**INIT)
                assert await third.code() == 1013
            await socket.subscribe("1", workspace=workspace)
            await socket.event()
            await socket.subscribe("2", workspace=workspace)
            refused = await socket.hear()
            assert (refused["id"], refused["payload"][0]["extensions"]["code"]) == ("2", "LIMIT_EXCEEDED")
            await socket.say(type="complete", id="1")
            await socket.subscribe("2", workspace=workspace)
            assert (await socket.event())["detection"] is None
            await socket.say(type="ping", payload={"long": "x" * 500})
            assert await socket.code() == 1009
        async with asyncio.timeout(PATIENCE):
            while True:  # until connections that ended are no longer counted
                with suppress(ConnectionClosed):
                    async with acknowledged(url):
                        break
                await asyncio.sleep(0.02)


@pytest.mark.parametrize("limits", [Limits(feeds=1), Limits(feeds_each=1)])
async def test_different_subscriptions_are_bounded_and_equal_ones_share(
    graph: Graph, analysts: Analysts, workspace: str, limits: Limits
) -> None:
    app = create_app(graph, analysts, Configuration(subscription=limits))
    async with serving(app) as address, acknowledged(f"{address}/graphql") as socket:
        await socket.subscribe("1", workspace=workspace)
        await socket.event()
        await socket.subscribe("2", workspace=workspace, filter={"uriPrefix": "s3://"})
        refused = await socket.hear()
        assert (refused["id"], refused["payload"][0]["extensions"]["code"]) == ("2", "LIMIT_EXCEEDED")
        await socket.subscribe("3", workspace=workspace)
        await socket.event()
        await socket.say(type="complete", id="1")
        await socket.say(type="complete", id="3")
        await socket.subscribe("2", workspace=workspace, filter={"uriPrefix": "s3://"})
        await socket.event()
