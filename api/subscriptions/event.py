"""An event of a subscription."""

from __future__ import annotations

from typing import NamedTuple


class Event(NamedTuple):
    """An encoded response, and the cursor to resume after it, if there is one."""

    payload: str
    cursor: str | None = None
