"""The filters of lists. An absent or null field matches everything; an empty list matches nothing."""

from __future__ import annotations

from typing import Any

import strawberry

from api.errors import BadInput
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

LONGEST = 200
"""Most elements of a list, since each is compared with every row; more than any enum has values."""


def distinct(values: list[Any] | None, argument: str) -> list[Any] | None:
    """Removes duplicates from a list. Raises BadInput if it is still too long."""
    if values is None:
        return None
    once = list(dict.fromkeys(values))
    if len(once) > LONGEST:
        raise BadInput(argument, f"{len(once)} elements are more than the limit of {LONGEST}")
    return once


class _Filter:
    def __post_init__(self) -> None:
        """Removes duplicates from lists. Raises BadInput if one is still too long."""
        for name, value in vars(self).items():
            if isinstance(value, list):
                setattr(self, name, distinct(value, name))


@strawberry.input(
    description=("Identifies a runnable. The kind is needed because a script and a flow may have the same path.")
)
class RunnableRefInput:
    kind: RunnableKind = strawberry.field(description="Its kind.")
    path: str = strawberry.field(description="Its path; for a step, the flow's path, '#' and the step's id.")


@strawberry.input(
    description=(
        "Usages that meet all given conditions. reads and writes include READ_WRITE. inherited: usages that a step, "
        "flow or app has through what it runs; by default excluded on Asset and Workspace, included on Step, Flow and "
        "App."
    )
)
class UsageFilter(_Filter):
    reads: bool | None = strawberry.field(
        default=None, description="true: only those that read; false: only those that do not."
    )
    writes: bool | None = strawberry.field(
        default=None, description="true: only those that write; false: only those that do not."
    )
    accesses: list[Access] | None = strawberry.field(default=None, description="Only those with one of these accesses.")
    evidence: list[Evidence] | None = strawberry.field(
        default=None, description="Only those with one of these kinds of evidence."
    )
    agreements: list[Agreement] | None = strawberry.field(
        default=None, description="Only those with one of these agreements."
    )
    kinds: list[AssetKind] | None = strawberry.field(default=None, description="Only those of assets of these kinds.")
    columns: list[str] | None = strawberry.field(default=None, description="Only those that use one of these columns.")
    runnable: RunnableRefInput | None = strawberry.field(default=None, description="Only those of this runnable.")
    path_prefix: str | None = strawberry.field(
        default=None, description="Only those of runnables whose path starts with this."
    )
    inherited: bool | None = strawberry.field(
        default=None, description="Whether to include usages that a step, flow or app has through what it runs."
    )
    retired: bool | None = strawberry.field(
        default=False, description="true: only those that ended; false: only current ones; null: both."
    )


@strawberry.input(
    description=(
        "Assets that meet all given conditions; one usage must meet all conditions of usage. Assets that nothing "
        "current uses, contains or matches are only listed with includeUnused. With usage.inherited, usage.runnable "
        "may be a flow, step or app that has the usage through what it runs; usage.pathPrefix is not allowed then."
    )
)
class AssetFilter(_Filter):
    kinds: list[AssetKind] | None = strawberry.field(default=None, description="Only assets of these kinds.")
    uri_prefix: str | None = strawberry.field(default=None, description="Only assets whose URI starts with this.")
    search: str | None = strawberry.field(
        default=None,
        description=(
            "Only assets whose URI contains each of these words (1,000 characters at most); case does not matter."
        ),
    )
    is_pattern: bool | None = strawberry.field(default=None, description="true: only patterns; false: no patterns.")
    usage: UsageFilter | None = strawberry.field(default=None, description="Only assets with such a usage.")
    include_unused: bool | None = strawberry.field(
        default=False, description="Whether to include assets that nothing uses any more."
    )


@strawberry.input(description="An order of assets; equal ones are ordered by URI.")
class AssetOrder:
    field: AssetOrderField = strawberry.field(description="Field to order by.")
    direction: SortDirection = strawberry.field(description="Direction of the order.")


@strawberry.input(description="Runnables that meet all given conditions.")
class RunnableFilter(_Filter):
    path_prefix: str | None = strawberry.field(default=None, description="Only those whose path starts with this.")
    search: str | None = strawberry.field(
        default=None,
        description=(
            "Only those whose path or summary contains each of these words (1,000 characters at most); "
            "case does not matter."
        ),
    )
    languages: list[Language] | None = strawberry.field(
        default=None, description="Only those in one of these languages."
    )
    origin: str | None = strawberry.field(default=None, description="Only those deployed by this source.")


@strawberry.input(description="Jobs that meet all given conditions.")
class JobFilter(_Filter):
    runnable: RunnableRefInput | None = strawberry.field(default=None, description="Only jobs of this runnable.")
    statuses: list[JobStatus] | None = strawberry.field(
        default=None, description="Only jobs with one of these statuses."
    )
    since: Instant | None = strawberry.field(default=None, description="Only jobs created at this time or later.")
    until: Instant | None = strawberry.field(default=None, description="Only jobs created before this time.")


@strawberry.input(description=("Accesses that meet all given conditions. reads and writes include READ_WRITE."))
class JobAccessFilter:
    reads: bool | None = strawberry.field(
        default=None, description="true: only those that read; false: only those that do not."
    )
    writes: bool | None = strawberry.field(
        default=None, description="true: only those that write; false: only those that do not."
    )
    since: Instant | None = strawberry.field(default=None, description="At this time or later.")
    until: Instant | None = strawberry.field(default=None, description="Before this time.")


@strawberry.input(description="Accesses that meet all given conditions, as in JobAccessFilter.")
class JobAccessEventFilter:
    reads: bool | None = strawberry.field(
        default=None, description="true: only those that read; false: only those that do not."
    )
    writes: bool | None = strawberry.field(
        default=None, description="true: only those that write; false: only those that do not."
    )
    uri_prefix: str | None = strawberry.field(
        default=None, description="Only those of assets whose URI starts with this."
    )
    runnable: RunnableRefInput | None = strawberry.field(
        default=None, description="Only those by jobs of this runnable."
    )


@strawberry.input(description="Detections that meet all given conditions.")
class DetectionFilter(_Filter):
    changes: list[DetectionChange] | None = strawberry.field(default=None, description="Only these kinds of changes.")
    kinds: list[AssetKind] | None = strawberry.field(default=None, description="Only those of assets of these kinds.")
    uri_prefix: str | None = strawberry.field(
        default=None, description="Only those of assets whose URI starts with this."
    )
    path_prefix: str | None = strawberry.field(
        default=None, description="Only those of runnables whose path starts with this."
    )
    evidence: list[Evidence] | None = strawberry.field(
        default=None, description="Only those with one of these kinds of evidence."
    )
