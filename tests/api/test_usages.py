"""What uses what: the facts of the example, and the lists that they come in."""

from __future__ import annotations

import json
import logging
from collections import defaultdict
from typing import Any

import pytest

from tests.api.client import Client
from tests.api.shop import ROOT

FACTS = json.loads((ROOT / "tests" / "golden" / "examples" / "shop.json").read_text())
FACTS.pop("about", None)

USAGE = "access evidence runnable { runnableKind path } asset { uri } inheritedFrom { runnable { path } asset { uri } }"


async def usages(client: Client, shop: str, uri: str, arguments: str = "", field: str = "usages") -> list[Any]:
    found = await client.in_workspace(
        shop,
        f"asset(uri: $uri) {{ found: {field}{arguments} {{ nodes {{ {USAGE} }} totalCount }} }}",
        uri=("AssetURI!", uri),
    )
    rows: list[Any] = found["asset"]["found"]["nodes"]
    assert len(rows) == found["asset"]["found"]["totalCount"]
    return rows


def by(rows: list[Any]) -> list[str]:
    return [f"{row['runnable']['runnableKind']} {row['runnable']['path']}" for row in rows]


async def test_the_facts_of_the_example_come_back(client: Client, shop: str) -> None:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    node = f"uri usages(first: 200) {{ nodes {{ {USAGE} }} }}"
    async for asset in client.every(shop, "assets", node, 4):
        for name, row in zip(by(asset["usages"]["nodes"]), asset["usages"]["nodes"], strict=True):
            assert row["asset"]["uri"] == asset["uri"]
            found[asset["uri"]][name] = row["access"]
    assert found == FACTS


@pytest.mark.parametrize("uri", FACTS)
async def test_writers_and_readers(client: Client, shop: str, uri: str) -> None:
    for field, accesses in (("writers", ("WRITE", "READ_WRITE")), ("readers", ("READ", "READ_WRITE"))):
        rows = await usages(client, shop, uri, "(scope: EXACT)", field)
        assert sorted(by(rows)) == sorted(name for name, access in FACTS[uri].items() if access in accesses)


@pytest.mark.parametrize(
    ("filter", "kept"),
    [
        ("reads: true", lambda row: row["access"] in ("READ", "READ_WRITE")),
        ("reads: false", lambda row: row["access"] not in ("READ", "READ_WRITE")),
        ("writes: true, reads: false", lambda row: row["access"] == "WRITE"),
        ("accesses: [UNKNOWN, WRITE]", lambda row: row["access"] in ("UNKNOWN", "WRITE")),
        ("accesses: []", lambda row: False),
        ("evidence: [STATIC]", lambda row: "STATIC" in row["evidence"]),
        ("evidence: [RUNTIME]", lambda row: False),
        ("kinds: [DUCKLAKE]", lambda row: row["asset"]["uri"].startswith("ducklake://")),
        ('pathPrefix: "f/report/"', lambda row: row["inheritedFrom"]["runnable"]["path"].startswith("f/report/")),
        ('runnable: {kind: SCRIPT, path: "f/report/send_report"}',
         lambda row: row["inheritedFrom"]["runnable"]["path"] == "f/report/send_report"),
        ("retired: true", lambda row: False),
        ("retired: null", lambda row: True),
        ("inherited: false", lambda row: row["inheritedFrom"] is None),
        ("inherited: true", lambda row: row["inheritedFrom"] is not None),
    ],
)  # fmt: skip
async def test_filters_of_usages(client: Client, shop: str, filter: str, kept: Any) -> None:
    def field(arguments: str) -> str:
        return (
            f'flow(path: "f/flows/nightly") {{ usages(first: 200{arguments}) {{ nodes {{ id {USAGE} }} totalCount }} }}'
        )

    whole = (await client.in_workspace(shop, field("")))["flow"]["usages"]["nodes"]
    assert all(row["inheritedFrom"] for row in whole)
    assert len({row["id"] for row in whole}) == len(whole) > 20
    found = (await client.in_workspace(shop, field(f", filter: {{{filter}}}")))["flow"]["usages"]
    assert found["nodes"] == [row for row in whole if kept(row)]
    assert found["totalCount"] == len(found["nodes"])


