"""The Prometheus metrics of the server.

Several server processes share their counts in the folder ``PROMETHEUS_MULTIPROC_DIR``, so that each can report the
totals.
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
"""Seconds: from a simple page to the time limit of an operation."""

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
    """Operation names as labels. Only the first ``most`` distinct names get a label of their own, the rest is 'other',
    so that callers cannot fill the memory with names."""

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
    """The environment variables with which several processes share their counts."""
    if processes == 1:
        yield {}
        return
    with TemporaryDirectory(prefix="headrace-metrics-") as folder:
        yield {FOLDER: folder}


def forget(pid: int, environment: Mapping[str, str]) -> None:
    """Removes the gauges of a process that has ended."""
    if folder := environment.get(FOLDER):
        mark_process_dead(pid, folder)  # type: ignore[no-untyped-call]


def expose(request: Request) -> Response:
    """The handler of ``/metrics``. It is not async, so that it reads files in a thread."""
    registry = REGISTRY
    if os.environ.get(FOLDER):
        registry = CollectorRegistry()
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return Response(generate_latest(registry), headers={"content-type": CONTENT_TYPE_LATEST})
