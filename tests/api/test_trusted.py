"""Documents that are named instead of sent: by those who trusted them before, and by clients that send them once."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import httpx
import orjson
import pytest

from api.configuration import Configuration
from api.documents import Documents
from api.graphql_request import GraphQLRequest
from api.limits import Limits
from api.schema.build import SCHEMA
from api.trusted import BadManifest, Trusted, trusted
from cypher import Graph
from ingest import Analysts
from tests.api.application import asking

NAMES = "query Names { __typename }\n"
OTHER = "{ other: __typename }"
ANSWER = {"data": {"__typename": "Query"}}


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def persisted(number: str) -> dict[str, Any]:
    return {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": number}}}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "team").mkdir()
    (tmp_path / "team" / "names.graphql").write_text(NAMES)
    (tmp_path / "notes.txt").write_text("{ nothing")
    return tmp_path


@pytest.fixture
async def only(graph: Graph, analysts: Analysts, folder: Path) -> AsyncIterator[httpx.AsyncClient]:
    """An application that runs the folder's documents alone."""
    async with asking(graph, analysts, Configuration(trusted=Trusted(folder, only=True))) as http:
        yield http


@pytest.mark.parametrize(
    "asked",
    [
        persisted(digest(NAMES)),
        persisted(digest(NAMES).upper()),
        {"documentId": digest(NAMES)},
        {"documentId": f"sha256:{digest(NAMES)}"},
        {"query": NAMES},
        {"query": NAMES, **persisted(digest(NAMES))},
    ],
)
async def test_a_trusted_document_runs_by_its_hash(only: httpx.AsyncClient, asked: dict[str, Any]) -> None:
    assert (await only.post("/graphql", json=asked)).json() == ANSWER
    given = {name: value if isinstance(value, str) else json.dumps(value) for name, value in asked.items()}
    assert (await only.get("/graphql", params=given, headers={"accept": "text/html, */*;q=0.1"})).json() == ANSWER


@pytest.mark.parametrize("query", [OTHER, NAMES.strip(), "{ __schema { types { name } } }", "{", "mutation { a }"])
async def test_nothing_else_runs_where_only_they_may(only: httpx.AsyncClient, query: str) -> None:
    for asked in ({"query": query}, {"query": query, **persisted(digest(query))}):
        (error,) = (await only.post("/graphql", json=asked)).json()["errors"]
        assert error["extensions"] == {"code": "FORBIDDEN"}
        assert "only runs trusted documents" in error["message"]
    assert "GraphiQL" not in (await only.get("/", headers={"accept": "text/html"})).text


async def test_a_document_that_is_not_known_is_told_in_the_words_that_clients_know(only: httpx.AsyncClient) -> None:
    for asked in (persisted(digest(OTHER)), {"documentId": "nothing"}):
        response = await only.post("/graphql", json=asked, headers={"accept": "application/graphql-response+json"})
        (error,) = response.json()["errors"]
        assert (response.status_code, error["message"]) == (400, "PersistedQueryNotFound")
        assert error["extensions"] == {"code": "PERSISTED_QUERY_NOT_FOUND"}


async def test_a_document_that_is_sent_with_its_hash_is_known_by_it_from_then_on(
    graph: Graph, analysts: Analysts
) -> None:
    async with asking(graph, analysts, Configuration()) as http:
        for body, code in (
            (persisted(digest(OTHER)), "PERSISTED_QUERY_NOT_FOUND"),
            ({"query": OTHER, **persisted(digest(NAMES))}, "BAD_USER_INPUT"),
            (persisted(digest(NAMES)), "PERSISTED_QUERY_NOT_FOUND"),
        ):
            (error,) = (await http.post("/graphql", json=body)).json()["errors"]
            assert error["extensions"]["code"] == code
        for body in ({"query": OTHER, **persisted(digest(OTHER))}, persisted(digest(OTHER))):
            assert (await http.post("/graphql", json=body)).json() == {"data": {"other": "Query"}}


@pytest.mark.parametrize(
    "extensions",
    [
        {"persistedQuery": "x"},
        {"persistedQuery": {"sha256Hash": digest(NAMES)}},
        {"persistedQuery": {"version": 2, "sha256Hash": digest(NAMES)}},
        {"persistedQuery": {"version": 1, "sha256Hash": "x" * 64}},
        {"persistedQuery": {"version": 1}},
    ],
)
async def test_what_is_no_hash_is_named(only: httpx.AsyncClient, extensions: dict[str, Any]) -> None:
    response = await only.post("/graphql", json={"extensions": extensions})
    assert response.status_code == 400
    (error,) = response.json()["errors"]
    assert error["extensions"] == {"code": "BAD_REQUEST"}
    assert "persistedQuery" in error["message"]


def test_what_clients_send_with_its_hash_is_kept_within_bounds() -> None:
    documents = Documents(SCHEMA, Limits(documents=2))
    texts = [f"{{ a{number}: __typename }}" for number in range(4)]
    for text in texts:
        assert documents.find(GraphQLRequest(text, document=digest(text))).node
    known = [documents.find(GraphQLRequest(None, document=digest(text))).node is not None for text in texts]
    assert known == [False, False, True, True]


@pytest.mark.parametrize(
    "manifest",
    [
        {"names": NAMES},
        {digest(NAMES): NAMES},
        {"format": "apollo-persisted-query-manifest", "operations": [{"id": "names", "name": "Names", "body": NAMES}]},
    ],
)
def test_a_manifest_is_a_file_that_tools_write(tmp_path: Path, manifest: dict[str, Any]) -> None:
    file = tmp_path / "documents.json"
    file.write_bytes(orjson.dumps(manifest))
    (found,) = trusted(file)
    assert found.text == NAMES
    assert found.ids[-1] == digest(NAMES)
    documents = Documents(SCHEMA, Limits(), trust=Trusted(file, only=True))
    assert all(documents.find(GraphQLRequest(None, document=number)).node for number in found.ids)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.json", "{", "not valid JSON"),
        ("a.json", "[]", "not a JSON object"),
        ("a.json", '{"a": 1}', "entry"),
        ("a.json", '{"operations": [1]}', "entry"),
        ("a.json", '{"a": "{ nothing }"}', "nothing"),
        ("a.json", '{"a": "{"}', "Syntax Error"),
    ],
)
def test_a_manifest_that_is_no_good_is_named_when_the_server_starts(
    tmp_path: Path, name: str, text: str, said: str
) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(BadManifest, match=said) as caught:
        Documents(SCHEMA, Limits(), trust=Trusted(tmp_path / name))
    assert str(tmp_path / name) in str(caught.value)


def test_a_source_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadManifest, match="none"):
        list(trusted(tmp_path / "none"))
    with pytest.raises(ValueError, match="is set, but"):
        Trusted(only=True)
