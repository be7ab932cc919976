"""The newest rows of a workspace, read once for all followers."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Self

from api.paging import Row
from api.subscriptions.limits import Limits
from api.subscriptions.ring import Ring
from cypher.graph import Graph


class Tail(ABC):
    """The newest rows of a growing list of a workspace, in a ring of ``count`` rows."""

    def __init__(self, workspace: str, start: int, count: int, limits: Limits) -> None:
        self.workspace = workspace
        self.ring: Ring[Row] = Ring(start, count, count)
        self.limits = limits
        self.followers = 0

    @classmethod
    @abstractmethod
    async def begun(cls, graph: Graph, workspace: str, limits: Limits) -> Self:
        """A tail of all that is written from now on. Raises Unavailable."""

    @classmethod
    @abstractmethod
    async def look(cls, graph: Graph, tails: Sequence[Self]) -> bool:
        """Reads the new rows of all tails; returns whether there were any. Raises Unavailable."""
