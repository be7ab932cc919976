"""The runnables of a workspace, of all kinds in one list."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from cypher import Graph
from tests.api.client import Client

DEPLOY = "mutation($input: DeployInput!) { deploy(input: $input) { changedCount } }"
NODE = "__typename id runnableKind path summary ... on Trigger { triggerKind } ... on Script { language }"
NAMES = ["\U0001f600", "\uff21", "b", "a/b", "a", "\uf900"]


@pytest.fixture(scope="module")
async def mixed(client: Client, graph: Graph, anyio_backend: object) -> str:
    """A workspace that has a runnable of each kind at each path, and some that are archived."""
    workspace = f"w{uuid4().hex}"
    paths = [f"f/{name}" for name in NAMES]
    runs = {"kind": "SCRIPT", "path": paths[0]}
    content = {"language": "PYTHON", "content": "# asset: read s3:///x"}
    given = {
        "workspace": workspace,
        "source": "here",
        "scripts": [{"path": path, "summary": "Blue", **content} for path in paths],
        "flows": [{"path": path, "value": {"modules": [{"id": "a", "value": {"type": "identity"}}]}} for path in paths],
        "apps": [{"path": path, "value": {}} for path in paths],
        "schedules": [{"path": path, "runs": runs} for path in paths],
        "triggers": [{"path": path, "triggerKind": "http", "runs": runs} for path in paths],
    }
    await client.data(DEPLOY, input=given)
    await client.data(DEPLOY, input={"workspace": workspace, "scripts": [{"path": "f/gone", **content}]})
    archived = {"workspace": workspace, "archive": [{"kind": "SCRIPT", "path": "f/gone"}]}
    await client.data(DEPLOY, input=archived)
    return workspace


KINDS = ["APP", "FLOW", "SCHEDULE", "SCRIPT", "TRIGGER"]
WHOLE = [(path, kind) for path in sorted(f"f/{name}" for name in NAMES) for kind in KINDS]


def told(row: dict[str, Any]) -> tuple[str, str]:
    assert row["__typename"].upper() == row["runnableKind"]
    return row["path"], row["runnableKind"]


@pytest.mark.parametrize(
    ("arguments", "kept"),
    [
        ("", lambda path, kind: True),
        ("kinds: null", lambda path, kind: True),
        ("kinds: []", lambda path, kind: False),
        ("kinds: [TRIGGER, APP, APP]", lambda path, kind: kind in ("APP", "TRIGGER")),
        ('filter: {pathPrefix: "f/a"}', lambda path, kind: path.startswith("f/a")),
        ('filter: {search: "blue F/"}', lambda path, kind: kind == "SCRIPT"),
        ('filter: {search: "a/"}', lambda path, kind: path == "f/a/b"),
        ("filter: {languages: [PYTHON]}", lambda path, kind: kind == "SCRIPT"),
        ('filter: {origin: "here"}', lambda path, kind: True),
        ('filter: {origin: "there"}', lambda path, kind: False),
    ],
)
@pytest.mark.parametrize("first", [1, 4, 200])
async def test_every_one_comes_once_by_path_and_kind(
    client: Client, mixed: str, arguments: str, kept: Any, first: int
) -> None:
    rows = [told(row) async for row in client.every(mixed, "runnables", NODE, first, arguments)]
    assert rows == [row for row in WHOLE if kept(*row)]
    bracketed = f"({arguments})" if arguments else ""
    found = await client.in_workspace(mixed, f"runnables{bracketed} {{ totalCount }}")
    assert found["runnables"]["totalCount"] == len(rows)


async def test_a_row_has_what_its_kind_has(client: Client, mixed: str) -> None:
    found = await client.in_workspace(mixed, f'runnables(filter: {{pathPrefix: "f/b"}}) {{ nodes {{ {NODE} }} }}')
    rows = {row["runnableKind"]: row for row in found["runnables"]["nodes"]}
    assert rows["TRIGGER"]["triggerKind"] == "http"
    assert rows["SCRIPT"]["language"] == "PYTHON"
    for kind, row in rows.items():
        one = f'runnable(ref: {{kind: {kind}, path: "f/b"}}) {{ {NODE} }}'
        assert (await client.in_workspace(mixed, one))["runnable"] == row


async def test_steps_are_listed_by_their_flow(client: Client, mixed: str) -> None:
    query = "query($w: String!) { workspace(name: $w) { runnables(kinds: [SCRIPT, STEP]) { totalCount } } }"
    error = await client.error(query, w=mixed)
    assert error["extensions"] == {"code": "BAD_USER_INPUT", "argument": "kinds"}


async def test_a_schedule_tells_what_handles_its_failures(client: Client, shop: str) -> None:
    found = await client.in_workspace(
        shop,
        """runnable(ref: {kind: SCHEDULE, path: "f/flows/nightly"}) { ... on Schedule {
          runs { path } handlers { runnableKind path } none: handlers(first: 0) { path } } }""",
    )
    assert found["runnable"] == {
        "runs": {"path": "f/flows/nightly"},
        "handlers": [{"runnableKind": "SCRIPT", "path": "f/ops/notify"}],
        "none": [],
    }
