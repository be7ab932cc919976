from __future__ import annotations

from typing import Any

import pytest

from analyzers.language import Language
from api import ids
from api.lineage import Limits
from cypher import Graph, key
from ingest import (
    Analysts,
    Deployment,
    FlowInput,
    RunnableKind,
    RunnableRef,
    ScheduleInput,
    ScriptInput,
    deploy,
)
from tests.api.client import Client

PICTURE = """
  nodes { key kind label upstreamDistance downstreamDistance hiddenUpstream hiddenDownstream
    entity { id ... on Asset { uri } ... on Runnable { path runnableKind } } }
  edges { sourceKey targetKey kind access evidence }
  cycles { keys }
  truncations { reason omittedAtLeast }
"""

CLEAN = """
import wmill

def main():
    raw = wmill.load_s3_file("s3:///raw/orders.csv")
    wmill.write_s3_file("s3:///clean/orders.csv", raw)
"""

LOAD = """
import wmill

def main():
    wmill.load_s3_file("s3:///clean/orders.csv")
    wmill.datatable("main").query("insert into orders values (1)")
"""


@pytest.fixture
async def pipeline(graph: Graph, analysts: Analysts, workspace: str) -> str:
    """A schedule runs a flow of one step that runs the second of two scripts."""
    flow = {"modules": [{"id": "a", "value": {"type": "script", "path": "f/load", "input_transforms": {}}}]}
    items = (
        ScriptInput("f/clean", Language.PYTHON, CLEAN),
        ScriptInput("f/load", Language.PYTHON, LOAD),
        FlowInput("f/nightly", flow),
        ScheduleInput("f/at_two", RunnableRef(RunnableKind.FLOW, "f/nightly")),
    )
    await deploy(graph, analysts, Deployment(workspace, items))
    return workspace


async def of_asset(client: Client, workspace: str, uri: str, arguments: str = "") -> dict[str, Any]:
    found = await client.in_workspace(
        workspace, f"asset(uri: $uri) {{ lineage{arguments} {{ {PICTURE} }} }}", uri=("AssetURI!", uri)
    )
    lineage: dict[str, Any] = found["asset"]["lineage"]
    return lineage


async def test_downstream_of_an_asset(client: Client, pipeline: str) -> None:
    found = await of_asset(client, pipeline, "s3:///raw/orders.csv", "(direction: DOWNSTREAM)")
    told = {node["label"]: (node["kind"], node["downstreamDistance"]) for node in found["nodes"]}
    assert told == {
        "s3:///raw/orders.csv": ("ASSET", 0),
        "f/clean": ("SCRIPT", 1),
        "s3:///clean/orders.csv": ("ASSET", 1),
        "f/load": ("SCRIPT", 2),
        "f/nightly#a": ("STEP", 2),
        "f/nightly": ("FLOW", 2),
        "f/at_two": ("SCHEDULE", 2),
        "datatable://main/orders": ("ASSET", 2),
        "datatable://main": ("ASSET", 2),
    }
    assert {node["upstreamDistance"] for node in found["nodes"]} == {None}
    labels = {node["key"]: node["label"] for node in found["nodes"]}
    assert {(labels[edge["sourceKey"]], edge["kind"], labels[edge["targetKey"]]) for edge in found["edges"]} == {
        ("s3:///raw/orders.csv", "READS", "f/clean"),
        ("f/clean", "WRITES", "s3:///clean/orders.csv"),
        ("s3:///clean/orders.csv", "READS", "f/load"),
        ("f/load", "WRITES", "datatable://main/orders"),
        ("datatable://main", "CONTAINS", "datatable://main/orders"),
        ("f/nightly", "HAS_STEP", "f/nightly#a"),
        ("f/nightly#a", "RUNS", "f/load"),
        ("f/at_two", "RUNS", "f/nightly"),
    }
    assert (found["cycles"], found["truncations"]) == ([], [])
    for node in found["nodes"]:
        assert node["entity"]["id"] == node["key"]
        assert node["entity"].get("uri", node["entity"].get("path")) == node["label"]
        assert (node["hiddenUpstream"], node["hiddenDownstream"]) == (0, 0)
    reads = next(edge for edge in found["edges"] if edge["kind"] == "READS")
    assert (reads["access"], reads["evidence"]) == ("READ", ["STATIC"])


