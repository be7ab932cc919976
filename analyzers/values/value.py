"""The values that an evaluation can give: what is known of an expression before the code runs.

An expression has a bounded set of alternatives, so every evaluation gives ``Values``, a tuple with one value for each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import product
from math import prod
from typing import TYPE_CHECKING, TypeAlias

from analyzers.hole import has_hole

if TYPE_CHECKING:
    from tree_sitter import Node

    from analyzers.functions import Function as Row
    from analyzers.values.frame import Frame, Given
    from analyzers.values.source import Source


Turns: TypeAlias = tuple[tuple[int, int], ...]
"""What a value belongs to: for a loop over known elements, or a choice between known values, which of them it is. A
loop or choice is known by a number. Values of different turns of one are never had together."""


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
    these parts comes from, or ``$name`` where that is an argument of the run; ``defaults`` are the parameters of a run
    whose defaults are in it. One that ``is_statement`` is what a tagged template gave."""

    text: str
    pieces: tuple[Piece, ...] = field(default=(), compare=False)
    resource: str = ""
    defaults: tuple[str, ...] = field(default=(), compare=False)
    turns: Turns = ()
    is_statement: bool = field(default=False, compare=False)


@dataclass(slots=True, unsafe_hash=True)
class Constant:
    """A number, a truth value, or None (which is also undefined); ``defaults`` as those of a text."""

    value: int | float | bool | None
    defaults: tuple[str, ...] = field(default=(), compare=False)
    turns: Turns = ()


@dataclass(slots=True, unsafe_hash=True)
class Unknown:
    """A value that only the run knows; ``name`` is the expression as the code writes it. ``resource`` is the path of
    the resource whose value it is, a part of it or made of it, or ``$name`` of such an argument of the run; empty where
    it is neither."""

    name: str
    resource: str = ""
    turns: Turns = ()


@dataclass(slots=True, unsafe_hash=True)
class Items:
    """A list or tuple. One that is not ``complete`` has further items that are not known; of one that is not
    ``ordered`` only the run knows which of the items it has, and where."""

    items: tuple[Values, ...]
    complete: bool = True
    ordered: bool = True


@dataclass(slots=True)
class Entries:
    """A mapping or object with text keys."""

    entries: Mapping[str, Values]
    complete: bool = True
    resource: str = ""
    """The path of a resource whose value is spread over it."""
    is_tuple: bool = False
    """Whether its values have places too: a tuple whose elements have names."""
    turns: Turns = ()

    def __hash__(self) -> int:
        return hash((tuple(self.entries), self.complete, self.turns))


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
    turns: Turns = ()


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
    turns: Turns = ()


@dataclass(slots=True, unsafe_hash=True)
class Self:
    """An object of a class of the workspace; ``given`` are the arguments that it was made with, None where the
    class speaks of any of its objects. ``changes`` are the members that it was given since."""

    of: Class
    given: Given | None = None
    turns: Turns = ()
    changes: tuple[tuple[str, Values], ...] = ()


@dataclass(slots=True, unsafe_hash=True)
class File:
    """A file of the workspace as a module."""

    source: Source


Value: TypeAlias = (
    Text | Constant | Unknown | Items | Entries | Symbol | Bound | Instance | Function | Partial | Class | Self | File
)
Values: TypeAlias = tuple[Value, ...]


def resource_of(value: Value) -> str:
    """The path of the resource that a value comes from, or ``$name`` of the argument of the run; empty where it comes
    from neither, or that is not known."""
    match value:
        case Text(text) if text.startswith(_REFERENCE):
            return text.removeprefix(_REFERENCE)  # a run gives the resource's value in its place
        case Text() | Unknown():
            return value.resource
        case Entries(entries):
            inner = (resource_of(item) for values in entries.values() for item in values)
            return first_resource((value.resource, *inner))
        case Bound(receiver):
            return resource_of(receiver)
    return ""


def first_resource(paths: Iterable[str]) -> str:
    """The first path of a resource; where there is none, the first argument of the run; empty without either."""
    argument = ""
    for path in paths:
        if path and not is_argument(path):
            return path
        argument = argument or path
    return argument


def is_argument(resource: str) -> bool:
    """Whether it is an argument of the run that is meant."""
    return resource.startswith("$")


_REFERENCE = "$res:"


def defaults_of(value: Value) -> tuple[str, ...]:
    """The parameters of a run whose defaults a text or a number has in it."""
    return value.defaults if isinstance(value, Text | Constant) else ()


def as_default(value: Value, names: tuple[str, ...]) -> Value:
    """The value as one that comes from the defaults of parameters of a run."""

    def named(known: _Placed) -> Value:
        if not isinstance(known, Text | Constant):
            return known
        return replace(known, defaults=tuple(dict.fromkeys((*known.defaults, *names))))

    return _changed(value, named)


