"""Pages of one row, where names hold characters that are ordered in two ways: by code points and by UTF-16 units."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from cypher import Graph
from tests.api.client import Client

NAMES = ["\uff21", "\uf900", "\U0001f600", "b", "\U0001f600\uff21", "\uff21\U0001f600", "\uf900\U0001f600"]
ALL = f"s3:///p/{''.join(NAMES)}.csv"

DEPLOY = "mutation($input: DeployInput!) { deploy(input: $input) { changedCount } }"

SCRIPTS = {
    "matches": ["s3:///raw/{day}.csv", *(f"s3:///raw/{name}.csv" for name in NAMES)],
    "patterns": [ALL, *(f"s3:///p/*{name}*" for name in NAMES)],
    "wide": ["s3:///**"],
    "tables": [f"ducklake://lake/{name}" for name in NAMES],
}


@pytest.fixture(scope="module")
async def named(client: Client, graph: Graph, anyio_backend: object) -> str:
    """A workspace in which every list has rows of all the names."""
    workspace = f"w{uuid4().hex}"
    uses = {**SCRIPTS, **{name: ["s3:///raw/b.csv", "nonsense:"] for name in NAMES}}
    scripts = [
        {"path": f"f/{path}", "language": "PYTHON", "content": "\n".join(f"# asset: read {uri}" for uri in uris)}
        for path, uris in uses.items()
    ]
    modules = [{"id": f"m{i}", "value": {"type": "script", "path": f"f/{path}"}} for i, path in enumerate(uses)]
    flows = [{"path": f"f/{name}", "value": {"modules": modules}} for name in NAMES]
    await client.data(DEPLOY, input={"workspace": workspace, "scripts": scripts, "flows": flows})
    return workspace


def _ordered(field: str, direction: str, search: str = "") -> str:
    return f'assets(orderBy: {{field: {field}, direction: {direction}}}, filter: {{search: "{search}"}}'


ORDERS = [
    _ordered(field, direction, search)
    for field in ("URI", "LAST_SEEN_AT", "FIRST_SEEN_AT")
    for direction in ("ASC", "DESC")
    for search in ("", "raw")
]

LISTS: dict[str, tuple[str, str]] = {
    **{order: (order, "uri") for order in ORDERS},
    "scripts": ("scripts(", "path"),
    "scripts found": ('scripts(filter: {search: "f"}', "path"),
    "flows": ("flows(", "path"),
    "flows found": ('flows(filter: {search: "f"}', "path"),
    "diagnostics": ("diagnostics(", "path message"),
    "matches": ('asset(uri: "s3:///raw/{day}.csv") { matches(', "uri"),
    "matches of a wide one": ('asset(uri: "s3:///**") { matches(', "uri"),
    "patterns": (f'asset(uri: "{ALL}") {{ patterns(', "uri"),
    "tables": ('asset(uri: "ducklake://lake") { tables(', "uri"),
    "usages of an asset": ('usagesOf(uri: "s3:///raw/b.csv"', "runnable { path } asset { uri }"),
    "inherited ones": ('usagesOf(uri: "s3:///raw/b.csv", filter: {inherited: true}', "id runnable { path }"),
    "usages of a script": ('script(path: "f/matches") { usages(', "asset { uri }"),
    "usages of a flow": ('flow(path: "f/b") { usages(filter: {inherited: true}', "id asset { uri }"),
}


@pytest.mark.parametrize("name", LISTS)
async def test_pages_of_one_row_are_the_whole(client: Client, named: str, name: str) -> None:
    field, node = LISTS[name]
    whole = await _pages(client, named, field, node, 200)
    assert len(whole) == len({str(row) for row in whole}) >= len(NAMES)
    assert await _pages(client, named, field, node, 1) == whole


async def _pages(client: Client, workspace: str, field: str, node: str, first: int) -> list[Any]:
    separator = "" if field.endswith("(") else ", "
    page = f"{{ nodes {{ {node} }} pageInfo {{ hasNextPage endCursor }} }}"
    query = f"{field}{separator}first: {first}, after: $after) {page}" + " }" * field.count(") {")
    rows: list[Any] = []
    after = None
    for _ in range(200):
        found = await client.in_workspace(workspace, query, after=("String", after))
        while "nodes" not in found:
            (found,) = found.values()
        rows += found["nodes"]
        after = found["pageInfo"]["endCursor"]
        if not found["pageInfo"]["hasNextPage"]:
            return rows
    raise AssertionError("the pages do not end")
