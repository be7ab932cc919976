"""Patterns that keep no edges, in a lineage."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from analyzers.asset import parse
from analyzers.language import Language
from api.lineage import Direction, Limits, Lineage, Reason, trace
from cypher import Graph
from ingest import Analysts, Deployment, ScriptInput, deploy
from ingest.usages import asset_key

PATIENT = Limits(seconds=300)
WIDE = "s3:///**"
OBJECTS = [f"s3:///raw/{n}.csv" for n in range(5)]


@pytest.fixture
async def told(graph: Graph, analysts: Analysts, workspace: str) -> str:
    """A workspace where one script writes some objects and another reads whatever there is."""
    scripts = {
        "f/write": [f"# asset: write {uri}" for uri in OBJECTS],
        "f/read": [f"# asset: read {WIDE}", "# asset: write s3://out/all.csv"],
        "f/part": ["# asset: read s3:///raw/*.csv"],
    }
    given = tuple(ScriptInput(path, Language.PYTHON, "\n".join(lines)) for path, lines in scripts.items())
    await deploy(graph, analysts, Deployment(workspace, given))
    return workspace


async def around(graph: Graph, workspace: str, uri: str, *directions: Direction, **bounds: Any) -> Lineage:
    roots = {asset_key(workspace, parse(uri)): "Asset"}
    return await trace(graph, workspace, roots, directions or tuple(Direction), **{"limits": PATIENT, **bounds})


def names(found: Lineage) -> set[str]:
    return {node.name for node in found.nodes}


async def test_a_writer_of_an_object_feeds_the_readers_of_a_wide_pattern(graph: Graph, told: str) -> None:
    found = await around(graph, told, OBJECTS[0], Direction.DOWNSTREAM)
    assert names(found) == {OBJECTS[0], WIDE, "f/read", "s3://out/all.csv", "s3:///raw/*.csv", "f/part"}
    assert found.truncations == ()
    assert {node.hidden_upstream for node in found.nodes if node.name == "f/read"} == {0}
    assert {node.hidden_downstream for node in found.nodes if node.name == WIDE} == {4}


async def test_a_wide_pattern_stands_for_its_members(graph: Graph, told: str) -> None:
    found = await around(graph, told, WIDE, Direction.UPSTREAM)
    assert names(found) == {WIDE, *OBJECTS, "s3:///raw/*.csv", "f/write"}
    assert found.truncations == ()
    assert {node.upstream_distance for node in found.nodes if node.name in OBJECTS} == {0}


async def test_answers_agree_on_edges_whatever_their_roots(graph: Graph, told: str) -> None:
    edges = []
    for root in (WIDE, OBJECTS[0], "s3:///raw/*.csv"):
        found = await around(graph, told, root)
        keys = {node.key: node.name for node in found.nodes}
        edges.append((set(keys.values()), {(keys[edge.source], edge.kind, keys[edge.target]) for edge in found.edges}))
    for nodes, some in edges:
        for others, more in edges:
            both = nodes & others
            assert {edge for edge in some if {edge[0], edge[2]} <= both} == {
                edge for edge in more if {edge[0], edge[2]} <= both
            }


@pytest.mark.parametrize("limits", [replace(PATIENT, fan_out=3), replace(PATIENT, rows=3), replace(PATIENT, wide=0)])
async def test_what_a_bound_leaves_out_is_told(graph: Graph, told: str, limits: Limits) -> None:
    found = await around(graph, told, WIDE, limits=limits)
    assert Reason.NODES in {truncation.reason for truncation in found.truncations}
    assert all(node.hidden_upstream >= 0 and node.hidden_downstream >= 0 for node in found.nodes)
