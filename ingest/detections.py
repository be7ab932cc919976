"""The change log of a workspace: numbered without gaps, in the order of commits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

import orjson

from cypher import Transaction, key


class Change(StrEnum):
    ASSET_ADDED = "ASSET_ADDED"
    USAGE_ADDED = "USAGE_ADDED"
    USAGE_CHANGED = "USAGE_CHANGED"
    USAGE_RETIRED = "USAGE_RETIRED"


@dataclass(frozen=True, slots=True)
class Detection:
    """An entry of the log. ``asset``, ``runnable``, ``usage`` and ``job`` are keys; ``job`` is the job that caused the
    change, if one did. ``before`` and ``after`` are the states of the usage (access, evidence, agreement), None if
    there was or is none. ``sequence`` is 0 until the entry is written."""

    change: Change
    at: int
    uri: str
    kind: str
    asset: str
    runnable_kind: str | None = None
    runnable_path: str | None = None
    runnable: str | None = None
    usage: str | None = None
    evidence: str | None = None
    before: Mapping[str, Any] | None = None
    after: Mapping[str, Any] | None = None
    job: str | None = None
    sequence: int = 0

    def row(self, workspace: str) -> dict[str, Any]:
        """The properties of its node."""
        return {
            "key": key(workspace, "Detection", self.sequence),
            "workspace": workspace,
            "sequence": self.sequence,
            "at": self.at,
            "change": self.change.value,
            "uri": self.uri,
            "kind": self.kind,
            "asset": self.asset,
            "runnableKind": self.runnable_kind,
            "runnablePath": self.runnable_path,
            "runnable": self.runnable,
            "usage": self.usage,
            "evidence": self.evidence,
            "beforeJson": None if self.before is None else orjson.dumps(self.before).decode(),
            "afterJson": None if self.after is None else orjson.dumps(self.after).decode(),
            "job": self.job,
        }


async def announce(tx: Transaction, workspace: str, detections: Sequence[Detection]) -> tuple[Detection, ...]:
    """Writes detections to the log, as the last step of a transaction; returns them with their sequence numbers."""
    if not detections:
        return ()
    before = await tx.run("take_sequence", workspace=workspace, count=len(detections))
    numbered = tuple(replace(detection, sequence=before + place) for place, detection in enumerate(detections, start=1))
    await tx.each("create_detections", [detection.row(workspace) for detection in numbered])
    return numbered
