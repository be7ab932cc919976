"""Graphs that tests draw, and what a lineage of them is by its definition: every permitted way, one by one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from hypothesis import strategies as st

from api.lineage import Direction
from api.lineage.links import KINDS, Link

Edge = tuple[str, str, str]
"""The type of an edge of the graph, its start and its end."""


@dataclass(frozen=True)
class Model:
    """A graph: labels by key, and its edges."""

    labels: Mapping[str, str]
    edges: frozenset[Edge]

    @cached_property
    def links(self) -> dict[str, list[Link]]:
        """The links of every node, as the database tells them."""
        found: dict[str, list[Link]] = {key: [] for key in self.labels}
        for name, start, end in sorted(self.edges):
            kind = KINDS[name]
            found[start].append(Link(kind, kind.forward, end, self.labels[end]))
            found[end].append(Link(kind, not kind.forward, start, self.labels[start]))
        return found

    def reached(self, roots: Iterable[str], direction: Direction) -> dict[str, int]:
        """Asset hops of all that may be reached: the cheapest of all ways, found by trying every place again."""
        costs = {(root, "free"): 0 for root in roots}
        while True:
            before = dict(costs)
            for (key, came), cost in before.items():
                for name, start, end in self.edges:
                    for here, there, along in ((start, end, True), (end, start, False)):
                        after = self._after(name, along, direction, came) if here == key else None
                        if after is not None:
                            total = cost + self._hops(name, here, there, cost)
                            costs[there, after] = min(total, costs.get((there, after), total))
            if costs == before:
                break
        return {key: min(cost for (other, _), cost in costs.items() if other == key) for key, _ in costs}

    def _after(self, name: str, along: bool, direction: Direction, came: str) -> str | None:
        down = direction is Direction.DOWNSTREAM
        if name in ("READS", "REFERS_TO"):
            return "free" if along is not down else None
        if name == "WRITES":
            return "free" if along is down else None
        if name in ("REFERENCES", "MATCHES", "CONTAINS"):
            return None if came == "loose" else "loose"
        if along:
            return None if came == "whole" else "part"
        return None if came == "part" else "whole"

    def _hops(self, name: str, here: str, there: str, cost: int) -> int:
        from_asset, to_asset = self.labels[here] == "Asset", self.labels[there] == "Asset"
        if from_asset and to_asset:
            return int(name == "REFERS_TO")
        return int(from_asset or (to_asset and cost == 0))


def model(assets: int, scripts: int, edges: Iterable[Edge]) -> Model:
    """A graph of assets ``a0, a1, ...`` and scripts ``s0, s1, ...``, with flows, steps and schedules of those names
    that its edges speak of."""
    drawn = frozenset(edges)
    named = {name for _, *ends in drawn for name in ends}
    labels = {f"a{n}": "Asset" for n in range(assets)} | {f"s{n}": "Script" for n in range(scripts)}
    prefixes = {"a": "Asset", "s": "Script", "f": "Flow", "p": "Step", "t": "Schedule"}
    return Model(labels | {name: prefixes[name[0]] for name in sorted(named)}, drawn)


@st.composite
def models(draw: st.DrawFn) -> Model:
    """Graphs such as deployments make: usages, patterns, databases, flows that run scripts, and schedules."""
    assets = [f"a{n}" for n in range(draw(st.integers(1, 6)))]
    scripts = [f"s{n}" for n in range(draw(st.integers(1, 5)))]
    flows = [f"f{n}" for n in range(draw(st.integers(0, 2)))]
    steps = {f"p{n}": draw(st.sampled_from(flows)) for n in range(draw(st.integers(0, 4)) if flows else 0)}
    schedules = [f"t{n}" for n in range(draw(st.integers(0, 1)))]
    users = [*scripts, *flows, *steps, *schedules]
    edges: set[Edge] = {("HAS_STEP", flow, step) for step, flow in steps.items()}
    for starter in users:
        if draw(st.booleans()) and (target := draw(st.sampled_from([*scripts, *flows]))) != starter:
            edges.add(("RUNS", starter, target))
    uses = st.tuples(st.sampled_from(users), st.sampled_from(assets))
    for (user, asset), names in draw(st.dictionaries(uses, st.sampled_from(USES), max_size=14)).items():
        edges |= {(name, user, asset) for name in names}
    pairs = st.sampled_from(sorted((one, other) for one in assets for other in assets if one != other) or [("", "")])
    for (one, other), name in draw(st.dictionaries(pairs, st.sampled_from(JOINS), max_size=4)).items():
        edges |= {(name, one, other)} if one and not any({*ends} == {one, other} for _, *ends in edges) else set()
    labels = dict.fromkeys(assets, "Asset") | dict.fromkeys(scripts, "Script") | dict.fromkeys(flows, "Flow")
    return Model(labels | dict.fromkeys(steps, "Step") | dict.fromkeys(schedules, "Schedule"), frozenset(edges))


USES = (("READS",), ("WRITES",), ("READS", "WRITES"), ("REFERENCES",))
JOINS = ("MATCHES", "CONTAINS", "REFERS_TO")
