"""The page to ask queries with, and its files."""

from __future__ import annotations

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles


class Page:
    """GraphiQL as it was built into a folder. Where it was not, or is switched off, a browser is told of the endpoint
    alone."""

    def __init__(self, folder: Path, endpoint: str, shown: bool) -> None:
        self._index = folder / "index.html"
        self._endpoint = endpoint
        self._shown = shown

    async def show(self, request: Request) -> Response:
        """The answer to a browser that asks nothing."""
        if not self._shown:
            return PlainTextResponse(f"The GraphQL endpoint is {self._endpoint}.\n")
        if not self._index.is_file():
            return PlainTextResponse(f"The GraphQL endpoint is {self._endpoint}; 'make run' builds the pages.\n")
        return FileResponse(self._index, headers={"cache-control": "no-cache"})

    def files(self) -> list[Mount]:
        """The way to the scripts and styles of the page."""
        folder = self._index.parent / "assets"
        return [Mount("/assets", StaticFiles(directory=folder, check_dir=False))] if self._shown else []
