"""What the graph holds of one workspace, in a form that tests compare."""

from __future__ import annotations

from typing import Any

from cypher import Graph

HISTORY = {
    "firstSeenAt",
    "lastSeenAt",
    "retiredAt",
    "periodsJson",
    "deployedAt",
    "createdAt",
    "revision",
}
"""What tells when and how often, not what."""


class Picture:
    def __init__(self, graph: Graph, workspace: str) -> None:
        self.graph = graph
        self.workspace = workspace

    async def nodes(self, label: str) -> list[dict[str, Any]]:
        return await self.graph.run(f"MATCH (n:{label} {{workspace: $w}}) RETURN n {{.*}}", w=self.workspace)

    async def edges(self, *types: str) -> set[tuple[str, str, str]]:
        """Edges as (from, type, to), with ends by their URI or path."""
        rows = await self.graph.run(
            f"MATCH (a {{workspace: $w}})-[r:{'|'.join(types)}]->(b) "
            "RETURN [coalesce(a.uri, a.path), type(r), coalesce(b.uri, b.path)]",
            w=self.workspace,
        )
        assert len(rows) == len({tuple(row) for row in rows}), "an edge stands twice"
        return {(one, name, other) for one, name, other in rows}

    async def usages(self, *, live: bool = True) -> dict[tuple[str, str], str]:
        """The access of each usage, by runnable's path and URI."""
        return {(row["path"], row["uri"]): row["access"] for row in await self.nodes("Usage") if row["live"] is live}

    async def log(self) -> list[tuple[str, str, str | None]]:
        """The log in its order: change, URI, runnable's path. It has no gap."""
        rows = sorted(await self.nodes("Detection"), key=lambda row: int(row["sequence"]))
        assert [row["sequence"] for row in rows] == list(range(1, len(rows) + 1))
        return [(row["change"], row["uri"], row.get("runnablePath")) for row in rows]

    async def whole(self, *, history: bool = True) -> dict[str, Any]:
        """Everything, with or without what tells when."""
        rows = await self.graph.run("MATCH (n {workspace: $w}) RETURN n {.*, label: labels(n)[0]}", w=self.workspace)
        skipped = set() if history else HISTORY
        nodes = {
            row.get("key", row["label"]): {name: value for name, value in row.items() if name not in skipped}
            for row in rows
            if history or row["label"] not in ("Detection", "Log")
        }
        edges = await self.graph.run(
            "MATCH (a {workspace: $w})-[r]->(b) RETURN [a.key, type(r), b.key, r.label]", w=self.workspace
        )
        return {"nodes": nodes, "edges": sorted(edges, key=str)}
