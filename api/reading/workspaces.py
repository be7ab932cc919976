"""The workspaces that a caller may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.cursors import Cursors, Position
from api.paging import Listing, Walk, Window, following, listing

if TYPE_CHECKING:
    from api.operation import Operation


async def visible(operation: Operation, first: int | None, after: str | None) -> Listing:
    """The workspaces by name."""
    window = Window.of(operation.limits, Cursors("workspaces"), first, after, ("",))
    names = operation.viewer.workspaces
    allowed = None if names is None else [name for name in names if operation.viewer.sees(name)]

    async def walk(at: Position, length: int) -> Walk:
        start = following(str(at[0]))
        return Walk.of(await operation.graph.read("workspaces", **{"from": start}, names=allowed, walk=length))

    return await listing(window, walk, lambda row: (row["name"],))


async def exists(operation: Operation, name: str) -> bool:
    """Whether there is a workspace of this name that the caller may see."""
    return operation.viewer.sees(name) and await operation.graph.read("workspace", name=name) is not None
