"""Ownership of a data folder: one process at a time, by a file lock, with a record that tells others its address."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

Note = Callable[..., None]
"""Updates fields of the owner's record."""


class Owned(Exception):
    """Another process owns this folder; the message names the process and its address."""


@dataclass(frozen=True, slots=True)
class Record:
    """The content of ``server.json``: the owning process, the ``url`` of its server, and the address of its
    ``database``, which other commands can use."""

    pid: int
    url: str | None
    database: str | None = None


def record_of(folder: Path) -> Record | None:
    """The record of the folder's owner; None if there is none or it cannot be read."""
    try:
        return Record(**json.loads((folder / "server.json").read_text()))
    except (OSError, ValueError, TypeError):
        return None


@contextmanager
def owning(folder: Path) -> Iterator[Note]:
    """Owns the folder during the block; yields a function that updates the record.

    Raises Owned if another live process owns it."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / "server.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            owner = record_of(folder)
            where = f"process {owner.pid}" + (f" at {owner.url}" if owner.url else "") if owner else "another process"
            raise Owned(
                f"{folder} is already used by {where}: stop that one, or choose another folder with --data"
            ) from None
        path = folder / "server.json"
        record = Record(os.getpid(), None)

        def note(**known: Any) -> None:
            nonlocal record
            record = replace(record, **known)
            fresh = folder / "server.json.new"  # replaced atomically: nobody reads half of it
            with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
                json.dump(asdict(record), file)
            fresh.replace(path)

        note()
        try:
            yield note
        finally:
            path.unlink(missing_ok=True)
