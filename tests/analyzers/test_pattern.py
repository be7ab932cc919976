from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.asset import Asset, AssetKind, parse
from analyzers.pattern import is_wide, overlaps, prefix, prefixes

OVERLAPPING = [
    ("s3:///raw/{day}.csv", "s3:///raw/2024.csv", True),
    ("s3:///raw/{day}.csv", "s3:///raw/.csv", False),
    ("s3:///raw/{day}.csv", "s3:///raw/2024/a.csv", False),
    ("s3:///raw/*.csv", "s3:///raw/.csv", True),
    ("s3:///raw/{day}.csv", "s3:///raw/*.csv", True),
    ("s3:///raw/a*.csv", "s3:///raw/b*.csv", False),
    ("s3:///raw/**/x.csv", "s3:///raw/x.csv", True),
    ("s3:///raw/**/x.csv", "s3:///raw/a/b/x.csv", True),
    ("s3:///raw/**/x.csv", "s3:///raw/ax.csv", False),
    ("s3:///raw/**", "s3:///raw/a/b", True),
    ("s3:///raw/a[0-9]?.csv", "s3:///raw/a1b.csv", True),
    ("s3://{store}/k", "s3:///k", False),
    ("s3://{store}/k", "s3://archive/k", True),
    ("res://u/{user}/pg", "res://u/bob/pg", True),
    ("res://u/bob/{name}", "res://u/bob/pg?table=orders", False),
    ("res://u/bob/pg?table={name}", "res://u/bob/pg?table=orders", True),
    ("datatable://main/{table}", "datatable://main/orders", True),
    ("datatable://{name}", "datatable://main/orders", False),
    ("datatable://main/*", "datatable://main/orders", False),
    ("volume://a{x}", "res://ab", False),
]


@pytest.mark.parametrize(("one", "other", "expected"), OVERLAPPING)
def test_overlap(one: str, other: str, expected: bool) -> None:
    assert overlaps(parse(one), parse(other)) is expected
    assert overlaps(parse(other), parse(one)) is expected


keys = st.text("ab/{}*?.", min_size=1, max_size=10).map(lambda key: Asset(AssetKind.S3_OBJECT, f"/{key}"))
literals = st.text("ab/.", min_size=1, max_size=8).map(lambda key: Asset(AssetKind.S3_OBJECT, f"/{key}"))


@given(keys, keys)
def test_overlap_is_symmetric(one: Asset, other: Asset) -> None:
    assert overlaps(one, other) == overlaps(other, one)
    assert overlaps(one, one)


@given(keys, literals)
def test_a_match_begins_with_the_prefix_and_is_what_a_regular_expression_says(pattern: Asset, asset: Asset) -> None:
    spelled = re.sub(
        r"\{[^{}/]*\}|\*\*/?|\*|\?|[^{*?]|.",
        lambda match: {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}.get(
            match[0], "[^/]+" if match[0][0] == "{" and len(match[0]) > 1 else re.escape(match[0])
        ),
        pattern.path,
    )
    assert overlaps(pattern, asset) == bool(re.fullmatch(spelled, asset.path))
    if overlaps(pattern, asset):
        assert asset.uri.startswith(prefix(pattern))
        if prefix(pattern) != pattern.uri:
            assert prefix(pattern) in prefixes(asset)


@pytest.mark.parametrize("ending", ["b", "c"])
def test_as_many_wildcards_as_a_uri_can_hold_are_compared(ending: str) -> None:
    one, other = (Asset(AssetKind.S3_OBJECT, f"/g/{'*a' * 990}{last}") for last in ("b", ending))
    assert overlaps(one, other) == (ending == "b")


def test_a_pattern_without_a_literal_segment_is_wide() -> None:
    assert is_wide(parse("s3://{storage}/{key}"))
    assert is_wide(parse("s3:///{key}.csv"))
    assert not is_wide(parse("s3:///raw/{key}"))
