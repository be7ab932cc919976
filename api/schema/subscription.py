"""What can be subscribed to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, TypeVar

import strawberry

from api.operation import Info
from api.reading import log
from api.reading.log import Following
from api.reading.recorded import Recording
from api.schema.detection import DetectionEvent
from api.schema.enums import Right
from api.schema.filters import DetectionFilter, JobAccessEventFilter
from api.schema.job_access import JobAccessEvent

Method = TypeVar("Method", bound=Callable[..., Any])


def source(event: type, description: str) -> Callable[[Method], Method]:
    """Makes a method a field with this description and type of event: it answers where the events come from, which are
    made elsewhere, once for all who ask for the same."""
    decorate: Callable[[Method], Method] = strawberry.subscription(graphql_type=event, description=description)
    return decorate


@strawberry.type(description="What can be subscribed to, over WebSocket (graphql-transport-ws) and server-sent events.")
class Subscription:
    @source(DetectionEvent, "New detections, from now on or from after the cursor, none missed and in order.")
    async def detections(
        self,
        info: Info,
        workspace: Annotated[str, strawberry.argument(description="The workspace's name.")],
        filter: Annotated[DetectionFilter | None, strawberry.argument(description="Which detections.")] = None,
        after: Annotated[
            str | None,
            strawberry.argument(description="A cursor of an event, of a detection, or the headCursor of a page."),
        ] = None,
    ) -> Following:
        info.context.viewer.require(Right.READ, workspace)
        return await log.following(info.context, workspace, filter or DetectionFilter(), after)

    @source(JobAccessEvent, "Accesses by jobs as they are recorded, from now on; dropped counts those that are lost.")
    async def job_accesses(
        self,
        info: Info,
        workspace: Annotated[str, strawberry.argument(description="The workspace's name.")],
        filter: Annotated[JobAccessEventFilter | None, strawberry.argument(description="Which accesses.")] = None,
    ) -> Recording:
        info.context.viewer.require(Right.READ, workspace)
        return Recording.of(workspace, filter or JobAccessEventFilter())
