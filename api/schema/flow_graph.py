"""Pictures of flows."""

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


@strawberry.type(description="A node of the picture. branch labels the arm of a branch that the step stands in.")
class FlowGraphStep:
    stored: strawberry.Private[str | None]
    key: strawberry.ID = strawberry.field(description="Names it in this picture.")
    node_kind: FlowNodeKind = strawberry.field(description="Where it stands.")
    step_id: str | None = strawberry.field(description="The step's id; null for the arguments.")
    step_kind: StepKind | None = strawberry.field(description="What kind of module it is.")
    summary: str | None = strawberry.field(description="What it is for, in its author's words.")
    parent_key: strawberry.ID | None = strawberry.field(description="The loop, branch or agent that it is in.")
    branch: str | None = strawberry.field(description="The arm of the branch.")

    @classmethod
    def of(cls, node: flow.GraphStep, stored: str | None) -> FlowGraphStep:
        """A step of a picture; ``stored`` is the key of its node in the graph."""
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

    @field("The step, where the flow is stored.")
    async def step(self, info: Info) -> Annotated[Step, strawberry.lazy("api.schema.flow")] | None:
        from api.schema.flow import Step

        row = await rows.runnable(info.context, "STEP", self.stored) if self.stored else None
        return Step.of(row) if row else None


@strawberry.type(description="An asset of the picture; one that is read before and after it is written has two nodes.")
class FlowGraphAsset:
    stored: strawberry.Private[str | None]
    key: strawberry.ID = strawberry.field(description="Names it in this picture.")
    uri: AssetURI = strawberry.field(description="Its URI.")
    kind: AssetKind = strawberry.field(description="What it is.")
    role: FlowAssetRole = strawberry.field(description="Whether it comes in, goes out or passes.")
    access: Access = strawberry.field(description="What the steps at this node do to it.")

    @classmethod
    def of(cls, node: flow.GraphAsset, workspace: str | None) -> FlowGraphAsset:
        """An asset of a picture, of a workspace where there is one."""
        return cls(
            stored=asset_key(workspace, node.asset) if workspace else None,
            key=strawberry.ID(node.key),
            uri=AssetURI(node.asset.uri),
            kind=node.asset.kind,
            role=FlowAssetRole(node.role),
            access=Access(node.access.name or "UNKNOWN"),
        )

    @field("What the workspace knows of it.")
    async def asset(self, info: Info) -> Asset | None:
        row = await rows.asset(info.context, self.stored) if self.stored else None
        return Asset.of(row) if row else None


@strawberry.type(description="Points the way data flows: asset to reading step, writing step to asset.")
class FlowGraphEdge:
    source_key: strawberry.ID = strawberry.field(description="Where it begins.")
    target_key: strawberry.ID = strawberry.field(description="Where it ends.")
    kind: FlowEdgeKind = strawberry.field(description="What flows.")
    label: str | None = strawberry.field(
        description="The arm of a branch, the input that takes a result, or the argument that carries the asset."
    )


@strawberry.type(description="A picture of a flow.")
class FlowGraph:
    found: strawberry.Private[list[Diagnostic]]
    steps: list[FlowGraphStep] = strawberry.field(description="Its steps, and the node of its arguments.")
    assets: list[FlowGraphAsset] = strawberry.field(description="The assets, each in its roles.")
    edges: list[FlowGraphEdge] = strawberry.field(description="What flows between them.")
    is_truncated: bool = strawberry.field(description="Whether something was left out because there is too much.")

    @classmethod
    def of(cls, picture: Picture, workspace: str | None, found: list[Diagnostic]) -> FlowGraph:
        """A picture, with the diagnostics of its flow."""
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
