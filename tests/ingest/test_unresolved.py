"""Scripts and flows that something runs and the workspace lacks: told of for as long as it holds."""

from __future__ import annotations

from analyzers.language import Language
from ingest import FlowInput, RunnableKind, RunnableRef, ScheduleInput, ScriptInput
from tests.ingest.samples import flow, run_step, script
from tests.ingest.shop import Workspace


def runs(path: str, target: str) -> FlowInput:
    """A flow whose only step runs a script."""
    return flow(path, run_step("a", target))


LOAD = "wmill.run_script_by_path('f/load')"


def coded(path: str, code: str) -> ScriptInput:
    return ScriptInput(path, Language.PYTHON, f"import wmill; {code}")


async def told(shop: Workspace) -> dict[str, str]:
    rows = [row for row in await shop.nodes("Diagnostic") if row["code"] == "UNRESOLVED_RUNNABLE"]
    assert len(rows) == len({row["path"] for row in rows})
    return {row["path"]: row["message"].split("'")[1] for row in rows}


async def test_what_arrives_later_is_told_of_until_then(shop: Workspace) -> None:
    nightly = ScheduleInput(path="f/nightly", runs=RunnableRef(RunnableKind.FLOW, "f/flow"))
    done = await shop.deploy(nightly)
    assert [(item.code, item.path) for item in done.diagnostics] == [("UNRESOLVED_RUNNABLE", "f/nightly")]
    await shop.deploy(runs("f/flow", "f/script"))
    assert await told(shop) == {"f/flow#a": "f/script"}
    done = await shop.deploy(script("f/script"))
    assert done.diagnostics == ()
    assert await told(shop) == {}


async def test_what_is_archived_is_told_of_from_then_on(shop: Workspace) -> None:
    gone = script("f/script")
    await shop.deploy(gone, runs("f/one", "f/script"), runs("f/two", "f/script"))
    assert await told(shop) == {}
    await shop.deploy(runs("f/two", "f/other"), archive=(RunnableRef(RunnableKind.SCRIPT, "f/script"),))
    assert await told(shop) == {"f/one#a": "f/script", "f/two#a": "f/other"}
    await shop.deploy(archive=(RunnableRef(RunnableKind.FLOW, "f/two"),))
    assert await told(shop) == {"f/one#a": "f/script"}
    await shop.deploy(gone)
    assert await told(shop) == {}


async def test_the_hub_is_told_of_by_the_analysis_alone(shop: Workspace) -> None:
    done = await shop.deploy(runs("f/flow", "hub/1/slack/send"))
    assert [item.code for item in done.diagnostics] == ["HUB_SCRIPT"]


async def test_what_code_runs_is_told_of_as_what_a_step_runs(shop: Workspace) -> None:
    start = coded("f/start", "wmill.run_script_by_path('f/load'); wmill.run_flow_async('f/nightly')")
    again = coded("f/again", "wmill.run_script_by_path('f/again')")
    step = {"id": "a", "value": {"type": "rawscript", "language": "python3", "content": coded("", LOAD).content}}
    await shop.deploy(start, again, flow("f/nightly", step))
    assert await shop.edges("RUNS") == {("f/start", "RUNS", "f/nightly")}
    assert await told(shop) == {"f/start": "f/load", "f/nightly": "f/load"}
    await shop.deploy(script("f/load"))
    runs = {("f/start", "RUNS", "f/load"), ("f/start", "RUNS", "f/nightly"), ("f/nightly", "RUNS", "f/load")}
    assert await shop.edges("RUNS") == runs
    assert await told(shop) == {}
    await shop.deploy(archive=(RunnableRef(RunnableKind.SCRIPT, "f/load"),))
    assert await told(shop) == {"f/start": "f/load", "f/nightly": "f/load"}
    await shop.deploy(script("f/start"), script("f/load"))
    assert await shop.edges("RUNS") == {("f/nightly", "RUNS", "f/load")}
    assert await told(shop) == {}


async def test_what_handles_the_failures_of_a_schedule_is_told_of_too(shop: Workspace) -> None:
    runs, tell = RunnableRef(RunnableKind.SCRIPT, "f/load"), RunnableRef(RunnableKind.SCRIPT, "f/tell")
    relax = RunnableRef(RunnableKind.FLOW, "f/relax")
    await shop.deploy(script("f/load"), ScheduleInput("f/nightly", runs, handlers=(tell, runs, relax)))
    assert await shop.edges("RUNS") == {("f/nightly", "RUNS", "f/load")}
    assert len([row for row in await shop.nodes("Diagnostic") if row["path"] == "f/nightly"]) == 2
    await shop.deploy(script("f/tell"), flow("f/relax"))
    assert await shop.edges("RUNS") == {("f/nightly", "RUNS", f"f/{name}") for name in ("load", "tell", "relax")}
    assert await told(shop) == {}
    await shop.deploy(archive=(tell,))
    assert await told(shop) == {"f/nightly": "f/tell"}
    await shop.deploy(ScheduleInput("f/nightly", runs))
    assert await shop.edges("RUNS") == {("f/nightly", "RUNS", "f/load")}
    assert await told(shop) == {}


async def test_code_that_runs_a_path_as_a_script_or_as_a_flow_is_content_with_either(shop: Workspace) -> None:
    choice = "path = 'f/one'; wmill.run_script_by_path(path); wmill.run_flow_async(path)"
    done = await shop.deploy(coded("f/start", choice))
    assert [item.code for item in done.diagnostics] == ["UNRESOLVED_RUNNABLE"] * 2
    await shop.deploy(script("f/one"))
    assert await told(shop) == {}
    await shop.deploy(coded("f/start", f"{choice}; wmill.run_flow_async('f/two')"))
    assert await told(shop) == {"f/start": "f/two"}


async def test_code_that_is_content_with_either_lacks_nothing_when_one_of_them_is_archived(shop: Workspace) -> None:
    choice = "path = 'f/one'; wmill.run_script_by_path(path); wmill.run_flow_async(path)"
    await shop.deploy(coded("f/start", choice), script("f/one"), flow("f/one"))
    await shop.deploy(archive=(RunnableRef(RunnableKind.FLOW, "f/one"),))
    assert await told(shop) == {}
    await shop.deploy(archive=(RunnableRef(RunnableKind.SCRIPT, "f/one"),))
    said = [row for row in await shop.nodes("Diagnostic") if row["code"] == "UNRESOLVED_RUNNABLE"]
    assert [row["path"] for row in said] == ["f/start"] * 2, "as where it was deployed before both"
