"""The bounds of subscriptions and of the log that they read, with their reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of subscriptions. Sizes are bytes, times seconds."""

    connections: Annotated[int, "of one server process, WebSockets and event streams together"] = 10_000
    connections_each: Annotated[int, "of one viewer: a team's dashboards share a token"] = 2_000
    strangers: Annotated[int, "of all connections, those that have not yet said who they are"] = 1_000
    feeds: Annotated[int, "different subscriptions of one server process: each keeps a ring of its own"] = 1_000
    feeds_each: Annotated[int, "of those, what one viewer began; who asks the same shares one"] = 50
    operations: Annotated[int, "under way at once on one WebSocket"] = 100
    message_bytes: Annotated[int, "of a message from a client: an operation with its variables"] = 1_000_000
    init_seconds: Annotated[float, "within which a client says connection_init"] = 10.0
    send_seconds: Annotated[float, "that a client may leave a message unread before it is dropped"] = 30.0
    valid_seconds: Annotated[float, "between two looks at whether a viewer may still be here"] = 5.0
    alive_seconds: Annotated[float, "of silence after which an event stream says that it is still there"] = 12.0
    cursor_seconds: Annotated[float, "after which a cursor is moved past detections that the filter left out"] = 5.0
    poll_seconds: Annotated[float, "between two looks at an idle log"] = 0.2
    poll_woken_seconds: Annotated[float, "the same where HEADRACE_WAKE tells of news"] = 1.0
    poll_busy_seconds: Annotated[float, "the same while the log grows"] = 0.02
    overlap_seconds: Annotated[
        float, "looked back for accesses by jobs: transactions take a while, and the clocks of servers differ"
    ] = 5.0
    burst: Annotated[int, "jobs of a workspace in one look for accesses, and accesses that wait to be told"] = 10_000
    ring: Annotated[int, "events kept ready for those who share them; who is further behind reads the log"] = 1_000
    ring_bytes: Annotated[int, "the same in bytes"] = 8_000_000
    block: Annotated[int, "numbers of the log that are read and executed at once"] = 200
    blocks: Annotated[int, "executed blocks kept for others who come back"] = 8
    readers: Annotated[int, "blocks read at once: who comes back must not take the database from the others"] = 8


@dataclass(frozen=True, slots=True)
class DetectionLimits:
    """How long the log of a workspace is kept."""

    days: Annotated[float, "that detections are kept; 0 keeps all"] = 0
    batch: Annotated[int, "detections forgotten in one transaction"] = 2_000
    seconds: Annotated[float, "between two looks for detections that are too old"] = 600.0
