"""Fields whose value a method gives."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import strawberry

Method = TypeVar("Method", bound=Callable[..., Any])


def field(description: str) -> Callable[[Method], Method]:
    """Makes a method the resolver of a field with this description."""
    decorate: Callable[[Method], Method] = strawberry.field(description=description)
    return decorate