async def test_a_flow_has_what_its_steps_run(client: Client, shop: str) -> None:
    flow = await client.in_workspace(
        shop,
        f'flow(path: "f/flows/nightly") {{ path usages(first: 200) {{ nodes {{ {USAGE} }} }} '
        f"steps {{ nodes {{ stepId path usages(first: 200) {{ nodes {{ {USAGE} }} }} }} }} }}",
    )
    rows = flow["flow"]["usages"]["nodes"]
    assert {row["runnable"]["path"] for row in rows} == {"f/flows/nightly"}
    own = {
        (row["asset"]["uri"], (row["inheritedFrom"] or row)["runnable"]["path"])
        for step in flow["flow"]["steps"]["nodes"]
        for row in step["usages"]["nodes"]
    }
    assert {(row["asset"]["uri"], row["inheritedFrom"]["runnable"]["path"]) for row in rows} == own
    for step in flow["flow"]["steps"]["nodes"]:
        assert {row["runnable"]["path"] for row in step["usages"]["nodes"]} <= {step["path"]}


async def test_an_inherited_usage_can_be_asked_for_again(client: Client, shop: str) -> None:
    row = await client.in_workspace(
        shop, f'flow(path: "f/flows/nightly") {{ usages(first: 1) {{ nodes {{ id {USAGE} }} }} }}'
    )
    (usage,) = row["flow"]["usages"]["nodes"]
    again = await client.data(
        f"query($id: ID!) {{ node(id: $id) {{ id ... on Usage {{ {USAGE} }} }} }}", id=usage["id"]
    )
    assert again["node"] == usage


async def test_scopes(client: Client, shop: str) -> None:
    exact = by(await usages(client, shop, "s3:///raw/orders/*.ndjson", "(scope: EXACT)"))
    matching = by(await usages(client, shop, "s3:///raw/orders/*.ndjson", "(scope: MATCHING)"))
    assert set(exact) < set(matching)
    assert "SCRIPT f/ingest/fetch_orders" in matching  # writes s3:///raw/orders/{day}.ndjson
    assert await usages(client, shop, "datatable://shop", "(scope: MATCHING)") == []
    contained = by(await usages(client, shop, "datatable://shop", "(scope: CONTAINED)"))
    assert contained == by(await usages(client, shop, "datatable://shop/top_customers"))


async def test_a_uri_that_nobody_has_seen(client: Client, shop: str) -> None:
    both = {"SCRIPT f/ingest/fetch_orders", "SCRIPT f/clean/clean_orders"}
    for uri, scope, expected in (
        ("s3:///raw/orders/2026-11-23.ndjson", "MATCHING", both),
        ("s3:///raw/orders/2026-*.ndjson", "MATCHING", both),
        ("s3:///raw/orders/2026-11-23.ndjson", "EXACT", set()),
        ("s3:///nowhere", "CONTAINED", set()),
        ("datatable://shop/never_seen", "CONTAINED", set()),
    ):  # fmt: skip
        found = await client.in_workspace(
            shop, f"usagesOf(uri: $uri, scope: {scope}) {{ nodes {{ {USAGE} }} totalCount }}", uri=("AssetURI!", uri)
        )
        assert expected <= set(by(found["usagesOf"]["nodes"])), uri
        assert bool(expected) == bool(found["usagesOf"]["totalCount"])


async def test_where_it_stands(client: Client, shop: str) -> None:
    found = await client.in_workspace(
        shop,
        'script(path: "f/ingest/fetch_orders") { path usages { nodes { occurrenceCount occurrences(first: 1) '
        "{ path rule text access span { startLine startColumn endByte } } columns { name } } } }",
    )
    for usage in found["script"]["usages"]["nodes"]:
        assert usage["occurrenceCount"] >= 1
        (place,) = usage["occurrences"]
        assert place["path"] == "f/ingest/fetch_orders"
        assert place["span"]["startLine"] >= 1


