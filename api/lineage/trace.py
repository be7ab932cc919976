"""The search for a lineage: level by level, then completed with names and edges."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from api.lineage.answer import Edge, Lineage, Node, Reason, Truncation
from api.lineage.cycles import cycles
from api.lineage.limits import Limits
from api.lineage.links import Direction
from api.lineage.reading import Facts, read_facts, read_level
from api.lineage.walk import Walk
from api.lineage.wide import Wide
from cypher import Graph


async def trace(
    graph: Graph,
    workspace: str,
    roots: Mapping[str, str],
    directions: Collection[Direction] = tuple(Direction),
    depth: int = 3,
    most: int = 500,
    references: bool = True,
    limits: Limits = Limits(),  # noqa: B008 (frozen)
) -> Lineage:
    """The lineage of some roots: at most ``most`` nodes within ``depth`` asset hops. ``roots`` maps keys to labels;
    unknown roots are left out. Without ``references``, usages with unknown access are not followed.

    Every link of the graph between two nodes of the result is part of it, whatever the roots, unless it is truncated
    for the reason EDGES. Raises Unavailable."""
    walk = Walk(roots, directions, depth)
    wide = await Wide.of(graph, workspace, limits)
    cut = wide.cut
    late = False
    try:
        async with asyncio.timeout(limits.seconds):
            while requests := walk.wanted(most):
                level = await read_level(graph, workspace, requests, walk.labels, limits, references)
                walk.learn(await wide.join(level, walk.labels))
                cut |= level.cut
    except TimeoutError:
        late = True
    reached = walk.nearest()
    shown = reached[:most]
    facts = await read_facts(graph, workspace, {key: walk.labels[key] for key in shown}, limits, references)
    facts = await wide.complete(facts, walk.labels)
    labels = {key: walk.labels[key] for key in shown if key in facts.nodes}
    edges = facts.edges[: limits.edges]
    omitted = {
        Reason.DEPTH: len(walk.beyond),
        Reason.NODES: len(cut.union(reached[most:]).difference(shown)),
        Reason.EDGES: len(facts.edges) - len(edges),
    }
    truncated = {reason for reason, number in omitted.items() if number}
    truncated |= {Reason.DEPTH} if walk.is_cut else set()
    truncated |= {Reason.NODES} if cut else set()
    truncated |= {Reason.TIME} if late else set()
    return Lineage(
        _nodes(labels, facts, edges, walk),
        tuple(edges),
        cycles(labels, edges),
        tuple(Truncation(reason, omitted.get(reason) or None) for reason in Reason if reason in truncated),
    )


def _nodes(labels: Mapping[str, str], facts: Facts, edges: Sequence[Edge], walk: Walk) -> tuple[Node, ...]:
    shown_upstream, shown_downstream = Counter(e.target for e in edges), Counter(e.source for e in edges)
    upstream, downstream = walk.distances(Direction.UPSTREAM), walk.distances(Direction.DOWNSTREAM)
    return tuple(
        Node(
            key,
            label,
            name,
            upstream.get(key),
            downstream.get(key),
            links_upstream - shown_upstream[key],
            links_downstream - shown_downstream[key],
        )
        for key, label in labels.items()
        for name, links_upstream, links_downstream in (facts.nodes[key],)
    )
