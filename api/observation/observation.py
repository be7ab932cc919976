"""What is recorded about one operation: never its variables or values of its response."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from graphql import OperationDefinitionNode

from cypher.spending import Spending

NAME_CHARACTERS = 100
"""Longest operation name that is recorded."""


@dataclass(slots=True)
class Observation:
    """One operation, so far. Times are in seconds."""

    request: str | None = None
    spending: Spending = field(default_factory=Spending)
    begun: float = field(default_factory=perf_counter)
    ended: float | None = None
    type: str | None = None
    name: str | None = None
    viewer: str | None = None
    status: int | None = None
    codes: list[str] = field(default_factory=list)

    def chose(self, node: OperationDefinitionNode) -> None:
        """Records which operation of the document is executed."""
        self.type = node.operation.value
        self.name = node.name.value[:NAME_CHARACTERS] if node.name else None

    def told(self, payload: Mapping[str, Any]) -> None:
        """Records the error codes of the response."""
        self.codes += [error.get("extensions", {}).get("code", "") for error in payload.get("errors", ())]

    def answered(self, status: int) -> None:
        """Records that the response is ready to be sent; sending it does not count as time of the operation."""
        self.status = status
        self.ended = perf_counter()

    @property
    def seconds(self) -> float:
        """The duration, so far if it has not ended."""
        return (perf_counter() if self.ended is None else self.ended) - self.begun

    def facts(self) -> dict[str, Any]:
        """The facts for the log. Times are in milliseconds."""
        return {
            "type": self.type,
            "operation": self.name,
            "status": self.status,
            "milliseconds": round(1_000 * self.seconds, 1),
            "database_milliseconds": round(1_000 * self.spending.seconds, 1),
            "statements": self.spending.statements,
            "viewer": self.viewer,
            "errors": sorted(set(self.codes)),
        }
