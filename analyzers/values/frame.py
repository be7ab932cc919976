"""The arguments of a call, and what is known within a function that was called with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analyzers.values.value import Entries, Items, Unknown, Values

if TYPE_CHECKING:
    from tree_sitter import Node

    from analyzers.values.source import Source
    from analyzers.values.value import Function


@dataclass(slots=True, eq=False)
class Operand:
    """An argument at the place where it is written; evaluated when it is asked for."""

    source: Source
    node: Node
    frame: Frame | None = None
    known: Values | None = None

    @property
    def values(self) -> Values:
        return self.source.evaluate(self.node, self.frame) if self.known is None else self.known

    def part(self, path: tuple[str, ...]) -> Operand | None:
        """What stands under a way of keys (``*``: every element); None where nothing does."""
        values = self.values
        for key in path:
            values = tuple(part for value in values for part in _part(value, key))
        return Operand(self.source, self.node, self.frame, values) if values else None


def _part(value: object, key: str) -> Values:
    match value:
        case Items(items) if key == "*":
            return tuple(inner for item in items for inner in item)
        case Entries(entries, complete):
            return entries.get(key, () if complete else (Unknown(key),))
        case Unknown():
            return (value,)
    return ()


@dataclass(slots=True, eq=False)
class Given:
    """The arguments of the call at ``node``. ``is_open`` where more may be given than is known; ``rest`` are the values
    that were spread over them and are not known as a whole."""

    source: Source
    node: Node
    positional: tuple[Operand, ...] = ()
    keywords: Mapping[str, Operand] = field(default_factory=dict)
    is_open: bool = False
    tagged: bool = False
    rest: Values = ()

    def completed(self, first: Given) -> Given:
        """These arguments after those that were given before."""
        return Given(
            self.source,
            self.node,
            (*first.positional, *self.positional),
            {**first.keywords, **self.keywords},
            self.is_open or first.is_open,
            self.tagged,
            (*first.rest, *self.rest),
        )

    def get(self, position: int | None, keyword: str | None) -> Operand | None:
        """The argument at a position or under a keyword, which may be a way into mappings (``Params.Key``)."""
        if position is not None and position < len(self.positional):
            operand, path = self.positional[position], keyword.split(".")[1:] if keyword else []
        elif keyword is not None:
            first, *path = keyword.split(".")
            found = self.keywords.get(first)
            if found is None:
                return None
            operand = found
        else:
            return None
        return operand.part(tuple(path)) if path else operand


@dataclass(slots=True, eq=False)
class Frame:
    """A function in one call: ``given`` is None where the text does not show the call. ``outer`` is the frame of the
    function around it, ``caller`` that of the call."""

    function: Function
    given: Given | None
    outer: Frame | None = None
    caller: Frame | None = None

    def of(self, function: Node) -> Frame | None:
        """The innermost frame, from this one outwards, of a function."""
        frame: Frame | None = self
        while frame is not None and frame.function.node.id != function.id:
            frame = frame.outer
        return frame

    def calls(self, function: Node) -> bool:
        """Whether the function is already under way."""
        frame: Frame | None = self
        while frame is not None:
            if frame.function.node.id == function.id:
                return True
            frame = frame.caller
        return False
