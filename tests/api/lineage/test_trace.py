from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.lineage import Direction, Limits, Lineage, Reason, Truncation, trace
from api.lineage.links import KINDS
from cypher import Graph
from tests.api.lineage.drawn import draw
from tests.api.lineage.model import Model, model, models

PATIENT = Limits(seconds=300)
"""A database that was just started plans its first statements for seconds."""


class Drawn:
    """A model in a database, and its lineages with the model's own names."""

    def __init__(self, graph: Graph, workspace: str, model: Model, keys: dict[str, str]) -> None:
        self.graph = graph
        self.workspace = workspace
        self.model = model
        self.keys = keys
        self.names = {key: name for name, key in keys.items()}

    @classmethod
    async def of(cls, graph: Graph, model: Model) -> Drawn:
        workspace = f"w{uuid4().hex}"
        return cls(graph, workspace, model, await draw(graph, workspace, model))

    async def trace(self, *roots: str, directions: Collection[Direction] = tuple(Direction), **bounds: Any) -> Lineage:
        keys = {self.keys[root]: self.model.labels[root] for root in roots}
        return await trace(self.graph, self.workspace, keys, directions, **{"limits": PATIENT, **bounds})

    def nodes(self, found: Lineage) -> set[str]:
        return {self.names[node.key] for node in found.nodes}

    def edges(self, found: Lineage) -> set[tuple[str, str, str]]:
        """The answer's edges as the graph has them, each once."""
        edges = {
            (edge.kind, *(ends if KINDS[edge.kind].forward else reversed(ends)))
            for edge in found.edges
            for ends in [(self.names[edge.source], self.names[edge.target])]
        }
        assert len(edges) == len(found.edges)
        return edges


CHAIN = model(3, 2, [("READS", "s0", "a0"), ("WRITES", "s0", "a1"), ("READS", "s1", "a1"), ("WRITES", "s1", "a2")])

