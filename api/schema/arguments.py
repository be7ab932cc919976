"""Arguments that many fields share."""

from __future__ import annotations

from typing import Annotated

import strawberry

from api.errors import BadInput

First = Annotated[
    int | None, strawberry.argument(description="Maximum number of rows, 1 to 200; null means the default.")
]
After = Annotated[str | None, strawberry.argument(description="Cursor after which the page starts.")]
Few = Annotated[
    int | None, strawberry.argument(description="Maximum number of elements, 0 to 1000; null means the default.")
]

MOST = 1_000  # longest list that is not a connection


def few(first: int | None, default: int) -> int:
    """The number of requested rows of a list that is not a connection. Raises BadInput if it is out of range."""
    if first is None:
        return default
    if not 0 <= first <= MOST:
        raise BadInput("first", f"{first} is not between 0 and {MOST}")
    return first
