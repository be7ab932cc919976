"""Stored flows with everything that they run, and what each uses as seen from outside, by the step that runs it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from analyzers.asset import Asset, parse
from analyzers.components import components
from analyzers.facts import Access
from analyzers.flow import FlowGraph, Link, NodeKind, Step, StepKind, Use, flow_graph, uses_outside
from analyzers.language import Language
from api.paging import Row
from ingest.deployment import RunnableKind, RunnableRef

if TYPE_CHECKING:
    from api.operation import Operation

STEPS = 5_000  # the most that an analysis keeps

Target = tuple[str, str]
"""The kind and key of what a step runs."""

Uses = list[tuple[Asset, Access]]


@dataclass(frozen=True, slots=True)
class Stored:
    """A stored flow. ``names`` maps the keys of its steps' nodes to their keys within the flow; ``runs`` maps those to
    what the steps run."""

    key: str
    names: Mapping[str, str]
    steps: Sequence[Step]
    following: Sequence[Link]
    results: Sequence[Link]
    runs: Mapping[str, Target]

    @classmethod
    def of(cls, key: str, row: Row) -> Stored:
        """Reads a flow from its row in the graph."""
        names: dict[str, str] = {step["key"]: step["path"].rpartition("#")[2] for step in row["steps"]}
        runs = {names[step["key"]]: (step["runsKind"], step["runsPath"]) for step in row["steps"] if step["runsPath"]}
        return cls(
            key,
            names,
            [_step(step, names) for step in row["steps"]],
            _links(row["following"], names),
            _links(row["results"], names),
            targets(key.partition(":")[0], runs),
        )


def targets(workspace: str, runs: Mapping[str, tuple[str, str]]) -> dict[str, Target]:
    """Converts what steps run, given as kinds and paths, into kinds and keys."""
    return {step: (kind, RunnableRef(RunnableKind(kind), path).key(workspace)) for step, (kind, path) in runs.items()}


class Subflows:
    """Everything that some runnables run, directly or through other flows. What one step of a flow writes and a later
    step reads does not enter the flow from outside, so whoever runs the flow does not read it. In a circle of flows no
    step is later than another, so all of their usages count."""

    def __init__(self, flows: Mapping[str, Stored], uses: Mapping[str, Uses]) -> None:
        self._flows = flows
        self._uses = uses
        self._seen = dict(uses)
        for component in components(flows, self._flows_in):
            circle = len(component) > 1 or component[0] in self._flows_in(component[0])
            for key in component:
                self._seen[key] = [] if circle else uses_outside(self.picture(key))
            if circle:
                flat = [(use.asset, use.access) for key in component for use in self._uses_in(flows[key])]
                self._seen |= dict.fromkeys(component, flat)

    @classmethod
    async def of(cls, operation: Operation, run: Iterable[Target]) -> Subflows:
        """Reads everything that is run: one statement per level of flows, and one for all direct usages."""
        flows: dict[str, Stored] = {}
        reached: dict[Target, None] = {}
        level = list(dict.fromkeys(run))
        while level:
            reached |= dict.fromkeys(level)
            keys = [key for kind, key in level if kind == "FLOW"]
            answers = await operation.graph.read("flow_pictures", requests=keys, limit=STEPS) if keys else []
            found = {key: Stored.of(key, row) for key, row in zip(keys, answers, strict=True)}
            flows |= found
            named = dict.fromkeys(run for flow in found.values() for run in flow.runs.values())
            level = [run for run in named if run not in reached]
        users = [key for _, key in reached] + [step for flow in flows.values() for step in flow.names]
        rows = await operation.graph.read("uses", requests=users) if users else []
        return cls(
            flows,
            {key: [(parse(uri), Access[access]) for uri, access in row] for key, row in zip(users, rows, strict=True)},
        )

    def flow(self, key: str) -> Stored:
        """The flow with this key."""
        return self._flows[key]

    def picture(self, key: str, arguments: Mapping[str, Any] | None = None) -> FlowGraph:
        """The graph of a flow, with the arguments of a run."""
        flow = self._flows[key]
        return flow_graph(flow.steps, flow.following, flow.results, self._uses_in(flow), arguments)

    def through(self, runs: Mapping[str, Target]) -> Iterator[Use]:
        """The usages of steps through what they run."""
        for step, (_, key) in runs.items():
            yield from (Use(step, asset, access) for asset, access in self._seen[key])

    def _uses_in(self, flow: Stored) -> Iterator[Use]:
        for user, step in ((flow.key, None), *flow.names.items()):
            yield from (Use(step, asset, access) for asset, access in self._uses[user])
        yield from self.through(flow.runs)

    def _flows_in(self, key: str) -> list[str]:
        return list(dict.fromkeys(run for kind, run in self._flows[key].runs.values() if kind == "FLOW"))


def _links(rows: Sequence[Sequence[Any]], names: Mapping[str, str]) -> list[Link]:
    """The links between steps, in the order of the steps in ``names``."""
    order = {key: place for place, key in enumerate(names)}
    known = sorted(
        (row for row in rows if row[0] in order and row[1] in order),
        key=lambda row: (order[row[0]], order[row[1]], row[2] or ""),
    )
    return [Link(names[source], names[target], label) for source, target, label in known]


def _step(row: Row, names: Mapping[str, str]) -> Step:
    return Step(
        key=names[row["key"]],
        step_id=row["stepId"],
        kind=StepKind(row["stepKind"]) if row["stepKind"] else None,
        node=NodeKind(row["nodeKind"]),
        summary=row["summary"],
        language=Language(row["language"]) if row["language"] else None,
        parent=names.get(row["parent"]),
        branch=row["branch"],
    )
