"""The limits of subscriptions and of the log that they read, with their reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

_SOME = Field(ge=1)  # with 0, nothing would ever be sent
_WHILE = Field(gt=0)  # without a pause, a processor would always be busy


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of subscriptions. Sizes are in bytes, times in seconds."""

    connections: Annotated[int, "most open WebSockets and event streams of one server process"] = 10_000
    connections_each: Annotated[
        int, "most of these connections per caller; the dashboards of a team often share one token"
    ] = 2_000
    strangers: Annotated[int, "most of these connections that have not authenticated yet"] = 1_000
    feeds: Annotated[
        int, "most distinct subscriptions of one server process; identical ones share one and its buffer"
    ] = 1_000
    feeds_each: Annotated[
        int, "most distinct subscriptions that one caller may have started; joining an existing one is free"
    ] = 50
    operations: Annotated[int, "most operations running at once on one WebSocket"] = 100
    message_bytes: Annotated[int, "largest WebSocket message from a client, in bytes"] = 1_000_000
    init_seconds: Annotated[float, _WHILE, "seconds within which a client has to send connection_init"] = 10.0
    send_seconds: Annotated[
        float, _WHILE, "seconds that a client may leave a message unread before it is disconnected"
    ] = 30.0
    valid_seconds: Annotated[
        float, _WHILE, "seconds between checks that the tokens of connected clients are still valid"
    ] = 5.0
    alive_seconds: Annotated[float, _WHILE, "seconds of silence after which an event stream sends a keep-alive"] = 12.0
    cursor_seconds: Annotated[
        float, "seconds after which a client whose filter matches nothing gets an event with a newer cursor"
    ] = 5.0
    poll_seconds: Annotated[
        float, _WHILE, "seconds between polls of the database for new events while there are none"
    ] = 0.2
    poll_woken_seconds: Annotated[float, _WHILE, "the same when HEADRACE_WAKE announces new events"] = 1.0
    poll_busy_seconds: Annotated[float, _WHILE, "the same while new events keep coming"] = 0.02
    overlap_seconds: Annotated[
        float,
        Field(le=3_600),
        "seconds that each poll for job accesses looks back; covers slow transactions and clock differences",
    ] = 5.0
    burst: Annotated[
        int, _SOME, "jobs of a workspace read at once in a poll, and most accesses waiting to be delivered"
    ] = 10_000
    ring: Annotated[int, _SOME, "events buffered per subscription; a client further behind reads from the database"] = (
        1_000
    )
    ring_bytes: Annotated[int, _SOME, "size of that buffer, in bytes"] = 8_000_000
    block: Annotated[int, _SOME, "log entries that a client which is behind gets per read"] = 200
    blocks: Annotated[int, "such reads kept in memory for other clients that are behind"] = 8
    readers: Annotated[
        int, _SOME, "such reads running at once, so that clients that catch up leave the database to the others"
    ] = 8


@dataclass(frozen=True, slots=True)
class DetectionLimits:
    """How long the log of a workspace is kept."""

    days: Annotated[float, "days for which detections are kept; 0 keeps them for ever"] = 0
    batch: Annotated[int, _SOME, "old detections deleted per transaction"] = 2_000
    seconds: Annotated[float, _WHILE, "seconds between checks for detections to delete"] = 600.0
