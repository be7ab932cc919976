"""What Python's expressions are worth, seen through the objects that they name."""

from __future__ import annotations

import pytest

from analyzers import analyze
from analyzers.asset import Asset, AssetKind
from analyzers.context import Context, Storage
from analyzers.language import Language

HEAD = """
import os, posixpath, textwrap, copy, typing, pathlib
import wmill, duckdb, boto3, s3fs, pandas as pd
from wmill import S3Object
OPTIONS = {"s3": "k/o.csv", "storage": "archive"}
PARTS = ["a", "b"]
"""


def uris(body: str, context: Context = Context()) -> set[str]:  # noqa: B008 (frozen)
    return {row.asset.uri for row in analyze(HEAD + body, Language.PYTHON, context).assets}


@pytest.mark.parametrize(
    ("expression", "key"),
    [
        ("'a/{}'.format('b')", "a/b"),
        ("'a/{1}/{0}'.format('b', 'c')", "a/c/b"),
        ("'a/{x}'.format(x='b')", "a/b"),
        ("'a/{x.y}'.format(x=z)", "a/{z}"),
        ("'a/{}'.format(z)", "a/{z}"),
        ("'a/%s-%03d' % ('b', 7)", "a/b-007"),
        ("'a/%(x)s/%%' % {'x': 'b'}", "a/b/%"),
        ("'a/%(x)s' % z", "a/{x}"),
        ("'a/%s/%s' % ('b',)", "a/b/{_}"),
        ("'a/%d' % 'b'", "a/b"),
        ("'/'.join(PARTS)", "a/b"),
        ("'/'.join(['a', z])", "a/{z}"),
        ("'/'.join(p for p in ('a/b',))", "a/b"),
        ("os.path.join('a', 'b')", "a/b"),
        ("posixpath.join('x', '/a', z)", "/a/{z}"),
        ("str(pathlib.Path('a') / 'b')", "a/b"),
        ("str(7) + '/a'", "7/a"),
        ("' a/b '.strip()", "a/b"),
        ("'xa/bx'.strip('x')", "a/b"),
        ("'a/bx'.rstrip('x')", "a/b"),
        ("'A/B'.lower()", "a/b"),
        ("f'A/{z}'.lower()", "a/{z}"),
        ("'a-b'.replace('-', '/')", "a/b"),
        ("'x/a/b'.removeprefix('x/')", "a/b"),
        ("'a/b.gz'.removesuffix('.gz')", "a/b"),
        ("'a/b'.removesuffix('.gz')", "a/b"),
        ("textwrap.dedent('a/b')", "a/b"),
        ("typing.cast(str, 'a/b')", "a/b"),
        ("f'a/{7:03d}'", "a/007"),
        ("f'a/{7:zz}'", "a/{7}"),
        ("'a/' + {'k': 'b'}['k']", "a/b"),
        ("'a/' + {'k': 'b'}.get('k')", "a/b"),
        ("'a/' + {'k': 'b'}.get('x', 'c')", "a/c"),
        ("'a/' + PARTS[1]", "a/b"),
        ("'a/' + PARTS[-1]", "a/b"),
        ("'a/' + (lambda x: x + 'c')('b')", "a/bc"),
        ("r'a\\b/c'", "a\\b/c"),
        ("'a\\x2fb'", "a/b"),
        ("'a/' 'b'", "a/b"),
        ("f'a/{{b}}'", "a/{b}"),
        ("'a/' + (n := 'b')", "a/b"),
        ("'a/' + str(1 + 2)", "a/3"),
        ("('a/b')", "a/b"),
        ("'a/' + copy.copy('b')", "a/b"),
    ],
)
def test_a_key_is_folded(expression: str, key: str) -> None:
    assert uris(f"def main(z):\n    wmill.load_s3_file({{'s3': {expression}}})\n") == {f"s3:///{key}"}


