"""``headrace serve``: starts the database, migrates it, starts the servers, and deploys a folder."""

from __future__ import annotations

import asyncio
import secrets
import socket
import time
from contextlib import ExitStack, suppress
from errno import EADDRINUSE
from importlib import import_module
from pathlib import Path

import httpx

from api.observation.metrics import shared
from api.settings import PREFIX, Settings
from cli.database import GRAPH
from cli.feeder import Feeder
from cli.owner import Note, owning
from cli.supervisor import Child, ServerProcess, keep, listening, stopping_on_signals
from cli.terminal import say
from cypher.driver import Neo4jError
from cypher.embedded import Embedded, EmbeddedFailed
from cypher.graph import Address, Graph, Unavailable
from cypher.graph import Limits as ConnectionLimits
from cypher.migrate import ChangedMigration, NewerSchema, migrate

EXTRAS = (("tracing", "api.observation.tracing", "otel"), ("wake", "redis.asyncio", "wake"))
"""The settings that need optional packages, the module that each imports, and the extra that installs it."""
READY_SECONDS = 60.0  # a server that is not ready by then has failed; its log says why


class CannotServe(Exception):
    """The server did not start; the message is for the user."""


class MissingExtra(Exception):
    """A setting needs optional packages; the message says how to install them."""


class DatabaseProcess:
    """The embedded database as a child of the supervisor; it restarts on the same port."""

    def __init__(self, embedded: Embedded) -> None:
        self._embedded = embedded

    def is_alive(self) -> bool:
        process = self._embedded.process
        return process is not None and process.poll() is None

    def restart(self) -> None:
        self._embedded.start()

    def stop(self) -> None:
        self._embedded.stop()


def serve(settings: Settings, folder: Path | None, workspace: str, watch: bool) -> None:
    """Serves until a signal arrives. Raises CannotServe, and cli.owner.Owned if another process owns the data
    folder."""
    with stopping_on_signals(), ExitStack() as stack:
        note = _owned(settings, stack)
        listener = stack.enter_context(_listening(settings))
        host = f"[{settings.host}]" if ":" in settings.host else settings.host
        url = f"http://{host}:{listener.getsockname()[1]}"
        children: list[Child] = []
        address = _database(settings, url, note, stack, children)
        owner = secrets.token_urlsafe(32)
        environment = environment_of(settings, address, owner) | stack.enter_context(shared(settings.workers))
        for _ in range(settings.workers):
            server = ServerProcess(listener, environment)
            stack.callback(server.stop)
            children.append(server)
        _await_ready(url, children)

        def ready() -> None:
            say(f"Headrace is at {url}")

        if folder is None:
            ready()
        else:
            feeder = Feeder(url, folder, workspace, watch, settings.folder, owner, ready)
            stack.callback(feeder.stop)
            feeder.start()
        keep(children, say)


def check(settings: Settings) -> None:
    """Checks what the servers will need: optional packages and valid trusted documents.

    Raises MissingExtra and api.trusted.BadManifest."""
    for name, package, extra in EXTRAS:
        if getattr(settings, name):
            try:
                import_module(package)
            except ImportError as error:
                raise MissingExtra(
                    f"{PREFIX}{name.upper()} needs packages that are not installed: run pip install '.[{extra}]' in a "
                    f"checkout ({error})"
                ) from error
    if settings.trusted.documents is not None:
        from api.documents import Documents
        from api.schema.build import SCHEMA

        Documents(SCHEMA, settings.request, trust=settings.trusted)


def environment_of(settings: Settings, address: Address, owner: str) -> dict[str, str]:
    """The environment variables for a server process: the database, the data folder, and the owner's token."""
    variables = {
        "DATABASE": address.uri,
        "DATABASE_USER": address.user or "",
        "DATABASE_PASSWORD": address.password or "",
        "DATABASE_NAME": address.database,
        "DATABASE_EMBEDDED": str(address.embedded),
        "HOST": settings.host,
        "DATA": str(settings.data),
        "AUTH_OWNER": owner,
    }
    return {f"{PREFIX}{name}": value for name, value in variables.items()}


def _owned(settings: Settings, stack: ExitStack) -> Note | None:
    """Takes ownership of the data folder; returns the function that updates its record, None with a Neo4j."""
    if settings.database is not None:
        return None
    try:
        return stack.enter_context(owning(settings.data))
    except OSError as error:
        raise CannotServe(_unwritable(settings, error)) from error


def _listening(settings: Settings) -> socket.socket:
    try:
        return listening(settings.host, settings.port)
    except OSError as error:
        where = f"{settings.host}:{settings.port}"
        if error.errno == EADDRINUSE:
            raise CannotServe(
                f"{where} is taken by another program: choose another port with --port or HEADRACE_PORT"
            ) from error
        raise CannotServe(f"cannot listen on {where}: {error.strerror}") from error


def _database(settings: Settings, url: str, note: Note | None, stack: ExitStack, children: list[Child]) -> Address:
    """The address of the migrated database. The embedded one is started, and added to the children to supervise."""
    try:
        if note is not None:
            note(url=url)
            embedded = Embedded(settings.data / GRAPH, settings.embedded)
            stack.callback(embedded.stop)
            address = embedded.start()
            note(database=address.uri)
            children.append(DatabaseProcess(embedded))
        else:
            address = settings.address
        asyncio.run(_migrate(address, settings.connection))
    except (EmbeddedFailed, Unavailable, NewerSchema, ChangedMigration, ValueError) as error:
        raise CannotServe(str(error)) from error
    except Neo4jError as error:
        where = f"; its log is in {settings.data / GRAPH / 'log'}" if note is not None else ""
        raise CannotServe(f"the database refuses to be prepared: {error.message}{where}") from error
    except OSError as error:
        raise CannotServe(_unwritable(settings, error)) from error
    return address


def _unwritable(settings: Settings, error: OSError) -> str:
    return f"the data folder {settings.data} cannot be written: {error.strerror}"


async def _migrate(address: Address, limits: ConnectionLimits) -> None:
    async with Graph.open(address, limits) as graph:
        await migrate(graph)


def _await_ready(url: str, children: list[Child]) -> None:
    end = time.monotonic() + READY_SECONDS
    while time.monotonic() < end:
        with suppress(httpx.HTTPError):
            if httpx.get(f"{url}/readyz", timeout=2).is_success:
                return
        if not all(child.is_alive() for child in children):
            raise CannotServe("the server stopped during its start; see the messages above")
        time.sleep(0.05)
    raise CannotServe(f"the server was not ready after {READY_SECONDS:g} s")
