"""Defaults of the parameters of a run that are a part of what an asset is called."""

from __future__ import annotations

import pytest

from analyzers import analyze
from analyzers.context import Context
from analyzers.language import Language

PYTHON = """import wmill, duckdb
def named(name="x"):
    return f"s3:///{name}.csv"
def main(region: str = "eu", mode="a", note="b", source="s3:///c.csv", empty=""):
    wmill.load_s3_file(f"s3:///in/{region}/1.json")
    wmill.load_s3_file(f"s3:///in/{region}/2.json")
    wmill.load_s3_file(named())
    wmill.load_s3_file(f"s3:///in/{empty}.json")
    duckdb.sql(f"SELECT {mode}")
    open(f"{note}.txt")
    print(source, note)
"""

TYPESCRIPT = """import * as wmill from "windmill-client";
export async function main(region = "eu", note = "a") {
  await wmill.loadS3File(`s3:///in/${region}.json`);
  console.log(note);
}
"""


def told(source: str, language: Language, context: Context) -> list[str]:
    rows = analyze(source, language, context).diagnostics
    spans = [row.span for row in rows if row.code == "DEFAULT_VALUE"]
    return [source[span.start_byte : span.end_byte] for span in spans if span]


@pytest.mark.parametrize(
    ("source", "language", "parameter"),
    [(PYTHON, Language.PYTHON, 'region: str = "eu"'), (TYPESCRIPT, Language.TYPESCRIPT, 'region = "eu"')],
)
def test_a_default_is_told_of_once_where_it_is_declared(source: str, language: Language, parameter: str) -> None:
    """Of one that is a part of no asset nothing is said, nor of an argument that is known to be given."""
    assert told(source, language, Context()) == [parameter]
    assert told(source, language, Context(arguments={"region": "us"})) == []
