from __future__ import annotations

from dataclasses import replace

import pytest

from analyzers.language import Language
from cypher import Graph, InvalidWorkspace
from ingest import (
    Analysts,
    Deployment,
    FlowInput,
    ResourceInput,
    RunnableKind,
    RunnableRef,
    ScheduleInput,
    ScriptInput,
    archive,
    deploy,
)
from tests.ingest.samples import flow, run_step, script, step
from tests.ingest.shop import Workspace


async def test_a_script_and_what_it_uses(shop: Workspace) -> None:
    clean = script("f/clean", read="s3:///raw.csv", write="datatable://main/orders", readwrite="res://f/pg")
    done = await shop.deploy(clean)
    assert done.changed == (RunnableRef(RunnableKind.SCRIPT, "f/clean"),)
    assert await shop.usages() == {
        ("f/clean", "s3:///raw.csv"): "READ",
        ("f/clean", "datatable://main/orders"): "WRITE",
        ("f/clean", "res://f/pg"): "READ_WRITE",
    }
    assert await shop.edges("READS", "WRITES", "REFERENCES", "CONTAINS") == {
        ("f/clean", "READS", "s3:///raw.csv"),
        ("f/clean", "WRITES", "datatable://main/orders"),
        ("f/clean", "READS", "res://f/pg"),
        ("f/clean", "WRITES", "res://f/pg"),
        ("datatable://main", "CONTAINS", "datatable://main/orders"),
    }
    assets = {row["uri"]: (row["direct"], row["used"]) for row in await shop.nodes("Asset")}
    assert assets["datatable://main"] == (False, True)
    assert assets["datatable://main/orders"] == (True, True)


async def test_a_reference_of_unknown_access_is_an_edge_of_its_own(shop: Workspace) -> None:
    await shop.deploy(ScriptInput("f/x", Language.BASH, "echo 's3:///raw.csv'"))
    assert await shop.edges("READS", "WRITES", "REFERENCES") == {("f/x", "REFERENCES", "s3:///raw.csv")}


async def test_the_same_content_changes_nothing(shop: Workspace) -> None:
    items = (script("f/a", read="s3:///raw/{day}.csv"), flow("f/b", step("one", write="s3:///raw/1.csv")))
    await shop.deploy(*items)
    before = await shop.whole()
    again = await shop.deploy(*items)
    assert (again.changed_count, again.unchanged_count, again.detections) == (0, 2, ())
    assert await shop.whole() == before


LONG = "x" * 9_000


@pytest.mark.parametrize(
    ("item", "code"),
    [
        (ScriptInput("f/bad", Language.PYTHON, f"from f.a.{LONG} import x"), "UNRESOLVED_IMPORT"),
        (flow("f/bad", run_step("a", f"f/{LONG}")), "INVALID_PATH"),
        (flow("f/bad", step(LONG, read="s3:///x.csv")), "INVALID_PATH"),
        (ScheduleInput("f/bad", RunnableRef(RunnableKind.SCRIPT, f"f/{LONG}")), "INVALID_PATH"),
        (ResourceInput("f/bad", "postgresql", (f"res://f/{LONG}",)), "INVALID_URI"),
    ],
    ids=["import", "what a step runs", "step", "what a schedule runs", "resource"],
)
async def test_a_name_too_long_for_an_index_harms_nothing_else(
    shop: Workspace, item: ScriptInput | FlowInput | ScheduleInput | ResourceInput, code: str
) -> None:
    good = script("f/good", read="s3:///good.csv")
    items, resources = ((good,), (item,)) if isinstance(item, ResourceInput) else ((good, item), None)
    done = await shop.deploy(*items, resources=resources)
    assert ("f/good", "s3:///good.csv") in await shop.usages()
    assert [found.code for found in done.diagnostics] == [code]


