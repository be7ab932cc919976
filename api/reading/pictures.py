"""Pictures of flows: of stored ones, and of ones that were just analysed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from analyzers.asset import parse
from analyzers.facts import Access
from analyzers.flow import FlowAnalysis, FlowGraph, Link, NodeKind, Step, StepKind, Use, flow_graph, own_uses
from analyzers.language import Language
from api.paging import Row
from api.reading.reach import Reach
from ingest.deployment import RunnableKind, RunnableRef

if TYPE_CHECKING:
    from api.operation import Operation

STEPS = 5_000  # as many as an analysis keeps


@dataclass(frozen=True, slots=True)
class Picture:
    """The graph of a flow; ``steps`` are the keys of its steps' nodes, by their keys within the flow, where it is
    stored."""

    graph: FlowGraph
    steps: Mapping[str, str]


async def of_stored(operation: Operation, flow: str, arguments: Mapping[str, Any]) -> Picture:
    """The picture of the flow of a key."""
    found = await operation.graph.read("flow_picture", key=flow, limit=STEPS)
    names: dict[str, str] = {row["key"]: row["path"].rpartition("#")[2] for row in found["steps"]}
    workspace = flow.partition(":")[0]
    runs = {row["key"]: (row["runsKind"], row["runsPath"]) for row in found["steps"] if row["runsPath"] is not None}
    by_themselves = dict(zip([flow, *names], await operation.graph.read("uses", requests=[flow, *names]), strict=True))
    uses = [
        *(_use(names.get(key), uri, access) for key, rows in by_themselves.items() for uri, access in rows),
        *await _through(operation, workspace, {names[key]: target for key, target in runs.items()}),
    ]
    graph = flow_graph(
        [_step(row, names) for row in found["steps"]],
        _links(found["following"], names),
        _links(found["results"], names),
        uses,
        arguments,
    )
    return Picture(graph, {name: key for key, name in names.items()})


async def of_analysis(
    operation: Operation, workspace: str | None, analysis: FlowAnalysis, arguments: Mapping[str, Any]
) -> Picture:
    """The picture of a flow that is not stored; of a workspace's one also with what its steps run there."""
    uses = list(own_uses(analysis))
    if workspace is not None:
        runs = {step.key: (step.runs.kind.value, step.runs.path) for step in analysis.steps if step.runs}
        uses += await _through(operation, workspace, runs)
    return Picture(flow_graph(analysis.steps, analysis.next, analysis.results, uses, arguments), {})


async def _through(operation: Operation, workspace: str, runs: Mapping[str, tuple[str, str]]) -> Iterable[Use]:
    """What steps use through the scripts and flows that they run."""
    targets = {
        step: RunnableRef(RunnableKind(kind), path).key(workspace)
        for step, (kind, path) in runs.items()
        if kind in ("SCRIPT", "FLOW")
    }
    flows = {targets[step] for step, (kind, _) in runs.items() if kind == "FLOW"}
    reach = await Reach.of(operation, flows)
    reached = {step: reach.of_flows([key]) if key in flows else (key,) for step, key in targets.items()}
    every = list(dict.fromkeys(key for keys in reached.values() for key in keys))
    uses = dict(zip(every, await operation.graph.read("uses", requests=every), strict=True)) if every else {}
    return [_use(step, uri, access) for step, keys in reached.items() for key in keys for uri, access in uses[key]]


def _use(step: str | None, uri: str, access: str) -> Use:
    return Use(step, parse(uri), Access[access])


def _links(rows: Sequence[Sequence[Any]], names: Mapping[str, str]) -> list[Link]:
    """The links between steps, in the order of the steps: ``names`` has it."""
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