async def test_truncations_say_where_an_answer_was_cut(client: Client, pipeline: str) -> None:
    found = await of_asset(client, pipeline, "s3:///raw/orders.csv", "(depth: 1)")
    assert found["truncations"] == [{"reason": "DEPTH", "omittedAtLeast": 1}]
    found = await of_asset(client, pipeline, "s3:///raw/orders.csv", "(maxNodes: 2)")
    assert [(node["label"], node["hiddenDownstream"]) for node in found["nodes"]] == [
        ("s3:///raw/orders.csv", 0),
        ("f/clean", 1),
    ]
    assert [item["reason"] for item in found["truncations"]] == ["NODES"]


ROOTED = f"query($w: String!, $roots: [ID!]!) {{ workspace(name: $w) {{ lineage(roots: $roots) {{ {PICTURE} }} }} }}"


async def test_several_roots_of_any_kind(client: Client, pipeline: str) -> None:
    roots = [
        ids.encode("Schedule", key(pipeline, "Schedule", "f/at_two")),
        ids.encode("Script", key(pipeline, "Script", "f/clean")),
        ids.encode("Script", key(pipeline, "Script", "f/nothing")),
    ]
    found = (await client.data(ROOTED, w=pipeline, roots=roots))["workspace"]["lineage"]
    nodes = {node["label"]: node for node in found["nodes"]}
    assert nodes["f/at_two"]["downstreamDistance"] == nodes["f/clean"]["upstreamDistance"] == 0
    assert nodes["datatable://main/orders"]["downstreamDistance"] == 1
    assert nodes["s3:///raw/orders.csv"]["upstreamDistance"] == 1
    assert "f/nothing" not in nodes


@pytest.mark.parametrize("label", ["Asset", "Script"])
async def test_roots_of_another_workspace_are_refused_whether_they_exist_or_not(
    client: Client, pipeline: str, label: str
) -> None:
    for other in ("elsewhere:nothing", f"{pipeline}2:nothing"):
        assert await client.code(ROOTED, w=pipeline, roots=[ids.encode(label, other)]) == "BAD_USER_INPUT"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ("(depth: -1)", "BAD_USER_INPUT"),
        ("(maxNodes: 0)", "BAD_USER_INPUT"),
        (f"(depth: {Limits().depth + 1})", "LIMIT_EXCEEDED"),
        (f"(maxNodes: {Limits().nodes + 1})", "LIMIT_EXCEEDED"),
    ],
)
async def test_bounds_are_limits(client: Client, pipeline: str, arguments: str, code: str) -> None:
    query = (
        'query($w: String!) { workspace(name: $w) { asset(uri: "s3:///raw/orders.csv") { lineage%s { __typename } } } }'
    )
    assert await client.code(query % arguments, w=pipeline) == code


NAMED = """
import wmill

def main():
    wmill.get_resource("f/slack")
    wmill.load_s3_file("s3:///a.csv")
"""


@pytest.mark.parametrize("root", ["Script", "Asset"])
async def test_a_usage_of_an_unknown_access_is_left_out_without_references(
    client: Client, graph: Graph, analysts: Analysts, workspace: str, root: str
) -> None:
    await deploy(graph, analysts, Deployment(workspace, (ScriptInput("f/reads", Language.PYTHON, NAMED),)))
    script = ids.encode("Script", key(workspace, "Script", "f/reads"))

    async def found(references: str) -> Any:
        bounds = f"depth: 5, references: {references}"
        picture = "{ nodes { label hiddenUpstream } edges { kind } }"
        field, name = {
            "Script": (f"lineage(roots: [$root], {bounds}) {picture}", "lineage"),
            "Asset": (f'asset(uri: "s3:///a.csv") {{ lineage({bounds}) {picture} }}', "asset"),
        }[root]
        variables = {"root": ("ID!", script)} if root == "Script" else {}
        answer = (await client.in_workspace(workspace, field, **variables))[name]
        lineage = answer.get("lineage", answer)
        nodes = {node["label"]: node["hiddenUpstream"] for node in lineage["nodes"]}
        return nodes, sorted(edge["kind"] for edge in lineage["edges"])

    assert await found("true") == ({"f/reads": 0, "s3:///a.csv": 0, "res://f/slack": 0}, ["READS", "REFERENCES"])
    assert await found("false") == ({"f/reads": 1, "s3:///a.csv": 0}, ["READS"])
