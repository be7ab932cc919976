"""What a source could not read is told, seen and taken back within the folders of who does it."""

from __future__ import annotations

from typing import Any

from api.schema.enums import Right
from api.viewer import Grant, Viewer
from tests.api.auth.conftest import Knock
from tests.api.client import Client

DEPLOY = "mutation($input: DeployInput!) { deploy(input: $input) { changedCount } }"
FIELDS = "diagnostics { totalCount nodes { path code severity message pointer span { startLine } } }"


def broken(path: str) -> dict[str, Any]:
    span = dict.fromkeys(("startLine", "startColumn", "endLine", "endColumn", "startByte", "endByte"), 1)
    return {"severity": "ERROR", "code": "INVALID_DOCUMENT", "message": "no YAML", "path": path, "span": span}


async def test_what_a_source_could_not_read(knock: Knock, workspace: str) -> None:
    owner = await knock(viewer=Viewer())
    ann = await knock(viewer=Viewer("ann", {workspace: Grant(frozenset({Right.READ, Right.DEPLOY}), ("f/a",))}))

    async def tell(client: Client, *paths: str) -> dict[str, Any]:
        given = {"workspace": workspace, "source": "ci", "diagnostics": [broken(path) for path in paths]}
        return await client.ask(DEPLOY, input=given)

    async def seen(client: Client) -> list[str]:
        return [row["path"] for row in (await client.in_workspace(workspace, FIELDS))["diagnostics"]["nodes"]]

    await tell(owner, "f/a/x.flow/flow.yaml", "f/b/y.flow/flow.yaml")
    (row, _) = (await owner.in_workspace(workspace, FIELDS))["diagnostics"]["nodes"]
    assert row == {**broken("f/a/x.flow/flow.yaml"), "pointer": None, "span": {"startLine": 1}}
    assert await seen(ann) == ["f/a/x.flow/flow.yaml"]
    (error,) = (await tell(ann, "f/b/z.flow/flow.yaml"))["errors"]
    assert error["extensions"]["code"] == "FORBIDDEN"
    await tell(ann)
    assert await seen(owner) == ["f/b/y.flow/flow.yaml"], "those of other folders are not hers to take back"
