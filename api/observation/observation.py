"""What is seen of one operation: never its variables, nor any value of its answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from graphql import OperationDefinitionNode

from cypher.spending import Spending

NAME_CHARACTERS = 100
"""Of an operation's name: what is longer was written to fill a log."""


@dataclass(slots=True)
class Observation:
    """One operation, as far as it has come. Times are seconds."""

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
        """The operation of the document that is run."""
        self.type = node.operation.value
        self.name = node.name.value[:NAME_CHARACTERS] if node.name else None

    def told(self, payload: Mapping[str, Any]) -> None:
        """The answer, of which the codes of its errors are seen."""
        self.codes += [error.get("extensions", {}).get("code", "") for error in payload.get("errors", ())]

    def answered(self, status: int) -> None:
        """The answer is there and only needs to be sent: from then on the time is the network's."""
        self.status = status
        self.ended = perf_counter()

    @property
    def seconds(self) -> float:
        """How long it took, or takes until now."""
        return (perf_counter() if self.ended is None else self.ended) - self.begun

    def facts(self) -> dict[str, Any]:
        """What a line of the log says. Times are milliseconds."""
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
