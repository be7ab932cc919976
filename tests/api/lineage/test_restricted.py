"""What is left of a lineage for somebody who sees a part of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hypothesis import given
from hypothesis import strategies as st

from api.lineage import Edge, Lineage, Node
from api.lineage.links import KINDS
from api.lineage.restricted import restricted
from tests.api.lineage.model import Model, model, models


def part(whole: Model, seen: Iterable[str]) -> Lineage:
    """The lineage of a whole model, restricted."""
    nodes = tuple(Node(key, label, key, 0, 0, 0, 0) for key, label in whole.labels.items())
    ends = [(name, *((start, end) if KINDS[name].forward else (end, start))) for name, start, end in whole.edges]
    edges = tuple(Edge(source, target, name) for name, source, target in sorted(ends))
    return restricted(Lineage(nodes, edges, (), ()), set(seen), dict.fromkeys(seen, (0, 0)))


def flows(found: Iterable[Edge], seen: Iterable[str]) -> set[tuple[str, str]]:
    """From which to which seen node data goes through nodes that are not seen."""
    after: dict[str, set[str]] = {}
    for edge in found:
        after.setdefault(edge.source, set()).add(edge.target)
    return {
        (one, other) for one in seen for other in _through(after, one, set(seen)).intersection(seen) if one != other
    }


def together(found: Iterable[Edge], seen: Iterable[str]) -> set[tuple[str, str]]:
    """Which seen nodes hang together, whichever way data goes."""
    beside: dict[str, set[str]] = {}
    for edge in found:
        beside.setdefault(edge.source, set()).add(edge.target)
        beside.setdefault(edge.target, set()).add(edge.source)
    return {(one, other) for one in seen for other in _through(beside, one, set()).intersection(seen) if one != other}


def _through(after: Mapping[str, set[str]], start: str, ends: set[str]) -> set[str]:
    reached: set[str] = set()
    pending = [start]
    while pending:
        new = after.get(pending.pop(), set()) - reached
        reached |= new
        pending += new - ends
    return reached


@given(models(), st.data())
def test_what_hung_together_still_does_and_data_goes_where_it_went(whole: Model, data: st.DataObject) -> None:
    seen = data.draw(st.sets(st.sampled_from(sorted(whole.labels))))
    found, all_ = part(whole, seen), part(whole, whole.labels)
    assert flows(found.edges, seen) == flows(all_.edges, seen)
    assert together(found.edges, seen) == together(all_.edges, seen)
    beside: dict[str, set[str]] = {node.key: set() for node in found.nodes}
    for edge in found.edges:
        beside[edge.source].add(edge.target)
        beside[edge.target].add(edge.source)
    for node in found.nodes:
        assert (node.label == "Restricted") == (node.key not in seen)
        assert node.key in seen or len(beside[node.key]) > 1


def test_what_only_stands_beside_what_joins_is_left_out() -> None:
    # s0 makes a1 of a0, and with s1 and s2 a ring of a2 and a3; a4 is beside a1.
    edges = [
        ("READS", "s0", "a0"), ("WRITES", "s0", "a1"), ("WRITES", "s0", "a2"), ("WRITES", "s0", "a3"),
        ("READS", "s1", "a2"), ("READS", "s1", "a3"), ("READS", "s2", "a1"), ("WRITES", "s2", "a4"),
    ]  # fmt: skip
    found = part(model(5, 3, edges), ["a0", "a1"])
    assert len(found.nodes) == 3
    assert len(found.edges) == 2


def test_what_hangs_together_by_no_way_of_data_keeps_its_shortest_way() -> None:
    # a0 and a1 are made by scripts that read one asset, and by longer ways of two others.
    edges = [
        ("READS", "s0", "a2"), ("WRITES", "s0", "a0"), ("READS", "s1", "a2"), ("WRITES", "s1", "a1"),
        ("READS", "s2", "a3"), ("WRITES", "s2", "a4"), ("READS", "s0", "a4"), ("READS", "s1", "a3"),
    ]  # fmt: skip
    found = part(model(5, 3, edges), ["a0", "a1"])
    assert len(found.nodes) == 5
    assert len(found.edges) == 4
