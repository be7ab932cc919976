"""Records each operation in the metrics, the log and the trace."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

from api.observation.metrics import ERRORS, OPERATIONS, STATEMENT_SECONDS, STATEMENTS, Names
from api.observation.observation import Observation
from api.observation.request_id import current
from api.observation.settings import Metrics
from cypher.spending import spending

if TYPE_CHECKING:  # it needs an optional dependency
    from api.observation.tracing import Tracing

log = logging.getLogger("headrace.operations")


class Observer:
    """Records every operation, whatever transport it came by."""

    def __init__(self, metrics: Metrics, tracing: Tracing | None = None) -> None:
        self._names = Names(metrics.names)
        self._tracing = tracing

    @contextmanager
    def operation(self, headers: Mapping[str, str]) -> Iterator[Observation]:
        """Records the block as one operation; the block adds what it knows to the Observation. ``headers`` are those
        of the request."""
        with spending() as spent:
            seen = Observation(current.get(), spent)
            with self._tracing.span(headers, seen) if self._tracing else nullcontext():
                try:
                    yield seen
                finally:
                    self._record(seen)

    def _record(self, seen: Observation) -> None:
        if seen.type is not None and seen.type != "subscription":  # the client decides how long one lasts
            OPERATIONS.labels(seen.type, self._names.label(seen.name)).observe(seen.seconds)
        for code in seen.codes:
            ERRORS.labels(code).inc()
        for name, (took, runs) in seen.spending.by_name.items():
            STATEMENTS.labels(name).inc(runs)
            STATEMENT_SECONDS.labels(name).inc(took)
        if log.isEnabledFor(logging.INFO):
            facts = seen.facts()
            log.info(
                "%s %s%s: %s in %s ms, the database %s ms in %s statements%s",
                seen.type or "no",
                seen.name or "operation",
                "" if seen.viewer is None else f" of {seen.viewer!r}",  # quoted: an identity provider chose it
                seen.status or "-",
                facts["milliseconds"],
                facts["database_milliseconds"],
                facts["statements"],
                f", {', '.join(facts['errors'])}" if seen.codes else "",
                extra={"facts": facts},
            )