@pytest.mark.parametrize("first", [1, 2, 5, 200])
async def test_what_inherits_is_listed_behind_its_source(client: Client, shop: str, first: int) -> None:
    uri, rows, after = "ducklake://main/order_facts", [], None
    while True:
        found = await client.in_workspace(
            shop,
            f"asset(uri: $uri) {{ usages(first: {first}, after: $after, filter: {{inherited: true}}) "
            f"{{ nodes {{ id {USAGE} }} pageInfo {{ hasNextPage endCursor }} }} }}",
            uri=("AssetURI!", uri),
            after=("String", after),
        )
        page = found["asset"]["usages"]
        rows += page["nodes"]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    assert len({row["id"] for row in rows}) == len(rows)
    own = [row for row in rows if not row["inheritedFrom"]]
    assert by(own) == by(await usages(client, shop, uri))
    assert {"FLOW f/flows/nightly", "FLOW f/flows/reporting", "STEP f/flows/nightly#join"} <= set(by(rows))
    for row in rows:
        source = row["inheritedFrom"] or row
        assert source["asset"]["uri"] == row["asset"]["uri"] == uri
        assert source["runnable"]["path"] in {one["runnable"]["path"] for one in own}


async def test_assets_by_what_a_flow_inherits(client: Client, shop: str) -> None:
    of_flow = 'flow(path: "f/flows/nightly") { usages(first: 200, filter: {writes: true}) { nodes { asset { uri } } } }'
    rows = (await client.in_workspace(shop, of_flow))["flow"]["usages"]["nodes"]
    expected = {row["asset"]["uri"] for row in rows}
    assert len(expected) > 3

    async def found(inherited: str) -> set[str]:
        usage = f'{{writes: true, inherited: {inherited}, runnable: {{kind: FLOW, path: "f/flows/nightly"}}}}'
        assets = f"assets(first: 200, filter: {{usage: {usage}}}) {{ nodes {{ uri }} totalCount }}"
        listed = (await client.in_workspace(shop, assets))["assets"]
        uris = {row["uri"] for row in listed["nodes"]}
        assert listed["totalCount"] == len(uris)
        return uris

    assert await found("true") == expected
    assert await found("false") == await found("null") == set()
    refused = 'query($w: String!) { workspace(name: $w) { assets(filter: {usage: {inherited: true, pathPrefix: "f/"}})'
    error = await client.error(f"{refused} {{ nodes {{ uri }} }} }} }}", w=shop)
    assert error["extensions"] == {"code": "BAD_USER_INPUT", "argument": "filter"}


@pytest.mark.parametrize(
    ("filter", "kept"),
    [
        ('runnable: {kind: FLOW, path: "f/flows/nightly"}', lambda name: name == "FLOW f/flows/nightly"),
        ('pathPrefix: "f/flows/"', lambda name: " f/flows/" in name),
        ('pathPrefix: "f/nowhere/"', lambda name: False),
    ],
)
async def test_inherited_usages_are_filtered_by_who_has_them(client: Client, shop: str, filter: str, kept: Any) -> None:
    async def found(filter: str) -> list[str]:
        usages = f"usages(filter: {{inherited: true {filter}}}, first: 200) {{ nodes {{ {USAGE} }} }}"
        uri = "ducklake://main/order_facts"
        rows = await client.in_workspace(shop, f"asset(uri: $uri) {{ {usages} }}", uri=("AssetURI!", uri))
        return by(rows["asset"]["usages"]["nodes"])

    whole = await found("")
    assert await found(f", {filter}") == [name for name in whole if kept(name)]


async def test_a_cursor_is_of_one_list_of_its_level(client: Client, shop: str) -> None:
    page = "nodes { uri usages(first: 1%s) { nodes { id } pageInfo { hasNextPage endCursor } } }"
    first = (await client.in_workspace(shop, f"assets {{ {page % ''} }}"))["assets"]["nodes"]
    place, continued = next((n, row) for n, row in enumerate(first) if row["usages"]["pageInfo"]["hasNextPage"])
    query = (
        f"query($name: String!, $at: String) {{ workspace(name: $name) {{ assets {{ {page % ', after: $at'} }} }} }}"
    )
    answer = await client.ask(query, name=shop, at=continued["usages"]["pageInfo"]["endCursor"])
    rows = answer["data"]["workspace"]["assets"]["nodes"]
    assert [n for n, row in enumerate(rows) if row["usages"]] == [place]
    assert rows[place]["usages"]["nodes"] != continued["usages"]["nodes"]
    others = [n for n in range(len(rows)) if n != place]
    assert [(error["path"][3], error["extensions"]["code"]) for error in answer["errors"]] == [
        (n, "BAD_USER_INPUT") for n in others
    ]


