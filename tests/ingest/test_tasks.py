"""How items are analysed, without a database."""

from __future__ import annotations

from analyzers.language import Language
from ingest.deployment import ModuleInput, ScriptInput
from ingest.items import task


def test_what_the_manifest_tells_of_a_dbt_project_is_not_asked_of_its_files() -> None:
    manifest = {"nodes": {"model.a": {"resource_type": "model", "schema": "shop", "name": "a"}}}
    model = "{{ config(location='s3:///a.parquet') }} SELECT 1"
    project = ScriptInput(
        "f/x/shop", Language.DBT, "name: shop", modules=(ModuleInput("models/a.sql", model),), manifest=manifest
    )
    analysis = task(project, None, {}).run()
    assert {row.asset.uri for row in analysis.assets} == {"dbt://main/shop/a", "s3:///a.parquet"}
    assert analysis.diagnostics == ()
