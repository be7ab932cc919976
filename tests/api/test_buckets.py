"""A URI with the bucket of a storage names what lies in that storage, where nothing of the URI itself was seen."""

from __future__ import annotations

from tests.api.client import Client

DEPLOY = "mutation($input: DeployInput!) { deploy(input: $input) { changedCount } }"
STORAGES = [{"bucket": "lake"}, {"name": "archive", "bucket": "cold"}, {"name": "other", "bucket": "archive"}]
LOOK = "asset(uri: $uri) { uri } usagesOf(uri: $uri) { nodes { asset { uri } } } assetsByUri(uris: [$uri]) { uri }"


async def test_a_bucket_stands_for_its_storage(client: Client, workspace: str) -> None:
    uris = ("s3:///raw.csv", "s3://archive/x", "s3://lake/odd", "s3://other/x")
    code = "\n".join(f"# asset: read {uri}" for uri in uris)
    script = {"path": "f/all", "language": "PYTHON", "content": code}
    await client.data(DEPLOY, input={"workspace": workspace, "scripts": [script], "storages": STORAGES})
    expected = {
        **{uri: uri for uri in uris},
        "s3://lake/raw.csv": "s3:///raw.csv",
        "s3://cold/x": "s3://archive/x",
        "s3://archive/y": None,  # the storage of this name, not the bucket
        "s3://lake/nothing": None,
        "s3://nowhere/x": None,
    }
    for asked, uri in expected.items():
        found = await client.in_workspace(workspace, LOOK, uri=("AssetURI!", asked))
        row = uri and {"uri": uri}
        assert found == {
            "asset": row,
            "assetsByUri": [row],
            "usagesOf": {"nodes": [{"asset": row}] if row else []},
        }, asked


async def test_without_storages_a_uri_is_what_it_is(client: Client, workspace: str) -> None:
    script = {"path": "f/all", "language": "PYTHON", "content": "# asset: read s3:///raw.csv"}
    await client.data(DEPLOY, input={"workspace": workspace, "scripts": [script]})
    found = await client.in_workspace(workspace, LOOK, uri=("AssetURI!", "s3://lake/raw.csv"))
    assert found["asset"] is None
