"""Arguments that many fields have, described once."""

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

MOST = 1_000  # no list that is no connection is longer


def few(first: int | None, default: int) -> int:
    """How many rows of a list that is no connection are asked for. Raises BadInput out of bounds."""
    if first is None:
        return default
    if not 0 <= first <= MOST:
        raise BadInput("first", f"{first} is not between 0 and {MOST}")
    return first
