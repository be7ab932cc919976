"""The graphs of flows, both stored and just analysed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from analyzers.flow import FlowAnalysis, FlowGraph, flow_graph, own_uses
from api.reading.subflows import Subflows, targets

if TYPE_CHECKING:
    from api.operation import Operation


@dataclass(frozen=True, slots=True)
class Picture:
    """The graph of a flow. If the flow is stored, ``steps`` maps the keys of steps within it to the keys of their
    nodes."""

    graph: FlowGraph
    steps: Mapping[str, str]


async def of_stored(operation: Operation, flow: str, arguments: Mapping[str, Any]) -> Picture:
    """The picture of a stored flow."""
    operation.require_read(flow)
    subflows = await Subflows.of(operation, [("FLOW", flow)])
    names = subflows.flow(flow).names
    return Picture(subflows.picture(flow, arguments), {name: key for key, name in names.items()})


async def of_analysis(
    operation: Operation, workspace: str | None, analysis: FlowAnalysis, arguments: Mapping[str, Any]
) -> Picture:
    """The picture of an analysed flow; given a workspace, it includes what the scripts and flows that its steps run
    use there."""
    uses = list(own_uses(analysis))
    if workspace is not None:
        covers = operation.viewer.grant(workspace).covers
        named = {
            step.key: (step.runs.kind.value, step.runs.path)
            for step in analysis.steps
            if step.runs and covers(step.runs.path)
        }
        runs = targets(workspace, named)
        uses += (await Subflows.of(operation, runs.values())).through(runs)
    return Picture(flow_graph(analysis.steps, analysis.next, analysis.results, uses, arguments), {})
