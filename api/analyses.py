"""Analyses of code that is not stored. They run in the same worker processes as deployments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import ingest
from analyzers.context import Source, Storage
from analyzers.flow import FlowAnalysis
from api.errors import APIError, BadInput, ErrorCode
from api.operation import Operation
from api.schema.enums import Right
from ingest.items import Work
from ingest.plan import storages_of
from ingest.reading import Find, Reading, stored


async def analyse(operation: Operation, workspace: str | None, item: ingest.Item) -> FlowAnalysis:
    """The analysis of an item. Given a workspace, its imports and storages are taken from there.

    Raises an APIError if the caller may not read any workspace, and BadInput if it may not read this one."""
    if not operation.viewer.reads:
        raise APIError(ErrorCode.FORBIDDEN, f"this needs the right {Right.READ} in at least one workspace")
    storages: tuple[Storage, ...] | None = None
    find: Find = _nothing
    if workspace is not None:
        row = await operation.graph.read("storages", name=workspace) if operation.viewer.sees(workspace) else None
        if row is None:
            raise BadInput("input.workspace", f"there is no workspace {workspace[:100]!r}")
        storages = storages_of(row["storages"])
        find = _covered(operation, workspace)
    (analysis,) = await Reading(find, operation.pool).analyse([Work.of(item)], storages, {})
    return analysis


def _covered(operation: Operation, workspace: str) -> Find:
    """Finds the deployed files of a workspace that the caller may see."""
    find, covers = stored(operation.graph, workspace), operation.viewer.grant(workspace).covers

    async def found(paths: Sequence[str]) -> Mapping[str, Source]:
        return await find([path for path in paths if covers(path)])

    return found


async def _nothing(paths: Sequence[str]) -> Mapping[str, Source]:
    return {}
