"""Jobs of this process: the one that Windmill's variables name, and those that are opened by hand."""

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
        """What `recordJobs` takes of it, without what it touched."""
        told = {
            "jobId": self.job_id,
            "runnable": {"kind": self.runnable[0], "path": self.runnable[1]} if self.runnable else None,
            "parentJobId": self.parent,
            "rootJobId": self.root,
            "status": self.status,
            "startedAt": instant(self.started_at),
            "endedAt": instant(self.ended_at) if self.ended_at else None,
            "tracked": not self.lost if self.ended_at else None,
        }
        return {name: value for name, value in told.items() if value is not None}


def instant(nanoseconds: int) -> str:
    """A moment as the server reads it, to the millisecond."""
    from datetime import UTC, datetime

    moment = datetime.fromtimestamp(nanoseconds // 1_000_000 / 1000, UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def of_windmill(environment: Mapping[str, str], workspace: str = "") -> Job | None:
    """The job that the variables of a Windmill worker name; None outside of one.

    A step's own code is the STEP `flow#step`; a step that runs a script by its path is a job of that script."""
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
    """Makes a job the one that accesses belong to: in this context, and in threads without one of their own."""
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
    """The job opened here, else the only one that is open anywhere.

    A thread that no job was opened in cannot tell which of several it works for: then none of them is tracked."""
    if (job := _here.get()) is not None:
        return job
    if len(_opened) == 1:
        return _opened[0]
    for job in _opened:
        job.lost = True
    return None


def ambiguous() -> bool:
    """Whether several jobs are open, none of them here."""
    return len(_opened) > 1 and _here.get() is None


def new_id() -> str:
    """An id for a job that no system gave one."""
    return str(uuid4())
