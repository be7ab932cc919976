"""Decisions through the API: who may, of what, and what they leave behind."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from api.app import create_app
from api.auth import Open
from api.ids import encode
from api.schema.enums import Right
from api.viewer import Grant, Viewer
from cypher import Graph
from ingest import Analysts
from tests.api.client import Client

DEPLOY = "mutation($input: DeployInput!) { deploy(input: $input) { changedCount } }"
USAGE = "usage { id access inferredAccess evidence decision { access by at note } }"
SET = f"mutation($id: ID!) {{ setAccess(input: {{usageId: $id, access: WRITE, note: 'why'}}) {{ {USAGE} }} }}".replace(
    "'", '"'
)
CLEAR = f"mutation($id: ID!) {{ clearAccess(input: {{usageId: $id}}) {{ {USAGE} }} }}"

READ = "# asset: read s3:///raw.csv\n"
STEP = {"id": "a", "value": {"type": "script", "path": "f/load", "input_transforms": {}}}


async def usages(client: Client, workspace: str, of: str) -> list[dict[str, Any]]:
    found = await client.in_workspace(workspace, f"of: {of} {{ usages {{ nodes {{ id access }} }} }}")
    rows: list[dict[str, Any]] = found["of"]["usages"]["nodes"]
    return rows


@pytest.fixture
async def usage(client: Client, workspace: str) -> str:
    """The id of the usage of a script, which a flow inherits."""
    given = {
        "workspace": workspace,
        "scripts": [{"path": "f/load", "language": "PYTHON", "content": READ}],
        "flows": [{"path": "f/all", "value": {"modules": [STEP]}}],
    }
    await client.data(DEPLOY, input=given)
    (row,) = await usages(client, workspace, 'script(path: "f/load")')
    return str(row["id"])


async def test_a_decision_is_told_everywhere_until_it_is_taken_back(client: Client, workspace: str, usage: str) -> None:
    done = (await client.data(SET, id=usage))["setAccess"]["usage"]
    assert (done["id"], done["access"], done["inferredAccess"]) == (usage, "WRITE", "READ")
    assert (done["decision"]["access"], done["decision"]["by"], done["decision"]["note"]) == ("WRITE", "owner", "why")
    assert "MANUAL" in done["evidence"]
    written = await client.in_workspace(
        workspace, 'asset(uri: "s3:///raw.csv") { writers { totalCount } readers { totalCount } }'
    )
    assert written["asset"] == {"writers": {"totalCount": 1}, "readers": {"totalCount": 0}}
    assert [row["access"] for row in await usages(client, workspace, 'flow(path: "f/all")')] == ["WRITE"]
    log = await client.in_workspace(
        workspace, "detections(last: 1) { nodes { change evidence before { access } after { access } } }"
    )
    assert log["detections"]["nodes"] == [
        {"change": "USAGE_CHANGED", "evidence": "MANUAL", "before": {"access": "READ"}, "after": {"access": "WRITE"}}
    ]
    back = (await client.data(CLEAR, id=usage))["clearAccess"]["usage"]
    assert (back["access"], back["decision"], "MANUAL" in back["evidence"]) == ("READ", None, False)


async def test_of_what_nothing_can_be_decided(client: Client, workspace: str, usage: str) -> None:
    (inherited,) = await usages(client, workspace, 'flow(path: "f/all")')
    for mutation in (SET, CLEAR):
        assert await client.code(mutation, id=inherited["id"]) == "BAD_USER_INPUT"
        assert await client.code(mutation, id=encode("Usage", f"{workspace}:nothing")) == "NOT_FOUND"
        assert await client.code(mutation, id=encode("Workspace", workspace)) == "BAD_USER_INPUT"
        assert await client.code(mutation, id="?") == "BAD_USER_INPUT"
    await client.data(
        "mutation($input: ArchiveInput!) { archive(input: $input) { archivedCount } }",
        input={"workspace": workspace, "runnables": [{"kind": "SCRIPT", "path": "f/load"}]},
    )
    assert await client.code(SET, id=usage) == "BAD_USER_INPUT"


async def test_a_reason_is_as_long_as_a_person_reads(client: Client, workspace: str, usage: str) -> None:
    error = await client.error(SET.replace("'why'", "why").replace('"why"', f'"{"x" * 2_001}"'), id=usage)
    assert error["message"] == "input.note: more than 2000 characters"
    assert error["extensions"]["argument"] == "input.note"


async def test_who_may_not_decide(client: Client, graph: Graph, analysts: Analysts, workspace: str, usage: str) -> None:
    reader = Viewer("reader", {workspace: Grant(frozenset(Right) - {Right.DECIDE})})
    transport = httpx.ASGITransport(create_app(graph, analysts, door=Open(reader)))
    async with httpx.AsyncClient(transport=transport, base_url="http://headrace", timeout=60) as http:
        for mutation in (SET, CLEAR):
            assert await Client(http).code(mutation, id=usage) == "FORBIDDEN"
