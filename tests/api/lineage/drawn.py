"""Models as graphs of a database, written by the statements that deployments write with."""

from __future__ import annotations

from cypher import Graph, Transaction, key
from tests.api.lineage.model import Model


async def draw(graph: Graph, workspace: str, model: Model) -> dict[str, str]:
    """Writes a model; the keys of its nodes by their names."""
    keys = {name: key(workspace, label, name) for name, label in model.labels.items()}

    async def write(tx: Transaction) -> None:
        for label in sorted(set(model.labels.values())):
            nodes = [
                {
                    "key": keys[name],
                    "workspace": workspace,
                    "path": name,
                    "uri": f"s3:///{name}",
                    "live": True,
                    "contentHash": name,
                }
                for name in sorted(model.labels)
                if model.labels[name] == label
            ]
            await tx.each("create_assets" if label == "Asset" else f"put_runnables.{label}", nodes)
        usages: dict[tuple[str, str], set[str]] = {}
        for name, start, end in sorted(model.edges):
            ends = {field: keys[at] for at, fields in ((start, STARTS), (end, ENDS)) for field in fields}
            if name in ("READS", "WRITES", "REFERENCES"):
                usages.setdefault((start, end), set()).add(name)
            elif name == "RUNS":
                runs = f"link_runs_{model.labels[end].lower()}.{model.labels[start]}"
                await tx.each(runs, [ends])
            else:
                await tx.each(LINKS[name], [ends])
        for (user, asset), names in usages.items():
            row = {
                "key": key(workspace, "Usage", user, asset),
                "workspace": workspace,
                "runnable": keys[user],
                "asset": keys[asset],
                "uri": f"s3:///{asset}",
                "live": True,
                "reads": "READS" in names,
                "writes": "WRITES" in names,
                "access": ACCESS[frozenset(names)],
                "evidence": ["STATIC"],
            }
            await tx.each("put_usages", [row])
            await tx.each(f"link_usages.{model.labels[user]}", [row])

    await graph.write(write)
    return keys


STARTS = ("source", "pattern", "container", "flow")
ENDS = ("target", "asset", "table", "step")
LINKS = {
    "MATCHES": "link_matches",
    "CONTAINS": "link_containers",
    "REFERS_TO": "link_references",
    "HAS_STEP": "link_steps",
}
ACCESS = {
    frozenset({"READS"}): "READ",
    frozenset({"WRITES"}): "WRITE",
    frozenset({"READS", "WRITES"}): "READ_WRITE",
    frozenset({"REFERENCES"}): "UNKNOWN",
}
