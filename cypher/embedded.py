"""The embedded database: ArcadeDB as a private child process, from the jars and the Java runtime in its wheel.

It listens only on the loopback and speaks Bolt, so that the same driver and statements work with it and with a Neo4j.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import re
import secrets
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Annotated

from cypher.graph import Address

_PACKAGES = ("arcadedb_embedded", "arcadedb")
"""The names that the wheel may give its package, which contains the jars. It is never imported, since that would start
a JVM in this process."""

_UNUSED = ("mcp", "redisw", "postgresw", "console", "graphql", "studio")
"""Parts of ArcadeDB that would open ports or interfaces that are not needed."""

_DATABASE = "headrace"
_LISTENING = re.compile(r"BOLT connections on \S*:(\d+)\b")
_READY = "ArcadeDB Server started"  # Bolt is already listening before the database exists
_FULL = 1_000_000  # bytes; with less than this left, an empty database cannot be created


class EmbeddedFailed(Exception):
    """The embedded database did not start; the message has the end of its output."""


@dataclass(frozen=True, slots=True)
class EmbeddedLimits:
    """The limits of the embedded database."""

    heap_megabytes: Annotated[
        int, "Java heap, in megabytes; 512 serve about 100,000 assets, use a Neo4j beyond that"
    ] = 512
    start_seconds: Annotated[
        float, "seconds to wait for it to start; normally 1.5, longer when it recovers from a crash"
    ] = 60.0
    stop_seconds: Annotated[float, "seconds to wait for it to write its pages and stop"] = 30.0
    statement_seconds: Annotated[float, "seconds that one statement may take; enforced by the database itself"] = 60.0
    message_bytes: Annotated[int, "largest message from the server, in bytes; holds a batch of sources"] = 64 << 20


class Embedded:
    """The database in a folder. Only one process at a time can use it: a second one fails to start.

    Call ``start`` from the main thread: on Linux the database ends with the thread that started it, so that a killed
    server leaves no orphan. After a restart it listens on the same port."""

    def __init__(self, data_dir: Path, limits: EmbeddedLimits = EmbeddedLimits()) -> None:
        self.data_dir = data_dir.absolute()
        self.limits = limits
        self.process: subprocess.Popen[bytes] | None = None
        self._port = 0

    def start(self) -> Address:
        """Starts the database and waits until it answers.

        Raises EmbeddedFailed, and OSError if the folder is not writable."""
        self.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        password = self._password()
        arguments = self.data_dir / "java.args"
        # In a private file, not on the command line, where every user of the machine could read the password.
        _write_private(arguments, "\n".join(map(_quoted, self._arguments(password))))
        package = _package()
        log = self.data_dir / "server.out"
        _write_private(log, "")  # a new file: another server using this folder keeps writing to the old one
        with log.open("wb") as output:
            self.process = subprocess.Popen(
                [package / "jre" / "bin" / ("java.exe" if os.name == "nt" else "java"), f"@{arguments}"],
                cwd=self.data_dir,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,  # Ctrl-C only reaches the server, which then stops its database
                preexec_fn=_end_with_parent() if sys.platform == "linux" else None,
            )
        try:
            self._port = self._await_port(log)
        except BaseException:
            self.stop()
            raise
        return self.joined(f"bolt://127.0.0.1:{self._port}")

    def joined(self, uri: str) -> Address:
        """The address of this folder's database if another process has started it at ``uri``."""
        return Address(uri, "root", self._password(), _DATABASE, embedded=True)

    def stop(self) -> None:
        """Stops the database, by force if it does not stop in time."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(self.limits.stop_seconds)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def __enter__(self) -> Address:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.stop()

    def _password(self) -> str:
        """The password of the database. It is set on the first start only, and kept in the same folder."""
        secret = self.data_dir / "secret"
        if not secret.exists():
            _write_private(secret, secrets.token_urlsafe(24))
        return secret.read_text().strip()

    def _arguments(self, password: str) -> list[str]:
        limits = self.limits
        properties: dict[str, object] = {
            "arcadedb.server.rootPath": self.data_dir,
            "arcadedb.server.databaseDirectory": self.data_dir / "databases",
            "arcadedb.server.rootPassword": password,
            "arcadedb.server.defaultDatabases": f"{_DATABASE}[root]",
            "arcadedb.server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
            "arcadedb.server.httpIncomingHost": "127.0.0.1",
            "arcadedb.server.httpIncomingPort": 0,
            "arcadedb.server.mode": "development",  # the production mode hides error messages from its only client
            "arcadedb.txWalFlush": 1,  # commits survive a power loss; the production mode would set it too
            "arcadedb.bolt.host": "127.0.0.1",
            "arcadedb.bolt.port": self._port,
            "arcadedb.bolt.defaultDatabase": _DATABASE,
            "arcadedb.bolt.maxMessageSize": limits.message_bytes,
            "arcadedb.bolt.packstream.maxValueLength": limits.message_bytes,
            "arcadedb.command.timeout": int(limits.statement_seconds * 1000),
            "arcadedb.opencypher.loadCsv.allowFileUrls": "false",
            "arcadedb.opencypher.loadCsv.allowRemoteUrls": "false",
            "java.awt.headless": "true",
            "file.encoding": "UTF-8",
        }
        jars = sorted(
            str(jar)
            for jar in (_package() / "jars").glob("*.jar")
            if not jar.name.startswith(tuple(f"arcadedb-{part}" for part in _UNUSED))
        )
        return [
            f"-Xmx{limits.heap_megabytes}m",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--add-modules=jdk.incubator.vector",
            "--add-opens=java.base/java.util.concurrent.atomic=ALL-UNNAMED",
            "--add-opens=java.base/java.nio.channels.spi=ALL-UNNAMED",
            *(f"-D{name}={value}" for name, value in properties.items()),
            "-cp",
            os.pathsep.join(jars),
            "com.arcadedb.server.ArcadeDBServer",
        ]

    def _await_port(self, log: Path) -> int:
        assert self.process is not None
        end = time.monotonic() + self.limits.start_seconds
        while time.monotonic() < end:
            said = log.read_text("utf-8", errors="replace")
            listening = _LISTENING.search(said)
            if listening and _READY in said:
                return int(listening[1])
            if self.process.poll() is not None:
                free = shutil.disk_usage(self.data_dir).free
                why = f"its disk is full: {free} bytes are left." if free < _FULL else "is another process using it?"
                raise EmbeddedFailed(
                    f"the embedded database on {self.data_dir} exited with {self.process.returncode}; {why} "
                    f"Its output: …{said[-600:]}"
                )
            time.sleep(0.03)
        raise EmbeddedFailed(f"the embedded database was not ready after {self.limits.start_seconds:g} s: see {log}")


def _package() -> Path:
    for name in _PACKAGES:
        found = importlib.util.find_spec(name)
        for location in (found.submodule_search_locations or ()) if found else ():
            folder = Path(location)
            if (folder / "jars").is_dir() and (folder / "jre" / "bin").is_dir():
                return folder
    raise EmbeddedFailed("the package arcadedb-embedded is not installed: install it, or set the address of a Neo4j")


def _end_with_parent() -> Callable[[], None]:
    """A function that the child runs before it becomes the database: asks Linux to end it with its parent."""
    prctl = ctypes.CDLL(None).prctl  # before the fork: the child of a threaded process may load nothing
    parent = os.getpid()
    die_signal = 1  # PR_SET_PDEATHSIG

    def ask() -> None:
        prctl(die_signal, signal.SIGTERM)
        if os.getppid() != parent:  # the parent has ended in the meantime
            os._exit(1)

    return ask


def _write_private(path: Path, text: str) -> None:
    """Creates a file that only its owner can ever read. A file that cannot be written completely is removed."""
    path.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
    except OSError:
        path.unlink(missing_ok=True)
        raise


def _quoted(argument: str) -> str:
    """Quotes an argument for a Java argument file."""
    return '"' + argument.replace("\\", "\\\\").replace('"', '\\"') + '"'
