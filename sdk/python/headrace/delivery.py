"""Delivers the buffer to the server in the background, or to the spool while the server does not answer."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from contextlib import suppress
from threading import Event, Lock, Thread
from time import monotonic
from typing import Any

from headrace.buffer import Buffer, halves
from headrace.jobs import Job
from headrace.server import Away, Batch, Fault, Refused, Server, TooLarge, Unfit
from headrace.settings import Settings
from headrace.spool import Spool

log = logging.getLogger("headrace")

_REFUSALS = 32  # of one batch; half of them find one thing among the most that a batch holds
_PAUSES = (1.0, 2.0, 5.0, 15.0, 30.0)  # seconds between attempts while the server does not answer


class Delivery:
    """Takes reports of jobs and sends them to the server. Only ``flush`` and ``end`` wait for the server, and nothing
    raises."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._server = Server(settings.url, settings.token)
        self._spool = Spool(settings.folder, settings.url, settings.spool_bytes, settings.spool_days)
        self._said: set[str] = set()
        self.forked()

    def forked(self) -> None:
        """Resets the state in a child process: the parent sends its own reports."""
        self.buffer = Buffer(self._settings)
        self._jobs: dict[str, Job] = {}
        self._underway: list[Batch] = []
        self._spooled: list[str] = []
        self._failures, self._pause_until = 0, 0.0
        self._wake = Event()
        self._delivering = Lock()
        self._thread: Thread | None = None

    def access(self, job: Job, uri: str, access: str) -> None:
        """Reports that a job accessed an asset, at the current time."""
        self._taken(self.buffer.access(job, uri, access), job)

    def statement(self, job: Job, language: str, sql: str, database: str | None) -> None:
        """Reports that a job executed a statement, at the current time."""
        self._taken(self.buffer.statement(job, language, sql, database), job)

    def touch(self, job: Job) -> None:
        """Reports that a job began or ended."""
        self._jobs[job.job_id] = job
        self.buffer.touch(job)
        self._taken(True, job)

    def _taken(self, taken: bool, job: Job) -> None:
        self._jobs.setdefault(job.job_id, job)
        if not taken:
            self.say("full", "the buffer is full; further accesses are not recorded")
        if self._thread is None:
            self._thread = Thread(target=self._run, name="headrace", daemon=True)
            try:
                self._thread.start()
            except RuntimeError:  # the interpreter is shutting down: ``end`` will deliver
                self._thread = None
        elif self.buffer.held >= self._settings.batch_accesses:
            self._wake.set()

    def _run(self) -> None:
        while True:
            self._wake.wait(self._settings.interval_seconds)
            self._wake.clear()
            with suppress(Exception), self._delivering:
                self._deliver(self._settings.timeout_seconds)

    def flush(self, seconds: float) -> bool:
        """Delivers everything now. Returns False if something could not be sent yet."""
        until = monotonic() + seconds
        if not self._delivering.acquire(timeout=seconds):
            return False
        try:
            self._pause_until = 0.0
            self._deliver(seconds, until)
        finally:
            self._delivering.release()
        return not self.buffer and not self._behind()

    def end(self) -> None:
        """Makes the last delivery. What cannot be sent in time goes to the spool."""
        if not self.flush(self._settings.exit_seconds):
            self._keep([*self._underway, *self.buffer.take()])

    def _deliver(self, seconds: float, until: float | None = None) -> None:
        """Sends the spool, oldest first, and then new batches, but not before those that this process spooled itself,
        so that a job's end is never reported before its accesses."""
        self._underway = self.buffer.take()
        try:
            if monotonic() >= self._pause_until:
                self._catch_up(seconds, until)
                while self._underway and not self._behind():
                    self._send(self._underway[0], seconds, until)
                    del self._underway[0]
                self._failures = 0
        except Away as error:
            self._pause_until = monotonic() + _PAUSES[min(self._failures, len(_PAUSES) - 1)]
            self._failures += 1
            self.say("away", f"the server cannot be reached, reports are kept in {self._settings.folder}: {error}")
        finally:
            self._keep(self._underway)
            self._underway = []
        for job_id, job in list(self._jobs.items()):
            if job.ended_at and not self.buffer:
                del self._jobs[job_id]

    def _catch_up(self, seconds: float, until: float | None) -> None:
        for path in self._spool.batches():
            try:
                with self._spool.claimed(path) as batch:
                    if batch is not None:
                        self._send(batch, seconds, until)
            except Fault:
                self._spool.failed(path)
                raise

    def _behind(self) -> bool:
        """Whether batches that this process spooled have not been sent yet."""
        self._spooled = [name for name in self._spooled if self._spool.holds(name)]
        return bool(self._spooled)

    def _send(self, batch: Batch, seconds: float, until: float | None) -> None:
        """Sends a batch, in parts if the server only accepts smaller ones, and without what it refuses.

        Raises Away and Fault if the batch has to be sent later."""
        parts, refusals = [batch], 0
        refused: list[dict[str, Any]] = []
        errors: list[Refused] = []
        while parts:
            part = parts.pop()
            for report in part["jobs"]:
                if report.get("tracked") and self._spool.lost(report["jobId"]):
                    report["tracked"] = False
            try:
                problems = self._server.record(part, _left(seconds, until))
            except Refused as error:
                refusals += isinstance(error, Unfit)
                cut = halves(part) if isinstance(error, (TooLarge, Unfit)) and refusals < _REFUSALS else []
                parts += reversed(cut)
                if not cut:
                    refused += part["jobs"]
                    errors.append(error)
                    for report in part["jobs"]:
                        self._forget(report["jobId"])
            else:
                for problem in problems:
                    self.say(problem["code"], f"job {problem['jobId']}: {problem['code']}: {problem['message']}")
                    self._forget(problem["jobId"])
        if errors:
            accesses, statements = (sum(len(report[name]) for report in refused) for name in ("accesses", "statements"))
            jobs = len({report["jobId"] for report in refused})
            what = f"{accesses} accesses and {statements} statements of {jobs} jobs"
            self.say(str(errors[0]), f"the server rejected {what}: {errors[0]}")

    def _forget(self, job_id: str) -> None:
        """Notes that a report of a job is lost: the job is not tracked, even if that was already reported."""
        self._spool.forget(job_id)
        job = self._jobs.get(job_id)
        if job is not None and not job.lost:
            job.lost = True
            if job.ended_at:
                self.buffer.touch(job)

    def _keep(self, batches: Sequence[Batch]) -> None:
        for batch in batches:
            try:
                self._spooled.append(self._spool.keep(batch))
            except OSError as error:
                self.say("spool", f"reports are lost, since the spool cannot be written: {error}")
                for report in batch["jobs"]:
                    if job := self._jobs.get(report["jobId"]):
                        job.lost = True

    def say(self, what: str, message: str) -> None:
        """Logs a warning, once per process for each ``what``."""
        if what not in self._said:
            self._said.add(what)
            log.warning("headrace: %s", message)


def _left(seconds: float, until: float | None) -> float:
    """The seconds that a request may take. Raises Away if there is no time left."""
    left = seconds if until is None else min(seconds, until - monotonic())
    if left <= 0:
        raise Away("there is no time left")
    return left
