"""What patterns match, whether edges tell of it or the patterns are too wide for edges."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.client import Client

DEPLOY = "mutation($input: DeployInput!) { deploy(input: $input) { changedCount } }"
WIDE = "s3:///**"
NARROW = "s3:///raw/*.csv"
OBJECTS = [f"s3:///raw/{n}.csv" for n in range(5)]


@pytest.fixture
async def full(client: Client, workspace: str) -> str:
    """A workspace with a wide pattern, a narrow one, and what they match."""
    code = "\n".join(f"# asset: read {uri}" for uri in (WIDE, NARROW, *OBJECTS, "s3://other/a.csv"))
    script = {"path": "f/all", "language": "PYTHON", "content": code}
    await client.data(DEPLOY, input={"workspace": workspace, "scripts": [script]})
    return workspace


async def beside(client: Client, workspace: str, uri: str, field: str, first: int = 200) -> tuple[list[str], Any]:
    """The URIs of all pages, and the number that the list has."""
    uris: list[str] = []
    after = None
    while True:
        page = "nodes { uri } totalCount pageInfo { hasNextPage endCursor }"
        query = f"{field}(first: {first}, after: $after) {{ {page} }}"
        found = (
            await client.in_workspace(
                workspace, f"asset(uri: $uri) {{ {query} }}", uri=("AssetURI!", uri), after=("String", after)
            )
        )["asset"][field]
        uris += [row["uri"] for row in found["nodes"]]
        after = found["pageInfo"]["endCursor"]
        if not found["pageInfo"]["hasNextPage"]:
            return uris, found["totalCount"]


@pytest.mark.parametrize("first", [1, 3, 200])
async def test_a_wide_pattern_tells_what_it_matches(client: Client, full: str, first: int) -> None:
    assert await beside(client, full, WIDE, "matches", first) == (sorted([NARROW, *OBJECTS]), None)
    assert await beside(client, full, WIDE, "patterns", first) == ([NARROW], None)


@pytest.mark.parametrize("first", [1, 3, 200])
async def test_an_asset_tells_its_wide_patterns_among_the_others(client: Client, full: str, first: int) -> None:
    assert await beside(client, full, OBJECTS[0], "patterns", first) == (sorted([WIDE, NARROW]), 2)
    assert await beside(client, full, OBJECTS[0], "matches", first) == ([], 0)
    assert await beside(client, full, NARROW, "patterns", first) == ([WIDE], 1)
    assert await beside(client, full, NARROW, "matches", first) == (sorted([WIDE, *OBJECTS]), 6)
