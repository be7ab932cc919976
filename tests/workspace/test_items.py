"""Each kind of item, from the files that it may be written as."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from analyzers.language import Language
from tests.workspace.folders import read, write
from workspace import (
    App,
    Flow,
    ItemKind,
    Module,
    Ref,
    Resource,
    Schedule,
    Script,
    Trigger,
    Workspace,
    deploy_input,
)

FLOW = "value: {modules: [{id: a, value: {type: rawscript, language: python3, content: '!inline a.inline_script.py'}}]}"


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("a.py", Language.PYTHON),
        ("a.ts", Language.TYPESCRIPT),
        ("a.bun.ts", Language.TYPESCRIPT),
        ("a.deno.ts", Language.TYPESCRIPT),
        ("a.fetch.ts", Language.TYPESCRIPT),
        ("a.go", Language.GO),
        ("a.my.sql", Language.MYSQL),
        ("a.bq.sql", Language.BIGQUERY),
        ("a.odb.sql", Language.ORACLEDB),
        ("a.duckdb.sql", Language.DUCKDB),
        ("a.sf.sql", Language.SNOWFLAKE),
        ("a.ms.sql", Language.MSSQL),
        ("a.pg.sql", Language.POSTGRESQL),
        ("a.gql", Language.GRAPHQL),
        ("a.sh", Language.BASH),
        ("a.ps1", Language.POWERSHELL),
        ("a.php", Language.PHP),
        ("a.rs", Language.RUST),
        ("a.cs", Language.CSHARP),
        ("a.playbook.yml", Language.ANSIBLE),
        ("a.nu", Language.NU),
        ("a.java", Language.JAVA),
        ("a.rb", Language.RUBY),
        ("a.r", Language.R),
    ],
)
def test_language_by_ending(tmp_path: Path, name: str, language: Language) -> None:
    item = read(tmp_path, {f"f/x/{name}": "code", "f/x/a.script.yaml": "summary: s"})["SCRIPT", "f/x/a"].item
    assert item == Script("f/x/a", language, "code", "s")


@pytest.mark.parametrize("metadata", ["f/x/a.script.yaml", "f/x/a.script.yml", "f/x/a.script.json"])
def test_script_metadata(tmp_path: Path, metadata: str) -> None:
    described = '{"summary": "Load", "lock": "!inline f/x/a.script.lock", "schema": {"properties": {}}}'
    item = read(tmp_path, {"f/x/a.py": "1", metadata: described, "f/x/a.script.lock": "x"})["SCRIPT", "f/x/a"].item
    assert item == Script("f/x/a", Language.PYTHON, "1", "Load", {"properties": {}})


def test_script_of_a_user_in_a_deep_folder_and_without_metadata(tmp_path: Path) -> None:
    assert ("SCRIPT", "u/bob/deep/er/a") in read(tmp_path, {"u/bob/deep/er/a.py": "1"})


@pytest.mark.parametrize("metadata", ["f/x/a.script.yaml", "f/x/a__mod/script.yaml"])
def test_script_that_is_a_folder(tmp_path: Path, metadata: str) -> None:
    files = {
        "f/x/a__mod/script.ts": "main",
        "f/x/a__mod/lib/h.ts": "help",
        "f/x/a__mod/b.py": "1",
        metadata: "summary: s",
    }
    item = read(tmp_path, files)["SCRIPT", "f/x/a"].item
    modules = (Module("b.py", "1"), Module("lib/h.ts", "help"))
    assert item == Script("f/x/a", Language.TYPESCRIPT, "main", "s", None, modules)


MODEL = {
    "resource_type": "model",
    "schema": "shop",
    "name": "orders",
    "depends_on": {"nodes": ["source.shop.raw"]},
    "config": {"materialized": "table"},
}
SOURCE = {"schema": "raw", "name": "raw", "identifier": "orders"}


@pytest.mark.parametrize(("project", "target"), [("name: shop", "target"), ("target-path: build/out", "build/out")])
def test_dbt_project(tmp_path: Path, project: str, target: str) -> None:
    manifest = {
        "metadata": {"env": {"secret": "hunter2"}},
        "nodes": {"model.shop.orders": {**MODEL, "raw_code": "select"}},
        "sources": {"source.shop.raw": {**SOURCE, "path": "models/orders.yml"}},
    }
    files = {
        "f/x/shop__dbt/dbt_project.yml": project,
        "f/x/shop__dbt/models/orders.sql": "select 1",
        f"f/x/shop__dbt/{target}/manifest.json": json.dumps(manifest),
        f"f/x/shop__dbt/{target}/run/orders.sql": "generated",
    }
    item = read(tmp_path, files)["SCRIPT", "f/x/shop"].item
    assert isinstance(item, Script)
    assert (item.language, item.content) == (Language.DBT, project)
    assert item.modules == (Module("models/orders.sql", "select 1"),)
    assert item.manifest == {"nodes": {"model.shop.orders": MODEL}, "sources": {"source.shop.raw": SOURCE}}


@pytest.mark.parametrize("folder", ["a.flow", "a__flow"])
@pytest.mark.parametrize("name", ["flow.yaml", "flow.json"])
def test_flow(tmp_path: Path, folder: str, name: str) -> None:
    text = FLOW if name == "flow.yaml" else (
        '{"value": {"modules": [{"id": "a", "value": {"type": "rawscript", "language": "python3",'
        ' "content": "!inline a.inline_script.py"}}]}}'
    )  # fmt: skip
    item = read(tmp_path, {f"f/x/{folder}/{name}": text, f"f/x/{folder}/a.inline_script.py": "1"})["FLOW", "f/x/a"].item
    value = {"type": "rawscript", "language": "python3", "content": "1"}
    assert item == Flow("f/x/a", {"modules": [{"id": "a", "value": value}]})


@pytest.mark.parametrize(
    ("reference", "file"),
    [
        ("'!inline a.inline_script.py'", "a.inline_script.py"),
        ("'!inline a.py'", "a.py"),
        ("!inline a.py", "a.py"),
        ("'!inline sub/a.py'", "sub/a.py"),
        (r"'!inline sub\a.py'", "sub/a.py"),
        ("'!inline ./a.py'", "a.py"),
    ],
)
def test_inline_code_by_its_reference(tmp_path: Path, reference: str, file: str) -> None:
    flow = f"value: {{modules: [{{id: a, value: {{type: rawscript, content: {reference}, lock: '!inline a.lock'}}}}]}}"
    reading = read(tmp_path, {"f/x/a.flow/flow.yaml": flow, f"f/x/a.flow/{file}": "1"})["FLOW", "f/x/a"]
    assert reading.diagnostics == ()
    assert isinstance(reading.item, Flow)
    # Where the module does not name its language, the ending of the file does.
    assert reading.item.value["modules"][0]["value"] == {"type": "rawscript", "language": "python", "content": "1"}


def test_language_of_the_module_wins_over_the_ending(tmp_path: Path) -> None:
    flow = "value: {modules: [{id: a, value: {type: rawscript, language: duckdb, content: '!inline a.my.sql'}}]}"
    item = read(tmp_path, {"f/x/a.flow/flow.yaml": flow, "f/x/a.flow/a.my.sql": "select 1"})["FLOW", "f/x/a"].item
    assert isinstance(item, Flow)
    assert item.value["modules"][0]["value"]["language"] == "duckdb"


@pytest.mark.parametrize("folder", ["a.app", "a__app"])
def test_app(tmp_path: Path, folder: str) -> None:
    app = "summary: s\nvalue: {grid: [{inlineScript: {content: '!inline q.inline_script.ts', language: bun, lock: l}}]}"
    item = read(tmp_path, {f"f/x/{folder}/app.yaml": app, f"f/x/{folder}/q.inline_script.ts": "1"})["APP", "f/x/a"].item
    assert item == App("f/x/a", {"grid": [{"inlineScript": {"content": "1", "language": "bun"}}]}, "s")


@pytest.mark.parametrize("folder", ["a.raw_app", "a__raw_app"])
def test_raw_app(tmp_path: Path, folder: str) -> None:
    files = {
        "raw_app.yaml": "summary: s\nrunnables: {old: {inlineScript: {content: '!inline old.py', language: python3}}}",
        "old.py": "0",
        "App.tsx": "view",
        "style.css": "none",
        "backend/save.py": "1",
        "backend/load.yaml": "{type: path, runType: script, path: f/x/load}",
    }
    item = read(tmp_path, {f"f/x/{folder}/{name}": text for name, text in files.items()})["APP", "f/x/a"].item
    assert item == App(
        "f/x/a",
        {
            "runnables": {
                "old": {"inlineScript": {"content": "0", "language": "python3"}},
                "load": {"type": "path", "runType": "script", "path": "f/x/load"},
                "save": {"inlineScript": {"language": "python", "content": "1"}},
            },
            "files": {"/App.tsx": "view"},
        },
        "s",
    )


def test_schedule_with_what_it_gives_to_its_handlers(tmp_path: Path) -> None:
    text = """
        script_path: f/x/a
        is_flow: true
        summary: s
        args: {n: 1}
        on_failure: script/f/x/tell
        on_failure_extra_args: {to: $res:f/x/slack}
        on_recovery: flow/f/x/relax
        on_success: script/f/x/tell
    """
    item = read(tmp_path, {"f/x/n.schedule.yaml": text})["SCHEDULE", "f/x/n"].item
    args = {"n": 1, "on_failure_extra_args": {"to": "$res:f/x/slack"}}
    handlers = (Ref(ItemKind.SCRIPT, "f/x/tell"), Ref(ItemKind.FLOW, "f/x/relax"))
    assert item == Schedule("f/x/n", Ref(ItemKind.FLOW, "f/x/a"), args, "s", handlers)
    assert item is not None
    (given,) = deploy_input("w", [item])["schedules"]
    assert given["handlers"] == [{"kind": "SCRIPT", "path": "f/x/tell"}, {"kind": "FLOW", "path": "f/x/relax"}]


@pytest.mark.parametrize("kind", ["http", "websocket", "kafka", "nats", "postgres", "mqtt", "sqs", "gcp", "email"])
def test_trigger(tmp_path: Path, kind: str) -> None:
    text = f"""
        script_path: f/x/a
        {kind}_resource_path: f/x/source
        authentication_resource_path: $res:f/x/key
        static_asset_config: {{s3: site/index.html, storage: web}}
        error_handler_path: f/x/tell
        error_handler_args: {{to: $res:f/x/slack}}
    """
    item = read(tmp_path, {f"f/x/n.{kind}_trigger.yaml": text})["TRIGGER", "f/x/n"].item
    uses = ("res://f/x/key", "res://f/x/slack", "res://f/x/source", "s3://web/site/index.html")
    handlers = (Ref(ItemKind.SCRIPT, "f/x/tell"),)
    assert item == Trigger("f/x/n", kind, Ref(ItemKind.SCRIPT, "f/x/a"), uses, handlers=handlers)


def test_resource_gives_its_type_and_references_and_no_value(tmp_path: Path) -> None:
    text = (
        "resource_type: c_api\nvalue: {token: hunter2, proxy: $res:f/x/proxy, key: $var:f/x/key, more: [{$res: f/x/b}]}"
    )
    item = read(tmp_path, {"f/x/api.resource.yaml": text})["RESOURCE", "f/x/api"].item
    assert item == Resource("f/x/api", "c_api", ("res://f/x/b", "res://f/x/proxy"))
    assert item is not None
    assert "hunter2" not in repr(deploy_input("w", [item]))


def test_storages_of_the_settings(tmp_path: Path) -> None:
    large = "{type: S3Storage, s3_resource_path: $res:f/x/lake, secondary_storage: {old: {s3_resource_path: f/x/gone}}}"
    write(
        tmp_path,
        {
            "f/x/lake.resource.yaml": "{resource_type: s3, value: {bucket: shop-lake, secretKey: hunter2}}",
            "settings.yaml": f"large_file_storage: {large}",
        },
    )
    assert [(row.name, row.bucket) for row in Workspace(tmp_path).storages or ()] == [
        (None, "shop-lake"),
        ("old", None),
    ]


def test_storages_are_unknown_without_settings(tmp_path: Path) -> None:
    assert Workspace(write(tmp_path, {"f/x/a.py": "1"})).storages is None


def test_variant_of_a_branch_stands_behind_the_main_file(tmp_path: Path) -> None:
    files = {"f/x/pg.resource.yaml": "resource_type: a", "f/x/pg.staging.resource.yaml": "resource_type: b"}
    readings = read(tmp_path, files)
    assert readings["RESOURCE", "f/x/pg"].item == Resource("f/x/pg", "a")
    assert Workspace(tmp_path).diagnostics == []


def test_variant_alone_is_read(tmp_path: Path) -> None:
    item = read(tmp_path, {"f/x/pg.staging.resource.yaml": "resource_type: b"})["RESOURCE", "f/x/pg"].item
    assert item == Resource("f/x/pg", "b")


def test_items_as_the_input_of_a_deployment(tmp_path: Path) -> None:
    files = {
        "f/x/a__mod/script.py": "1",
        "f/x/a__mod/h.py": "2",
        "f/x/n.schedule.yaml": "{script_path: f/x/a}",
        "f/x/h.http_trigger.yaml": "{script_path: f/x/a, authentication_resource_path: f/x/key}",
        "f/x/r.resource.yaml": "{resource_type: t, value: $res:f/x/s}",
    }
    items = [row.item for row in Workspace(write(tmp_path, files)) if row.item]
    assert deploy_input("shop", items) == {
        "workspace": "shop",
        "resources": [{"path": "f/x/r", "resourceType": "t", "refersTo": ["res://f/x/s"]}],
        "schedules": [{"path": "f/x/n", "runs": {"kind": "SCRIPT", "path": "f/x/a"}}],
        "scripts": [
            {
                "path": "f/x/a",
                "language": Language.PYTHON,
                "content": "1",
                "modules": [{"path": "h.py", "content": "2"}],
            }
        ],
        "triggers": [
            {
                "path": "f/x/h",
                "triggerKind": "http",
                "runs": {"kind": "SCRIPT", "path": "f/x/a"},
                "uses": ["res://f/x/key"],
            }
        ],
    }
