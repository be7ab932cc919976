"""Looks up objects by their ids."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence

from api import ids
from api.operation import Operation
from api.reading import accesses, rows, workspaces
from api.schema.asset import Asset
from api.schema.detection import Detection
from api.schema.job import Job
from api.schema.job_access import JobAccess
from api.schema.node import Node
from api.schema.runnables import runnable_of
from api.schema.usage import Usage
from api.schema.workspace import workspace_of

_SEQUENCE = re.compile(r"\d{1,16}")


async def nodes_of(operation: Operation, texts: Sequence[str], argument: str) -> list[Node | None]:
    """The objects with these ids; None for those that do not exist or that the caller may not see.

    Raises BadInput if a text is not an id."""
    named = [ids.decode(text, argument) for text in texts]
    return list(await asyncio.gather(*(_visible(operation, item) for item in named)))


async def _visible(operation: Operation, named: ids.NodeId) -> Node | None:
    if not operation.viewer.sees(named.workspace):
        return None
    # What is left of a workspace that is being deleted still has its ids.
    exists, node = await asyncio.gather(workspaces.exists(operation, named.workspace), _node(operation, named))
    return node if exists else None


async def _node(operation: Operation, named: ids.NodeId) -> Node | None:
    match named.label:
        case "Workspace":
            return workspace_of(named.key)
        case "Asset":
            row = await rows.asset(operation, named.key)
            return Asset.of(row) if row else None
        case "Usage":
            row = await rows.usage(operation, named.key, named.heir)
            return Usage.of(row) if row else None
        case "Job":
            row = await rows.job(operation, named.key)
            return Job.of(row) if row else None
        case "JobAccess":
            row = await accesses.named(operation, named.key)
            return JobAccess.of(row) if row else None
        case "Detection":
            workspace, _, number = named.key.partition(":")
            row = await rows.detection(operation, workspace, int(number)) if _SEQUENCE.fullmatch(number) else None
            return Detection(workspace=workspace, row=row) if row else None
        case label:
            row = await rows.runnable(operation, label.upper(), named.key)
            return runnable_of(label.upper(), row) if row else None
