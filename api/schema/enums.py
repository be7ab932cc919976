"""The enumerations of the schema. Rows of the graph hold their names, so that a value is written as it is stored."""

from __future__ import annotations

from enum import StrEnum, auto

import strawberry

from analyzers.asset import AssetKind
from analyzers.facts import Severity
from analyzers.language import Language
from api.right import Right
from ingest.agreement import Agreement

__all__ = ["Agreement", "AssetKind", "Language", "Right", "Severity"]


class Name(StrEnum):
    """Members whose value is their name."""

    @staticmethod
    def _generate_next_value_(name: str, start: int, count: int, last_values: list[str]) -> str:
        return name


strawberry.enum(AssetKind, description="What an asset is.")
strawberry.enum(Language, description="The language of a script.")
strawberry.enum(Right, description="What a caller may do in a workspace.")
strawberry.enum(Severity, description="How much of the text a diagnostic concerns.")
strawberry.enum(
    Agreement,
    description=(
        "Whether code and tracked runs agree. NOT_RUN: no tracked job of the deployed version yet. DECLARED_ONLY: one "
        "ran and did not touch the asset. OBSERVED_ONLY: jobs touch it, code does not say so. CONFIRMED: every known "
        "direction is declared and observed. DIVERGENT: both know it, with different directions."
    ),
)


@strawberry.enum(description="What is done to an asset. UNKNOWN joins with anything and never erases it.")
class Access(Name):
    READ = auto()
    WRITE = auto()
    READ_WRITE = auto()
    UNKNOWN = auto()


@strawberry.enum(description="Where the knowledge of a usage comes from.")
class Evidence(Name):
    STATIC = auto()
    RUNTIME = auto()
    ARGUMENT = auto()
    DECLARED = auto()
    MANUAL = auto()


@strawberry.enum(description="What can use an asset.")
class RunnableKind(Name):
    SCRIPT = auto()
    FLOW = auto()
    STEP = auto()
    APP = auto()
    SCHEDULE = auto()
    TRIGGER = auto()


@strawberry.enum(description="Which way a list is ordered.")
class SortDirection(Name):
    ASC = auto()
    DESC = auto()


@strawberry.enum(description="What assets can be ordered by; the URI decides between equals.")
class AssetOrderField(Name):
    URI = auto()
    LAST_SEEN_AT = auto()
    FIRST_SEEN_AT = auto()


@strawberry.enum(
    description=(
        "EXACT: this asset. MATCHING: also patterns that match it or that it matches. "
        "CONTAINED: also its container and its tables."
    )
)
class UsageScope(Name):
    EXACT = auto()
    MATCHING = auto()
    CONTAINED = auto()


@strawberry.enum(description="Whether the workspace has what an asset names; UNKNOWN where it was not told.")
class Resolution(Name):
    FOUND = auto()
    MISSING = auto()
    UNKNOWN = auto()


@strawberry.enum(description="What a module of a flow is.")
class StepKind(Name):
    RAW_SCRIPT = auto()
    SCRIPT = auto()
    FLOW = auto()
    FOR_LOOP = auto()
    WHILE_LOOP = auto()
    BRANCH_ONE = auto()
    BRANCH_ALL = auto()
    IDENTITY = auto()
    AI_AGENT = auto()


@strawberry.enum(description="Where a node of a flow's picture stands.")
class FlowNodeKind(Name):
    INPUT = auto()
    STEP = auto()
    FAILURE = auto()
    PREPROCESSOR = auto()
    TOOL = auto()


@strawberry.enum(
    description=(
        "INPUT comes from outside the flow, OUTPUT leaves it, INTERMEDIATE is written by one step and read by a later "
        "one."
    )
)
class FlowAssetRole(Name):
    INPUT = auto()
    OUTPUT = auto()
    INTERMEDIATE = auto()


@strawberry.enum(
    description="RESULT: a step takes another's result. ARGUMENT: an argument of the run carries the asset."
)
class FlowEdgeKind(Name):
    NEXT = auto()
    RESULT = auto()
    READS = auto()
    WRITES = auto()
    REFERENCES = auto()
    ARGUMENT = auto()


@strawberry.enum(description="How far a job has come; it only advances.")
class JobStatus(Name):
    QUEUED = auto()
    RUNNING = auto()
    SUCCEEDED = auto()
    FAILED = auto()
    CANCELED = auto()


@strawberry.enum(description="What became true.")
class DetectionChange(Name):
    ASSET_ADDED = auto()
    USAGE_ADDED = auto()
    USAGE_CHANGED = auto()
    USAGE_RETIRED = auto()
