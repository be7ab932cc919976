"""Analyses of code that is not stored, in the workers that analyse deployments too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import orjson

import ingest
from analyzers.context import Source, Storage
from analyzers.flow import FlowAnalysis
from api.errors import APIError, BadInput, ErrorCode
from api.operation import Operation
from api.schema.enums import Right
from ingest.items import Work
from ingest.reading import Find, Reading, stored


async def analyse(operation: Operation, workspace: str | None, item: ingest.Item) -> FlowAnalysis:
    """What an item says; in a workspace its imports are read there, and its storages are known.

    Raises an APIError for a caller who sees no workspace at all, and BadInput for one that the caller does not see."""
    if not operation.viewer.reads:
        raise APIError(ErrorCode.FORBIDDEN, f"this needs the right {Right.READ} in at least one workspace")
    storages: tuple[Storage, ...] | None = None
    find: Find = _nothing
    if workspace is not None:
        row = await operation.graph.read("storages", name=workspace) if operation.viewer.sees(workspace) else None
        if row is None:
            raise BadInput("input.workspace", f"there is no workspace {workspace[:100]!r}")
        if row["storages"] is not None:
            storages = tuple(Storage(name, bucket) for name, bucket in orjson.loads(row["storages"]))
        find = _covered(operation, workspace)
    (analysis,) = await Reading(find, operation.pool).analyse([Work.of(item)], storages, {})
    return analysis


def _covered(operation: Operation, workspace: str) -> Find:
    """Finds what is deployed in a workspace, as far as the caller sees it."""
    find, covers = stored(operation.graph, workspace), operation.viewer.grant(workspace).covers

    async def found(paths: Sequence[str]) -> Mapping[str, Source]:
        return await find([path for path in paths if covers(path)])

    return found


async def _nothing(paths: Sequence[str]) -> Mapping[str, Source]:
    return {}
