"""Real servers: on the loop of the tests, and in a process of their own."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager

import uvicorn
from starlette.types import ASGIApp

from cli.supervisor import ServerProcess, listening
from cypher import Address


class _Server(uvicorn.Server):
    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield  # the signals are pytest's


@asynccontextmanager
async def serving(app: ASGIApp) -> AsyncIterator[str]:
    """The address of a server while it runs."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = _Server(uvicorn.Config(app, log_level="warning", lifespan="on"))
        task = asyncio.create_task(server.serve(sockets=[listener]))
        try:
            while not server.started:  # noqa: ASYNC110 (uvicorn has no event for it)
                await asyncio.sleep(0.01)
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            await task


@contextmanager
def process(address: Address, **settings: str) -> Iterator[tuple[str, ServerProcess]]:
    """A server process on a database, with settings by the names of their variables, and where it answers: at the
    ``PORT`` in them, else at any free one."""
    told = {
        "DATABASE": address.uri, "DATABASE_USER": address.user or "", "DATABASE_PASSWORD": address.password or "",
        "DATABASE_NAME": address.database, "DATABASE_EMBEDDED": str(address.embedded), **settings,
    }  # fmt: skip
    with ExitStack() as stack:
        listener = stack.enter_context(listening("127.0.0.1", int(settings.get("PORT", 0))))
        server = ServerProcess(listener, {f"HEADRACE_{name}": value for name, value in told.items()})
        stack.callback(server.stop)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/graphql", server