async def test_a_new_version_retires_what_it_no_longer_uses(shop: Workspace) -> None:
    await shop.deploy(script("f/a", read="s3:///old s3:///kept"))
    done = await shop.deploy(script("f/a", read="s3:///kept", write="s3:///new"))
    assert await shop.usages() == {("f/a", "s3:///kept"): "READ", ("f/a", "s3:///new"): "WRITE"}
    assert await shop.usages(live=False) == {("f/a", "s3:///old"): "READ"}
    assert await shop.edges("READS", "WRITES") == {("f/a", "READS", "s3:///kept"), ("f/a", "WRITES", "s3:///new")}
    assert [row["used"] for row in await shop.nodes("Asset") if row["uri"] == "s3:///old"] == [False]
    assert {(row.change, row.uri) for row in done.detections} == {
        ("ASSET_ADDED", "s3:///new"),
        ("USAGE_ADDED", "s3:///new"),
        ("USAGE_RETIRED", "s3:///old"),
    }


async def test_a_change_of_access_is_told_with_before_and_after(shop: Workspace) -> None:
    await shop.deploy(script("f/a", read="s3:///k"))
    done = await shop.deploy(script("f/a", write="s3:///k"))
    (change,) = done.detections
    assert (change.change, change.before, change.after) == (
        "USAGE_CHANGED",
        {"access": "READ", "evidence": ["DECLARED"], "agreement": "NOT_RUN"},
        {"access": "WRITE", "evidence": ["DECLARED"], "agreement": "NOT_RUN"},
    )


async def test_a_usage_that_comes_back_opens_another_period(shop: Workspace) -> None:
    one, other = script("f/a", read="s3:///k"), script("f/a")
    for version in (one, other, one):
        await shop.deploy(version)
    (usage,) = await shop.nodes("Usage")
    assert usage["live"]
    assert usage["periodsJson"].count("[") == 3
    assert usage["periodsJson"].endswith(",null]]")
    assert [change for change, _, _ in await shop.log()] == [
        "ASSET_ADDED",
        "USAGE_ADDED",
        "USAGE_RETIRED",
        "USAGE_ADDED",
    ]


async def test_a_dry_run_answers_the_same_and_stores_nothing(shop: Workspace) -> None:
    await shop.deploy(script("f/a", read="s3:///k"))
    before = await shop.whole()
    items = (script("f/a", write="s3:///k"), script("f/b", read="s3:///{x}"))
    dry = await shop.deploy(*items, dry_run=True)
    assert await shop.whole() == before
    wet = await shop.deploy(*items)
    assert [replace(row, at=0) for row in dry.detections] == [replace(row, at=0) for row in wet.detections]
    assert (dry.changed, dry.diagnostics) == (wet.changed, wet.diagnostics)


async def test_a_dry_run_makes_no_workspace(shop: Workspace) -> None:
    await shop.deploy(script("f/a", read="s3:///k"), dry_run=True)
    assert await shop.whole() == {"nodes": {}, "edges": []}


async def test_an_archived_script_leaves_its_usages_behind(shop: Workspace) -> None:
    await shop.deploy(script("f/a", read="s3:///k"), flow("f/b", run_step("one", "f/a")))
    assert await shop.edges("RUNS") == {("f/b#one", "RUNS", "f/a")}
    ref = RunnableRef(RunnableKind.SCRIPT, "f/a")
    done = await archive(shop.graph, shop.analysts, shop.workspace, [ref, replace(ref, path="f/never")])
    assert done.archived_count == 1
    assert [row.change for row in done.detections] == ["USAGE_RETIRED"]
    assert await shop.usages() == {}
    assert await shop.edges("RUNS", "READS") == set()
    await shop.deploy(script("f/a", read="s3:///k"))
    assert await shop.edges("RUNS", "READS") == {("f/b#one", "RUNS", "f/a"), ("f/a", "READS", "s3:///k")}


