"""The workspaces that a caller may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.cursors import Cursors, Position
from api.paging import Listing, Walk, Window, following, listing
from api.viewer import EVERY

if TYPE_CHECKING:
    from api.operation import Operation


async def visible(operation: Operation, first: int | None, after: str | None) -> Listing:
    """The visible workspaces, ordered by name."""
    window = Window.of(operation.limits, Cursors("workspaces"), first, after, ("",))
    viewer = operation.viewer

    async def every(at: Position, length: int) -> Walk:
        found = Walk.of(await operation.graph.read("workspaces", **{"from": following(str(at[0]))}, walk=length))
        return Walk([row for row in found.rows if viewer.sees(row["name"])], found.stopped)

    async def named(at: Position, length: int) -> Walk:
        # Only the names in the caller's grants: the cursor of a longer walk could reveal other workspaces.
        names = sorted(name for name in viewer.workspaces or () if name > str(at[0]) and viewer.sees(name))[:length]
        found = await operation.joined_all("workspaces_named", tuple(names))
        rows = [{"name": name} for name, exists in zip(names, found, strict=True) if exists]
        return Walk(rows, (names[-1],) if len(names) == length else None)

    walk = every if viewer.workspaces is None or EVERY in viewer.workspaces else named
    return await listing(window, walk, lambda row: (row["name"],))


async def exists(operation: Operation, name: str) -> bool:
    """Whether there is a workspace with this name that the caller may see."""
    return operation.viewer.sees(name) and bool(await operation.joined("workspaces_named", name))
