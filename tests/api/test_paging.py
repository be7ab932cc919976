"""Pages: whole, in order, stable, and only with their own cursors."""

from __future__ import annotations

from typing import Any

import pytest

from api.reading.log import cursors_of
from tests.api.client import Client

LISTS = {
    "assets": "uri",
    "scripts": "path",
    "flows": "path",
    "diagnostics": "path code message",
    "detections": "id",
}


@pytest.mark.parametrize("field", LISTS)
@pytest.mark.parametrize("first", [1, 3, 200])
async def test_every_row_comes_once(client: Client, shop: str, field: str, first: int) -> None:
    whole = (await client.in_workspace(shop, f"{field}(first: 200) {{ nodes {{ {LISTS[field]} }} }}"))[field]["nodes"]
    assert whole
    assert [row async for row in client.every(shop, field, LISTS[field], first)] == whole


@pytest.mark.parametrize("last", ["\ud7ff", "\U0010ffff", "a\U0010ffff"])
async def test_a_prefix_may_end_with_any_character(client: Client, shop: str, last: str) -> None:
    found = await client.in_workspace(
        shop,
        "assets(filter: {uriPrefix: $uri}) { totalCount } diagnostics(pathPrefix: $path) { totalCount }",
        uri=("String", f"s3:///{last}"),
        path=("String", last),
    )
    assert found == {"assets": {"totalCount": 0}, "diagnostics": {"totalCount": 0}}


@pytest.mark.parametrize("order", ["URI", "LAST_SEEN_AT", "FIRST_SEEN_AT"])
async def test_both_directions_are_each_others_reverse(client: Client, shop: str, order: str) -> None:
    def pages(direction: str) -> Any:
        return client.every(shop, "assets", "uri", 5, f"orderBy: {{field: {order}, direction: {direction}}}")

    up = [row["uri"] async for row in pages("ASC")]
    down = [row["uri"] async for row in pages("DESC")]
    assert up == down[::-1]
    assert len(up) == len(set(up)) > 10


@pytest.mark.parametrize("field", ["assets", "scripts", "flows", "diagnostics"])
async def test_the_total_is_that_of_the_whole_list(client: Client, shop: str, field: str) -> None:
    found = await client.in_workspace(shop, f"{field}(first: 1) {{ totalCount }}")
    assert found[field]["totalCount"] == len([row async for row in client.every(shop, field, "__typename", 200)])


async def test_a_cursor_is_good_for_its_own_list_only(client: Client, shop: str) -> None:
    found = await client.in_workspace(shop, "assets(first: 1) { edges { cursor } }")
    cursor = found["assets"]["edges"][0]["cursor"]
    for field in ("scripts", "assets"):
        order = ", orderBy: {field: URI, direction: DESC}" if field == "assets" else ""
        error = await client.error(
            "query($w: String!, $after: String!) { workspace(name: $w) "
            f"{{ {field}(after: $after{order}) {{ nodes {{ id }} }} }} }}",
            w=shop,
            after=cursor,
        )
        assert error["extensions"] == {"code": "BAD_USER_INPUT", "argument": "after"}


async def test_a_cursor_with_a_number_that_no_database_takes_is_none(client: Client, shop: str) -> None:
    for number in (2**63, 2**64 - 1):
        inner = "detections(first: 1, after: $after) { nodes { id } }"
        query = f"query($w: String!, $after: String) {{ workspace(name: $w) {{ {inner} }} }}"
        assert await client.code(query, w=shop, after=cursors_of(shop).encode((number,))) == "BAD_USER_INPUT"


@pytest.mark.parametrize("cursor", ["", "x", "é", "AAAAAAAAAAAA", "W10", "a" * 10_000])
async def test_what_is_no_cursor_is_told_so(client: Client, shop: str, cursor: str) -> None:
    error = await client.error(
        "query($w: String!, $after: String!) { workspace(name: $w) { scripts(after: $after) { nodes { id } } } }",
        w=shop,
        after=cursor,
    )
    assert error["extensions"] == {"code": "BAD_USER_INPUT", "argument": "after"}
    assert len(error["message"]) < 300


@pytest.mark.parametrize("first", [0, -1, 201, 2**31 - 1])
async def test_first_has_bounds(client: Client, shop: str, first: int) -> None:
    error = await client.error(
        "query($w: String!, $first: Int!) { workspace(name: $w) { assets(first: $first) { nodes { id } } } }",
        w=shop,
        first=first,
    )
    assert error["extensions"] == {"code": "BAD_USER_INPUT", "argument": "first"}


async def test_null_takes_the_default(client: Client, shop: str) -> None:
    found = await client.in_workspace(shop, "assets(first: null) { nodes { id } totalCount }")
    assert len(found["assets"]["nodes"]) == min(50, found["assets"]["totalCount"])


async def test_the_log_from_either_end(client: Client, shop: str) -> None:
    fields = "nodes { id cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } headCursor"
    whole = (await client.in_workspace(shop, f"detections(first: 200) {{ {fields} }}"))["detections"]
    newest = (await client.in_workspace(shop, f"detections(last: 3) {{ {fields} }}"))["detections"]
    assert newest["nodes"] == whole["nodes"][-3:]
    assert newest["pageInfo"]["hasPreviousPage"]
    assert not newest["pageInfo"]["hasNextPage"]
    assert newest["headCursor"] == whole["headCursor"] == whole["nodes"][-1]["cursor"]
    before = await client.in_workspace(
        shop,
        f"detections(last: 2, before: $before) {{ {fields} }}",
        before=("String", newest["pageInfo"]["startCursor"]),
    )
    assert before["detections"]["nodes"] == whole["nodes"][-5:-3]
    both = await client.code(
        "query($w: String!) { workspace(name: $w) { detections(first: 1, last: 1) { nodes { id } } } }", w=shop
    )
    assert both == "BAD_USER_INPUT"