async def test_a_flow_has_steps_with_usages_of_their_own(shop: Workspace) -> None:
    await shop.deploy(
        flow("f/flow", step("a", read="s3:///in"), step("b", write="s3:///out"), run_step("c", "f/later"))
    )
    assert await shop.usages() == {("f/flow#a", "s3:///in"): "READ", ("f/flow#b", "s3:///out"): "WRITE"}
    structure = {
        *(("f/flow", "HAS_STEP", f"f/flow#{name}") for name in "abc"),
        ("f/flow#a", "NEXT", "f/flow#b"),
        ("f/flow#b", "NEXT", "f/flow#c"),
    }
    assert await shop.edges("HAS_STEP", "NEXT", "RUNS") == structure
    await shop.deploy(script("f/later", read="s3:///in"))
    assert await shop.edges("RUNS") == {("f/flow#c", "RUNS", "f/later")}
    await shop.deploy(flow("f/flow", step("b", write="s3:///out"), run_step("c", "f/later")))
    assert await shop.usages() == {("f/flow#b", "s3:///out"): "WRITE", ("f/later", "s3:///in"): "READ"}
    assert await shop.edges("HAS_STEP", "NEXT", "RUNS") == {
        ("f/flow", "HAS_STEP", "f/flow#b"),
        ("f/flow", "HAS_STEP", "f/flow#c"),
        ("f/flow#b", "NEXT", "f/flow#c"),
        ("f/flow#c", "RUNS", "f/later"),
    }


async def test_an_archived_flow_takes_its_steps_along(shop: Workspace) -> None:
    await shop.deploy(flow("f/flow", step("a", read="s3:///in")))
    await shop.deploy(archive=(RunnableRef(RunnableKind.FLOW, "f/flow"),))
    assert await shop.usages() == {}
    assert [row["live"] for row in await shop.nodes("Step")] == [False]
    assert await shop.edges("HAS_STEP", "READS") == set()


async def test_what_one_deployment_brings_and_archives_stays(shop: Workspace) -> None:
    await shop.deploy(script("f/a", read="s3:///k"))
    await shop.deploy(script("f/a", read="s3:///k"), archive=(RunnableRef(RunnableKind.SCRIPT, "f/a"),))
    assert await shop.usages() == {("f/a", "s3:///k"): "READ"}


async def test_what_a_script_does_with_the_arguments_of_a_step_follows_the_script(shop: Workspace) -> None:
    runs = {
        "id": "copy",
        "value": {
            "type": "script",
            "path": "f/copy",
            "input_transforms": {"file": {"type": "static", "value": "s3:///raw/orders.csv"}},
        },
    }
    copy = ScriptInput("f/copy", Language.PYTHON, "import wmill\n\ndef main(file): wmill.load_s3_file(file)")
    used = ("f/daily#copy", "s3:///raw/orders.csv")
    await shop.deploy(flow("f/daily", runs))
    assert (await shop.usages())[used] == "UNKNOWN"
    await shop.deploy(copy)
    assert (await shop.usages())[used] == "READ"
    await shop.deploy(replace(copy, content="import wmill\n\ndef main(file): wmill.delete_s3_object(file)"))
    assert (await shop.usages())[used] == "WRITE"
    await shop.deploy(archive=(RunnableRef(RunnableKind.SCRIPT, "f/copy"),))
    assert (await shop.usages())[used] == "UNKNOWN"


async def test_importers_of_a_changed_script_are_analysed_in_the_same_deployment(shop: Workspace) -> None:
    importer = ScriptInput(
        "f/main", Language.PYTHON, "import wmill\nfrom f.shared.paths import KEY\nwmill.load_s3_file(KEY)\n"
    )

    def paths(key: str) -> ScriptInput:
        return ScriptInput("f/shared/paths", Language.PYTHON, f"KEY = {key!r}\n")

    await shop.deploy(importer)  # what it imports is not there yet
    done = await shop.deploy(paths("s3:///one"))
    assert ("f/main", "s3:///one") in await shop.usages()
    assert {ref.path for ref in done.changed} == {"f/main", "f/shared/paths"}
    await shop.deploy(paths("s3:///two"))
    live = await shop.usages()
    assert live[("f/main", "s3:///two")] == "READ"
    assert ("f/main", "s3:///one") not in live
    await shop.deploy(archive=(RunnableRef(RunnableKind.SCRIPT, "f/shared/paths"),))
    assert ("f/main", "s3:///two") not in await shop.usages()


