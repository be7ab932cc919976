"""Writes facts into the graph: deployments and batches of jobs. Each is one idempotent transaction, which also writes
its detections to the change log."""

from __future__ import annotations

from ingest.decide import NotThere, Retired, decide
from ingest.delete import delete, resume
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
from ingest.jobs import (
    JobAccessInput,
    JobInput,
    Problem,
    PrunedJobs,
    Recorded,
    StatementInput,
    TooMany,
    oldest,
    prune,
    record,
)
from ingest.limits import JobLimits, Limits, PoolLimits
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
    "JobAccessInput",
    "JobInput",
    "JobLimits",
    "Limits",
    "ModuleInput",
    "NotThere",
    "PoolLimits",
    "Problem",
    "Prune",
    "PrunedJobs",
    "Recorded",
    "ResourceInput",
    "Retired",
    "RunnableKind",
    "RunnableRef",
    "ScheduleInput",
    "ScriptInput",
    "StatementInput",
    "TooMany",
    "TriggerInput",
    "archive",
    "decide",
    "delete",
    "deploy",
    "oldest",
    "prune",
    "record",
    "resume",
    "upgrade",
]
