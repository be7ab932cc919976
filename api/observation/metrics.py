"""Every measure of the server, in Prometheus' words.

Each server process counts for itself. Where there are several, they keep their counts in the folder that
``PROMETHEUS_MULTIPROC_DIR`` names, and each answers for all.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from tempfile import TemporaryDirectory

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    REGISTRY,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
)
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead
from starlette.requests import Request
from starlette.responses import Response

FOLDER = "PROMETHEUS_MULTIPROC_DIR"

_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
"""Seconds: from a page of plain rows to the time that an operation has."""

OPERATIONS = Histogram("headrace_operation_seconds", "Time of an operation.", ["type", "operation"], buckets=_BUCKETS)
ERRORS = Counter("headrace_errors", "Errors in answers, by extensions.code.", ["code"])
STATEMENTS = Counter("headrace_database_statements", "Statements that operations ran.", ["statement"])
STATEMENT_SECONDS = Counter("headrace_database_seconds", "Time that they waited for the database.", ["statement"])
SUBSCRIPTIONS = Gauge(
    "headrace_subscriptions", "Subscriptions that are open.", ["transport"], multiprocess_mode="livesum"
)
JOBS = Counter("headrace_recorded_jobs", "Jobs that recordJobs wrote.")
ACCESSES = Counter("headrace_recorded_accesses", "Accesses of jobs that recordJobs wrote.")
DUPLICATES = Counter("headrace_duplicate_accesses", "Accesses that recordJobs had already.")
ANALYSES = Counter("headrace_analyses", "Texts that were analysed.")
ANALYSES_WAITING = Gauge(
    "headrace_analyses_waiting", "Texts handed to the analysts and not answered.", multiprocess_mode="livesum"
)


class Names:
    """Operation names as labels: the first ones that good operations have, then 'other', so that no caller can fill
    the memory with names."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._known: set[str] = set()

    def label(self, name: str | None) -> str:
        """The label of an operation with this name."""
        if name is None:
            return "anonymous"
        if name not in self._known:
            if len(self._known) >= self._most:
                return "other"
            self._known.add(name)
        return name


@contextmanager
def shared(processes: int) -> Iterator[dict[str, str]]:
    """The environment in which so many processes count together."""
    if processes == 1:
        yield {}
        return
    with TemporaryDirectory(prefix="headrace-metrics-") as folder:
        yield {FOLDER: folder}


def forget(pid: int, environment: Mapping[str, str]) -> None:
    """Takes what a process that ended held open out of the count."""
    if folder := environment.get(FOLDER):
        mark_process_dead(pid, folder)  # type: ignore[no-untyped-call]


def expose(request: Request) -> Response:
    """The answer of ``/metrics``; it reads files, and so it is given a thread."""
    registry = REGISTRY
    if os.environ.get(FOLDER):
        registry = CollectorRegistry()
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return Response(generate_latest(registry), headers={"content-type": CONTENT_TYPE_LATEST})
