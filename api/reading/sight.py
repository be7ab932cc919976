"""What a caller sees who is limited to folders: runnables by their paths, and the rest by what those name.

A usage is seen where its runnable is, an inherited one where the flow, step or app is that inherits it; nothing is told
of a source elsewhere. An asset is seen where its own path is in a folder, or where a usage that is seen names it.
Whoever is not limited has no such sight, and pays for none of this.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any, final

from analyzers.facts import Code
from api.paging import Row
from api.reading.reach import Reach
from api.reading.reader import Reader

_UNTOLD = {
    "hasSourceElsewhere": True,
    "occurrenceCount": 0,
    "jobCount": 0,
    "lastJob": None,
    "decidedAccess": None,
    "decidedBy": None,
    "decidedAt": None,
    "decisionNote": None,
}
"""What is not told of a usage whose source is not seen."""


_CIRCLE = "the flow runs itself"


@final
class Sight:
    """A workspace, as far as some folders let it be seen. It lives as long as one operation."""

    def __init__(self, reader: Reader, workspace: str, folders: Sequence[str]) -> None:
        self.folders = [f"{folder}/" for folder in folders]
        self._reader = reader
        self._workspace = workspace
        self._reached: asyncio.Task[list[str]] | None = None

    def covers(self, path: str | None) -> bool:
        """Whether a path is in one of the folders."""
        return path is not None and path.startswith(tuple(self.folders))

    async def runnables(self, rows: list[Row]) -> list[Row]:
        """Those of runnables, and of whatever else stands at a path of its own."""
        return [row for row in rows if self.covers(row["path"])]

    async def diagnostics(self, rows: list[Row]) -> list[Row]:
        """Those of diagnostics; of a circle, which may lead elsewhere, that there is one."""
        seen = await self.runnables(rows)
        return [{**row, "message": _CIRCLE} if row["code"] == Code.FLOW_CYCLE.name else row for row in seen]

    async def usages(self, rows: list[Row]) -> list[Row]:
        """Those of usages, with what may be told of them."""
        return [self.told(row) for row in rows if self.covers(row["heirPath"] if row.get("heir") else row["path"])]

    def told(self, row: Row) -> Row:
        """What may be told of a usage that is seen."""
        return row if self.covers(row["path"]) else {**row, **_UNTOLD}

    async def assets(self, rows: list[Row]) -> list[Row]:
        """Those of assets."""
        known = await self._known([row["key"] for row in rows])
        return [row for row in rows if known[row["key"]]["seen"]]

    async def used_assets(self, rows: list[Row]) -> list[Row]:
        """Those of assets that something uses which is seen."""
        known = await self._known([row["key"] for row in rows])
        return [row for row in rows if known[row["key"]]["seen"] and known[row["key"]]["used"]]

    async def nodes(self, labels: Mapping[str, str]) -> set[str]:
        """Those of assets and runnables, which are labels by key."""
        assets = await self._known([key for key, label in labels.items() if label == "Asset"])
        paths = await self._paths([(label.upper(), key) for key, label in labels.items() if label != "Asset"])
        return {key for key in labels if (assets[key]["seen"] if key in assets else self.covers(paths.get(key)))}

    async def jobs(self, rows: list[Row]) -> list[Row]:
        """Those of jobs: where what they ran is seen."""
        paths = await self._paths([(row["runnableKind"], row["runnable"]) for row in rows if row["runnable"]])
        return [row for row in rows if self.covers(paths.get(row["runnable"]))]

    async def accesses(self, rows: list[Row]) -> list[Row]:
        """Those of what jobs did."""
        keys = list(dict.fromkeys(row["job"] for row in rows))
        found = await self._reader.graph.read("jobs", requests=keys) if keys else []
        seen = {row["key"] for row in await self.jobs([row for (row,) in found if row])}
        return [row for row in rows if row["job"] in seen]

    async def detections(self, rows: list[Row]) -> list[Row]:
        """Those of a log: of usages that are seen, and of assets that are."""
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
        """The keys of what is elsewhere and run by flows and apps that are seen: they inherit what it uses."""
        if self._reached is None:
            self._reached = asyncio.create_task(self._reach())
        return await self._reached

    async def _reach(self) -> list[str]:
        found: Any = await self._reader.joined("run_from_folders", (self._workspace, tuple(self.folders)))
        reach = await Reach.of(self._reader, found["flows"])
        return list(dict.fromkeys((*found["scripts"], *reach.of_flows(found["flows"]))))
