"""The end of a workspace's log of detections: each number once, in order, without gaps."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Self

from api.reading import log
from api.subscriptions.limits import Limits
from api.subscriptions.tail import Tail
from cypher.graph import Graph


class LogTail(Tail):
    """The newest rows of one log, by their own numbers."""

    @classmethod
    async def begun(cls, graph: Graph, workspace: str, limits: Limits) -> Self:
        head, _ = await log.bounds(graph, workspace)
        return cls(workspace, head, limits.ring, limits)

    @classmethod
    async def look(cls, graph: Graph, tails: Sequence[Self]) -> bool:
        bounds = await graph.read("log_bounds", requests=[tail.workspace for tail in tails])
        moved = [
            tail._advance(graph, head, oldest)
            for tail, (head, oldest) in zip(tails, bounds, strict=True)
            if tail.ring.through < head
        ]
        for fault in await asyncio.gather(*moved, return_exceptions=True):  # none may still be running at the next poll
            if fault is not None:
                raise fault
        return bool(moved)

    async def _advance(self, graph: Graph, head: int, oldest: int) -> None:
        """Reads up to the head of the log, or to the first missing number: that entry has been written but is not
        visible yet."""
        if self.ring.through < oldest - 1:
            self.ring.restart(oldest - 1)
        while (at := self.ring.through) < head:
            rows, held = await log.between(graph, self.workspace, at, min(at + self.limits.block, head))
            whole = log.contiguous(held, at)
            for row in rows[: whole - at]:
                self.ring.put(row["sequence"], row, 1)
            if whole == at:
                return
            self.ring.move(whole)
