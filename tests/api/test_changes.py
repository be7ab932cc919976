"""Deployments and analyses through the API."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.client import Client

DEPLOY = """mutation($input: DeployInput!, $dryRun: Boolean! = false) { deploy(input: $input, dryRun: $dryRun) {
  changedCount unchangedCount archivedCount
  changed { totalCount nodes { id path runnableKind summary } pageInfo { hasNextPage } }
  diagnostics { code message path }
  detections { headCursor nodes { change uri runnablePath after { access evidence } before { access } } }
} }"""

LOAD = """
import wmill

def main(day: str):
    raw = wmill.load_s3_file(f"s3:///raw/{day}.csv")
    wmill.write_s3_file("s3:///clean/orders.csv", raw)
"""


def script(path: str, content: str = LOAD, **more: Any) -> dict[str, Any]:
    return {"path": path, "language": "PYTHON", "content": content, **more}


async def test_a_deployment_and_what_it_answers(client: Client, workspace: str) -> None:
    given = {"workspace": workspace, "scripts": [script("f/a/load", summary="Loads")], "source": "test"}
    dry = (await client.data(DEPLOY, input=given, dryRun=True))["deploy"]
    assert (await client.data("query($w: String!) { workspace(name: $w) { id } }", w=workspace))["workspace"] is None
    done = (await client.data(DEPLOY, input=given))["deploy"]
    assert {**dry, "detections": dry["detections"]["nodes"]} == {**done, "detections": done["detections"]["nodes"]}
    assert [(row["path"], row["summary"]) for row in done["changed"]["nodes"]] == [("f/a/load", "Loads")]
    changes = [(row["change"], row["uri"]) for row in done["detections"]["nodes"]]
    assert ("ASSET_ADDED", "s3:///raw/{day}.csv") in changes
    assert ("USAGE_ADDED", "s3:///clean/orders.csv") in changes
    again = (await client.data(DEPLOY, input=given))["deploy"]
    assert (again["changedCount"], again["unchangedCount"], again["detections"]["nodes"]) == (0, 1, [])
    found = await client.in_workspace(workspace, 'scripts(filter: {origin: "test", search: "LOADS a/"}) { totalCount }')
    assert found["scripts"]["totalCount"] == 1


async def test_a_value_that_nests_too_deep_is_refused_with_its_place(client: Client, workspace: str) -> None:
    def schedule(levels: int) -> dict[str, Any]:
        value: Any = "s3:///deep.csv"
        for _ in range(levels):
            value = [value]
        return {"path": "f/a/daily", "runs": {"kind": "SCRIPT", "path": "f/a/load"}, "args": {"x": value}}

    error = await client.error(DEPLOY, input={"workspace": workspace, "schedules": [schedule(1), schedule(200)]})
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert "input.schedules.1.args: nests deeper than 200 levels" in error["message"]
    done = await client.data(DEPLOY, input={"workspace": workspace, "schedules": [schedule(199)]})
    assert [row["uri"] for row in done["deploy"]["detections"]["nodes"]][:1] == ["s3:///deep.csv"]


async def test_what_a_new_version_no_longer_uses_retires(client: Client, workspace: str) -> None:
    await client.data(DEPLOY, input={"workspace": workspace, "scripts": [script("f/a/load")]})
    done = await client.data(DEPLOY, input={"workspace": workspace, "scripts": [script("f/a/load", "x = 1")]})
    assert {row["change"] for row in done["deploy"]["detections"]["nodes"]} == {"USAGE_RETIRED"}
    usages = "usages(filter: {retired: RETIRED}) { totalCount nodes { retiredAt access asset { uri } } }"
    for retired, number in (("false", 0), ("true", 2), ("null", 2)):
        found = await client.in_workspace(
            workspace, f'script(path: "f/a/load") {{ {usages.replace("RETIRED", retired)} }}'
        )
        assert found["script"]["usages"]["totalCount"] == number
        assert all(row["retiredAt"] for row in found["script"]["usages"]["nodes"])
    for unused, number in (("false", 0), ("true", 2)):
        found = await client.in_workspace(workspace, f"assets(filter: {{includeUnused: {unused}}}) {{ totalCount }}")
        assert found["assets"]["totalCount"] == number


async def test_an_archived_script_is_no_longer_there(client: Client, workspace: str) -> None:
    await client.data(DEPLOY, input={"workspace": workspace, "scripts": [script("f/a/load"), script("f/a/other")]})
    done = await client.data(
        "mutation($input: ArchiveInput!) { archive(input: $input) { archivedCount detections { nodes { change } } } }",
        input={"workspace": workspace, "runnables": [{"kind": "SCRIPT", "path": "f/a/load"}]},
    )
    assert done["archive"]["archivedCount"] == 1
    assert {row["change"] for row in done["archive"]["detections"]["nodes"]} == {"USAGE_RETIRED"}
    found = await client.in_workspace(workspace, 'script(path: "f/a/load") { id } scripts { nodes { path } }')
    assert found == {"script": None, "scripts": {"nodes": [{"path": "f/a/other"}]}}


FAULT = {"severity": "ERROR", "code": "INVALID_DOCUMENT", "message": "no YAML", "path": "f/a/b.flow/flow.yaml"}


@pytest.mark.parametrize(
    ("given", "argument"),
    [
        ({"workspace": "no name"}, "input.workspace"),
        ({"flows": [{"path": "f/a/b", "value": []}]}, "input.flows.0.value"),
        ({"scripts": [script("f/a/b", schema="x")]}, "input.scripts.0.schema"),
        ({"storages": [{"name": None}, {"name": "a"}, {"bucket": "b"}]}, "input.storages.2"),
        ({"source": "x" * 101}, "input.source"),
        ({"source": "two\nlines"}, "input.source"),
        ({"prune": {"source": "x" * 101, "keep": []}}, "input.prune.source"),
        ({"diagnostics": [{**FAULT, "path": "f/a\nb"}]}, "input.diagnostics.0.path"),
        ({"diagnostics": [FAULT, {**FAULT, "message": "x" * 2_001}]}, "input.diagnostics.1.message"),
    ],
)
async def test_a_deployment_that_is_no_good(
    client: Client, workspace: str, given: dict[str, Any], argument: str
) -> None:
    error = await client.error(DEPLOY, input={"workspace": workspace, **given})
    assert error["extensions"] == {"code": "BAD_USER_INPUT", "argument": argument}


ANALYZE = """query($input: AnalyzeScriptInput!) { analyzeScript(input: $input) {
  assets { uri kind path isPattern access occurrences { path rule text access span { startLine startByte endByte } }
    asset { firstSeenAt } }
  diagnostics { code severity message span { startLine } }
} }"""


async def test_code_that_is_not_stored(client: Client, workspace: str) -> None:
    given = {"language": "PYTHON", "content": LOAD, "path": "f/a/load"}
    found = (await client.data(ANALYZE, input=given))["analyzeScript"]
    assert {(row["uri"], row["access"], row["isPattern"]) for row in found["assets"]} == {
        ("s3:///clean/orders.csv", "WRITE", False),
        ("s3:///raw/{day}.csv", "READ", True),
    }
    for row in found["assets"]:
        for place in row["occurrences"]:
            span = place["span"]
            assert LOAD.encode()[span["startByte"] : span["endByte"]].decode() == place["text"]
            assert place["path"] == "f/a/load"
    assert not any(row["asset"] for row in found["assets"])
    await client.data(DEPLOY, input={"workspace": workspace, "scripts": [script("f/a/load")]})
    resolved = (await client.data(ANALYZE, input={**given, "workspace": workspace}))["analyzeScript"]
    assert all(row["asset"]["firstSeenAt"] for row in resolved["assets"])
    assert await client.code(ANALYZE, input={**given, "workspace": f"{workspace}x"}) == "BAD_USER_INPUT"


async def test_imports_are_read_in_the_workspace(client: Client, workspace: str) -> None:
    helper = "import wmill\n\ndef load():\n    return wmill.load_s3_file('s3:///shared.csv')\n"
    await client.data(DEPLOY, input={"workspace": workspace, "scripts": [script("f/a/helper", helper)]})
    code = "from f.a.helper import load\n\ndef main():\n    return load()\n"
    given = {"language": "PYTHON", "content": code, "path": "f/a/main", "workspace": workspace}
    found = (await client.data(ANALYZE, input=given))["analyzeScript"]
    assert [row["uri"] for row in found["assets"]] == ["s3:///shared.csv"]


async def test_a_flow_that_is_not_stored(client: Client, shop: str) -> None:
    code = "import wmill\n\ndef main():\n    return wmill.load_s3_file('s3:///reports/daily_revenue.csv')\n"
    modules = [
        {"id": "a", "value": {"type": "script", "path": "f/report/daily_revenue", "input_transforms": {}}},
        {"id": "b", "value": {"type": "rawscript", "language": "python3", "content": code, "input_transforms": {}}},
    ]
    found = await client.data(
        """query($input: AnalyzeFlowInput!) { analyzeFlow(input: $input) {
          assets { uri } diagnostics { code }
          graph {
            steps { key stepId step { id } }
            assets { uri role asset { uri } }
            edges { sourceKey targetKey kind label }
          }
        } }""",
        input={"value": {"modules": modules}, "workspace": shop, "args": {"file": {"s3": "in.csv"}}},
    )
    roles = {row["uri"]: row["role"] for row in found["analyzeFlow"]["graph"]["assets"]}
    assert roles["s3:///reports/daily_revenue.csv"] == "INTERMEDIATE"
    assert roles["s3:///in.csv"] == "INPUT"
    assert [row["uri"] for row in found["analyzeFlow"]["assets"]] == ["s3:///reports/daily_revenue.csv"]
    assert {edge["kind"] for edge in found["analyzeFlow"]["graph"]["edges"]} >= {"NEXT", "READS", "WRITES", "ARGUMENT"}
    assert not any(step["step"] for step in found["analyzeFlow"]["graph"]["steps"])
