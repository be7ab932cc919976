"""Every golden case, one test each."""

from __future__ import annotations

import pytest

from analyzers import analyze
from tests.analyzers.golden import Case, actual, cases, expected

CASES = [
    pytest.param(case, id=f"{folder}/{case.source.name}")
    for folder in ("python", "typescript", "sql", "other")
    for case in cases(folder)
]


@pytest.mark.parametrize("case", CASES)
def test_case(case: Case) -> None:
    analysis = analyze(case.source.read_text(), case.language, case.context)
    assert actual(case, analysis) == expected(case)
