from __future__ import annotations

import pytest

from ingest.agreement import Agreement, agreement


@pytest.mark.parametrize(
    ("declared", "observed", "facts", "expected"),
    [
        ("READ", None, "", Agreement.NOT_RUN),
        ("READ", "READ", "", Agreement.NOT_RUN),  # runs of an earlier version
        ("READ", None, "ran", Agreement.DECLARED_ONLY),
        ("READ", "READ", "ran trackedTouch trackedRead", Agreement.CONFIRMED),
        ("READ", "WRITE", "ran trackedTouch trackedWrite", Agreement.DIVERGENT),
        ("READ", "READ_WRITE", "ran trackedTouch trackedRead trackedWrite", Agreement.DIVERGENT),
        ("UNKNOWN", "WRITE", "ran trackedTouch trackedWrite", Agreement.CONFIRMED),
        ("WRITE", "UNKNOWN", "ran trackedTouch", Agreement.CONFIRMED),
        (None, "READ", "", Agreement.OBSERVED_ONLY),
        (None, "READ", "ran trackedTouch trackedRead", Agreement.OBSERVED_ONLY),
        (None, None, "", Agreement.NOT_RUN),  # an argument alone
        (None, None, "ran", Agreement.DECLARED_ONLY),
    ],
)
def test_agreement(declared: str | None, observed: str | None, facts: str, expected: Agreement) -> None:
    usage = {"declaredAccess": declared, "observedAccess": observed, **dict.fromkeys(facts.split(), True)}
    assert agreement(usage) is expected
