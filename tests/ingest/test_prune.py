"""What a source brought and no longer has is taken out of service, and nothing else."""

from __future__ import annotations

from dataclasses import replace

from analyzers.language import Language
from ingest import Analysts, PoolLimits, Prune, RunnableKind, RunnableRef, ScriptInput
from tests.ingest.samples import flow, script, step
from tests.ingest.shop import Workspace

KEPT = RunnableRef(RunnableKind.SCRIPT, "f/kept")


async def test_what_the_source_no_longer_has_is_archived(shop: Workspace) -> None:
    await shop.deploy(script("f/kept", read="s3:///kept"), script("f/gone", read="s3:///gone"), source="folder")
    await shop.deploy(flow("f/gone", step("a", write="s3:///made")), source="folder")
    await shop.deploy(script("f/others", read="s3:///others"), source="elsewhere")
    await shop.deploy(script("f/nobodys", read="s3:///nobodys"))
    prune = Prune("folder", frozenset({KEPT}))
    assert (await shop.deploy(prune=prune, dry_run=True)).archived_count == 2
    assert (await shop.deploy(prune=prune)).archived_count == 2
    assert set(await shop.usages()) == {
        ("f/kept", "s3:///kept"),
        ("f/others", "s3:///others"),
        ("f/nobodys", "s3:///nobodys"),
    }
    assert (await shop.deploy(prune=prune)).archived_count == 0


async def test_what_another_source_deployed_since_is_the_others(shop: Workspace) -> None:
    await shop.deploy(script("f/kept", read="s3:///kept"), source="folder")
    await shop.deploy(script("f/kept", read="s3:///kept"), source="elsewhere")
    assert (await shop.deploy(prune=Prune("folder"))).archived_count == 0
    assert (await shop.deploy(prune=Prune("elsewhere"))).archived_count == 1


async def test_what_imports_a_file_of_another_source_stays_with_its_own(shop: Workspace) -> None:
    shared = ScriptInput("f/lib/shared", Language.PYTHON, "def load(): return 1")
    importer = ScriptInput("f/kept", Language.PYTHON, "from f.lib.shared import load\n\ndef main(): load()")
    await shop.deploy(shared, source="folder")
    await shop.deploy(importer, source="elsewhere")
    await shop.deploy(replace(shared, content="def load(): return 2"), source="folder")
    assert (await shop.deploy(prune=Prune("folder"))).archived == (RunnableRef(RunnableKind.SCRIPT, "f/lib/shared"),)


async def test_what_could_not_be_analysed_is_that_of_who_brought_it_last(shop: Workspace) -> None:
    long = ScriptInput("f/kept", Language.PYTHON, "x = 's3:///k'\n" * 200_000)
    with Analysts(PoolLimits(workers=1, deadline_seconds=0.05)) as analysts:
        hurried = Workspace(shop.graph, analysts, shop.workspace)
        (failure,) = (await hurried.deploy(long, source="folder")).diagnostics
        assert failure.code == "TIMEOUT"
        await hurried.deploy(long, source="elsewhere")
    assert (await shop.deploy(prune=Prune("folder"))).archived_count == 0


async def test_that_another_source_brings_the_same_is_no_change(shop: Workspace) -> None:
    await shop.deploy(script("f/kept", read="s3:///kept"), source="folder")
    done = await shop.deploy(script("f/kept", read="s3:///kept"), source="elsewhere")
    assert (done.changed_count, done.unchanged_count, done.detections) == (0, 1, ())


async def test_what_the_same_deployment_brings_stays(shop: Workspace) -> None:
    kept = script("f/kept", read="s3:///kept")
    await shop.deploy(kept, source="folder")
    assert (await shop.deploy(kept, source="folder", prune=Prune("folder"))).archived_count == 0
