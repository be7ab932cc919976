"""Lineages, restricted to what the caller may see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from api import lineage
from api.lineage.reading import read_level
from api.lineage.restricted import restricted
from api.lineage.walk import Request

if TYPE_CHECKING:
    from api.operation import Operation
    from api.reading.sight import Sight


async def lineage_of(
    operation: Operation,
    workspace: str,
    roots: Mapping[str, str],
    directions: Collection[lineage.Direction],
    depth: int,
    most: int,
    references: bool = True,
) -> lineage.Lineage:
    """The lineage of some roots; ``roots`` maps their keys to their labels."""
    sight, limits = operation.sight(workspace), operation.configuration.lineage
    if sight is not None:
        seen = await sight.nodes(roots)
        roots = {key: label for key, label in roots.items() if key in seen}
    found = await lineage.trace(operation.graph, workspace, roots, directions, depth, most, references, limits)
    return found if sight is None else await _seen(operation, workspace, sight, found, references)


async def _seen(
    operation: Operation, workspace: str, sight: Sight, found: lineage.Lineage, references: bool
) -> lineage.Lineage:
    """The part of a lineage that the caller may see. The links of its nodes are read once more, to count the omitted
    ones without counting hidden nodes."""
    labels = {node.key: node.label for node in found.nodes}
    seen = await sight.nodes(labels)
    requests = [Request(way, key) for way in lineage.Direction for key in labels if key in seen]
    level = await read_level(operation.graph, workspace, requests, labels, operation.configuration.lineage)
    links = {
        (request.key, link.kind.name, link.away, link.key, link.label)
        for request, some in level.links.items()
        for link in some
        if link.key not in labels or (link.kind.name == "REFERENCES" and not references)
    }
    others = await sight.nodes({key: label for *_, key, label in links})
    upstream = Counter(key for key, _, away, other, _ in links if other in others and not away)
    downstream = Counter(key for key, _, away, other, _ in links if other in others and away)
    return restricted(found, seen, {key: (upstream[key], downstream[key]) for key in seen})
