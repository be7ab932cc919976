"""The heirs of usages: the flows, steps and apps that inherit them through what they run."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from api.paging import Row

if TYPE_CHECKING:
    from api.operation import Operation

Holder = tuple[str, str, str]
"""A flow, step or app: path, kind and key."""


class Heirs:
    """The direct holders of each runnable (what runs or contains it), read one level at a time."""

    def __init__(self, holders: dict[str, list[Holder]]) -> None:
        self._holders = holders

    @classmethod
    async def of(cls, operation: Operation, runnables: Iterable[str]) -> Heirs:
        """Reads the heirs of runnables, with one statement per level."""
        known: dict[str, list[Holder]] = {}
        level = list(dict.fromkeys(runnables))
        while level:
            answers = await operation.graph.read("holders", requests=level)
            for key, found in zip(level, answers, strict=True):
                known[key] = [(path, kind, holder) for kind, holder, path in found]
            named = dict.fromkeys(holder for key in level for _, _, holder in known[key])
            level = [key for key in named if key not in known]
        return cls(known)

    def of_usage(self, row: Row) -> list[Row]:
        """A usage, followed by its copy for each flow, step and app that inherits it, ordered by path."""
        reached: dict[str, Holder] = {}
        pending = [row["runnable"]]
        while pending:
            for holder in self._holders[pending.pop()]:
                if holder[2] not in reached and holder[2] != row["runnable"]:
                    reached[holder[2]] = holder
                    pending.append(holder[2])
        own = {**row, "heirPath": ""}
        return [own, *({**row, "heir": (kind, key), "heirPath": path} for path, kind, key in sorted(reached.values()))]
