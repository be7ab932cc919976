"""Header lines: what they change in the context, and how malformed ones are said."""

from __future__ import annotations

import pytest

from analyzers import analyze
from analyzers.asset import parse
from analyzers.context import Context
from analyzers.findings import Findings
from analyzers.header import read_header
from analyzers.language import COMMENT_PREFIXES, Language
from analyzers.text import Text


def read(source: str, language: Language = Language.BASH, context: Context | None = None) -> tuple[Context, Findings]:
    text, given = Text(source), context or Context()
    found = Findings(text, given)
    return read_header(text, language, given, found), found


@pytest.mark.parametrize(
    ("language", "prefix"), [(language, prefix) for language in Language for prefix in COMMENT_PREFIXES[language]]
)
def test_every_language_reads_its_own_comments(language: Language, prefix: str) -> None:
    _, found = read(f"{prefix} asset: write s3:///out.csv\n{prefix}asset: read s3:///in.csv\n", language)
    assert [(row.asset.uri, row.access.name) for row in found.analysis().assets] == [
        ("s3:///in.csv", "READ"),
        ("s3:///out.csv", "WRITE"),
    ]


def test_a_header_sets_the_default_database_and_the_mounts() -> None:
    context, _ = read("# database f/shop/pg\n# volume: data /mnt/data\n", context=Context(mounts={"/mnt/old": "old"}))
    assert context.database == parse("res://f/shop/pg")
    assert context.mounts == {"/mnt/old": "old", "/mnt/data": "data"}


def test_the_first_database_counts() -> None:
    context, _ = read("# database datatable://main\n# database ducklake://lake\n")
    assert context.database == parse("datatable://main")


def test_without_a_line_the_context_stays() -> None:
    given = Context(database=parse("datatable://main"))
    assert read("echo 1\n# database f/shop/pg\n", context=given)[0].database == given.database


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("volume: models", "the volume's name and its mount"),
        ("volume: a b c", "the volume's name and its mount"),
        ("volume: / /mnt", "name of the volume is empty"),
        ("database shop", "no resource path"),
        ("database s3:///a.csv", "no database"),
        ("database datatable://main now", "nothing after it"),
        ("materialize", "name the target"),
        ("materialize manual", "name the target"),
        ("materialize orders", "does not start with"),
        ("materialize ducklake://main/orders often", "'often' is no option"),
        ("materialize dbt://main/a/b", "manual"),
        ("column <- s3:///a.csv.b", "name the column"),
        ("column total <- nothing", "a dot and a column"),
        ("column total <- orders.amount", "does not start with"),
        ("asset: append s3:///a.csv", "asset: read"),
        ("asset: read", "a URI"),
        ("asset: read s3://bucket", "has no key"),
        ("asset-ignore:", "does not start with"),
    ],
)
def test_a_malformed_line_is_said_with_its_place(line: str, says: str) -> None:
    _, found = read(f"# first line\n# {line}\n")
    (problem,) = found.analysis().diagnostics
    assert problem.code == "INVALID_ANNOTATION"
    assert says in problem.message
    assert problem.span is not None
    assert problem.span.start_line == 2


@pytest.mark.parametrize(
    "line",
    ["database of the customers", "materialize the view at night", "column names are lower case", "assets of the shop"],
)
def test_prose_is_no_annotation(line: str) -> None:
    _, found = read(f"# {line}\n")
    assert found.analysis().assets == ()
    assert found.analysis().diagnostics == ()


def test_columns_need_a_target() -> None:
    _, found = read("# column total <- s3:///orders.csv.amount\n")
    assert found.analysis().assets == ()


def test_ignored_in_any_language() -> None:
    source = '// asset-ignore: s3:///example.csv\nconst a = "s3:///example.csv", b = "s3:///real.csv";\n'
    assert [row.asset.uri for row in analyze(source, Language.TYPESCRIPT).assets] == ["s3:///real.csv"]
