"""The picture of a flow that runs others: it has of each what comes in and what goes out."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.client import Client

GRAPH = "graph { assets { uri role access } edges { sourceKey targetKey kind } }"
DEPLOY = "mutation($input: DeployInput!) { deploy(input: $input) { changedCount } }"
ANALYZE = f"query($input: AnalyzeFlowInput!) {{ analyzeFlow(input: $input) {{ {GRAPH} }} }}"


def code(name: str, line: str) -> dict[str, Any]:
    return {"id": name, "value": {"type": "rawscript", "language": "python3", "content": f"# asset: {line}"}}


def run(name: str, path: str) -> dict[str, Any]:
    return {"id": name, "value": {"type": "flow", "path": path}}


INNER = [code("load", "read s3:///raw.csv"), code("split", "write s3:///tmp.csv"), code("join", "read s3:///tmp.csv")]
LAST = code("last", "write s3:///out.csv")
OUTER = {"modules": [run("sub", "f/middle"), code("use", "read s3:///tmp.csv")]}


@pytest.fixture
async def flows(client: Client, workspace: str) -> str:
    given = {
        "f/inner": {"modules": [*INNER, LAST]},
        "f/middle": {"modules": [run("only", "f/inner")]},
        "f/outer": OUTER,
    }
    named = [{"path": path, "value": value} for path, value in given.items()]
    await client.data(DEPLOY, input={"workspace": workspace, "flows": named})
    return workspace


def told(graph: dict[str, Any]) -> dict[str, tuple[str, str]]:
    return {row["uri"]: (row["role"], row["access"]) for row in graph["assets"]}


async def graph_of(client: Client, workspace: str, path: str) -> dict[str, Any]:
    found = await client.in_workspace(workspace, f"flow(path: $path) {{ {GRAPH} }}", path=("String!", path))
    graph: dict[str, Any] = found["flow"]["graph"]
    return graph


async def test_what_passes_between_the_steps_of_a_flow_does_not_come_into_it(client: Client, flows: str) -> None:
    assert told(await graph_of(client, flows, "f/inner"))["s3:///tmp.csv"] == ("INTERMEDIATE", "READ_WRITE")
    assert told(await graph_of(client, flows, "f/middle")) == {
        "s3:///out.csv": ("OUTPUT", "WRITE"),
        "s3:///raw.csv": ("INPUT", "READ"),
        "s3:///tmp.csv": ("OUTPUT", "WRITE"),
    }


async def test_a_later_step_takes_what_passed_within_an_earlier_one(client: Client, flows: str) -> None:
    graph = await graph_of(client, flows, "f/outer")
    assert told(graph)["s3:///tmp.csv"] == ("INTERMEDIATE", "READ_WRITE")
    edges = [(row["sourceKey"], row["targetKey"]) for row in graph["edges"] if "tmp.csv" in str(row)]
    assert edges == [("intermediate:s3:///tmp.csv", "step:use"), ("step:sub", "intermediate:s3:///tmp.csv")]


async def test_a_flow_that_is_not_stored_sees_the_same(client: Client, flows: str) -> None:
    found = await client.data(ANALYZE, input={"value": OUTER, "workspace": flows, "path": "f/outer"})
    assert found["analyzeFlow"]["graph"] == await graph_of(client, flows, "f/outer")
