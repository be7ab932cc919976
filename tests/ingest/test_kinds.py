"""Apps, schedules, triggers, resources and storages."""

from __future__ import annotations

from analyzers.context import Storage
from ingest import AppInput, ResourceInput, RunnableKind, RunnableRef, ScheduleInput, TriggerInput
from tests.ingest.samples import flow, script, step
from tests.ingest.shop import Workspace

LOAD = RunnableRef(RunnableKind.SCRIPT, "f/load")


async def test_an_app_uses_what_its_code_uses(shop: Workspace) -> None:
    inline = {"content": script("", read="s3:///in").content, "language": "python3"}
    await shop.deploy(AppInput("f/app", {"grid": [{"inlineScript": inline}]}))
    assert await shop.usages() == {("f/app", "s3:///in"): "READ"}
    assert await shop.edges("READS") == {("f/app", "READS", "s3:///in")}


def app(path: str, *scripts: str) -> AppInput:
    """An app whose components run scripts by path."""
    return AppInput(path, {"grid": [{"type": "runnableByPath", "runType": "script", "path": one} for one in scripts]})


async def test_an_app_runs_scripts_whichever_comes_first(shop: Workspace) -> None:
    await shop.deploy(app("f/app", "f/load", "f/later", "hub/1/x"), script("f/load"), flow("f/later", step("a")))
    assert await shop.edges("RUNS") == {("f/app", "RUNS", "f/load")}, "the flow of that path is no script"
    await shop.deploy(script("f/later"))
    assert await shop.edges("RUNS") == {("f/app", "RUNS", "f/load"), ("f/app", "RUNS", "f/later")}
    await shop.deploy(archive=(LOAD,))
    assert await shop.edges("RUNS") == {("f/app", "RUNS", "f/later")}
    await shop.deploy(script("f/load"))
    assert await shop.edges("RUNS") == {("f/app", "RUNS", "f/load"), ("f/app", "RUNS", "f/later")}
    await shop.deploy(app("f/app"))
    assert await shop.edges("RUNS") == set()
    await shop.deploy(app("f/app", "f/gone"))
    await shop.deploy(archive=(RunnableRef(RunnableKind.APP, "f/app"),))
    await shop.deploy(script("f/gone"))
    assert (await shop.edges("RUNS"), await shop.nodes("Start")) == (set(), [])


async def test_a_schedule_uses_its_arguments_and_runs_its_script(shop: Workspace) -> None:
    schedule = ScheduleInput("f/nightly", LOAD, {"db": "$res:f/pg", "secret": "hunter2"})
    await shop.deploy(schedule, script("f/load"))
    assert await shop.usages() == {("f/nightly", "res://f/pg"): "UNKNOWN"}
    assert await shop.edges("RUNS") == {("f/nightly", "RUNS", "f/load")}
    assert "hunter2" not in str(await shop.whole())


async def test_a_schedule_that_runs_something_else_has_one_edge(shop: Workspace) -> None:
    target = RunnableRef(RunnableKind.FLOW, "f/flow")
    await shop.deploy(ScheduleInput("f/nightly", LOAD), script("f/load"), flow("f/flow", step("a")))
    await shop.deploy(ScheduleInput("f/nightly", target))
    assert await shop.edges("RUNS") == {("f/nightly", "RUNS", "f/flow")}


async def test_a_trigger_uses_what_it_is_told(shop: Workspace) -> None:
    trigger = TriggerInput("f/events", "kafka", LOAD, ("$res:f/kafka", "nonsense"))
    done = await shop.deploy(trigger)
    assert await shop.usages() == {("f/events", "res://f/kafka"): "UNKNOWN"}
    assert [(item.code, item.pointer) for item in done.diagnostics] == [
        ("INVALID_URI", "/uses/1"),
        ("UNRESOLVED_RUNNABLE", None),
    ]
    (node,) = await shop.nodes("Trigger")
    assert (node["triggerKind"], node["runsKind"], node["runsPath"]) == ("kafka", "SCRIPT", "f/load")


async def resolutions(shop: Workspace) -> dict[str, str]:
    return {row["uri"]: row["resolution"] for row in await shop.nodes("Asset")}


async def test_resources_are_found_or_missing_once_they_are_told(shop: Workspace) -> None:
    await shop.deploy(script("f/a", read="res://f/pg res://f/gone res://f/pg?table=t res://f/gone?table=t res://f/{x}"))
    assert set((await resolutions(shop)).values()) == {"UNKNOWN"}
    told = (ResourceInput("f/pg", "postgresql", ("res://f/ca", "$res:f/ca")), ResourceInput("f/ca", "certificate"))
    await shop.deploy(resources=told)
    assert await resolutions(shop) == {
        "res://f/pg": "FOUND",
        "res://f/ca": "FOUND",
        "res://f/gone": "MISSING",
        "res://f/gone?table=t": "MISSING",
        "res://f/pg?table=t": "UNKNOWN",
        "res://f/{x}": "UNKNOWN",
    }
    assert await shop.edges("REFERS_TO") == {("res://f/pg", "REFERS_TO", "res://f/ca")}
    kinds = {row["uri"]: row.get("resourceType") for row in await shop.nodes("Asset")}
    assert (kinds["res://f/pg"], kinds["res://f/gone"]) == ("postgresql", None)
    before = await shop.whole()
    await shop.deploy(resources=told)
    assert await shop.whole() == before
    await shop.deploy(script("f/b", read="res://f/other"))
    assert (await resolutions(shop))["res://f/other"] == "MISSING"
    await shop.deploy(resources=(ResourceInput("f/pg", "postgresql"),))
    assert await shop.edges("REFERS_TO") == set()


async def test_nothing_is_missing_where_no_resource_was_told(shop: Workspace) -> None:
    await shop.deploy(script("f/a", read="res://f/gone res://u/bob/pg"))
    await shop.deploy(resources=(ResourceInput("f/pg", "postgresql"),))
    assert await resolutions(shop) == {"res://f/pg": "FOUND", "res://f/gone": "MISSING", "res://u/bob/pg": "UNKNOWN"}
    await shop.deploy(resources=(ResourceInput("u/amy/pg", "postgresql"),))
    assert (await resolutions(shop))["res://u/bob/pg"] == "MISSING"


async def test_a_workspace_that_has_no_resource_misses_all(shop: Workspace) -> None:
    await shop.deploy(script("f/a", read="res://f/gone"), resources=())
    assert await resolutions(shop) == {"res://f/gone": "MISSING"}


async def test_an_object_of_a_storage_that_is_not_there_is_missing(shop: Workspace) -> None:
    storages = (Storage(None, "shop"), Storage("archive"))
    await shop.deploy(script("f/a", read="s3:///k s3://archive/k s3://demo/k"), storages=storages)
    assert await resolutions(shop) == {"s3:///k": "UNKNOWN", "s3://archive/k": "UNKNOWN", "s3://demo/k": "MISSING"}
    before = await shop.whole()
    await shop.deploy(script("f/a", read="s3:///k s3://archive/k s3://demo/k"), storages=storages)
    assert await shop.whole() == before
    await shop.deploy(storages=(*storages, Storage("demo")))
    assert set((await resolutions(shop)).values()) == {"UNKNOWN"}
