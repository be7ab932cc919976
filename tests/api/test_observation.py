"""What operators see: request ids, a line for each operation, measures and traces; and what none of them tells."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from prometheus_client.parser import text_string_to_metric_families

from api.configuration import Configuration
from api.observation import Log, Metrics
from api.observation.logs import FORMATS
from api.observation.metrics import Names
from api.observation.tracing import Tracing
from api.settings import load
from cypher import Graph
from ingest import Analysts
from tests.api.application import asking
from tests.api.client import Client

SECRET = "a-value-that-nobody-else-may-see"
QUERY = "query Seen($name: String!) { workspace(name: $name) { name } }"


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What the log has, as JSON."""
    output = io.StringIO()
    handler = logging.StreamHandler(output)
    handler.setFormatter(FORMATS["json"]())
    logger = logging.getLogger("headrace")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    yield output
    logger.removeHandler(handler)
    logger.setLevel(logging.NOTSET)


async def measures(http: httpx.AsyncClient) -> dict[tuple[str, ...], float]:
    """Every sample of ``/metrics``, by its name and the values of its labels in the order of their names."""
    response = await http.get("/metrics")
    assert response.status_code == 200
    return {
        (sample.name, *map(sample.labels.__getitem__, sorted(sample.labels))): sample.value
        for family in text_string_to_metric_families(response.text)
        for sample in family.samples
    }


@pytest.mark.parametrize("brought", ["a-1", "4bf92f35/77.b34:da_6=="])
async def test_a_request_keeps_the_id_that_it_brings(client: Client, brought: str) -> None:
    response = await client.http.get("/healthz", headers={"x-request-id": brought})
    assert response.headers["x-request-id"] == brought


@pytest.mark.parametrize("brought", ["", "two words", "x" * 129, 'quote"', "é"])
async def test_an_id_that_is_no_good_is_replaced(client: Client, brought: str) -> None:
    given = [(b"x-request-id", brought.encode())]
    numbers = [(await client.http.get("/healthz", headers=given)).headers["x-request-id"] for _ in range(2)]
    assert len({*numbers, brought}) == 3


async def test_an_operation_is_one_line_that_holds_no_value(client: Client, written: io.StringIO) -> None:
    await client.http.post(
        "/graphql", json={"query": QUERY, "variables": {"name": SECRET}}, headers={"x-request-id": "some-request"}
    )
    (line,) = map(json.loads, written.getvalue().splitlines())
    assert line.pop("milliseconds") >= line.pop("database_milliseconds") > 0
    assert line.pop("time").endswith("Z")
    assert line.pop("message").startswith("query Seen of 'owner': 200 in ")
    assert line == {
        "level": "info",
        "logger": "headrace.operations",
        "request": "some-request",
        "type": "query",
        "operation": "Seen",
        "status": 200,
        "statements": 1,
        "viewer": "owner",
        "errors": [],
    }
    assert SECRET not in written.getvalue()


@pytest.mark.parametrize(
    ("body", "status", "errors"),
    [
        ({"query": "{ nothing }"}, 200, ["GRAPHQL_VALIDATION_FAILED"]),
        ({}, 400, ["BAD_REQUEST"]),
        ({"query": '{ node(id: "x") { id } }'}, 200, ["BAD_USER_INPUT"]),
    ],
)
async def test_what_fails_is_a_line_too(
    client: Client, written: io.StringIO, body: dict[str, Any], status: int, errors: list[str]
) -> None:
    await client.http.post("/graphql", json=body)
    (line,) = map(json.loads, written.getvalue().splitlines())
    assert (line["status"], line["errors"]) == (status, errors)


