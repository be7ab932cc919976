"""Flows as graphs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import strawberry

from analyzers import flow
from api.operation import Info
from api.reading import rows
from api.reading.pictures import Picture
from api.schema.arguments import Few, few
from api.schema.asset import Asset
from api.schema.enums import Access, AssetKind, FlowAssetRole, FlowEdgeKind, FlowNodeKind, StepKind
from api.schema.field import field
from api.schema.place import Diagnostic
from api.schema.scalars import AssetURI
from ingest.usages import asset_key

if TYPE_CHECKING:
    from api.schema.flow import Step


@strawberry.type(description="A node of the graph.")
class FlowGraphStep:
    stored: strawberry.Private[str | None]
    key: strawberry.ID = strawberry.field(description="Its id in this graph.")
    node_kind: FlowNodeKind = strawberry.field(description="Kind of the node.")
    step_id: str | None = strawberry.field(description="Id of the step; null for the arguments.")
    step_kind: StepKind | None = strawberry.field(description="Type of the module.")
    summary: str | None = strawberry.field(description="The author's summary.")
    parent_key: strawberry.ID | None = strawberry.field(description="The loop, branch or agent that contains it.")
    branch: str | None = strawberry.field(description="Label of the arm, if it is inside a branch.")

    @classmethod
    def of(cls, node: flow.GraphStep, stored: str | None) -> FlowGraphStep:
        """Converts a step; ``stored`` is the key of its node in the database, if it is stored."""
        step = node.step
        return cls(
            stored=stored,
            key=strawberry.ID(node.key),
            node_kind=FlowNodeKind(node.node),
            step_id=step.step_id if step else None,
            step_kind=StepKind(step.kind) if step and step.kind else None,
            summary=step.summary if step else None,
            parent_key=strawberry.ID(node.parent) if node.parent else None,
            branch=step.branch if step else None,
        )

    @field("The step, if the flow is stored.")
    async def step(self, info: Info) -> Annotated[Step, strawberry.lazy("api.schema.flow")] | None:
        from api.schema.flow import Step

        row = await rows.runnable(info.context, "STEP", self.stored) if self.stored else None
        return Step.of(row) if row else None


@strawberry.type(
    description=("An asset in the graph. An asset that is read both before and after it is written has two nodes.")
)
class FlowGraphAsset:
    stored: strawberry.Private[str | None]
    key: strawberry.ID = strawberry.field(description="Its id in this graph.")
    uri: AssetURI = strawberry.field(description="Its URI.")
    kind: AssetKind = strawberry.field(description="Its kind.")
    role: FlowAssetRole = strawberry.field(description="Whether it enters the flow, leaves it or passes between steps.")
    access: Access = strawberry.field(description="How the steps at this node use it.")

    @classmethod
    def of(cls, node: flow.GraphAsset, workspace: str | None) -> FlowGraphAsset:
        """Converts an asset."""
        return cls(
            stored=asset_key(workspace, node.asset) if workspace else None,
            key=strawberry.ID(node.key),
            uri=AssetURI(node.asset.uri),
            kind=node.asset.kind,
            role=FlowAssetRole(node.role),
            access=Access(node.access.name or "UNKNOWN"),
        )

    @field("The asset as the workspace knows it.")
    async def asset(self, info: Info) -> Asset | None:
        row = await rows.asset(info.context, self.stored) if self.stored else None
        return Asset.of(row) if row else None


@strawberry.type(
    description=(
        "An edge. It points in the direction in which data flows: from an asset to the step that reads it, "
        "from a step to the asset that it writes."
    )
)
class FlowGraphEdge:
    source_key: strawberry.ID = strawberry.field(description="Id of the node at its start.")
    target_key: strawberry.ID = strawberry.field(description="Id of the node at its end.")
    kind: FlowEdgeKind = strawberry.field(description="Kind of the edge.")
    label: str | None = strawberry.field(
        description=("The arm of a branch, the input that takes a result, or the argument that contains the asset.")
    )


@strawberry.type(description="A flow as a graph of steps and assets.")
class FlowGraph:
    found: strawberry.Private[list[Diagnostic]]
    steps: list[FlowGraphStep] = strawberry.field(description="The steps, and a node for the arguments.")
    assets: list[FlowGraphAsset] = strawberry.field(description="The assets, each with its role.")
    edges: list[FlowGraphEdge] = strawberry.field(description="The edges between them.")
    is_truncated: bool = strawberry.field(description="Whether something was left out because the graph is too large.")

    @classmethod
    def of(cls, picture: Picture, workspace: str | None, found: list[Diagnostic]) -> FlowGraph:
        """Converts a picture, with the diagnostics of its flow."""
        graph = picture.graph
        return cls(
            found=found,
            steps=[
                FlowGraphStep.of(node, picture.steps.get(node.step.key) if node.step else None) for node in graph.steps
            ],
            assets=[FlowGraphAsset.of(node, workspace) for node in graph.assets],
            edges=[
                FlowGraphEdge(
                    source_key=strawberry.ID(edge.source),
                    target_key=strawberry.ID(edge.target),
                    kind=FlowEdgeKind(edge.kind),
                    label=edge.label,
                )
                for edge in graph.edges
            ],
            is_truncated=graph.truncated,
        )

    @field("What was not understood in the flow.")
    def diagnostics(self, first: Few = 100) -> list[Diagnostic]:
        return self.found[: few(first, 100)]
