"""The jobs of this process: the one that Windmill's environment variables name, and those opened by the script."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from time import time_ns
from typing import Any, Literal
from uuid import uuid4

Status = Literal["RUNNING", "SUCCEEDED", "FAILED"]
RunnableKind = Literal["SCRIPT", "FLOW", "STEP", "APP", "SCHEDULE", "TRIGGER"]


@dataclass(eq=False)
class Job:
    """One run of a runnable. Instants are nanoseconds since 1970, UTC."""

    job_id: str
    workspace: str
    runnable: tuple[RunnableKind, str] | None = None
    parent: str | None = None
    root: str | None = None
    status: Status = "RUNNING"
    started_at: int = field(default_factory=time_ns)
    ended_at: int | None = None
    lost: bool = False  # something that it did was not recorded
    process: int = field(default_factory=os.getpid)

    def end(self, status: Status) -> None:
        """Ends the job, once."""
        if self.ended_at is None:
            self.status, self.ended_at = status, time_ns()

    def telling(self) -> dict[str, Any]:
        """The input of `recordJobs` for the job, without its accesses."""
        given = {
            "jobId": self.job_id,
            "runnable": {"kind": self.runnable[0], "path": self.runnable[1]} if self.runnable else None,
            "parentJobId": self.parent,
            "rootJobId": self.root,
            "status": self.status,
            "startedAt": instant(self.started_at),
            "endedAt": instant(self.ended_at) if self.ended_at else None,
            "tracked": not self.lost if self.ended_at else None,
        }
        return {name: value for name, value in given.items() if value is not None}


def instant(nanoseconds: int) -> str:
    """RFC 3339, to the millisecond."""
    from datetime import UTC, datetime

    moment = datetime.fromtimestamp(nanoseconds // 1_000_000 / 1000, UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def of_windmill(environment: Mapping[str, str], workspace: str = "") -> Job | None:
    """The job that the environment variables of a Windmill worker name; None outside of a worker.

    The inline code of a step runs as the STEP `flow#step`; a step that runs a script by its path is a job of that
    script."""
    get = environment.get
    job_id, named = get("WM_JOB_ID"), get("WM_WORKSPACE") or workspace
    if not job_id or not named:
        return None
    path, flow, step = get("WM_JOB_PATH"), get("WM_FLOW_PATH"), get("WM_FLOW_STEP_ID")
    runnable: tuple[RunnableKind, str] | None = ("SCRIPT", path) if path else None
    if flow and step and (not path or path == flow or path.startswith(f"{flow}/")):
        runnable = ("STEP", f"{flow}#{step}")
    parent = get("WM_FLOW_JOB_ID")
    root = get("WM_ROOT_FLOW_JOB_ID") or parent
    return Job(job_id, named, runnable, parent or None, root if root != job_id else None)


_here: ContextVar[Job | None] = ContextVar("headrace_job", default=None)
_opened: list[Job] = []


@contextmanager
def opened(job: Job) -> Iterator[Job]:
    """Makes a job the current one in this context, and in threads without a job of their own."""
    _opened.append(job)
    token = _here.set(job)
    try:
        yield job
    except BaseException as error:
        job.end("SUCCEEDED" if isinstance(error, SystemExit) and not error.code else "FAILED")
        raise
    else:
        job.end("SUCCEEDED")
    finally:
        _here.reset(token)
        _opened.remove(job)


def current() -> Job | None:
    """The job that is open in this context, otherwise the only open job of the process.

    If several are open elsewhere, it is unknown which one a thread works for: then none of them counts as tracked."""
    if (job := _here.get()) is not None:
        return job
    if len(_opened) == 1:
        return _opened[0]
    for job in _opened:
        job.lost = True
    return None


def ambiguous() -> bool:
    """Whether several jobs are open, but none in this context."""
    return len(_opened) > 1 and _here.get() is None


def new_id() -> str:
    """A new id for a job that has none."""
    return str(uuid4())
