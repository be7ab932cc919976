from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from api.lineage.links import Direction
from api.lineage.walk import Walk
from tests.api.lineage.model import Model, model, models

DOWN, UP = Direction.DOWNSTREAM, Direction.UPSTREAM


def walked(graph: Model, roots: Iterable[str], directions: Iterable[Direction] = Direction, depth: int = 99) -> Walk:
    walk = Walk({root: graph.labels[root] for root in roots}, directions, depth)
    while requests := walk.wanted(len(graph.labels)):
        walk.learn({request: graph.links[request.key] for request in requests})
    return walk


def downstream(graph: Model, *roots: str, depth: int = 99) -> dict[str, int]:
    return walked(graph, roots, [DOWN], depth).distances(DOWN)


def upstream(graph: Model, *roots: str) -> dict[str, int]:
    return walked(graph, roots, [UP]).distances(UP)


CHAIN = model(3, 2, [("READS", "s0", "a0"), ("WRITES", "s0", "a1"), ("READS", "s1", "a1"), ("WRITES", "s1", "a2")])


def test_a_hop_leads_from_an_asset_to_the_next() -> None:
    assert downstream(CHAIN, "a0") == {"a0": 0, "s0": 1, "a1": 1, "s1": 2, "a2": 2}
    assert upstream(CHAIN, "a2") == {"a2": 0, "s1": 1, "a1": 1, "s0": 2, "a0": 2}
    assert downstream(CHAIN, "s0") == {"s0": 0, "a1": 1, "s1": 2, "a2": 2}


def test_depth_ends_behind_an_asset_and_knows_what_is_beyond() -> None:
    walk = walked(CHAIN, ["a0"], [DOWN], depth=1)
    assert walk.nearest() == ["a0", "s0", "a1"]
    assert walk.beyond == {"s1"}
    assert walked(CHAIN, ["a0"], [DOWN], depth=2).beyond == set()


def test_a_member_feeds_the_readers_of_its_pattern_and_no_other_member() -> None:
    graph = model(
        3, 2, [("MATCHES", "a0", "a1"), ("MATCHES", "a0", "a2"), ("READS", "s0", "a0"), ("READS", "s1", "a2")]
    )
    assert downstream(graph, "a1") == {"a1": 0, "a0": 0, "s0": 1}
    assert downstream(graph, "a0") == {"a0": 0, "a1": 0, "a2": 0, "s0": 1, "s1": 1}


def test_a_table_concerns_its_database_and_no_other_table() -> None:
    graph = model(3, 1, [("CONTAINS", "a0", "a1"), ("CONTAINS", "a0", "a2"), ("REFERENCES", "s0", "a1")])
    assert upstream(graph, "a2") == {"a2": 0, "a0": 0}
    assert upstream(graph, "a1") == {"a1": 0, "a0": 0, "s0": 1}


def test_unknown_access_is_followed_both_ways_but_not_through() -> None:
    graph = model(4, 2, [("REFERENCES", "s0", "a0"), ("REFERENCES", "s0", "a1"), ("WRITES", "s0", "a2")])
    assert downstream(graph, "a0") == {"a0": 0, "s0": 1, "a2": 1}
    assert upstream(graph, "a1") == {"a1": 0, "s0": 1}
    assert upstream(graph, "a2") == {"a2": 0, "s0": 1, "a0": 1, "a1": 1}


FLOW = model(
    3,
    2,
    [
        ("HAS_STEP", "f0", "p0"),
        ("HAS_STEP", "f0", "p1"),
        ("RUNS", "p0", "s0"),
        ("RUNS", "p1", "s1"),
        ("RUNS", "t0", "f0"),
        ("READS", "s0", "a0"),
        ("WRITES", "s1", "a1"),
    ],
)


def test_a_flow_is_shown_around_its_parts_and_joins_none_of_them() -> None:
    assert downstream(FLOW, "a0") == {"a0": 0, "s0": 1, "p0": 1, "f0": 1, "t0": 1}
    assert upstream(FLOW, "a1") == {"a1": 0, "s1": 1, "p1": 1, "f0": 1, "t0": 1}


def test_a_flow_reads_and_writes_what_its_parts_do() -> None:
    assert downstream(FLOW, "t0")["a1"] == 1
    assert upstream(FLOW, "f0")["a0"] == 1


def test_a_resource_is_downstream_of_what_it_refers_to() -> None:
    graph = model(2, 0, [("REFERS_TO", "a0", "a1")])
    assert downstream(graph, "a1") == {"a1": 0, "a0": 1}
    assert upstream(graph, "a0") == {"a0": 0, "a1": 1}


def test_a_long_ring_ends() -> None:
    size = 3_000
    edges = [("READS", f"s{n}", f"a{n}") for n in range(size)]
    edges += [("WRITES", f"s{n}", f"a{(n + 1) % size}") for n in range(size)]
    found = downstream(model(size, size, edges), "a0", depth=2 * size)
    assert len(found) == 2 * size
    assert max(found.values()) == size


@given(models(), st.data())
def test_the_walk_finds_what_the_definition_says(graph: Model, data: st.DataObject) -> None:
    roots = data.draw(st.sets(st.sampled_from(sorted(graph.labels)), min_size=1, max_size=3))
    depth = data.draw(st.integers(0, 4))
    walk = walked(graph, roots, depth=depth)
    reached: set[str] = set()
    for direction in Direction:
        expected = graph.reached(roots, direction)
        found = walk.distances(direction)
        assert found == {key: distance for key, distance in expected.items() if distance <= depth}
        reached |= found.keys()
    assert set(walk.nearest()) == reached
    every = {key for direction in Direction for key in graph.reached(roots, direction)}
    assert walk.beyond <= every - reached
    assert walk.is_cut or every == reached


def test_what_lies_behind_a_node_that_was_reached_otherwise_is_told_to_be_cut() -> None:
    edges = [("READS", "p0", "a0"), ("HAS_STEP", "f0", "p0"), ("HAS_STEP", "f0", "p1")]
    walk = walked(model(2, 0, [*edges, ("READS", "f0", "a1"), ("WRITES", "f0", "a1")]), ["a0"], depth=1)
    assert walk.beyond == set()
    assert "p1" not in walk.nearest()
    assert walk.is_cut


@given(models())
def test_what_is_downstream_has_its_root_upstream(graph: Model) -> None:
    down = {(key, other) for key in graph.labels for other in downstream(graph, key)}
    up = {(other, key) for key in graph.labels for other in upstream(graph, key)}
    assert down == up


@given(models(), st.data())
def test_any_beginning_hangs_together(graph: Model, data: st.DataObject) -> None:
    root = data.draw(st.sampled_from(sorted(graph.labels)))
    nearest = walked(graph, [root]).nearest()
    neighbours = {frozenset(ends) for _, *ends in graph.edges}
    for place, key in enumerate(nearest[1:], 1):
        assert any(frozenset((key, other)) in neighbours for other in nearest[:place])
