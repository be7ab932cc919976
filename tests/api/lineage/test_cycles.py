from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from analyzers.components import components
from api.lineage import Edge
from api.lineage.cycles import cycles
from api.lineage.links import KINDS, Came, Direction
from tests.api.lineage.model import Model, model, models


def shown(graph: Model) -> list[Edge]:
    """The graph's edges as an answer has them."""
    return [Edge(*((start, end) if KINDS[name].forward else (end, start)), name) for name, start, end in graph.edges]


def found(graph: Model) -> set[frozenset[str]]:
    return {frozenset(keys) for keys in cycles(graph.labels, shown(graph))}


def test_a_ring_is_a_cycle() -> None:
    ring = [("READS", "s0", "a0"), ("WRITES", "s0", "a1"), ("READS", "s1", "a1"), ("WRITES", "s1", "a0")]
    graph = model(3, 3, [*ring, ("READS", "s2", "a0"), ("WRITES", "s2", "a2")])
    assert cycles(graph.labels, shown(graph)) == (("a0", "a1", "s0", "s1"),)


def test_what_reads_and_writes_an_asset_is_a_cycle_with_it() -> None:
    assert found(model(1, 1, [("READS", "s0", "a0"), ("WRITES", "s0", "a0")])) == {frozenset(("a0", "s0"))}


def test_a_cycle_goes_through_a_pattern_but_a_pattern_is_none() -> None:
    same = ("MATCHES", "a0", "a1")
    assert found(model(2, 1, [same, ("MATCHES", "a1", "a0")])) == set()
    assert found(model(2, 1, [same, ("READS", "s0", "a0"), ("WRITES", "s0", "a1")])) == {frozenset(("a0", "a1", "s0"))}


def test_two_tables_of_a_database_are_no_cycle() -> None:
    tables = [("CONTAINS", "a0", "a1"), ("CONTAINS", "a0", "a2")]
    assert found(model(3, 1, [*tables, ("READS", "s0", "a1"), ("WRITES", "s0", "a2")])) == set()


def test_a_flow_that_runs_itself_is_a_cycle() -> None:
    graph = model(0, 0, [("HAS_STEP", "f0", "p0"), ("RUNS", "p0", "f0")])
    assert found(graph) == {frozenset(("f0", "p0"))}


def test_a_long_ring_needs_no_stack() -> None:
    size = 50_000
    ring = list(components([0], lambda n: [(n + 1) % size]))
    assert [len(component) for component in ring] == [size]


@given(st.dictionaries(st.integers(0, 8), st.sets(st.integers(0, 8)), max_size=9))
def test_components_are_what_reaches_each_other(graph: dict[int, set[int]]) -> None:
    def reached(start: int) -> set[int]:
        seen, ahead = {start}, [start]
        while ahead:
            new = graph.get(ahead.pop(), set()) - seen
            seen |= new
            ahead += new
        return seen

    together = {n: frozenset(m for m in reached(n) if n in reached(m)) for n in range(9)}
    answer = list(components(range(9), lambda n: graph.get(n, set())))
    assert {frozenset(component) for component in answer} == set(together.values())
    assert sum(map(len, answer)) == 9


@given(models())
def test_cycles_are_apart_and_each_node_comes_back_to_itself(graph: Model) -> None:
    answer = found(graph)
    assert not any(one & other for one, other in combinations(answer, 2))
    ways = {
        (key, came): {(link.key, after) for link in links if (after := link.follow(Direction.DOWNSTREAM, came))}
        for key, links in graph.links.items()
        for came in Came
    }
    returning = set()
    for place in ways:
        seen: set[tuple[str, Came]] = set()
        ahead = [place]
        while ahead:
            new = ways[ahead.pop()] - seen
            seen |= new
            ahead += new
        if place in seen:
            returning.add(place)
    assert {key for keys in answer for key in keys} == {key for key, _ in reachable(graph, ways) & returning}


def reachable(graph: Model, ways: dict[tuple[str, Came], set[tuple[str, Came]]]) -> set[tuple[str, Came]]:
    """The places where a walk can stand that began somewhere."""
    seen = {(key, Came.FREE) for key in graph.labels}
    ahead = list(seen)
    while ahead:
        new = ways[ahead.pop()] - seen
        seen |= new
        ahead += new
    return seen
