"""A real PostgreSQL of this machine, on a socket of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg

_SECONDS = 60.0


class PostgresMissing(Exception):
    """No PostgreSQL is installed here."""


@contextmanager
def running() -> Iterator[str]:
    """The address of an empty database. It refuses to run as root, so root lends it to `nobody`."""
    postgres, initdb = _program("postgres"), _program("initdb")
    user = "nobody" if os.getuid() == 0 else None
    with TemporaryDirectory(prefix="pg") as folder:
        if user:
            shutil.chown(folder, user)
        data = str(Path(folder, "data"))
        command = [initdb, "-D", data, "-U", "postgres", "-A", "trust", "-N", "-E", "UTF8"]
        subprocess.run(command, cwd=folder, user=user, check=True, capture_output=True)
        options = ["-k", folder, "-c", "listen_addresses=", "-c", "fsync=off"]
        with (
            Path(folder, "log").open("wb") as log,
            subprocess.Popen(
                [postgres, "-D", data, *options], cwd=folder, user=user, stdout=log, stderr=log
            ) as process,
        ):
            address = f"postgresql:///postgres?user=postgres&host={folder}"
            try:
                _answers(address)
                yield address
            finally:
                process.terminate()


def _program(name: str) -> str:
    found = shutil.which(name) or next((str(path) for path in Path("/usr/lib/postgresql").glob(f"*/bin/{name}")), None)
    if found is None:
        raise PostgresMissing(f"{name} is not on PATH: install PostgreSQL")
    return found


def _answers(address: str) -> None:
    until = time.monotonic() + _SECONDS
    while True:
        try:
            psycopg.connect(address).close()
        except psycopg.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)
        else:
            return
