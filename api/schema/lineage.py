"""Lineage: where data comes from and where it goes."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from enum import auto
from typing import Annotated

import strawberry

from api import ids, lineage
from api.errors import APIError, BadInput, ErrorCode
from api.lineage import Direction, Reason
from api.lineage.restricted import RESTRICTED
from api.operation import Info, Operation
from api.reading import lineages, rows
from api.schema.enums import Access, Agreement, Evidence, Name
from api.schema.field import field
from api.schema.node import Node


@strawberry.enum(description="Direction in which a lineage is followed.")
class LineageDirection(Name):
    UPSTREAM = auto()
    DOWNSTREAM = auto()
    BOTH = auto()


@strawberry.enum(
    description=("The kinds of lineage nodes. RESTRICTED stands for something that the caller may not see.")
)
class LineageNodeKind(Name):
    ASSET = auto()
    SCRIPT = auto()
    FLOW = auto()
    STEP = auto()
    APP = auto()
    SCHEDULE = auto()
    TRIGGER = auto()
    RESTRICTED = auto()


@strawberry.enum(
    description=(
        "The kinds of lineage edges. READS, WRITES: data flows. REFERENCES: the access is unknown. "
        "REFERS_TO: a resource names another one. MATCHES, CONTAINS: a pattern and a member, a database "
        "and a table; a change of one affects the other. HAS_STEP, RUNS: a whole and its part."
    )
)
class LineageEdgeKind(Name):
    READS = auto()
    WRITES = auto()
    REFERENCES = auto()
    MATCHES = auto()
    CONTAINS = auto()
    HAS_STEP = auto()
    RUNS = auto()
    REFERS_TO = auto()


strawberry.enum(Reason, name="TruncationReason", description="The limits of a lineage.")

DIRECTIONS = {
    LineageDirection.UPSTREAM: (Direction.UPSTREAM,),
    LineageDirection.DOWNSTREAM: (Direction.DOWNSTREAM,),
    LineageDirection.BOTH: tuple(Direction),
}

Way = Annotated[
    LineageDirection, strawberry.argument(description="Direction in which the graph is followed from the roots.")
]
Depth = Annotated[int, strawberry.argument(description="Maximum number of hops from asset to asset.")]
Most = Annotated[int, strawberry.argument(description="Maximum number of nodes; the nearest are kept.")]
References = Annotated[bool, strawberry.argument(description="Whether to follow usages with unknown access too.")]


async def _entities(nodes: Sequence[LineageNode], operation: Operation) -> list[Node | None]:
    from api.schema.asset import Asset
    from api.schema.runnables import runnable_of

    assets = tuple(each.node.key for each in nodes if each.node.label == "Asset")
    named = tuple((each.kind, each.node.key) for each in nodes if each.node.label not in ("Asset", RESTRICTED))
    # The nodes of a lineage are visible: no need to check again.
    some, others = await asyncio.gather(
        rows.present(operation, "assets", assets), rows.present(operation, "runnables", named)
    )
    entities: dict[str, Node] = {key: Asset.of(row) for key, row in some.items()}
    entities |= {key: runnable_of(kind, row) for (kind, key), row in others.items()}
    return [entities.get(each.node.key) for each in nodes]


@strawberry.type(
    description=(
        "A node. Distances are hops from asset to asset, from the nearest root; null if the node is not "
        "reached in that direction. A RESTRICTED node stands for something that the caller may not see, "
        "and has no entity and no name."
    )
)
class LineageNode:
    node: strawberry.Private[lineage.Node]
    key: strawberry.ID = strawberry.field(
        description="Key by which edges and cycles refer to it; the id of its entity."
    )
    kind: LineageNodeKind = strawberry.field(description="Its kind.")
    label: str = strawberry.field(description="The asset's URI or the runnable's path.")
    upstream_distance: int | None = strawberry.field(description="Distance to the root that it is upstream of.")
    downstream_distance: int | None = strawberry.field(description="Distance to the root that it is downstream of.")
    hidden_upstream: int = strawberry.field(description="Number of neighbours left out whose data flows into it.")
    hidden_downstream: int = strawberry.field(description="Number of neighbours left out into which its data flows.")

    @classmethod
    def of(cls, node: lineage.Node) -> LineageNode:
        """Converts a node."""
        return cls(
            node=node,
            key=strawberry.ID(ids.encode(node.label, node.key)),
            kind=node.label.upper(),  # type: ignore[arg-type]
            label=node.name,
            upstream_distance=node.upstream_distance,
            downstream_distance=node.downstream_distance,
            hidden_upstream=node.hidden_upstream,
            hidden_downstream=node.hidden_downstream,
        )

    @field("The asset or runnable itself.", many=_entities)
    async def entity(self, info: Info) -> Node | None:
        (entity,) = await _entities([self], info.context)
        return entity


@strawberry.type(
    description=(
        "An edge. It points in the direction in which data flows; READ_WRITE is two edges. An edge along "
        "which data may flow both ways (REFERENCES, MATCHES, CONTAINS) appears once: from the asset to the "
        "runnable, from the pattern, from the database. HAS_STEP and RUNS point from the whole to the "
        "part."
    )
)
class LineageEdge:
    source_key: strawberry.ID = strawberry.field(description="Key of the node at its start.")
    target_key: strawberry.ID = strawberry.field(description="Key of the node at its end.")
    kind: LineageEdgeKind = strawberry.field(description="Kind of the edge.")
    access: Access | None = strawberry.field(description="Access of the usage, if the edge is one.")
    evidence: list[Evidence] = strawberry.field(description="Where the knowledge about the usage comes from.")
    agreement: Agreement | None = strawberry.field(
        description="Whether code and tracked jobs agree on the usage, if the edge is one."
    )


@strawberry.type(
    description=(
        "A strongly connected component of more than one node: each is downstream of all others. MATCHES "
        "and CONTAINS alone do not make a cycle."
    )
)
class LineageCycle:
    keys: list[strawberry.ID] = strawberry.field(description="Keys of its nodes.")


@strawberry.type(description="Something that was left out.")
class LineageTruncation:
    reason: Reason = strawberry.field(description="The limit that caused it.")
    omitted_at_least: int | None = strawberry.field(description="Minimum number of what was left out, if known.")


@strawberry.type(
    description=(
        "A part of the graph around some roots. Two lineages that are not truncated agree on every edge "
        "that both could contain."
    )
)
class Lineage:
    nodes: list[LineageNode] = strawberry.field(description="The nodes, nearest first.")
    edges: list[LineageEdge] = strawberry.field(description="All edges between these nodes.")
    cycles: list[LineageCycle] = strawberry.field(description="The cycles in it.")
    truncations: list[LineageTruncation] = strawberry.field(
        description="What was left out, and why; empty if nothing was."
    )

    @classmethod
    def of(cls, found: lineage.Lineage) -> Lineage:
        """Converts a lineage."""
        nodes = [LineageNode.of(node) for node in found.nodes]
        keys = {node.node.key: node.key for node in nodes}
        return cls(
            nodes=nodes,
            edges=[
                LineageEdge(
                    source_key=keys[edge.source],
                    target_key=keys[edge.target],
                    kind=edge.kind,  # type: ignore[arg-type]
                    access=edge.access,  # type: ignore[arg-type]
                    evidence=list(edge.evidence),  # type: ignore[arg-type]
                    agreement=edge.agreement,
                )
                for edge in found.edges
            ],
            cycles=[LineageCycle(keys=[keys[key] for key in cycle]) for cycle in found.cycles],
            truncations=[
                LineageTruncation(reason=item.reason, omitted_at_least=item.omitted_at_least)
                for item in found.truncations
            ],
        )


async def lineage_of(
    info: Info,
    workspace: str,
    roots: dict[str, str],
    direction: LineageDirection,
    depth: int,
    most: int,
    references: bool,
) -> Lineage:
    """The lineage of some roots; ``roots`` maps their keys to their labels. Raises BadInput and APIError if a number is
    out of range."""
    limits = info.context.configuration.lineage
    for argument, number, least, limit in (("depth", depth, 0, limits.depth), ("maxNodes", most, 1, limits.nodes)):
        if number < least:
            raise BadInput(argument, f"{number} is less than {least}")
        if number > limit:
            raise APIError(
                ErrorCode.LIMIT_EXCEEDED, f"{argument}: {number} is more than the limit of {limit}", argument=argument
            )
    found = await lineages.lineage_of(info.context, workspace, roots, DIRECTIONS[direction], depth, most, references)
    return Lineage.of(found)


def roots_of(info: Info, workspace: str, texts: list[strawberry.ID]) -> dict[str, str]:
    """Decodes the ids of roots into a mapping from keys to labels. Raises BadInput if one is not the id of an asset or
    runnable of the workspace."""
    if len(texts) > info.context.limits.items:
        raise BadInput("roots", f"{len(texts)} roots are more than the limit of {info.context.limits.items}")
    roots: dict[str, str] = {}
    for text in texts:
        named = ids.decode(text, "roots")
        if named.workspace != workspace or named.label not in lineage.LABELS:
            raise BadInput("roots", f"{text[:100]!r} is not the id of an asset or runnable of this workspace")
        roots[named.key] = named.label
    return roots
