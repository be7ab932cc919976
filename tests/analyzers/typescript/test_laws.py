"""Laws of the analysis that no script may break."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzers import analyze
from analyzers.facts import Analysis, Span
from analyzers.language import Language
from tests.analyzers.golden import Case, cases

CASES = [case for case in cases("typescript") if "database" not in case.facts.get("context", {})]


def facts(analysis: Analysis) -> object:
    """What an analysis says, without places."""
    return [(row.asset, row.access, sorted(row.columns.items())) for row in analysis.assets]


def enclosed(source: str, span: Span) -> str:
    """What a span encloses, by its lines and UTF-16 columns."""
    lines = source.split("\n")[span.start_line - 1 : span.end_line]
    units = [line.encode("utf-16-le") for line in lines]
    units[-1] = units[-1][: 2 * (span.end_column - 1)]
    units[0] = units[0][2 * (span.start_column - 1) :]
    return "\n".join(unit.decode("utf-16-le") for unit in units)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.source.name)
def test_spans_enclose_the_text_that_they_are_said_of(case: Case) -> None:
    source = case.source.read_text()
    for row in analyze(source, case.language, case.context).assets:
        for place in row.occurrences:
            if place.span is not None and not place.path:
                data = source.encode()[place.span.start_byte : place.span.end_byte]
                assert data.decode() == place.text
                assert enclosed(source, place.span) == place.text


@settings(max_examples=60)
@given(case=st.sampled_from(CASES), comment=st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"])))
def test_a_comment_at_the_end_changes_nothing(case: Case, comment: str) -> None:
    source = case.source.read_text()
    if "syntax-unclosed" in case.source.name:
        return
    before = analyze(source, case.language, case.context)
    after = analyze(f"{source}\n// {comment}\n", case.language, case.context)
    assert facts(after) == facts(before)


@settings(max_examples=60)
@given(case=st.sampled_from(CASES))
def test_analysing_twice_gives_the_same(case: Case) -> None:
    source = case.source.read_text()
    assert analyze(source, case.language, case.context) == analyze(source, case.language, case.context)


@settings(max_examples=150)
@given(case=st.sampled_from(CASES), data=st.data())
def test_no_cut_or_damaged_script_raises(case: Case, data: st.DataObject) -> None:
    source = case.source.read_text()
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, len(source)))
    junk = data.draw(st.text("`${}()[]<>\"';:=>\\\0\ud800 \n", max_size=12))
    analyze(source[:start] + junk + source[end:], Language.TYPESCRIPT, case.context)