@pytest.mark.parametrize(
    ("expression", "found"),
    [
        ("S3Object(**OPTIONS)", {"s3://archive/k/o.csv"}),
        ("S3Object(OPTIONS)", {"s3://archive/k/o.csv"}),
        ("dict(OPTIONS, s3='x')", {"s3://archive/x"}),
        ("dict([('s3', 'x')])", {"s3:///x"}),
        ("OPTIONS | {'s3': 'x'}", {"s3://archive/x"}),
        ("OPTIONS.copy()", {"s3://archive/k/o.csv"}),
        ("{**OPTIONS, 'storage': None}", {"s3:///k/o.csv"}),
        ("{'s3': 's3://archive/x'}", {"s3://archive/x"}),
        ("{'s3': ''}", set()),
        ("{'storage': 'x'}", set()),
        ("'res://u/me/x'", {"res://u/me/x"}),
        ("'s3://archive/x' if z else None", {"s3://archive/x"}),
        ("z or 's3://archive/x'", {"s3://archive/x"}),
        ("[*PARTS, 's3:///l'][2]", {"s3:///l"}),
    ],
)
def test_an_object_is_built(expression: str, found: set[str]) -> None:
    assert uris(f"def main(z):\n    wmill.load_s3_file({expression})\n") == found


@pytest.mark.parametrize(
    "loop",
    [
        "for p in PARTS:",
        "for i, p in enumerate(PARTS):",
        "for p, q in zip(PARTS, PARTS):",
        "for p in {'a': 1, 'b': 2}:",
        "for p in {1: 'a', 2: 'b'} and ['a', 'b']:",
        "for p in {'x': 'a', 'y': 'b'}.values():",
        "for x, p in {'x': 'a', 'y': 'b'}.items():",
        "for p in {'a': 1, 'b': 2}.keys():",
        "for p in sorted(PARTS):",
    ],
)
def test_a_loop_gives_each_element(loop: str) -> None:
    assert uris(f"{loop}\n    wmill.load_s3_file({{'s3': 'k/' + p}})\n") == {"s3:///k/a", "s3:///k/b"}


def test_a_range_is_counted() -> None:
    body = "for n in range(1, 3):\n    wmill.load_s3_file(f's3:///k/{n}')\n"
    assert uris(body) == {"s3:///k/1", "s3:///k/2"}


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("pd.read_csv(['s3://shop/a', 's3://other/b'])", {"s3:///a", "s3://other/b"}),
        ("boto3.client('s3').get_object(Bucket='shop', Key='a')", {"s3:///a"}),
        ("boto3.client('s3').copy({'Bucket': 'shop', 'Key': 'a'}, 'other', 'b')", {"s3:///a", "s3://other/b"}),
        ("boto3.client('s3').get_object(Bucket=z, Key='a')", {"s3://{z}/a"}),
        ("boto3.resource('s3').Object('shop', 'a').get()", {"s3:///a"}),
        ("boto3.resource('s3').Bucket('shop').upload_file('f', 'a')", {"s3:///a"}),
        ("boto3.client('s3').get_object(Bucket='shop', Key='')", set()),
        ("s3fs.S3FileSystem().open('shop/a', 'w')", {"s3:///a"}),
        ("s3fs.S3FileSystem().rm(['shop/a', 's3://shop/b'])", {"s3:///a", "s3:///b"}),
        ("open('/mnt/m/a.bin')", {"volume://models"}),
        ("(pathlib.Path('/mnt/m') / 'a').read_text()", {"volume://models"}),
        ("open(pathlib.Path('/mnt') / 'm' / 'a')", {"volume://models"}),
        ("open('/mnt/more/a.bin')", set()),
        ("duckdb.sql(\"SELECT * FROM 's3://shop/a.csv'\")", {"s3:///a.csv"}),
        ("wmill.ducklake('l').read('t', schema='s')", {"ducklake://l/s.t"}),
        ("wmill.ducklake('l').read(z)", {"ducklake://l"}),
        ("wmill.ducklake('l').append_partition('T', 'SELECT * FROM u')", {"ducklake://l/t", "ducklake://l/u"}),
    ],
)
def test_a_library_is_read(body: str, found: set[str]) -> None:
    context = Context(storages=(Storage(None, "shop"),), mounts={"/mnt/m": "models"})
    assert uris(f"def main(z):\n    {body}\n", context) == found


def test_an_asset_that_is_ignored_is_left_out() -> None:
    source = "# asset-ignore: s3:///a\nx = ['s3:///a', 's3:///b']\n"
    assert [row.asset for row in analyze(source, Language.PYTHON).assets] == [Asset(AssetKind.S3_OBJECT, "/b")]
