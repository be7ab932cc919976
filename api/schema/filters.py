"""What lists can be narrowed by. An absent or null field matches all; an empty list matches nothing."""

from __future__ import annotations

import strawberry

from api.schema.enums import (
    Access,
    Agreement,
    AssetKind,
    AssetOrderField,
    DetectionChange,
    Evidence,
    JobStatus,
    Language,
    RunnableKind,
    SortDirection,
)
from api.schema.scalars import Instant


@strawberry.input(description="What names a runnable: a script and a flow may share a path.")
class RunnableRefInput:
    kind: RunnableKind = strawberry.field(description="What it is.")
    path: str = strawberry.field(description="Its path; of a step, the flow's path, '#', the step's id.")


@strawberry.input(
    description=(
        "Usages that satisfy all that is given. reads and writes include READ_WRITE. inherited: usages that a step, "
        "flow or app has through what it runs; by default left out on Asset and Workspace, included on Step, Flow and "
        "App."
    )
)
class UsageFilter:
    reads: bool | None = strawberry.field(default=None, description="Those that read, or those that do not.")
    writes: bool | None = strawberry.field(default=None, description="Those that write, or those that do not.")
    accesses: list[Access] | None = strawberry.field(default=None, description="With one of these accesses.")
    evidence: list[Evidence] | None = strawberry.field(default=None, description="Known from one of these.")
    agreements: list[Agreement] | None = strawberry.field(
        default=None, description="On which code and tracked runs agree in one of these ways."
    )
    kinds: list[AssetKind] | None = strawberry.field(default=None, description="Of assets of these kinds.")
    columns: list[str] | None = strawberry.field(default=None, description="Of one of these columns.")
    runnable: RunnableRefInput | None = strawberry.field(default=None, description="By this runnable.")
    path_prefix: str | None = strawberry.field(default=None, description="By runnables whose path begins so.")
    inherited: bool | None = strawberry.field(
        default=None, description="Whether those that a step, flow or app has through what it runs are listed too."
    )
    retired: bool | None = strawberry.field(
        default=False, description="Those that ended, instead of those that hold; null takes both."
    )


@strawberry.input(
    description=(
        "Assets that satisfy all that is given; one usage must satisfy all of usage. Assets that nothing live uses, "
        "contains or matches are listed with includeUnused only. With usage.inherited, usage.runnable may be a flow, "
        "step or app that has the usage through what it runs; usage.pathPrefix is then refused."
    )
)
class AssetFilter:
    kinds: list[AssetKind] | None = strawberry.field(default=None, description="Of these kinds.")
    uri_prefix: str | None = strawberry.field(default=None, description="Whose URI begins so.")
    search: str | None = strawberry.field(
        default=None, description="Whose URI contains each of these words, in any case."
    )
    is_pattern: bool | None = strawberry.field(default=None, description="Patterns only, or none.")
    usage: UsageFilter | None = strawberry.field(default=None, description="With a usage like this.")
    include_unused: bool | None = strawberry.field(default=False, description="Also those that nothing uses any more.")


@strawberry.input(description="The order of assets; the URI decides between equals.")
class AssetOrder:
    field: AssetOrderField = strawberry.field(description="What they are ordered by.")
    direction: SortDirection = strawberry.field(description="Which way.")


@strawberry.input(description="Runnables that satisfy all that is given.")
class RunnableFilter:
    path_prefix: str | None = strawberry.field(default=None, description="Whose path begins so.")
    search: str | None = strawberry.field(
        default=None, description="Whose path or summary contains each of these words, in any case."
    )
    languages: list[Language] | None = strawberry.field(default=None, description="In one of these languages.")
    origin: str | None = strawberry.field(default=None, description="Deployed by this source.")


@strawberry.input(description="Jobs that satisfy all that is given.")
class JobFilter:
    runnable: RunnableRefInput | None = strawberry.field(default=None, description="Of this runnable.")
    statuses: list[JobStatus] | None = strawberry.field(default=None, description="With one of these statuses.")
    since: Instant | None = strawberry.field(default=None, description="Created at this instant or later.")
    until: Instant | None = strawberry.field(default=None, description="Created before this instant.")


@strawberry.input(description="Accesses that satisfy all that is given. reads and writes include READ_WRITE.")
class JobAccessFilter:
    reads: bool | None = strawberry.field(default=None, description="Those that read, or those that do not.")
    writes: bool | None = strawberry.field(default=None, description="Those that write, or those that do not.")
    since: Instant | None = strawberry.field(default=None, description="At this instant or later.")
    until: Instant | None = strawberry.field(default=None, description="Before this instant.")


@strawberry.input(description="Accesses to be told of that satisfy all that is given, as in JobAccessFilter.")
class JobAccessEventFilter:
    reads: bool | None = strawberry.field(default=None, description="Those that read, or those that do not.")
    writes: bool | None = strawberry.field(default=None, description="Those that write, or those that do not.")
    uri_prefix: str | None = strawberry.field(default=None, description="Of assets whose URI begins so.")
    runnable: RunnableRefInput | None = strawberry.field(default=None, description="By jobs of this runnable.")


@strawberry.input(description="Detections that satisfy all that is given.")
class DetectionFilter:
    changes: list[DetectionChange] | None = strawberry.field(default=None, description="Of these changes.")
    kinds: list[AssetKind] | None = strawberry.field(default=None, description="Of assets of these kinds.")
    uri_prefix: str | None = strawberry.field(default=None, description="Of assets whose URI begins so.")
    path_prefix: str | None = strawberry.field(default=None, description="Of runnables whose path begins so.")
    evidence: list[Evidence] | None = strawberry.field(default=None, description="Known from one of these.")
