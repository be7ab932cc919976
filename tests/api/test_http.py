"""GraphQL over HTTP: what is no request, and how each is told so."""

from __future__ import annotations

import gzip
from typing import Any

import httpx
import pytest

from api.limits import Limits
from tests.api.client import Client

JSON = {"content-type": "application/json"}
RESPONSE = "application/graphql-response+json"


async def post(client: Client, body: bytes, **headers: str) -> httpx.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return await client.http.post("/graphql", content=body, headers={**JSON, **named})


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "not valid JSON"),
        (b"{", "not valid JSON"),
        (b'{"query": "\xff"}', "not valid JSON"),
        (b"null", "not a JSON object"),
        (b"1", "not a JSON object"),
        (b'"x"', "not a JSON object"),
        (b'[{"query": "{__typename}"}]', "not a JSON object"),
        (b"{}", "query is missing"),
        (b'{"query": ""}', "query is missing"),
        (b'{"query": 7}', "query is not a text"),
        (b'{"query": "{__typename}", "variables": []}', "variables is not an object"),
        (b'{"query": "{__typename}", "operationName": {}}', "operationName is not a text"),
        (b'{"query": "{__typename}", "extensions": "x"}', "extensions is not an object"),
    ],
)
async def test_a_body_that_is_no_request(client: Client, body: bytes, said: str) -> None:
    response = await post(client, body)
    assert response.status_code == 400
    (error,) = response.json()["errors"]
    assert said in error["message"]
    assert error["extensions"] == {"code": "BAD_REQUEST"}


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("{", "GRAPHQL_PARSE_FAILED"),
        ("{ nothing }", "GRAPHQL_VALIDATION_FAILED"),
        ("query A { __typename } query B { __typename }", "BAD_USER_INPUT"),
        ("fragment A on Query { __typename }", "GRAPHQL_VALIDATION_FAILED"),
        ("query ($x: String!) { workspace(name: $x) { id } }", "BAD_USER_INPUT"),
    ],
)
async def test_an_operation_that_cannot_begin(client: Client, query: str, code: str) -> None:
    for accept, status in ((RESPONSE, 400), ("application/json", 200)):
        response = await client.http.post("/graphql", json={"query": query}, headers={"accept": accept})
        assert response.status_code == status
        assert "data" not in response.json()
        assert response.json()["errors"][0]["extensions"]["code"] == code


async def test_of_two_operations_the_named_one_runs(client: Client) -> None:
    query = "query A { __typename } query B { b: __typename }"
    for name, data in (("A", {"__typename": "Query"}), ("B", {"b": "Query"})):
        response = await client.http.post("/graphql", json={"query": query, "operationName": name})
        assert response.json() == {"data": data}
    response = await client.http.post("/graphql", json={"query": query, "operationName": "C"})
    assert response.json()["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"


async def test_a_mutation_is_never_run_by_get(client: Client, workspace: str) -> None:
    query = f'mutation {{ deploy(input: {{workspace: "{workspace}"}}) {{ changedCount }} }}'
    response = await client.http.get("/graphql", params={"query": query})
    assert (response.status_code, response.headers["allow"]) == (405, "POST")
    assert response.json()["errors"][0]["message"] == "a mutation cannot be sent this way: send it by POST"
    assert (await client.data("query($w: String!) { workspace(name: $w) { id } }", w=workspace))["workspace"] is None


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
async def test_other_methods(client: Client, method: str) -> None:
    response = await client.http.request(method, "/graphql")
    assert (response.status_code, response.headers["allow"]) == (405, "GET, POST")


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("", "application/json"),
        ("*/*", "application/json"),
        ("application/*", "application/json"),
        (RESPONSE, RESPONSE),
        (f"application/json, {RESPONSE}", RESPONSE),
        (f"application/json, {RESPONSE};q=0.5", "application/json"),
        (f"{RESPONSE};q=x, application/json;q=0.1", "application/json"),
    ],
)
async def test_the_media_type_that_is_preferred(client: Client, accept: str, kind: str) -> None:
    response = await client.http.post("/graphql", json={"query": "{__typename}"}, headers={"accept": accept})
    assert response.headers["content-type"] == f"{kind}; charset=utf-8"


@pytest.mark.parametrize("accept", ["text/plain", "application/json;q=0"])
async def test_a_media_type_that_there_is_not(client: Client, accept: str) -> None:
    response = await client.http.post("/graphql", json={"query": "{__typename}"}, headers={"accept": accept})
    assert response.status_code == 406


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "application/json; charset=latin-1"]
)
async def test_a_body_of_another_type(client: Client, kind: str) -> None:
    assert (await post(client, b'{"query": "{__typename}"}', content_type=kind)).status_code == 415


async def test_a_body_that_is_compressed(client: Client) -> None:
    headers = {"content-type": "application/json", "content-encoding": "gzip"}
    response = await client.http.post("/graphql", content=gzip.compress(b'{"query": "{__typename}"}'), headers=headers)
    assert response.status_code == 415
    assert response.headers["accept-encoding"] == "identity"
    assert response.json()["errors"][0]["message"] == "the body must not be compressed"


async def test_a_body_that_is_too_large(client: Client) -> None:
    body = b'{"query": "{__typename}", "variables": {"x": "' + b"x" * Limits().body + b'"}}'
    response = await post(client, body)
    assert response.status_code == 413
    assert response.json()["errors"][0]["extensions"]["code"] == "LIMIT_EXCEEDED"


@pytest.mark.parametrize(
    "query",
    [
        "{" + " __typename" * 20_000 + "}",
        "{" * 3_000,
        "{ a: __typename }" + " " * 200_000,
        "query" + "(" * 4_000,
    ],
)
async def test_a_document_that_is_too_large(client: Client, query: str) -> None:
    answer = await client.ask(query)
    assert answer["errors"][0]["extensions"]["code"] in ("LIMIT_EXCEEDED", "GRAPHQL_PARSE_FAILED")


async def test_the_pages(client: Client) -> None:
    browser = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    for path in ("/", "/graphql"):
        response = await client.http.get(path, headers=browser)
        assert response.status_code == 200
    asked: Any = await client.http.get("/graphql", params={"query": "{__typename}"}, headers=browser)
    assert asked.json() == {"data": {"__typename": "Query"}}


async def test_what_operators_ask(client: Client) -> None:
    assert (await client.http.get("/healthz")).status_code == 200
    assert (await client.http.get("/readyz")).status_code == 200
