"""Which flows, steps and apps have a usage through what they run."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from api.paging import Row

if TYPE_CHECKING:
    from api.operation import Operation

Holder = tuple[str, str, str]
"""A flow, step or app: its path, its kind, its key."""


class Heirs:
    """What runs or holds each runnable directly, read one level at a time."""

    def __init__(self, holders: dict[str, list[Holder]]) -> None:
        self._holders = holders

    @classmethod
    async def of(cls, operation: Operation, runnables: Iterable[str]) -> Heirs:
        """The heirs of runnables, through every flow: one statement a level."""
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
        """A usage and, behind it, the same of each flow, step and app that inherits it, by path."""
        reached: dict[str, Holder] = {}
        pending = [row["runnable"]]
        while pending:
            for holder in self._holders[pending.pop()]:
                if holder[2] not in reached and holder[2] != row["runnable"]:
                    reached[holder[2]] = holder
                    pending.append(holder[2])
        own = {**row, "heirPath": ""}
        return [own, *({**row, "heir": (kind, key), "heirPath": path} for path, kind, key in sorted(reached.values()))]
