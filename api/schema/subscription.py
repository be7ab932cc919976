"""The subscriptions."""

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
    """Decorates a method as a subscription field with this type of event. The method returns the source of the events,
    which ``api.subscriptions`` produces once for all identical subscriptions."""
    decorate: Callable[[Method], Method] = strawberry.subscription(graphql_type=event, description=description)
    return decorate


@strawberry.type(description=("All subscriptions, over WebSocket (graphql-transport-ws) or server-sent events."))
class Subscription:
    @source(DetectionEvent, "New detections, from now on or after a cursor: complete and in order.")
    async def detections(
        self,
        info: Info,
        workspace: Annotated[str, strawberry.argument(description="Name of the workspace.")],
        filter: Annotated[DetectionFilter | None, strawberry.argument(description="Restricts the detections.")] = None,
        after: Annotated[
            str | None,
            strawberry.argument(description="Cursor of an event or of a detection, or the headCursor of a page."),
        ] = None,
    ) -> Following:
        info.context.viewer.require(Right.READ, workspace)
        return await log.following(info.context, workspace, filter or DetectionFilter(), after)

    @source(JobAccessEvent, ("Accesses by jobs as they are recorded, from now on. dropped counts the lost ones."))
    async def job_accesses(
        self,
        info: Info,
        workspace: Annotated[str, strawberry.argument(description="Name of the workspace.")],
        filter: Annotated[
            JobAccessEventFilter | None, strawberry.argument(description="Restricts the accesses.")
        ] = None,
    ) -> Recording:
        info.context.viewer.require(Right.READ, workspace)
        return Recording.of(workspace, filter or JobAccessEventFilter())
