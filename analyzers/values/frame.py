"""The arguments of a call, and what is known within a function that was called with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analyzers.values.value import Entries, Items, Text, Unknown, Values

if TYPE_CHECKING:
    from tree_sitter import Node

    from analyzers.values.source import Source
    from analyzers.values.value import Function

_FEW = 4  # calls of a function that are not worth being compared


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

    @property
    def is_shown(self) -> bool:
        """Whether the text shows what the call begins with."""
        frame = self
        while frame.caller is not None:
            frame = frame.caller
        return frame.given is not None


def distinct(frames: Sequence[Frame]) -> Sequence[Frame]:
    """Calls that give a function the same arguments are one call."""
    if len(frames) <= _FEW:
        return frames
    known: dict[object, Frame] = {}
    for frame in frames:
        known.setdefault(_arguments(frame), frame)
    return tuple(known.values())


def chosen(frames: Sequence[Frame], most: int) -> tuple[Frame, ...]:
    """At most so many calls, but one from each place."""
    if len(frames) <= most:
        return tuple(frames)
    first: dict[int | None, Frame] = {}
    others: list[Frame] = []
    for frame in frames:
        if first.setdefault(frame.given.node.id if frame.given else None, frame) is not frame:
            others.append(frame)
    return (*first.values(), *others[: max(0, most - len(first))])


def _arguments(frame: Frame) -> object:
    given = frame.given
    if given is None:
        return frame.function, frame.outer
    positional = tuple(_places(operand.values) for operand in given.positional)
    keywords = frozenset((name, _places(operand.values)) for name, operand in given.keywords.items())
    return frame.function, frame.outer, positional, keywords, given.is_open, given.tagged, _places(given.rest)


def _places(values: Values) -> tuple[object, ...]:
    """Values with the places that they were written at."""
    return tuple(
        (value, value.pieces) if isinstance(value, Text) else id(value) if isinstance(value, Items | Entries) else value
        for value in values
    )
