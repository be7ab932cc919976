"""Every field of the schema, asked with the names and ids of a workspace that the caller does not see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from graphql import (
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    get_named_type,
    is_composite_type,
    is_required_argument,
)

from api import ids, opaque
from api.reading.rows import runnable_key
from api.schema.build import SCHEMA
from api.schema.enums import Right
from api.viewer import Grant, Viewer
from tests.api.auth.conftest import Knock
from tests.api.client import Client
from tests.api.shop import shop_input

DEPLOY = "mutation($i: DeployInput!) { deploy(input: $i) { changedCount } }"

ARGUMENTS = {
    "asset": 'uri: "s3:///raw/orders.csv"',
    "assetsByUri": 'uris: ["s3:///raw/orders.csv"]',
    "usagesOf": 'uri: "s3:///raw/orders.csv"',
    "script": 'path: "f/secret/plan"',
    "flow": 'path: "f/flows/nightly"',
    "runnable": 'ref: {kind: SCRIPT, path: "f/secret/plan"}',
    "job": 'jobId: "some"',
    "lineage": "roots: []",
}
"""What fields of a workspace need to be told."""

NAMED = {
    "Query.node": '{ node(id: "%(id)s") { id } }',
    "Query.nodes": '{ nodes(ids: ["%(id)s"]) { id } }',
    "Query.workspace": '{ workspace(name: "%(w)s") { id } }',
    "Query.analyzeScript": '{ analyzeScript(input: {language: PYTHON, content: "", workspace: "%(w)s"}) '
    "{ assets { uri } } }",
    "Query.analyzeFlow": '{ analyzeFlow(input: {value: {}, workspace: "%(w)s"}) { assets { uri } } }',
    "Workspace.lineage": '{ workspace(name: "%(mine)s") { lineage(roots: ["%(id)s"]) { nodes { key } } } }',
    "Mutation.deploy": 'mutation { deploy(input: {workspace: "%(w)s", storages: []}) { changedCount } }',
    "Mutation.archive": 'mutation { archive(input: {workspace: "%(w)s", runnables: '
    '[{kind: SCRIPT, path: "f/secret/plan"}]}) { archivedCount } }',
    "Mutation.recordJobs": 'mutation { recordJobs(input: {workspace: "%(w)s", jobs: [{jobId: "a"}]}) '
    "{ recordedJobs } }",
    "Mutation.setAccess": 'mutation { setAccess(input: {usageId: "%(id)s", access: READ}) { usage { id } } }',
    "Mutation.deleteWorkspace": 'mutation { deleteWorkspace(input: {workspace: "%(w)s"}) { deletedCount } }',
    "Mutation.clearAccess": 'mutation { clearAccess(input: {usageId: "%(id)s"}) { usage { id } } }',
}
"""How each field that is told of a workspace or of an id is asked."""


def fields() -> Iterator[tuple[str, Any]]:
    """Every field of the schema, by the type's name and its own."""
    for kind in SCHEMA.type_map.values():
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType) and not kind.name.startswith("__"):
            for name, field in kind.fields.items():
                yield f"{kind.name}.{name}", field


def names_something(argument: str, kind: Any, seen: frozenset[str] = frozenset()) -> bool:
    """Whether an argument, or a part of it, names a workspace or has an id."""
    kind = get_named_type(kind)
    if isinstance(kind, GraphQLInputObjectType) and kind.name not in seen:
        return any(names_something(name, field.type, seen | {kind.name}) for name, field in kind.fields.items())
    return kind.name == "ID" or argument == "workspace"


