"""A client of server-sent events, as a browser's EventSource reads them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx

from tests.api.subscriptions.socket import DETECTIONS, PATIENCE


@dataclass(frozen=True, slots=True)
class Told:
    """One event: its type, its id and its data; a comment has the type ``:``."""

    type: str
    id: str | None = None
    data: Any = None


class Stream:
    def __init__(self, response: httpx.Response) -> None:
        self.response = response
        self._lines = response.aiter_lines()

    async def next(self) -> Told | None:
        """What is told next; None at the end."""
        fields: dict[str, str] = {}
        async with asyncio.timeout(PATIENCE):
            async for line in self._lines:
                if line:
                    name, _, value = line.partition(":")
                    fields[name] = value.strip()
                elif fields:
                    data = fields.get("data")
                    return Told(fields.get("event", ":"), fields.get("id"), json.loads(data) if data else None)
        return None

    async def events(self, count: int) -> list[Told]:
        """The next so many events with a detection."""
        found: list[Told] = []
        while len(found) < count:
            told = await self.next()
            assert told is not None
            if told.type == "next" and told.data["data"]["detections"]["detection"]:
                found.append(told)
        return found


@asynccontextmanager
async def streaming(
    url: str, query: str = DETECTIONS, headers: dict[str, str] | None = None, method: str = "POST", **variables: Any
) -> AsyncIterator[Stream]:
    """An event stream of an operation."""
    asked = {"query": query, "variables": variables}
    sent: dict[str, Any] = (
        {"params": {"query": query, "variables": json.dumps(variables)}} if method == "GET" else {"json": asked}
    )
    async with (
        httpx.AsyncClient(timeout=PATIENCE) as http,
        http.stream(method, url, headers={"accept": "text/event-stream", **(headers or {})}, **sent) as response,
    ):
        yield Stream(response)
