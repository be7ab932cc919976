"""Assets in JSON values and in the defaults of a schema."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers import analyze
from analyzers.arguments import assets_in, s3_object
from analyzers.context import Context
from analyzers.language import Language

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from(["s3:///a", "$res:u/a/b", "text", "s3://", "datatable://"]),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["a/b", "~", "s3", "$res", "x"]), inner),
)


def at(value: Any, pointer: str) -> Any:
    for step in pointer.split("/")[1:]:
        key = step.replace("~1", "/").replace("~0", "~")
        value = value[int(key)] if isinstance(value, list) else value[key]
    return value


@given(JSON)
def test_pointers_lead_to_what_names_the_asset(value: Any) -> None:
    for _, pointer, text in assets_in(value):
        named = at(value, pointer)
        assert named == text or text in named.values()


@pytest.mark.parametrize(
    ("value", "uris"),
    [
        ("s3:///a.csv", ["s3:///a.csv"]),
        ("see s3:///a.csv", []),
        ({"s3": "a.csv"}, ["s3:///a.csv"]),
        ({"s3": "a.csv", "storage": "_default_"}, ["s3:///a.csv"]),
        ({"s3": "a.csv", "storage": "archive", "filename": "x"}, ["s3://archive/a.csv"]),
        ({"s3": "s3://archive/a.csv"}, ["s3://archive/a.csv"]),
        ({"s3": "s3://"}, []),
        ({"s3": ""}, []),
        ({"s3": {"deep": "volume://data"}}, ["volume://data"]),
        ({"$res": " f/x/y "}, ["res://f/x/y"]),
        ({"$res": "/"}, []),
        ([{"a": ["$res:u/me/pg"]}, "dbt://main/a/b"], ["res://u/me/pg", "dbt://main/a/b"]),
        (b"s3:///a.csv", []),
    ],
)
def test_assets_of_a_value(value: Any, uris: list[str]) -> None:
    assert [asset.uri for asset, _, _ in assets_in(value)] == uris


def test_a_tower_of_lists_is_no_danger() -> None:
    """And hides nothing."""
    tower: Any = "s3:///a.csv"
    for _ in range(5_000):
        tower = [tower]
    ((asset, pointer, _),) = assets_in(tower)
    assert (asset.uri, pointer) == ("s3:///a.csv", "/0" * 5_000)


def test_an_object_without_a_key() -> None:
    assert s3_object({"storage": "archive"}) is None


def test_the_database_argument_is_the_default_database() -> None:
    schema = {"properties": {"database": {"type": "object", "format": "resource-postgresql", "default": "$res:f/x/pg"}}}
    analysis = analyze("SELECT * FROM orders", Language.POSTGRESQL, Context(schema=schema))
    assert [row.asset.uri for row in analysis.assets] == ["res://f/x/pg?table=orders"]


@pytest.mark.parametrize("schema", [{}, {"properties": None}, {"properties": {"a": 1}}, {"oneOf": 3, "items": []}])
def test_a_schema_of_another_shape_gives_nothing(schema: dict[str, Any]) -> None:
    assert analyze("", Language.BASH, Context(schema=schema)).assets == ()


def test_defaults_in_alternatives_and_items() -> None:
    schema = {
        "oneOf": [{"properties": {"a": {"default": "s3:///a"}}}],
        "properties": {
            "list": {"items": {"properties": {"b/c": {"default": "s3:///b"}}}},
            "bad": {"format": "resource-pg", "default": "/"},
        },
    }
    rows = analyze("", Language.BASH, Context(schema=schema)).assets
    assert [(row.asset.uri, row.occurrences[0].pointer) for row in rows] == [
        ("s3:///a", "/oneOf/0/properties/a/default"),
        ("s3:///b", "/properties/list/items/properties/b~1c/default"),
    ]


def test_a_schema_without_end_is_cut_and_says_where() -> None:
    schema: dict[str, Any] = {}
    schema["properties"] = {"again": schema}
    found = analyze("", Language.BASH, Context(schema=schema))
    assert found.assets == ()
    assert [row.pointer for row in found.diagnostics if row.code == "TOO_DEEP"] == ["/properties/again" * 33]
