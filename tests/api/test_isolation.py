"""No row of one workspace is visible from another, by whatever door."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any
from uuid import uuid4

import httpx
import pytest

from api.app import create_app
from api.auth import Open
from api.schema.enums import Right
from api.viewer import Grant, Viewer
from cypher import Graph
from ingest import Analysts
from tests.api.client import Client
from tests.api.shop import shop_input

EVERYTHING = """
  viewerRights
  assets(first: 200, filter: {includeUnused: true}) { totalCount nodes {
    id uri workspace { name } container { id }
    tables { nodes { id } } matches { nodes { id } } patterns { nodes { id } }
    usages(scope: CONTAINED, first: 200, filter: {retired: null}) {
      totalCount nodes { id asset { id } runnable { id path } lastJob { id } }
    }
    accesses(first: 5) { nodes { id job { id } asset { id } } }
  } }
  scripts(first: 200) { totalCount nodes { id path workspace { name } usages { totalCount nodes { id } }
    jobs { nodes { id } } } }
  flows(first: 200) { totalCount nodes { id path usages(first: 200) { totalCount nodes { id } }
    graph { steps { step { id } } assets { asset { id } } } steps { nodes { id runs { id } } } } }
  diagnostics { totalCount nodes { message path } }
  detections(first: 200) { headCursor nodes { id asset { id } usage { id } runnable { id } job { id } } }
  job(jobId: "night") { id }
  jobs { nodes { id jobId workspace { name } runnable { id } parent { id } root { id } children { nodes { id } }
    accesses(includeDescendants: true) { nodes { id job { id } asset { id } } } } }
"""


def night(workspace: str, script: str) -> dict[str, Any]:
    """The jobs of a night: a script that reads, started by another job."""
    did = [{"uri": "s3:///raw/orders/1.ndjson", "access": "READ", "at": "2026-11-23T01:02:03.000Z"}]
    run = {"jobId": script, "parentJobId": "night", "runnable": {"kind": "SCRIPT", "path": script}, "accesses": did}
    return {"workspace": workspace, "jobs": [{"jobId": "night"}, run]}


@pytest.fixture(scope="module")
async def neighbours(client: Client, anyio_backend: object) -> tuple[str, str]:
    """Two workspaces with the same paths and URIs; the second has more."""
    mine, other = f"mine{uuid4().hex}", f"other{uuid4().hex}"
    for name in (mine, other):
        given = shop_input(name)
        if name == other:
            secret = {"path": "f/secret/plan", "language": "PYTHON", "content": "x = 's3:///raw/secret.csv'"}
            given = {**given, "scripts": [*given["scripts"], secret]}
        await client.data("mutation($i: DeployInput!) { deploy(input: $i) { changedCount } }", i=given)
        told = night(name, "f/secret/plan" if name == other else "f/clean/clean_orders")
        record = "mutation($i: RecordJobsInput!) { recordJobs(input: $i) { recordedAccesses problems { message } } }"
        done = (await client.data(record, i=told))["recordJobs"]
        assert done == {"recordedAccesses": 1, "problems": []}
    return mine, other


@pytest.fixture(scope="module")
async def limited(
    graph: Graph, analysts: Analysts, neighbours: tuple[str, str], anyio_backend: object
) -> AsyncIterator[Client]:
    """A client that may read and deploy in the first of them."""
    mine = Viewer("tester", {neighbours[0]: Grant(frozenset({Right.READ, Right.DEPLOY}))})
    transport = httpx.ASGITransport(create_app(graph, analysts, door=Open(mine)))
    async with httpx.AsyncClient(transport=transport, base_url="http://headrace", timeout=60) as http:
        yield Client(http)


def ids(value: Any) -> set[str]:
    if isinstance(value, dict):
        own = {value["id"]} if "id" in value else set()
        return own.union(*map(ids, value.values()))
    return set().union(*map(ids, value)) if isinstance(value, list) else set()


async def test_what_one_workspace_answers_is_all_its_own(client: Client, neighbours: tuple[str, str]) -> None:
    mine, other = [await client.in_workspace(name, EVERYTHING) for name in neighbours]
    assert not ids(mine) & ids(other)
    assert len(ids(mine)) > 100
    assert "secret" not in str(mine)
    assert "secret" in str(other)


async def test_a_caller_finds_nothing_of_another_workspace(
    client: Client, limited: Client, neighbours: tuple[str, str]
) -> None:
    mine, other = neighbours
    everything = await client.in_workspace(other, f"id {EVERYTHING}")
    foreign = sorted(ids(everything))
    for start in range(0, len(foreign), 200):
        found = await limited.data("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", ids=foreign[start : start + 200])
        assert set(map(str, found["nodes"])) == {"None"}
    assert (await limited.data("query($id: ID!) { node(id: $id) { id } }", id=foreign[0]))["node"] is None
    assert (await limited.data("query($n: String!) { workspace(name: $n) { id } }", n=other))["workspace"] is None
    listed = await limited.data("{ workspaces(first: 200) { nodes { name viewerRights } } }")
    assert listed["workspaces"]["nodes"] == [{"name": mine, "viewerRights": ["READ", "DEPLOY"]}]


async def test_a_caller_changes_nothing_elsewhere(client: Client, limited: Client, neighbours: tuple[str, str]) -> None:
    _, other = neighbours
    before = await client.in_workspace(other, EVERYTHING)
    for mutation in (
        "mutation($w: String!) { deploy(input: {workspace: $w, storages: []}) { changedCount } }",
        'mutation($w: String!) { archive(input: {workspace: $w, runnables: [{kind: SCRIPT, path: "f/secret/plan"}]}) '
        "{ archivedCount } }",
    ):
        assert await limited.code(mutation, w=other) == "FORBIDDEN"
    analysis = (
        "query($w: String!) { analyzeScript(input: {language: PYTHON, content: \"x = 's3:///raw/secret.csv'\", "
        "workspace: $w}) { assets { asset { id } } } }"
    )
    assert await limited.code(analysis, w=other) == "BAD_USER_INPUT"
    assert await client.in_workspace(other, EVERYTHING) == before