def in_turns(values: Values, loop: int) -> Values:
    """Values of which a loop or choice has one at a time; those that are told apart already stay as they are."""
    if len(values) < 2 or _are_apart(values):
        return values
    return tuple(with_turns(value, ((loop, turn),)) for turn, value in enumerate(values))


def _are_apart(values: Values) -> bool:
    rows = [dict(turns_of(value)) for value in values]
    return any(len({row.get(loop, -1) for row in rows} - {-1}) == len(values) for loop in rows[0])


def with_turns(value: Value, turns: Turns) -> Value:
    """The value, and all that is in it, as one that belongs to these turns too."""

    def placed(known: _Placed) -> Value:
        is_empty = isinstance(known, Text) and not known.text
        return known if is_empty else replace(known, turns=tuple(dict.fromkeys((*known.turns, *turns))))

    return _changed(value, placed) if turns else value


def taken_apart(value: Value, loops: frozenset[int], limit: int) -> Values:
    """A value of each turn of some loops, without these turns; the value itself where there are too many."""
    turns: dict[int, set[int]] = {}
    for loop, turn in _turns_within(value):
        if loop in loops:
            turns.setdefault(loop, set()).add(turn)
    if prod(map(len, turns.values())) > limit:
        return (value,)

    def freed(known: _Placed) -> Value:
        return replace(known, turns=tuple(row for row in known.turns if row[0] not in turns))

    rows = product(*([(loop, turn) for turn in sorted(row)] for loop, row in turns.items()))
    return tuple(_changed(part, freed) for row in rows for part in _at_turns((value,), dict(row)))


def _turns_within(value: Value) -> Turns:
    match value:
        case Items(items):
            inner = (one for item in items for one in item)
        case Entries(entries):
            inner = (one for item in entries.values() for one in item)
        case _:
            return turns_of(value)
    return (*turns_of(value), *(turn for one in inner for turn in _turns_within(one)))


def of_any_turn(value: Value) -> Value:
    """The value without the turns that it belongs to."""
    return replace(value, turns=()) if isinstance(value, _PLACED) and value.turns else value


def turns_of(value: Value) -> Turns:
    """The turns that a value belongs to."""
    return value.turns if isinstance(value, _PLACED) else ()


def meet(one: Value, other: Value) -> bool:
    """Whether two values can be had together: not those of two turns of one loop."""
    return is_in_turns(other, dict(turns_of(one)))


def is_in_turns(value: Value, turns: Mapping[int, int]) -> bool:
    """Whether a value can be had while loops are at these turns."""
    return all(turns.get(loop, turn) == turn for loop, turn in turns_of(value))


def truth_of(value: Value) -> bool | None:
    """Whether a value counts as true; None where only the run knows, or a run may give another."""
    match value:
        case Constant(known, ()):
            return bool(known)
        case Text(text, defaults=()) if not has_hole(text):
            return bool(text)
    return None


def met_with(key: Value, values: Values) -> Values:
    """What there is of some values together with another one."""
    turns = dict(turns_of(key))
    return _at_turns(values, turns) if turns else values


def _at_turns(values: Values, turns: Mapping[int, int]) -> Values:
    found: list[Value] = []
    for value in values:
        if not is_in_turns(value, turns):
            continue
        match value:
            case Items(items, complete):
                found.append(Items(tuple(_at_turns(item, turns) for item in items), complete))
            case Entries(entries):
                found.append(replace(value, entries={key: _at_turns(item, turns) for key, item in entries.items()}))
            case _:
                found.append(value)
    return tuple(found)


def is_none(value: Value) -> bool:
    """Whether a value is None or undefined, in whatever turn."""
    return isinstance(value, Constant) and value.value is None


_Placed: TypeAlias = Text | Constant | Unknown | Entries | Function | Class | Self
_PLACED = (Text, Constant, Unknown, Entries, Function, Class, Self)


def _changed(value: Value, change: Callable[[_Placed], Value]) -> Value:
    """The value, and all values in it, changed."""
    match value:
        case Items(items, complete):
            return Items(tuple(tuple(_changed(inner, change) for inner in item) for item in items), complete)
        case Entries(entries):
            rows = {key: tuple(_changed(inner, change) for inner in item) for key, item in entries.items()}
            return change(replace(value, entries=rows))
        case Text() | Constant() | Unknown() | Function() | Class() | Self():
            return change(value)
    return value


def is_open(index: Value) -> bool:
    """Whether an index or key can be any: only the run knows it, or a part of it."""
    match index:
        case Text(text):
            return has_hole(text)
        case Unknown() | Symbol() | Bound() | Instance():
            return True
    return False


def is_unknown(values: Values) -> bool:
    """Whether no alternative says anything."""
    return all(isinstance(value, Unknown) for value in values)
