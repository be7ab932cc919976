"""A real Neo4j Community server from its published jars, by Maven: for the tests, and for a developer.

    python -m tests.neo4j_server [--port 7687] [--home DIR]

``NEO4J_VERSION`` chooses another version than the LTS. No login: it listens on the loopback alone.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import neo4j
from platformdirs import user_cache_path

DEFAULT_VERSION = "5.26.30"
START_SECONDS = 180.0

_POM = """<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>headrace</groupId><artifactId>neo4j</artifactId><version>1</version><packaging>pom</packaging>
<dependencies><dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>{version}</version>
</dependency></dependencies></project>
"""

_CONFIGURATION = """server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
server.memory.pagecache.size=256m
dbms.usage_report.enabled=false
dbms.security.auth_enabled=false
"""

_OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
_JVMS = Path("/usr/lib/jvm")


class Neo4jMissing(Exception):
    """No Neo4j can be started here; the message says what is lacking."""


def version() -> str:
    return os.environ.get("NEO4J_VERSION") or DEFAULT_VERSION


@contextmanager
def running(home: Path, port: int = 0) -> Iterator[str]:
    """A server with its data in ``home``: its Bolt address, once it answers; ended on leaving.

    Raises Neo4jMissing."""
    wanted = version()
    jars, java = _jars(wanted), _java(17 if _calendar(wanted) is None else 21)
    port = port or _free_port()
    for name in ("conf", "data", "logs", "import", "plugins", "run"):
        (home / name).mkdir(parents=True, exist_ok=True)
    (home / "conf" / "neo4j.conf").write_text(_CONFIGURATION.format(port=port))
    entry = "CommunityEntryPoint" if _calendar(wanted) is None else "Neo4jCommunity"
    with (home / "logs" / "console.log").open("wb") as log:
        process = subprocess.Popen(
            [
                java,
                "-Xmx1g",
                *(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in _OPENED),
                "-Dio.netty.tryReflectionSetAccessible=true",
                "-Dlog4j2.disable.jmx=true",
                "-cp",
                f"{jars}/*",
                f"org.neo4j.server.{entry}",
                f"--home-dir={home}",
                f"--config-dir={home / 'conf'}",
            ],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        yield _await_bolt(f"bolt://127.0.0.1:{port}", process, home / "logs" / "console.log")
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _calendar(wanted: str) -> int | None:
    """The year of a version of the newest line, None for the LTS line."""
    year = int(wanted.partition(".")[0])
    return year if year > 2000 else None


def _jars(wanted: str) -> Path:
    """The folder with the jars of a version, kept for the user; a folder that is there is whole."""
    jars = user_cache_path("headrace") / f"neo4j-{wanted}"
    if jars.is_dir():
        return jars
    maven = shutil.which("mvn")
    if maven is None:
        raise Neo4jMissing("Maven (mvn) is not on the PATH")
    jars.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=jars.parent) as folder:
        work = Path(folder)
        (work / "pom.xml").write_text(_POM.format(version=wanted))
        fetched = subprocess.run(
            [maven, "-q", "-B", "dependency:copy-dependencies", "-DoutputDirectory=lib", "-DincludeScope=runtime"],
            cwd=work,
            capture_output=True,
            text=True,
            check=False,
        )
        if fetched.returncode:
            raise Neo4jMissing(f"Maven did not fetch Neo4j {wanted}: {fetched.stdout[-600:]}{fetched.stderr[-300:]}")
        try:
            (work / "lib").rename(jars)
        except OSError:
            if not jars.is_dir():  # another run may have put it there first
                raise
    return jars


def _java(least: int) -> Path:
    """A Java of this version or newer: on the PATH, else the oldest that will do among the installed ones."""
    candidates = [Path(found)] if (found := shutil.which("java")) else []
    candidates += sorted(_JVMS.glob("*/bin/java")) if _JVMS.is_dir() else []
    versions = {java: _java_version(java) for java in dict.fromkeys(java.resolve() for java in candidates)}
    fit = [java for java, found in versions.items() if found >= least]
    if not fit:
        raise Neo4jMissing(f"no Java {least} or newer, neither on the PATH nor under {_JVMS}")
    return min(fit, key=versions.__getitem__)


def _java_version(java: Path) -> int:
    try:
        said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    except OSError:
        return 0
    match = re.search(r'version "(\d+)', said)
    return int(match[1]) if match else 0


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def _await_bolt(address: str, process: subprocess.Popen[bytes], log: Path) -> str:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        if process.poll() is not None:
            raise Neo4jMissing(f"Neo4j ended with {process.returncode}: {log.read_text(errors='replace')[-600:]}")
        try:
            # A session's own run, because the driver would retry a transaction with growing pauses.
            with (
                neo4j.GraphDatabase.driver(address, auth=None, connection_timeout=1) as driver,
                driver.session() as one,
            ):
                one.run("RETURN 1").consume()
                return address
        except (neo4j.exceptions.DriverError, neo4j.exceptions.Neo4jError):
            time.sleep(0.2)
    raise Neo4jMissing(f"Neo4j did not answer within {START_SECONDS:g} s: see {log}")


def main() -> None:
    options = argparse.ArgumentParser(description="Runs a Neo4j in the foreground until it is interrupted.")
    options.add_argument("--port", type=int, default=7687)
    options.add_argument("--home", type=Path, default=user_cache_path("headrace") / f"neo4j-{version()}-data")
    chosen = options.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        with running(chosen.home.absolute(), chosen.port) as address:
            print(f"Neo4j {version()} at {address}, no login; Ctrl-C ends it", flush=True)
            signal.pause()
    except KeyboardInterrupt:
        pass
    except Neo4jMissing as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