def everything() -> str:
    """A selection of a workspace that has every field which can be reached from it, each once."""
    told: set[str] = set()

    def selection(kind: Any) -> str:
        parts = ["__typename"]
        later = []
        for name, field in kind.fields.items():
            if not is_composite_type(get_named_type(field.type)):
                parts.append(name)
            elif f"{kind.name}.{name}" not in told:
                told.add(f"{kind.name}.{name}")
                later.append((name, field))
        for name, field in later:
            needs = [each for each, argument in field.args.items() if is_required_argument(argument)]
            arguments = f"({ARGUMENTS[name]})" if needs else ""
            parts.append(f"{name}{arguments} {{ {selection(get_named_type(field.type))} }}")
        if isinstance(kind, GraphQLInterfaceType):
            for each in SCHEMA.get_implementations(kind).objects:
                if any(f"{each.name}.{name}" not in told for name in each.fields if name not in kind.fields):
                    own = {name: field for name, field in each.fields.items() if name not in kind.fields}
                    parts.append(f"... on {each.name} {{ {chosen(each, own)} }}")
        return " ".join(parts)

    def chosen(kind: Any, own: dict[str, Any]) -> str:
        parts = ["__typename"]
        for name, field in own.items():
            if not is_composite_type(get_named_type(field.type)):
                parts.append(f"{kind.name}_{name}: {name}")
            elif f"{kind.name}.{name}" not in told:
                told.add(f"{kind.name}.{name}")
                inner = selection(get_named_type(field.type))
                parts.append(f"{kind.name}_{name}: {name} {{ {inner} }}")
        return " ".join(parts)

    return selection(SCHEMA.type_map["Workspace"])


@pytest.fixture
async def neighbours(client: Client) -> tuple[str, str]:
    """The caller's workspace, and one with the same and a script more."""
    mine, other = f"w{uuid4().hex}", f"w{uuid4().hex}"
    await client.data(DEPLOY, i=shop_input(mine))
    given = shop_input(other)
    secret = {"path": "f/secret/plan", "language": "PYTHON", "content": "x = open('s3:///raw/secret.csv')"}
    await client.data(DEPLOY, i={**given, "scripts": [*given["scripts"], secret]})
    return mine, other


async def test_no_answer_has_anything_of_another_workspace(knock: Knock, neighbours: tuple[str, str]) -> None:
    mine, other = neighbours
    caller = await knock(viewer=Viewer("ann", {mine: Grant(frozenset(Right))}))
    owner = await knock(viewer=Viewer())
    query = f"query($w: String!) {{ workspace(name: $w) {{ {everything()} }} }}"
    own, foreign = str(await caller.data(query, w=mine)), str(await owner.data(query, w=other))
    assert "secret" in foreign
    assert "secret" not in own
    ids = set(re.findall(r"'(?:id|key|cursor|endCursor|headCursor)': '([^']+)'", foreign))
    assert len(ids) > 50
    assert not {each for each in ids if len(each) > 20 and each in own}
    assert (await caller.data("query($w: String!) { workspace(name: $w) { id } }", w=other))["workspace"] is None


async def test_what_is_elsewhere_is_as_what_is_nowhere(
    client: Client, knock: Knock, neighbours: tuple[str, str]
) -> None:
    mine, other = neighbours
    caller = await knock(viewer=Viewer("ann", {mine: Grant(frozenset(Right))}))
    asked = {name for name, field in fields() if any(names_something(each, a.type) for each, a in field.args.items())}
    assert asked - {"Subscription.detections", "Subscription.jobAccesses"} == NAMED.keys() - {"Query.workspace"}
    listed = await client.in_workspace(
        other,
        "id assets(first: 3) { nodes { id } } scripts(first: 2) { nodes { id usages { nodes { id } } } } "
        "flows(first: 2) { nodes { id steps { nodes { id } } } } detections(first: 2) { nodes { id } }",
    )
    ids = sorted(set(re.findall(r"'id': '([^']+)'", str(listed))))
    nowhere = f"w{uuid4().hex}"
    for query in NAMED.values():
        for id_ in ids if "%(id)s" in query else ids[:1]:
            there = await caller.ask(query % {"w": other, "id": id_, "mine": mine})
            made_up = moved(id_, other, nowhere)
            gone = await caller.ask(query % {"w": nowhere, "id": made_up, "mine": mine})
            assert str(there).replace(other, nowhere).replace(id_, made_up) == str(gone)
            assert "secret" not in str(there)


