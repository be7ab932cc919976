"""The option ``--fail-on``."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # printing help should not import the analyzers
    from analyzers.facts import Diagnostic


class FailOn(StrEnum):
    """The lowest severity of diagnostics for which a command exits with 1."""

    ERROR = "error"
    WARNING = "warning"
    NEVER = "never"

    def is_met(self, diagnostics: Iterable[Diagnostic]) -> bool:
        """Whether one of the diagnostics is at least that serious."""
        return any(row.severity in _FAILING[self] for row in diagnostics)


_FAILING = {FailOn.ERROR: ("ERROR",), FailOn.WARNING: ("ERROR", "WARNING"), FailOn.NEVER: ()}
