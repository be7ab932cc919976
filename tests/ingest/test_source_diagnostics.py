"""What a source could not read: kept beside what it deployed, until it tells of it again."""

from __future__ import annotations

from analyzers.facts import Code, Diagnostic, Severity, Span
from ingest import Limits
from tests.ingest.samples import script
from tests.ingest.shop import Workspace

BROKEN = Code.INVALID_DOCUMENT.at("no YAML", path="f/a/x.flow/flow.yaml", span=Span(2, 1, 2, 3, 4, 6))
MISSING = Code.MISSING_FILE.at("gone", path="f/b/y.flow/flow.yaml", pointer="/value/modules/0")


async def told(shop: Workspace) -> set[tuple[str, str]]:
    return {(row["path"], row["code"]) for row in await shop.nodes("Diagnostic")}


def places(*rows: Diagnostic) -> set[tuple[str, str]]:
    return {(row.path, row.code) for row in rows}


async def test_the_next_deployment_of_the_source_that_tells_any_replaces_them(shop: Workspace) -> None:
    await shop.deploy(script("f/a/s"), source="ci", diagnostics=(BROKEN, BROKEN))
    await shop.deploy(source="other", diagnostics=(MISSING,))
    assert await told(shop) == places(BROKEN, MISSING)
    await shop.deploy(script("f/a/s", read="s3:///k"), source="ci")
    assert await told(shop) == places(BROKEN, MISSING), "it told nothing of them"
    await shop.deploy(source="ci", diagnostics=())
    assert await told(shop) == places(MISSING)


async def test_the_same_again_changes_nothing(shop: Workspace) -> None:
    await shop.deploy(source="ci", diagnostics=(BROKEN, MISSING))
    before = await shop.nodes("Workspace")
    await shop.deploy(source="ci", diagnostics=(MISSING, BROKEN))
    await shop.deploy(source="ci", diagnostics=(), dry_run=True)
    assert await shop.nodes("Workspace") == before
    assert await told(shop) == places(BROKEN, MISSING)


async def test_what_is_limited_to_folders_replaces_those_of_its_folders(shop: Workspace) -> None:
    await shop.deploy(source="ci", diagnostics=(BROKEN, MISSING))
    await shop.deploy(source="ci", diagnostics=(), within=("f/b",))
    assert await told(shop) == places(BROKEN)


async def test_the_gravest_are_kept_and_the_rest_is_told_of(shop: Workspace) -> None:
    many = [Diagnostic(Severity.INFO, "BARE_PATH", "bare", path=f"f/a/{n}") for n in range(Limits().source_diagnostics)]
    await shop.deploy(source="ci", diagnostics=(*many, BROKEN))
    rows = await shop.nodes("Diagnostic")
    assert len(rows) == Limits().source_diagnostics
    assert {"INVALID_DOCUMENT", "TOO_MANY"} <= {row["code"] for row in rows}
