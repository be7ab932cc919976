"""What a caller needs for a change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import ingest
from api.errors import APIError, ErrorCode
from api.operation import Operation
from api.schema.enums import Right
from api.viewer import Grant


async def require(operation: Operation, right: Right, workspace: str, paths: Iterable[str | None] = ()) -> None:
    """Raises an APIError where the caller lacks a right in a workspace, or in the folder of one of the paths; None
    stands for what is in no folder. A workspace that is not there yet is made by who names it alone."""
    operation.viewer.require(right, workspace)
    if not operation.viewer.names(workspace) and await operation.graph.read("workspace", name=workspace) is None:
        raise _forbidden(
            f"the workspace {workspace[:100]} does not exist, and only a token that names it can create it"
        )
    grant = operation.viewer.grant(workspace)
    for path in paths:
        if not grant.covers(path):
            what = "the whole workspace" if path is None else path[:200]
            raise _forbidden(
                f"this token is restricted to {', '.join(grant.folders or ())} and does not include {what}"
            )


def paths_of(deployment: ingest.Deployment) -> list[str | None]:
    """The paths that a deployment changes. Storages, and what a source no longer brings, are in no folder."""
    everywhere = deployment.storages is not None or deployment.prune is not None
    return [
        *(item.path for item in deployment.items),
        *(resource.path for resource in deployment.resources or ()),
        *(ref.path for ref in deployment.archive),
        *(row.path for row in deployment.diagnostics or ()),
        *([None] if everywhere else []),
    ]


def told(done: ingest.Deployed, deployment: ingest.Deployment, grant: Grant) -> ingest.Deployed:
    """What may be told of a deployment, with which importers elsewhere are analysed anew: who may not read the
    workspace is told of what they brought alone."""
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
