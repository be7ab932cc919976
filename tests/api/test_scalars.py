"""How scalars are read."""

from __future__ import annotations

import pytest

from api.schema.scalars import read_instant, write_instant


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-01-31T10:00:00Z", "2026-01-31T10:00:00.000Z"),
        ("2026-01-31t10:00:00z", "2026-01-31T10:00:00.000Z"),
        ("2026-01-31 10:00:00.5+02:00", "2026-01-31T08:00:00.500Z"),
        ("2026-01-31T10:00:00.123456789-00:30", "2026-01-31T10:30:00.123Z"),
    ],
)
def test_an_instant_is_read_as_rfc_3339_writes_it(text: str, instant: str) -> None:
    assert write_instant(read_instant(text)) == instant


@pytest.mark.parametrize(
    "text",
    [
        "", "2026-01-31", "2026-01-31T10:00:00", "2026-01-31T10:00:00,5Z", "2026-01-31T10:00Z", "20260131T100000Z",
        "2026-W05-6T10:00:00Z", "2026-02-30T10:00:00Z", "2026-01-31T10:00:00+0200", "2026-01-31x10:00:00Z",
        "2026-01-31T10:00:00.Z", "２026-01-31T10:00:00Z", "2026-01-31T10:00:00Z ", 1, None,
    ],
)  # fmt: skip
def test_nothing_else_is_an_instant(text: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (some messages are those of datetime)
        read_instant(text)
