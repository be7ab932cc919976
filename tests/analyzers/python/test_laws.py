"""What holds of every script."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from analyzers import analyze
from analyzers.context import Context
from analyzers.facts import Analysis, Code
from analyzers.findings import Findings
from analyzers.language import Language
from analyzers.prefilter import may_mention_assets, words
from analyzers.python import analyze_python
from analyzers.text import Text
from tests.analyzers.golden import cases

SCRIPTS = [case.source.read_text() for case in cases("python")]

lines = st.sampled_from(
    [
        "import wmill",
        "import wmill as w",
        "import pandas as pd",
        "import boto3, json",
        "from wmill import load_s3_file as load, S3Object",
        "from f.shared.io import store",
        "import os.path",
        "BASE = 's3:///raw'",
        "key = 'raw/ä' + '€𝄞.csv'",
        "key += '/x'",
        "day = str(1)",
        "wmill.load_s3_file(f'{BASE}/{day}.csv')",
        "wmill.write_s3_file({'s3': key}, b'')",
        "w.get_resource('u/me/pg')",
        "load(S3Object(s3=key, storage='archive'))",
        "pd.read_csv('s3://shop/a.csv')",
        "s3 = boto3.client('s3'); s3.get_object(Bucket='b', Key=key)",
        "db = wmill.datatable('shop')",
        "db.query('SELECT id FROM orders WHERE x = 1')",
        "db.query(f'DELETE FROM {key}_orders')",
        "print('hello', 'https://example.org')",
        "if day:\n    key = 'a/b'",
        "def f(x='s3:///d/e'):\n    return wmill.load_s3_file(x)",
        "f('s3:///f/g')",
        "x = [",
        "open('/mnt/models/a.bin')",
        "'''s3:///doc/string'''",
        "total = sum(range(3))",
    ]
)
scripts = st.one_of(st.sampled_from(SCRIPTS), st.lists(lines, max_size=12).map("\n".join), st.text(max_size=80))


def without_places(analysis: Analysis) -> object:
    return (
        [(row.asset, row.access, sorted(o.text or "" for o in row.occurrences)) for row in analysis.assets],
        sorted((row.code, row.message) for row in analysis.diagnostics),
        analysis.reads,
    )


@given(scripts)
@settings(max_examples=150)
def test_a_span_slices_to_the_text_of_its_occurrence(source: str) -> None:
    data = source.encode("utf-8", "replace")
    rows = data.decode().split("\n")
    for asset in analyze(source, Language.PYTHON).assets:
        for occurrence in asset.occurrences:
            span = occurrence.span
            assert span is not None
            assert data[span.start_byte : span.end_byte].decode() == occurrence.text
            before = rows[span.start_line - 1].encode("utf-16-le")[: 2 * (span.start_column - 1)].decode("utf-16-le")
            assert len("\n".join([*rows[: span.start_line - 1], before]).encode()) == span.start_byte


@given(scripts)
@settings(max_examples=100)
def test_analysing_twice_gives_the_same(source: str) -> None:
    assert analyze(source, Language.PYTHON) == analyze(source, Language.PYTHON)


@given(st.sampled_from(SCRIPTS))
@settings(max_examples=100)
def test_comments_change_nothing(source: str) -> None:
    commented = f"x_ = 0  # s3:///comment/a\n{source}\n# wmill.load_s3_file('s3:///comment/b')\n"
    plain = f"x_ = 0\n{source}\n"
    assert without_places(analyze(commented, Language.PYTHON)) == without_places(analyze(plain, Language.PYTHON))


@given(scripts)
@settings(max_examples=200)
def test_a_script_that_is_not_parsed_had_nothing_to_say(source: str) -> None:
    text, context = Text(source), Context()
    if not may_mention_assets(text, Language.PYTHON, context):
        found = Findings(text, context)
        analyze_python(text, Language.PYTHON, context, found)
        analysis = found.analysis()
        assert not analysis.assets
        assert {row.code for row in analysis.diagnostics} <= {Code.SYNTAX_ERROR.name}
        assert not analysis.reads


def test_the_words_come_from_the_tables() -> None:
    assert {b"wmill", b"boto3", b"pandas", b"modin", b"://"} <= set(words(Language.PYTHON))
    assert b"builtins" not in words(Language.PYTHON)
