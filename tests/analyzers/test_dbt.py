"""What a dbt project builds and reads, by its manifest."""

from __future__ import annotations

from typing import Any

from analyzers import analyze
from analyzers.context import Context
from analyzers.language import Language

NODES: dict[str, Any] = {
    "model.shop.orders": {
        "resource_type": "model",
        "database": "prod",
        "schema": "Shop",
        "name": "orders",
        "alias": '"Orders"',
        "depends_on": {"nodes": ["model.shop.stage", "seed.shop.countries"]},
    },
    "model.shop.stage": {
        "resource_type": "model",
        "database": "prod",
        "schema": "shop",
        "name": "stage",
        "depends_on": {"nodes": ["source.shop.raw"]},
        "config": {"materialized": "ephemeral"},
    },
    "seed.shop.countries": {"resource_type": "seed", "database": "prod", "schema": "shop", "name": "countries"},
    "snapshot.shop.s": {"resource_type": "snapshot", "database": "archive", "schema": "shop", "name": "s"},
    "test.shop.unique": {"resource_type": "test", "schema": "shop", "name": "unique"},
    "model.shop.broken": {"resource_type": "model"},
}
SOURCES = {
    "source.shop.raw": {"database": "prod", "schema": "raw", "name": "raw", "identifier": "orders_2"},
    "source.shop.unused": {"database": "prod", "schema": "raw", "name": "unused"},
}


def facts(text: str, manifest: Any) -> tuple[dict[str, str | None], list[str]]:
    analysis = analyze(text, Language.DBT, Context(manifest=manifest))
    return {row.asset.uri: row.access.name for row in analysis.assets}, [row.code for row in analysis.diagnostics]


def test_a_manifest() -> None:
    assets, codes = facts("name: shop\nwarehouse: lake  # where it is built", {"nodes": NODES, "sources": SOURCES})
    assert assets == {
        "dbt://lake/shop/orders": "WRITE",
        "dbt://lake/shop/countries": "WRITE",
        "dbt://lake/archive.shop/s": "WRITE",
        "dbt://lake/raw/orders_2": "READ",
    }
    assert codes == ["INVALID_URI"]


def test_a_project_without_a_manifest() -> None:
    assert facts("name: shop", None) == ({}, ["UNRESOLVED_IMPORT"])


def test_manifests_of_any_shape() -> None:
    for manifest in ({}, {"nodes": 3}, {"nodes": {"a": 1}, "sources": []}, {"nodes": {"a": {"depends_on": 1}}}):
        assert facts("", manifest)[0] == {}
