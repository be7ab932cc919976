"""Lists of runnables."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from api.cursors import Cursors, Position
from api.errors import BadInput
from api.paging import Listing, Row, Walk, Window, beyond, following, listing
from api.reading import rows
from api.reading.search import words_of

if TYPE_CHECKING:
    from api.operation import Operation
    from api.schema.filters import RunnableFilter


LISTED = ("SCRIPT", "FLOW", "APP", "SCHEDULE", "TRIGGER")
"""The kinds that a workspace lists; steps are listed only by their flow."""

_FOUND = {"SCRIPT": "scripts_found", "FLOW": "flows_found"}
"""The statements that search a kind with an index of substrings."""


async def of_kind(
    operation: Operation, kind: str, workspace: str, wanted: RunnableFilter, first: int | None, after: str | None
) -> Listing:
    """The live scripts or flows of a workspace, ordered by path."""
    window = Window.of(operation.limits, Cursors(f"{kind.lower()}s", workspace), first, after, ("",))
    sieve, prefix = _sieve(workspace, wanted), wanted.path_prefix or ""
    words = sieve["words"]
    statement = _FOUND[kind] if words else f"runnables_by_path.{kind.title()}"
    sought = {**sieve, "longest": words[0]} if words else sieve

    async def walk(at: Position, length: int) -> Walk:
        bounds = {"from": max(following(str(at[0])), prefix), "to": beyond(prefix)}
        return Walk.of(await operation.graph.read(statement, **sought, **bounds, walk=length))

    sight = operation.sight(workspace)
    count = partial(_count, operation, [kind], sieve, prefix)
    return await listing(window, walk, lambda row: (row["path"],), count, sight and sight.runnables)


async def of_workspace(
    operation: Operation,
    workspace: str,
    kinds: Sequence[str] | None,
    wanted: RunnableFilter,
    first: int | None,
    after: str | None,
) -> Listing:
    """The live runnables of some kinds, ordered by path and kind; each row has its ``kind``. A search reads along the
    paths, a bounded number of rows per kind and page. Raises BadInput for steps."""
    asked = LISTED if kinds is None else tuple(dict.fromkeys(map(str, kinds)))
    if not set(asked) <= set(LISTED):
        raise BadInput("kinds", "steps are listed by their flow")
    window = Window.of(operation.limits, Cursors("runnables", workspace), first, after, ("", ""))
    sieve, prefix = _sieve(workspace, wanted), wanted.path_prefix or ""

    async def walk(at: Position, length: int) -> Walk:
        path, last = map(str, at)
        walks = await asyncio.gather(
            *(
                operation.graph.read(
                    f"runnables_by_path.{kind.title()}", **sieve,
                    **{"from": max(following(path) if kind <= last else path, prefix), "to": beyond(prefix)},
                    walk=length,
                )
                for kind in asked
            )
        )  # fmt: skip
        found = list(zip(asked, map(Walk.of, walks), strict=True))
        stopped = min(((*one.stopped, kind) for kind, one in found if one.stopped), default=None)
        rows = sorted(({**row, "kind": kind} for kind, one in found for row in one.rows), key=_PLACE)
        return Walk([row for row in rows if stopped is None or _PLACE(row) <= stopped], stopped)

    sight = operation.sight(workspace)
    count = partial(_count, operation, asked, sieve, prefix)
    return await listing(window, walk, _PLACE, count, sight and sight.runnables)


_PLACE = itemgetter("path", "kind")


def _sieve(workspace: str, wanted: RunnableFilter) -> dict[str, Any]:
    return {
        "workspace": workspace,
        "words": words_of(wanted.search),
        "languages": wanted.languages,
        "origin": wanted.origin,
    }


async def _count(operation: Operation, kinds: Sequence[str], sieve: dict[str, Any], prefix: str) -> int:
    bounds = {"from": prefix, "to": beyond(prefix)}
    counts = (operation.graph.read(f"runnables_count.{kind.title()}", **sieve, **bounds) for kind in kinds)
    return sum(await asyncio.gather(*counts))


async def steps_of(operation: Operation, flow: str, first: int | None, after: str | None) -> Listing:
    """The steps of a flow, in order."""
    operation.require_read(flow)
    window = Window.of(operation.limits, Cursors("steps", flow), first, after, (-1,))

    async def walk(at: Position, length: int) -> Walk:
        return Walk.of(await operation.joined("steps", (flow, *at), walk=length))

    async def count() -> Any:
        return await operation.joined("steps_count", flow)

    return await listing(window, walk, lambda row: (row["position"],), count)


async def run_by(operation: Operation, kind: str, runnable: str) -> list[tuple[str, Row]]:
    """The deployed scripts and flows that the code of a runnable runs, each with its kind, ordered by path."""
    started = await operation.joined(f"runs_of.{kind.title()}", runnable)
    named = [("SCRIPT", key) for key in started["scripts"]] + [("FLOW", key) for key in started["flows"]]
    found = await rows.present(operation, "runnables", named)
    sight = operation.sight(runnable.partition(":")[0])
    return sorted(
        ((kind, row) for (kind, _), row in found.items() if sight is None or sight.covers(row["path"])),
        key=lambda item: (item[1]["path"], item[0]),
    )
