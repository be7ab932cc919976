"""The GraphiQL page and its files."""

from __future__ import annotations

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles


class Page:
    """GraphiQL, built into ``folder``. If it is not built or not ``shown``, browsers get the address of the endpoint
    instead."""

    def __init__(self, folder: Path, endpoint: str, shown: bool) -> None:
        self._index = folder / "index.html"
        self._endpoint = endpoint
        self._shown = shown

    async def show(self, request: Request) -> Response:
        """The response to a browser that opens the page."""
        if not self._shown:
            return PlainTextResponse(f"The GraphQL endpoint is {self._endpoint}.\n")
        if not self._index.is_file():
            return PlainTextResponse(f"The GraphQL endpoint is {self._endpoint}; 'make run' builds the pages.\n")
        return FileResponse(self._index, headers={"cache-control": "no-cache"})

    def files(self) -> list[Mount]:
        """The route of the page's scripts and styles."""
        folder = self._index.parent / "assets"
        return [Mount("/assets", StaticFiles(directory=folder, check_dir=False))] if self._shown else []
