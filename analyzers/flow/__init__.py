"""Flows: their steps with what each uses, how they hang together, and the picture of it."""

from __future__ import annotations

from analyzers.flow.analysis import analyze_flow
from analyzers.flow.facts import FlowAnalysis, Link, NodeKind, Runs, RunsKind, Step, StepKind

__all__ = ["FlowAnalysis", "Link", "NodeKind", "Runs", "RunsKind", "Step", "StepKind", "analyze_flow"]
