"""Lists of scripts, flows and steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from api.cursors import Cursors, Position
from api.paging import Listing, Row, Walk, Window, beyond, following, listing
from api.reading import rows
from api.reading.search import words_of

if TYPE_CHECKING:
    from api.operation import Operation
    from api.schema.filters import RunnableFilter


async def of_workspace(
    operation: Operation, name: str, workspace: str, wanted: RunnableFilter, first: int | None, after: str | None
) -> Listing:
    """The live runnables of a workspace by path: ``name`` is ``scripts`` or ``flows``."""
    window = Window.of(operation.limits, Cursors(name, workspace), first, after, ("",))
    words, prefix = words_of(wanted.search), wanted.path_prefix or ""
    sieve = {"workspace": workspace, "languages": wanted.languages, "origin": wanted.origin}
    sought = {"words": words, "longest": words[0]} if words else {}
    statement = f"{name}_found" if words else f"{name}_by_path"

    async def walk(at: Position, length: int) -> Walk:
        bounds = {"from": max(following(str(at[0])), prefix), "to": beyond(prefix)}
        return Walk.of(await operation.graph.read(statement, **sieve, **sought, **bounds, walk=length))

    async def count() -> Any:
        bounds = {"from": prefix, "to": beyond(prefix)}
        return await operation.graph.read(f"{name}_count", **sieve, words=words, **bounds)

    sight = operation.sight(workspace)
    return await listing(window, walk, lambda row: (row["path"],), count, sight and sight.runnables)


async def steps_of(operation: Operation, flow: str, first: int | None, after: str | None) -> Listing:
    """The steps of the flow of a key, in their order."""
    operation.require_read(flow)
    window = Window.of(operation.limits, Cursors("steps", flow), first, after, (-1,))

    async def walk(at: Position, length: int) -> Walk:
        return Walk.of(await operation.joined("steps", (flow, *at), walk=length))

    async def count() -> Any:
        return await operation.joined("steps_count", flow)

    return await listing(window, walk, lambda row: (row["position"],), count)


async def run_by_app(operation: Operation, app: str) -> list[tuple[str, Row]]:
    """The scripts and flows that the app of a key runs, each with its kind, by path."""
    started = await operation.joined("runs_of.App", app)
    named = [("SCRIPT", key) for key in started["scripts"]] + [("FLOW", key) for key in started["flows"]]
    found = await rows.present(operation, "runnables", named)
    sight = operation.sight(app.partition(":")[0])
    return sorted(
        ((kind, row) for (kind, _), row in found.items() if sight is None or sight.covers(row["path"])),
        key=lambda item: (item[1]["path"], item[0]),
    )
