"""One server process: uvicorn on a listening socket inherited from the supervisor.

    python -m api.server FD

It ends when its parent does, which holds the other end of its standard input.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import resource
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING

import uvicorn
import uvloop
from starlette.applications import Starlette

from api.app import create_app
from api.auth import Guarded, Open
from api.observation.analysts import MeasuredAnalysts
from api.observation.logs import write_log
from api.retention import keep_pruning
from api.settings import Settings, load
from api.subscriptions.connections import Leaving
from api.subscriptions.retention import keep_forgetting
from api.trusted import BadManifest
from cypher.graph import Graph, Unavailable
from ingest.delete import resume
from ingest.pool import Analysts
from ingest.upgrade import upgrade

if TYPE_CHECKING:  # it needs an optional dependency
    from api.observation.tracing import Tracing

log = logging.getLogger("headrace")

DRAIN_SECONDS = 10  # for requests in flight when the server shuts down


async def serve(settings: Settings, descriptor: int) -> None:
    """Serves on the socket with this file descriptor until a signal arrives or the parent ends."""
    with MeasuredAnalysts(settings.pool, settings.analysis) as analysts, _tracing(settings) as tracing:
        async with Graph.open(settings.address, settings.connection) as graph:
            door = Guarded(graph, settings.auth, settings.jwt) if settings.is_guarded else Open()
            app = create_app(graph, analysts, settings.application, door, tracing=tracing)
            config = uvicorn.Config(
                app,
                log_config=None,
                access_log=False,
                server_header=False,
                date_header=False,
                ws_per_message_deflate=False,  # it doubles the memory of a connection
                ws_max_size=settings.subscription.message_bytes,
                timeout_graceful_shutdown=DRAIN_SECONDS,
            )
            server = _Server(config, app)

            def orphaned() -> None:
                server.should_exit = True
                asyncio.get_running_loop().remove_reader(sys.stdin)

            asyncio.get_running_loop().add_reader(sys.stdin, orphaned)
            background = (
                _reanalyse(graph, analysts, settings),
                _delete(graph, settings),
                keep_pruning(graph, settings.jobs),
                keep_forgetting(graph, settings.detections),
            )
            tasks = [asyncio.create_task(work) for work in background]
            calm()
            await server.serve(sockets=[socket.socket(fileno=descriptor)])
            for task in tasks:
                task.cancel()


def calm() -> None:
    """Makes garbage collection short and rare. Call it once all long-lived objects exist."""
    # No collection needs to traverse those objects.
    gc.freeze()
    # The objects of an event sent to thousands of subscribers must not trigger collections that traverse all of them.
    gc.set_threshold(50_000, 20, 50)


class _Server(uvicorn.Server):
    """Ends open subscriptions on shutdown: they would never end by themselves."""

    def __init__(self, config: uvicorn.Config, app: Starlette) -> None:
        super().__init__(config)
        self._app = app

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._app.state.connections.end(Leaving())
        await super().shutdown(sockets)


@contextmanager
def _tracing(settings: Settings) -> Iterator[Tracing | None]:
    """The tracing of the server, if it is enabled; remaining spans are sent at the end of the block."""
    if not settings.tracing:
        yield None
        return
    from api.observation.tracing import Tracing

    with closing(Tracing.exporting()) as tracing:
        yield tracing


async def _reanalyse(graph: Graph, analysts: Analysts, settings: Settings) -> None:
    """Analyses again, in the background, what another version of the analyzers stored. If it is interrupted, the next
    start resumes it."""
    try:
        changed = await upgrade(graph, analysts, settings.deployment)
    except Unavailable as error:
        log.warning("stored sources were not analysed again: %s", error)
    except Exception:  # nobody awaits this task: it would end unnoticed
        log.exception("stored sources were not analysed again")
    else:
        if changed:
            log.info("%d runnables changed when stored sources were analysed again", changed)


async def _delete(graph: Graph, settings: Settings) -> None:
    """Finishes, in the background, the deletions of workspaces that were interrupted."""
    try:
        for workspace in await resume(graph, settings.deployment):
            log.info("the interrupted deletion of the workspace %s is finished", workspace)
    except Unavailable as error:
        log.warning("interrupted deletions of workspaces were not finished: %s", error)
    except Exception:  # nobody awaits this task: it would end unnoticed
        log.exception("interrupted deletions of workspaces were not finished")


def _open_files() -> None:
    """Raises the limit of open files, each connection being one, to the hard limit; the default is often 1,024."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(ValueError):  # macOS reports an infinite hard limit but does not accept it
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def main(descriptor: int) -> None:
    for number in (signal.SIGTERM, signal.SIGINT):  # uvicorn raises them again after shutdown
        signal.signal(number, lambda *_: None)
    settings = load()
    if settings.stands_open:
        sys.exit(f"headrace: other machines can reach {settings.host}: set HEADRACE_AUTH_REQUIRED=true")
    write_log(settings.log)
    _open_files()
    try:
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            runner.run(serve(settings, descriptor))
    except BadManifest as error:
        sys.exit(f"headrace: {error}")


if __name__ == "__main__":
    main(int(sys.argv[1]))
