"""Who is dropped: clients that leave a message unread, and no others."""

from __future__ import annotations

import asyncio
from contextlib import ExitStack
from typing import Any

import pytest

from api.auth import Open
from api.subscriptions.connections import Connection, Connections, Dropped, TooMany
from api.subscriptions.limits import Limits
from api.viewer import Viewer
from cypher.graph import Unavailable
from tests.api.subscriptions.socket import PATIENCE

LIMITS = Limits(send_seconds=0.3, valid_seconds=0.1)


async def unread(_: Any) -> None:
    """What sending to a client is that does not read."""
    await asyncio.Event().wait()


async def test_a_client_is_kept_that_ends_an_operation_which_waits_for_it() -> None:
    connection = Connection(unread, None)
    with Connections(Open(), LIMITS).holding(connection):
        operation = asyncio.create_task(connection.send({}))
        await asyncio.sleep(0)
        operation.cancel()
        await asyncio.sleep(0.6)
    assert connection.ended is None


async def test_a_client_that_does_not_read_is_dropped_however_much_is_sent_to_it() -> None:
    async def serve() -> Exception | None:
        connection = Connection(unread, None)
        try:
            with Connections(Open(), LIMITS).holding(connection):
                async with asyncio.TaskGroup() as operations:
                    while True:
                        operations.create_task(connection.send({}))
                        await asyncio.sleep(0.1)
        except asyncio.CancelledError:
            return connection.ended

    assert isinstance(await asyncio.wait_for(serve(), PATIENCE), Dropped)


async def test_a_client_that_ends_one_of_two_operations_is_dropped_for_the_other_one() -> None:
    async def serve() -> Exception | None:
        connection = Connection(unread, None)
        try:
            with Connections(Open(), LIMITS).holding(connection):
                one, _ = (asyncio.create_task(connection.send({})) for _ in range(2))
                await asyncio.sleep(0)
                one.cancel()
                await asyncio.Event().wait()
        except asyncio.CancelledError:
            return connection.ended
        return None

    assert isinstance(await asyncio.wait_for(serve(), PATIENCE), Dropped)


class Away(Open):
    """A door that cannot look up who somebody is."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str | None] = []

    async def admit(self, authorization: str | None) -> Viewer:
        self.asked.append(authorization)
        raise Unavailable("it is away")


async def test_tokens_that_cannot_be_checked_end_nothing_and_are_said_together(
    caplog: pytest.LogCaptureFixture,
) -> None:
    door, viewer = Away(), Viewer()
    connections, held = Connections(door, LIMITS), [Connection(unread, f"Bearer {number}") for number in range(5)]
    with ExitStack() as stack:
        for connection in held:
            stack.enter_context(connections.holding(connection, viewer))
        async with asyncio.timeout(PATIENCE):
            while len(door.asked) < 11:  # noqa: ASYNC110 (nothing tells of it)
                await asyncio.sleep(0.01)
    assert len(caplog.records) == len(door.asked) // 5
    assert all(connection.ended is None for connection in held)


async def test_strangers_take_no_room_from_those_who_are_known() -> None:
    connections, stranger = Connections(Open(), Limits(strangers=1)), Connection(unread, None)
    with connections.holding(stranger):
        with pytest.raises(TooMany), connections.holding(Connection(unread, None)):
            pytest.fail("there is room for one")
        with connections.holding(Connection(unread, None), Viewer()):
            assert len(connections) == 2
        await connections.admit(stranger, None)
        with connections.holding(Connection(unread, None)):
            assert len(connections) == 2
