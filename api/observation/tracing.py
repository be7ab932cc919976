"""One OpenTelemetry span for each operation, within the trace that its request belongs to (W3C Trace Context).

This module needs the extra ``otel``, and is imported where traces are asked for alone. Where spans are sent, and how
many, is said by OpenTelemetry's own ``OTEL_…`` variables.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import SERVICE_NAME, OTELResourceDetector, Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.trace import Span, SpanKind, StatusCode
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

from api.observation.observation import Observation


class Tracing:
    """Makes the spans. Close it to have the last ones sent."""

    def __init__(self, provider: TracerProvider) -> None:
        self._provider = provider
        self._tracer = provider.get_tracer("headrace")
        self._context = TraceContextTextMapPropagator()

    @classmethod
    def exporting(cls) -> Tracing:
        """Spans that are sent by OTLP over HTTP."""
        provider = TracerProvider(resource=OTELResourceDetector().detect().merge(Resource({SERVICE_NAME: "headrace"})))
        provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
        return cls(provider)

    def close(self) -> None:
        """Sends what was not sent."""
        self._provider.shutdown()

    @contextmanager
    def span(self, headers: Mapping[str, str], seen: Observation) -> Iterator[None]:
        """The block as one span, which says at its end what was seen of the operation."""
        with self._tracer.start_as_current_span(
            "GraphQL Operation", self._context.extract(headers), SpanKind.SERVER
        ) as span:
            try:
                yield
            finally:
                _tell(span, seen)


def _tell(span: Span, seen: Observation) -> None:
    """The names are those of the semantic conventions, where they have one."""
    if seen.type is not None:
        span.update_name(seen.type)
        span.set_attribute("graphql.operation.type", seen.type)
    if seen.name is not None:
        span.set_attribute("graphql.operation.name", seen.name)
    span.set_attributes(
        {
            "headrace.viewer": seen.viewer or "",
            "headrace.request_id": seen.request or "",
            "headrace.database.seconds": seen.spending.seconds,
            "headrace.database.statements": seen.spending.statements,
            "headrace.errors": seen.codes,
        }
    )
    if seen.status is not None:
        span.set_attribute("http.response.status_code", seen.status)
    if (seen.status or 0) >= 500 or {"INTERNAL", "UNAVAILABLE"} & set(seen.codes):
        span.set_status(StatusCode.ERROR)
