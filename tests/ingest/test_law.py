"""The graph is what was deployed last, whatever was there before: only history and what is out of use may differ."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cypher import Graph
from ingest import Analysts, Item, RunnableKind, RunnableRef
from ingest.deployment import KINDS
from tests.ingest.samples import flow, run_step, script, step
from tests.ingest.shop import Workspace

uris = st.sampled_from(
    [
        "s3:///a",
        "s3:///d/1.csv",
        "s3:///d/{x}.csv",
        "s3:///d/*",
        "datatable://main/t",
        "res://f/pg",
        "res://f/pg?table=t",
    ]
)
uses = st.dictionaries(st.sampled_from(["read", "write", "readwrite"]), st.lists(uris, max_size=3).map(" ".join))
scripts = st.builds(lambda name, used: script(f"f/{name}", **used), st.sampled_from("abc"), uses)
steps = st.one_of(
    st.builds(lambda name, used: step(name, **used), st.sampled_from("xyz"), uses),
    st.builds(lambda name, target: run_step(name, f"f/{target}"), st.sampled_from("uvw"), st.sampled_from("abc")),
)
flows = st.builds(
    lambda name, modules: flow(f"f/{name}", *modules),
    st.sampled_from("ab"),
    st.lists(steps, max_size=4, unique_by=lambda module: str(module["id"])),
)
versions = st.lists(scripts | flows, max_size=5, unique_by=lambda item: (type(item).__name__, item.path))


def refs(items: list[Item]) -> set[RunnableRef]:
    return {RunnableRef(KINDS[type(item)], item.path) for item in items}


async def present(shop: Workspace) -> dict[str, Any]:
    """What is in use, without keys: they hold the workspace's name. An asset that was seen once stays one that
    a pattern can match."""
    live = {
        kind.label: sorted(row["path"] for row in await shop.nodes(kind.label) if row["live"]) for kind in RunnableKind
    }
    return {
        **live,
        "usages": await shop.usages(),
        "assets": {row["uri"]: row["resolution"] for row in await shop.nodes("Asset") if row["direct"]},
        "edges": await shop.edges("READS", "WRITES", "REFERENCES", "HAS_STEP", "NEXT", "RESULT", "RUNS"),
        "diagnostics": sorted((row["rank"], row["code"]) for row in await shop.nodes("Diagnostic")),
        "imports": sorted(row["path"] for row in await shop.nodes("Import")),
    }


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(versions, versions)
async def test_what_was_there_before_leaves_no_trace_in_what_is_in_use(
    graph: Graph, analysts: Analysts, first: list[Item], second: list[Item]
) -> None:
    one, other = (Workspace(graph, analysts, f"w{uuid4().hex}") for _ in range(2))
    await one.deploy(*first)
    await one.deploy(*second, archive=tuple(sorted(refs(first) - refs(second), key=str)))
    await other.deploy(*second)
    assert await present(one) == await present(other)
    await one.log()