def moved(id_: str, workspace: str, to: str) -> str:
    """The id of the same thing in another workspace."""
    return opaque.written(opaque.read(id_).replace(workspace.encode(), to.encode()))


async def test_a_cursor_of_another_workspace_is_none(client: Client, knock: Knock, neighbours: tuple[str, str]) -> None:
    mine, other = neighbours
    caller = await knock(viewer=Viewer("ann", {mine: Grant(frozenset(Right))}))
    for field in ("assets", "scripts", "flows", "diagnostics", "detections"):
        page = (await client.in_workspace(other, f"{field}(first: 1) {{ pageInfo {{ endCursor }} }}"))[field]
        inner = f"{field}(after: $c) {{ edges {{ cursor }} }}"
        query = f"query($w: String!, $c: String!) {{ workspace(name: $w) {{ {inner} }} }}"
        assert await caller.code(query, w=mine, c=page["pageInfo"]["endCursor"]) == "BAD_USER_INPUT"


async def test_a_usage_has_no_heir_but_its_own(client: Client, knock: Knock, neighbours: tuple[str, str]) -> None:
    mine, other = neighbours
    caller = await knock(viewer=Viewer("ann", {mine: Grant(frozenset(Right))}))
    usages = "usages { nodes { id inheritedFrom { id } } }"
    found = await caller.in_workspace(mine, f'flow(path: "f/flows/nightly") {{ {usages} }}')
    inherited, own = next((row["id"], row["inheritedFrom"]["id"]) for row in found["flow"]["usages"]["nodes"])
    query = "query($id: ID!) { node(id: $id) { ... on Usage { runnable { path summary } } } }"
    assert (await caller.data(query, id=inherited))["node"]["runnable"]["path"] == "f/flows/nightly"
    usage = opaque.read(own).decode().partition(":")[2]
    secret = ("SCRIPT", runnable_key(other, "SCRIPT", "f/secret/plan"))
    flow = ("FLOW", runnable_key(other, "FLOW", "f/flows/nightly"))
    nowhere = ("FLOW", runnable_key(other, "FLOW", "f/flows/nowhere"))
    for heir in (secret, flow, nowhere, ("WORKSPACE", mine), ("SCRIPT", runnable_key(mine, "SCRIPT", "f/secret/plan"))):
        assert await caller.code(query, id=ids.encode("Usage", usage, heir)) == "BAD_USER_INPUT"
    stranger = ("FLOW", runnable_key(mine, "FLOW", "f/flows/nowhere"))
    assert (await caller.data(query, id=ids.encode("Usage", usage, stranger)))["node"] is None
    steps = await caller.in_workspace(mine, f'flow(path: "f/flows/nightly") {{ steps {{ nodes {{ id {usages} }} }} }}')
    idle = next(row["id"] for row in steps["flow"]["steps"]["nodes"] if not row["usages"]["nodes"])
    forged = ids.encode("Usage", usage, ("STEP", opaque.read(idle).decode().partition(":")[2]))
    assert (await caller.data(query, id=forged))["node"] is None, "what it runs has no such usage"


async def test_whoever_sees_no_workspace_analyses_nothing(knock: Knock, neighbours: tuple[str, str]) -> None:
    query = '{ analyzeScript(input: {language: PYTHON, content: ""}) { assets { uri } } }'
    for grants in ({}, {neighbours[0]: Grant(frozenset({Right.INGEST}))}):
        assert await (await knock(viewer=Viewer("ann", grants))).code(query) == "FORBIDDEN"
    reader = await knock(viewer=Viewer("ann", {"*": Grant(frozenset({Right.READ}))}))
    assert await reader.data(query) == {"analyzeScript": {"assets": []}}
