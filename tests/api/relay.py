"""A relay of connections: what stands between a server and its database, and can be taken away."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress


@asynccontextmanager
async def relayed(port: int, host: str, target: int, passes: Callable[[], bool] = lambda: True) -> AsyncIterator[None]:
    """Relays what comes to a port of this machine while the block runs, and then cuts it. ``passes`` says whether what
    the database says is let through."""
    writers: list[asyncio.StreamWriter] = []

    async def pump(
        reader: asyncio.StreamReader, writer: asyncio.StreamWriter, passes: Callable[[], bool] = lambda: True
    ) -> None:
        with suppress(OSError):
            while data := await reader.read(65536):
                if passes():
                    writer.write(data)
                    await writer.drain()
        writer.close()

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there_reader, there_writer = await asyncio.open_connection(host, target)
        writers.extend((writer, there_writer))
        await asyncio.gather(pump(reader, there_writer), pump(there_reader, writer, passes))

    server = await asyncio.start_server(connected, "127.0.0.1", port)
    try:
        yield
    finally:
        server.close()
        for writer in writers:
            writer.close()
        for writer in writers:
            with suppress(OSError):
                await writer.wait_closed()
        await asyncio.sleep(0)
