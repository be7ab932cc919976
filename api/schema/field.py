"""Helpers that define the fields of schema types."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import strawberry

Method = TypeVar("Method", bound=Callable[..., Any])


def field(description: str, many: Callable[..., Any] | None = None) -> Callable[[Method], Method]:
    """Decorates a method as the resolver of a field with this description.

    ``many`` resolves the field for many objects at once: it is awaited with all of them and the operation."""
    decorate: Callable[[Method], Method] = strawberry.field(description=description, metadata={"many": many})
    return decorate


def computed(description: str, read: Callable[[Any], Any]) -> Any:
    """A field without arguments that ``read`` computes from the object whenever it is requested."""
    made: Any = strawberry.field(description=description, default=property(read))
    made.init = made.repr = made.compare = False
    return made


def column(description: str, name: str) -> Any:
    """A field whose value is in the object's row under this name."""
    return computed(description, lambda node: node.row[name])
