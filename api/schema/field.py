"""Fields whose value a method gives, and those that are read of an object when they are asked for."""

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


def told(description: str, read: Callable[[Any], Any]) -> Any:
    """A field, and a property of its object, that a function reads of the object each time that it is asked for."""
    made: Any = strawberry.field(description=description, default=property(read))
    made.init = made.repr = made.compare = False
    return made


def column(description: str, name: str) -> Any:
    """A field that the row of its object has under this name."""
    return told(description, lambda node: node.row[name])
