"""Resources that code names and the workspace lacks: told of for as long as it holds."""

from __future__ import annotations

from ingest import ResourceInput, RunnableKind, RunnableRef
from tests.ingest.samples import flow, script, step
from tests.ingest.shop import Workspace

PG = (ResourceInput("f/pg", "postgresql"),)


async def told(shop: Workspace) -> set[tuple[str, str]]:
    rows = [row for row in await shop.nodes("Diagnostic") if row["code"] == "MISSING_RESOURCE"]
    found = {(row["path"], row["message"].split("'")[1]) for row in rows}
    assert len(rows) == len(found)
    return found


async def test_nothing_is_missing_where_no_resource_was_told(shop: Workspace) -> None:
    done = await shop.deploy(script("f/a", read="res://f/gone res://u/bob/pg"))
    assert done.diagnostics == ()
    await shop.deploy(resources=PG)
    assert await told(shop) == {("f/a", "f/gone")}, "of the users' nothing is known"


async def test_what_is_missing_is_told_where_it_is_used_until_it_is_there(shop: Workspace) -> None:
    uses = script("f/a", read="res://f/pg res://f/gone?table=one", write="res://f/gone?table=two res://f/{x}/gone")
    done = await shop.deploy(uses, flow("f/flow", step("s", read="res://f/gone")), resources=PG)
    assert [(row.code, row.path, row.span and row.span.start_line) for row in done.diagnostics] == [
        ("MISSING_RESOURCE", "f/a", 2),
        ("MISSING_RESOURCE", "f/flow#s", 1),
    ]
    assert await told(shop) == {("f/a", "f/gone"), ("f/flow#s", "f/gone")}
    before = await shop.whole()
    await shop.deploy(uses, resources=PG)
    assert await shop.whole() == before
    await shop.deploy(resources=(ResourceInput("f/gone"),))
    assert await told(shop) == set()
    await shop.deploy(script("f/b", read="res://f/gone"))
    assert await told(shop) == set()


async def test_what_was_deployed_before_the_resources_is_told_of_with_its_place(shop: Workspace) -> None:
    await shop.deploy(script("f/a", read="s3:///k res://f/gone?table=b res://f/gone?table=a"))
    done = await shop.deploy(resources=PG)
    assert done.diagnostics == (), "it is not of what was deployed now"
    (row,) = await shop.nodes("Diagnostic")
    assert (row["path"], row["code"], '"startLine":3' in row["spanJson"]) == ("f/a", "MISSING_RESOURCE", True)
    await shop.deploy(script("f/b", read="res://f/new"))
    assert await told(shop) == {("f/a", "f/gone"), ("f/b", "f/new")}


async def test_it_goes_with_the_code_that_names_it(shop: Workspace) -> None:
    await shop.deploy(script("f/a", read="res://f/gone"), script("f/b", read="res://f/gone"), resources=PG)
    await shop.deploy(script("f/a", read="res://f/pg"), archive=(RunnableRef(RunnableKind.SCRIPT, "f/b"),))
    assert await told(shop) == set()
    await shop.deploy(resources=(ResourceInput("f/gone"),))
    assert await told(shop) == set()
