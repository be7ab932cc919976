"""Whether code and tracked jobs agree on a usage: computed from its node, never stored."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from analyzers.facts import Access


class Agreement(StrEnum):
    NOT_RUN = "NOT_RUN"
    DECLARED_ONLY = "DECLARED_ONLY"
    OBSERVED_ONLY = "OBSERVED_ONLY"
    CONFIRMED = "CONFIRMED"
    DIVERGENT = "DIVERGENT"


def agreement(usage: Mapping[str, Any]) -> Agreement:
    """The agreement of a usage, from its row: ``declaredAccess`` (of the deployed version), ``observedAccess`` (of all
    jobs), and ``ran``, ``trackedTouch``, ``trackedRead`` and ``trackedWrite`` (of tracked jobs of the deployed
    version). An unknown access contradicts nothing."""
    declared = usage.get("declaredAccess")
    if declared is None and usage.get("observedAccess") is not None:
        return Agreement.OBSERVED_ONLY
    if not usage.get("ran"):
        return Agreement.NOT_RUN
    if not usage.get("trackedTouch"):
        return Agreement.DECLARED_ONLY
    said = Access[declared] if declared else Access.UNKNOWN
    did = Access.UNKNOWN
    for fact, direction in (("trackedRead", Access.READ), ("trackedWrite", Access.WRITE)):
        did |= direction if usage.get(fact) else Access.UNKNOWN
    return Agreement.CONFIRMED if not said or not did or said == did else Agreement.DIVERGENT
