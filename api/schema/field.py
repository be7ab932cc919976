"""Fields whose value a method gives."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import strawberry

Method = TypeVar("Method", bound=Callable[..., Any])


def field(description: str, many: Callable[..., Any] | None = None) -> Callable[[Method], Method]:
    """Makes a method the resolver of a field with this description.

    ``many`` gives the same for a level of rows: it is awaited with all of them and the operation."""
    decorate: Callable[[Method], Method] = strawberry.field(description=description, metadata={"many": many})
    return decorate
