"""Everything that flows, steps and apps run, directly or through other flows; flows may run each other in circles."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping

from api.paging import Row
from api.reading.reader import Reader


class Reach:
    """What each flow contains and runs directly, read one level at a time."""

    def __init__(self, flows: Mapping[str, Row]) -> None:
        self._flows = flows

    @classmethod
    async def of(cls, reader: Reader, flows: Iterable[str]) -> Reach:
        """Reads the reach of flows, with one statement per level."""
        known: dict[str, Row] = {}
        level = list(dict.fromkeys(flows))
        while level:
            answers = await asyncio.gather(*(reader.joined("steps_of_flows", flow) for flow in level))
            known |= zip(level, answers, strict=True)
            named = dict.fromkeys(flow for answer in answers for flow in answer["flows"])
            level = [flow for flow in named if flow not in known]
        return cls(known)

    def of_flows(self, flows: Iterable[str]) -> tuple[str, ...]:
        """The keys of these flows, their steps and everything that those run, without duplicates."""
        reached: dict[str, None] = {}
        open_ = list(flows)
        while open_:
            flow = open_.pop()
            if flow not in reached:
                reached[flow] = None
                found = self._flows[flow]
                reached |= dict.fromkeys((*found["steps"], *found["scripts"]))
                open_ += found["flows"]
        return tuple(reached)


async def reached_by(reader: Reader, kind: str, runnable: str) -> tuple[str, ...]:
    """The keys of everything that a flow, step or app runs, without duplicates."""
    if kind == "FLOW":
        scripts, flows = [], [runnable]
    else:
        started = await reader.joined(f"runs_of.{kind.title()}", runnable)
        scripts, flows = started["scripts"], started["flows"]
    reach = await Reach.of(reader, flows)
    return tuple(key for key in (*scripts, *reach.of_flows(flows)) if key != runnable)
