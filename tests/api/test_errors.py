"""Errors: each with its code, none with what it should not tell."""

from __future__ import annotations

import logging
import socket
import time
from typing import Any

import httpx
import pytest

from api import ids
from api.app import create_app
from cypher import Address, Graph
from ingest import Analysts
from tests.api.client import Client
from tests.api.relay import relayed


@pytest.mark.parametrize(
    ("fields", "argument"),
    [
        ('asset(uri: "nothing") { id }', "uri"),
        ('asset(uri: "s3://") { id }', "uri"),
        ('assetsByUri(uris: ["s3:///a", "res://"]) { id }', "uris"),
        ('usagesOf(uri: "S3:///a") { nodes { id } }', "uri"),
        ('assets(after: "x") { nodes { id } }', "after"),
        ("assets(first: 0) { nodes { id } }", "first"),
        ("detections(last: 201) { nodes { id } }", "last"),
        ("assets(first: 2147483648) { nodes { id } }", "first"),
        ("assets { nodes { usages(first: -99999999999) { nodes { id } } } }", "first"),
        ('flow(path: "f/flows/nightly") { diagnostics(first: -1) { code } }', "first"),
        ('flow(path: "f/flows/nightly") { graph(args: [1]) { isTruncated } }', "args"),
    ],
)
async def test_a_bad_argument_is_named(client: Client, shop: str, fields: str, argument: str) -> None:
    error = await client.error(f"query($w: String!) {{ workspace(name: $w) {{ {fields} }} }}", w=shop)
    assert error["extensions"] == {"code": "BAD_USER_INPUT", "argument": argument}
    assert error["message"].startswith(f"{argument}: ")
    assert error["path"] if "path" in error else error["locations"]


@pytest.mark.parametrize("id", ["", "x", "é", "V29ya3NwYWNl", "QXNzZXQ6", "QXNzZXQ6d3Rlc3Q6YTA=", "x" * 10_000])
async def test_what_is_no_id(client: Client, id: str) -> None:
    error = await client.error("query($id: ID!) { node(id: $id) { id } }", id=id)
    assert error["extensions"] == {"code": "BAD_USER_INPUT", "argument": "id"}
    assert len(error["message"]) < 300


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("JobAccess", "{w}:1.2.--5.READ"),
        ("JobAccess", "{w}:1.2.-.READ"),
        ("JobAccess", "{w}:1.2." + "9" * 40 + ".READ"),
        ("Detection", "{w}:" + "9" * 40),
        ("Detection", "{w}:-1"),
    ],
)
async def test_a_number_that_no_id_has_names_nothing(client: Client, shop: str, label: str, key: str) -> None:
    id = ids.encode(label, key.format(w=shop))
    assert await client.data("query($id: ID!) { node(id: $id) { id } }", id=id) == {"node": None}


async def test_too_many_at_once(client: Client, shop: str) -> None:
    error = await client.error("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", ids=["x"] * 201)
    assert error["extensions"] == {"code": "BAD_USER_INPUT", "argument": "ids"}


async def test_a_field_that_fails_leaves_the_rest(client: Client, shop: str) -> None:
    answer = await client.ask(
        'query($w: String!) { workspace(name: $w) { bad: asset(uri: "x") { id } scripts { totalCount } } }', w=shop
    )
    assert answer["data"]["workspace"]["bad"] is None
    assert answer["data"]["workspace"]["scripts"]["totalCount"] > 0
    assert len(answer["errors"]) == 1


async def test_a_fault_of_the_server_tells_its_number_alone(
    graph: Graph, analysts: Analysts, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(self: Graph, name: str, /, **parameters: Any) -> Any:
        raise KeyError("the secret of the house")

    monkeypatch.setattr(Graph, "read", broken)
    transport = httpx.ASGITransport(create_app(graph, analysts))
    async with httpx.AsyncClient(transport=transport, base_url="http://headrace") as http:
        with caplog.at_level(logging.ERROR, "headrace.api"):
            error = await Client(http).error("{ workspaces { nodes { name } } }")
    assert error["extensions"]["code"] == "INTERNAL"
    assert "secret" not in str(error)
    assert error["extensions"]["id"] in caplog.text
    assert "the secret of the house" in caplog.text


async def test_a_database_that_is_down_and_comes_back(address: Address, analysts: Analysts) -> None:
    """A relay stands for the database: it is not there, then it is."""
    host, _, port = address.uri.removeprefix("bolt://").partition(":")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        relay = taken.getsockname()[1]
    elsewhere = Address(f"bolt://127.0.0.1:{relay}", address.user, address.password, address.database)
    async with Graph.open(elsewhere) as graph:
        transport = httpx.ASGITransport(create_app(graph, analysts))
        async with httpx.AsyncClient(transport=transport, base_url="http://headrace") as http:
            begun = time.monotonic()
            error = await Client(http).error("{ workspaces { nodes { name } } }")
            assert time.monotonic() - begun < 3
            assert error["extensions"] == {"code": "UNAVAILABLE"}
            assert error["message"] == "The database does not answer; the same request may work later."
            assert (await http.get("/readyz")).status_code == 503
            assert (await http.get("/healthz")).status_code == 200
            async with relayed(relay, host, int(port)):
                assert "workspaces" in await Client(http).data("{ workspaces { nodes { name } } }")
                assert (await http.get("/readyz")).status_code == 200


async def test_a_variable_without_a_value_is_its_argument_s_fault(client: Client, workspace: str) -> None:
    await client.data(
        "mutation($input: DeployInput!) { deploy(input: $input) { changedCount } }",
        input={
            "workspace": workspace,
            "scripts": [{"path": "f/a", "language": "BASH", "content": "# asset: read s3:///a"}],
        },
    )
    query = (
        'query($w: String!, $d: Int) { workspace(name: $w) { asset(uri: "s3:///a") { lineage(depth: $d) '
        "{ nodes { label } } } } }"
    )
    error = await client.error(query, w=workspace, d=None)
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert "depth" in error["message"]


async def test_nothing_is_archived_in_a_workspace_that_is_not_there(client: Client, workspace: str) -> None:
    archive = "mutation($input: ArchiveInput!) { archive(input: $input) { archivedCount } }"
    given = {"workspace": workspace, "runnables": [{"kind": "SCRIPT", "path": "f/a"}]}
    assert await client.code(archive, input=given) == "NOT_FOUND"
    assert (await client.data("query($w: String!) { workspace(name: $w) { name } }", w=workspace))["workspace"] is None
