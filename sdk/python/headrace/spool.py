"""The spool: a bounded folder of batches that could not be sent. The next job sends them."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from time import time, time_ns
from uuid import uuid4

from headrace.server import Batch

log = logging.getLogger("headrace")

_CLAIM_SECONDS = 600  # after this time the sender is considered dead
_ATTEMPTS = 5  # of a batch that the server fails on


class Spool:
    """The batches for one server, oldest first. A file's name is `<instant>-<random>.<attempts>.json`, with the suffix
    `.claimed` while a process sends it; `<job>.lost` marks a job of which something was dropped.

    Several processes can share the folder: files are claimed by renaming, and sending a batch twice is harmless."""

    def __init__(self, folder: Path, url: str, limit: int, days: float) -> None:
        self._folder = folder / sha256(url.encode()).hexdigest()[:16]
        self._limit, self._seconds = limit, days * 86_400

    def keep(self, batch: Batch) -> str:
        """Writes a batch and returns its name. Raises OSError."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        name = f"{time_ns():020}-{uuid4().hex[:8]}"
        half = self._folder / f"{name}.tmp"
        descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            json.dump(batch, file)
        half.rename(self._folder / f"{name}.0.json")
        self._bound()
        return name

    def holds(self, name: str) -> bool:
        """Whether a batch has not been sent yet by any process."""
        return any(self._folder.glob(f"{name}.*"))

    def batches(self) -> Iterator[Path]:
        """The batches that no process is sending, oldest first."""
        for path in self._files("*.claimed"):
            with suppress(OSError):
                if time() - path.stat().st_mtime > _CLAIM_SECONDS:
                    path.rename(path.with_suffix(""))
        yield from self._files("*.json")

    @contextmanager
    def claimed(self, path: Path) -> Iterator[Batch | None]:
        """Claims a batch, so that no other process sends it; yields None if another process was faster. The batch is
        deleted at the end of the block, or released after an exception."""
        claim = path.with_name(f"{path.name}.claimed")
        try:
            os.utime(path)
            path.rename(claim)
            batch = _read(claim)
        except OSError:
            yield None
            return
        except ValueError:
            log.warning("headrace: %s is not a batch and was deleted", path)
            claim.unlink(missing_ok=True)
            yield None
            return
        try:
            yield batch
        except BaseException:
            with suppress(OSError):
                claim.rename(path)
            raise
        claim.unlink(missing_ok=True)

    def failed(self, path: Path) -> None:
        """Counts an attempt on which the server failed; after too many the batch is dropped."""
        name, attempts, _ = path.name.split(".")
        if int(attempts) + 1 < _ATTEMPTS:
            path.rename(path.with_name(f"{name}.{int(attempts) + 1}.json"))
        else:
            self._drop(path, "the server failed on it repeatedly")

    def forget(self, job: str) -> None:
        """Marks a job of which something was dropped, so that it does not count as tracked."""
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._mark(job).touch(mode=0o600)

    def lost(self, job: str) -> bool:
        """Whether something of a job was dropped."""
        return self._mark(job).exists()

    def _mark(self, job: str) -> Path:
        return self._folder / f"{sha256(job.encode()).hexdigest()[:32]}.lost"

    def _files(self, pattern: str) -> list[Path]:
        return sorted(self._folder.glob(pattern))

    def _bound(self) -> None:
        """Drops what is too old, then the oldest until the rest fits."""
        sizes: dict[Path, int] = {}
        for path in self._files("*"):
            with suppress(OSError):
                held = path.stat()
                born = int(path.name.partition("-")[0]) / 1e9 if path.suffix == ".json" else held.st_mtime
                if time() - born > self._seconds:
                    self._drop(path, f"it is older than {self._seconds / 86_400:g} days")
                elif path.suffix == ".json":
                    sizes[path] = held.st_size
        total = sum(sizes.values())
        for path, size in sizes.items():
            if total <= self._limit:
                return
            self._drop(path, f"the spool has more than {self._limit} bytes")
            total -= size

    def _drop(self, path: Path, why: str) -> None:
        if path.suffix == ".json":
            log.warning("headrace: a batch in %s is dropped: %s", self._folder, why)
            with suppress(OSError, ValueError):
                for job in _read(path)["jobs"]:
                    self.forget(job["jobId"])
        path.unlink(missing_ok=True)


def _read(path: Path) -> Batch:
    """Reads a batch. Raises OSError, and ValueError if the file is not a batch."""
    batch: Batch = json.loads(path.read_text())
    try:
        named = all(isinstance(job["jobId"], str) for job in batch["jobs"])
    except (LookupError, TypeError) as error:
        raise ValueError("its jobs have no ids") from error
    if not named:
        raise ValueError("the id of a job is not text")
    return batch
