"""What binds a name, and on which ways through the code the binding lies."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from tree_sitter import Node


@dataclass(slots=True, eq=False)
class Rest:
    """What is left of a list from an index on, up to another, or of a mapping."""

    start: int = 0
    end: int | None = None


Path: TypeAlias = tuple[int | str | Rest, ...]
"""The way into a value that is taken apart: indices and keys, outermost first."""


@dataclass(slots=True, eq=False)
class Assigned:
    """The value of a node, or the part of it at ``path``; ``default`` is taken where that part is missing."""

    node: Node
    path: Path = ()
    default: Node | None = None


@dataclass(slots=True, eq=False)
class Entered:
    """What a ``with`` gives of a node's value: the value, or what it yields."""

    node: Node
    path: Path = ()


@dataclass(slots=True, eq=False)
class Added:
    """What the name had before, and a further part: ``+=``, ``extend``; an ``item`` where it is appended."""

    node: Node
    item: bool = False


@dataclass(slots=True, eq=False)
class Updated:
    """What the name had before, with another value under a key; a key of None spreads the value over it."""

    key: str | Node | None
    node: Node


@dataclass(slots=True, eq=False)
class Removed:
    """What the name had before, without a key."""

    key: str | Node


@dataclass(slots=True, eq=False)
class Element:
    """Each element of a node's value in turn: the variable of a loop. A mapping gives its keys, or its pairs;
    ``default`` is taken where the part at ``path`` is missing. The parameter of a callback is ``given`` one of them
    where that is followed element by element."""

    node: Node
    path: Path = ()
    is_paired: bool = False
    given: Parameter | None = None
    default: Node | None = None


@dataclass(slots=True, eq=False)
class Parameter:
    """An argument of ``function``; ``path`` where the parameter takes its argument apart, and ``default`` what is
    taken where that part is missing."""

    function: Node
    name: str
    path: Path = ()
    default: Node | None = None


@dataclass(slots=True, eq=False)
class Receiver:
    """The object that a method is called on: ``self``, ``cls``, ``this``."""

    class_: Node


@dataclass(slots=True, eq=False)
class Imported:
    """What a module exports under ``name``; None: the module itself."""

    module: str
    name: str | None


@dataclass(slots=True, eq=False)
class Defined:
    """A function or class that the node defines."""

    node: Node
    is_class: bool = False


@dataclass(slots=True, eq=False)
class Ended:
    """A value that is not followed: a caught error, a deleted name."""


Bound: TypeAlias = (
    Assigned | Entered | Added | Updated | Removed | Element | Parameter | Receiver | Imported | Defined | Ended
)
Change: TypeAlias = Added | Updated | Removed
"""What makes a value of the one before it."""


@dataclass(slots=True, eq=False)
class Binding:
    """A name bound at a place, in a scope; ``function`` is the id of the function that binds it, 0 for none, once that
    was asked for."""

    place: Node
    scope: Node
    to: Bound
    function: int | None = field(default=None, init=False)


@dataclass(slots=True, eq=False)
class Region:
    """A stretch of code that runs or not as a whole: an arm of a branch, the body of a loop, the body of a ``try``.

    ``arms`` are the ids of those arms of the statement that lead on to what follows it, where one arm must run; else
    empty. ``exclusive`` arms never
    follow each other in one pass; ``repeats`` is true of a loop. ``exits`` is true of an arm that ends by leaving,
    ``breaks`` of a loop that may be left at any place in it."""

    node: Node
    statement: int
    arms: tuple[int, ...] = ()
    exclusive: bool = False
    repeats: bool = False
    exits: bool = False
    breaks: bool = False


@dataclass(slots=True, eq=False)
class Formal:
    """A parameter as a function declares it. ``position`` is None where it is given by keyword alone; ``rest`` takes
    all further positional, ``options`` all further keyword arguments."""

    name: str
    position: int | None
    default: Node | None = None
    annotation: str = ""
    rest: bool = False
    options: bool = False
