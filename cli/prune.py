"""``headrace prune``: parsing the age and formatting the result."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest import PrunedJobs

_UNITS = {"d": 86_400_000, "h": 3_600_000, "m": 60_000}
_AGE = re.compile(r"(\d{1,9})([dhm])")


def milliseconds(age: str) -> int:
    """Parses an age such as ``90d``, ``12h`` or ``30m``. Raises ValueError."""
    match = _AGE.fullmatch(age)
    if match is None or not int(match[1]):
        raise ValueError(f"{age[:100]!r} is not an age: write a number and d, h or m, such as 90d")
    return int(match[1]) * _UNITS[match[2]]


def lines_of(pruned: Sequence[PrunedJobs], age: str, *, dry_run: bool) -> list[str]:
    """The result as lines of text."""
    verb = "to delete" if dry_run else "deleted"
    lines = [f"{row.workspace}: jobs older than {age} {verb}: {row.jobs:,}" for row in pruned if row.jobs]
    return lines or [f"no job is older than {age}"]
