"""Records accesses and statements of the current job, and the job itself."""

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
"""The types of job ids that are accepted; the server gets them as text."""

_KINDS = get_args(RunnableKind)
_EVERYTHING = "*"
_covered: ContextVar[frozenset[str]] = ContextVar("headrace_covered", default=frozenset())
_lock = Lock()


@cache
def settings() -> Settings:
    """The settings of this process. If they are invalid, an error is logged and the defaults are used."""
    try:
        return load()
    except ValueError as error:
        log.warning("headrace: %s; nothing is recorded", error)
        return Settings()


@cache
def delivery() -> Delivery | None:
    """The delivery of this process; None if no server is configured."""
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
    """Records that the current job accessed an asset, at the current time. Outside of a job nothing is recorded."""
    covered = _covered.get()
    if _EVERYTHING in covered or uri in covered:
        return
    if (to := delivery()) and (job := _job()):
        to.access(job, clean_uri(uri), access)


def statement(language: str, sql: str, database: str | None = None) -> None:
    """Records that the current job executed SQL, at the current time. ``database`` is the URI of the database of its
    unqualified names."""
    if _EVERYTHING in _covered.get() or not (database or names_asset(sql)):
        return
    if (to := delivery()) and (job := _job()):
        to.statement(job, language, clean_sql(sql), database)


@contextmanager
def telling(uris: Iterable[str] = (_EVERYTHING,)) -> Iterator[None]:
    """Within the block, accesses to these URIs, or to everything, are not recorded: the caller records them itself."""
    token = _covered.set(_covered.get() | frozenset(uris))
    try:
        yield
    finally:
        _covered.reset(token)


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
    """Opens a job, a run of a runnable, to which the accesses within the block belong. Yields its id, by default a new
    one.

    ``path`` is the runnable's path in the workspace, for a STEP ``flow#step``. ``parent`` and ``root`` are ids of jobs.
    Without a workspace (the argument, WM_WORKSPACE or HEADRACE_WORKSPACE) a warning is logged once, and nothing is
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
    """Delivers everything recorded so far. Returns False if the server did not accept it in time; it is sent later."""
    to = delivery()
    return to.flush(seconds) if to else False


def guarded(what: str, tell: Callable[[], object]) -> None:
    """Calls a hook. An exception in it never reaches the job: it is logged once, and the job counts as not tracked."""
    try:
        tell()
    except Exception as error:
        if (to := delivery()) is None:
            return
        to.say(what, f"{what} was not understood: {error!r}")
        if found := _job():
            found.lost = True


def begin() -> bool:
    """Reports that Windmill's job, if there is one, has begun. Returns False if no server is configured."""
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
    """Registers the last delivery with ``multiprocessing``, whose child processes end without `atexit`."""
    if util := sys.modules.get("multiprocessing.util"):
        _register(util)


@cache
def _register(util: ModuleType) -> None:
    util.register_after_fork(delivery, lambda _: util.Finalize(None, _end, exitpriority=0))
