"""The values that an evaluation can give: what is known of an expression before the code runs.

An expression has a bounded set of alternatives, so every evaluation gives ``Values``, a tuple with one value for each.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from tree_sitter import Node

    from analyzers.functions import Function as Row
    from analyzers.values.frame import Frame, Given
    from analyzers.values.source import Source


@dataclass(slots=True, unsafe_hash=True)
class Piece:
    """A stretch of a text that stands verbatim in a file: ``offset`` and ``length`` in characters of the text,
    ``start`` the byte in the file at ``path``."""

    offset: int
    length: int
    start: int
    path: str = ""


@dataclass(slots=True, unsafe_hash=True)
class Text:
    """A text, its unknown parts as holes (:mod:`analyzers.hole`). ``resource`` is the path of the resource that one of
    these parts comes from; ``defaults`` are the parameters of a run whose defaults are in it; ``turns`` are those of
    loops over known elements that it belongs to, each a loop's iterable and the number of the element."""

    text: str
    pieces: tuple[Piece, ...] = field(default=(), compare=False)
    resource: str = ""
    defaults: tuple[str, ...] = field(default=(), compare=False)
    turns: tuple[tuple[int, int], ...] = ()


@dataclass(slots=True, unsafe_hash=True)
class Constant:
    """A number, a truth value, or None (which is also undefined); ``defaults`` as those of a text."""

    value: int | float | bool | None
    defaults: tuple[str, ...] = field(default=(), compare=False)


@dataclass(slots=True, unsafe_hash=True)
class Unknown:
    """A value that only the run knows; ``name`` is the expression as the code writes it. ``resource`` is the path of
    the resource whose value it is, a part of it or made of it; empty where it is none."""

    name: str
    resource: str = ""


@dataclass(slots=True, unsafe_hash=True)
class Items:
    """A list or tuple. One that is not ``complete`` has further items that are not known."""

    items: tuple[Values, ...]
    complete: bool = True


@dataclass(slots=True)
class Entries:
    """A mapping or object with text keys."""

    entries: Mapping[str, Values]
    complete: bool = True
    resource: str = ""
    """The path of a resource whose value is spread over it."""
    is_tuple: bool = False
    """Whether its values have places too: a tuple whose elements have names."""

    def __hash__(self) -> int:
        return hash((tuple(self.entries), self.complete))


@dataclass(slots=True, unsafe_hash=True)
class Symbol:
    """What another module exports: ``owner`` is the module, or the dotted way to it, and ``name`` what it is called
    there; a module itself has no name."""

    owner: str
    name: str = ""

    def member(self, name: str) -> Symbol:
        return Symbol(f"{self.owner}.{self.name}" if self.name else self.owner, name)


@dataclass(slots=True, unsafe_hash=True)
class Bound:
    """A method of a value that is no class of the file."""

    receiver: Value
    name: str


@dataclass(slots=True, eq=False)
class Instance:
    """The value that a call of a table's function gives: ``type`` is the owner of the rows of its methods."""

    type: str
    row: Row
    given: Given
    receiver: Value | None = None

    @property
    def key(self) -> tuple[str, int]:
        """What two values of one call have in common."""
        return self.given.source.path, self.given.node.id


@dataclass(slots=True, unsafe_hash=True)
class Function:
    """A function of a file of the workspace; ``receiver`` is the object that it is a method of."""

    source: Source
    node: Node
    frame: Frame | None = None
    receiver: Value | None = None


@dataclass(slots=True, eq=False)
class Partial:
    """A function with some of its arguments given."""

    function: Value
    given: Given


@dataclass(slots=True, unsafe_hash=True)
class Class:
    """A class of a file of the workspace."""

    source: Source
    node: Node
    frame: Frame | None = None


@dataclass(slots=True, unsafe_hash=True)
class Self:
    """An object of a class of the workspace; ``given`` are the arguments that it was made with, None where the
    class speaks of any of its objects."""

    of: Class
    given: Given | None = None


@dataclass(slots=True, unsafe_hash=True)
class File:
    """A file of the workspace as a module."""

    source: Source


Value: TypeAlias = (
    Text | Constant | Unknown | Items | Entries | Symbol | Bound | Instance | Function | Partial | Class | Self | File
)
Values: TypeAlias = tuple[Value, ...]


def resource_of(value: Value) -> str:
    """The path of the resource that a value comes from; empty where that is none, or not known."""
    match value:
        case Text(text) if text.startswith(_REFERENCE):
            return text.removeprefix(_REFERENCE)  # a run gives the resource's value in its place
        case Text() | Unknown():
            return value.resource
        case Entries(entries):
            inner = (resource_of(item) for values in entries.values() for item in values)
            return value.resource or next(filter(None, inner), "")
        case Bound(receiver):
            return resource_of(receiver)
    return ""


_REFERENCE = "$res:"


def defaults_of(value: Value) -> tuple[str, ...]:
    """The parameters of a run whose defaults a text or a number has in it."""
    return value.defaults if isinstance(value, Text | Constant) else ()


def as_default(value: Value, names: tuple[str, ...]) -> Value:
    """The value as one that comes from the defaults of parameters of a run."""

    def named(known: Text | Constant) -> Value:
        return replace(known, defaults=tuple(dict.fromkeys((*known.defaults, *names))))

    return _changed(value, named)


def in_turn(value: Value, loop: int, turn: int) -> Value:
    """The value as one of an element that a loop is at."""

    def placed(known: Text | Constant) -> Value:
        return replace(known, turns=(*known.turns, (loop, turn))) if isinstance(known, Text) and known.text else known

    return _changed(value, placed)


def of_any_turn(value: Value) -> Value:
    """The value without the turns of loops that it belongs to."""
    return replace(value, turns=()) if isinstance(value, Text) and value.turns else value


def turns_of(value: Value) -> tuple[tuple[int, int], ...]:
    """The turns of loops that a text belongs to."""
    return value.turns if isinstance(value, Text) else ()


def meet(one: Value, other: Value) -> bool:
    """Whether two values can be had together: not those of two turns of one loop."""
    return is_in_turns(other, dict(turns_of(one)))


def is_in_turns(value: Value, turns: Mapping[int, int]) -> bool:
    """Whether a value can be had while loops are at these turns."""
    return all(turns.get(loop, turn) == turn for loop, turn in turns_of(value))


def _changed(value: Value, change: Callable[[Text | Constant], Value]) -> Value:
    """The value with all texts and constants in it changed."""
    match value:
        case Text() | Constant():
            return change(value)
        case Items(items, complete):
            return Items(tuple(tuple(_changed(inner, change) for inner in item) for item in items), complete)
        case Entries(entries, complete, resource, is_tuple):
            rows = {key: tuple(_changed(inner, change) for inner in item) for key, item in entries.items()}
            return Entries(rows, complete, resource, is_tuple)
    return value


def is_unknown(values: Values) -> bool:
    """Whether no alternative says anything."""
    return all(isinstance(value, Unknown) for value in values)