many_databases = settings(
    max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


async def test_a_chain(graph: Graph) -> None:
    drawn = await Drawn.of(graph, CHAIN)
    found = await drawn.trace("a1")
    assert found.nodes[0].name == "s3:///a1"
    told = {drawn.names[node.key]: (node.upstream_distance, node.downstream_distance) for node in found.nodes}
    assert told == {"a1": (0, 0), "s0": (1, None), "a0": (1, None), "s1": (None, 1), "a2": (None, 1)}
    assert drawn.edges(found) == CHAIN.edges
    assert {(edge.access, edge.evidence) for edge in found.edges} == {("READ", ("STATIC",)), ("WRITE", ("STATIC",))}
    assert not found.truncations
    assert not found.cycles


async def test_depth_is_told(graph: Graph) -> None:
    drawn = await Drawn.of(graph, CHAIN)
    found = await drawn.trace("a0", depth=1)
    assert drawn.nodes(found) == {"a0", "s0", "a1"}
    assert found.truncations == (Truncation(Reason.DEPTH, 1),)
    assert [(node.hidden_upstream, node.hidden_downstream) for node in found.nodes] == [(0, 0), (0, 0), (0, 1)]
    assert (await drawn.trace("a0", depth=2)).truncations == ()


HUB = model(1, 30, [("READS", f"s{n}", "a0") for n in range(30)])


async def test_nodes_are_told(graph: Graph) -> None:
    drawn = await Drawn.of(graph, HUB)
    found = await drawn.trace("a0", most=10)
    assert len(found.nodes) == 10
    assert found.truncations == (Truncation(Reason.NODES, 21),)
    assert (found.nodes[0].name, found.nodes[0].hidden_downstream) == ("s3:///a0", 21)
    assert (await drawn.trace("a0", most=31)).truncations == ()


@pytest.mark.parametrize("limits", [replace(PATIENT, fan_out=9), replace(PATIENT, rows=9)])
async def test_what_a_limit_leaves_out_is_told(graph: Graph, limits: Limits) -> None:
    drawn = await Drawn.of(graph, HUB)
    found = await drawn.trace("a0", limits=limits)
    assert len(found.nodes) == 10
    assert found.truncations == (Truncation(Reason.NODES, 1),)
    assert found.nodes[0].hidden_downstream == 21


async def test_edges_are_told(graph: Graph) -> None:
    drawn = await Drawn.of(graph, HUB)
    found = await drawn.trace("a0", limits=replace(PATIENT, edges=20))
    assert (len(found.nodes), len(found.edges)) == (31, 20)
    assert [truncation.reason for truncation in found.truncations] == [Reason.EDGES]


async def test_time_is_told(graph: Graph) -> None:
    drawn = await Drawn.of(graph, CHAIN)
    found = await drawn.trace("a0", limits=Limits(seconds=0.0))
    assert drawn.nodes(found) == {"a0"}
    assert found.truncations == (Truncation(Reason.TIME, None),)


async def test_a_root_that_is_not_there_is_left_out(graph: Graph, workspace: str) -> None:
    found = await trace(graph, workspace, {f"{workspace}:nothing": "Asset"})
    assert found == Lineage((), (), (), ())


async def test_no_other_workspace_is_entered(graph: Graph) -> None:
    drawn, other = await Drawn.of(graph, CHAIN), await Drawn.of(graph, CHAIN)
    roots = {drawn.keys["a1"]: "Asset", other.keys["a1"]: "Asset"}
    found = await trace(graph, drawn.workspace, roots)
    assert {node.key for node in found.nodes} == set(drawn.keys.values())
    assert {end for edge in found.edges for end in (edge.source, edge.target)} <= set(drawn.keys.values())


async def test_what_uses_a_database_is_found_behind_its_thousand_tables(graph: Graph) -> None:
    tables = [("CONTAINS", "a0", f"a{n}") for n in range(1, 60)]
    drawn = await Drawn.of(graph, model(60, 1, [*tables, ("READS", "s0", "a0")]))
    found = await drawn.trace("a0", limits=replace(PATIENT, fan_out=20))
    assert "s0" in drawn.nodes(found)
    assert [truncation.reason for truncation in found.truncations] == [Reason.NODES]


def rooted(least: int, most: int) -> st.SearchStrategy[tuple[Model, list[str]]]:
    """Models, each with some of its nodes. All is drawn before a test begins: a test that runs on a loop must not be
    left by a draw."""
    return models().flatmap(
        lambda model: st.tuples(
            st.just(model),
            st.lists(st.sampled_from(sorted(model.labels)), min_size=least, max_size=most, unique=True),
        )
    )


@many_databases
@given(rooted(2, 3))
async def test_answers_agree_whatever_their_roots(graph: Graph, case: tuple[Model, list[str]]) -> None:
    model, roots = case
    drawn = await Drawn.of(graph, model)
    for directions in (tuple(Direction), (Direction.DOWNSTREAM,), (Direction.UPSTREAM,)):
        answers = [await drawn.trace(*some, directions=directions, depth=50) for some in (roots[:1], roots[1:])]
        for found in answers:
            nodes = drawn.nodes(found)
            assert found.truncations == ()
            assert drawn.edges(found) == {edge for edge in model.edges if {*edge[1:]} <= nodes}
    found = await drawn.trace(roots[0], depth=50)
    for direction in Direction:
        attribute = f"{direction.lower()}_distance"
        told = {drawn.names[node.key]: getattr(node, attribute) for node in found.nodes}
        assert {name: hops for name, hops in told.items() if hops is not None} == model.reached(roots[:1], direction)


@many_databases
@given(rooted(1, 1), st.integers(0, 2), st.integers(1, 6))
async def test_hidden_neighbours_are_those_left_out(
    graph: Graph, case: tuple[Model, list[str]], depth: int, most: int
) -> None:
    model, roots = case
    drawn = await Drawn.of(graph, model)
    found = await drawn.trace(*roots, depth=depth, most=most)
    nodes = drawn.nodes(found)
    for node in found.nodes:
        links = [link for link in model.links[drawn.names[node.key]] if link.key not in nodes]
        assert node.hidden_upstream == len({link.key for link in links if not link.away})
        assert node.hidden_downstream == len({link.key for link in links if link.away})
