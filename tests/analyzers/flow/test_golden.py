"""Every golden flow, one test each."""

from __future__ import annotations

import pytest

from tests.analyzers.flow.golden import Case, actual, cases

KEYS = ("steps", "edges", "diagnostics")


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in cases()])
def test_case(case: Case) -> None:
    assert actual(case) == {key: case.facts.get(key, []) for key in KEYS}
