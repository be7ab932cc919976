"""Flows that run each other in a circle: told of, and no trouble to any question."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.client import Client

DEPLOY = "mutation($input: DeployInput!) { deploy(input: $input) { diagnostics { code path } } }"
USAGES = "usages(first: 200) { nodes { asset { uri } inheritedFrom { runnable { path } } } totalCount }"
WROTE = "s3:///out.csv"


def runs(path: str, *started: tuple[str, str]) -> dict[str, Any]:
    modules = [{"id": f"s{n}", "value": {"type": kind, "path": one}} for n, (kind, one) in enumerate(started)]
    return {"path": path, "value": {"modules": modules}}


@pytest.fixture
async def ring(client: Client, workspace: str) -> str:
    """Two flows that run each other, one of which runs a script that writes; an app runs the other one."""
    flows = [runs("f/a", ("flow", "f/b")), runs("f/b", ("flow", "f/a"), ("script", "f/load"))]
    scripts = [{"path": "f/load", "language": "PYTHON", "content": f"# asset: write {WROTE}"}]
    button = {"type": "runnableByPath", "runType": "flow", "path": "f/a"}
    apps = [{"path": "f/app", "value": {"grid": [button]}}]
    given = {"workspace": workspace, "flows": flows, "scripts": scripts, "apps": apps}
    done = await client.data(DEPLOY, input=given)
    assert done["deploy"]["diagnostics"] == [
        {"code": "FLOW_CYCLE", "path": "f/a"},
        {"code": "FLOW_CYCLE", "path": "f/b"},
    ]
    return workspace


@pytest.mark.parametrize("path", ["f/a", "f/b"])
async def test_a_flow_of_a_circle_has_what_the_circle_uses_once(client: Client, ring: str, path: str) -> None:
    fields = f"diagnostics {{ code }} {USAGES} graph {{ assets {{ uri role }} diagnostics {{ code }} }}"
    flow = (await client.in_workspace(ring, f"flow(path: $path) {{ {fields} }}", path=("String!", path)))["flow"]
    inherited = {"asset": {"uri": WROTE}, "inheritedFrom": {"runnable": {"path": "f/load"}}}
    assert flow["usages"] == {"nodes": [inherited], "totalCount": 1}
    assert flow["graph"]["assets"] == [{"uri": WROTE, "role": "OUTPUT"}]
    assert flow["diagnostics"] == flow["graph"]["diagnostics"] == [{"code": "FLOW_CYCLE"}]


async def test_a_circle_inherits_a_usage_once(client: Client, ring: str) -> None:
    query = "asset(uri: $uri) { usages(filter: {inherited: true}) { nodes { runnable { path } } } }"
    found = await client.in_workspace(ring, query, uri=("AssetURI!", WROTE))
    paths = [row["runnable"]["path"] for row in found["asset"]["usages"]["nodes"]]
    assert paths == ["f/load", "f/a", "f/a#s0", "f/app", "f/b", "f/b#s0", "f/b#s1"]


async def test_a_workspace_tells_of_its_circles(client: Client, ring: str) -> None:
    query = 'diagnostics(codes: ["FLOW_CYCLE"]) { nodes { path message } totalCount }'
    found = (await client.in_workspace(ring, query))["diagnostics"]
    assert found == {
        "nodes": [
            {"path": "f/a", "message": "the flow runs itself: f/a → f/b → f/a"},
            {"path": "f/b", "message": "the flow runs itself: f/b → f/a → f/b"},
        ],
        "totalCount": 2,
    }


async def test_lineage_leads_from_an_app_through_what_it_runs(client: Client, ring: str) -> None:
    query = "asset(uri: $uri) { lineage(direction: UPSTREAM) { nodes { label } edges { kind } } }"
    lineage = (await client.in_workspace(ring, query, uri=("AssetURI!", WROTE)))["asset"]["lineage"]
    assert "f/load" in {row["label"] for row in lineage["nodes"]}
    query = 'runnable(ref: {kind: APP, path: "f/app"}) { id }'
    app = (await client.in_workspace(ring, query))["runnable"]["id"]
    query = "lineage(roots: $roots, direction: DOWNSTREAM) { nodes { label } edges { kind } }"
    lineage = (await client.in_workspace(ring, query, roots=("[ID!]!", [app])))["lineage"]
    assert {"f/app", "f/a", "f/b", "f/load", WROTE} <= {row["label"] for row in lineage["nodes"]}


CALLS = {"f/one": "f/two", "f/two": "f/one", "f/three": "f/one"}


async def test_scripts_that_run_each_other_tell_so_and_lineage_follows(client: Client, workspace: str) -> None:
    code = "# asset: write {}\nimport wmill\nwmill.run_script_by_path('{}')\n"
    scripts = [
        {"path": path, "language": "PYTHON", "content": code.format(f"s3:///{path}.csv", target)}
        for path, target in CALLS.items()
    ]
    await client.data(DEPLOY, input={"workspace": workspace, "scripts": scripts})
    found = await client.in_workspace(
        workspace,
        """script(path: "f/three") { id runs { runnableKind path } usages(filter: {inherited: true}) { totalCount } }
        asset(uri: "s3:///f/two.csv") { lineage(direction: UPSTREAM) {
          nodes { key label } edges { kind sourceKey targetKey } } }""",
    )
    assert found["script"]["runs"] == [{"runnableKind": "SCRIPT", "path": "f/one"}]
    assert found["script"]["usages"]["totalCount"] == 1, "what it runs is a job of its own"
    lineage = found["asset"]["lineage"]
    assert {row["label"] for row in lineage["nodes"]} == {"s3:///f/two.csv", *CALLS}
    names = {row["key"]: row["label"] for row in lineage["nodes"]}
    runs = {(names[row["sourceKey"]], names[row["targetKey"]]) for row in lineage["edges"] if row["kind"] == "RUNS"}
    assert runs == set(CALLS.items())
