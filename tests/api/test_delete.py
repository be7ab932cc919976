"""deleteWorkspace, and what the API answers of a workspace whose deletion is not finished."""

from __future__ import annotations

from typing import Any

import pytest

from api.auth import Open
from api.configuration import Configuration
from api.schema.enums import Right
from api.viewer import EVERY, Grant, Viewer
from cypher import Graph, key
from ingest import Analysts
from tests.api.application import asking
from tests.api.client import Client
from tests.api.shop import shop_input

DEPLOY = "mutation($i: DeployInput!) { deploy(input: $i) { changedCount } }"
DELETE = "mutation($w: String!) { deleteWorkspace(input: {workspace: $w}) { deletedCount } }"
RECORD = "mutation($i: RecordJobsInput!) { recordJobs(input: $i) { recordedJobs } }"
IDS = """query($w: String!) { workspace(name: $w) {
  id scripts { nodes { id } } assets { nodes { id usages { nodes { id } } } } detections { nodes { id } } } }"""
NODES = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }"


def ids(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [one for name, part in value.items() for one in ([part] if name == "id" else ids(part))]
    return [one for part in value for one in ids(part)] if isinstance(value, list) else []


async def close(graph: Graph, workspace: str) -> None:
    """Begins a deletion, as a server does that then dies."""
    named = {"key": key(workspace, "Workspace"), "workspace": workspace}
    await graph.write(lambda tx: tx.run("close_workspace", **named, at=1))


async def test_it_deletes_everything_once(client: Client, workspace: str) -> None:
    await client.data(DEPLOY, i=shop_input(workspace))
    known = ids(await client.data(IDS, w=workspace))
    assert (await client.data(DELETE, w=workspace))["deleteWorkspace"]["deletedCount"] > len(known)
    assert (await client.data("query($w: String!) { workspace(name: $w) { id } }", w=workspace))["workspace"] is None
    assert set(map(str, (await client.data(NODES, ids=known[:200]))["nodes"])) == {"None"}
    assert (await client.error(DELETE, w=workspace))["message"] == f"there is no workspace {workspace}"
    assert await client.code(DELETE, w=workspace) == "NOT_FOUND"
    assert await client.code(DELETE, w="no name") == "BAD_USER_INPUT"


async def test_what_is_left_of_it_is_not_found(
    client: Client, graph: Graph, analysts: Analysts, workspace: str
) -> None:
    await client.data(DEPLOY, i=shop_input(workspace))
    known = ids(await client.data(IDS, w=workspace))
    listed = "{ workspaces(first: 200) { nodes { name } } }"
    mine = Viewer("tester", {workspace: Grant(frozenset(Right))})
    async with asking(graph, analysts, Configuration(), door=Open(mine)) as http:
        holder = Client(http)
        assert (await holder.data(listed))["workspaces"]["nodes"] == [{"name": workspace}]
        await close(graph, workspace)
        assert (await holder.data(listed))["workspaces"]["nodes"] == []
        assert set(map(str, (await holder.data(NODES, ids=known[:200]))["nodes"])) == {"None"}


async def test_it_is_a_right_of_its_own(client: Client, graph: Graph, analysts: Analysts, workspace: str) -> None:
    await client.data(DEPLOY, i=shop_input(workspace))
    deployer = Viewer("ci", {workspace: Grant(frozenset(Right) - {Right.DELETE})})
    keeper = Viewer("admin", {EVERY: Grant(frozenset({Right.DELETE}))})
    async with asking(graph, analysts, Configuration(), door=Open(deployer)) as http:
        assert await Client(http).code(DELETE, w=workspace) == "FORBIDDEN"
    async with asking(graph, analysts, Configuration(), door=Open(keeper)) as http:
        await close(graph, workspace)
        assert (await Client(http).data(DELETE, w=workspace))["deleteWorkspace"]["deletedCount"]
        assert await Client(http).code(DELETE, w=workspace) == "NOT_FOUND"


@pytest.mark.parametrize(
    ("change", "given"), [(DEPLOY, {"storages": []}), (RECORD, {"jobs": [{"jobId": "a"}]})], ids=["deploy", "record"]
)
async def test_nobody_writes_to_it_until_it_is_gone(
    client: Client, graph: Graph, workspace: str, change: str, given: dict[str, Any]
) -> None:
    await client.data(DEPLOY, i=shop_input(workspace))
    await close(graph, workspace)
    error = await client.error(change, i={"workspace": workspace, **given})
    assert error["extensions"]["code"] == "UNAVAILABLE"
    assert f"the workspace {workspace} is being deleted" in error["message"]
    await client.data(DELETE, w=workspace)
    await client.data(change, i={"workspace": workspace, **given})
