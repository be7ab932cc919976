"""Which names of this server a request may use, and that it stands open to nobody elsewhere."""

from __future__ import annotations

import subprocess
import sys

import httpx
import pytest

from api.app import create_app
from api.settings import load
from api.web import Web
from cypher import Graph
from ingest import Analysts


@pytest.mark.parametrize(
    ("listens_on", "asked_as", "answers"),
    [
        ("127.0.0.1", "127.0.0.1:8000", True),
        ("127.0.0.1", "localhost:8000", True),
        ("::1", "[::1]:8000", True),
        ("127.0.0.1", "elsewhere.example", False),
        ("127.0.0.1", "127.0.0.1.elsewhere.example", False),
        ("127.0.0.1", "graph.example", True),
        ("127.0.0.1", "graph.example:444", True),
        ("127.0.0.1", "", False),
        ("127.0.0.1", "[::1", False),
        ("0.0.0.0", "graph.internal", True),
    ],
)
async def test_a_server_on_the_loopback_answers_to_its_own_names(
    graph: Graph, analysts: Analysts, listens_on: str, asked_as: str, answers: bool
) -> None:
    web = Web(origins=("https://graph.example:444",))  # of a proxy on the same machine, which forwards its name
    app = create_app(graph, analysts, load(host=listens_on, web=web).application)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://server") as http:
        response = await http.post("/graphql", json={"query": "{ __typename }"}, headers={"host": asked_as})
    assert response.is_success is answers
    if not answers:
        (error,) = response.json()["errors"]
        assert error["extensions"] == {"code": "FORBIDDEN"}
        assert repr(asked_as) in error["message"]
        assert "HEADRACE_WEB_ORIGINS" in error["message"]


def test_a_server_process_that_other_machines_reach_has_to_ask_who_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEADRACE_HOST", "0.0.0.0")
    process = subprocess.run([sys.executable, "-m", "api.server", "0"], capture_output=True, text=True, timeout=60)
    assert process.returncode == 1
    assert process.stderr == "headrace: other machines can reach 0.0.0.0: set HEADRACE_AUTH_REQUIRED=true\n"
