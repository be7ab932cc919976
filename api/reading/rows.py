"""Reads rows by key or by name. A row that the caller may not see is treated as absent."""

from __future__ import annotations

from asyncio import gather
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from analyzers.asset import Asset, AssetKind, InvalidURI, parse
from analyzers.storages import placed
from api.errors import APIError, BadInput, ErrorCode
from api.paging import Row, Seen
from api.reading.reach import reached_by
from ingest.deployment import RunnableKind, RunnableRef
from ingest.plan import storages_of
from ingest.usages import asset_key

if TYPE_CHECKING:
    from api.operation import Operation


async def asset(operation: Operation, key: str) -> Row | None:
    """The asset with this key."""
    row: Row | None = (await operation.joined("assets", key))[0]
    sight = operation.sight(key.partition(":")[0])
    return await _first(sight.assets, row) if sight else row


async def assets(operation: Operation, keys: Sequence[str]) -> list[Row]:
    """The assets with these keys, which the caller is known to see. Raises LookupError if one does not exist."""
    return await _together(operation, "assets", keys)


async def usage(operation: Operation, key: str, heir: tuple[str, str] | None = None) -> Row | None:
    """The usage with this key, or that usage as inherited by ``heir``, the kind and key of a runnable."""
    found: Row | None = (await operation.joined("usages", key))[0]
    if found is None:
        return None
    row = {**found, "heir": heir}
    if heir is not None:
        holder = await runnable(operation, *heir)
        if holder is None or row["runnable"] not in await reached_by(operation, *heir):
            return None
        row["heirPath"] = holder["path"]
    sight = operation.sight(key.partition(":")[0])
    return await _first(sight.usages, row) if sight else row


async def usage_details(operation: Operation, key: str) -> Row:
    """The occurrences and columns of the usage with this key."""
    row: Row | None = (await operation.joined("usage_details", key))[0]
    return row or {"occurrencesJson": None, "columnsJson": None, "outputsJson": None}


async def job(operation: Operation, key: str) -> Row | None:
    """The job with this key."""
    row: Row | None = (await operation.joined("jobs", key))[0]
    sight = operation.sight(key.partition(":")[0])
    return await _first(sight.jobs, row) if sight else row


async def jobs(operation: Operation, keys: Sequence[str]) -> list[Row]:
    """The jobs with these keys. Raises APIError if one was deleted after its key was read."""
    try:
        return await _together(operation, "jobs", keys)
    except LookupError:
        raise APIError(ErrorCode.UNAVAILABLE, "a job of this list was deleted while it was read; try again") from None


async def runnable(operation: Operation, kind: str, key: str) -> Row | None:
    """The runnable with this kind and key, even if archived."""
    row: Row | None = (await operation.joined("runnables", (kind, key)))[0]
    sight = operation.sight(key.partition(":")[0])
    return await _first(sight.runnables, row) if sight else row


async def runnables(operation: Operation, named: Sequence[tuple[str, str]]) -> list[Row]:
    """The runnables with these kinds and keys, which the caller is known to see. Raises LookupError if one does not
    exist."""
    return await _together(operation, "runnables", named)


async def named(operation: Operation, workspace: str, kind: str, path: str) -> Row | None:
    """The live runnable with this kind and path."""
    row = await runnable(operation, kind, runnable_key(workspace, kind, path))
    return row if row and row["live"] else None


async def detection(operation: Operation, workspace: str, sequence: int) -> Row | None:
    """The entry with this sequence number in a workspace's log."""
    row: Row | None = (await operation.joined("detections_by_key", (workspace, sequence)))[0]
    sight = operation.sight(workspace)
    return await _first(sight.detections, row) if sight else row


async def assets_named(operation: Operation, workspace: str, uris: Sequence[str], argument: str) -> list[Asset]:
    """The assets that URIs name. One that has not been seen may name the bucket of a storage, as programs outside the
    workspace do. Raises BadInput with the argument's name."""
    named = [_parsed(uri, argument) for uri in uris]
    elsewhere = [one for one in named if one.kind is AssetKind.S3_OBJECT and not one.path.startswith("/")]
    seen = await gather(*(asset(operation, asset_key(workspace, one)) for one in elsewhere))
    unseen = {one for one, row in zip(elsewhere, seen, strict=True) if row is None}
    told = await operation.graph.read("storages", name=workspace) if unseen else None
    storages = storages_of(told["storages"]) if told else None
    return [placed(storages, one) if one in unseen else one for one in named]


def _parsed(uri: str, argument: str) -> Asset:
    try:
        return parse(uri)
    except InvalidURI as error:
        raise BadInput(argument, str(error)) from None


def runnable_key(workspace: str, kind: str, path: str) -> str:
    """The key of the runnable with this kind and path."""
    return RunnableRef(RunnableKind(kind), path).key(workspace)


async def _first(seen: Seen, row: Row | None) -> Row | None:
    """The row if the caller may see it."""
    found = await seen([row]) if row else []
    return found[0] if found else None


async def present(operation: Operation, name: str, requests: Sequence[Any]) -> dict[Any, Row]:
    """The rows that a statement finds for requests, by request; absent ones are left out."""
    distinct = tuple(dict.fromkeys(requests))
    found = await operation.joined_all(name, distinct) if distinct else []
    return {request: row for request, (row,) in zip(distinct, found, strict=True) if row}


async def _together(operation: Operation, name: str, requests: Sequence[Any]) -> list[Row]:
    found = await present(operation, name, requests)
    return [found[request] for request in requests]
