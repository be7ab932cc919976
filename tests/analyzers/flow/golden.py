"""Golden flows: a flow's value and the picture of it, read from ``tests/golden/flow`` and compared line by line."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from analyzers import analyze_flow
from analyzers.asset import parse
from analyzers.context import Context, Source
from analyzers.facts import Access
from analyzers.flow import FlowAnalysis, FlowGraph, GraphStep, NodeKind, Use, flow_graph, own_uses
from analyzers.language import Language

ROOT = Path(__file__).parents[2] / "golden" / "flow"


@dataclass(frozen=True)
class Case:
    name: str
    value: Any
    facts: dict[str, Any]

    def analysis(self) -> FlowAnalysis:
        sources = {
            path: Source(Language(given["language"]), given["content"])
            for path, given in self.facts.get("sources", {}).items()
        }
        context = Context(path=self.facts.get("path", ""), schema=self.facts.get("schema"), sources=sources)
        return analyze_flow(self.value, context)

    def graph(self, analysis: FlowAnalysis) -> FlowGraph:
        uses = (*own_uses(analysis), *self._inherited(analysis))
        return flow_graph(analysis.steps, analysis.next, analysis.results, uses, self.facts.get("args"))

    def _inherited(self, analysis: FlowAnalysis) -> list[Use]:
        """What the case says of the scripts and flows that the steps run."""
        runs = self.facts.get("runs", {})
        return [
            Use(step.key, parse(uri), Access[access])
            for step in analysis.steps
            if step.runs
            for uri, access in runs.get(step.runs.path, {}).items()
        ]


def cases() -> list[Case]:
    return [
        Case(facts.stem, yaml.safe_load(facts.with_suffix(".yaml").read_text()), json.loads(facts.read_text()))
        for facts in sorted(ROOT.glob("*.json"))
    ]


def actual(case: Case) -> dict[str, list[str]]:
    """The analysis and the picture as lines that a person can read."""
    analysis = case.analysis()
    graph = case.graph(analysis)
    names = {row.key: f"{row.role.value} {row.asset.uri}" for row in graph.assets}
    names |= {row.key: row.step.key if row.step else "arguments" for row in graph.steps}
    edges = [
        f"{names[row.source]} -{row.kind.value}{f'[{row.label}]' if row.label else ''}-> {names[row.target]}"
        for row in graph.edges
    ]
    return {
        "steps": [_line(row) for row in graph.steps if row.node is not NodeKind.INPUT],
        "edges": edges,
        "diagnostics": [f"{row.code} {row.pointer or ''}".strip() for row in analysis.diagnostics],
    }


def _line(row: GraphStep) -> str:
    step = row.step
    assert step is not None
    kind = step.kind.value if step.kind else "unknown"
    parts = [f"{step.key}: {kind}{f' {step.language.value}' if step.language else ''}"]
    if step.node is not NodeKind.STEP:
        parts.append(step.node.value)
    if step.parent:
        parts.append(f"in {step.parent}{f' [{step.branch}]' if step.branch else ''}")
    if step.runs:
        parts.append(f"runs {step.runs.kind.value} {step.runs.path}")
    return ", ".join(parts)
