"""What apps use: inline code, values that components give, expressions, a raw app's front end, and what they run."""

from __future__ import annotations

from typing import Any

from analyzers import analyze_app
from analyzers.context import Context
from analyzers.facts import Access, Runs, RunsKind

SQL = "INSERT INTO orders SELECT * FROM staging"


def app(component: dict[str, Any], **value: Any) -> dict[str, Any]:
    return {"grid": [{"id": "a", "data": {"type": "tablecomponent", "componentInput": component}}], **value}


def facts(value: Any) -> dict[str, str | None]:
    return {row.asset.uri: row.access.name for row in analyze_app(value, Context(path="f/x/app")).assets}


def inline(content: str, language: str, **fields: Any) -> dict[str, Any]:
    script = {"content": content, "language": language}
    return {"type": "runnable", "fields": fields, "runnable": {"type": "runnableByName", "inlineScript": script}}


def test_inline_code_with_its_place() -> None:
    value = app(inline("import wmill\n\ndef main():\n    return wmill.load_s3_file('s3:///a.csv')\n", "python3"))
    (row,) = analyze_app(value, Context(path="f/x/app")).assets
    (place,) = row.occurrences
    assert (row.asset.uri, row.access) == ("s3:///a.csv", Access.READ)
    assert place.pointer == "/grid/0/data/componentInput/runnable/inlineScript/content"
    assert place.span is not None
    assert (place.span.start_line, place.text) == (4, "s3:///a.csv")


def test_the_database_of_inline_sql_is_its_input() -> None:
    value = app(inline(SQL, "postgresql", database={"type": "static", "value": "$res:f/x/pg"}))
    assert facts(value) == {"res://f/x/pg?table=orders": "WRITE", "res://f/x/pg?table=staging": "READ"}


def test_static_values_and_expressions() -> None:
    fields = {
        "file": {"type": "static", "value": {"s3": "a.csv"}},
        "db": {"type": "static", "value": "$res:f/x/pg"},
        "day": {"type": "evalv2", "expr": "`s3:///days/${b.day}.csv`", "value": "$res:f/x/stale"},
        "old": {"type": "eval", "expr": "'ducklake://main/t'"},
        "text": {"type": "templatev2", "eval": "`nothing`"},
        "link": {"type": "templatev2", "eval": "s3:///links/${ctx.name}.csv"},
    }
    runnable = {"type": "runnableByPath", "path": "f/x/script", "runType": "script"}
    value = app({"type": "runnable", "fields": fields, "runnable": runnable})
    assert facts(value) == dict.fromkeys(
        ("s3:///a.csv", "res://f/x/pg", "s3:///days/{b.day}.csv", "ducklake://main/t", "s3:///links/{ctx.name}.csv"),
        "UNKNOWN",
    )
    assert analyze_app(value).runs == (Runs(RunsKind.SCRIPT, "f/x/script"),)


def test_what_an_app_runs() -> None:
    value = {
        "hiddenInlineScripts": [{"type": "runnableByPath", "path": "f/x/flow", "runType": "flow"}],
        "runnables": {"save": {"type": "path", "path": "hub/1/x/save", "runType": "hubscript"}},
        "theme": {"type": "path", "path": "f/app_themes/theme_0"},
    }
    analysis = analyze_app(value)
    assert analysis.runs == (Runs(RunsKind.FLOW, "f/x/flow"), Runs(RunsKind.SCRIPT, "hub/1/x/save"))
    assert [(row.code, row.pointer) for row in analysis.diagnostics] == [("HUB_SCRIPT", "/runnables/save/path")]


def test_what_nothing_runs_is_left_out() -> None:
    script = {"content": "import wmill\nwmill.load_s3_file('s3:///a.csv')", "language": "python3"}
    assert facts({"unusedInlineScripts": [{"name": "old", "inlineScript": script}]}) == {}


def test_a_raw_app() -> None:
    backend = {"content": "import wmill\n\ndef main():\n    wmill.load_s3_file('s3:///a.csv')\n", "language": "python"}
    front = "import * as wmill from 'windmill-client';\nexport const load = () => wmill.loadS3File({ s3: 'b.csv' });\n"
    analysis = analyze_app({"runnables": {"load": {"inlineScript": backend}}, "files": {"/App.tsx": front, "/x": 1}})
    places = {row.asset.uri: row.occurrences[0] for row in analysis.assets}
    assert (places["s3:///a.csv"].path, places["s3:///a.csv"].pointer) == ("", "/runnables/load/inlineScript/content")
    assert (places["s3:///b.csv"].path, places["s3:///b.csv"].pointer) == ("App.tsx", None)


def test_the_files_of_a_front_end_find_each_other() -> None:
    files = {
        "/src/App.tsx": "import { backend } from '../wmill';\nimport { logo } from './names';\nfetch(logo);\n",
        "/src/names.ts": "export const logo = 's3:///logo.png';\n",
        "/index.css": "a { background: url('s3:///no.png'); }",
        "/package.json": "{}",
        "/Old.svelte": "<script>const old = 's3:///old.csv';</script><p>that's it</p>",
    }
    analysis = analyze_app({"files": files}, Context(path="f/x/app"))
    assert {row.asset.uri for row in analysis.assets} == {"s3:///logo.png", "s3:///old.csv"}
    assert [(row.code, row.path) for row in analysis.diagnostics] == [("UNSUPPORTED_LANGUAGE", "Old.svelte")]


def test_a_text_that_an_expression_makes_reaches_the_code() -> None:
    select = {"language": "postgresql", "content": "SELECT * FROM orders"}
    load = {"language": "python3", "content": "import wmill\ndef main(file):\n    wmill.load_s3_file(file)\n"}
    rows = [
        {"fields": {"database": {"type": "evalv2", "expr": "'$res:f/x/pg'"}}, "inlineScript": select},
        {"fields": {"file": {"type": "eval", "expr": "`s3:///days/${table.day}.csv`"}}, "inlineScript": load},
    ]
    assert facts({"hiddenInlineScripts": rows}) == {
        "res://f/x/pg?table=orders": "READ",
        "s3:///days/{table.day}.csv": "READ",
    }


def test_values_that_are_no_app() -> None:
    assert [row.code for row in analyze_app([]).diagnostics] == ["INVALID_DOCUMENT"]
    assert analyze_app({"grid": [None, 1, {"inlineScript": {"content": 3}}], "files": []}).assets == ()
