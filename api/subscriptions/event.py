"""What subscribers are sent."""

from __future__ import annotations

from typing import NamedTuple


class Event(NamedTuple):
    """What a subscriber is sent: the encoded response, and the cursor to come back with where there is one."""

    payload: str
    cursor: str | None = None