async def test_a_path_that_no_item_can_have_is_told_and_the_rest_goes_on(shop: Workspace) -> None:
    done = await shop.deploy(*(script(path, read="s3:///k") for path in ("f/../x", "", "f/a#b", "x" * 501, "f/ok")))
    assert [ref.path for ref in done.changed] == ["f/ok"]
    assert [item.code for item in done.diagnostics] == ["INVALID_PATH"] * 4


async def test_a_path_that_belongs_to_nobody_or_has_a_blank_at_an_end_is_told_and_left_out(shop: Workspace) -> None:
    wrong = ("a", "f", "tools/a", "F/x/a", "/f/x/a", "f/x/a ", " f/x/a", "f/x /a")
    done = await shop.deploy(
        *(script(path) for path in (*wrong, "g/all/ok", "u/me/a b")), resources=[ResourceInput("pg")]
    )
    assert [ref.path for ref in done.changed] == ["g/all/ok", "u/me/a b"]
    assert [item.code for item in done.diagnostics] == ["INVALID_PATH"] * (len(wrong) + 1)
    assert all(f"'{path}'" in item.message for path, item in zip(("pg", *wrong), done.diagnostics, strict=True))


async def test_of_two_items_of_one_path_the_last_is_taken_and_that_is_told(shop: Workspace) -> None:
    one, two = script("f/a", read="s3:///one"), script("f/a", read="s3:///two")
    done = await shop.deploy(one, flow("f/a", step("a", read="s3:///x")), two, two)
    assert [(item.code, item.path) for item in done.diagnostics] == [("DUPLICATE_PATH", "f/a")]
    assert {("f/a", "s3:///two")} <= set(await shop.usages())
    assert ("f/a", "s3:///one") not in await shop.usages()
    told = (ResourceInput("f/pg", "mysql"), ResourceInput("f/pg", "postgresql"))
    done = await shop.deploy(resources=told)
    assert [(item.code, item.path) for item in done.diagnostics] == [("DUPLICATE_PATH", "f/pg")]


async def test_a_name_that_no_workspace_can_have_is_refused(shop: Workspace) -> None:
    with pytest.raises(InvalidWorkspace):
        await deploy(shop.graph, shop.analysts, Deployment("a:b"))


async def test_diagnostics_are_those_of_the_version_that_is_deployed(shop: Workspace) -> None:
    broken = ScriptInput("f/a", Language.PYTHON, "def main(:\n  x = 's3:///k'\n")
    done = await shop.deploy(broken)
    assert {(item.path, item.code) for item in done.diagnostics} == {("f/a", "SYNTAX_ERROR")}
    (node,) = await shop.nodes("Diagnostic")
    assert (node["path"], node["code"], node["severity"]) == ("f/a", "SYNTAX_ERROR", "WARNING")
    await shop.deploy(script("f/a"))
    assert await shop.nodes("Diagnostic") == []


async def test_no_workspace_knows_of_another(shop: Workspace, graph: Graph, analysts: Analysts) -> None:
    items = (script("f/a", read="s3:///raw/{x}.csv"), script("f/b", write="s3:///raw/1.csv"), flow("f/c", step("s")))
    await shop.deploy(*items)
    before = await shop.whole()
    other = Workspace(graph, analysts, f"{shop.workspace}2")
    await other.deploy(*items)
    await other.deploy(archive=tuple(RunnableRef(RunnableKind.SCRIPT, path) for path in ("f/a", "f/b")))
    assert await shop.whole() == before
    crossing = await graph.run(
        "MATCH (a {workspace: $w})-[r]-(b) WHERE b.workspace <> $w RETURN type(r)", w=shop.workspace
    )
    assert crossing == []
