"""One OpenTelemetry span per operation, as part of the request's trace (W3C Trace Context).

This module needs the extra ``otel`` and is imported only if tracing is enabled. The ``OTEL_…`` variables of
OpenTelemetry configure the exporter and the sampling.
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
    """Creates the spans. Closing it sends the remaining ones."""

    def __init__(self, provider: TracerProvider) -> None:
        self._provider = provider
        self._tracer = provider.get_tracer("headrace")
        self._context = TraceContextTextMapPropagator()

    @classmethod
    def exporting(cls) -> Tracing:
        """Tracing with export by OTLP over HTTP."""
        provider = TracerProvider(resource=OTELResourceDetector().detect().merge(Resource({SERVICE_NAME: "headrace"})))
        provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
        return cls(provider)

    def close(self) -> None:
        """Sends the remaining spans."""
        self._provider.shutdown()

    @contextmanager
    def span(self, headers: Mapping[str, str], seen: Observation) -> Iterator[None]:
        """Records the block as one span, with what was observed of the operation."""
        with self._tracer.start_as_current_span(
            "GraphQL Operation", self._context.extract(headers), SpanKind.SERVER
        ) as span:
            try:
                yield
            finally:
                _describe(span, seen)


def _describe(span: Span, seen: Observation) -> None:
    """Sets the span's attributes, named as in OpenTelemetry's semantic conventions where they exist."""
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