async def test_a_fault_outside_of_every_field_is_told_by_a_number(
    graph: Graph, analysts: Analysts, written: io.StringIO
) -> None:
    class Broken:
        async def admit(self, authorization: str | None) -> Any:
            raise KeyError(SECRET)

    async with asking(graph, analysts, Configuration(), door=Broken()) as http:
        response = await http.post("/graphql", json={"query": "{ __typename }"})
    (error,) = response.json()["errors"]
    assert (response.status_code, error["extensions"]["code"]) == (500, "INTERNAL")
    assert SECRET not in response.text
    fault, line = map(json.loads, written.getvalue().splitlines())
    assert error["extensions"]["id"] in fault["message"]
    assert "KeyError" in fault["exception"]
    assert fault["request"] == line["request"] == response.headers["x-request-id"]


def test_a_line_for_a_person_names_the_request() -> None:
    record = logging.LogRecord("headrace", logging.WARNING, "", 1, "%s is full", ("the disk",), None)
    assert FORMATS["text"]().format(record).endswith("Z warning the disk is full")


async def test_operations_errors_and_the_database_are_measured(client: Client) -> None:
    before = await measures(client.http)
    await client.data(QUERY, name="none")
    await client.error("{ nothing }")
    after = await measures(client.http)
    for sample in (
        ("headrace_operation_seconds_count", "Seen", "query"),
        ("headrace_errors_total", "GRAPHQL_VALIDATION_FAILED"),
        ("headrace_database_statements_total", "workspaces_named"),
    ):
        assert after[sample] - before.get(sample, 0) == 1, sample
    took = ("headrace_database_seconds_total", "workspaces_named")
    assert after[took] > before.get(took, 0)


async def test_what_is_ingested_and_analysed_has_measures_from_the_start(client: Client) -> None:
    found = await measures(client.http)
    for name in ("recorded_jobs_total", "recorded_accesses_total", "duplicate_accesses_total", "analyses_total"):
        assert (f"headrace_{name}",) in found
    assert found[("headrace_analyses_waiting",)] == 0


def test_names_of_operations_are_bounded() -> None:
    names = Names(2)
    assert [names.label(name) for name in ("A", None, "B", "C", "A")] == ["A", "anonymous", "B", "other", "A"]


@pytest.mark.parametrize(
    ("host", "open", "status"), [("127.0.0.1", False, 200), ("0.0.0.0", False, 404), ("0.0.0.0", True, 200)]
)
async def test_measures_are_not_public_by_accident(
    graph: Graph, analysts: Analysts, host: str, open: bool, status: int
) -> None:
    configuration = load(host=host, metrics=Metrics(open=open)).application
    async with asking(graph, analysts, configuration) as http:
        assert (await http.get("/metrics", headers={"host": "localhost"})).status_code == status


async def test_an_operation_is_one_span_of_the_callers_trace(graph: Graph, analysts: Analysts) -> None:
    spans = InMemorySpanExporter()
    provider = TracerProvider(shutdown_on_exit=False)
    provider.add_span_processor(SimpleSpanProcessor(spans))
    trace, parent = "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"
    async with asking(graph, analysts, Configuration(), tracing=Tracing(provider)) as http:
        body = {"query": QUERY, "variables": {"name": SECRET}}
        headers = {"traceparent": f"00-{trace}-{parent}-01"}
        await http.post("/graphql", json=body, headers=headers)
        await http.post("/graphql", json={"query": "{ nothing }"}, headers={"traceparent": "no trace"})
        await http.get("/healthz")
    seen, failed = spans.get_finished_spans()
    assert seen.context is not None
    assert seen.parent is not None
    assert (f"{seen.context.trace_id:032x}", f"{seen.parent.span_id:016x}") == (trace, parent)
    assert seen.attributes is not None
    assert (seen.name, seen.attributes["graphql.operation.name"]) == ("query", "Seen")
    assert (seen.attributes["http.response.status_code"], seen.attributes["headrace.database.statements"]) == (200, 1)
    assert SECRET not in seen.to_json()
    assert failed.parent is None
    assert failed.attributes is not None
    assert failed.attributes["headrace.errors"] == ("GRAPHQL_VALIDATION_FAILED",)


def test_the_log_is_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEADRACE_LOG_FORMAT", "json")
    monkeypatch.setenv("HEADRACE_LOG_LEVEL", "info")
    assert load().log == Log("json", "info")
