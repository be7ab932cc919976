"""Facts into the graph: deployments, each one transaction, idempotent, with its detections in the log."""

from __future__ import annotations

from ingest.decide import NotThere, Retired, decide
from ingest.deploy import archive, deploy
from ingest.deployment import (
    AppInput,
    Deployed,
    Deployment,
    FlowInput,
    Item,
    ModuleInput,
    Prune,
    ResourceInput,
    RunnableKind,
    RunnableRef,
    ScheduleInput,
    ScriptInput,
    TriggerInput,
)
from ingest.detections import Change, Detection
from ingest.limits import Limits, PoolLimits
from ingest.pool import Analysts
from ingest.upgrade import upgrade

__all__ = [
    "Analysts",
    "AppInput",
    "Change",
    "Deployed",
    "Deployment",
    "Detection",
    "FlowInput",
    "Item",
    "Limits",
    "ModuleInput",
    "NotThere",
    "PoolLimits",
    "Prune",
    "ResourceInput",
    "Retired",
    "RunnableKind",
    "RunnableRef",
    "ScheduleInput",
    "ScriptInput",
    "TriggerInput",
    "archive",
    "decide",
    "deploy",
    "upgrade",
]
