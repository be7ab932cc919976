"""Literals of languages without an analyzer, beyond the golden cases."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzers import analyze
from analyzers.language import Language
from analyzers.literals.syntax import QUOTED, SHELLS

LANGUAGES = sorted({*QUOTED, *SHELLS} - {Language.ANSIBLE, Language.DBT})  # the two have analyzers of their own


def uris(source: str, language: Language) -> list[str]:
    return [row.asset.uri for row in analyze(source, language).assets]


@settings(max_examples=300)
@given(
    language=st.sampled_from(LANGUAGES),
    source=st.text("s3:/ab\"'`$#@{}()[]<>\\%+.\n -=*r&E", max_size=80),
)
def test_spans_enclose_what_they_are_said_of(language: Language, source: str) -> None:
    for row in analyze(source, language).assets:
        for place in row.occurrences:
            assert place.span is not None
            assert source.encode()[place.span.start_byte : place.span.end_byte].decode() == place.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_quoted_uri_is_found_and_a_commented_one_is_not(language: Language) -> None:
    comment = "//" if language in QUOTED and "//" in QUOTED[language].comments else "#"
    assert uris(f'x "s3:///raw/a.csv" y\n{comment} "s3:///raw/b.csv"\n', language) == ["s3:///raw/a.csv"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("piece", ['"', "'", "`", "/*", "<#", "$(", "${", "<<A\n", "\\", '"s3:///a" + ', 'r#"', '"""'])
def test_no_repetition_holds_the_analysis(language: Language, piece: str) -> None:
    analyze(piece * 5_000 + " s3:///a.csv", language)


@pytest.mark.parametrize(
    ("source", "language", "expected"),
    [
        ('x = "s3:///a.csv', Language.GO, []),
        ('x = "s3:///a\\tb.csv"', Language.GO, []),
        ('x := "s3:///" + f(1, 2) + "/a.csv"', Language.GO, ["s3:///{_}/a.csv"]),
        ('x := "s3:///a" + "/b.csv"', Language.GO, ["s3:///a/b.csv"]),
        ('x := "s3:///a/" + (b)', Language.GO, ["s3:///a/{_}"]),
        ('x := "a" == "s3:///a"', Language.GO, ["s3:///a"]),
        ('var a = @"s3:///a""b";', Language.CSHARP, ['s3:///a"b']),
        ("$a = 's3:///a' . PHP_EOL", Language.PHP, ["s3:///a{PHP_EOL}"]),
        ('aws s3 cp s3:///a\\ b.csv "x"', Language.BASH, []),
        ("cat <<EOF\nno end 's3:///a.csv'\n", Language.BASH, ["s3:///a.csv"]),
        ("x=$(load 's3:///a.csv')", Language.BASH, []),
        ("echo s3:// s3://bucket res:// $res:u/me/pg", Language.BASH, ["s3:///"][:0]),
    ],
)
def test_values(source: str, language: Language, expected: list[str]) -> None:
    assert uris(source, language) == expected


def test_the_language_is_said_to_be_unsupported() -> None:
    assert [row.code for row in analyze("puts 1", Language.RUBY).diagnostics] == ["UNSUPPORTED_LANGUAGE"]
