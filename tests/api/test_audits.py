"""The audits of the GraphQL over HTTP specification, against a real server."""

from __future__ import annotations

from pathlib import Path

from api.app import create_app
from cypher import Graph
from ingest import Analysts
from tests.api.node import installed, require, run
from tests.api.server import serving

AUDITS = 61


async def test_every_audit_passes(graph: Graph, analysts: Analysts) -> None:
    require("node", "npm")
    home = installed(Path(__file__).parent / "audits")
    async with serving(create_app(graph, analysts)) as url:
        results = await run(home, "audit.mjs", f"{url}/graphql")
    assert [audit for audit in results if audit["status"] != "ok"] == []
    assert len(results) == AUDITS
