"""The rights that mutations need, and what their results may reveal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import ingest
from api.errors import APIError, ErrorCode
from api.operation import Operation
from api.schema.enums import Right
from api.viewer import Grant


async def require(operation: Operation, right: Right, workspace: str, paths: Iterable[str | None] = ()) -> None:
    """Raises an APIError if the caller lacks a right in a workspace or in the folder of one of the paths. Only a token
    that names a workspace may create it."""
    require_in(operation, right, workspace, paths)
    if operation.viewer.names(workspace):
        return
    if await operation.graph.read("workspaces_named", requests=[workspace]) == [False]:
        raise _forbidden(
            f"the workspace {workspace[:100]} does not exist, and only a token that names it can create it"
        )


def require_in(operation: Operation, right: Right, workspace: str, paths: Iterable[str | None]) -> None:
    """The same, for what cannot create the workspace. The path None needs a grant to the whole workspace."""
    operation.viewer.require(right, workspace)
    grant = operation.viewer.grant(workspace)
    for path in paths:
        if not grant.covers(path):
            what = "the whole workspace" if path is None else path[:200]
            raise _forbidden(
                f"this token is restricted to {', '.join(grant.folders or ())} and does not include {what}"
            )


def paths_of(deployment: ingest.Deployment) -> list[str | None]:
    """The paths that a deployment changes. Storages and pruning concern the whole workspace: None."""
    everywhere = deployment.storages is not None or deployment.prune is not None
    return [
        *(item.path for item in deployment.items),
        *(resource.path for resource in deployment.resources or ()),
        *(ref.path for ref in deployment.archive),
        *(row.path for row in deployment.diagnostics or ()),
        *([None] if everywhere else []),
    ]


def redacted(done: ingest.Deployed, deployment: ingest.Deployment, grant: Grant) -> ingest.Deployed:
    """The part of a deployment's result that the caller may see. It can include importers in other folders, which were
    analysed again; without the right to read, only the deployed items are shown."""
    brought = {item.path for item in deployment.items}

    def covers(path: str | None) -> bool:
        return grant.covers(path) and (Right.READ in grant.rights or path in brought)

    return replace(
        done,
        changed=tuple(ref for ref in done.changed if covers(ref.path)),
        archived=tuple(ref for ref in done.archived if covers(ref.path)),
        diagnostics=tuple(found for found in done.diagnostics if covers(found.path)),
    )


def _forbidden(message: str) -> APIError:
    return APIError(ErrorCode.FORBIDDEN, message)
