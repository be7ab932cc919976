"""The buffer of what jobs did and what has not been sent yet."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import Lock
from time import time_ns
from typing import Any

from headrace.jobs import Job, instant
from headrace.server import Batch
from headrace.settings import Settings

_RECENT = 10_000  # recent accesses, by which repetitions are recognised


@dataclass
class _Doings:
    accesses: list[tuple[str, str, int]] = field(default_factory=list)
    statements: list[tuple[str, str, str | None, int]] = field(default_factory=list)


class Buffer:
    """Accesses and statements by job, until they are taken as batches. It is bounded and thread-safe."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._repeat = int(settings.repeat_seconds * 1e9)
        self._lock = Lock()
        self._jobs: dict[Job, _Doings] = {}
        self._seen: dict[tuple[Job, str, str | None], int] = {}
        self.held = 0

    def access(self, job: Job, uri: str, access: str) -> bool:
        """Adds an access by a job, at the current time. Returns False if the buffer is full."""
        return self._add(job, (job, uri, access), lambda doings, at: doings.accesses.append((uri, access, at)))

    def statement(self, job: Job, language: str, sql: str, database: str | None) -> bool:
        """Adds a statement that a job executed, at the current time. Returns False if the buffer is full."""
        return self._add(
            job, (job, sql, database), lambda doings, at: doings.statements.append((language, sql, database, at))
        )

    def _add(self, job: Job, what: tuple[Job, str, str | None], add: Any) -> bool:
        at = time_ns()
        with self._lock:
            if at - self._seen.get(what, -self._repeat) < self._repeat:
                return True
            if self.held >= self._settings.buffer:
                job.lost = True
                return False
            if len(self._seen) >= _RECENT:
                self._seen.clear()
            self._seen[what] = at
            add(self._jobs.setdefault(job, _Doings()), at)
            self.held += 1
            return True

    def touch(self, job: Job) -> None:
        """Notes that the state of a job has changed and has to be sent."""
        with self._lock:
            self._jobs.setdefault(job, _Doings())

    def __bool__(self) -> bool:
        return bool(self._jobs)

    def take(self) -> list[Batch]:
        """Takes everything, as batches within the server's limits. The last batch of a job has its state."""
        with self._lock:
            jobs, self._jobs, self.held = self._jobs, {}, 0
        batches: list[Batch] = []
        for workspace in dict.fromkeys(job.workspace for job in jobs):
            reports = [
                report
                for job, doings in jobs.items()
                if job.workspace == workspace
                for report in self._reports(job, doings)
            ]
            batches += ({"workspace": workspace, "jobs": group} for group in self._grouped(reports))
        return batches

    def _reports(self, job: Job, doings: _Doings) -> Iterator[dict[str, Any]]:
        accesses = [{"uri": uri, "access": access, "at": instant(at)} for uri, access, at in doings.accesses]
        statements = [
            {"language": language, "sql": sql, "at": instant(at), **({"database": database} if database else {})}
            for language, sql, database, at in doings.statements
        ]
        limits, telling = self._settings, job.telling()
        while len(accesses) > limits.batch_accesses or len(statements) > limits.batch_statements:
            yield {
                **_unfinished(telling),
                "accesses": accesses[: limits.batch_accesses],
                "statements": statements[: limits.batch_statements],
            }
            accesses, statements = accesses[limits.batch_accesses :], statements[limits.batch_statements :]
        yield {**telling, "accesses": accesses, "statements": statements}

    def _grouped(self, reports: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
        limits = self._settings
        most = (limits.batch_jobs, limits.batch_accesses, limits.batch_statements, limits.batch_characters)
        group: list[dict[str, Any]] = []
        held: tuple[int, ...] = (0, 0, 0, 0)
        for job in reports:
            size = (1, len(job["accesses"]), len(job["statements"]), len(json.dumps(job)))
            grown = tuple(map(sum, zip(held, size, strict=True)))
            if group and any(count > limit for count, limit in zip(grown, most, strict=True)):
                yield group
                group, grown = [], size
            group.append(job)
            held = grown
        if group:
            yield group


def _unfinished(telling: dict[str, Any]) -> dict[str, Any]:
    """The report of a job in all of its batches but the last. The server takes the time of creation from the first."""
    return {name: value for name, value in telling.items() if name not in ("status", "endedAt", "tracked")}


def halves(batch: Batch) -> list[Batch]:
    """Splits a batch into two, in order; returns none if it cannot be split. In the end, the last access or statement
    of a job is separated from the job's state."""
    jobs = batch["jobs"]
    if len(jobs) > 1:
        parts = [jobs[: len(jobs) // 2], jobs[len(jobs) // 2 :]]
        return [{**batch, "jobs": part} for part in parts]
    (job,) = jobs
    done = [("accesses", row) for row in job["accesses"]] + [("statements", row) for row in job["statements"]]
    if not done or (len(done) == 1 and job.keys() == _unfinished(job).keys()):
        return []
    middle = max(len(done) // 2, 1)
    first, last = (
        {name: [row for kind, row in part if kind == name] for name in ("accesses", "statements")}
        for part in (done[:middle], done[middle:])
    )
    return [{**batch, "jobs": [{**_unfinished(job), **first}]}, {**batch, "jobs": [{**job, **last}]}]
