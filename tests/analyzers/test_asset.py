from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.asset import SPELLINGS, Asset, AssetKind, InvalidURI, parse, s3


@pytest.mark.parametrize(
    ("spelling", "canonical"),
    [
        ("s3:///raw/orders.csv", "s3:///raw/orders.csv"),
        ("s3://archive/raw/orders.csv", "s3://archive/raw/orders.csv"),
        ("s3://_default_/orders.csv", "s3:///orders.csv"),
        ("s3:////x", "s3:////x"),
        ("s3:///ünïcode key%20.csv", "s3:///ünïcode key%20.csv"),
        ("$res:u/bob/pg", "res://u/bob/pg"),
        ("res://u/bob/pg?table=sales.orders", "res://u/bob/pg?table=sales.orders"),
        ("datatable://main/public.orders", "datatable://main/orders"),
        ("datatable://main/Orders", "datatable://main/Orders"),
        ("datatable://main/sales.orders?role=reader", "datatable://main/sales.orders"),
        ("ducklake://lake/main.Orders", "ducklake://lake/orders"),
        ("ducklake://Lake/Stage.{Day}_T", "ducklake://Lake/stage.{Day}_t"),
        ("volume://models/v1/weights.bin", "volume://models"),
        ('dbt://main/"Analytics"/"Orders"', "dbt://main/analytics/orders"),
        ("dbt://Main/Raw.Sales/[T]]1]", "dbt://Main/raw.sales/t]1"),
    ],
)
def test_every_spelling_has_one_canonical_form(spelling: str, canonical: str) -> None:
    assert parse(spelling).uri == canonical
    assert parse(canonical).uri == canonical


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("raw/orders.csv", "does not start with one of"),
        ("S3:///raw", "does not start with one of"),
        ("s3://orders.csv", "has no key"),
        ("s3:///", "has no key"),
        ("res://", "is empty"),
        ("res://u/bob/pg?table=", "has no table"),
        ("ducklake:///t", "is empty"),
        ("volume://", "is empty"),
        ("dbt://main/orders", "is not dbt://"),
    ],
)
def test_what_is_no_uri_is_said_in_its_own_words(text: str, reason: str) -> None:
    with pytest.raises(InvalidURI, match=reason):
        parse(text)


@pytest.mark.parametrize(
    ("uri", "container"),
    [
        ("ducklake://lake/t", "ducklake://lake"),
        ("datatable://main/s.t", "datatable://main"),
        ("res://u/b/pg?table=t", "res://u/b/pg"),
        ("ducklake://lake", None),
        ("s3:///a/b", None),
        ("dbt://w/s/n", None),
    ],
)
def test_a_table_is_in_its_database(uri: str, container: str | None) -> None:
    found = parse(uri).container
    assert (found.uri if found else None) == container


@pytest.mark.parametrize(
    ("uri", "is_pattern"),
    [
        ("s3:///raw/*.csv", True),
        ("s3:///raw/{day}.csv", True),
        ("s3:///raw/day[0-9].csv", True),
        ("s3:///raw/report [final].csv", True),
        ("s3:///raw/plain.csv", False),
        ("ducklake://lake/t_{n}", True),
        ("res://u/{user}/pg", True),
        ("res://u/b/pg?table=t", False),
    ],
)
def test_what_stands_for_many_is_a_pattern(uri: str, is_pattern: bool) -> None:
    assert parse(uri).is_pattern is is_pattern


def test_the_names_of_placeholders_do_not_make_another_asset() -> None:
    assert parse("s3:///raw/{day}.csv").identity == parse("s3:///raw/{date}.csv").identity
    assert parse("s3:///raw/{day}.csv").identity != parse("s3:///raw/*.csv").identity


def test_tables_are_of_databases_alone() -> None:
    assert Asset(AssetKind.DUCKLAKE, "lake").table("t", "stage").uri == "ducklake://lake/stage.t"
    assert Asset(AssetKind.RESOURCE, "u/b/pg").table("t").uri == "res://u/b/pg?table=t"
    with pytest.raises(ValueError, match="has no tables"):
        s3("raw/orders.csv").table("t")


@given(st.sampled_from(sorted(SPELLINGS)), st.text(max_size=40))
def test_the_canonical_form_of_anything_is_its_own(prefix: str, rest: str) -> None:
    try:
        asset = parse(prefix + rest)
    except InvalidURI:
        return
    assert parse(asset.uri) == asset
