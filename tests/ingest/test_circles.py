"""Flows that run each other in a circle, whichever of them was deployed last."""

from __future__ import annotations

from ingest import FlowInput, RunnableKind, RunnableRef
from tests.ingest.samples import flow, run_step, step
from tests.ingest.shop import Workspace


def runs(path: str, *flows: str) -> FlowInput:
    """A flow that runs others."""
    return flow(path, *(run_step(f"s{n}", one, "flow") for n, one in enumerate(flows)))


async def told(shop: Workspace) -> dict[str, str]:
    """The way round that is told of each flow."""
    rows = [row for row in await shop.nodes("Diagnostic") if row["code"] == "FLOW_CYCLE"]
    assert len(rows) == len({row["path"] for row in rows})
    return {row["path"]: row["message"].partition(": ")[2] for row in rows}


async def test_the_flow_that_closes_a_circle_tells_of_all_of_it(shop: Workspace) -> None:
    await shop.deploy(runs("f/a", "f/b"), runs("f/b", "f/c"), runs("f/outside", "f/a"), runs("f/inside"))
    assert await told(shop) == {}
    done = await shop.deploy(runs("f/c", "f/a", "f/inside"))
    assert [(item.code, item.path) for item in done.diagnostics] == [
        ("FLOW_CYCLE", "f/a"),
        ("FLOW_CYCLE", "f/b"),
        ("FLOW_CYCLE", "f/c"),
    ]
    assert await told(shop) == {
        "f/a": "f/a → f/b → f/c → f/a",
        "f/b": "f/b → f/c → f/a → f/b",
        "f/c": "f/c → f/a → f/b → f/c",
    }
    before = await shop.whole()
    await shop.deploy(runs("f/c", "f/a", "f/inside"))
    assert await shop.whole() == before


async def test_a_circle_that_is_cut_is_told_of_no_longer(shop: Workspace) -> None:
    await shop.deploy(runs("f/a", "f/b"), runs("f/b", "f/c", "f/d"), runs("f/c", "f/a"), runs("f/d", "f/b"))
    assert (await told(shop)).keys() == {"f/a", "f/b", "f/c", "f/d"}
    await shop.deploy(archive=(RunnableRef(RunnableKind.FLOW, "f/a"),))
    assert await told(shop) == {"f/b": "f/b → f/d → f/b", "f/d": "f/d → f/b → f/d"}
    await shop.deploy(runs("f/a", "f/b"))
    assert (await told(shop)).keys() == {"f/a", "f/b", "f/c", "f/d"}
    await shop.deploy(flow("f/b", step("x")))
    assert await told(shop) == {}


async def test_a_flow_that_runs_itself_is_a_circle(shop: Workspace) -> None:
    await shop.deploy(runs("f/a", "f/a"))
    assert (await told(shop)).keys() == {"f/a"}
    await shop.deploy(runs("f/a"))
    assert await told(shop) == {}


async def test_a_circle_takes_another_one_in(shop: Workspace) -> None:
    await shop.deploy(runs("f/a", "f/b"), runs("f/b", "f/a"), runs("f/c", "f/a"))
    await shop.deploy(runs("f/b", "f/a", "f/c"))
    assert await told(shop) == {
        "f/a": "f/a → f/b → f/a",
        "f/b": "f/b → f/a → f/b",
        "f/c": "f/c → f/a → f/b → f/c",
    }
