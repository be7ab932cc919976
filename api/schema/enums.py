"""The enums of the schema. Their values are their names, as the graph stores them."""

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


strawberry.enum(AssetKind, description="The kinds of assets.")
strawberry.enum(Language, description="The language of a script.")
strawberry.enum(Right, description="A right of a caller in a workspace.")
strawberry.enum(
    Severity,
    description=(
        "How serious a diagnostic is. ERROR: something was left out entirely. WARNING: the result is "
        "probably incomplete, or something is wrong. INFO: good to know."
    ),
)
strawberry.enum(
    Agreement,
    description=(
        "Whether code and tracked jobs agree. NOT_RUN: no tracked job of the deployed version has run yet. "
        "DECLARED_ONLY: tracked jobs ran and did not access the asset. OBSERVED_ONLY: jobs access it, but "
        "nothing in the code shows it. CONFIRMED: every known direction is both declared and observed. "
        "DIVERGENT: declared and observed with different directions."
    ),
)


@strawberry.enum(description="How an asset is used. UNKNOWN never replaces a known access.")
class Access(Name):
    READ = auto()
    WRITE = auto()
    READ_WRITE = auto()
    UNKNOWN = auto()


@strawberry.enum(description="Where the knowledge about a usage comes from.")
class Evidence(Name):
    STATIC = auto()
    RUNTIME = auto()
    ARGUMENT = auto()
    DECLARED = auto()
    MANUAL = auto()


@strawberry.enum(description="The kinds of runnables.")
class RunnableKind(Name):
    SCRIPT = auto()
    FLOW = auto()
    STEP = auto()
    APP = auto()
    SCHEDULE = auto()
    TRIGGER = auto()


@strawberry.enum(description="Direction of an order.")
class SortDirection(Name):
    ASC = auto()
    DESC = auto()


@strawberry.enum(description="Fields by which assets can be ordered; equal ones are ordered by URI.")
class AssetOrderField(Name):
    URI = auto()
    LAST_SEEN_AT = auto()
    FIRST_SEEN_AT = auto()


@strawberry.enum(
    description=(
        "Which assets are included. EXACT: only this one. MATCHING: also patterns that match it, or what "
        "it matches. CONTAINED: also its database and its tables."
    )
)
class UsageScope(Name):
    EXACT = auto()
    MATCHING = auto()
    CONTAINED = auto()


@strawberry.enum(
    description=(
        "Whether what an asset names exists in the workspace; UNKNOWN if the workspace has not provided "
        "its resources or storages."
    )
)
class Resolution(Name):
    FOUND = auto()
    MISSING = auto()
    UNKNOWN = auto()


@strawberry.enum(description="The types of flow modules.")
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


@strawberry.enum(description="The kinds of nodes of a flow's graph.")
class FlowNodeKind(Name):
    INPUT = auto()
    STEP = auto()
    FAILURE = auto()
    PREPROCESSOR = auto()
    TOOL = auto()


@strawberry.enum(
    description=(
        "The roles of assets in a flow. INPUT comes from outside the flow, OUTPUT leaves it, INTERMEDIATE "
        "is written by one step and read by a later one."
    )
)
class FlowAssetRole(Name):
    INPUT = auto()
    OUTPUT = auto()
    INTERMEDIATE = auto()


@strawberry.enum(
    description=(
        "The kinds of edges in a flow's graph. RESULT: a step takes the result of another one. ARGUMENT: "
        "an argument of the run contains the asset."
    )
)
class FlowEdgeKind(Name):
    NEXT = auto()
    RESULT = auto()
    READS = auto()
    WRITES = auto()
    REFERENCES = auto()
    ARGUMENT = auto()


@strawberry.enum(description="The status of a job. It only advances.")
class JobStatus(Name):
    QUEUED = auto()
    RUNNING = auto()
    SUCCEEDED = auto()
    FAILED = auto()
    CANCELED = auto()


@strawberry.enum(description="The kind of change.")
class DetectionChange(Name):
    ASSET_ADDED = auto()
    USAGE_ADDED = auto()
    USAGE_CHANGED = auto()
    USAGE_RETIRED = auto()
