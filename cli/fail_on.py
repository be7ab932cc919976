"""Which diagnostics fail a command."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a command's help needs no analyzer
    from analyzers.facts import Diagnostic


class FailOn(StrEnum):
    """The least grave diagnostic with which a command ends with 1."""

    ERROR = "error"
    WARNING = "warning"
    NEVER = "never"

    def is_met(self, diagnostics: Iterable[Diagnostic]) -> bool:
        """Whether one of these is as grave."""
        return any(row.severity in _FAILING[self] for row in diagnostics)


_FAILING = {FailOn.ERROR: ("ERROR",), FailOn.WARNING: ("ERROR", "WARNING"), FailOn.NEVER: ()}
