"""Lists of diagnostics."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from api.cursors import Cursors, Position
from api.paging import Listing, Row, Walk, Window, beyond, following, listing

if TYPE_CHECKING:
    from api.operation import Operation


async def of_workspace(
    operation: Operation,
    workspace: str,
    severities: Sequence[str] | None,
    codes: Sequence[str] | None,
    prefix: str,
    first: int | None,
    after: str | None,
) -> Listing:
    """The diagnostics of a workspace, ordered by path."""
    window = Window.of(operation.limits, Cursors("diagnostics", workspace), first, after, ("",))
    sieve = {"workspace": workspace, "severities": severities, "codes": codes, "to": beyond(prefix)}

    async def walk(at: Position, length: int) -> Walk:
        start = max(following(str(at[0])), prefix)
        return Walk.of(await operation.graph.read("diagnostics", **sieve, **{"from": start}, walk=length))

    async def count() -> Any:
        return await operation.graph.read("diagnostics_count", **sieve, **{"from": prefix})

    sight = operation.sight(workspace)
    return await listing(window, walk, lambda row: (row["rank"],), count, sight and sight.diagnostics)


async def of_runnable(operation: Operation, runnable: str, first: int) -> list[Row]:
    """The first diagnostics of a runnable. Those in files that it imports are included if the caller may see them."""
    rows: list[Row] = await operation.joined("diagnostics_of_runnables", runnable, first=first)
    sight = operation.sight(runnable.partition(":")[0])
    return await sight.diagnostics(rows) if sight else rows
