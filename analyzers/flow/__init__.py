"""Flows: their steps with what each uses, how they hang together, and the picture of it."""

from __future__ import annotations

from analyzers.flow.analysis import analyze_flow
from analyzers.flow.facts import FlowAnalysis, Link, NodeKind, Step, StepKind
from analyzers.flow.graph import (
    AssetRole,
    EdgeKind,
    FlowGraph,
    GraphAsset,
    GraphEdge,
    GraphStep,
    Use,
    flow_graph,
    own_uses,
    uses_outside,
)

__all__ = [
    "AssetRole",
    "EdgeKind",
    "FlowAnalysis",
    "FlowGraph",
    "GraphAsset",
    "GraphEdge",
    "GraphStep",
    "Link",
    "NodeKind",
    "Step",
    "StepKind",
    "Use",
    "analyze_flow",
    "flow_graph",
    "own_uses",
    "uses_outside",
]
