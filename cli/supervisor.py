"""The supervisor of ``headrace serve``: runs the server processes, and restarts a child that died."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Protocol

from api.observation.metrics import forget
from cypher import EmbeddedFailed

GRACE_SECONDS = 15.0  # longer than a server needs to drain its requests
RESTART_PAUSE_SECONDS = 1.0  # prevents a tight loop of restarts
LOOK_SECONDS = 0.2  # how soon a dead child is noticed


class Child(Protocol):
    """A process that the supervisor keeps alive. ``restart`` raises EmbeddedFailed and OSError."""

    def is_alive(self) -> bool: ...

    def restart(self) -> None: ...

    def stop(self) -> None: ...


class ServerProcess:
    """One uvicorn process on a listening socket that the supervisor holds, so that a restart loses no connection."""

    def __init__(self, listener: socket.socket, environment: Mapping[str, str]) -> None:
        self._listener = listener
        self._environment = {**os.environ, **environment}
        self._process = self._started()

    @property
    def pid(self) -> int:
        return self._process.pid

    def _started(self) -> subprocess.Popen[bytes]:
        descriptor = self._listener.fileno()
        return subprocess.Popen(
            [sys.executable, "-m", "api.server", str(descriptor)],
            env=self._environment,
            pass_fds=[descriptor],
            stdin=subprocess.PIPE,  # its end tells the server that this process has ended
            start_new_session=True,  # Ctrl-C only reaches the supervisor, which stops its children in order
        )

    def is_alive(self) -> bool:
        return self._process.poll() is None

    def restart(self) -> None:
        self._let_go()
        forget(self._process.pid, self._environment)
        self._process = self._started()

    def stop(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._let_go()

    def _let_go(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()


def listening(host: str, port: int) -> socket.socket:
    """A listening socket. Raises OSError if the address is taken or does not belong to this machine."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.create_server((host, port), family=family, backlog=1024)
    if hasattr(socket, "TCP_USER_TIMEOUT"):
        # A client that stopped reading must not hold its connection for the kernel's default of 15 minutes.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, 30_000)
    return listener


class Stopped(Exception):
    """A signal asked the supervisor to stop."""


@contextmanager
def stopping_on_signals() -> Iterator[None]:
    """Turns SIGTERM and SIGINT into Stopped, so that enclosing blocks stop their children in order."""

    def stop(number: int, _: object) -> None:
        raise Stopped(signal.Signals(number).name)

    before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    except Stopped:
        pass
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def keep(children: list[Child], say: Callable[[str], None]) -> None:
    """Restarts children that die, until a signal arrives."""
    while True:
        for child in children:
            if not child.is_alive():
                say(f"{type(child).__name__} stopped unexpectedly; restarting it")
                time.sleep(RESTART_PAUSE_SECONDS)
                try:
                    child.restart()
                except (EmbeddedFailed, OSError) as error:  # it may be temporary, such as a full disk
                    say(f"{type(child).__name__} did not start: {error}")
        time.sleep(LOOK_SECONDS)
