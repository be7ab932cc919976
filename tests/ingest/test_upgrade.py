"""What is stored is analysed anew when its analysis rests on what no longer holds."""

from __future__ import annotations

import asyncio

from analyzers.context import Storage
from analyzers.language import Language
from ingest import AppInput, Limits, ScriptInput, upgrade
from ingest.fingerprint import context
from ingest.upgrade import reanalyse
from tests.ingest.samples import flow, script, step
from tests.ingest.shop import Workspace


async def age(shop: Workspace, source: str | None = None) -> None:
    """As an older version of the analyzers would have left it: with ``source``, it would have said something else."""
    await shop.graph.run("MATCH (w:Workspace {name: $w}) SET w.epoch = 'old'", w=shop.workspace)
    for label in ("Script", "Flow", "App"):
        await shop.graph.run(
            f"MATCH (n:{label} {{workspace: $w}}) SET n.epoch = 'old', n.source = coalesce($source, n.source)",
            w=shop.workspace,
            source=source,
        )


async def test_sources_are_analysed_anew_in_batches(shop: Workspace) -> None:
    await shop.deploy(
        *(script(f"f/{n}", read="s3:///old") for n in range(7)), flow("f/flow", step("a")), AppInput("f/app", {})
    )
    before = {row["path"]: row["deployedAt"] for row in await shop.nodes("Script")}
    await age(shop, script("", read="s3:///new").content)
    assert await reanalyse(shop.graph, shop.analysts, shop.workspace, Limits(stale_batch=3)) == 7
    assert await shop.usages() == {(f"f/{n}", "s3:///new"): "READ" for n in range(7)}
    assert {row["path"]: row["deployedAt"] for row in await shop.nodes("Script")} == before
    assert {row["epoch"] for label in ("Workspace", "Script", "Flow", "App") for row in await shop.nodes(label)} == {
        context(None)
    }


async def test_what_says_the_same_announces_nothing(shop: Workspace) -> None:
    items = (script("f/a", read="s3:///k"), flow("f/flow", step("a", write="s3:///k")))
    await shop.deploy(*items)
    before = await shop.whole()
    await age(shop)
    await upgrade(shop.graph, shop.analysts)
    after = await shop.whole()
    assert await shop.usages() == {("f/a", "s3:///k"): "READ", ("f/flow#a", "s3:///k"): "WRITE"}
    assert [name for name in after["nodes"] if after["nodes"][name] != before["nodes"][name]] == [
        row["key"] for row in await shop.nodes("Workspace")
    ]
    await age(shop)
    again = await shop.deploy(*items)
    assert (again.changed_count, again.unchanged_count, again.detections) == (0, 2, ())


async def test_a_walk_that_was_cut_goes_on_and_two_do_nothing_twice(shop: Workspace) -> None:
    await shop.deploy(*(script(f"f/{n}", read="s3:///old") for n in range(6)))
    await age(shop, script("", read="s3:///new").content)
    walk = asyncio.ensure_future(reanalyse(shop.graph, shop.analysts, shop.workspace, Limits(stale_batch=1)))
    while not any(uri == "s3:///new" for _, uri in await shop.usages()):  # noqa: ASYNC110 (the database tells nobody)
        await asyncio.sleep(0.01)
    walk.cancel()
    await asyncio.gather(walk, return_exceptions=True)
    await asyncio.gather(
        *(reanalyse(shop.graph, shop.analysts, shop.workspace, Limits(stale_batch=2)) for _ in range(2))
    )
    assert await shop.usages() == {(f"f/{n}", "s3:///new"): "READ" for n in range(6)}
    changes = [change for change, _, _ in await shop.log()]
    assert (changes.count("USAGE_ADDED"), changes.count("USAGE_RETIRED")) == (12, 6)


async def test_other_storages_have_what_is_stored_analysed_anew(shop: Workspace) -> None:
    await shop.deploy(ScriptInput("f/a", Language.BASH, "aws s3 cp 's3://demo/k' ."))
    assert "UNKNOWN_BUCKET" not in {row["code"] for row in await shop.nodes("Diagnostic")}
    await shop.deploy(storages=(Storage(None), Storage("archive")))
    assert "UNKNOWN_BUCKET" in {row["code"] for row in await shop.nodes("Diagnostic")}
    await shop.deploy(storages=(Storage(None), Storage("demo")))
    assert "UNKNOWN_BUCKET" not in {row["code"] for row in await shop.nodes("Diagnostic")}