async def test_assets_of_several_workspaces_have_each_their_own_usages(
    client: Client, shop: str, workspace: str
) -> None:
    content = "# asset: read s3:///elsewhere.csv"
    script = {"path": "f/elsewhere", "language": "PYTHON", "content": content}
    await client.data(
        "mutation($input: DeployInput!) { deploy(input: $input) { changedCount } }",
        input={"workspace": workspace, "scripts": [script]},
    )
    first = "assets(first: 1) { nodes { id usages { nodes { id } } } }"
    (here,) = (await client.in_workspace(shop, first))["assets"]["nodes"]
    (there,) = (await client.in_workspace(workspace, first))["assets"]["nodes"]
    query = "query($ids: [ID!]!) { nodes(ids: $ids) { id ... on Asset { usages { nodes { id } } } } }"
    found = await client.data(query, ids=[here["id"], there["id"], here["id"]])
    assert found["nodes"] == [here, there, here]


@pytest.mark.parametrize(
    ("field", "most"),
    [
        ("usages { nodes { asset { uri } runnable { path } } } readers { nodes { runnable { path } } }", 9),
        ("a: usages(first: 3) { nodes { asset { uri } } } b: usages(first: 3) { nodes { asset { uri } } }", 5),
        ("usages(filter: {inherited: true}) { nodes { runnable { path } } }", 9),
    ],
)
async def test_a_level_is_read_in_as_many_statements_however_many_rows_it_has(
    client: Client, shop: str, caplog: pytest.LogCaptureFixture, field: str, most: int
) -> None:
    caplog.set_level(logging.INFO, "headrace.operations")
    for first in (2, 20):
        await client.in_workspace(shop, f"assets(first: {first}) {{ nodes {{ {field} }} }}")
    few, many = (record.facts["statements"] for record in caplog.records if record.name == "headrace.operations")  # type: ignore[attr-defined]
    assert max(few, many) <= most


async def test_an_app_has_what_it_runs(client: Client, shop: str) -> None:
    app = '{kind: APP, path: "f/report/dashboard"}'
    rows = f"nodes {{ id {USAGE} }} totalCount"
    found = await client.in_workspace(
        shop,
        f"""app: runnable(ref: {app}) {{
          ... on App {{ runs {{ runnableKind path }} none: runs(first: 0) {{ path }} }}
          usages {{ {rows} }} own: usages(filter: {{inherited: false}}) {{ {rows} }}
        }}
        script(path: "f/report/send_report") {{ usages {{ {rows} }} }}
        assets(filter: {{usage: {{runnable: {app}, inherited: true}}}}) {{ nodes {{ uri }} }}""",
    )
    assert found["app"]["runs"] == [{"runnableKind": "SCRIPT", "path": "f/report/send_report"}]
    assert found["app"]["none"] == []
    own, whole = found["app"]["own"]["nodes"], found["app"]["usages"]["nodes"]
    assert own == [row for row in whole if row["inheritedFrom"] is None] != []
    assert found["app"]["usages"]["totalCount"] == len(whole)
    inherited = [row for row in whole if row["inheritedFrom"] is not None]
    assert {row["asset"]["uri"] for row in inherited} == {
        row["asset"]["uri"] for row in found["script"]["usages"]["nodes"]
    }
    assert {row["uri"] for row in found["assets"]["nodes"]} == {row["asset"]["uri"] for row in whole}
    uri = inherited[0]["asset"]["uri"]
    of_asset = await client.in_workspace(
        shop, f'asset(uri: "{uri}") {{ usages(filter: {{inherited: true}}, first: 200) {{ nodes {{ id }} }} }}'
    )
    assert inherited[0]["id"] in {row["id"] for row in of_asset["asset"]["usages"]["nodes"]}
    again = await client.data(
        "query($id: ID!) { node(id: $id) { ... on Usage { id " + USAGE + " } } }", id=whole[0]["id"]
    )
    assert again["node"] == whole[0]
