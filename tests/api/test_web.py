"""What browsers may do: which pages may ask, what an answer forbids, and what can be switched off."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import pydantic
import pytest

from api.configuration import Configuration
from api.headers import HEADERS
from api.settings import load
from api.web import Web
from cypher import Graph
from ingest import Analysts
from tests.api.application import asking
from tests.api.client import Client

QUERY = {"query": "{ __typename }"}
BROWSER = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
FRIEND = "https://graph.example"
STRANGER = "https://elsewhere.example"


@pytest.mark.parametrize("path", ["/", "/graphql?query={__typename}", "/healthz", "/nothing", "/assets/nothing"])
async def test_every_answer_protects_the_browser_that_gets_it(client: Client, path: str) -> None:
    response = await client.http.get(path)
    assert {name: response.headers.get(name) for name in HEADERS} == HEADERS


def test_no_script_of_the_page_is_trusted_for_standing_in_it() -> None:
    directives = dict(part.split(" ", 1) for part in HEADERS["content-security-policy"].split("; "))
    assert directives["default-src"] == "'none'"
    assert directives["script-src"] == "'self'"
    assert directives["frame-ancestors"] == "'none'"


@pytest.mark.parametrize(
    ("headers", "answers"),
    [
        ({}, True),
        ({"origin": "http://headrace"}, True),
        ({"origin": FRIEND}, True),
        ({"origin": FRIEND, "sec-fetch-site": "cross-site", "sec-fetch-mode": "cors"}, True),
        ({"origin": STRANGER}, False),
        ({"origin": "null"}, False),
        ({"origin": "http://["}, False),
        ({"origin": f"{FRIEND}.elsewhere.example"}, False),
        ({"origin": STRANGER, "sec-fetch-site": "cross-site", "sec-fetch-mode": "cors"}, False),
        ({"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}, False),
        ({"sec-fetch-site": "same-site", "sec-fetch-mode": "no-cors"}, False),
        ({"sec-fetch-site": "same-origin", "sec-fetch-mode": "cors", "origin": "https://renamed.example"}, True),
        ({"sec-fetch-site": "none", "sec-fetch-mode": "navigate"}, True),
        ({"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}, True),
    ],
)
async def test_a_page_elsewhere_asks_only_where_it_is_named(
    graph: Graph, analysts: Analysts, headers: dict[str, str], answers: bool
) -> None:
    async with asking(graph, analysts, Configuration(web=Web(origins=(FRIEND,)))) as http:
        for response in (
            await http.post("/graphql", json=QUERY, headers=headers),
            await http.get("/graphql", params=QUERY, headers=headers),
        ):
            assert response.status_code == (200 if answers else 403)
            if not answers:
                assert response.json()["errors"][0]["extensions"] == {"code": "FORBIDDEN"}


async def test_a_browser_hears_which_page_may_ask(graph: Graph, analysts: Analysts) -> None:
    wanted = {"access-control-request-method": "POST", "access-control-request-headers": "content-type"}

    async def preflight(http: httpx.AsyncClient, origin: str) -> httpx.Response:
        return await http.options("/graphql", headers={"origin": origin, **wanted})

    async with asking(graph, analysts, Configuration(web=Web(origins=(FRIEND,)))) as http:
        allowed = await preflight(http, FRIEND)
        assert allowed.headers["access-control-allow-origin"] == FRIEND
        assert "access-control-allow-credentials" not in allowed.headers
        answer = await http.post("/graphql", json=QUERY, headers={"origin": FRIEND})
        assert answer.headers["access-control-allow-origin"] == FRIEND
        assert "access-control-allow-origin" not in (await preflight(http, STRANGER)).headers
    async with asking(graph, analysts, Configuration()) as http:
        assert "access-control-allow-origin" not in (await preflight(http, FRIEND)).headers


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])
async def test_what_a_form_elsewhere_can_send_is_no_request(client: Client, kind: str) -> None:
    body = b'{"query": "mutation { __typename }"}'
    response = await client.http.post("/graphql", content=body, headers={"content-type": kind})
    assert response.status_code == 415


@pytest.mark.parametrize("value", ["*", "https://*.example", "graph.example", "https://graph.example/page", "null"])
def test_what_is_no_origin_is_named(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("HEADRACE_WEB_ORIGINS", f"{FRIEND}, {value}")
    with pytest.raises(pydantic.ValidationError, match="not an origin"):
        load()


def test_origins_are_one_text_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEADRACE_WEB_ORIGINS", f"{FRIEND}, http://localhost:5173")
    assert load().application.web.origins == (FRIEND, "http://localhost:5173")


async def test_the_page_can_be_switched_off(graph: Graph, analysts: Analysts, tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("the page")
    (tmp_path / "assets" / "index.js").write_text("its script")
    paths = ("/", "/graphql", "/assets/index.js")
    for graphiql in (True, False):
        async with asking(graph, analysts, Configuration(web=Web(graphiql=graphiql)), pages=tmp_path) as http:
            texts = [(await http.get(path, headers=BROWSER)).text for path in paths]
            assert ("the page" in texts[0], "the page" in texts[1], "script" in texts[2]) == (graphiql,) * 3
            assert (await http.post("/graphql", json=QUERY)).json() == {"data": {"__typename": "Query"}}


@pytest.mark.parametrize(
    "query",
    [
        "{ __schema { types { name } } }",
        '{ a: __type(name: "Query") { name } }',
        "{ ...F } fragment F on Query { __schema { types { name } } }",
    ],
)
async def test_introspection_can_be_switched_off(graph: Graph, analysts: Analysts, query: str) -> None:
    async with asking(graph, analysts, Configuration(web=Web(introspection=False))) as http:
        refused: Any = (await http.post("/graphql", json={"query": query})).json()
        assert "introspection" in refused["errors"][0]["message"]
        assert refused["errors"][0]["extensions"]["code"] == "GRAPHQL_VALIDATION_FAILED"
        assert "data" not in refused
        assert (await http.post("/graphql", json=QUERY)).json() == {"data": {"__typename": "Query"}}
    async with asking(graph, analysts, Configuration()) as http:
        assert "data" in (await http.post("/graphql", json={"query": query})).json()


@pytest.mark.parametrize(
    ("query", "variables"),
    [
        ("{ workspace { naem } }", {}),
        ("{ nod(id: 1) { id } }", {}),
        ("{ workspace(naem: 1) { ...F } } fragment F on Workspac { id }", {}),
        ("query($k: RunnableKind!) { workspace(name: \"w\") { runnable(ref: {kind: $k, path: \"p\"}) { id } } }",
         {"k": "SCRIP"}),
    ],
)  # fmt: skip
async def test_without_introspection_no_name_is_told_by_a_guess(
    graph: Graph, analysts: Analysts, query: str, variables: dict[str, Any]
) -> None:
    told = []
    for introspection in (True, False):
        async with asking(graph, analysts, Configuration(web=Web(introspection=introspection))) as http:
            answer = (await http.post("/graphql", json={"query": query, "variables": variables})).json()
            told.append("Did you mean" in str(answer["errors"]))
    assert told == [True, False]
