"""Flows that run each other in a circle."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from analyzers.components import components
from analyzers.facts import Code, Diagnostic


@dataclass(frozen=True, slots=True)
class Circle:
    """Flows each of which runs all the others in the end, by path; ``ways`` has for each the shortest way round, from
    it back to it."""

    ways: Mapping[str, tuple[str, ...]]

    @property
    def name(self) -> str:
        """The same for all of its flows, and for those of no other circle."""
        return min(self.ways)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is to be said of each flow."""
        return tuple(
            Code.FLOW_CYCLE.at(f"the flow runs itself: {' → '.join(way)}", path=path)
            for path, way in sorted(self.ways.items())
        )


def circles(runs: Mapping[str, Collection[str]]) -> Iterable[Circle]:
    """The circles among flows, each given with the flows that its steps run. One that runs itself directly needs no
    other to know it: its own analysis says so."""
    for component in components(sorted(runs), lambda flow: sorted(runs.get(flow, ()))):
        if len(component) > 1:
            flows = set(component)
            yield Circle({flow: _way(flow, flows, runs) for flow in sorted(flows)})


def _way(flow: str, flows: Collection[str], runs: Mapping[str, Collection[str]]) -> tuple[str, ...]:
    before: dict[str, str] = {}
    open_ = deque([flow])
    while flow not in before:
        here = open_.popleft()
        for there in sorted(runs.get(here, ())):
            if there in flows and there not in before and there != here:
                before[there] = here
                open_.append(there)
    way = [flow, before[flow]]
    while way[-1] != flow:
        way.append(before[way[-1]])
    return tuple(reversed(way))
