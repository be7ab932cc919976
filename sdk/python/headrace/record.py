"""What hooks and functions call: an access or a statement of the current job, and the job itself."""

from __future__ import annotations

import atexit
import logging
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from threading import Lock
from types import ModuleType
from typing import Literal, get_args
from uuid import UUID

from headrace import ending
from headrace.credentials import clean_sql, clean_uri, names_asset
from headrace.delivery import Delivery
from headrace.jobs import Job, RunnableKind, ambiguous, current, new_id, of_windmill, opened
from headrace.settings import Settings, load

log = logging.getLogger("headrace")

Access = Literal["READ", "WRITE", "READ_WRITE", "UNKNOWN"]
JobId = str | int | UUID
"""What a caller may have for the id of a job; the server takes its text."""

_KINDS = get_args(RunnableKind)
_EVERYTHING = "*"
_told: ContextVar[frozenset[str]] = ContextVar("headrace_told", default=frozenset())
_lock = Lock()


@cache
def settings() -> Settings:
    """The settings of this process. What is wrong with them is said, and the defaults stand."""
    try:
        return load()
    except ValueError as error:
        log.warning("headrace: %s; nothing is recorded", error)
        return Settings()


@cache
def delivery() -> Delivery | None:
    """The delivery of this process: None where no server is named."""
    if not settings().url:
        if not os.environ.get("HEADRACE_URL", "").strip():
            log.warning("headrace: HEADRACE_URL is not set; nothing is recorded")
        return None
    made = Delivery(settings())
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(before=_survive_children, after_in_child=_forked)
    _survive_children()
    atexit.register(_end)
    return made


@cache
def _windmill() -> Job | None:
    job = of_windmill(os.environ, settings().workspace)
    if job is not None and (to := delivery()):
        ending.watch()
        to.touch(job)
    return job


def _job() -> Job | None:
    job = current()
    if job is None and not ambiguous():
        with _lock:
            job = _windmill()
    return job


def record(uri: str, access: Access) -> None:
    """The current job touched an asset, now. Outside of a job nothing is recorded."""
    told = _told.get()
    if _EVERYTHING in told or uri in told:
        return
    if (to := delivery()) and (job := _job()):
        to.access(job, clean_uri(uri), access)


def statement(language: str, sql: str, database: str | None = None) -> None:
    """The current job executed SQL, now. ``database`` is the URI of the asset that its bare names belong to."""
    if _EVERYTHING in _told.get() or not (database or names_asset(sql)):
        return
    if (to := delivery()) and (job := _job()):
        to.statement(job, language, clean_sql(sql), database)


@contextmanager
def telling(uris: Iterable[str] = (_EVERYTHING,)) -> Iterator[None]:
    """What is touched within is told by the caller: these URIs, or everything."""
    token = _told.set(_told.get() | frozenset(uris))
    try:
        yield
    finally:
        _told.reset(token)


@contextmanager
def job(
    path: str | None = None,
    *,
    kind: RunnableKind = "SCRIPT",
    job_id: JobId | None = None,
    workspace: str | None = None,
    parent: JobId | None = None,
    root: JobId | None = None,
) -> Iterator[str]:
    """A run of a runnable, which takes what is touched within; gives its id, a new one where none is named.

    ``path`` is the runnable's in the workspace; of a STEP, ``flow#step``. ``parent`` and ``root`` are ids of jobs.
    Where no workspace is named, here or by HEADRACE_WORKSPACE or WM_WORKSPACE, that is said once and nothing is
    recorded."""
    named = workspace or os.environ.get("WM_WORKSPACE") or settings().workspace
    runnable = (kind, path) if path and kind in _KINDS else None
    begun = Job(_text(job_id) or new_id(), named, runnable, _text(parent), _text(root))
    to = delivery()
    if to and kind not in _KINDS:  # the server would take no job of the batch
        to.say("kind", f"{kind!r} is not one of {', '.join(_KINDS)}; the job is recorded without its runnable")
    if not named:
        if to:
            to.say("workspace", "a job needs a workspace, here or in HEADRACE_WORKSPACE; nothing of it is recorded")
        with telling():
            yield begun.job_id
        return
    if to:
        to.touch(begun)
    try:
        with opened(begun):
            yield begun.job_id
    finally:
        if to and begun.process == os.getpid():
            to.touch(begun)


def _text(number: JobId | None) -> str | None:
    return None if number is None else str(number)


def flush(seconds: float = 10.0) -> bool:
    """Delivers what was touched so far. False where the server did not take it in time: then it is sent later."""
    to = delivery()
    return to.flush(seconds) if to else False


def guarded(what: str, tell: Callable[[], object]) -> None:
    """Calls a hook. A fault of it is said once, and is never the job's; the job is not tracked then."""
    try:
        tell()
    except Exception as error:
        if (to := delivery()) is None:
            return
        to.say(what, f"{what} was not understood: {error!r}")
        if found := _job():
            found.lost = True


def begin() -> bool:
    """Tells that Windmill's job, if there is one, has begun. False where there is nobody to tell."""
    if delivery() is None:
        return False
    with _lock:
        _windmill()
    return True


def _end() -> None:
    to, job = delivery(), _windmill()
    if to is None:
        return
    if job is not None and job.process == os.getpid():
        job.end(ending.status())
        to.touch(job)
    to.end()


def _forked() -> None:
    global _lock
    _lock = Lock()
    if to := delivery():
        to.forked()


def _survive_children() -> None:
    """A child of ``multiprocessing`` ends without `atexit`: it is asked to end the delivery in its own way."""
    if util := sys.modules.get("multiprocessing.util"):
        _asked(util)


@cache
def _asked(util: ModuleType) -> None:
    util.register_after_fork(delivery, lambda _: util.Finalize(None, _end, exitpriority=0))
