"""What is newest in a workspace, read once for all who follow it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Self

from api.paging import Row
from api.subscriptions.limits import Limits
from api.subscriptions.ring import Ring
from cypher.graph import Graph


class Tail(ABC):
    """The newest rows of something that grows in a workspace, in a ring that keeps ``count`` of them."""

    def __init__(self, workspace: str, start: int, count: int, limits: Limits) -> None:
        self.workspace = workspace
        self.ring: Ring[Row] = Ring(start, count, count)
        self.limits = limits
        self.followers = 0

    @classmethod
    @abstractmethod
    async def begun(cls, graph: Graph, workspace: str, limits: Limits) -> Self:
        """A tail to which all that is written from now on is news. Raises Unavailable."""

    @classmethod
    @abstractmethod
    async def look(cls, graph: Graph, tails: Sequence[Self]) -> bool:
        """Moves those of all tails that have grown. Whether there were any. Raises Unavailable."""
