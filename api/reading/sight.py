"""What a caller who is restricted to folders may see.

A runnable is visible if its path is in a folder. A usage is visible with its runnable, an inherited one with the flow,
step or app that inherits it; nothing is revealed about a source outside of the folders. An asset is visible if its own
path is in a folder, or if a visible usage names it. Callers without a restriction have no Sight, and none of its cost.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any, final

from analyzers.facts import Code
from api.paging import Row
from api.reading.reach import Reach
from api.reading.reader import Reader

_REDACTED = {
    "hasSourceElsewhere": True,
    "occurrenceCount": 0,
    "jobCount": 0,
    "lastJob": None,
    "decidedAccess": None,
    "decidedBy": None,
    "decidedAt": None,
    "decisionNote": None,
}
"""What replaces the details of a usage whose source is hidden."""


_CIRCLE = "the flow runs itself"


@final
class Sight:
    """The visible part of a workspace for a caller restricted to ``folders``. It lives for one operation."""

    def __init__(self, reader: Reader, workspace: str, folders: Sequence[str]) -> None:
        self.folders = [f"{folder}/" for folder in folders]
        self._reader = reader
        self._workspace = workspace
        self._reached: asyncio.Task[list[str]] | None = None

    def covers(self, path: str | None) -> bool:
        """Whether a path is in one of the folders."""
        return path is not None and path.startswith(tuple(self.folders))

    async def runnables(self, rows: list[Row]) -> list[Row]:
        """The visible rows of runnables, or of anything else with a path."""
        return [row for row in rows if self.covers(row["path"])]

    async def diagnostics(self, rows: list[Row]) -> list[Row]:
        """The visible diagnostics. The message of a circle of flows is replaced, since it may name hidden flows."""
        seen = await self.runnables(rows)
        return [{**row, "message": _CIRCLE} if row["code"] == Code.FLOW_CYCLE.name else row for row in seen]

    async def usages(self, rows: list[Row]) -> list[Row]:
        """The visible usages, redacted."""
        return [self.redacted(row) for row in rows if self.covers(row["heirPath"] if row.get("heir") else row["path"])]

    def redacted(self, row: Row) -> Row:
        """A visible usage, without details if its source is hidden."""
        return row if self.covers(row["path"]) else {**row, **_REDACTED}

    async def assets(self, rows: list[Row]) -> list[Row]:
        """The visible assets."""
        known = await self._known([row["key"] for row in rows])
        return [row for row in rows if known[row["key"]]["seen"]]

    async def used_assets(self, rows: list[Row]) -> list[Row]:
        """The visible assets that a visible usage names."""
        known = await self._known([row["key"] for row in rows])
        return [row for row in rows if known[row["key"]]["seen"] and known[row["key"]]["used"]]

    async def nodes(self, labels: Mapping[str, str]) -> set[str]:
        """The keys of the visible assets and runnables among ``labels``, which maps keys to labels."""
        assets = await self._known([key for key, label in labels.items() if label == "Asset"])
        paths = await self._paths([(label.upper(), key) for key, label in labels.items() if label != "Asset"])
        return {key for key in labels if (assets[key]["seen"] if key in assets else self.covers(paths.get(key)))}

    async def jobs(self, rows: list[Row]) -> list[Row]:
        """The visible jobs: those whose runnable is visible."""
        paths = await self._paths([(row["runnableKind"], row["runnable"]) for row in rows if row["runnable"]])
        return [row for row in rows if self.covers(paths.get(row["runnable"]))]

    async def accesses(self, rows: list[Row]) -> list[Row]:
        """The visible accesses: those by visible jobs."""
        keys = list(dict.fromkeys(row["job"] for row in rows))
        found = await self._reader.graph.read("jobs", requests=keys) if keys else []
        seen = {row["key"] for row in await self.jobs([row for (row,) in found if row])}
        return [row for row in rows if row["job"] in seen]

    async def detections(self, rows: list[Row]) -> list[Row]:
        """The visible log entries: those of visible usages and assets."""
        known = await self._known([row["asset"] for row in rows if row["runnablePath"] is None and row["asset"]])
        return [
            row
            for row in rows
            if (
                self.covers(row["runnablePath"])
                if row["runnablePath"] is not None
                else known.get(row["asset"], {}).get("seen", False)
            )
        ]

    async def _known(self, keys: Sequence[str]) -> dict[str, Row]:
        keys = list(dict.fromkeys(keys))
        if not keys:
            return {}
        found = await self._reader.graph.read(
            "assets_in_folders", requests=keys, folders=self.folders, reached=await self.reached()
        )
        return dict(zip(keys, found, strict=True))

    async def _paths(self, named: Sequence[tuple[str, str]]) -> dict[str, str]:
        """The paths of runnables, by their keys."""
        distinct = list(dict.fromkeys(named))
        found = await self._reader.graph.read("runnables", requests=distinct) if distinct else []
        return {row["key"]: row["path"] for (row,) in found if row}

    async def reached(self) -> list[str]:
        """The keys of everything that visible flows and apps run in other folders: they inherit its usages."""
        if self._reached is None:
            self._reached = asyncio.create_task(self._reach())
        return await self._reached

    async def _reach(self) -> list[str]:
        found: Any = await self._reader.joined("run_from_folders", (self._workspace, tuple(self.folders)))
        reach = await Reach.of(self._reader, found["flows"])
        return list(dict.fromkeys((*found["scripts"], *reach.of_flows(found["flows"]))))
